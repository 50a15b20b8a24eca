"""Lines that look like entries, but show on GitHub as text: their link or their bullet is broken.

Looked at are the first lines of list items, for links, and the lines that follow in an item or stand
beside a list, for bullets. In what is scanned for links, markup keeps its length: real links are
U+0002, code, images and HTML U+0001.

May not: judge how it should be; that one line holds no link though it is written like one is all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from awesome_lint.catalog.line import is_badge, is_generic, leads_away
from awesome_lint.catalog.records import Catalog, Style
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n
from awesome_lint.urls import UNMADE, unclosed_end

_MIN_BULLETS = 10
"""A page that need not be a list is one with so many bullets that are entries."""
_MIN_LINKED = 3
_MIN_LINKED_SHARE = 0.75
_SAMPLE = 50
"""So many entries of a list show what its links are like."""


class Fault(StrEnum):
    """What keeps a line from being read; the examples say it."""

    SPACE_BEFORE_URL = "[name] (url)"
    NOT_CLOSED = "[name](url"
    SPACE_IN_URL = "[name](u rl)"
    NO_CLOSING_BRACKET = "[name(url)"
    NO_OPENING_BRACKET = "name](url)"
    REVERSED = "(name)[url]"
    SQUARE = "[name][url]"
    FULL_WIDTH = "[name]（url）"
    COLON = "[name]: url"
    TWO_BRACKETS = "[name]((url), [name]](url)"
    NO_ROUND_BRACKET = "[name]url)"
    NO_URL = "[name]"
    NO_SPACE_AFTER_BULLET = "-[name](url)"
    NO_BULLET = "– [name](url)"
    MISSING_BULLET = "[name](url) below an item that is written so"


_OF_BULLETS = frozenset({Fault.NO_SPACE_AFTER_BULLET, Fault.NO_BULLET, Fault.MISSING_BULLET})


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that could not be read. `name` and `url` are the places of the link's parts.

    `ends` says whether nothing follows the span in its paragraph. Of a fault of the bullet, `span` is
    the bullet and `sibling` the item that swallows the line or, above a list, its first one.
    """

    fault: Fault
    span: Span
    name: Span
    url: Span
    ends: bool = False
    sibling: n.Node | None = None


_SCHEME = r"(?:[a-z][a-z0-9+.-]*:/|www\.)"
_URL = rf"{_SCHEME}[^\s()\[\]\x02（）]*(?:\([^\s()]*\)[^\s()\[\]\x02（）]*)*"
_PATH = r"\.{0,2}/?[\w.~%/-]*[/.-][\w.~%/#-]*"
_LEADING = r"[^\w\[\]()\x02]*"
_BEFORE = r"[^\[\]()\x02]*"
_NAME = r"(?P<name>(?!\^)[^\[\]\x02]+)"
# Patterns of links are compiled by the first line that needs one: most pages have none, and it takes a while.
_SPACED = rf"{_BEFORE}(?P<span>\[{_NAME}\][ \t]+\((?P<url>{_URL}|(?P<path>{_PATH}))\))"
_OPEN = re.compile(rf"{_BEFORE}(?P<span>\[{_NAME}(?=\]\())")
_FORMS = {
    Fault.NO_CLOSING_BRACKET: rf"\[(?P<name>[^\[\]()\x02]+)\((?P<url>{_URL})\)(?=[^\]]*\Z)",
    Fault.NO_OPENING_BRACKET: rf"(?P<name>\w[^\[\]\x02]*)\]\((?P<url>{_URL}|{_PATH})\)",
    Fault.SQUARE: rf"\[{_NAME}\]\[(?P<url>{_URL})\]",
    Fault.COLON: rf"\[{_NAME}\]:[ \t]*(?:\((?P<url2>{_URL})\)|(?P<url>{_URL})(?=[ \t]|\Z))",
    Fault.FULL_WIDTH: rf"\[{_NAME}\][ \t]*(?:（(?P<url>{_URL})[）)]|\((?P<url2>{_URL})）)",
    Fault.TWO_BRACKETS: rf"\[{_NAME}\](?:\(\((?P<url>{_URL})\)(?!\))|\]\((?P<url2>{_URL})\))",
    Fault.NO_ROUND_BRACKET: rf"\[{_NAME}\][ \t]*(?P<url>{_URL})\)",
    Fault.REVERSED: rf"\((?P<name>[^()\[\]\x02]+)\)\[(?P<url>{_URL})\]|\((?P<url2>{_URL})\)\[(?P<name2>[^\[\]\x02]+)\]",
}
_LINKS = {fault: rf"{_LEADING}(?P<span>{form})" for fault, form in _FORMS.items()}
_UNLINKED = (
    r"(?P<span>\[(?P<name>(?!\^)(?=[^\[\]\x02]*?[^\W\d_]{2})[^\[\]\x02]*+)\](?P<url>))"
    r"(?=:?[ \t]+(?:[-–—:][ \t]|[A-Z])|\Z)"
)
_LINE = re.compile(r"\r\n?|\n")
_SEPARATOR = re.compile(r"[ \t]+(?P<mark>[-–—:|]+)[ \t]|(?P<colon>:)[ \t]")
_BULLET = re.compile(r"(?P<plain>[-*+]|\d{1,9}[.)])[\u00a0\u202f\u3000]*\Z|[–—•·‣▪●][ \t]*\Z")


def find(document: n.Document, catalog: Catalog, text: str, *, is_list: bool) -> list[Unread]:
    """All lines that could not be read, in order; those of a page that need not be a list only if it looks like one."""
    if not is_list and sum(entry.style is Style.BULLET for entry in catalog.entries) < _MIN_BULLETS:
        return []
    return list(_in(document.children, text))


def _in(blocks: Sequence[n.Node], text: str) -> Iterator[Unread]:
    """The unread lines in blocks."""
    for index, block in enumerate(blocks):
        if isinstance(block, n.List):
            for item in block.children:
                paragraph = _paragraph_of(item)
                if paragraph is not None and not _is_usual(paragraph):
                    yield from _in_own_paragraph(item, block, text)
                if paragraph is None or len(item.children) > 1:
                    yield from _in(item.children[paragraph is not None :], text)
        elif isinstance(block, n.Quote | n.Footnote):
            yield from _in(block.children, text)
        elif isinstance(block, n.Paragraph) and _is_beside_list(blocks, index):
            below = blocks[index + 1 : index + 2]
            yield from _bullets(block.children, _joined(block, below, text))


def _links_by_path(block: n.List) -> bool:
    """Whether entries of a list link to files, so that a word in brackets may be one."""
    firsts = (item.children[0].children[:1] for item in block.children[:_SAMPLE] if item.children)
    return any(isinstance(node, n.Link) and re.fullmatch(_PATH, node.url) for first in firsts for node in first)


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
    if first is None:
        return nodes
    if first.fault not in _OF_BULLETS:
        return []
    end = next(index for index, node in enumerate(nodes) if node.start >= first.span.start)
    return nodes[: end - 1]


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
    broken = _broken_link(nodes[:end], block, text, ends=end == len(nodes))
    if broken is not None:
        yield broken
    if end == len(nodes):
        return
    yield from _missing(nodes, item)
    nested = _joined(paragraph, item.children[1:2], text)
    for each in _bullets(nodes[end:], item):
        if indent(each.span, text) <= indent(item.span, text):
            yield each
        elif nested is not None or each.fault is not Fault.NO_BULLET:
            yield replace(each, sibling=nested)  # else `– [code](url)` goes on with the entry


def _missing(nodes: Sequence[n.Node], item: n.Node) -> Iterator[Unread]:
    """The lines of a paragraph that are written like its first one, which is an entry."""
    separator = _separator(nodes, 0)
    for index in range(1, len(nodes)) if separator else ():
        link = nodes[index]
        if isinstance(nodes[index - 1], n.Break) and _separator(nodes, index) == separator:
            assert isinstance(link, n.Link)
            yield Unread(Fault.MISSING_BULLET, link.span, link.span, link.url_span, sibling=item)


def _separator(nodes: Sequence[n.Node], index: int) -> str | None:
    """What stands between a link that names an entry and the text behind it."""
    link, behind = nodes[index], nodes[index + 1] if index + 1 < len(nodes) else None
    if not isinstance(link, n.Link) or link.kind is n.LinkKind.BARE or not isinstance(behind, n.Text):
        return None
    if is_badge(link) or is_generic(link) or not leads_away(link):
        return None
    match = _SEPARATOR.match(behind.text)
    return match and (match["mark"] or match["colon"])


# links


def _broken_link(line: Sequence[n.Node], block: n.List, text: str, *, ends: bool) -> Unread | None:
    """What was meant as a link where a line of an item has none before it; `block` is the list of the item."""
    if not _has_bracket_before_links(line):
        return None
    start, shape = line[0].start, _shape(line, text)
    spaced = re.match(_SPACED, shape, re.IGNORECASE)
    if spaced is not None and (spaced["path"] is None or _links_by_path(block)):
        return _unread(Fault.SPACE_BEFORE_URL, spaced, start, ends=ends)
    opened = _OPEN.match(shape)
    if opened is not None and re.match(_LINKS[Fault.FULL_WIDTH], shape, re.IGNORECASE) is None:
        intended = _intended(opened, shape, start, ends=ends)
        if intended is not None:
            return intended
    for fault, pattern in _LINKS.items():
        match = re.match(pattern, shape, re.IGNORECASE)
        if match is not None:
            return _unread(fault, match, start, ends=ends)
    unlinked = re.match(_UNLINKED, shape)
    return _unread(Fault.NO_URL, unlinked, start, ends=ends) if unlinked and _begins_with_links(block) else None


def _begins_with_links(block: n.List) -> bool:
    """Whether all items of a list but one or few begin with a link."""
    firsts = [item.children[0].children[:1] for item in block.children[:_SAMPLE] if item.children]
    linked = sum(bool(first) and isinstance(first[0], n.Link) for first in firsts)
    return linked >= max(_MIN_LINKED, len(firsts) * _MIN_LINKED_SHARE)


def _has_bracket_before_links(nodes: Sequence[n.Node]) -> bool:
    """Whether text before the first real link could be part of one: a quick no for most lines."""
    ahead = [*reversed(nodes)]
    while ahead:
        node = ahead.pop()
        if isinstance(node, n.Link) and node.kind is not n.LinkKind.BARE:
            return False
        if isinstance(node, n.Text):
            if any(bracket in node.text for bracket in "[]("):
                return True
        elif isinstance(node, n.Strong | n.Emphasis | n.Strikethrough):
            ahead += reversed(node.children)
    return False


def _shape(nodes: Sequence[n.Node], text: str) -> str:
    """The source of nodes in which markup that is read stands for itself no more."""
    parts: list[str] = []
    for node in nodes:
        written = text[node.start : node.end]
        if isinstance(node, n.Text) or (isinstance(node, n.Link) and node.kind is n.LinkKind.BARE):
            parts.append(written)
        elif isinstance(node, n.Link):
            parts.append("\x02" * len(written))
        elif isinstance(node, n.Strong | n.Emphasis | n.Strikethrough) and node.children:
            first, last = node.children[0], node.children[-1]
            parts += text[node.start : first.start], _shape(node.children, text), text[last.end : node.end]
        else:
            parts.append("\x01" * len(written))
    return "".join(parts)


def _intended(opened: re.Match[str], shape: str, start: int, *, ends: bool) -> Unread | None:
    """`[name](` of which no link was made: its URL is not closed or holds a space."""
    match = UNMADE.match(shape, opened.end())
    if match is None or (match["end"] and not match["rest"].strip()):
        return None
    name = Span(start + opened.start("name"), start + opened.end("name"))
    url = Span(start + match.start("url"), start + (match.end("url") if match["end"] else unclosed_end(match)))
    begin = start + opened.start("span")
    if match["end"]:
        return Unread(Fault.SPACE_IN_URL, Span(begin, start + match.end()), name, url)
    is_last = ends and url.end == start + match.end("url") and not match["rest"].strip()
    return Unread(Fault.NOT_CLOSED, Span(begin, url.end), name, url, is_last)


def _unread(fault: Fault, match: re.Match[str], start: int, *, ends: bool) -> Unread:
    def place(group: str) -> Span:
        other = f"{group}2"
        name = other if match[group] is None and other in match.re.groupindex else group
        return Span(start + match.start(name), start + match.end(name))

    return Unread(fault, place("span"), place("name"), place("url"), ends and match.end() == len(match.string))


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
    if isinstance(link, n.Strong) and link.children:
        link = link.children[0]
    if match is None or not isinstance(link, n.Link) or is_badge(link) or not leads_away(link):
        return None
    fault = Fault.NO_SPACE_AFTER_BULLET if match["plain"] else Fault.NO_BULLET
    return Unread(
        fault, Span(mark.start, mark.start + len(match[0].rstrip())), link.span, link.url_span, sibling=sibling
    )


def indent(span: Span, text: str) -> int:
    """How many characters stand before a span in its line."""
    return span.start - max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) - 1
