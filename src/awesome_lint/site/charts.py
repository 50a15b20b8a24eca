"""What a list is made of, in numbers: bars and lines, drawn by templates as SVG with a table of the same numbers.

May not: know HTML; ask for numbers that nobody handed in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from awesome_lint.layout.width import display_width
from awesome_lint.site.cards import Shelf
from awesome_lint.site.facets import SECTION
from awesome_lint.site.volumes import Volume
from awesome_lint.values.slotted import immutable

WIDTH, LINE_HEIGHT = 640, 200
_MAX_BARS = 30
"""A chart shows no more bars than this; what is left is one more."""

_LATE = 10
"""The end of a line is the last one of so many parts."""
_MOST_TO_FIT = 4
"""No more characters for each column are tried than this, however many of them take none."""


@immutable
class Bar:
    """One bar: what it stands for, how many, and its length in percent of the longest, that of the rest at most 100."""

    label: str
    count: int
    length: float


@immutable
class Chart:
    """Bars under a title; `what` is the head of the first column of their table, `number` that of the second."""

    title: str
    what: str
    number: str
    bars: list[Bar]


@immutable
class Line:
    """How a number grew: points of days with their number, and the way through them in a picture of fixed size.

    `end` is how far down the picture the way ends; `falls` says that it comes down to there.
    """

    title: str
    points: list[tuple[date, int]]
    path: str
    end: float
    falls: bool


def fitted(text: str, columns: int) -> str:
    """As much of a text as fits into so many columns, with a mark where something is left out."""
    if len(text) <= columns * _MOST_TO_FIT and display_width(text) <= columns:
        return text
    text = text[: columns * _MOST_TO_FIT]
    ends = (end for end in range(len(text), 0, -1) if display_width(text[:end]) < columns)
    return f"{text[: next(ends, 0)].rstrip()}…"


def bars(title: str, what: str, counts: Iterable[tuple[str, int]], number: str = "Entries") -> Chart:
    """A chart of counts, those beyond the first ones as one."""
    found = list(counts)
    shown, rest = found[:_MAX_BARS], found[_MAX_BARS:]
    longest = max((count for _, count in shown), default=0) or 1
    if rest:
        shown.append((f"{len(rest)} others", sum(count for _, count in rest)))
    lengths = (min(100.0, round(100 * count / longest, 1)) for _, count in shown)
    return Chart(title, what, number, [Bar(*each, length) for each, length in zip(shown, lengths, strict=True)])


def line(title: str, points: Sequence[tuple[date, int]]) -> Line:
    """A line through at least two points, in order of days."""
    first, last = points[0][0].toordinal(), points[-1][0].toordinal()
    highest = max(count for _, count in points) or 1
    steps = (
        f"{WIDTH * (day.toordinal() - first) / max(last - first, 1):.1f} {LINE_HEIGHT * (1 - count / highest):.1f}"
        for day, count in points
    )
    end = round(LINE_HEIGHT * (1 - points[-1][1] / highest), 1)
    late = (count for day, count in points if last - day.toordinal() <= (last - first) / _LATE)
    return Line(title, list(points), f"M{'L'.join(steps)}", end, falls=max(late) > points[-1][1])


def of_volume(volume: Volume) -> Iterator[Chart]:
    """The entries of each section, and the share of each value that filters offer."""
    largest = _largest(volume)
    if len(largest) > 1 or not volume.facets:
        times = Counter(shelf.title for shelf in largest)
        labels = (shelf.title if times[shelf.title] == 1 else " › ".join(shelf.path) for shelf in largest)
        counts = (len(shelf.cards) for shelf in largest)
        yield bars("Entries per section", SECTION, zip(labels, counts, strict=True))
    for facet in volume.facets:
        if facet.key != SECTION:
            yield bars(facet.name, facet.name, ((choice.label, choice.count) for choice in facet.choices))


def _largest(volume: Volume) -> list[Shelf]:
    """The sections that hold entries themselves, the largest first."""
    return sorted((shelf for shelf in volume.walk() if shelf.cards), key=lambda shelf: -len(shelf.cards))
