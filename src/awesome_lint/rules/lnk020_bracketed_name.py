"""LNK020: the name of an entry shows brackets that the other names have not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.source import Span
from awesome_lint.syntax.leaves import leaf_at
from awesome_lint.syntax.nodes import Document, Link, Row, Table, Text
from awesome_lint.text.patterns import late_pattern

_BRACKETED = late_pattern(r"\[[^\[\]]*[^\W\d_]{2}[^\[\]]*\]\Z")
_MIN_NAMES = 10
_MAX_ODD = 2
"""More names in brackets are called so."""
_BULLET = r"^(?P<bullet>[ \t>]*(?:[-*+]|\d{1,9}[.)]))[ \t]+"
_BEFORE = r"(?:[^\w\[\]\r\n`!<(]|:\w+:)*"
"""Emphasis, and emoji."""
_NAME = r"\[(?!\^)[^\[\]\r\n]*[^\W\d_]{2}[^\[\]\r\n]*\]"
_LINKED = late_pattern(rf"{_BULLET}{_BEFORE}{_NAME}\(", re.MULTILINE)
_ITEM = late_pattern(_BULLET, re.MULTILINE)
_BARE = late_pattern(
    rf"{_BULLET}{_BEFORE}(?P<name>{_NAME})[*_]{{0,3}}"
    r"(?:(?=[:：,，]?[ \t]*$)|(?=[ \t]+[-–—][ \t]+\S)|(?=[ \t]+\((?!https?:|www\.|#)[^()\r\n]* )"
    r"|(?=[:：,，][ \t]*[^\s\[(h])|(?=[:：,，][ \t]*h(?!ttp)))",
    re.MULTILINE,
)
_AMID = late_pattern(rf"{_BULLET}{_BEFORE}(?P<name>{_NAME})[*_]{{0,3}}(?=[ \t][a-z]+[ \t])", re.MULTILINE)
_LINKED_AMID = late_pattern(rf"{_BULLET}{_BEFORE}{_NAME}\([^()\s]*\)[*_]{{0,3}}[ \t][a-z]+[ \t]", re.MULTILINE)
"""The same where the name is a part of the sentence: `[Elm](…) is a tree`."""
_BARE_CELL = late_pattern(rf"(?<=\|)[ \t]*(?P<name>{_NAME})[ \t]*(?=\|)")
_MIN_SHARE = 0.75
_MIN_AMID = 0.25
_MIN_LINKED = 6
_MIN_LINKED_CELLS = 4


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report `[[name]](url)`, and `[name]` without a URL, in lists whose entries are written `[name](url)`."""
    if "[[" in ctx.page.source.text:
        yield from _twice(document, ctx)
    text = ctx.page.source.text
    lines = dict.fromkeys(_line(node, text) for node in document.where(_holds_bracket, Text))
    for place in (*_without_url(document, text, lines), *_cells_without_url(document, text, lines)):
        shown = ctx.page.source.cut(place)
        yield ctx.diagnostic(
            place, f"the name shows as `{shown}`; expected a URL in `()` right after it, as in the others"
        )


def _holds_bracket(node: Text) -> bool:
    return "[" in node.text


def _line(node: Text, text: str) -> Span:
    """The line of a text."""
    return Span(text.rfind("\n", 0, node.start) + 1, (text.find("\n", node.end) + 1 or len(text) + 1) - 1)


def _in_brackets(
    pattern: re.Pattern[str], lines: Iterable[Span], document: Document, text: str
) -> Sequence[re.Match[str]]:
    """The names in brackets in some lines, which are no links."""
    found = (match for line in lines for match in pattern.finditer(text, *line))
    return [match for match in found if _is_text(match.start("name"), document)]


def _twice(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    names = {entry.name_span.start for entry in ctx.page.catalog.entries if entry.url is not None}
    links = [link for link in document.of(Link) if link.children and link.children[0].start in names]
    texts = [Span(link.children[0].start, link.children[-1].end) for link in links]
    odd = [text for text in texts if _BRACKETED.match(ctx.page.source.cut(text))]
    if len(texts) < _MIN_NAMES or len(odd) > _MAX_ODD:
        return
    for start, end in odd:
        shown = ctx.page.source.text[start:end]
        fix = Fix((Edit(start, start + 1, ""), Edit(end - 1, end, "")), Applicability.UNSAFE, "remove the brackets")
        yield ctx.diagnostic(
            Span(start, end), f"the name shows as `{shown}`; expected no brackets, as around the others", fix
        )


def _without_url(document: Document, text: str, lines: Iterable[Span]) -> Sequence[Span]:
    """The names at the beginning of items that are in brackets only, where nearly all items begin with links."""
    lines = [*lines]
    odd, amid = (_in_brackets(pattern, lines, document, text) for pattern in (_BARE, _AMID))
    if not odd and not amid:
        return ()
    linked = Counter(match["bullet"] for match in _LINKED.finditer(text))
    count = linked.total()
    if amid and sum(1 for _ in _LINKED_AMID.finditer(text)) >= count * _MIN_AMID:
        odd = [*odd, *amid]
    if len(odd) > _MAX_ODD:
        return ()
    items = Counter(match["bullet"] for match in _ITEM.finditer(text))
    items.subtract(match["bullet"] for match in odd)
    usual = {bullet for bullet in linked if linked[bullet] >= items[bullet] * _MIN_SHARE}
    return [Span(*match.span("name")) for match in odd if count >= _MIN_LINKED and match["bullet"] in usual]


def _cells_without_url(document: Document, text: str, lines: Iterable[Span]) -> Sequence[Span]:
    """The cells that are in brackets only, where nearly all cells of the column are links."""
    found = _in_brackets(_BARE_CELL, lines, document, text)
    if not found or len(found) > _MAX_ODD:
        return ()
    return [
        place
        for table in document.of(Table)
        for match in found
        if table.start <= (place := Span(*match.span("name"))).start < table.end and _is_column_linked(table, place)
    ]


def _is_column_linked(table: Table, place: Span) -> bool:
    rows = [row.children for row in table.children if isinstance(row, Row) and not row.header]
    at = next((at for row in rows for at, cell in enumerate(row) if cell.start <= place.start < cell.end), None)
    if at is None:
        return False
    others = [row[at] for row in rows if len(row) > at and row[at].children and row[at].start != place.start]
    linked = sum(isinstance(cell.children[0], Link) for cell in others)
    return linked >= max(_MIN_LINKED_CELLS, len(others) * _MIN_SHARE)


def _is_text(at: int, document: Document) -> bool:
    """Whether what stands at a place is text of a paragraph or a cell, and no link."""
    return any(isinstance(node, Text) and node.start <= at < node.end for node in leaf_at(document, at).walk())
