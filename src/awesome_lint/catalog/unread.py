"""Lines that look like entries, but show on GitHub as text: their link or their bullet is broken.

Looked at are the first lines of list items, for links (`unmade`), and the lines that follow in an item or stand
beside a list, for bullets.

May not: judge how it should be; that one line holds no link though it is written like one is all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from awesome_lint.catalog import unmade
from awesome_lint.catalog.batches import Batch, Batches
from awesome_lint.catalog.flat import has_link, lines
from awesome_lint.catalog.link_kinds import is_badge, is_generic, leads_away
from awesome_lint.catalog.records import Catalog, Entry, Style
from awesome_lint.catalog.unmade import Flaw, Unread
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern

_MIN_LINES = 2
_MAX_LINES = 10
_MIN_BULLETS = 10
"""A page that need not be a list is one with so many bullets that are entries."""
_MIN_LINKED, _MIN_LINKED_SHARE = 12, 0.9
"""So many entries, and so large a share, that begin with links show what a lone line should be."""
_MAX_LONE = 2
_LONE = frozenset({Flaw.NO_BRACKETS, Flaw.IMAGE, Flaw.CODE})
"""What is told of a line by the page, beside a missing bullet."""
_OF_BULLETS = frozenset({Flaw.NO_SPACE_AFTER_BULLET, Flaw.NO_BULLET, Flaw.MISSING_BULLET})


_UNORDERED = frozenset("-*+")
_LINE = late_pattern(r"\r\n?|\n")
_SEPARATOR = late_pattern(r"[ \t]+(?P<mark>[-–—:|]+)[ \t]|(?P<colon>:)[ \t]")
_BULLET = late_pattern(r"(?P<plain>[-*+]|\d{1,9}[.)])[\u00a0\u202f\u3000]*\Z|(?:[–—•·‣▪●=_]|--|[-=]>)[ \t]*\Z")


def find(document: n.Document, catalog: Catalog, text: str, *, is_list: bool) -> list[Unread]:
    """All lines that could not be read, in order; those of a page that need not be a list only if it looks like one."""
    if not is_list and sum(entry.style is Style.BULLET for entry in catalog.entries) < _MIN_BULLETS:
        return []

    def is_read(block: n.Node) -> bool:
        return isinstance(block, n.List) and next(_in([block], text), None) is None

    return list(_in(document.children, text, [*document.of_blocks(is_read, find)]))


def lone(document: n.Document, batches: Batches, text: str) -> list[Unread]:
    """Lines whose link is none, which their own lists are too short or too mixed to tell, but the page does not.

    Nearly all entries of the page begin with links, and no more than a few lines are written otherwise.
    """
    linked = sum(batch.of(_count_linked) for batch in batches)
    if linked < max(_MIN_LINKED, sum(len(batch.entries) for batch in batches) * _MIN_LINKED_SHARE):
        return []
    found: dict[Flaw, list[Unread]] = {}
    odd = document.where(_is_odd, n.Item)
    for item in filter(_may_be_lone, odd):
        paragraph = _paragraph_of(item)
        assert paragraph is not None
        line = next(lines(paragraph))
        unmade_here = unmade.find(line, None, text, ends=len(line) == len(paragraph.children))
        if unmade_here is not None and unmade_here.fault in _LONE:
            found.setdefault(unmade_here.fault, []).append(unmade_here)
    found[Flaw.MISSING_BULLET] = [*_without_bullets(document, odd, text), *_among_bullets(document, batches, text)]
    return [each for those in found.values() if len(those) <= _MAX_LONE for each in those]


def _without_bullets(document: n.Document, odd: Iterable[n.Item], text: str) -> Iterator[Unread]:
    """The lines that begin with a link and go on with the item above them, or stand right above a list."""
    for item in filter(_goes_on_with_link, odd):
        paragraph = _paragraph_of(item)
        assert paragraph is not None
        nodes = paragraph.children
        for link in _link_lines(paragraph):
            is_begun = indent(link.span, text) <= indent(item.span, text)
            if link is not nodes[0] and is_begun and _is_done(nodes[0], link, text):
                yield _unbulleted(link, item)
    for block, below in pairwise(document.children):
        if isinstance(block, n.Paragraph) and isinstance(below, n.List):
            first = _joined(block, [below], text)
            paragraph = _paragraph_of(first) if first is not None else None
            links = _link_lines(block)
            is_last = bool(links) and n.Break not in map(type, block.children[block.children.index(links[-1]) :])
            is_like = paragraph is not None and isinstance((*paragraph.children, None)[0], n.Link)
            if is_last and is_like and first is not None and not _leads_on(block):
                yield _unbulleted(links[-1], first)


def _among_bullets(document: n.Document, batches: Batches, text: str) -> Iterator[Unread]:
    """The entries that are paragraphs of their own and begin with a link, where all others are bullets."""

    def begins_with_bracket(entry: Entry) -> bool:
        return text.startswith("[", entry.span.start)

    starts = {entry.span.start for entry in batches.where(begins_with_bracket, _among_bullets)}
    for block, below in zip_longest(document.children, document.children[1:]) if starts else ():
        if isinstance(block, n.Paragraph) and block.start in starts and _link_lines(block)[:1] == block.children[:1]:
            if isinstance(below, n.List) and not has_link(below.children):
                continue  # where that is from which the list names
            link = block.children[0]
            assert isinstance(link, n.Link)
            if len(next(lines(block))) == 1 or _separator(block.children, 0) is not None:
                yield _unbulleted(link, None)


def _is_done(first: n.Node, link: n.Link, text: str) -> bool:
    """Whether what stands above a line does not lead on to it: `Paper:`, `this and`."""
    above = text[first.start : link.start].rstrip()
    return not above.endswith((":", "：", ",", "，", "、", "(", "&")) and not above.endswith((" and", " or"))


def _leads_on(paragraph: n.Paragraph) -> bool:
    """Whether a paragraph ends in a colon: the list below it is about what it says."""
    last = paragraph.children[-1]
    return isinstance(last, n.Text) and last.text.rstrip().endswith((":", "："))


def _unbulleted(link: n.Link, sibling: n.Node | None) -> Unread:
    return Unread(Flaw.MISSING_BULLET, link.span, link.span, link.url_span, sibling=sibling)


def _goes_on_with_link(item: n.Item) -> bool:
    paragraph = _paragraph_of(item)
    return paragraph is not None and n.Break in map(type, paragraph.children) and len(_link_lines(paragraph)) > 1


def _link_lines(paragraph: n.Paragraph) -> list[n.Link]:
    """The links with names that lines of a paragraph begin with; none if something else stands in front of all."""
    nodes = paragraph.children
    starts = [node for at, node in enumerate(nodes) if at == 0 or isinstance(nodes[at - 1], n.Break)]
    links = [node for node in starts if isinstance(node, n.Link) and node.kind is n.LinkKind.INLINE]
    return [link for link in links if leads_away(link) and not is_badge(link) and not is_generic(link)]


def _count_linked(batch: Batch) -> int:
    return sum(map(_is_linked, batch.entries))


def _is_linked(entry: Entry) -> bool:
    """Whether an entry is a bullet that begins with a link."""
    first = entry.links[0].span if entry.links else None
    is_name = first is not None and first.start <= entry.name_span.start and entry.name_span.end < first.end
    return entry.style is Style.BULLET and is_name


def _may_be_lone(item: n.Item) -> bool:
    """Whether an item begins with an image, with code, or with text in front of a URL."""
    paragraph = _paragraph_of(item)
    if paragraph is None or not paragraph.children:
        return False
    return isinstance(paragraph.children[0], n.Image | n.Code) or unmade.may_be_bare(paragraph.children)


def _in(blocks: Sequence[n.Node], text: str, read: Sequence[bool] = ()) -> Iterator[Unread]:
    """The unread lines in blocks; in those that are `read` there are none."""
    for index, block in enumerate(blocks):
        if read and read[index]:
            continue
        if isinstance(block, n.List):
            for item in block.children:
                paragraph = _paragraph_of(item)
                if paragraph is not None and not _is_usual(paragraph):
                    yield from _in_own_paragraph(item, block, text)
                if paragraph is None or len(item.children) > 1:
                    yield from _in(item.children[paragraph is not None :], text)
        elif isinstance(block, n.Quote | n.Footnote):
            yield from _in(block.children, text)
        elif isinstance(block, n.Paragraph) and block.children and _is_beside_list(blocks, index):
            first = _joined(block, blocks[index + 1 : index + 2], text)
            yield from _bullets(block.children, first)
            if first is not None and (paragraph := _paragraph_of(first)) is not None and paragraph.children:
                yield from _like(block.children, 0, _separator(paragraph.children, 0), first)


def _is_beside_list(blocks: Sequence[n.Node], index: int) -> bool:
    """Whether a list stands above or below a block, or a heading above it."""
    above = blocks[index - 1] if index else None
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    return isinstance(above, n.List | n.Heading) or isinstance(below, n.List)


def _joined(paragraph: n.Node, below: Sequence[n.Node], text: str) -> n.Node | None:
    """The first item of a list that begins on the line right below a paragraph."""
    if not below or not isinstance(below[0], n.List) or len(_LINE.findall(text, paragraph.end, below[0].start)) > 1:
        return None
    return below[0].children[0]


def readable(item: n.Item, block: n.List, text: str) -> Sequence[n.Node]:
    """What of the first paragraph of an item can be read as an entry.

    That is nothing where its link is broken, and what stands before a line whose bullet is.
    """
    nodes = next(child.children for child in item.children if isinstance(child, n.Paragraph))
    paragraph = _paragraph_of(item)
    if paragraph is None or _is_usual(paragraph):
        return nodes
    first = next(_in_own_paragraph(item, block, text), None)
    if first is None or first.fault is Flaw.NO_BRACKETS:  # its URL is a link, though it is written otherwise
        return nodes
    if first.fault not in _OF_BULLETS:
        return []
    end = next(index for index, node in enumerate(nodes) if node.start >= first.span.start)
    return nodes[: end - 1]


def is_usual(item: n.Node) -> bool:
    """Whether all of an item is read, whatever the others of its list are."""
    paragraph = _paragraph_of(item)
    return paragraph is None or _is_usual(paragraph)


def _is_odd(item: n.Item) -> bool:
    return not is_usual(item)


def _paragraph_of(item: n.Node) -> n.Paragraph | None:
    """The paragraph that an item begins with."""
    first = item.children[0] if item.children else None
    return first if isinstance(first, n.Paragraph) else None


def _is_usual(paragraph: n.Paragraph) -> bool:
    """Whether a paragraph is one line that begins with its link, or empty: nothing of it can be unread."""
    if not paragraph.children:
        return True
    first = paragraph.children[0]
    is_link = isinstance(first, n.Link) and first.kind is not n.LinkKind.BARE
    return is_link and n.Break not in map(type, paragraph.children)


def _in_own_paragraph(item: n.Node, block: n.List, text: str) -> Iterator[Unread]:
    """The unread lines of the paragraph that an item begins with, of which the first holds its link."""
    paragraph = _paragraph_of(item)
    if paragraph is None:
        return
    nodes = paragraph.children
    kinds = [*map(type, nodes)]
    end = kinds.index(n.Break) if n.Break in kinds else len(nodes)
    if text.startswith("(", nodes[end].end) if end < len(nodes) else False:
        end = kinds.index(n.Break, end + 1) if n.Break in kinds[end + 1 :] else len(nodes)
    broken = unmade.find(nodes[:end], block, text, ends=end == len(nodes))
    if broken is not None:
        yield broken
    if end == len(nodes):
        return
    yield from _missing(nodes, item)
    yield from _unindented(nodes, item, block, text)
    nested = _joined(paragraph, item.children[1:2], text)
    for each in _bullets(nodes[end:], item):
        if indent(each.span, text) <= indent(item.span, text):
            yield each
        elif nested is not None or each.fault is not Flaw.NO_BULLET:
            yield replace(each, sibling=nested)  # else `– [code](url)` goes on with the entry


def _missing(nodes: Sequence[n.Node], item: n.Node) -> Iterator[Unread]:
    """The lines of a paragraph that are written like its first one, which is an entry."""
    separator = _separator(nodes, 0)
    for index in range(1, len(nodes)):
        if isinstance(nodes[index - 1], n.Break):
            yield from _like(nodes, index, separator, item)


def _unindented(nodes: Sequence[n.Node], item: n.Node, block: n.List, text: str) -> Iterator[Unread]:
    """The lines below an item that begin with a link and not to the right of its bullet, if all others are one line."""
    near = block.children[:_MAX_LINES]
    if _separator(nodes, 0) is not None or not _are_lines([each for each in near if each is not item]):
        return
    for before, link in pairwise(nodes):
        if isinstance(before, n.Break) and isinstance(link, n.Link) and link.kind is not n.LinkKind.BARE:
            is_entry = leads_away(link) and not is_badge(link) and not is_generic(link)
            is_begun = indent(link.span, text) <= indent(item.span, text)
            if is_entry and is_begun and _is_done(nodes[0], link, text):
                yield Unread(Flaw.MISSING_BULLET, link.span, link.span, link.url_span, sibling=item)


def _are_lines(items: Sequence[n.Node]) -> bool:
    """Whether some items are all one line that begins with a link."""
    firsts = [_paragraph_of(each) for each in items]
    return len(firsts) >= _MIN_LINES and all(each is not None and each.children and _is_usual(each) for each in firsts)


def _like(nodes: Sequence[n.Node], index: int, separator: str | None, item: n.Node) -> Iterator[Unread]:
    """The line that begins at a place, if it is written like an item that has that separator."""
    link = nodes[index]
    if separator and _separator(nodes, index) == separator:
        assert isinstance(link, n.Link)
        yield Unread(Flaw.MISSING_BULLET, link.span, link.span, link.url_span, sibling=item)


def _separator(nodes: Sequence[n.Node], index: int) -> str | None:
    """What stands between a link that names an entry and the text behind it."""
    link, behind = nodes[index], nodes[index + 1] if index + 1 < len(nodes) else None
    if not isinstance(link, n.Link) or link.kind is n.LinkKind.BARE or not isinstance(behind, n.Text):
        return None
    if is_badge(link) or is_generic(link) or not leads_away(link):
        return None
    match = _SEPARATOR.match(behind.text)
    return match and (match["mark"] or match["colon"])


# bullets


def _bullets(nodes: Sequence[n.Node], sibling: n.Node | None) -> Iterator[Unread]:
    """The lines among the nodes of a paragraph that begin with a bullet which is none, and a link."""
    for index in range(len(nodes) - 1):
        if index == 0 or isinstance(nodes[index - 1], n.Break):
            found = _bullet(nodes[index], nodes[index + 1], sibling)
            if found is not None:
                yield found


def _bullet(mark: n.Node, link: n.Node, sibling: n.Node | None) -> Unread | None:
    match = _BULLET.match(mark.text) if isinstance(mark, n.Text) else None
    if isinstance(link, n.Image) and match is not None and match["plain"] in _UNORDERED:
        return Unread(
            Flaw.NO_SPACE_AFTER_BULLET, Span(mark.start, mark.start + 1), link.span, link.url_span, sibling=sibling
        )
    if isinstance(link, n.Strong) and link.children:
        link = link.children[0]
    if match is None or not isinstance(link, n.Link) or is_badge(link) or not leads_away(link):
        return None
    fault = Flaw.NO_SPACE_AFTER_BULLET if match["plain"] else Flaw.NO_BULLET
    return Unread(
        fault, Span(mark.start, mark.start + len(match[0].rstrip())), link.span, link.url_span, sibling=sibling
    )


def indent(span: Span, text: str) -> int:
    """How many characters stand before a span in its line."""
    return span.start - max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) - 1
