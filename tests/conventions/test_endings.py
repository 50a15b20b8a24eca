"""How a description ends and begins, seen through what stands around its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.conventions import endings
from awesome_lint.conventions.endings import LOWER, NONE, OTHER, UPPER
from awesome_lint.source import Span


def ending(text: str, *, has_tags: bool = False) -> tuple[str, int, int]:
    found = endings.ending(text, Span(0, len(text)), has_tags=has_tags)
    return found.mark, *found.span


@pytest.mark.parametrize(
    ("text", "mark", "rest"),
    [
        ("Does things.", ".", ""),
        ("做事。", "。", ""),
        ("काम करता है।", "।", ""),
        ("Does “things.”", ".", "”"),
        ("Does things (well.)", ".", ")"),
        ("Does things. 🚀", ".", " 🚀"),
        ("Does things. :rocket:", ".", " :rocket:"),
        ("Does things. ❤\ufe0f", ".", " ❤\ufe0f"),
        ("Does **things.**", ".", "**"),
        ("Does things. <sup>DRAFT</sup>", ".", " <sup>DRAFT</sup>"),
        ("Does things.<sup>BETA", ".", "<sup>BETA"),
    ],
)
def test_a_mark_is_found_behind_the_last_word(text: str, mark: str, rest: str) -> None:
    end = len(text) - len(rest)
    assert ending(text) == (mark, end - 1, end)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Does things", ""),
        ("Does things (well)", ""),
        ("Does things 🚀", " 🚀"),
        ("Does things :rocket:", " :rocket:"),
        ("Does C++", ""),
        ("Needs version 3", ""),
    ],
)
def test_a_missing_mark_belongs_behind_the_last_word(text: str, rest: str) -> None:
    at = len(text) - len(rest)
    assert ending(text) == (NONE, at, at)


@pytest.mark.parametrize(
    "text",
    ["Really?", "Wow!", "And so on…", "As follows:\n  - one", "Does things. (Beta)", "Does things. [Site", "🚀", "("],
)
def test_what_ends_or_goes_on_by_itself_misses_no_mark(text: str) -> None:
    source = f"{text}](u)" if "[" in text else text
    assert endings.ending(source, Span(0, len(text.split("\n", maxsplit=1)[0]))).mark == OTHER


@pytest.mark.parametrize("text", ["Does it,", "Does it;", "Does it:", "Does it -", "Does it –"])
def test_no_description_ends_in_a_mark_behind_which_it_goes_on(text: str) -> None:
    assert ending(text)[0] == text[-1]
    assert endings.ending(f"{text}\n  - and more", Span(0, len(text))).mark == OTHER


def test_a_mark_behind_links_that_are_no_part_of_the_description_counts() -> None:
    assert endings.ending("Does things ([site](u)).\n", Span(0, len("Does things"))).mark == OTHER


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Does things `MIT", "` `Go`"),
        ("Does things [⭐ 12", "](u)"),
        ("Does things <code>MIT", "</code>"),
    ],
)
def test_tags_are_no_part_of_a_description(text: str, end: str) -> None:
    found = endings.ending(text + end, Span(0, len(text)), has_tags=True)
    assert (found.mark, *found.span) == (NONE, len("Does things"), len("Does things"))


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("Does things", UPPER),
        ("does things", LOWER),
        ("open-source thing", LOWER),
        ("iOS app", None),
        ("x86 code", None),
        ("node.js library", None),
        ("`does` things", None),
        ("做事", None),
        ("hostsファイル", None),
        ("vim 插件", None),
        ("arxiv 2018", None),
        ("grpc server", None),
        ("by someone", None),
        ("«does» things", None),
    ],
)
def test_the_case_of_the_first_letter_of_an_ordinary_word(text: str, case: str | None) -> None:
    assert endings.opening(f" {text}", Span(1, len(text) + 1)) == case


@pytest.mark.parametrize(("text", "whether"), [("and more etc.", True), ("by Foo Inc.", True), ("One. Two.", True)])
def test_what_ends_in_a_period_by_itself(text: str, whether: bool) -> None:  # noqa: FBT001
    assert endings.ends_by_itself(text) is whether
    assert not endings.ends_by_itself("Does things.")


@pytest.mark.parametrize(("text", "mark", "start"), [("Does things :", ":", 11), (" :", endings.OTHER, 0)])
def test_a_mark_that_ends_no_description_is_found_with_the_blanks_before_it(text: str, mark: str, start: int) -> None:
    found = endings.ending(text, Span(0, len(text)))
    assert (found.mark, found.span) == (mark, Span(start, len(text)))


@given(st.text("ab .。!)]`_*:🚀[(<", min_size=1, max_size=30), st.booleans(), st.booleans())
def test_any_text_has_an_ending_within_it(text: str, tags: bool, asides: bool) -> None:  # noqa: FBT001
    found = endings.ending(text, Span(0, len(text)), has_tags=tags, has_asides=asides)
    assert 0 <= found.span.start <= found.span.end <= len(text)
    if found.mark not in (NONE, OTHER):
        assert text[found.span.start : found.span.end].lstrip() == found.mark
