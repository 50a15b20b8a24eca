"""The rules about the document beyond their pages' examples: what they leave alone."""

from __future__ import annotations

import time

import pytest

from awesome_lint import engine
from awesome_lint.page import Page, World
from awesome_lint.registry import selection
from awesome_lint.settings import Settings

ENTRY = "- [gcc](https://gcc.example.org/) - Compiles.\n"


def found(text: str, code: str, *, is_list: bool = True) -> list[tuple[int, str]]:
    page = Page.read(text, Settings(), World(Files(), is_list=is_list))
    return [
        (each.location.row, each.message) for each in engine.check(page, selection.matching(code)) if each.code == code
    ]


class Files:
    """A folder with a code of conduct in `docs` and a license."""

    in_repository = True

    def exists(self, path: str) -> bool:
        return path in ("docs/CODE_OF_CONDUCT.md", "LICENCE.md")


@pytest.mark.parametrize(
    "text",
    [
        "Compiles :-) and links ;) and runs (:",
        "Compiles: 1) C, 2) Pascal, a) fast, iv) always",
        "Numbers in [0, 1) and (0, 1]",
        "The `f(x` of code and $(a$ of math",
        "“One” and “two”, „drei“ and ”fyra”",
        'Says “yes" and means it',
        "Cut short (it goes on...",
        "Cut short (and so…",
        "A \\(b and a b\\)",
        "¯\\_(ツ)_/¯ and ( ͡° ͜ʖ ͡°",
        '`(` [a](https://a.org/b_(c)) <b title="(">',
        "（全角) and (half）",
        "*(:card_file_box: archived)*",
        "a) one (two b) three",
        "Sizes (S, M, L) and grades (A) of many (10x) kinds",
    ],
)
def test_marks_that_only_look_lonely_are_left_alone(text: str) -> None:
    assert found(f"- [a](https://a.org) - {text}\n", "DOC008") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Compiles (C and more.", "`(` is not closed; expected `)`, or no `(`"),
        ("Compiles C and more).", "`)` closes nothing; expected `(` before it, or no `)`"),
        ("Compiles [C and more.", "`[` is not closed; expected `]`, or no `[`"),
        ("Says “yes and means it.", "`“` is not closed; expected `”`, or no `“`"),
        ("编译器「和更多。", "`「` is not closed; expected `」`, or no `「`"),
        ("编译器》。", "`》` closes nothing; expected `《` before it, or no `》`"),
        ("Compiles (C (and more) and links.", "`(` is not closed; expected `)`, or no `(`"),
    ],
)
def test_a_lonely_mark_is_reported(text: str, message: str) -> None:
    assert found(f"- [a](https://a.org) - {text}\n", "DOC008") == [(1, message)]
    assert found(f"| a | b |\n|---|---|\n| x | {text} |\n", "DOC008") == [(3, message)]


@pytest.mark.parametrize(
    "above",
    [
        "![Tools](logo.png)\n",
        '<p align="center"><img src="logo.png"></p>\n',
        "**Tools**\n",
        "---\ntitle: Tools\n---\n",
        "# Tools\n",
        "<h1>Tools</h1>\n",
    ],
)
def test_whatever_may_be_a_title_is_one(above: str) -> None:
    assert found(f"{above}\n## A\n\n{ENTRY}\n## B\n\n{ENTRY}", "DOC003") == []


def test_a_page_that_need_not_be_a_list_needs_no_title() -> None:
    text = f"## A\n\n{ENTRY}\n## B\n\n{ENTRY}"
    assert [row for row, _ in found(text, "DOC003")] == [1]
    assert found(text, "DOC003", is_list=False) == []


@pytest.mark.parametrize("heading", ["## [x](https://x.org)", "## ![x](x.png)", "## <br>", "##", "# Notes"])
def test_a_heading_that_is_more_or_less_than_a_title_may_stand_alone(heading: str) -> None:
    assert found(f"# Tools\n\n{heading}\n\n## B\n\n{ENTRY}", "DOC005") == []


def test_a_page_that_is_all_headings_has_no_empty_sections() -> None:
    assert found("# Tools\n\n" + "\n\n".join(f"## T{at}" for at in range(9)), "DOC005") == []


def test_headings_of_entries_may_share_a_name_unless_they_touch() -> None:
    entry = "#### zlib\n\n* Type: library\n* Link: [github](https://github.com/{})\n\n"
    text = "# Tools\n\n## All\n\n" + "".join(entry.format(at) for at in "abc").replace("zlib", "bzip", 1)
    assert found(text, "DOC007") == []
    row = text.count("\n") + 3
    assert found(f"{text}## More\n\n## More\n", "DOC007") == [(row, f"the heading `More` is already on line {row - 2}")]


@pytest.mark.parametrize(
    ("companions", "missing"),
    [([], ["contributing.md"]), (["license", "code_of_conduct.md"], []), (["funding.json"], ["funding.json"])],
)
def test_companion_files_may_be_spelled_in_several_ways(companions: list[str], missing: list[str]) -> None:
    page = Page.read(f"# Tools\n\n{ENTRY}", Settings(companions=companions), World(Files()))
    messages = [each.message for each in engine.check(page, selection.matching("DOC009"))]
    assert messages == [f"the file `{name}` is missing; expected it beside the list" for name in missing]


def test_the_strict_form_is_asked_of_bullets_that_begin_with_their_link() -> None:
    assert found("# Tools\n\n- SQLite - [awesome-sqlite](https://a.org/)\n", "DOC019") == []
    assert found("# Tools\n\n| a | b |\n|---|---|\n| [x](https://x.org) | does |\n", "DOC019") == []


@pytest.mark.parametrize(
    "text", ["(" * 30_000, "([" * 15_000 + "])" * 15_000, "(a" * 20_000, "”x" * 20_000, "¯(x" * 9_000]
)
def test_many_marks_take_time_in_proportion_to_their_number(text: str) -> None:
    page = Page.read(f"Marks: {text}\n", Settings(), World(is_list=False))
    started = time.process_time()
    engine.check(page, selection.matching("DOC008"))
    assert time.process_time() - started < 2
