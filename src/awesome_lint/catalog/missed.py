"""What looks like an entry and was not read as one: items, rows and paragraphs outside all entries.

Counted is only what no curator would doubt: it begins with a link to another site, or is written like its siblings,
which are entries. Sections about the page itself hold none, nor does what stands above the first section.

May not: judge.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import accumulate

from awesome_lint.catalog import outline
from awesome_lint.catalog.closing import is_titled
from awesome_lint.catalog.flat import Flat, links
from awesome_lint.catalog.line import Line, Start
from awesome_lint.catalog.link_kinds import is_badge, is_generic
from awesome_lint.catalog.naming import read
from awesome_lint.catalog.outline import Part
from awesome_lint.catalog.records import Catalog, Style
from awesome_lint.settings import Settings
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n
from awesome_lint.values.slotted import immutable

_MIN_ALIKE = 3
"""So many siblings that are entries, or paragraphs of one section, show what an entry looks like."""
_MIN_SHARE = 0.75
"""The least share of entries among siblings for the others to be some, too, if they are written like them."""
_MAX_NAMED_ALIKE = 2
"""What stands on the page more often than that says what a link leads to (`PyPI`), and names nothing."""

_MIN_TITLE_WORDS = 3


class MissedKind(StrEnum):
    """What was not read; a line is one whose link or bullet is broken."""

    LINE = "entry-like line"
    BULLET = "bullet"
    ROW = "table row"
    PARAGRAPH = "paragraph"


_STYLES = {MissedKind.BULLET: Style.BULLET, MissedKind.ROW: Style.TABLE, MissedKind.PARAGRAPH: Style.BULLET}


@immutable
class Missed:
    """Something that looks like an entry, and where it stands."""

    kind: MissedKind
    name: str
    span: Span


def find(document: n.Document, catalog: Catalog, settings: Settings) -> list[Missed]:
    """All that looks like an entry and lies in none, in order; what the settings exclude is not missed."""
    seeker = _Seeker(sorted(entry.span for entry in catalog.entries))
    parts = outline.parts(document)
    found = [each for part in _open(parts, seeker, settings) for each in seeker.within(part.blocks)]
    if settings.entries:
        found = [each for each in found if _STYLES[each.kind] in settings.entries]
    if not found:
        return []
    labels = Counter(n.plain_text(link.children).strip().casefold() for link in document.of(n.Link))
    return [each for each in found if labels[each.name.casefold()] <= _MAX_NAMED_ALIKE]


def count_outside(document: n.Document, catalog: Catalog) -> int:
    """How many links lie in no entry, wherever they lead."""
    seeker = _Seeker(sorted(entry.span for entry in catalog.entries))
    found = document.of(n.Link)
    return len(found) - seeker.count_read(link.start for link in found)


def count_links(document: n.Document, catalog: Catalog, settings: Settings) -> tuple[int, int]:
    """How many links to other sites stand where a list has them, outside running text, and how many lie in entries."""

    def off_site(block: n.Node) -> tuple[list[n.Link], bool]:
        return [*filter(_is_off_site, document.in_block(block, n.Link))], _lists_links(block)

    found = dict(zip(document.children, document.of_blocks(off_site, count_links), strict=True))
    seeker = _Seeker(sorted(entry.span for entry in catalog.entries))
    total = read_links = 0
    for part in _open(outline.parts(document), seeker, settings):
        for block in (*([part.heading] if part.heading else ()), *part.blocks):
            links_here, are_listed = found[block]
            inside = seeker.count_read(link.start for link in links_here)
            total += len(links_here) if are_listed else inside
            read_links += inside
    return total, read_links


def _lists_links(block: n.Node) -> bool:
    """Whether a block is one in which lists have links to other sites."""
    if isinstance(block, n.Paragraph):
        return bool(_titled(block.children) or _described(block.children))
    return isinstance(block, n.Heading | n.List | n.Table)


def _open(parts: Sequence[Part], seeker: _Seeker, settings: Settings) -> Iterator[Part]:
    """The sections that hold entries; what stands below the title is one if there is no other, or it holds some."""
    level = 0
    for index, part in enumerate(parts):
        if level and part.level > level:
            continue
        level = part.level if part.is_about_the_page or is_titled(part.title, settings.sections.exclude) else 0
        is_section = index > 1 or len(parts) == index + 1 or any(map(seeker.holds, part.blocks))
        if not level and is_section:
            yield part


class _Seeker:
    """Looks for what lies outside the entries, whose places are known in order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts = [span.start for span in spans]
        self._ends = [*accumulate((span.end for span in spans), max)]

    def within(self, blocks: Iterable[n.Node]) -> Iterator[Missed]:
        """What looks like an entry in the blocks of a section or an item."""
        paragraphs = []
        for block in blocks:
            if isinstance(block, n.List):
                yield from self._in_list(block)
            elif isinstance(block, n.Table):
                yield from self._in_table(block)
            elif isinstance(block, n.Paragraph) and not self.lies_in(block) and not self.holds(block):
                name = _titled(block.children) or _described(block.children)
                if name is not None:
                    paragraphs.append(Missed(MissedKind.PARAGRAPH, name, block.span))
        if len(paragraphs) >= _MIN_ALIKE:
            yield from paragraphs

    def _in_list(self, block: n.List) -> Iterator[Missed]:
        are_entries = self._are_entries(block.children)
        titled = []
        for item in block.children:
            if self.lies_in(item):
                continue
            first = item.children[0] if item.children else None
            line = read(first.children) if isinstance(first, n.Paragraph) and not self.holds(item) else None
            is_like = line is not None and are_entries and len(item.children) == 1 and _is_set_off(line)
            if line is not None and (is_like or _is_linked(line)):
                yield Missed(MissedKind.BULLET, line.name, item.span)
            elif line is not None and first is not None and (title := _titled(first.children)):
                titled.append(Missed(MissedKind.BULLET, title, item.span))
            else:
                yield from self.within(child for child in item.children if isinstance(child, n.List))
        if len(titled) >= _MIN_ALIKE:
            yield from titled

    def _in_table(self, table: n.Table) -> Iterator[Missed]:
        for row in table.children[1:]:
            if not self.lies_in(row) and not self.holds(row):
                lines = [line for cell in row.children if (line := read(cell.children)) is not None]
                line = next(filter(_is_linked, lines), None)
                if line is not None:
                    yield Missed(MissedKind.ROW, line.name, row.span)

    def _are_entries(self, siblings: Sequence[n.Node]) -> bool:
        entries = sum(map(self.lies_in, siblings))
        return entries >= max(_MIN_ALIKE, len(siblings) * _MIN_SHARE)

    def lies_in(self, node: n.Node) -> bool:
        """Whether a node lies in an entry."""
        return self.is_read(node.start)

    def is_read(self, place: int) -> bool:
        """Whether a place lies in an entry."""
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._ends[at]

    def count_read(self, places: Iterable[int]) -> int:
        """How many places lie in entries."""
        starts, ends = self._starts, [0, *self._ends]
        return sum(place < ends[bisect_right(starts, place)] for place in places)

    def holds(self, node: n.Node) -> bool:
        """Whether an entry begins in a node."""
        at = bisect_left(self._starts, node.start)
        return at < len(self._starts) and self._starts[at] < node.end


def _is_linked(line: Line) -> bool:
    """Whether a line begins with a link to another site that could be a name."""
    return line.start is Start.LINK and line.main is not None and not is_generic(line.main) and _is_off_site(line.main)


def _is_off_site(link: n.Link) -> bool:
    """Whether a link that is no badge leads to another site."""
    return link.url.lower().startswith(("https://", "http://", "//", "www.")) and not is_badge(link)


def _is_set_off(line: Line) -> bool:
    """Whether the name of a line is set off from a description; a colon may as well end the name of a field."""
    return line.separator is not None and not line.has_colon and line.description is not None


def _described(nodes: Sequence[n.Node]) -> str | None:
    """The name that a paragraph links, if a description follows behind a separator."""
    line = read(nodes)
    return line.name if line is not None and _is_linked(line) and _is_set_off(line) else None


def _titled(nodes: Sequence[n.Node]) -> str | None:
    """The title that makes up at least half of a line, and is a link, with authors or a venue before or behind it."""
    link = next((link for link in links(nodes) if _is_off_site(link)), None)
    if link is None:
        return None
    title = " ".join(n.plain_text(link.children).split())
    count = len(title.split())
    return title if count >= _MIN_TITLE_WORDS and count * 2 >= len(Flat(nodes).text.split()) else None
