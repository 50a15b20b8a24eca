"""Entries put in order because somebody asks for it."""

from __future__ import annotations

import pytest

from awesome_lint import Settings
from awesome_lint.page import Page
from awesome_lint.pipeline import arranging
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.mending import replaced
from styles import BULLETS, HEADINGS, NESTED, TABLE


def given(text: str) -> Input:
    return Input("list.md", text, Settings())


def test_a_section_is_sorted() -> None:
    hinge, grain = (
        "- [Hinge](https://example.org/hinge) - Glows red.\n",
        "- [Grain](https://example.org/grain) - Glows blue.\n",
    )
    wanted = BULLETS.replace(hinge + grain, grain + hinge)
    for place in ("[Ember]", "## Shining"):
        change = arranging.sort_section(given(BULLETS), BULLETS.index(place))
        assert (replaced(BULLETS, change.hunks), change.refused) == (wanted, [])
    assert not arranging.can_sort(Page.read(wanted, Settings()), wanted.index("[Ember]"))


def test_only_the_entry_is_moved() -> None:
    text = HEADINGS.replace("#### Beacon", "#### Zebra").replace("#### Drift", "#### Anvil")
    change = arranging.move_entry(given(text), text.index("Zebra"))
    names = [line for line in replaced(text, change.hunks).splitlines() if line.startswith("####")]
    assert names == ["#### Abacus", "#### Comet", "#### Anvil", "#### Ember", "#### Fable", "#### Zebra"]


def test_what_a_program_writes_is_not_put_in_order() -> None:
    text = f"{BULLETS}\n<!-- END LIST -->\n".replace("## Shining\n", "## Shining\n\n<!-- BEGIN LIST -->\n")
    page = Page.read(text, Settings())
    assert page.catalog.generated
    assert not arranging.can_sort(page, text.index("[Ember]"))


@pytest.mark.parametrize("text", [TABLE, NESTED])
def test_what_stands_right_is_not_moved(text: str) -> None:
    page = Page.read(text, Settings())
    at = text.index("[Beacon]")
    assert not arranging.can_sort(page, at)
    assert not arranging.can_move(page, at)
    assert arranging.move_entry(given(text), at).refused == ["there is nothing to put in order"]


def test_rows_and_nested_entries_are_sorted_in_their_list() -> None:
    for text in (TABLE, NESTED):
        mixed = text.replace("Abacus", "Zebra").replace("abacus", "zebra")
        change = arranging.sort_section(given(mixed), mixed.index("[Beacon]"))
        sorted_ = replaced(mixed, change.hunks)
        assert sorted_.index("Beacon") < sorted_.index("Zebra")
        assert sorted(sorted_.splitlines()) == sorted(mixed.splitlines())
