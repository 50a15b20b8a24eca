"""Fields: `Type: library` as a bullet, as a line of a paragraph, as a row of a table, with values in a nested list."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise

from awesome_lint.catalog.flat import Flat, lines, links
from awesome_lint.catalog.link_kinds import leads_away
from awesome_lint.catalog.records import Field, Link
from awesome_lint.source import Span, moved
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import mutable

_NAME = late_pattern(r"[^\W\d_]")
_MAX_NAME_LENGTH = 60
_MAX_NAME_WORDS = 9
_TITLE_MARKS = (("《", "》"), ("「", "」"), ("『", "』"), ("“", "”"))
"""What a colon may stand between: `from 《The Dawn: a Study》`."""
_SENTENCE_IN_NAME = late_pattern(r"[.!?;,][ \t]|[.!?]$")
STEM = late_pattern(r"(?P<stem>\S.*? (?:for|of|in|on|with|by|during|per|to))\s+(?P<terms>\S.*)", re.IGNORECASE)
"""The name of a parametrized field: "Utilities for Training & Inference"."""
_BAR = late_pattern(r"(?<![ \t])[ \t]+[|·•][ \t]+")
_TABLE_HEADER = late_pattern(
    r"\W*(?:fields?|keys?|names?|propert(?:y|ies)|attributes?|items?|info)\W*\Z", re.IGNORECASE
)
_VALUE_HEADER = late_pattern(r"\W*(?:descriptions?|details?|meanings?|values?)\W*\Z", re.IGNORECASE)
_COLON = late_pattern(r"[ \t]*[:：]")
_CODE_SEPARATOR = late_pattern(r"(?:[\s,;/|&+·•]|\band\b|\bor\b)*\Z")
_COMMA_OR_BRACKET = late_pattern(r"[,，、(\[{（)\]}）]")
_NO_NAMES = (n.Link, n.Image, n.Html)
"""What no name of a field begins with."""
_HOLD_COLONS = (n.Link, n.Code)
_REFER = (n.Link, n.Image)
_MAX_VALUE_WORDS = 5
_MAX_VALUE_LENGTH = 60


@mutable
class Candidate:
    """What reads like a field. `marked` names stand in bold, emphasis or code, or in a bullet."""

    field: Field
    marked: bool

    @property
    def key(self) -> str:
        """The name without case, to compare it with others."""
        return self.field.name.casefold()

    def move(self, growth: int) -> None:
        """Move all places."""
        move(self.field, growth)

    @property
    def stem(self) -> str | None:
        """What parametrized names begin with ("utilities for"), without case."""
        match = STEM.fullmatch(self.field.name)
        return match["stem"].casefold() if match else None


def move(found: Field, growth: int) -> None:
    """Move all places of a field."""
    found.span, found.name_span = moved(found.span, growth), moved(found.name_span, growth)
    found.value_spans = [moved(span, growth) for span in found.value_spans]
    for link in found.links:
        link.span, link.url_span = moved(link.span, growth), moved(link.url_span, growth)


def in_item(item: n.Item) -> Candidate | None:
    """The field that a bullet holds, with the items of its nested list as values."""
    if not item.children or not isinstance(item.children[0], n.Paragraph):
        return None
    candidate = in_line(item.children[0].children)
    if candidate is None:
        return None
    for child in item.children[1:]:
        if isinstance(child, n.List):
            add_list(candidate.field, child)
    candidate.field.span = item.span
    candidate.marked = True
    return candidate


def in_paragraph(paragraph: n.Paragraph) -> Iterator[tuple[list[n.Node], Candidate | None]]:
    """Each line of a paragraph, with the field that it holds; `Type: a | Link: b` are two lines."""
    for line in lines(paragraph):
        pieces = list(_pieces(line))
        found = [in_line(piece) for piece in pieces] if len(pieces) > 1 else []
        if found and all(found):
            yield from zip(pieces, found, strict=True)
        else:
            yield line, in_line(line)


def _pieces(line: Sequence[n.Node]) -> Iterator[list[n.Node]]:
    """The nodes of a line between bars or dots."""
    piece: list[n.Node] = []
    for node in line:
        at = 0
        for bar in _BAR.finditer(node.text) if isinstance(node, n.Text) else ():
            yield [*piece, *_part(node, at, bar.start())]
            piece, at = [], bar.end()
        piece += _part(node, at, node.end - node.start)
    yield piece


def _part(node: n.Node, start: int, end: int) -> list[n.Node]:
    """The node from `start` to `end` of its text; a node that is no text stays whole."""
    if not isinstance(node, n.Text) or (start == 0 and end == len(node.text)):
        return [node]
    return [n.Text(node.start + start, node.start + end, text=node.text[start:end])] if start < end else []


def in_table(table: n.Table) -> Iterator[Candidate]:
    """The fields that a table of two columns holds, names in the first and values in the second."""
    for row in table.children:
        name_cell, value_cell = row.children[:2]
        flat, values = Flat(name_cell.children), Flat(value_cell.children)
        start, end = flat.stripped(characters=" \t\u00a0:：")
        name = flat.text[start:end]
        if not _is_name(name) or (row is table.children[0] and _is_header(name, values.text)):
            continue
        found = Field(name, [], [], row.span, flat.span(start, end), [])
        found.links = [link_record(link, name) for link in links(value_cell.children)]
        add_values(found, values, 0, value_cell.children)
        yield Candidate(found, marked=True)


def _is_header(name: str, value: str) -> bool:
    """Whether the first row of a table says what its columns are."""
    return _TABLE_HEADER.match(name) is not None or _VALUE_HEADER.match(value) is not None


def in_row(table: n.Table) -> Iterator[Candidate]:
    """The fields that the one row of a table holds, under the header."""
    header, row = table.children
    for name_cell, cell in zip(header.children, row.children, strict=False):
        name_flat, values = Flat(name_cell.children), Flat(cell.children)
        start, end = name_flat.stripped()
        if start < end and _is_name(name_flat.text[start:end]):
            name = name_flat.text[start:end]
            found = Field(name, [], [], cell.span, name_flat.span(start, end), [])
            found.links = [link_record(link, name) for link in links(cell.children)]
            add_values(found, values, 0, cell.children)
            yield Candidate(found, marked=True)


def in_line(nodes: Sequence[n.Node]) -> Candidate | None:
    """The field that a line of inline nodes holds: a short name, a colon, values."""
    if not nodes or isinstance(nodes[0], _NO_NAMES):
        return None
    flat = Flat(nodes)
    colon = _find_colon(flat, nodes)
    if colon is None:
        return None
    name_start, name_end = flat.stripped(0, colon.start())
    name = flat.text[name_start:name_end]
    if not _is_name(name) or _leads_around(nodes):
        return None
    name_span = flat.span(name_start, name_end)
    found = Field(name, [], [], Span(nodes[0].start, nodes[-1].end), name_span, [])
    found.links = [link_record(link, name) for link in links(nodes) if link.start >= name_span.end]
    add_values(found, flat, colon.end(), nodes)
    return Candidate(found, marked=not isinstance(nodes[0], n.Text))


def _leads_around(nodes: Sequence[n.Node]) -> bool:
    """Whether a line only leads to places on the page: `Related: [Backup](#backup)`."""
    found = links(nodes)
    return bool(found) and not any(map(leads_away, found))


def _find_colon(flat: Flat, nodes: Sequence[n.Node]) -> re.Match[str] | None:
    """The colon that ends a name: the first one, outside links and code, with space or markup after it."""
    match = _COLON.search(flat.text, 0, _MAX_NAME_LENGTH)
    if match is None:
        return None
    after = flat.text[match.end() : match.end() + 1]
    place = flat.span(match.end() - 1, match.end())
    for node in nodes:
        if node.start <= place.start < node.end and isinstance(node, _HOLD_COLONS):
            return None
        if isinstance(node, _REFER) and node.end <= place.start:
            return None
    if after in ("", " ", "\t", "\u00a0") or flat.text[match.end() - 1] == "：":
        return match
    starts_markup = any(node.start == place.end and not isinstance(node, n.Text) for node in nodes)
    return match if starts_markup else None


def _is_name(name: str) -> bool:
    return (
        _NAME.search(name) is not None
        and len(name.split()) <= _MAX_NAME_WORDS
        and _SENTENCE_IN_NAME.search(name) is None
        and all(name.count(opening) <= name.count(closing) for opening, closing in _TITLE_MARKS)
    )


def add_values(found: Field, flat: Flat, start: int, nodes: Sequence[n.Node]) -> None:
    """Add the values that the text from `start` on enumerates; `flat` is the text of `nodes`."""
    start, end = flat.stripped(start)
    if start == end:
        return
    has_title = any(", " in n.plain_text(link.children) for link in links(nodes))
    split = [(start, end)] if has_title else _split(flat, start, end)
    places = _code_values(flat, start, nodes) or split
    # lists that are added have no room for more, and most values stand in several fields
    found.values = found.values + [sys.intern(flat.text[first:last]) for first, last in places]
    found.value_spans = found.value_spans + [flat.span(first, last) for first, last in places]


def _code_values(flat: Flat, start: int, nodes: Sequence[n.Node]) -> list[tuple[int, int]]:
    """The values where each is a code span and nothing but separators stands between them."""
    values: list[tuple[int, int]] = []
    if not any(isinstance(node, n.Code) for node in nodes):
        return values
    at = 0
    begin = start
    for node in nodes:
        text = Flat([node]).text
        if at >= start and isinstance(node, n.Code) and text.strip():
            if not _CODE_SEPARATOR.match(flat.text[begin:at]):
                return []
            values.append((at, at + len(text)))
            begin = at + len(text)
        at += len(text)
    return values if values and _CODE_SEPARATOR.match(flat.text[begin:]) else []


def _split(flat: Flat, start: int, end: int) -> list[tuple[int, int]]:
    """The values between commas where they are short words, else all of it as one value."""
    bounds = [start - 1, *_commas(flat.text, start, end), end]
    parts = [flat.stripped(left + 1, right) for left, right in pairwise(bounds)]
    texts = [flat.text[left:right] for left, right in parts]
    is_list = not flat.text[:end].endswith(".") and all(map(_is_value, texts))
    return parts if is_list else [(start, end)]


def _is_value(text: str) -> bool:
    """Whether a text is short enough for one of several values."""
    if not text or (len(text) > _MAX_VALUE_LENGTH and "://" not in text):
        return False
    words = text.split()
    return len(words) <= _MAX_VALUE_WORDS or sum(map(_is_word, words)) <= _MAX_VALUE_WORDS


def _is_word(token: str) -> bool:
    return any(map(str.isalnum, token))


def _commas(text: str, start: int, end: int) -> Iterator[int]:
    """The commas that stand outside brackets and before white space or an ideograph."""
    depth = 0
    for match in _COMMA_OR_BRACKET.finditer(text, start, end):
        character, index = match[0], match.start()
        if character in "([{（":
            depth += 1
        elif character in ")]}）":
            depth = max(depth - 1, 0)
        elif depth == 0 and (character != "," or text[index + 1 : index + 2].isspace()):
            yield index


def add_list(found: Field, values: n.List) -> None:
    """Add the items of a list as values."""
    for item in values.children:
        _add_item(found, item)
    found.span = Span(found.span.start, values.end)


def _add_item(found: Field, item: n.Node) -> None:
    for child in item.children:
        if isinstance(child, n.Paragraph):
            flat = Flat(child.children)
            start, end = flat.stripped()
            if start < end:
                found.values.append(flat.text[start:end])
                found.value_spans.append(flat.span(start, end))
            found.links += [link_record(link, found.name) for link in links(child.children)]


def link_record(node: n.Link, field: str | None = None) -> Link:
    """The record of a link node."""
    text = " ".join(n.plain_text(node.children).split()) or _alternative(node)
    return Link(text, node.url, node.title, node.kind, node.span, node.url_span, field)


def _alternative(node: n.Link) -> str:
    """What the images say that are all a link shows."""
    images = (child for child in node.children if isinstance(child, n.Image))
    return " ".join(" ".join(n.plain_text(image.children) for image in images).split())
