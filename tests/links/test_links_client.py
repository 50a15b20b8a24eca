"""Asking web sites: each thing that a web site may do gets its verdict, and nothing hangs."""

from __future__ import annotations

import resource
import socket
import ssl
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme

from awesome_lint.links.answers import Answer, Verdict
from awesome_lint.links.options import Header, Options
from awesome_lint.links.run import LinkSurvey, ask
from website import Site, app_of, serving

OK, MOVED, DEAD, BLOCKED, UNVERIFIED = Verdict
QUICK: dict[str, Any] = {"allow_loopback": True, "timeout": 0.5, "retry_after": 0.05}


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    with serving(app_of(site), site) as served:
        yield served


def answer_of(url: str, **options: Any) -> Answer:
    survey = ask([url], Options(**{**QUICK, **options}))
    assert survey.is_complete
    return survey.answers[url]


BEHAVIOURS: dict[str, tuple[Verdict, str]] = {
    "status/200": (OK, ""),
    "status/204": (OK, ""),
    "redirect/302/status/200": (OK, ""),
    "redirect/301,302/status/200": (OK, ""),
    "only-get": (OK, ""),
    "wakes-up/500/2": (OK, ""),
    "wakes-up/503/2": (OK, ""),
    "script/404,200": (OK, ""),
    "script/500,500,404,200": (OK, ""),
    "script/404,404": (DEAD, "answers 404 Not Found"),
    "script/404,410": (DEAD, "answers 410 Gone"),
    "script/500,500,404,404": (DEAD, "answers 404 Not Found"),
    "limited/1": (OK, ""),
    "slow/0.2": (OK, ""),
    "slow-body": (OK, ""),
    "endless-body": (OK, ""),
    "large-headers": (OK, ""),
    "body-to-head": (OK, ""),
    "status/404": (DEAD, "answers 404 Not Found"),
    "status/410": (DEAD, "answers 410 Gone"),
    "bomb": (DEAD, "answers 404 Not Found"),
    "redirect/308/status/404": (DEAD, "answers 404 Not Found at `SITE/status/404`"),
    "status/401": (BLOCKED, "answers 401 Unauthorized"),
    "status/403": (BLOCKED, "answers 403 Forbidden"),
    "status/403/challenge": (BLOCKED, "answers with a challenge for browsers"),
    "status/503/challenge": (BLOCKED, "answers with a challenge for browsers"),
    "status/404/challenge": (BLOCKED, "answers with a challenge for browsers"),
    "status/429": (BLOCKED, "answers 429 Too Many Requests"),
    "limited/3600/always": (BLOCKED, "answers 429 Too Many Requests"),
    "status/451": (BLOCKED, "answers 451 Unavailable For Legal Reasons"),
    "status/999": (BLOCKED, "answers 999"),
    "status/400": (UNVERIFIED, "answers 400 Bad Request"),
    "status/405": (UNVERIFIED, "answers 405 Method Not Allowed"),
    "status/500": (UNVERIFIED, "answers 500 Internal Server Error"),
    "status/503": (UNVERIFIED, "answers 503 Service Unavailable"),
    "status/304": (UNVERIFIED, "answers 304 Not Modified"),
    "loop": (UNVERIFIED, "redirects more than 10 times"),
    "slow/30": (UNVERIFIED, "did not answer within 0.5 s"),
    "no-http": (UNVERIFIED, "answers something that is not HTTP"),
    "broken-chunks": (UNVERIFIED, "answers something that is not HTTP"),
    "reset": (UNVERIFIED, "closed the connection without an answer"),
    "away?ftp://example.org/": (UNVERIFIED, "is redirected to `ftp:`, which is not the web"),
    "away?http://10.0.0.1/": (UNVERIFIED, "leads to an address that is not public"),
    "away?http://[": (UNVERIFIED, "is redirected to something that is not a URL"),
}


@pytest.mark.parametrize("path", BEHAVIOURS)
def test_each_behaviour_gets_its_verdict(path: str, site: Site) -> None:
    verdict, reason = BEHAVIOURS[path]
    start = time.monotonic()
    answer = answer_of(site.url(path))
    assert (answer.verdict, answer.reason) == (verdict, reason.replace("SITE", site.url("")[:-1]))
    assert time.monotonic() - start < 8


@pytest.mark.parametrize("path", ["redirect/301/status/200", "redirect/308,301/status/200"])
def test_a_page_has_moved_where_all_redirects_are_permanent(path: str, site: Site) -> None:
    assert answer_of(site.url(path)) == Answer(MOVED, target=site.url("status/200"))


@pytest.mark.parametrize("code", [301, 302])
def test_a_page_that_leads_to_the_start_page_is_said_to(code: int, site: Site) -> None:
    assert answer_of(site.url(f"redirect/{code}/root")) == Answer(MOVED, target=site.url(""), is_root=True)


def test_a_redirect_that_adds_a_slash_is_nothing_to_speak_of(site: Site) -> None:
    assert answer_of(site.url(f"away?{site.url('status/200')}")).verdict is MOVED
    assert answer_of(site.url("slash")) == Answer(OK)


def test_head_comes_first_and_get_where_that_fails(site: Site) -> None:
    answer_of(site.url("status/200"))
    answer_of(site.url("status/404"))
    assert site.asked == ["HEAD /status/200", "HEAD /status/404", "GET /status/404"]


def test_what_may_pass_is_asked_three_times(site: Site) -> None:
    answer_of(site.url("status/500"))
    assert site.asked == ["HEAD /status/500", *["GET /status/500"] * 3]


def test_retry_after_is_honoured(site: Site) -> None:
    start = time.monotonic()
    answer_of(site.url("limited/1"))
    assert time.monotonic() - start >= 1


def test_a_body_is_not_read(site: Site) -> None:
    answer_of(site.url("endless-body"))
    assert site.counts["bytes"] < 8_000_000


def test_a_name_that_does_not_exist_is_dead_when_asked_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up = fake_names(monkeypatch, {"github.com": "140.82.112.3"})
    assert answer_of("http://gone.example/") == Answer(DEAD, "leads to a host that does not exist")
    assert looked_up == ["gone.example", "gone.example", "github.com"]


def test_a_name_is_not_dead_where_no_name_can_be_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    fake_names(monkeypatch, {})
    reason = "was not reached, since no host name could be looked up"
    assert answer_of("http://gone.example/") == Answer(UNVERIFIED, reason)


def test_a_name_that_cannot_be_looked_up_now_is_not_dead(monkeypatch: pytest.MonkeyPatch) -> None:
    fake_names(monkeypatch, {}, error=socket.EAI_AGAIN)
    assert answer_of("http://gone.example/") == Answer(UNVERIFIED, "leads to a host that cannot be looked up")


def fake_names(monkeypatch: pytest.MonkeyPatch, known: dict[str, str], error: int = socket.EAI_NONAME) -> list[str]:
    """Let no names exist but these; return those that are looked up."""
    looked_up: list[str] = []

    def getaddrinfo(host: str, port: int, *_: object, **__: object) -> list[Any]:
        looked_up.append(host)
        if host not in known:
            raise socket.gaierror(error, "no such name")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (known[host], port))]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return looked_up


@pytest.mark.parametrize("url", ["http://", "http://exa mple.org/", "http://[::1", "http://a..b/", "http://x:99999/"])
def test_what_is_no_url_is_not_asked(url: str) -> None:
    assert answer_of(url).verdict is UNVERIFIED


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
    assert answer_of(url) == Answer(UNVERIFIED, "leads to a host that refuses connections")


# TLS


@pytest.fixture
def authority(monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """An authority that is trusted."""
    authority = trustme.CA()
    context = ssl.create_default_context()
    authority.configure_trust(context)
    monkeypatch.setattr("aiohttp.connector._SSL_CONTEXT_VERIFIED", context)
    return authority


def secured(certificate: trustme.LeafCert) -> tuple[Site, ssl.SSLContext]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate.configure_cert(context)
    return Site(scheme="https"), context


def test_a_page_behind_tls(authority: trustme.CA) -> None:
    site, context = secured(authority.issue_cert("127.0.0.1"))
    with serving(app_of(site), site, context):
        assert answer_of(site.url("status/200")) == Answer(OK)
        assert answer_of(site.url("status/404")) == Answer(DEAD, "answers 404 Not Found")


@pytest.mark.usefixtures("authority")
def test_a_certificate_of_an_unknown_authority() -> None:
    site, context = secured(trustme.CA().issue_cert("127.0.0.1"))
    with serving(app_of(site), site, context):
        answer = answer_of(site.url("status/200"))
    assert answer == Answer(UNVERIFIED, "has no valid certificate: unable to get local issuer certificate")


def test_a_certificate_of_another_host(authority: trustme.CA) -> None:
    site, context = secured(authority.issue_cert("other.example"))
    with serving(app_of(site), site, context):
        answer = answer_of(site.url("status/200"))
    reason = "IP address mismatch, certificate is not valid for '127.0.0.1'"
    assert answer == Answer(UNVERIFIED, f"has no valid certificate: {reason}")


def test_tls_where_there_is_none(site: Site) -> None:
    answer = answer_of(site.url("status/200").replace("http:", "https:"))
    assert answer.verdict is UNVERIFIED
    assert answer.reason.startswith("has no valid certificate: ")


# Options


def test_accepted_statuses_are_as_good_as_200(site: Site) -> None:
    accept = {"127.0.0.*": [403, 500]}
    assert answer_of(site.url("status/403"), accept=accept) == Answer(OK, "answers 403 Forbidden, which is accepted")
    assert answer_of(site.url("status/404"), accept=accept).verdict is DEAD
    assert answer_of(site.url("status/500"), accept=accept).verdict is OK
    assert site.counts["/status/500"] == 2


def test_headers_go_to_the_host_that_they_are_for(site: Site) -> None:
    headers = [
        Header("", "Accept-Language", "en"),
        Header("127.0.0.1", "X-Key", "a"),
        Header("other.example", "X-Other", "b"),
    ]
    answer_of(site.url("status/200"), headers=headers)
    sent = site.headers["/status/200"]
    assert sent["Accept-Language"] == "en"
    assert sent["X-Key"] == "a"
    assert "X-Other" not in sent
    assert sent["User-Agent"].startswith("awesome-lint")


def test_a_header_for_a_host_does_not_follow_a_redirect(site: Site) -> None:
    other = Site(host="127.0.0.2")
    with serving(app_of(other), other):
        url = site.url(f"away?{other.url('status/200')}")
        assert answer_of(url, headers=[Header("127.0.0.1", "X-Key", "a")]).target == other.url("status/200")
    assert "X-Key" in site.headers["/away"]
    assert "X-Key" not in other.headers["/status/200"]


# Many at once


def survey_of(urls: list[str], **options: Any) -> tuple[LinkSurvey, float]:
    start = time.monotonic()
    survey = ask(urls, Options(**{**QUICK, **options}))
    return survey, time.monotonic() - start


def test_a_host_is_asked_no_more_at_once_than_it_may(site: Site) -> None:
    survey, _ = survey_of([site.url(f"slow/0.05?{each}") for each in range(20)], per_host=3)
    assert survey.count() == {OK: 20}
    assert site.most_at_once == 3


def test_no_more_is_asked_at_once_than_may_be(site: Site) -> None:
    survey, _ = survey_of([site.url(f"slow/0.05?{each}") for each in range(20)], per_host=100, concurrency=5)
    assert survey.count() == {OK: 20}
    assert site.most_at_once == 5


def test_a_host_is_asked_so_many_times_a_second(site: Site) -> None:
    _, seconds = survey_of([site.url(f"status/200?{each}") for each in range(30)], per_host=8)
    assert seconds >= (30 - 8) / 20


def test_a_slow_host_keeps_nobody_waiting(site: Site) -> None:
    slow = Site(host="127.0.0.2")
    seen: list[float] = []
    with serving(app_of(slow), slow):
        urls = [slow.url(f"slow/30?{each}") for each in range(40)] + [site.url("status/200")]
        start = time.monotonic()
        survey = ask(urls, Options(**{**QUICK, "timeout": 2}), lambda _: seen.append(time.monotonic() - start))
    assert survey.count() == {OK: 1, UNVERIFIED: 40}
    assert seen[0] < 2


def test_a_host_that_answers_nothing_is_given_up() -> None:
    slow = Site(host="127.0.0.2")
    with serving(app_of(slow), slow):
        survey, seconds = survey_of([slow.url(f"slow/30?{each}") for each in range(200)], timeout=0.3)
    assert seconds < 8
    assert survey.count() == {UNVERIFIED: 200}
    assert len(slow.asked) < 40
    reason = "was not requested, because its host failed repeatedly: the last URL there did not answer within 0.3 s"
    assert [each.reason for each in survey.answers.values()].count(reason) > 150


def test_a_host_that_answers_nothing_but_429_is_given_up(site: Site) -> None:
    survey, seconds = survey_of([site.url(f"limited/1/always?{each}") for each in range(200)])
    assert survey.count() == {BLOCKED: 200}
    assert seconds < 20
    assert len(site.asked) < 40


def test_memory_stays_bounded(site: Site, tmp_path: Path) -> None:
    """200 endless bodies, and 100 that unpack to 50 MB."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    urls = [site.url(f"{path}?{each}") for path in ("endless-body", "bomb") for each in range(100)]
    survey, _ = survey_of(urls, per_host=200, timeout=20)
    assert survey.count() == {OK: 100, DEAD: 100}
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


def test_repositories_are_asked_as_web_pages_four_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    fake_names(monkeypatch, {"github.com": "127.0.0.1"})
    site = Site()
    with serving(app_of(site), site):
        urls = [f"http://github.com:{site.port}/slow/0.1?{each}" for each in range(12)]
        survey, _ = survey_of(urls)
    assert survey.count() == {OK: 12}
    assert site.most_at_once == 4


def test_a_name_that_is_missing_for_a_moment_is_not_dead(monkeypatch: pytest.MonkeyPatch) -> None:
    site = Site()
    looked_up: list[str] = []

    def getaddrinfo(host: str, port: int, *_: object, **__: object) -> list[Any]:
        looked_up.append(host)
        if len(looked_up) <= 12:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with serving(app_of(site), site):
        urls = [f"http://name.example:{site.port}/status/200?{each}" for each in range(40)]
        survey, _ = survey_of(urls, retry_after=1.5, per_host=4)
    assert survey.count() == {OK: 40}
