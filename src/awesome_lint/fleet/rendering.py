"""Answers as text: for people in columns, for programs as CSV or JSON."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from awesome_lint.export.csv import Echo, safe
from awesome_lint.fleet.questions import Answer
from awesome_lint.text.escapes import escape, inert
from awesome_lint.text.jsontext import encode

_MOST = 60
"""The most characters of a value that people see."""


class Style(StrEnum):
    """How answers are written."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"


def pieces(answer: Answer, style: Style) -> Iterator[str]:
    """An answer, piece by piece."""
    if style is Style.JSON:
        yield from _json(answer)
    elif style is Style.CSV:
        write = csv.writer(Echo()).writerow
        for row in [answer.columns, *answer.rows]:
            yield str(write([safe(_joined(value, "; ")) for value in row]))
    else:
        yield from _columns(answer)


def _json(answer: Answer) -> Iterator[str]:
    yield "["
    separator = "\n"
    for row in answer.rows:
        said = {name: _plain(value) for name, value in zip(answer.columns, row, strict=True)}
        yield f"{separator}  {encode(said)}"
        separator = ",\n"
    yield "]\n" if separator == "\n" else "\n]\n"


def _plain(value: Any) -> Any:
    """A value that JSON has: times are text."""
    if isinstance(value, dict):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _columns(answer: Answer) -> Iterator[str]:
    """Rows under a head, as wide as their widest values; numbers stand at the right."""
    rows = list(answer.rows)
    cells = [answer.columns, *([_short(_joined(value, ", ")) for value in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    numbers = [
        all(value is None or isinstance(value, int | float) for value in column) for column in zip(*rows, strict=True)
    ] or [False] * len(widths)
    for row in cells:
        parts = (
            cell.rjust(width) if is_number else cell.ljust(width)
            for cell, width, is_number in zip(row, widths, numbers, strict=True)
        )
        yield "  ".join(parts).rstrip() + "\n"


def _joined(value: Any, separator: str) -> str:
    if isinstance(value, list | tuple):
        return separator.join(_joined(each, separator) for each in value)
    return "" if value is None else str(value)


def _short(text: str) -> str:
    """A value as people see it, on one line."""
    line = inert(escape(" ".join(text.split())))
    return line if len(line) <= _MOST else f"{line[: _MOST - 1]}…"
