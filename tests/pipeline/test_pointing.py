"""What is meant at a place, where else, and how it is called otherwise everywhere."""

from __future__ import annotations

import pytest

from awesome_lint import Settings, check
from awesome_lint.page import Page
from awesome_lint.pipeline import pointing
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.mending import Change, replaced
from awesome_lint.pipeline.pointing import Meant
from styles import BULLETS, EVERY, FOREIGN, HEADINGS, TABLE


def at(text: str, place: str, add: int = 1) -> Meant | None:
    return pointing.at(Page.read(text, Settings()), text.index(place) + add)


def renamed(text: str, place: str, name: str) -> Change:
    page = Page.read(text, Settings())
    return pointing.rename(Input("list.md", text, Settings()), page, text.index(place) + 1, name)


@pytest.mark.parametrize(
    ("text", "place", "definitions", "uses"),
    [
        (BULLETS, "#counting-", ["Counting 🧮"], ["#counting-", "#counting-"]),
        (BULLETS, "## Shining", ["Shining"], ["#shining", "#shining"]),
        (BULLETS, "[Fable][", ["[fable]: https://example.org/fable"], ["[Fable][fable]"]),
        (BULLETS, "[fable]:", ["[fable]: https://example.org/fable"], ["[Fable][fable]"]),
        (HEADINGS, "library`\n* L", ["library"], ["library"] * 3),
        (TABLE, "demos", [], ["demos"] * 3),
    ],
)
def test_what_is_meant(text: str, place: str, definitions: list[str], uses: list[str]) -> None:
    meant = at(text, place)
    assert meant is not None
    assert [text[slice(*each)] for each in meant.definitions] == definitions
    assert [text[slice(*each)] for each in meant.uses] == uses


def test_a_link_to_a_file_means_the_file() -> None:
    meant = at("# Tools\n\nSee [this](docs/a%20b.md#part).\n", "docs/")
    assert meant is not None
    assert (meant.path, meant.can_be_renamed) == ("docs/a b.md", False)


@pytest.mark.parametrize("place", ["A list", "Counts beads", "Abacus"])
def test_nothing_is_meant_by_prose_and_other_links(place: str) -> None:
    meant = at(BULLETS, place)
    assert meant is None or (meant.definitions, meant.uses) == ((), ())


def test_a_heading_is_renamed_with_its_anchors_and_contents() -> None:
    change = renamed(BULLETS, "## Shining", "Glowing & More ✨")
    text = replaced(BULLETS, change.hunks)
    assert change.refused == ()
    assert text == BULLETS.replace("#shining", "#glowing--more-").replace("Shining", "Glowing & More ✨")
    assert [each.code for each in check(text)] == []


def test_a_link_to_a_heading_renames_it_too() -> None:
    text = replaced(BULLETS, renamed(BULLETS, "#shining", "Glowing").hunks)
    assert text == BULLETS.replace("#shining", "#glowing").replace("Shining", "Glowing")


def test_anchors_that_are_numbered_follow() -> None:
    text = "# A\n\n[one](#part) [two](#part-1)\n\n## Part\n\n## Part\n"
    assert replaced(text, renamed(text, "## Part", "Piece").hunks) == (
        "# A\n\n[one](#piece) [two](#part)\n\n## Piece\n\n## Part\n"
    )


def test_a_value_is_renamed_everywhere_the_legend_too() -> None:
    text = replaced(HEADINGS, renamed(HEADINGS, "library`\n* L", "package").hunks)
    assert text == HEADINGS.replace("library", "package")
    assert [each.code for each in check(text)] == [each.code for each in check(HEADINGS)]
    text = replaced(TABLE, renamed(TABLE, "demos", "shows").hunks)
    assert text == TABLE.replace("demos", "shows")


@pytest.mark.parametrize(
    ("text", "place", "name", "reason"),
    [
        (BULLETS, "A list", "x", "there is no heading, label or value to rename"),
        (BULLETS, "## Shining", " \n ", "the new name is empty"),
        (TABLE, "demos", "a | b", "`a | b` would not be read as that value everywhere"),
    ],
)
def test_what_cannot_be_renamed_is_not(text: str, place: str, name: str, reason: str) -> None:
    assert renamed(text, place, name) == Change((), [reason])


@pytest.mark.parametrize("name", EVERY)
def test_something_or_nothing_is_meant_at_each_place(name: str) -> None:
    page = Page.read(EVERY[name], Settings())
    line_at = page.source.line_at
    for offset in range(len(EVERY[name]) + 1):
        meant = pointing.at(page, offset)
        assert meant is None or line_at(meant.span.start) <= line_at(offset) <= line_at(meant.span.end)


def test_line_endings_stay() -> None:
    text = replaced(FOREIGN, renamed(FOREIGN, "光 ✨", "光明").hunks)
    assert text == FOREIGN.replace("光 ✨", "光明")


LABELS = """\
# Tools

- [Abacus][a] - Counts, see [A] and ![pearl][a].
- [A][] - Is one, too[^note]. [![Picture][bead]][a]

[a]: https://example.org/abacus "Beads"
[bead]: bead.png

[^note]: Of note, like [it][a].
"""


@pytest.mark.parametrize("place", ["[a] - Counts", "[A] and", "[A][]", "[a]: ", "[a]\n\n[a]", "[a].\n"])
def test_a_label_is_renamed_where_it_stands_and_nothing_shows_otherwise(place: str) -> None:
    change = renamed(LABELS, place, "the abacus")
    assert change.refused == ()
    assert replaced(LABELS, change.hunks) == LABELS.replace("[a]", "[the abacus]").replace(
        "[A] and", "[A][the abacus] and"
    ).replace("[A][]", "[A][the abacus]")


@pytest.mark.parametrize(
    ("place", "label"), [("bead]]", "bead"), ("bead]: ", "bead"), ("^note].", "note"), ("^note]:", "note")]
)
def test_labels_of_pictures_and_notes_are_renamed(place: str, label: str) -> None:
    change = renamed(LABELS, place, "new")
    assert change.refused == ()
    marks = ("[^", "]") if label == "note" else ("[", "]")
    assert replaced(LABELS, change.hunks) == LABELS.replace(label.join(marks), "new".join(marks))


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("b]", "cannot be a label"),
        ("^b", "cannot be a label"),
        ("Bead", "there is another `Bead` on the page"),
        (" ", "the new name is empty"),
    ],
)
def test_a_label_is_not_renamed_to_what_is_none_or_another(name: str, why: str) -> None:
    change = renamed(LABELS, "[a]: ", name)
    assert change.hunks == ()
    assert why in "".join(change.refused)


def test_a_label_is_not_renamed_to_what_stands_in_brackets_elsewhere() -> None:
    text = LABELS.replace("Counts", "Counts [beads]")
    change = renamed(text, "[a]: ", "beads")
    assert change.hunks == ()
    assert "would not be read as that label everywhere" in "".join(change.refused)


def test_only_a_label_that_is_defined_is_renamed_and_only_where_it_stands() -> None:
    meant = at(LABELS, "Abacus]")
    assert meant is not None
    assert not meant.can_be_renamed
    assert at("# Tools\n\n- [Abacus][nowhere]\n", "nowhere") is None
