"""Which of some spans hold a place, or share text with another span: found by bisection, however many there are.

May not: know what the spans are of.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from awesome_lint.source import Span


def at(spans: Sequence[Span], offset: int) -> Span | None:
    """The span in which an offset lies, of spans that are in order and apart."""
    index = bisect_right(spans, (offset, sys.maxsize)) - 1
    return spans[index] if index >= 0 and offset < spans[index].end else None


def share_text(spans: Sequence[Span], span: Span) -> bool:
    """Whether a span shares text with one of those in order and apart, or is empty and lies inside one."""
    index = bisect_left(spans, span.end, key=_start) - 1
    return index >= 0 and span.start < spans[index].end


def touch(spans: Sequence[Span], span: Span) -> bool:
    """Whether a span shares text with one of those in order and apart, or lies right beside one."""
    index = bisect_left(spans, span.start, key=_end)
    return index < len(spans) and spans[index].start <= span.end


def lie_in(spans: Sequence[Span], span: Span) -> bool:
    """Whether one of the spans in order and apart lies whole in another."""
    index = bisect_left(spans, span.start, key=_start)
    return index < len(spans) and spans[index].end <= span.end


class Overlapping:
    """Spans in any order, which may overlap."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._reach = list(accumulate((span.end for span in ordered), max))

    def share_text(self, start: int, end: int) -> bool:
        """Whether one of them shares text with what stands from start to end."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start


def _start(span: Span) -> int:
    return span.start


def _end(span: Span) -> int:
    return span.end
