"""How much of a page was read: what a summary says so that nothing passes unseen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import astuple, field
from typing import Any

from awesome_lint.catalog import missed, unread
from awesome_lint.catalog.missed import Missed, MissedKind
from awesome_lint.catalog.records import Catalog, Style
from awesome_lint.settings import Settings
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.text import spans
from awesome_lint.values.slotted import immutable, mutable

_MIN_ENTRIES = 10
"""A page that need not be a list is one with so many entries."""


@immutable
class Coverage:
    """The entries by style, those among them that a program writes, and what looks like one and was not read."""

    styles: Counter[Style] = field(default_factory=Counter)
    generated: int = 0
    missed: tuple[Missed, ...] = ()

    @property
    def entries(self) -> int:
        """The number of entries."""
        return self.styles.total()

    def places(self, source: Source) -> list[str]:
        """Where in its text that stands: `table rows not read: lines 7, 9-12`."""
        lines = []
        for kind in MissedKind:
            rows = [source.position(each.span.start).row for each in self.missed if each.kind is kind]
            if rows:
                _, noun = _counted(len(rows), kind.value)
                lines.append(f"{noun} not read: line{'s' * (len(rows) > 1)} {', '.join(_ranges(rows))}")
        return lines

    def kept(self) -> list[Any]:
        """What to keep of it as JSON."""
        return [self.styles, self.generated, [astuple(each) for each in self.missed]]

    @classmethod
    def recalled(cls, kept: Sequence[Any]) -> Coverage:
        """The coverage of which that was kept."""
        styles, generated, missed = kept
        counts = Counter({Style(style): count for style, count in styles.items()})
        return cls(counts, generated, tuple(Missed(MissedKind(kind), name, Span(*span)) for kind, name, span in missed))


@mutable
class Counts:
    """How much of several pages was read, in numbers."""

    styles: Counter[Style] = field(default_factory=Counter)
    generated: int = 0
    missed: Counter[MissedKind] = field(default_factory=Counter)

    @classmethod
    def of(cls, *pages: Coverage) -> Counts:
        """The counts of some pages."""
        counts = cls()
        for each in pages:
            counts.add(each)
        return counts

    def add(self, page: Coverage) -> None:
        """Count one more page."""
        self.styles += page.styles
        self.generated += page.generated
        self.missed.update(each.kind for each in page.missed)

    @property
    def entries(self) -> int:
        """The number of entries."""
        return self.styles.total()

    def parts(self) -> list[tuple[int, str]]:
        """What the entries are, in counts with their nouns."""
        return [_counted(self.styles[style], style.noun) for style in Style if self.styles[style]]

    def missing(self) -> list[tuple[int, str]]:
        """What was not read, likewise."""
        return [_counted(self.missed[kind], kind.value) for kind in MissedKind if self.missed[kind]]

    def gaps(self) -> list[tuple[int, str]]:
        """What was not read, or read and never changed, in counts with what is said of them."""
        said = [(count, f"{noun} not read") for count, noun in self.missing()]
        return [*said, (self.generated, "generated and never fixed")] if self.generated else said


def _counted(count: int, noun: str) -> tuple[int, str]:
    return count, noun if count == 1 else f"{noun}s"


def _ranges(rows: Sequence[int]) -> Iterator[str]:
    """Rows in order, those that follow one another as a range."""
    ranges: list[list[int]] = []
    for row in dict.fromkeys(rows):
        if ranges and row == ranges[-1][1] + 1:
            ranges[-1][1] = row
        else:
            ranges.append([row, row])
    for first, last in ranges:
        yield str(first) if first == last else f"{first}-{last}"


def measure(document: n.Document, catalog: Catalog, text: str, settings: Settings, *, is_list: bool) -> Coverage:
    """How much of one page was read."""
    within = sum(spans.at(catalog.generated, entry.span.start) is not None for entry in catalog.entries)
    broken = [
        Missed(MissedKind.LINE, text[each.name.start : each.name.end], each.span)
        for each in unread.find(document, catalog, text, is_list=is_list)
    ]
    looks = missed.find(document, catalog, settings) if is_list or len(catalog.entries) >= _MIN_ENTRIES else []
    others = [each for each in looks if not any(each.span.start <= one.span.start < each.span.end for one in broken)]
    return Coverage(Counter(entry.style for entry in catalog.entries), within, (*broken, *others))
