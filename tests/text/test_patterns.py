"""Globs fit what they say, in time in proportion to both texts."""

from __future__ import annotations

import pkgutil
import re
import string
import sys
import time
from collections.abc import Iterable, Iterator
from importlib import import_module
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import awesome_lint
from awesome_lint.text import patterns
from awesome_lint.text.patterns import (
    AnyCase,
    ForeignPattern,
    PatternError,
    Phrases,
    SlowPatternError,
    fits,
    late_pattern,
)


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


def ours(kind: type[Any]) -> list[Any]:
    """All patterns of a kind that stand behind global names of our modules."""
    modules = [each.name for each in pkgutil.walk_packages(awesome_lint.__path__, "awesome_lint.")]
    names = [name for name in modules if "__main__" not in name]
    return [
        *{id(one): one for name in names for one in _within(tuple(vars(import_module(name)).values()), kind)}.values()
    ]


def _within(value: object, kind: type[Any]) -> Iterator[Any]:
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple | dict):
        yield from (
            one for each in (value.values() if isinstance(value, dict) else value) for one in _within(each, kind)
        )


def in_each(parsed: Iterable[tuple[Any, Any]], needs: tuple[str, ...], before: str = "") -> bool:
    """Whether one of some texts stands in each match of a pattern, as far as its parts one by one tell.

    `before` are the letters that stand right before.
    """

    def are_in(letters: str) -> bool:
        return any(need in letters for need in needs)

    for kind, value in parsed:
        if kind is c.LITERAL:
            before += chr(value)
        is_repeated = kind in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT) and value[0]
        inner = value[-1] if kind in (c.SUBPATTERN, c.ASSERT) or is_repeated else None
        if (
            are_in(before)
            or (inner is not None and in_each(inner, needs, before))
            or (kind is c.BRANCH and all(in_each(branch, needs, before) for branch in value[1]))
            or (
                kind is c.IN and all(what is c.LITERAL and are_in(before + chr(one)) for what, one in characters(value))
            )
        ):
            return True
        before = before if kind in (c.LITERAL, c.AT, c.ASSERT, c.ASSERT_NOT) else ""
    return False


def characters(members: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    for kind, value in members:
        if kind is c.RANGE:
            yield from ((c.LITERAL, each) for each in range(value[0], value[1] + 1))
        else:
            yield kind, value


def test_patterns_match_nothing_without_what_they_need() -> None:
    found = [each for each in ours(patterns._LatePattern) if each.needs]
    assert len(found) > 40
    wrong = [each.pattern for each in found if not in_each(_parser.parse(each.pattern, each.flags), each.needs)]
    assert wrong == []


def test_patterns_for_any_case_are_in_small_letters_that_none_in_ascii_stand_for() -> None:
    phrases = ours(Phrases)
    assert len(phrases) > 6
    found = [*ours(AnyCase), *(each._whole for each in phrases)]
    for each in found:
        written = re.sub(r"\\.", "", each.pattern)
        assert written == written.lower()
        for letter in filter(str.isalpha, {*written}):
            others = [
                other for other in string.ascii_lowercase if other != letter and re.match(letter, other, re.IGNORECASE)
            ]
            assert all(f"[{letter}{other}]" in written for other in others), (letter, others)


@pytest.mark.parametrize("text", ["Vet Plan", "VET PLAN", "vet plan", "VÉT PLAN", "Vét plan"])
def test_a_pattern_for_any_case_fits_capitals(text: str) -> None:
    pattern = AnyCase("v[eé]t plan")
    assert pattern.begins(text)
    assert pattern.stands_in(f"A {text}")
    assert not pattern.begins(f"A {text}")
    assert not pattern.stands_in(text[1:])


def test_phrases_match_nothing_without_what_each_needs() -> None:
    for phrases in ours(Phrases):
        for need, way in phrases.ways.items():
            assert need.strip()
            assert in_each(_parser.parse(way.pattern), (need,)), (need, way.pattern)


def test_only_those_phrases_are_compiled_that_may_match() -> None:
    phrases = Phrases(r"(?:how to )?contribut(?:e|ing)|licen[cs]e|\bfaqs?|[xy]{2}\w|v[eé]t", r"\W*", r"\W*\Z")
    assert [*phrases.ways] == ["contribut", "licen", "faq", "", "v"]
    assert phrases.begins("How to Contribute!")
    assert not phrases.begins("A License")
    assert phrases.stands_in("A License")
    assert "search" in vars(phrases.ways["licen"]._small)
    assert not vars(phrases.ways["faq"]._small).keys() & {"match", "search"}


def test_many_texts_are_compared_with_all_phrases_together() -> None:
    phrases = Phrases("licen[cs]e|kat[ıi]", behind=r"\Z")
    for _ in range(patterns._MOST_TRIED + 1):
        assert phrases.begins("LICENSE")
        assert phrases.begins("KATI")
        assert phrases.begins("KATİ")
        assert not phrases.begins("licenses")
    assert "_whole" in vars(phrases)


@pytest.mark.parametrize("name", ["match", "search", "fullmatch"])
def test_a_pattern_is_compiled_when_a_text_has_what_it_needs(name: str) -> None:
    pattern = late_pattern("[ab]x", re.IGNORECASE, needs=["x"])
    assert getattr(pattern, name)("ab") is None
    assert list(pattern.finditer("ab")) == []
    assert name not in vars(pattern)
    assert getattr(pattern, name)("AX")[0] == "AX"
    assert name in vars(pattern)
    assert getattr(pattern, name)("ab") is None


def test_a_pattern_is_compiled_after_many_texts() -> None:
    pattern = late_pattern("[ab]x", needs="x")
    for _ in range(patterns._MOST_TRIED + 1):
        assert pattern.match("ab") is None
    assert "match" in vars(pattern)


def test_a_pattern_is_compiled_after_few_long_texts() -> None:
    pattern = late_pattern("[ab]x", needs="x")
    for _ in range(3):
        assert pattern.match("ab" * patterns._MOST_TRIED * patterns._LONG) is None
    assert "match" in vars(pattern)


def test_what_differs_in_case_alone_is_needed_in_any_case() -> None:
    for character in map(chr, range(sys.maxunicode)):
        for letter in "abcdefghijklmnopqrstuvwxyz" if character.casefold() != character else "":
            if re.match(letter, character, re.IGNORECASE):
                assert late_pattern(letter, re.IGNORECASE, needs=letter).match(character) is not None
    assert late_pattern("i", re.IGNORECASE, needs="i").match("ı") is not None
