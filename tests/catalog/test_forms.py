"""The form of lines, and entries counted by them."""

from __future__ import annotations

import pytest

from awesome_lint import catalog
from awesome_lint.catalog import patches
from awesome_lint.catalog.forms import Tally, form
from awesome_lint.source import Source
from awesome_lint.syntax import tree

BOATS = [f"- [Boat {at}](https://example.org/{at}) - Floats {at} times." for at in range(60)]
TITLE = ["# Boats", "", "- [All](#all)", "", "## All", ""]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("- [A](/a) - Text.", "- [B](/b)"),
        ("1. **Name**", "12. **Other**"),
        ("| [A](/a) | x |", "|[B](/b)|y|"),
        ("  * Text", "   * Other"),
    ],
)
def test_lines_are_in_one_form_whatever_they_say(one: str, other: str) -> None:
    assert form(one) == form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("- [A](/a)", "* [A](/a)"),
        ("- [A](/a)", "- [A](#a)"),
        ("- [A](/a)", "    - [A](/a)"),
        ("- A", "- https://a.example"),
        ("> [A](/a)", "[A](/a)"),
    ],
)
def test_lines_are_in_different_forms(one: str, other: str) -> None:
    assert form(one) != form(other)


def tally() -> Tally:
    """What counts the versions of a list of boats."""
    source = Source("\n".join([*TITLE, *BOATS]))
    begins = [first for first, _ in patches.rows_of(catalog.read(source, tree.parse(source)), source)]
    assert len(begins) == len(BOATS)
    made = Tally()
    made.learn([*TITLE, *BOATS], begins)
    return made


def test_entries_are_counted_by_lines_that_are_known_or_written_like_known_ones() -> None:
    assert tally().count([*TITLE, *BOATS[:20], "- [Raft](https://example.org/raft) - Is simple.", "Text."]) == 21
    assert tally().count(["# Boats"]) == 0


def test_lines_in_an_unknown_form_leave_the_number_open() -> None:
    other = [line.replace("- [", "* [") for line in BOATS]
    assert tally().count([*TITLE, *other]) is None
    assert tally().count([*TITLE, *BOATS, *other[:2]]) == len(BOATS)


def test_a_contents_list_in_an_unknown_form_holds_no_entries() -> None:
    contents = [f"    + [Boat {at}](#boat-{at})" for at in range(60)]
    assert tally().count([*TITLE, *contents, *BOATS]) == len(BOATS)
