"""One text with its lines, offsets, line endings and encoding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.source import BOM, EncodingError, Position, Source, Span, decode

TEXTS = st.text(st.one_of(st.sampled_from("ab\n\r\u2028\x85\x0c🚀\ufeff\x00"), st.characters(codec="utf-8")))


@given(TEXTS)
def test_lines_and_their_endings_put_together_are_the_text(text: str) -> None:
    source = Source(text)
    lines = [source.line(line) + source.ending(line) for line in range(source.line_count)]
    assert (BOM if text.startswith(BOM) else "") + "".join(lines) == text


@given(TEXTS)
def test_lines_end_at_line_feeds_and_carriage_returns_and_nowhere_else(text: str) -> None:
    source = Source(text)
    plain = text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")
    assert [source.line(line) for line in range(source.line_count)] == plain.split("\n")
    assert source.normalized == plain


@given(TEXTS, st.data())
def test_position_and_offset_are_inverse(text: str, data: st.DataObject) -> None:
    source = Source(text)
    offset = data.draw(st.integers(len(BOM) if text.startswith(BOM) else 0, len(text)))
    position = source.position(offset)
    assert source.offset(position) == offset
    assert source.line_at(offset) == position.row - 1
    assert position.row >= 1
    assert position.column >= 1


@given(TEXTS)
def test_each_offset_of_the_normalized_text_is_found_in_the_text(text: str) -> None:
    source = Source(text)
    for offset, character in enumerate(source.normalized):
        found = text[source.from_normalized(offset)]
        assert found == character or (character == "\n" and found == "\r")


def test_columns_count_code_points_and_the_byte_order_mark_has_none() -> None:
    source = Source(f"{BOM}🚀b\r\nc")
    assert source.position(2) == Position(1, 2)
    assert source.position(0) == Position(1, 1)
    assert source.position(len(source.text)) == Position(2, 2)
    assert source.cut(source.line_span(1)) == "c"


def test_the_newline_of_a_text_is_the_line_ending_of_most_lines() -> None:
    assert Source("a\r\nb\r\nc\n").newline == "\r\n"
    assert Source("a\rb").newline == "\r"
    assert Source("a").newline == "\n"


@given(TEXTS)
def test_decoding_keeps_every_character(text: str) -> None:
    assert decode(text.encode("utf-8")) == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a\nb\xe9\n", "not UTF-8 text (byte 0xe9 at line 2); convert it to UTF-8 first"),
        ("ab".encode("utf-16"), "not UTF-8 text (UTF-16 at line 1); convert it to UTF-8 first"),
        (b"\xed\xa0\x80", "not UTF-8 text (byte 0xed at line 1); convert it to UTF-8 first"),
    ],
)
def test_other_encodings_are_refused_with_the_line_where_they_show(data: bytes, message: str) -> None:
    with pytest.raises(EncodingError) as error:
        decode(data)
    assert str(error.value) == message


def test_a_span_is_half_open() -> None:
    assert Source("abc").cut(Span(1, 2)) == "b"
