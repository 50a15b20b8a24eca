"""Findings below the name of their file: `row:column severity CODE [*] message`, the places in one column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from awesome_lint.report import Findings, View
from awesome_lint.report.display import Color, filename, headline, paint
from awesome_lint.text.escapes import escape


def pieces(found: Iterable[Findings], view: View) -> Iterator[str]:
    """The files in which something was found, an empty line after each."""
    for file in found:
        if file.diagnostics or file.note:
            yield "".join(f"{line}\n" for line in (*_file(file, view), ""))


def _file(file: Findings, view: View) -> Iterator[str]:
    yield f"{paint(filename(file.filename), Color.STRONG, on=view.color)}:"
    places = [f"{diagnostic.location.row}:{diagnostic.location.column}" for diagnostic in file.diagnostics]
    width = max(map(len, places), default=0)
    for place, each in zip(places, file.diagnostics, strict=True):
        yield f"  {place:{width}} {headline(each, view)}"
    if file.note:
        yield f"  {escape(file.note)}"
