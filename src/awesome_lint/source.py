r"""The text of one file: lines, offsets, line endings, encoding.

Everything else speaks of places as a `Span` of offsets into `Source.text`; rows and columns are
derived here and nowhere else. Lines end at ``\n``, ``\r\n`` or a lone ``\r`` as CommonMark has
it, never at the other characters that `str.splitlines` knows.

Offsets are into the text as found, byte order mark and line endings included. The parser sees a normalized
text, and `Source.from_normalized` carries each span back. So an edit needs no notion of line endings: it
writes ``\n``, which becomes the ending of its place.

May not: read files, know Markdown.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from awesome_lint.values.errors import AwesomeLintError

BOM = "\ufeff"
LINE_ENDING = re.compile(r"\r\n?|\n")


class Span(NamedTuple):
    """A half-open range of offsets, in code points, into the text of a `Source`."""

    start: int
    end: int


new = tuple.__new__
"""Makes a named tuple in half the time, where many are made."""


def moved(span: Span, growth: int) -> Span:
    """A span in a text that has grown by so many characters above it."""
    return new(Span, (span[0] + growth, span[1] + growth))


class Position(NamedTuple):
    """A place as people count it: row and column, both from 1; columns are code points."""

    row: int
    column: int


class EncodingError(AwesomeLintError, ValueError):
    """The bytes of a file are not UTF-8 text; the message says where they stop being it."""


class Source:
    """One text with its line index. Immutable."""

    def __init__(self, text: str) -> None:
        self.text = text
        # arrays take a fourth of the room of lists
        self._starts = array("q", [len(BOM) if text.startswith(BOM) else 0])
        self._ends = array("q")
        if "\r" not in text:  # the short way
            self._starts.extend(accumulate(len(line) + 1 for line in text.split("\n")[:-1]))
            self._ends.extend(start - 1 for start in self._starts[1:])
        else:
            for match in LINE_ENDING.finditer(text):
                self._ends.append(match.start())
                self._starts.append(match.end())
        self._ends.append(len(text))

    @property
    def line_count(self) -> int:
        """The number of lines; what follows a final line ending counts as an empty line."""
        return len(self._starts)

    def line_span(self, line: int) -> Span:
        """The place of a line (counted from 0) without its ending."""
        return Span(self._starts[line], self._ends[line])

    def line(self, line: int) -> str:
        """The text of a line (counted from 0) without its ending."""
        return self.text[self._starts[line] : self._ends[line]]

    def spaced_lines(self) -> list[int]:
        """The lines (counted from 0) that end in a space or a tab before their ending."""
        starts, text = self._starts, self.text
        return [at for at, end in enumerate(self._ends) if end > starts[at] and text[end - 1] in " \t"]

    def ending(self, line: int) -> str:
        """The line ending of a line (counted from 0) as it stands; empty on the last line."""
        if line + 1 == len(self._starts):
            return ""
        return self.text[self._ends[line] : self._starts[line + 1]]

    def line_at(self, offset: int) -> int:
        """The line (counted from 0) in which an offset lies; a line ending belongs to its line."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def position(self, offset: int) -> Position:
        """Row and column of an offset."""
        line = self.line_at(offset)
        return Position(line + 1, max(offset - self._starts[line], 0) + 1)

    def offset(self, position: Position) -> int:
        """The offset of a row and column; the inverse of `position`."""
        return self._starts[position.row - 1] + position.column - 1

    def cut(self, span: Span) -> str:
        """The text at a span."""
        return self.text[span.start : span.end]

    @cached_property
    def newline(self) -> str:
        r"""The line ending that most lines have; ``\n`` where there is none."""
        counts = Counter(self.text[end:start] for end, start in zip(self._ends, self._starts[1:], strict=False))
        return counts.most_common(1)[0][0] if counts else "\n"

    @cached_property
    def normalized(self) -> str:
        r"""The text without byte order mark and with every line ending as ``\n``."""
        text = self.text.removeprefix(BOM)
        return LINE_ENDING.sub("\n", text) if "\r" in text else text

    @cached_property
    def _shifts(self) -> list[int]:
        r"""The offsets into `normalized` of the line ends that are ``\r\n`` in `text`."""
        shifts: list[int] = []
        for end, start in zip(self._ends, self._starts[1:], strict=False):
            if start - end == len("\r\n"):
                shifts.append(end - self._starts[0] - len(shifts))
        return shifts

    @property
    def is_shifted(self) -> bool:
        """Whether offsets into `normalized` differ from those into `text`."""
        return self._starts[0] > 0 or "\r\n" in self.text

    def from_normalized(self, offset: int) -> int:
        """The offset into `text` of an offset into `normalized`."""
        return offset + self._starts[0] + bisect_left(self._shifts, offset)


def line_end(text: str, start: int) -> int:
    """Where the line that holds an offset into a text ends."""
    match = LINE_ENDING.search(text, start)
    return match.start() if match is not None else len(text)


def decode(data: bytes) -> str:
    """The text of a file's bytes; a byte order mark stays in it.

    Raises:
        EncodingError: the bytes are not UTF-8.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        guess = "UTF-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else f"byte 0x{data[error.start]:02x}"
        raise EncodingError(f"not UTF-8 text ({guess} at line {row}); convert it to UTF-8 first") from None
