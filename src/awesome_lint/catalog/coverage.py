"""How much of a page was read: what a summary says so that nothing passes unseen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from awesome_lint.catalog import generated, unread
from awesome_lint.catalog.records import Catalog, Style
from awesome_lint.syntax import nodes as n

_NOUNS = {Style.HEADING: "heading", Style.BULLET: "bullet", Style.TABLE: "table row"}


@dataclass(frozen=True, slots=True)
class Coverage:
    """The entries by style, those among them that a program writes, and the lines that could not be read."""

    styles: Counter[Style] = field(default_factory=Counter)
    generated: int = 0
    unread: int = 0

    @property
    def entries(self) -> int:
        """The number of entries."""
        return self.styles.total()

    def parts(self) -> list[tuple[int, str]]:
        """What the entries are, in counts with their nouns."""
        counts = [(self.styles[style], noun) for style, noun in _NOUNS.items()]
        return [(count, noun if count == 1 else f"{noun}s") for count, noun in counts if count]

    def gaps(self) -> list[tuple[int, str]]:
        """What was not read, or read and never changed, likewise."""
        lines = "entry-like line not read" if self.unread == 1 else "entry-like lines not read"
        counts = [(self.unread, lines), (self.generated, "generated and never fixed")]
        return [(count, noun) for count, noun in counts if count]


def measure(document: n.Document, catalog: Catalog, text: str, *, is_list: bool) -> Coverage:
    """How much of one page was read."""
    within = sum(generated.holding(catalog.generated, entry.span.start) is not None for entry in catalog.entries)
    missed = unread.find(document, catalog, text, is_list=is_list)
    return Coverage(Counter(entry.style for entry in catalog.entries), within, len(missed))


def total(measured: Iterable[Coverage]) -> Coverage:
    """How much of several pages was read."""
    each = list(measured)
    styles = sum((one.styles for one in each), Counter[Style]())
    return Coverage(styles, sum(one.generated for one in each), sum(one.unread for one in each))
