"""Findings below the name of their file: `row:column CODE [*] message`, the places in one column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from awesome_lint.report import Findings
from awesome_lint.report.display import Color, filename, headline, paint


def render(found: Sequence[Findings], *, color: bool) -> str:
    """All files in which something was found, an empty line after each."""
    return "".join(f"{line}\n" for file in found if file.diagnostics for line in (*_file(file, color=color), ""))


def _file(file: Findings, *, color: bool) -> Iterator[str]:
    yield f"{paint(filename(file.filename), Color.STRONG, on=color)}:"
    places = [f"{each.location.row}:{each.location.column}" for each in file.diagnostics]
    width = max(map(len, places))
    for place, each in zip(places, file.diagnostics, strict=True):
        yield f"  {place:{width}} {headline(each, color=color)}"
