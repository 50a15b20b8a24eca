"""The smallest changes that make one text of another."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.text import differences
from awesome_lint.text.differences import Hunk, hunks

LINES = st.lists(st.sampled_from(["one\n", "two\n", "\n", "three\r\n", "\r", "four", "fo\n", "zwei 🚀\n"]), max_size=12)
TEXTS = LINES.map("".join)


def replaced(text: str, changes: list[Hunk]) -> str:
    for start, end, new in reversed(changes):
        text = text[:start] + new + text[end:]
    return text


@given(TEXTS, TEXTS)
def test_they_make_the_other_text_and_stand_apart(old: str, new: str) -> None:
    found = hunks(old, new)
    assert replaced(old, found) == new
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(old[each.start : each.end] != each.text for each in found)


@given(TEXTS, TEXTS)
def test_they_do_where_the_texts_are_too_long_to_be_compared(old: str, new: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(differences, "_MAX_COMPARED", 2)
        assert replaced(old, hunks(old, new)) == new


def test_a_word_is_replaced_and_not_its_line() -> None:
    assert hunks("a\nthe htps scheme\nb\n", "a\nthe https scheme\nb\n") == [Hunk(8, 8, "t")]


def test_lines_that_go_are_replaced_by_nothing() -> None:
    assert hunks("a\n\n\n\nb\n", "a\n\nb\n") == [Hunk(3, 5, "")]


def test_half_of_a_line_ending_is_never_replaced() -> None:
    assert hunks("a\r\nb", "a\nb") == [Hunk(1, 3, "\n")]
    assert hunks("a\nb", "a\r\nb") == [Hunk(1, 2, "\r\n")]
