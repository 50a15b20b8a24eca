"""One line a finding: `file:row:column: severity CODE [*] message`."""

from __future__ import annotations

from collections.abc import Sequence

from awesome_lint.report import Findings, View
from awesome_lint.report.display import Color, filename, headline, paint
from awesome_lint.text.escapes import escape


def render(found: Sequence[Findings], view: View) -> str:
    """All findings, one a line, and the note of each file."""
    lines = []
    for file in found:
        name = paint(filename(file.filename), Color.STRONG, on=view.color)
        for diagnostic in file.diagnostics:
            row, column = diagnostic.location
            lines.append(f"{name}:{row}:{column}: {headline(diagnostic, view)}\n")
        lines += [f"{name}: {escape(file.note)}\n"] if file.note else []
    return "".join(lines)
