"""One line a finding: `file:row:column: CODE [*] message`."""

from __future__ import annotations

from collections.abc import Sequence

from awesome_lint.report import Findings
from awesome_lint.report.display import Color, filename, headline, paint


def render(found: Sequence[Findings], *, color: bool) -> str:
    """All findings, one a line."""
    lines = []
    for file in found:
        name = paint(filename(file.filename), Color.STRONG, on=color)
        for each in file.diagnostics:
            row, column = each.location
            lines.append(f"{name}:{row}:{column}: {headline(each, color=color)}\n")
    return "".join(lines)
