"""Places as editors count them: lines, and in these the code units of UTF-16, UTF-8 or UTF-32."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from lsprotocol import types

from awesome_lint.source import Source, Span
from awesome_lint.text.differences import Hunk

Encoding: TypeAlias = types.PositionEncodingKind | str
_ASTRAL = 0xFFFF
_BYTES = (0x7F, 0x7FF, 0xFFFF)


def units(text: str, encoding: Encoding) -> int:
    """How many code units a text has."""
    if text.isascii() or encoding == types.PositionEncodingKind.Utf32:
        return len(text)
    if encoding == types.PositionEncodingKind.Utf8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text) + sum(ord(each) > _ASTRAL for each in text)


def column(line: str, character: int, encoding: Encoding) -> int:
    """The index into a line of so many code units; what lies behind its end is its end."""
    if line.isascii() or encoding == types.PositionEncodingKind.Utf32:
        return min(character, len(line))
    left = character
    for index, each in enumerate(line):
        if left <= 0:
            return index
        left -= _width(ord(each), encoding)
    return len(line)


def _width(point: int, encoding: Encoding) -> int:
    if encoding == types.PositionEncodingKind.Utf8:
        return 1 + sum(point > last for last in _BYTES)
    return 1 + (point > _ASTRAL)


class Places:
    """Offsets into one text as positions, and back."""

    def __init__(self, source: Source, encoding: Encoding) -> None:
        self.source, self._encoding = source, encoding

    def _start(self, line: int) -> int:
        """Where a line starts; a byte order mark is part of the first one."""
        return self.source.line_span(line).start if line else 0

    def position(self, offset: int) -> types.Position:
        """The position of an offset."""
        line = self.source.line_at(offset)
        return types.Position(line, units(self.source.text[self._start(line) : offset], self._encoding))

    def range(self, span: tuple[int, int]) -> types.Range:
        """The range of a span."""
        start, end = span
        first = self.position(start)
        if end > self.source.line_span(first.line).end:
            return types.Range(first, self.position(end))
        more = units(self.source.text[start:end], self._encoding)  # on the same line, as nearly everywhere
        return types.Range(first, types.Position(first.line, first.character + more))

    def offset(self, position: types.Position) -> int:
        """The offset of a position; one behind the end of its line, or of the text, is there."""
        if position.line >= self.source.line_count:
            return len(self.source.text)
        start, end = self._start(position.line), self.source.line_span(position.line).end
        return start + column(self.source.text[start:end], position.character, self._encoding)

    def span(self, range_: types.Range) -> Span:
        """The span of a range."""
        return Span(self.offset(range_.start), self.offset(range_.end))

    def edits(self, hunks: Sequence[Hunk]) -> list[types.TextEdit]:
        """What to replace, as edits.

        What adds the last line ending reaches to a line that is not there yet: so Neovim, which shows no last line
        ending, knows what is meant.
        """
        whole = self.source.text
        found = [types.TextEdit(self.range((start, end)), text) for start, end, text in hunks]
        if found and hunks[-1].end == len(whole) and hunks[-1].text.endswith("\n") and not whole.endswith(("\r", "\n")):
            found[-1].range.end = types.Position(self.source.line_count, 0)
        return found
