"""Stamped tokens to the tree of nodes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import Any

from markdown_it.token import Token as PlainToken

from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.inline_tree import InlineBuilder
from awesome_lint.syntax.parser import tokenize
from awesome_lint.syntax.places import Place, in_cell, in_paragraph, shifted, split_row
from awesome_lint.syntax.slugs import Slugger
from awesome_lint.syntax.tokens import Token

_DEFINITION_URL = re.compile(r"\[(?:[^\]\\]|\\.)*\]:[ \t]*(?:\n[ \t>]*)?(?:<(?P<angled>[^>\n]*)>|(?P<plain>\S+))")
_WITHOUT_NODE = frozenset(
    {"thead_open", "thead_close", "tbody_open", "tbody_close", "alert_title_open", "alert_title_close"}
)
_ALIGNMENTS = {"text-align:left": "left", "text-align:center": "center", "text-align:right": "right"}


def parse(source: Source) -> n.Document:
    """The tree of a source. Any text is valid Markdown: this never fails."""
    tokens, env = tokenize(source.normalized)
    document = _Builder(source.normalized, env).build(tokens)
    if source.is_shifted:
        _shift(document, source.from_normalized)
    return document


def _shift(document: n.Document, place: Place) -> None:
    """Move every span of a tree from the normalized text to the text."""
    for node in document.walk():
        node.start, node.end = place(node.start), place(node.end)
        for name in ("url_span", "content_span"):
            if any(field.name == name for field in fields(node)):
                start, end = getattr(node, name)
                setattr(node, name, Span(place(start), place(end)))
    if document.too_deep is not None:
        document.too_deep = place(document.too_deep)


class _Builder:
    """Builds the tree of one text."""

    def __init__(self, text: str, env: dict[str, Any]) -> None:
        self.text = text
        self.line_ends: list[int] = env["line_ends"]
        too_deep = 0 if env.get("too_deep_inline") else None
        self.document = n.Document(0, len(text), too_deep=env.get("too_deep", too_deep))
        self.slugger = Slugger()
        self.definitions: dict[str, n.Definition] = {}
        self.inlines = InlineBuilder(self.document, self.definitions)
        self.cells: list[Span] = []
        self.row_end = 0

    def build(self, tokens: list[PlainToken]) -> n.Document:
        """Build the whole tree from the block tokens."""
        self._collect_definitions(tokens)
        stack: list[n.Node] = [self.document]
        for token in tokens:
            if token.type in _WITHOUT_NODE:
                continue
            if token.type == "inline":
                self._fill(stack[-1], token)
            elif token.nesting < 0:
                self._close(stack.pop())
            else:
                node = _MAKERS[token.type](self, token)
                stack[-1].children.append(node)
                if token.nesting > 0:
                    stack.append(node)
        return self.document

    def _end(self, token: PlainToken) -> int:
        """The end of the last line of a token that holds more than white space."""
        first, line = token.map or (0, 0)
        while line > first:
            line -= 1
            start = self.line_ends[line - 1] + 1 if line else 0
            length = len(self.text[start : self.line_ends[line]].rstrip(" \t"))
            if length:
                return start + length
        return self.line_ends[first]

    def _close(self, node: n.Node) -> None:
        if isinstance(node, n.Heading):
            node.slug = self.slugger.slug(n.plain_text(node.children))
        elif isinstance(node, n.List | n.Item | n.Footnote) and node.children:
            node.end = node.children[-1].end

    def _fill(self, parent: n.Node, token: PlainToken) -> None:
        """Give a leaf block its inline nodes."""
        if isinstance(parent, n.Quote):  # the title of an alert, which is not written
            return
        assert isinstance(token, Token)
        if isinstance(parent, n.Cell):
            span = self.cells.pop(0) if self.cells else Span(self.row_end, self.row_end)
            parent.start, parent.end = span
            place = in_cell(self.text, span)
        elif isinstance(parent, n.Heading) and not parent.setext:
            place = shifted(self._skip_space(parent.start + parent.level))
        else:
            place = in_paragraph(self.text, token)
        if token.children:
            self.inlines.build(parent, token.children, place)

    def _skip_space(self, offset: int) -> int:
        while offset < len(self.text) and self.text[offset] in " \t":
            offset += 1
        return offset

    # definitions may stand below the references that need their places

    def _collect_definitions(self, tokens: Iterable[PlainToken]) -> None:
        for token in tokens:
            if token.type == "definition":
                self.definitions.setdefault(token.meta["id"], self.definition(token))

    def definition(self, token: PlainToken) -> n.Definition:
        start = _start(token)
        known = self.definitions.get(token.meta["id"])
        if known is not None and known.start == start:
            return known
        url_span = Span(start, start)
        if match := _DEFINITION_URL.match(self.text, start):
            url_span = Span(*match.span("plain" if match["angled"] is None else "angled"))
        return n.Definition(
            start,
            self._end(token),
            label=token.meta["label"],
            url=token.meta["url"],
            title=token.meta["title"] or None,
            url_span=url_span,
            is_duplicate=known is not None,
        )

    # one maker a kind of token

    def front_matter(self, token: PlainToken) -> n.Node:
        return n.FrontMatter(_start(token), self._end(token), content=token.content)

    def heading(self, token: PlainToken) -> n.Node:
        setext = not token.markup.startswith("#")
        return n.Heading(_start(token), self._end(token), level=int(token.tag[1]), setext=setext)

    def paragraph(self, token: PlainToken) -> n.Node:
        # Behind the box of a task more than one space may stand.
        return n.Paragraph(self._skip_space(_start(token)), self._end(token), tight=token.hidden)

    def list(self, token: PlainToken) -> n.Node:
        return n.List(_start(token), 0, marker=token.markup, ordered=token.tag == "ol")

    def item(self, token: PlainToken) -> n.Node:
        start = _start(token)
        marker = token.info + token.markup
        return n.Item(start, start + len(marker), marker=marker, checked=token.meta.get("checked"))

    def quote(self, token: PlainToken) -> n.Node:
        return n.Quote(_start(token), self._end(token), alert=token.meta.get("kind"))

    def code(self, token: PlainToken) -> n.Node:
        start, end = _start(token), self._end(token)
        return n.CodeBlock(start, end, content=token.content, fence=token.markup, info=token.info.strip())

    def html(self, token: PlainToken) -> n.Node:
        return n.HtmlBlock(_start(token), self._end(token), content=token.content)

    def thematic_break(self, token: PlainToken) -> n.Node:
        return n.ThematicBreak(_start(token), self._end(token))

    def footnote(self, token: PlainToken) -> n.Node:
        return n.Footnote(token.meta["start"], self._end(token), label=token.meta["label"])

    def table(self, token: PlainToken) -> n.Node:
        return n.Table(_start(token), self._end(token))

    def row(self, token: PlainToken) -> n.Node:
        assert isinstance(token, Token)
        self.cells = split_row(self.text, token.start, token.end)
        self.row_end = token.start + len(self.text[token.start : token.end].rstrip())
        return n.Row(token.start, self.row_end)

    def cell(self, token: PlainToken) -> n.Node:
        return n.Cell(self.row_end, self.row_end)


def _start(token: PlainToken) -> int:
    assert isinstance(token, Token)
    return token.start


_MAKERS: dict[str, Callable[[_Builder, PlainToken], n.Node]] = {
    "front_matter": _Builder.front_matter,
    "heading_open": _Builder.heading,
    "paragraph_open": _Builder.paragraph,
    "bullet_list_open": _Builder.list,
    "ordered_list_open": _Builder.list,
    "list_item_open": _Builder.item,
    "blockquote_open": _Builder.quote,
    "alert_open": _Builder.quote,
    "code_block": _Builder.code,
    "fence": _Builder.code,
    "html_block": _Builder.html,
    "hr": _Builder.thematic_break,
    "definition": _Builder.definition,
    "footnote_reference_open": _Builder.footnote,
    "table_open": _Builder.table,
    "tr_open": _Builder.row,
    "th_open": _Builder.cell,
    "td_open": _Builder.cell,
}
