"""One line that names an entry: name, link, what stands behind them.

`[name](url) - Description.` and its kin: the name in bold or code, behind an emoji, badge or
number, with the link in the name or after it, any separator or none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from awesome_lint.catalog.flat import Flat, links
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n

_EMOJI_CODE = re.compile(r":[a-z0-9_+-]+:")
_LEADING = re.compile(r"(?::[a-z0-9_+-]+:|\(?\d{1,4}[.)][ \t]|[^\w`]|_)*", re.IGNORECASE)
_SEPARATOR = re.compile(
    r"[ \t\u00a0]*(?:(?P<dash>[-–—−‐‑]+|=>|->|→|\||·|•|~)(?=[\s\u00a0]|\Z)|(?P<colon>[:：])(?!//)|(?P<tight>[–—]))"
    r"[ \t\u00a0]*"
)
_NAME_END = re.compile(r"[ \t]+(?:[-–—−]+|\||=>)[ \t]+|[ \t]*[–—][ \t]*|[:：](?=\s|\Z)|：")
_BRACKETED = re.compile(r"[ \t\u00a0]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])")
_PUNCTUATION = " \t\u00a0,;|/·•"
_MAX_NAME_WORDS = 12


class Start(StrEnum):
    """What a line begins with, apart from decoration."""

    LINK = "link"
    MARKED = "marked"
    TEXT = "text"


@dataclass(slots=True)
class Line:
    """A line read as an entry. `rest` is all behind the name, `separator` the place of the mark between."""

    start: Start
    name: str
    name_span: Span
    main: n.Link | None
    before: Sequence[n.Node]
    rest: list[n.Node]
    separator: Span | None = None
    description: list[n.Node] = field(default_factory=list)
    tags: list[n.Code] = field(default_factory=list)
    badges: list[n.Image] = field(default_factory=list)


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
        linked = next(links(inner), None)
        is_link = linked is not None and _covers(inner, linked)
        line = _named_by(nodes, at, first, Start.LINK if is_link else Start.MARKED, linked)
    if line is not None:
        line.main = line.main or _link_behind(line.rest)
        _describe(line)
    return line


def _link_behind(rest: Sequence[n.Node]) -> n.Link | None:
    """The first link behind a name that is no badge, else the first one."""
    found = list(links(rest))
    return next((link for link in found if not is_badge(link)), found[0] if found else None)


def is_badge(node: n.Node) -> bool:
    """Whether a node is an image, or a link that shows nothing but images."""
    if isinstance(node, n.Link):
        return bool(node.children) and all(
            isinstance(child, n.Image) or (isinstance(child, n.Text) and not child.text.strip())
            for child in node.children
        )
    return isinstance(node, n.Image)


def _skip_decoration(nodes: Sequence[n.Node]) -> int:
    """The index of the first node that says something: not an image, emoji, number or bracket."""
    for index, node in enumerate(nodes):
        if is_badge(node) or isinstance(node, n.Html | n.Break | n.FootnoteReference):
            continue
        if isinstance(node, n.Text):
            match = _LEADING.match(node.text)
            if match is None or match.end() < len(node.text):
                return index
        elif not isinstance(node, n.Escape) or node.text.isalnum():
            return index
    return len(nodes)


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
    end = match.start() if match else len(flat.text)
    begin, end = flat.stripped(begin, end, " \t\u00a0([:,;")
    if begin >= end:
        return None
    name, span = " ".join(flat.text[begin:end].split()), flat.span(begin, end)
    rest = _after(nodes[at:], span.end)
    return Line(Start.TEXT, name, span, None, nodes[:at], rest)


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


# what stands behind the name


def _describe(line: Line) -> None:
    """Find separator, description, tags and badges in the rest of a line."""
    rest = line.rest
    line.badges = [node for node in line.before if isinstance(node, n.Image)]
    index = _find_separator(line)
    body = rest[index:] if line.separator is None else _after(rest[index:], line.separator.end)
    for node in rest[:index]:
        if isinstance(node, n.Code):
            line.tags.append(node)
    end = len(body)
    while end and _is_trailing(body, end):
        end -= 1
        if isinstance(body[end], n.Code):
            line.tags.append(body[end])  # type: ignore[arg-type]
    line.description = body[:end]


def _find_separator(line: Line) -> int:
    """The index in `rest` at which the separator, or else the description, begins.

    Bracketed text, code, badges and line breaks may stand between the name and its separator.
    """
    rest = line.rest
    for index, node in enumerate(rest):
        if isinstance(node, n.Text):
            at = 0
            while bracket := _BRACKETED.match(node.text, at):
                at = bracket.end()
            match = _SEPARATOR.match(node.text, at)
            if match and match.end() > match.start():
                line.separator = Span(node.start + match.start(), node.start + match.end())
                return index
            if node.text[at:].strip(_PUNCTUATION + "([)].") and not _EMOJI_CODE.fullmatch(node.text[at:].strip()):
                return _first_line(rest, index)
        elif not (isinstance(node, n.Code | n.Html | n.Break) or is_badge(node) or _is_aside(node)):
            return _first_line(rest, index)
    return _first_line(rest, len(rest))


def _first_line(rest: Sequence[n.Node], index: int) -> int:
    """Where no separator stands: the description begins right behind the name."""
    first = 0
    while first < index and (
        isinstance(rest[first], n.Break | n.Html | n.Code) or is_badge(rest[first]) or _is_blank(rest[first])
    ):
        first += 1
    return first


def _is_blank(node: n.Node) -> bool:
    return isinstance(node, n.Text) and not node.text.strip(_PUNCTUATION)


def _is_aside(node: n.Node) -> bool:
    """Whether a node is bracketed text in emphasis: `_(label: easy)_`."""
    if not isinstance(node, n.Emphasis | n.Strong):
        return False
    text = n.plain_text(node.children).strip()
    return text[:1] in ("(", "[") and text[-1:] in (")", "]")


def _is_trailing(body: Sequence[n.Node], end: int) -> bool:
    """Whether the last node of a description is a badge, tag or blank and no part of what it says."""
    node = body[end - 1]
    if is_badge(node) or isinstance(node, n.Html | n.Break) or _is_blank(node):
        return True
    if not isinstance(node, n.Code):
        return False
    before = body[end - 2] if end > 1 else None
    if isinstance(before, n.Text):
        return before.text.rstrip(_PUNCTUATION)[-1:] in (".", "!", "?", "。", "")
    return before is None or isinstance(before, n.Code) or is_badge(before)
