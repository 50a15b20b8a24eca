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
    """How much a finding weighs, the heaviest first; only errors make the exit status 1 by default.

    What is `INFO` is true but hardly worth an edit of its own: it is counted, and shown if asked for.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    def reaches(self, least: Severity) -> bool:
        """Whether this weighs as much as `least`, or more."""
        every = [*Severity]
        return every.index(self) <= every.index(least)


class Applicability(StrEnum):
    """How far a fix may be trusted.

    `SAFE`: the page renders the same, or the text is provably wrong and has one right value.
    `UNSAFE`: the visible text or order changes on a judgement. `DISPLAY`: shown, never applied.
    """

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


class Edit(NamedTuple):
    r"""Replace the text from `start` to `end` by `text`, in which every line ends with ``\n``.

    The fixer gives the new lines the ending of the place where they go.
    """

    start: int
    end: int
    text: str


@immutable
class Fix(Record):
    """Edits that are applied together or not at all.

    `title` completes the sentence "the fix is to …". Diagnostics that share one fix (a section
    put in order, say) hold the same object, which is applied once.
    """

    edits: tuple[Edit, ...]
    applicability: Applicability
    title: str


@immutable
class Diagnostic(Record):
    """One finding at one place.

    `fault` is what is wrong in words that stay the same while the list grows; without it the message has such words.
    `other` is the place that the message names as a line: of what stands there first, say.
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
