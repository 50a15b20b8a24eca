"""Which entries hold places of a page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from awesome_lint.catalog.records import Catalog, Entry
from awesome_lint.source import Span


def holding(records: Catalog, spans: Iterable[Span]) -> list[Entry | None]:
    """For each span the innermost entry that it lies in."""
    entries = records.entries
    starts = [entry.span.start for entry in entries]
    held = []
    for span in spans:
        at = bisect_right(starts, span.start) - 1
        while at >= 0 and entries[at].span.end < span.end:
            at -= 1 if entries[at].span.end > span.start else len(entries)
        held.append(entries[at] if at >= 0 else None)
    return held
