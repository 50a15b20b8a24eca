"""Places as clients count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from awesome_lint.server.positions import Places, column, units
from awesome_lint.source import Source
from awesome_lint.text.differences import Hunk

ENCODINGS = ["utf-8", "utf-16", "utf-32"]
TEXTS = st.text(st.sampled_from("ab中🚀é\u2028\x0c\r\n\ufeff"), max_size=30)


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_an_offset_is_where_its_position_is(text: str, encoding: str) -> None:
    places = Places(Source(text), encoding)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n":  # nothing is between the two
            assert places.offset(places.position(offset)) == offset


@pytest.mark.parametrize(("encoding", "expected"), [("utf-8", 8), ("utf-16", 4), ("utf-32", 3)])
def test_characters_have_the_width_of_the_encoding(encoding: str, expected: int) -> None:
    text = "a中🚀"
    assert (
        units(text, encoding)
        == expected
        == len(text.encode(f"{encoding}-le".replace("8-le", "8"))) // ({"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding])
    )
    assert column(text, expected, encoding) == len(text)


def test_what_lies_behind_the_end_is_the_end() -> None:
    places = Places(Source("ab\ncd\n"), "utf-16")
    assert places.offset(types.Position(0, 99)) == 2
    assert places.offset(types.Position(99, 0)) == 6


def test_what_adds_the_last_line_ending_reaches_to_the_line_that_it_makes() -> None:
    (edit,) = Places(Source("ab\ncd"), "utf-16").edits([Hunk(5, 5, "\n")])
    assert (edit.range.start, edit.range.end) == (types.Position(1, 2), types.Position(2, 0))
