"""One line a finding: `file:row:column: severity CODE [*] message`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from awesome_lint.report import Findings, View
from awesome_lint.report.display import Color, filename, headline, paint
from awesome_lint.text.escapes import escape


def pieces(found: Iterable[Findings], view: View) -> Iterator[str]:
    """The findings, one a line, and the note of each file."""
    for file in found:
        yield "".join(f"{line}\n" for line in _lines(file, view))


def _lines(file: Findings, view: View) -> Iterator[str]:
    name = paint(filename(file.filename), Color.STRONG, on=view.color)
    for diagnostic in file.diagnostics:
        row, column = diagnostic.location
        yield f"{name}:{row}:{column}: {headline(diagnostic, view)}"
    if file.note:
        yield f"{name}: {escape(file.note)}"
