"""Layout is mended by the least edits, and GitHub shows the same before and after."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesome_lint.registry import selection
from formatting import examples, formatted, reports, result_of
from github import html
from places import REAL, SPECS, lists, needs_lists
from thoroughness import some

SECTION = re.compile(r"^(?=#)", re.MULTILINE)
WHITE_SPACE = [rule for code in range(1, 6) for rule in selection.matching(f"FMT{code:03}")]


@pytest.mark.parametrize(
    "text",
    [
        "a  \nb\n",
        "a \\\nb     \nc\n",
        "> a  \n> b\n",
        "- a  \n  b\n",
        "*a  \nb*\n",
        "a\\ \nb\n",
        "`a \nb`\n",
        "[a](/u 'b \nc')\n",
        "<a b \nc>\n",
        "[a]: /u 'b \nc'\n",
        "```\na \n \n\n\nb\n```\n",
        "- ```\n  a \n\n\n  ```\n",
        "```\na \n\n\n",
        "    a \n\n\n    b \n    c\n",
        "<pre>\na \n\n\n</pre>\n",
        "<!--\na \n\n\n-->\n",
        "<div \nid=a>\n",
        "---\na: 1 \n\n\nb: 2\n---\n",
        "- [ ] \n- [x] a\n",
        "> [!NOTE]  \n> a\n",
        "\n---\n\na\n",
    ],
)
def test_white_space_that_means_something_stays(text: str) -> None:
    assert reports(text) == []
    assert formatted(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a \nb\t\n", "a\nb\n"),
        ("a  \n\nb  ", "a\n\nb\n"),
        ("# a  \n", "# a\n"),
        ("a \nb\n===  \n", "a\nb\n===\n"),
        ("- a\n  \n  b\n", "- a\n\n  b\n"),
        ("> a \n> \n> b\n", "> a\n>\n> b\n"),
        ("``` py \na \n```  \n", "``` py\na \n```\n"),
        ("a|b \n-|- \nc|d  \n", "a|b\n-|-\nc|d\n"),
        ("[a]: /u  \n", "[a]: /u\n"),
        ("a \r\nb \rc \n", "a\r\nb\rc\n"),
        ("a\r \nb\n", "a\r \nb\n"),
    ],
)
def test_trailing_space_goes(text: str, expected: str) -> None:
    assert formatted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n# b\nc\n", "a\n\n# b\n\nc\n"),
        ("# a\n## b\n", "# a\n\n## b\n"),
        ("# a\n- b\n# c\n", "# a\n\n- b\n\n# c\n"),
        ("a\n- b\n***\n", "a\n\n- b\n\n***\n"),
        ("- a\n* b\n1. c\n", "- a\n\n* b\n\n1. c\n"),
        ("a\r\n# b\r\n", "a\r\n\r\n# b\r\n"),
        ("a\r# b\r", "a\r\r# b\r"),
        ("```\na\n```\n# b\n", "```\na\n```\n\n# b\n"),
        ("<!-- a -->\n# b\n", "<!-- a -->\n\n# b\n"),
    ],
)
def test_blank_lines_surround_headings_and_lists(text: str, expected: str) -> None:
    assert formatted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a\n===\n",
        "- # a\n  b\n- c\n",
        "> # a\n> b\n",
        "- a\nb\n",
        "- a\n  1. b\n- c\n",
        "- ```\n  a\n# b\n",
        "- <!--\n# b\n",
        "[a]: /u\n2. b\n",
        "a[^1]\n\n[^1]: b\n1.\n",
        "> [!NOTE]\n- b\n",
        "<!-- markdownlint-disable-next-line MD024 -->\n# a\n",
    ],
)
def test_no_blank_line_is_added_where_it_could_change_the_page_or_means_something(text: str) -> None:
    assert formatted(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\n\n\nb\n", "a\n\nb\n"),
        ("\n \n# a\n", "# a\n"),
        ("\ufeff\na\n", "\ufeffa\n"),
        ("- a\n\n\n- b\n", "- a\n\n- b\n"),
        ("- a\n\n\n  b\n", "- a\n\n  b\n"),
        ("a\r\n\r\n \r\nb\r\n", "a\r\n\r\nb\r\n"),
        ("a\n\n\n\n", "a\n"),
        ("\n\n", ""),
        ("a", "a\n"),
        ("a\r\nb", "a\r\nb\r\n"),
        ("", ""),
    ],
)
def test_one_blank_line_is_enough_and_one_line_ending_ends_the_page(text: str, expected: str) -> None:
    assert formatted(text) == expected


def test_each_fault_is_reported_at_its_exact_place() -> None:
    assert reports("\n# a \nb\n\n\n\n- c\n***\n\n") == [
        ("FMT004", 1, 1, "blank line at the top of the page; remove it"),
        ("FMT002", 2, 1, "no blank line after the heading"),
        ("FMT001", 2, 4, "trailing white space"),
        ("FMT004", 5, 1, "3 blank lines in a row; leave one"),
        ("FMT003", 8, 1, "no blank line after the list"),
        ("FMT005", 9, 1, "blank line at the end of the page; remove it"),
    ]


def test_comments_silence_layout() -> None:
    text = "# a <!-- awesome-lint-disable-line FMT002 -->\nb\n"
    assert reports(text) == []
    assert formatted(text) == text


ODD_LINES = (
    ["", "", " ", "\t", "a", "a  ", "b\\", "# h ", "h\n===", "- a", "- ", "  - b ", "1. c", "* d\n\n  e", "> q "],
    [">", "***", "```", "```\nx \n```", "    code ", "<div>", "<!-- c -->", "<!-- c", "a|b \n-|-", "[a]: /u "],
    ["`x ", "y`", "a ", "![", "](/u 't ", "t')"],
)
PLAIN_LINES = (
    ["", "", "  ", "a", "a  ", "b ", "# h ", "h\n=== ", "- a ", "- b\n  - c", "1. c", "> q ", "***"],
    ["```\nx \n\n\n```", "<!-- c -->", "<div>\n</div>", "| a | b | \n|---|---|\n| c | d |"],
)


def lines_of(*groups: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from([line for group in groups for line in group]), max_size=12)


@settings(deadline=None)
@given(lines_of(*ODD_LINES), st.sampled_from(["\n", "\n", "\r\n"]), st.sampled_from(["", "\n", "\n\n \n"]))
def test_formatting_is_stable_and_silent_and_the_rules_of_white_space_keep_all_else(
    lines: list[str], ending: str, last: str
) -> None:
    text = ("\n".join(lines) + last).replace("\n", ending)
    once = result_of(text)
    assert once.refused == []
    assert once.remaining == []
    assert result_of(once.text).text == once.text
    assert result_of(text, WHITE_SPACE).text.split() == text.split()


@settings(deadline=None)
@given(lines_of(*PLAIN_LINES))
def test_github_shows_the_same_of_what_lists_are_made_of(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert html(formatted(text)) == html(text)


@needs_lists
@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_every_example_of_the_specs_renders_the_same_and_is_stable(path: Path) -> None:
    found = examples(path)
    assert found
    for text in found:
        once = formatted(text)
        if once != text:
            assert html(once) == html(text), text
            assert formatted(once) == once, text


@cache
def news(folder: Path) -> dict[Path, str]:
    """What of each version of a list no version before it has: lines in new places, in new sections."""
    sections: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    found = {}
    for path in sorted(folder.glob("*/*.md")):
        new = [each for each in SECTION.split(path.read_bytes().decode()) if each not in sections]
        found[path] = "".join(new_lines(each.splitlines(keepends=True), pairs) for each in new)
        sections.update(new)
    return found


def new_lines(lines: list[str], seen: set[tuple[str, str]]) -> str:
    """The lines that stand below others than before, with their neighbours and the head of their block."""
    kept: set[int] = set()
    top = 0
    for at, pair in enumerate(pairwise(["", *lines])):
        top = at if not pair[0].strip() else top
        if pair not in seen:
            kept |= {top, top + 1, at - 1, at, at + 1}
        seen.add(pair)
    return "".join(line for at, line in enumerate(lines) if at in kept)


def assert_shows_the_same(once: str, text: str) -> None:
    assert once == text or html(once) == html(text)


VERSIONS = lists("merge/*/*/*.md")


@needs_lists
@pytest.mark.parametrize(
    "path",
    sorted({*lists("*/**/*.md")} - {*VERSIONS} - {*lists(*REAL)}),
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
def test_every_case_renders_the_same_and_is_stable(path: Path) -> None:
    """With records, as where all rules are fixed, and without, as `format` does it; `test_real_lists` has more."""
    text = path.read_bytes().decode()
    once = formatted(text)
    assert_shows_the_same(once, text)
    assert formatted(once, with_records=False) == once


@needs_lists
@pytest.mark.parametrize("path", some(VERSIONS, 100), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_is_new_in_a_version_of_a_real_list_renders_the_same(path: Path) -> None:
    text = news(path.parents[1])[path]
    assert_shows_the_same(formatted(text, with_records=False), text)
