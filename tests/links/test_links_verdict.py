"""What responses mean, where that depends on where they come from."""

from __future__ import annotations

import pytest

from awesome_lint.links.answers import Answer, Verdict
from awesome_lint.links.verdict import Response, judge

OK, MOVED, DEAD, BLOCKED, UNVERIFIED = Verdict
ROOT = "the start page"
REDIRECTS: dict[tuple[str, str], Verdict | str] = {
    ("http://example.org/a", "https://example.org/a"): MOVED,
    ("https://example.org/a", "https://example.org/b"): MOVED,
    ("https://example.org/a", "https://other.example/"): MOVED,
    ("https://a.github.io/b", "https://b.example/"): MOVED,
    ("https://example.org/a", "https://example.org/a/"): OK,
    ("https://example.org/a", "https://www.example.org/a"): OK,
    ("https://example.org", "https://example.org/"): OK,
    ("https://example.org/%7Ea", "https://example.org/~a/"): MOVED,
    ("https://example.org/a", "https://example.org/"): ROOT,
    ("https://example.org/a", "https://www.example.org"): ROOT,
    ("http://example.org/a?b", "https://example.org/"): ROOT,
    ("https://example.org/index.html", "https://example.org/"): MOVED,
    ("https://example.org/home", "https://example.org/"): MOVED,
    ("https://example.org/?a=b", "https://example.org/"): MOVED,
    ("https://example.org/a", "https://example.org/?from=a"): MOVED,
    ("https://example.org/a", "https://example.org/login?next=/a"): OK,
    ("https://example.org/a", "https://accounts.example.org/signin"): OK,
    ("https://example.org/a", "https://example.org/a;jsessionid=1F"): OK,
    ("https://example.org/a", "https://example.org/a?sid=1F"): OK,
    ("https://example.org/a", "https://example.org/404"): UNVERIFIED,
    ("https://example.org/a", "https://example.org/en/not-found.html"): UNVERIFIED,
    ("https://example.org/a", "https://example.org/errors"): MOVED,
    ("https://example.org/", "https://www.hugedomains.com/domain_profile.cfm?d=example.org"): UNVERIFIED,
}


@pytest.mark.parametrize(("url", "target"), REDIRECTS)
def test_permanent_redirects(url: str, target: str) -> None:
    answer = judge(url, Response(200, target, is_redirected=True, is_permanent=True))
    assert (ROOT if answer.is_root else answer.verdict) == REDIRECTS[url, target]
    assert answer.target == (target if answer.verdict is MOVED else None)


@pytest.mark.parametrize(("url", "target"), REDIRECTS)
def test_temporary_redirects_move_nothing(url: str, target: str) -> None:
    answer = judge(url, Response(200, target, is_redirected=True))
    expected = REDIRECTS[url, target]
    assert (ROOT if answer.is_root else answer.verdict) == (OK if expected is MOVED else expected)


@pytest.mark.parametrize("status", range(200, 208))
def test_every_success_is_ok(status: int) -> None:
    assert judge("https://example.org/a", Response(status, "https://example.org/a")) == Answer(OK)


def test_only_404_and_410_are_dead() -> None:
    answers = {
        status: judge("https://example.org/a", Response(status, "https://example.org/a")) for status in range(1000)
    }
    assert [status for status, answer in answers.items() if answer.verdict is DEAD] == [404, 410]
    assert [status for status, answer in answers.items() if answer.verdict is BLOCKED] == [401, 403, 429, 451, 999]
