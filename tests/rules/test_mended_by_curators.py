"""Kinds of faults that curators mended in the histories of their lists."""

from __future__ import annotations

import pytest

from awesome_lint import engine
from awesome_lint.page import Page, World
from awesome_lint.settings import Settings
from awesome_lint.world.speller import Speller

ENTRIES = "".join(f"- **[Tool {name}](https://{name}.example.org)** - Does {name}.\n" for name in "abcdefgh")
ITALIC = "".join(f"https://{name}.example.org <br>\n_Gives money to people called {name}._\n\n" for name in "abc")


def said(text: str, code: str) -> list[tuple[int, str]]:
    found = engine.check(Page.read(text, Settings(select=[code])))
    return [(each.location.row, each.message) for each in found]


def test_bold_links_tell_that_a_name_was_meant_as_one() -> None:
    [(row, message)] = said(f"{ENTRIES}- Tool i(https://i.example.org) - Does i.\n", "ENT010")
    assert row == 9
    assert "the name is not a link, unlike in the other entries" in message


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("- __[ed](https://ed.example.org) - __Small__ and old.\n", [1]),
        ("- __[ed](https://ed.example.org)__ - __Small__ and old.\n", []),
        ("- `__init__` and __all__\n", []),
        ("- __ is a placeholder\n", []),
        (f"{ITALIC}https://d.example.org <br>\n_$500 for people who work on models.\n", [11]),
        ("https://d.example.org <br>\n_$500 for people who work on models.\n", []),
        (f"{ITALIC}_why the lucky stiff_ wrote a guide to Ruby.\n", []),
    ],
)
def test_underscores_that_nothing_closes(text: str, rows: list[int]) -> None:
    assert [row for row, _ in said(text, "DOC008")] == rows


@pytest.mark.parametrize(
    ("url", "wanted"),
    [("bit.ly/2RmZ", "https://bit.ly/2RmZ"), ("://ed.example.org/", "https://ed.example.org/"), ("docs.ly/x", None)],
)
def test_addresses_without_a_scheme(url: str, wanted: str | None) -> None:
    found = [message.rpartition("expected ")[2] for _, message in said(f"- [ed]({url}) - Edits.\n", "LNK002")]
    assert found == ([f"`{wanted}`"] if wanted else [])


@pytest.mark.parametrize(
    ("url", "is_told"),
    [("https://ed.example.org/]", True), ("https://ed.example.org/a[1]", False), ("file.md]", False)],
)
def test_a_bracket_at_the_end_of_an_address(url: str, is_told: bool) -> None:  # noqa: FBT001
    assert bool(said(f"- [ed]({url}) - Edits.\n", "LNK019")) == is_told


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("[![a](https://example.org/a.svg)()]", True),
        ("[![a](https://example.org/a.svg)]", True),
        ("[![a](https://example.org/a.svg)](https://example.org)", False),
        ("[![a](https://example.org/a.svg)][b]\n\n[b]: https://example.org", False),
        ("`[![a](https://example.org/a.svg)]`", False),
    ],
)
def test_images_in_brackets(text: str, is_told: bool) -> None:  # noqa: FBT001
    assert bool(said(f"{text}\n", "LNK024")) == is_told


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("b# Tools\nAll of them.\n", [1]),
        ("# Tools\n\n.## Editors\n\n## Parsers\n", [3]),
        ("# Tools\n\nf# is a language.\n", []),
        ("# Tools\n\nSee\n-# this\n", []),
        ("# Tools\n\nd## Editors\n", []),
    ],
)
def test_a_mark_before_the_hashes_of_a_heading(text: str, rows: list[int]) -> None:
    assert [row for row, _ in said(text, "DOC023")] == rows


@pytest.mark.parametrize(
    ("text", "is_told"),
    [("<!-* note -->", True), ("<!— note —>", True), ("<!-- note -->", False), ("`<!- note -->`", False)],
)
def test_comments_that_show(text: str, is_told: bool) -> None:  # noqa: FBT001
    assert bool(said(f"- [ed](https://ed.example.org) - Edits.\n\n{text}\n", "DOC026")) == is_told


@pytest.mark.parametrize(
    ("text", "code", "rows"),
    [
        ("- [ed](https://ed.example.org/?a=bhttps://ed.example.org/?a=b) - Edits.\n", "LNK002", [1]),
        ("- [ed](https://ed.example.org/?a=https://ed.example.org/) - Edits.\n", "LNK002", []),
        ("- [ `ed`](https://ed.example.org/) - Edits.\n", "LNK022", [1]),
        ("- [`ed` ](https://ed.example.org/) - Edits.\n", "LNK022", [1]),
        ("- [ ![ed](ed.svg)](https://ed.example.org/)\n", "LNK022", []),
        ("- [[ed](https://ed.example.org/) - Edits lines..\n", "DOC008", [1]),
        ("- [ed](https://ed.example.org/) - Edits (lines..\n", "DOC008", []),
        ("- [ed](https://ed.example.org/) - Helps to _edit all of them.\n", "DOC008", [1]),
        ("- [ed](https://ed.example.org/) - Helps _why edit them.\n", "DOC008", []),
        ("# Tools\n\n## Books Books\n", "SPL003", [3]),
        ("# Tools\n\n## Duran Duran\n", "SPL003", []),
        ("- [ed](https://ed.example.org/) - Edits the lines of a file,for all of us.\n", "SPL006", [1]),
    ],
)
def test_forms_on_unknown_lists(text: str, code: str, rows: list[int]) -> None:
    assert [row for row, _ in said(text, code)] == rows


@pytest.mark.parametrize(
    ("title", "is_told"), [("clubs/Groups", True), ("videos", True), ("charts", True), ("padavan/rt-n56u", False)]
)
def test_small_letters_of_headings(title: str, is_told: bool) -> None:  # noqa: FBT001
    page = "".join(f"## {name}\n\n- [{name}](https://{name}.org)\n\n" for name in ("Ash", "Elm", "Fir", "Oak", "Yew"))
    assert bool(said(f"# Trees\n\n{page}## {title}\n\n- [x](https://x.org)\n", "DOC035")) == is_told


def test_a_name_beside_its_url_and_a_person() -> None:
    entries = "".join(f"- [Tool {name}](https://{name}.example.org) by Ann\n" for name in "abcdefgh")
    [(row, _)] = said(f"{entries}- Tool i (https://i.example.org) by Ben\n", "ENT010")
    assert row == 9


@pytest.mark.parametrize(("below", "is_told"), [("- [ed](https://ed.org) - Edits lines of text.\n", True), ("", False)])
def test_a_slip_alone_in_a_heading_with_entries(below: str, is_told: bool) -> None:  # noqa: FBT001
    text = f"# Tools\n\nAll the tools that we know of.\n\n## Languages\n\n### Deveelopment\n\n{below}"
    found = engine.check(Page.read(text, Settings(select=["SPL001"]), World(speller=Speller())))
    assert bool(found) == is_told
