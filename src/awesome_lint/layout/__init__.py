"""What the FMT rules share, each of which finds one kind of fault with the least edit that mends it.

Formatting is fixing with these rules alone, so there is no second implementation that could disagree.

Contents lists have no spacing of their own: their markers, indentation and blank lines are those of the
page's lists. A rule beside these could only disagree with them.

May not: change what the page shows; where an edit could, the fault is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from awesome_lint.diagnostic import Applicability, Edit, Fix
from awesome_lint.source import Span


class Fault(NamedTuple):
    """One fault of layout: the place, the message and the fix of its diagnostic."""

    span: Span
    message: str
    fix: Fix


def fault(span: Span, message: str, edit: Edit, title: str) -> Fault:
    """A fault that one edit mends."""
    return Fault(span, message, mend([edit], title))


def mend(edits: Iterable[Edit], title: str) -> Fix:
    """The fix of a fault of layout."""
    return Fix(tuple(edits), Applicability.SAFE, title)
