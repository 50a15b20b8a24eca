"""How a terminal shows text: colours, and how wide each character is."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import cache

from awesome_lint.diagnostic import Applicability, Diagnostic
from awesome_lint.report import View
from awesome_lint.text.escapes import HARMFUL, escape

_TAB = 4


class Color(StrEnum):
    """The colours of reports, as the numbers of ANSI sequences."""

    ERROR = "1;31"
    WARNING = "1;33"
    INFO = "1;36"
    FIXABLE = "36"
    FRAME = "1;34"
    STRONG = "1"
    ADDED = "32"
    REMOVED = "31"


def paint(text: str, color: Color, *, on: bool) -> str:
    """The text in a colour, if colours are on."""
    return f"\x1b[{color}m{text}\x1b[0m" if on else text


def severity_color(diagnostic: Diagnostic) -> Color:
    """The colour of a finding."""
    return Color[diagnostic.severity.name]


def filename(name: str) -> str:
    """The name of a file at the start of a line, where CI takes `::` for a command."""
    shown = escape(name)
    return f"./{shown}" if shown.lstrip().startswith("::") else shown


def headline(diagnostic: Diagnostic, view: View) -> str:
    """Severity, code, mark and message: `error ORD001 [*] message`; the mark stands for a fix that may be applied."""
    how = diagnostic.fix.applicability if diagnostic.fix is not None else Applicability.DISPLAY
    is_marked = how is Applicability.SAFE or (view.unsafe and how is Applicability.UNSAFE)
    mark = f"[{paint('*', Color.FIXABLE, on=view.color)}] " if is_marked else ""
    kind = paint(f"{diagnostic.severity} {diagnostic.code}", severity_color(diagnostic), on=view.color)
    return f"{kind} {mark}{escape(diagnostic.message)}"


def cells(line: str) -> list[tuple[str, int]]:
    """What a terminal shows for each character of a line, and in how many columns."""
    shown: list[tuple[str, int]] = []
    column = 0
    for character in line:
        text, width = _cell(character)
        if character == "\t":
            width = _TAB - column % _TAB
            text = " " * width
        shown.append((text, width))
        column += width
    return shown


@cache
def _cell(character: str) -> tuple[str, int]:
    """What is shown for a character, wherever it stands; a tab depends on its place."""
    if HARMFUL.match(character):
        text = escape(character)
        return text, len(text)
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return character, 0
    return character, 2 if unicodedata.east_asian_width(character) in "WF" else 1
