"""What a rule says: plain immutable values.

May not: read, print, decide.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from awesome_lint.source import Position, Span
from awesome_lint.values.record import Record
from awesome_lint.values.slotted import immutable


class Severity(StrEnum):
    """The severity of a finding, the highest first; by default, only errors make the exit status 1.

    Findings of the severity `INFO` are correct, but hardly worth an edit. They are counted, and shown on request.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    def reaches(self, least: Severity) -> bool:
        """Whether this is at least as severe as `least`."""
        every = [*Severity]
        return every.index(self) <= every.index(least)


class Applicability(StrEnum):
    """How far a fix may be trusted.

    `SAFE`: the page renders the same, or the text is provably wrong and there is only one correct value.
    `UNSAFE`: the visible text or order changes, and the change may be wrong. `DISPLAY`: shown, never applied.
    """

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


class Edit(NamedTuple):
    r"""Replace the text from `start` to `end` by `text`, in which every line ends with ``\n``.

    The fixer replaces these endings by those used at the place of the edit.
    """

    start: int
    end: int
    text: str


@immutable
class Fix(Record):
    """Edits that are applied together or not at all.

    `title` completes the sentence "the fix is to …". Diagnostics that share one fix (for example, sorting a section
    put in order, say) hold the same object, which is applied once.
    """

    edits: tuple[Edit, ...]
    applicability: Applicability
    title: str


@immutable
class Diagnostic(Record):
    """One finding at one place.

    `fault` describes the problem in words that stay the same while the list grows; if it is empty, the message does so.
    `other` is a second place, which the message names by its line: for example, where the same entry is listed first.
    """

    code: str
    name: str
    message: str
    severity: Severity
    span: Span
    location: Position
    end_location: Position
    fix: Fix | None = None
    entry: str | None = None
    fault: str | None = None
    other: Span | None = None
