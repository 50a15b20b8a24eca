"""Slips of the hand: one letter too many, too few, wrong, or two swapped."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from awesome_lint.text import slips

WORDS = st.text(st.characters(categories=["L"]), min_size=5, max_size=12)
LETTERS = st.characters(categories=["L"])


def distance(one: str, other: str) -> int:
    """The number of insertions, deletions, substitutions and swaps of neighbours (optimal string alignment)."""
    rows = [list(range(len(other) + 1))]
    for i, left in enumerate(one, 1):
        rows.append([i])
        for j, right in enumerate(other, 1):
            best = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (left != right))
            if i > 1 and j > 1 and (left, one[i - 2]) == (other[j - 2], right):
                best = min(best, rows[i - 2][j - 2] + 1)
            rows[i].append(best)
    return rows[-1][-1]


@given(st.text("abc", max_size=7), st.text("abc", max_size=7))
def test_a_slip_is_exactly_one_edit(written: str, meant: str) -> None:
    assert slips.is_slip(written, meant) == (distance(written, meant) == 1)


@given(st.text("abcd", max_size=8), st.text("abcd", max_size=8))
def test_a_slip_goes_both_ways(one: str, other: str) -> None:
    assert slips.is_slip(one, other) == slips.is_slip(other, one)


@given(WORDS, LETTERS, st.data())
def test_one_letter_too_many_is_told(word: str, letter: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word)))
    assert slips.is_slip(word[:at] + letter + word[at:], word)


@given(WORDS, st.data())
def test_one_letter_too_few_is_told(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    assert slips.is_slip(word[:at] + word[at + 1 :], word)


@given(WORDS, st.data())
def test_two_letters_swapped_are_told(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    assume(word[at] != word[at + 1])
    assert slips.is_slip(word[:at] + word[at + 1] + word[at] + word[at + 2 :], word)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("framwork", "framework"), ("libary", "library"), ("Tpye", None), ("systems", "system"), ("Compilr", "compiler")],
)
def test_the_meant_word_is_found_without_regard_to_case(written: str, meant: str | None) -> None:
    assert slips.meant_by(written, ["library", "framework", "system", "compiler", "type"]) == meant


def test_between_two_words_nobody_can_tell() -> None:
    assert slips.meant_by("fooxs", ["fooas", "foobs"]) is None


@pytest.mark.parametrize(
    ("written", "words"), [("GPL-2.0", ["GPL-3.0"]), ("Python 2", ["Python 3"]), ("v1234", ["v123"])]
)
def test_digits_are_no_slips(written: str, words: list[str]) -> None:
    assert slips.meant_by(written, words) is None


def test_short_words_are_too_alike() -> None:
    assert slips.meant_by("BSD", ["BSL"]) is None
    assert slips.meant_by("Tpye", ["Type"], min_length=4) == "Type"
    assert slips.meant_by("Typ", ["Type"], min_length=4) == "Type"


@given(st.lists(WORDS, max_size=5), WORDS)
def test_a_lexicon_finds_what_a_comparison_with_all_words_finds(others: list[str], meant: str) -> None:
    words = {*others, meant}
    lexicon = slips.Lexicon(words)
    for written in (meant[1:], meant[:2] + meant[3:], meant + "x", meant[1] + meant[0] + meant[2:], "x" + meant[1:]):
        assert lexicon.meant_by(written) == slips.meant_by(written, words)


def test_a_lexicon_knows_no_word_of_more_than_a_hundred_letters() -> None:
    assert slips.Lexicon(["b" + "a" * 99]).meant_by("a" * 99) == "b" + "a" * 99
    assert slips.Lexicon(["b" + "a" * 100]).meant_by("a" * 100) is None
