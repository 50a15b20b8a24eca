"""Contents lists: lists of links to the headings of their page, or paragraphs of nothing else.

May not: judge whether a list is in step with the headings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from urllib.parse import unquote

from awesome_lint.catalog import outline
from awesome_lint.catalog.outline import Part
from awesome_lint.catalog.records import Catalog
from awesome_lint.source import Source
from awesome_lint.syntax import anchors
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import distinct

_MIN_ENTRIES = 3
"""Fewer links are contents only below a heading that says so."""
_LINES_ABOVE = 3
_MAX_REMEMBERED = 4_096
_BETWEEN = late_pattern(r"[\W_]*\Z")
_SURPLUS = late_pattern(r"[\W_]+")


@lru_cache(maxsize=_MAX_REMEMBERED)
def letters(text: str) -> str:
    """What is left of a text or an anchor for a comparison: its letters and digits, without case."""
    return _SURPLUS.sub("", text).casefold()


@distinct
class HeadingTarget:
    """A heading of the page, which contents entries may lead to; `index` counts the headings."""

    part: Part
    node: n.Heading
    index: int
    text: str
    letters: str
    listed: int = 0
    """How many contents entries lead to it."""
    name: str | None = None
    """The anchor that HTML gives it, if there is one."""

    @property
    def level(self) -> int:
        """The level of the heading."""
        return self.node.level


@distinct
class ContentsEntry:
    """One item of a contents list, or one link of a paragraph. `target` is the heading that its anchor leads to."""

    link: n.Link
    item: n.Item | n.Link
    siblings: n.List | n.Paragraph
    depth: int
    parent: ContentsEntry | None
    text: str
    anchor: str
    target: HeadingTarget | None = None

    @property
    def is_model(self) -> bool:
        """Whether one like it can be written: it begins with its link, which is text in brackets."""
        is_usual = self.link.kind is n.LinkKind.INLINE and self.link.title is None
        if isinstance(self.item, n.Link) or isinstance(self.siblings, n.Paragraph):
            return is_usual
        is_bullet = self.item.checked is None and not self.siblings.ordered
        return is_usual and is_bullet and self.item.children[0].children[0] is self.link

    @property
    def is_alone(self) -> bool:
        """Whether its item says nothing else."""
        return isinstance(self.item, n.Link) or len(self.item.children[0].children) == 1


@distinct
class Contents:
    """The contents lists that stand below one heading, as one.

    `targets` are all headings of the page, `within` those among them that the lists may hold, from the first listed one
    on; `before` are those between the lists and that one. `is_titled` says whether the heading calls them contents.
    """

    entries: list[ContentsEntry]
    targets: Sequence[HeadingTarget]
    before: Sequence[HeadingTarget]
    within: Sequence[HeadingTarget]
    is_titled: bool

    @cached_property
    def runs(self) -> list[list[ContentsEntry]]:
        """The entries of each list, those of nested lists apart."""
        run: dict[int, list[ContentsEntry]] = {}
        for entry in self.entries:
            run.setdefault(id(entry.siblings), []).append(entry)
        return list(run.values())

    @cached_property
    def firsts(self) -> dict[int, ContentsEntry]:
        """The first entries that lead to headings, by the indexes of these; others may mean one of the same title."""
        return {entry.target.index: entry for entry in reversed(self.entries) if entry.target is not None}

    def window(self, entry: ContentsEntry) -> range:
        """The indexes of the headings among which an entry's should stand, by the entries around it."""
        return self._windows[id(entry)]

    @cached_property
    def _windows(self) -> dict[int, range]:
        found: dict[int, range] = {}
        for run in self.runs:
            parent = run[0].parent
            target = parent.target if parent else None
            if target is not None:
                around = range(target.index + 1, section_end(self.targets, target.index))
            else:
                around = found[id(parent)] if parent else range(len(self.targets))
            found.update(self._gaps(run, around))
        for run in self.runs:  # a heading stands before those below it
            first = next((each.target.index for each in run if each.target), None)
            if first is not None and run[0].parent is not None:
                window = found[id(run[0].parent)]
                found[id(run[0].parent)] = range(window.start, max(window.start, min(window.stop, first)))
        return found

    def _gaps(self, run: Sequence[ContentsEntry], around: range) -> Iterator[tuple[int, range]]:
        """For each entry of a list the indexes between those of the headings before and after it."""
        # of several entries that lead to one heading only the first says where it is
        places = [each.target.index if each.target and self.firsts[each.target.index] is each else None for each in run]
        starts = []
        above = around.start - 1
        for place in places:
            starts.append(above + 1)
            above = above if place is None else place
        end = around.stop
        for each, place, start in zip(reversed(run), reversed(places), reversed(starts), strict=True):
            yield id(each), range(start, max(start, end))
            end = end if place is None else place

    def anchor(self, target: HeadingTarget) -> str:
        """The anchor by which these lists lead to a heading: its own, or that which HTML gives it, as most do."""
        led = [entry for entry in self.entries if entry.target is not None]
        by_name = sum(each.anchor.casefold() != each.target.node.slug.casefold() for each in led if each.target)
        return target.name if target.name is not None and by_name * 2 > len(led) else target.node.slug

    def level(self, depth: int) -> int | None:
        """The level of the headings that most entries of a depth lead to."""
        levels = self._levels.get(depth)
        return levels.most_common(1)[0][0] if levels else None

    @cached_property
    def _levels(self) -> dict[int, Counter[int]]:
        found: dict[int, Counter[int]] = {}
        for entry in self.entries:
            if entry.target is not None:
                found.setdefault(entry.depth, Counter())[entry.target.level] += 1
        return found

    @cached_property
    def forgotten(self) -> dict[str, list[HeadingTarget]]:
        """The headings of the page that no contents list holds, by their letters."""
        found: dict[str, list[HeadingTarget]] = {}
        for target in self.targets:
            if not target.listed and target.letters:
                found.setdefault(target.letters, []).append(target)
        return found


def holding(catalog: Catalog) -> set[int]:
    """The places of the headings that are entries or have entries below them."""
    found = {entry.span.start for entry in catalog.entries}
    for top in catalog.sections:
        found.update(section.span.start for section in top.walk() if section.holds_entries)
    return found


def find(document: n.Document, source: Source) -> Sequence[Contents]:
    """The contents lists of a page in order."""
    return document.once(_find, source)


def _find(document: n.Document, source: Source) -> Sequence[Contents]:
    found = [
        (part, entries)
        for part in outline.parts(document)
        if _are_contents(entries := list(_entries(document, part)), part)
    ]
    if not found:
        return []
    targets = list(_targets(document))
    by_anchor = {target.node.slug.casefold(): target for target in targets}
    if any(entry.anchor.casefold() not in by_anchor for _, entries in found for entry in entries):
        by_anchor = {**_by_name(document, source, targets), **by_anchor}
    for _, entries in found:
        for entry in entries:
            entry.target = by_anchor.get(entry.anchor.casefold())
            if entry.target is not None:
                entry.target.listed += 1
    return [Contents(entries, targets, *_within(part, entries, targets), part.is_contents) for part, entries in found]


def _are_contents(entries: Sequence[ContentsEntry], part: Part) -> bool:
    return len(entries) >= _MIN_ENTRIES or (part.is_contents and bool(entries))


def _targets(document: n.Document) -> Iterator[HeadingTarget]:
    parts = [part for part in outline.parts(document) if part.heading is not None]
    for index, part in enumerate(parts):
        assert part.heading is not None
        text = " ".join(n.plain_text(part.heading.children).split())
        yield HeadingTarget(part, part.heading, index, text, letters(text))


def _by_name(document: n.Document, source: Source, targets: Sequence[HeadingTarget]) -> dict[str, HeadingTarget]:
    """The headings by the anchors that HTML sets in them or right above them."""
    lines = {}
    for each in reversed(targets):  # of several headings the first below an anchor is meant
        line = source.line_at(each.node.start)
        lines.update(dict.fromkeys(range(max(line - _LINES_ABOVE, 0), line), each))
    lines.update({source.line_at(target.node.start): target for target in targets})
    found = {}
    for name, at in anchors.named(document, source):
        target = lines.get(source.line_at(at))
        if target is not None:
            is_own = name.rstrip("-") != target.node.slug  # what an image at the end leaves behind is no name
            target.name = target.name or (name if is_own else None)
            found[name.casefold()] = target
    return found


def _entries(document: n.Document, part: Part) -> Iterator[ContentsEntry]:
    for block in part.blocks:
        if isinstance(block, n.List) and document.of_block(block, is_contents):
            yield from document.of_block(block, _listed)
        elif isinstance(block, n.Paragraph) and block.children and isinstance(block.children[0], n.Link):
            yield from _in_paragraph(block)


def is_contents(block: n.Node) -> bool:
    """Whether two in three links of a list lead to anchors of the page, the first one among them."""
    first = next((node for node in block.children[0].walk() if isinstance(node, n.Link)), None)
    if first is None or first.url[:1] != "#":
        return False
    urls = [node.url for node in block.walk() if isinstance(node, n.Link)]
    return sum(url[:1] == "#" for url in urls) * 3 >= len(urls) * 2


def _in_paragraph(block: n.Paragraph) -> Iterator[ContentsEntry]:
    """The links of a paragraph that says nothing else, if all lead to the page."""
    links = [node for node in block.children if isinstance(node, n.Link)]
    others = [node for node in block.children if not isinstance(node, n.Link)]
    if len(links) < _MIN_ENTRIES or not all(link.url[:1] == "#" for link in links):
        return
    if any(isinstance(node, n.Image | n.Html) for node in others) or not _BETWEEN.match(n.plain_text(others)):
        return
    for link in links:
        yield ContentsEntry(link, link, block, 0, None, *_names(link))


def _names(link: n.Link) -> tuple[str, str]:
    """The text of a link, and the anchor that it leads to."""
    text = " ".join(n.plain_text(link.children).split())
    return text, unquote(link.url[1:]).removeprefix(anchors.PREFIX)


def _listed(block: n.Node) -> list[ContentsEntry]:
    """The entries of a list, which say of no heading yet that they lead to it."""
    assert isinstance(block, n.List)
    return [*_in_list(block, None)]


def _in_list(block: n.List, parent: ContentsEntry | None) -> Iterator[ContentsEntry]:
    depth = parent.depth + 1 if parent else 0
    for item in block.children:
        entry = None
        if isinstance(item, n.Item) and item.children and isinstance(item.children[0], n.Paragraph):
            links = [node for node in item.children[0].walk() if isinstance(node, n.Link)]
            if len(links) == 1 and links[0].url[:1] == "#":
                entry = ContentsEntry(links[0], item, block, depth, parent, *_names(links[0]))
                yield entry
        for below in item.children:
            if isinstance(below, n.List):
                yield from _in_list(below, entry or parent)


def _within(
    part: Part, entries: Sequence[ContentsEntry], targets: Sequence[HeadingTarget]
) -> tuple[Sequence[HeadingTarget], Sequence[HeadingTarget]]:
    """The headings between the list and the first listed one, and from that to the end of the section that it lists."""
    listed = [entry.target.index for entry in entries if entry.target is not None]
    if not listed:
        return (), ()
    own = next((target.index for target in targets if target.node is part.heading), -1)
    end = section_end(targets, own) if own >= 0 else len(targets)
    if own >= 0 and not own <= min(listed) <= max(listed) < end:
        end = len(targets)
    return targets[own + 1 : min(listed)], targets[min(listed) : end]


def section_end(targets: Sequence[HeadingTarget], index: int) -> int:
    """The index of the first heading that is no part of a heading's section."""
    level = targets[index].level
    return next((target.index for target in targets[index + 1 :] if target.level <= level), len(targets))


def with_parents(targets: Sequence[HeadingTarget]) -> Iterator[tuple[HeadingTarget, HeadingTarget | None]]:
    """Headings, each with the one that it stands below."""
    above: list[HeadingTarget] = []
    for target in targets:
        while above and above[-1].level >= target.level:
            above.pop()
        yield target, above[-1] if above else None
        above.append(target)
