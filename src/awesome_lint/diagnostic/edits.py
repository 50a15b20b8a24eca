"""Edits applied to a text, for all who change one.

May not: judge what an edit does.
"""

from __future__ import annotations

from collections.abc import Iterable

from awesome_lint.diagnostic import Edit
from awesome_lint.source import Source, Span


def applied(source: Source, edits: Iterable[Edit], within: Span | None = None) -> tuple[str, list[Span]]:
    r"""A text, or a part of it, with edits that are in order and apart, and the places of what they put there.

    New lines, which edits write as ``\n``, get the line ending of their place.
    """
    pieces: list[str] = []
    put: list[Span] = []
    done, end = within or (0, len(source.text))
    length = 0
    for edit in edits:
        text = edit.text.replace("\n", _newline(source, edit.start)) if "\n" in edit.text else edit.text
        start = length + edit.start - done
        pieces += source.text[done : edit.start], text
        done, length = edit.end, start + len(text)
        put.append(Span(start, length))
    return "".join([*pieces, source.text[done:end]]), put


def _newline(source: Source, offset: int) -> str:
    """The line ending of the place: what goes between two lines takes that of the upper one."""
    line = source.line_at(offset)
    if line > 0 and offset == source.line_span(line).start:
        line -= 1
    return source.ending(line) or source.newline
