"""Globs fit what they say, in time in proportion to both texts."""

from __future__ import annotations

import time

import pytest

from awesome_lint.text.patterns import ForeignPattern, PatternError, SlowPatternError, fits


@pytest.mark.parametrize(
    ("glob", "path", "expected"),
    [
        ("*.md", "a.md", True),
        ("*.md", "a/b.md", False),
        ("**/*.md", "b.md", True),
        ("**/*.md", "a/c/b.md", True),
        ("a/**", "a/b/c", True),
        ("a/**/c", "a/c", True),
        ("a/**/c", "a/b/b/c", True),
        ("a/**/c", "ab/c", False),
        ("a?c", "abc", True),
        ("a?c", "a/c", False),
        ("./a/b", "a/b", True),
        ("/a/b", "a/b", True),
        ("a[b].md", "a[b].md", True),
        ("a*b*c", "a-b-b-c", True),
        ("a*b*c", "a-b-b-d", False),
        ("a", "ab", False),
        ("", "", True),
    ],
)
def test_a_glob_fits(glob: str, path: str, *, expected: bool) -> None:
    assert fits(glob, path) is expected


@pytest.mark.parametrize("glob", ["**/" * 25 + "x", "**/a/" * 25 + "x", "*a" * 50 + "/x", "**a" * 50 + "x", "?*" * 200])
def test_many_stars_take_little_time(glob: str) -> None:
    started = time.process_time()
    assert not fits(glob, "a/" * 200 + "b")
    assert time.process_time() - started < 2


def test_a_foreign_pattern_is_verified_and_ends() -> None:
    with pytest.raises(PatternError, match=r"missing \) at position 2"):
        ForeignPattern("(a")
    with pytest.raises(PatternError, match="invalid group reference"):
        ForeignPattern("a").verify(r"\1")
    pattern = ForeignPattern("(?P<all>(a|aa)+)$", "the rule `rows`")
    pattern.verify(r"\\g<all>\\2")
    assert [match.span() for match in pattern.finditer("b aa")] == [(2, 4)]
    started = time.process_time()
    for _ in range(3):
        with pytest.raises(SlowPatternError, match="of the rule `rows` takes more than 1 second"):
            pattern.search("a" * 60 + "!")
    assert time.process_time() - started < 3
