"""What was fixed, one line each: `file:row:column: fixed CODE message`, the place being where it stood then."""

from __future__ import annotations

from collections.abc import Sequence

from awesome_lint.report import Findings, View
from awesome_lint.report.display import Color, filename, paint
from awesome_lint.text.escapes import escape, inert


def render(fixed: Sequence[Findings], view: View) -> str:
    """All that was fixed, and the note of each file; an empty line after it, if there is any."""
    lines = []
    for file in fixed:
        name = paint(filename(file.filename), Color.STRONG, on=view.color)
        for diagnostic in file.diagnostics:
            row, column = diagnostic.location
            code = paint(f"fixed {diagnostic.code}", Color.FIXABLE, on=view.color)
            lines.append(f"{name}:{row}:{column}: {code} {escape(diagnostic.message)}\n")
        lines += [f"{name}: {escape(file.note)}\n"] if file.note else []
    return inert("".join([*lines, "\n"])) if lines else ""
