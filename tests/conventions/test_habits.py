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
        Seen.of([(entry(f"{key}.{at}"), key) for at in range(len(section))], [*section])
        for key, section in enumerate(sections)
    ]


def entry(name: str) -> Entry:
    return Entry(name, None, None, [], Style.BULLET, Span(0, 0), Span(0, 0))


def odd(*sections: str, **prior: float) -> list[str]:
    single, _ = weighed(*sections, **prior)
    return single


def weighed(*sections: str, **prior: float) -> tuple[list[str], list[int]]:
    """The entries that stand out, and how many do otherwise of which only that can be told."""
    those = seen(*sections)
    single, many = habits.weigh(habits.deviations(those, habits.learn(those, prior)))
    return [each.entry.name for each in single], [len(each.entries) for each in many]


def test_one_in_twelve_stands_out_and_two_do_not() -> None:
    assert odd("aaaaabaaaaaa") == ["0.5"]
    assert odd("aaaaabaaaaab") == []
    assert odd("aaaaabaaaaa") == []


def test_of_many_entries_one_in_twenty_may_do_otherwise() -> None:
    assert odd("a" * 38 + "bb") == ["0.38", "0.39"]
    assert odd("a" * 95 + "bbbbb") == [f"0.{at}" for at in range(95, 100)]
    assert odd("a" * 94 + "bbbbbb") == []


def test_of_few_entries_one_in_twelve_may_do_otherwise() -> None:
    assert odd("a" * 22 + "bb") == ["0.22", "0.23"]
    assert odd("a" * 21 + "bb") == []
    assert odd("a" * 37 + "bbb") == ["0.37", "0.38", "0.39"]
    assert odd("a" * 46 + "bbbb") == []


def test_what_all_lists_do_counts_where_a_list_is_small() -> None:
    assert odd("aaaaab") == []
    assert odd("aaaaab", a=0.9) == ["0.5"]
    assert odd("aaaaab", b=0.9) == []
    assert odd("a" * 18 + "bb", a=0.9) == ["0.18", "0.19"]


def test_a_habit_that_more_than_a_few_break_is_told_as_a_whole_and_never_dropped() -> None:
    for count in range(1, 76):
        single, many = weighed("a" * (500 - count) + "b" * count)
        assert (single == [], many) == ((False, []) if count <= 25 else (True, [count]))
    assert weighed("a" * 400 + "b" * 100) == ([], [])


def test_a_habit_that_is_given_cannot_be_voted_away() -> None:
    given = habits.learn(seen("a" * 6)).given()
    found = list(habits.deviations(seen("a" * 6 + "b" * 8), given))
    assert [each.found for each in habits.weigh(found)[0]] == ["b"] * 8
    assert found[0].habit.evidence == "as in 6 of 6 others"


def test_a_section_that_goes_its_own_way_is_left_alone() -> None:
    assert odd("a" * 30, "bbbb", "aaab") == ["2.3"]


def test_a_large_section_has_a_habit_of_its_own() -> None:
    assert odd("a" * 30, "b" * 12 + "a") == ["1.12"]


def test_sections_that_differ_have_habits_of_their_own() -> None:
    assert odd("a" * 20 + "b", "b" * 19 + "a") == ["0.20", "1.19"]


def test_a_list_that_mixes_within_sections_has_no_habit() -> None:
    assert odd("ab" * 10, "a" * 12 + "b", "abb" * 5) == []


def test_what_is_pinned_holds_for_all() -> None:
    those = seen("ab", "b")
    found = list(habits.deviations(those, habits.learn(those, pinned="a")))
    assert [each.entry.name for each in found] == ["0.1", "1.0"]
    assert found[0].habit.evidence == "as the settings require"


def test_the_evidence_counts_the_other_entries() -> None:
    assert Habit("a", 11, 12).evidence == "as in 11 of 11 others"


@given(st.lists(st.text("abc", max_size=30), max_size=4))
def test_few_entries_stand_out(sections: list[str]) -> None:
    total = sum(map(len, sections))
    assert len(odd(*sections)) <= max(len(sections), total / 4)
