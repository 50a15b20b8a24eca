"""What of a line is the name of its entry.

`[name](url) - Description.` and its kin: the name in bold or code, behind an emoji, badge or
number, with the link in the name or after it, any separator or none. A line that begins with text
can be read in several ways; which one, the lines around it tell (`ways`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from awesome_lint.catalog.description import describe
from awesome_lint.catalog.flat import Flat, links
from awesome_lint.catalog.line import Line, Start
from awesome_lint.catalog.link_kinds import is_badge, leads_to_source
from awesome_lint.patterns import late_pattern
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n

_LEADING = late_pattern(
    r"(?:\[[^\[\]]{1,24}\](?=[ \t])|!?\[[^\[\]]*\]\[[^\[\]]*\]|:[a-z0-9_+-]+:|\(?\d{1,4}[.)][ \t]|[^\w`]|_)*",
    re.IGNORECASE,
)
_CITATION = late_pattern(r"[.,?!](?=[ \t])|[ \t]+(?=\()")
"""Where the authors, the venue or the year of a paper begin behind its title."""
_BAR = late_pattern(r"(?<![ \t])[ \t]*\|")
_NAME_END = late_pattern(  # begins at the first of many spaces, or each of them would be a try
    r"(?<![ \t])[ \t]+(?:[-–—−]+|\||=>)[ \t]+|(?:(?<![ \t])[ \t]+)?[–—][ \t]*|[:：](?=\s|\Z)|："
)


def read(nodes: Sequence[n.Node]) -> Line | None:
    """Read inline nodes as an entry's line; None where nothing in them could be a name."""
    at = _skip_decoration(nodes)
    if at == len(nodes):
        return None
    first = nodes[at]
    if isinstance(first, n.Link):
        line = _named_by(nodes, at, first, Start.LINK, first)
    elif isinstance(first, n.Text | n.Escape):
        line = _named_in_text(nodes, at)
    else:
        inner = [first] if not isinstance(first, n.Strong | n.Emphasis | n.Strikethrough) else first.children
        if len(inner) > 1 and at == len(nodes) - 1 and isinstance(inner[0], n.Link):
            return read(inner)  # a whole entry in emphasis or struck through
        linked = next(links(inner), None)
        is_link = linked is not None and _covers(inner, linked)
        line = _named_by(nodes, at, first, Start.LINK if is_link else Start.MARKED, linked)
    if line is not None:
        line.main = line.main or _link_behind(line.rest)
        describe(line)
    return line


def renamed(line: Line, link: n.Link) -> Line:
    """The line with its link as the name, if that says anything: `More on [gun violence](…)`."""
    named = read([link])
    if named is None:
        return line
    named.before = [*line.before, *(node for node in line.rest if node.end <= link.start)]
    named.rest = [node for node in line.rest if node.start >= link.end]
    describe(named)
    return named


def _link_behind(rest: Sequence[n.Node]) -> n.Link | None:
    """The first link behind a name that is no badge, else the first one."""
    found = list(links(rest))
    return next((link for link in found if not is_badge(link)), found[0] if found else None)


def _skip_decoration(nodes: Sequence[n.Node]) -> int:
    """The index of the first node that says something: not an image, emoji, number, bracket or tag."""
    index = 0
    while index < len(nodes):
        node = nodes[index]
        if isinstance(node, n.Text):
            match = _LEADING.match(node.text)
            if match is None or match.end() < len(node.text):
                return index
            if node.text.rstrip()[-1:] in ("(", "["):
                index = _closing(nodes, index)
        elif isinstance(node, n.Code):
            if not _is_tag(nodes, index):
                return index
        elif isinstance(node, n.Escape):
            if node.text.isalnum():
                return index
        elif not (is_badge(node) or isinstance(node, n.Html | n.Break | n.FootnoteReference)):
            return index
        index += 1
    return len(nodes)


def _closing(nodes: Sequence[n.Node], opening: int) -> int:
    """The index of the node before the bracket that closes one before emphasis, `(*CVPR 2020*) …`."""
    if len(nodes) > opening + 2 and isinstance(nodes[opening + 1], n.Emphasis):
        closing = nodes[opening + 2]
        if isinstance(closing, n.Text) and closing.text[:1] in (")", "]"):
            return opening + 1
    return opening


def _is_tag(nodes: Sequence[n.Node], index: int) -> bool:
    """Whether a code span stands right before a link or bold text, which is the name then."""
    following = nodes[index + 1 : index + 3]
    return (
        len(following) > 1
        and isinstance(following[0], n.Text)
        and not following[0].text.strip()
        and isinstance(following[1], n.Link | n.Strong)
        and not is_badge(following[1])
    )


def _covers(nodes: Sequence[n.Node], link: n.Link) -> bool:
    """Whether a link is all that nodes say."""
    return all(node is link or is_badge(node) or (isinstance(node, n.Text) and not node.text.strip()) for node in nodes)


def _named_by(nodes: Sequence[n.Node], at: int, named: n.Node, start: Start, main: n.Link | None) -> Line | None:
    inner = named.children or [named]
    if len(inner) == 1 and isinstance(inner[0], n.Text):
        name, span = inner[0].text.strip(), inner[0].span
        if len(name) != span.end - span.start:
            begin = span.start + inner[0].text.index(name)
            span = Span(begin, begin + len(name))
    else:
        flat = Flat(inner)
        begin, end = flat.stripped()
        name, span = " ".join(flat.text[begin:end].split()), flat.span(begin, end) if begin < end else named.span
    if not name:
        return None
    return Line(start, name, span, main, nodes[:at], list(nodes[at + 1 :]))


def _named_in_text(nodes: Sequence[n.Node], at: int) -> Line | None:
    """A name in plain text: up to a separator, else up to the first link, else all of it."""
    flat = Flat(nodes[at : _text_end(nodes, at)])
    leading = _LEADING.match(flat.text)
    begin = leading.end() if leading else 0
    match = _NAME_END.search(flat.text, begin)
    if match is not None and flat.text.rstrip()[-1:] == "|":  # `A title: with a colon | venue |`
        match = _BAR.search(flat.text, begin)
    end = match.start() if match else len(flat.text)
    if match is None and _leads_to_source(nodes[at:]):
        citation = _CITATION.search(flat.text, begin)
        end = citation.start() if citation else end
    begin, end = flat.stripped(begin, end, " \t\u00a0([:,;")
    if begin >= end:
        return None
    name, span = " ".join(flat.text[begin:end].split()), flat.span(begin, end)
    rest = _after(nodes[at:], span.end)
    return Line(Start.TEXT, name, span, None, nodes[:at], rest)


def _leads_to_source(nodes: Sequence[n.Node]) -> bool:
    """Whether the first link says that it leads to a paper, its code or the like."""
    link = next(links(nodes), None)
    return link is not None and leads_to_source(link)


def _text_end(nodes: Sequence[n.Node], at: int) -> int:
    """The index of the first link, image or line break behind `at`."""
    for index in range(at, len(nodes)):
        if isinstance(nodes[index], n.Link | n.Image | n.Break) or (index > at and next(links([nodes[index]]), None)):
            return index
    return len(nodes)


def _after(nodes: Sequence[n.Node], offset: int) -> list[n.Node]:
    """The nodes behind an offset; text across it is cut."""
    rest: list[n.Node] = []
    for node in nodes:
        if node.start >= offset:
            rest.append(node)
        elif node.end > offset and isinstance(node, n.Text):
            rest.append(n.Text(offset, node.end, text=node.text[offset - node.start :]))
    return rest
