"""Habits: what nearly all entries do, in the list or in a section of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.catalog.records import Entry, Style
from awesome_lint.conventions import habits
from awesome_lint.conventions.habits import Habit, Seen
from awesome_lint.source import Span


def seen(*sections: str) -> list[Seen]:
    """Entries in sections; each letter is what one entry does."""
    return [
        Seen(Entry(f"{key}.{at}", None, None, [], Style.BULLET, Span(0, 0), Span(0, 0)), key, found)
        for key, section in enumerate(sections)
        for at, found in enumerate(section)
    ]


def odd(*sections: str) -> list[str]:
    return [each.entry.name for each in habits.deviations(seen(*sections))]


def test_one_in_twelve_stands_out_and_two_do_not() -> None:
    assert odd("aaaaabaaaaaa") == ["0.5"]
    assert odd("aaaaabaaaaab") == []
    assert odd("aaaaabaaaaa") == []


def test_of_many_entries_one_in_twenty_may_do_otherwise() -> None:
    assert odd("a" * 38 + "bb") == ["0.38", "0.39"]
    assert odd("a" * 37 + "bbb") == []


def test_a_section_that_goes_its_own_way_is_left_alone() -> None:
    assert odd("a" * 30, "bbbb", "aaab") == ["2.3"]


def test_a_large_section_has_a_habit_of_its_own() -> None:
    assert odd("a" * 30, "b" * 12 + "a") == ["1.12"]


def test_sections_that_differ_have_habits_of_their_own() -> None:
    assert odd("a" * 20 + "b", "b" * 19 + "a") == ["0.20", "1.19"]


def test_a_list_that_mixes_within_sections_has_no_habit() -> None:
    assert odd("ab" * 10, "a" * 12 + "b", "abb" * 5) == []


def test_what_is_pinned_holds_for_all() -> None:
    found = list(habits.deviations(seen("ab", "b"), "a"))
    assert [each.entry.name for each in found] == ["0.1", "1.0"]
    assert found[0].habit.evidence == "as the settings ask"


def test_the_evidence_counts_the_other_entries() -> None:
    assert Habit("a", 11, 12).evidence == "as in 11 of 11 others"


@given(st.lists(st.text("abc", max_size=30), max_size=4))
def test_few_entries_stand_out(sections: list[str]) -> None:
    total = sum(map(len, sections))
    assert len(odd(*sections)) <= max(len(sections), total / 4)
