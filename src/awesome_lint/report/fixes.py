"""What was fixed, one line each: `file:row:column: fixed CODE message`, the place being where it stood then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from awesome_lint.report import Findings, View
from awesome_lint.report.display import Color, filename, paint
from awesome_lint.text.escapes import escape, inert


def pieces(fixed: Iterable[Findings], view: View) -> Iterator[str]:
    """What was fixed, file by file, and the note of each; an empty line after it, if there is any."""
    is_empty = True
    for file in fixed:
        text = "".join(f"{line}\n" for line in _lines(file, view))
        is_empty = is_empty and not text
        yield inert(text)
    if not is_empty:
        yield "\n"


def _lines(file: Findings, view: View) -> Iterator[str]:
    name = paint(filename(file.filename), Color.STRONG, on=view.color)
    for diagnostic in file.diagnostics:
        row, column = diagnostic.location
        code = paint(f"fixed {diagnostic.code}", Color.FIXABLE, on=view.color)
        yield f"{name}:{row}:{column}: {code} {escape(diagnostic.message)}"
    if file.note:
        yield f"{name}: {escape(file.note)}"
