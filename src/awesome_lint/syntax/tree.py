"""Stamped tokens to the tree of nodes."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import fields
from itertools import chain, pairwise
from typing import Any

from markdown_it.token import Token as PlainToken

from awesome_lint.source import Source, Span, moved
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax import plain
from awesome_lint.syntax.autolinks import link_addresses
from awesome_lint.syntax.inline_tree import InlineBuilder
from awesome_lint.syntax.parser import inline, tokenize
from awesome_lint.syntax.places import Place, in_cell, in_lines
from awesome_lint.syntax.slugs import Slugger
from awesome_lint.syntax.tokens import Token
from awesome_lint.text.patterns import late_pattern

_DEFINITION_URL = late_pattern(
    r"\[(?:[^\]\\]|\\.)*\]:[ \t]*(?:\n[ \t>]*)?(?:<(?P<angled>[^>\n]*)>|(?P<plain>[^ \t\n]+))"
)
_ALERT = late_pattern(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\Z", re.IGNORECASE)
_SPANS = {
    kind: tuple(each.name for each in fields(kind) if each.name in ("url_span", "content_span"))
    for kind in vars(n).values()
    if isinstance(kind, type) and issubclass(kind, n.Node)
}
_CLOSED = (n.Heading, n.Quote, n.List, n.Item, n.Footnote)
"""What is known of these only when what they hold has been read."""
_BOX = late_pattern(r"\[([ xX])\][ \t]*")


def parse(source: Source) -> n.Document:
    """The tree of a source. Any text is valid Markdown: this never fails."""
    return _built(source, {}, {})


def unread_row(document: n.Document, source: Source) -> int | None:
    """The line of a source, from 1, whose nesting is too deep to be read, if there is one."""
    return None if document.too_deep is None else source.position(document.too_deep).row


def parse_piece(source: Source, definitions: Mapping[str, n.Definition], footnotes: Iterable[str]) -> n.Document:
    """The tree of a piece of a page that can refer to what is defined elsewhere on it; it holds no front matter."""
    references = {label: {"href": each.url, "title": each.title or ""} for label, each in definitions.items()}
    known = {"references": references, "footnotes": set(footnotes)}
    return _built(source, known, definitions, is_piece=True)


def _built(
    source: Source, env: dict[str, Any], definitions: Mapping[str, n.Definition], *, is_piece: bool = False
) -> n.Document:
    builder = _Builder(source.normalized, env)
    tokenize(source.normalized, env, builder.take, is_piece=is_piece)
    document = builder.finish(definitions)
    if source.is_shifted:
        move(document, source.from_normalized)
        if document.too_deep is not None:
            document.too_deep = source.from_normalized(document.too_deep)
    return document


def move(tree: n.Node, place: Place) -> None:
    """Move every span of a node and of all below it."""
    for node in tree.walk():
        node.start, node.end = place(node.start), place(node.end)
        for name in _SPANS[type(node)]:
            start, end = getattr(node, name)
            setattr(node, name, Span(place(start), place(end)))


def shift(document: n.Document, block: n.Node, growth: int) -> None:
    """Move a block at the top of a page, with all that it holds, behind what was put before it."""
    for nodes in document.by_kind(block).values():
        shift_each(nodes, growth)


def shift_each(nodes: Iterable[n.Node], growth: int) -> None:
    """Move nodes, but none below them."""
    for node in nodes:
        node.start += growth
        node.end += growth
        for name in _SPANS[type(node)]:
            setattr(node, name, moved(getattr(node, name), growth))


def others(nodes: Iterable[n.Node], own: Collection[int]) -> list[n.Node]:
    """Those of some nodes, and of all below them, whose ids are not among `own`: those of a tree, say."""
    below = (each for node in nodes if id(node) not in own for each in node.walk())
    return [*{id(node): node for node in below if id(node) not in own}.values()]


class _Builder:
    """Builds the tree of one text: its blocks as their tokens come, and then what stands in these.

    Definitions may stand below the references that need their places. `left` are the leaf blocks to be filled, each
    with its content and where the lines of that begin, and the containers to be closed, in order.
    """

    def __init__(self, text: str, env: dict[str, Any]) -> None:
        self.text = text
        self.env = env
        self.document = n.Document(0, len(text))
        self.slugger = Slugger()
        self.definitions: dict[str, n.Definition] = {}
        self.inlines = InlineBuilder(self.document, self.definitions)
        self.left: list[n.Node | tuple[n.Node, str, list[int]]] = []

    def take(self, tokens: Iterable[PlainToken]) -> None:
        """Build a block at the top, but for inline nodes."""
        stack: list[n.Node] = [self.document]
        for token in tokens:
            if token.type == "inline":
                assert isinstance(token, Token)
                if token.content:
                    self.left.append((stack[-1], token.content, token.line_starts))
            elif token.nesting < 0:
                node = stack.pop()
                if isinstance(node, _CLOSED):
                    self.left.append(node)
            else:
                node = _MAKERS[token.type](self, token)
                stack[-1].children.append(node)
                if token.nesting > 0:
                    stack.append(node)

    def finish(self, definitions: Mapping[str, n.Definition]) -> n.Document:
        """The whole tree; the text may refer to definitions that stand elsewhere, too."""
        for label, elsewhere in definitions.items():
            self.definitions.setdefault(label, elsewhere)
        self.document.too_deep = self.env.get("too_deep")
        self.left.reverse()
        while self.left:
            each = self.left.pop()
            if isinstance(each, tuple):
                self._fill(*each)
            else:
                self._close(each)
        if self.env.get("too_deep_inline") and self.document.too_deep is None:
            self.document.too_deep = 0
        return self.document

    def _end(self, token: PlainToken) -> int:
        """The end of the last line of a token that holds more than white space."""
        line_ends: list[int] = self.env["line_ends"]
        first, line = token.map or (0, 0)
        while line > first:
            line -= 1
            start = line_ends[line - 1] + 1 if line else 0
            length = len(self.text[start : line_ends[line]].rstrip(" \t"))
            if length:
                return start + length
        return line_ends[first]

    def _close(self, node: n.Node) -> None:
        if isinstance(node, n.Heading):
            node.slug = self.slugger.slug(n.plain_text(node.children))
        elif isinstance(node, n.Quote):
            _note_alert(node)
        elif isinstance(node, n.List | n.Item | n.Footnote) and node.children:
            node.end = node.children[-1].end
            if isinstance(node, n.Item):
                self._note_task(node)
            elif isinstance(node, n.List):
                self._note_tightness(node)

    def _note_task(self, item: n.Item) -> None:
        """Make a task of an item that begins with a box and white space, which then are no text."""
        first, text = _first_text(item)
        box = _BOX.match(text)
        if first is None or box is None or self.text[first.start + 3 : first.start + 4] not in (" ", "\t"):
            return
        item.checked = box[1] != " "
        _drop(first, box.end())
        if not first.children:
            del item.children[0]

    def _note_tightness(self, node: n.List) -> None:
        """A list is loose if blank lines separate its items or their children."""
        contents = [item.children for item in node.children]
        while contents[-1] and isinstance(contents[-1][-1], n.Definition):
            contents[-1] = contents[-1][:-1]  # on GitHub a definition is no child
        node.tight = not any(map(self._has_blank_lines, (node.children, *contents)))
        for child in chain(*contents):
            if isinstance(child, n.Paragraph):
                child.tight = node.tight

    def _has_blank_lines(self, siblings: list[n.Node]) -> bool:
        return any(
            self.text.count("\n", one.end, other.start) > 1 and not isinstance(one, n.Definition)
            for one, other in pairwise(siblings)
        )

    def _fill(self, parent: n.Node, content: str, starts: list[int]) -> None:
        """Give a leaf block its inline nodes."""
        is_cell = isinstance(parent, n.Cell)
        begin = parent.start if is_cell else starts[0]
        nodes = None if is_cell and "|" in content else plain.read(content, begin)
        if nodes is not None:
            parent.children = nodes
        else:
            place = in_cell(self.text, parent.span) if is_cell else in_lines(content, starts)
            self.inlines.build(parent, inline(content, self.env), place)
        if "@" in content or "&" in content:
            link_addresses(parent)

    # one maker a kind of token

    def definition(self, token: PlainToken) -> n.Node:
        start = _start(token)
        url_span = Span(start, start)
        if match := _DEFINITION_URL.match(self.text, start):
            url_span = Span(*match.span("plain" if match["angled"] is None else "angled"))
        made = n.Definition(
            start,
            self._end(token),
            label=token.meta["label"],
            url=token.meta["url"],
            title=token.meta["title"] or None,
            url_span=url_span,
        )
        self.definitions.setdefault(token.meta["id"], made)
        return made

    def front_matter(self, token: PlainToken) -> n.Node:
        return n.FrontMatter(_start(token), self._end(token), content=token.content)

    def heading(self, token: PlainToken) -> n.Node:
        setext = not token.markup.startswith("#")
        return n.Heading(_start(token), self._end(token), level=int(token.tag[1]), setext=setext)

    def paragraph(self, token: PlainToken) -> n.Node:
        return n.Paragraph(_start(token), self._end(token))

    def list(self, token: PlainToken) -> n.Node:
        return n.List(_start(token), 0, marker=token.markup, ordered=token.tag == "ol")

    def item(self, token: PlainToken) -> n.Node:
        start = _start(token)
        marker = token.info + token.markup
        return n.Item(start, start + len(marker), marker=marker)

    def quote(self, token: PlainToken) -> n.Node:
        return n.Quote(_start(token), self._end(token))

    def code(self, token: PlainToken) -> n.Node:
        start, end = _start(token), self._end(token)
        return n.CodeBlock(start, end, content=token.content, fence=token.markup, info=token.info.strip())

    def html(self, token: PlainToken) -> n.Node:
        return n.HtmlBlock(_start(token), self._end(token), content=token.content)

    def thematic_break(self, token: PlainToken) -> n.Node:
        return n.ThematicBreak(_start(token), self._end(token))

    def footnote(self, token: PlainToken) -> n.Node:
        return n.Footnote(_start(token), self._end(token), label=token.meta["label"])

    def table(self, token: PlainToken) -> n.Node:
        return n.Table(_start(token), self._end(token), alignments=token.meta["alignments"])

    def row(self, token: PlainToken) -> n.Node:
        assert isinstance(token, Token)
        return n.Row(token.start, token.end, header=token.meta["is_header"])

    def cell(self, token: PlainToken) -> n.Node:
        assert isinstance(token, Token)
        return n.Cell(token.start, token.end)


def _note_alert(quote: n.Quote) -> None:
    """Make an alert of a quote that begins with a line like `[!NOTE]`, which then is no text."""
    first, text = _first_text(quote)
    if first and (label := _ALERT.match(text)) and all(isinstance(node, n.Break) for node in first.children[1:2]):
        quote.alert = label[1].upper()
        _drop(first, len(text))
        if not first.children:
            del quote.children[0]


def _drop(paragraph: n.Paragraph, length: int) -> None:
    """Drop the first characters of a paragraph, and the break behind them."""
    first = paragraph.children.pop(0)
    assert isinstance(first, n.Text)
    if len(first.text) > length:
        paragraph.children.insert(0, n.Text(first.start + length, first.end, text=first.text[length:]))
    elif paragraph.children and isinstance(paragraph.children[0], n.Break):
        del paragraph.children[0]
    if paragraph.children:
        paragraph.start = paragraph.children[0].start


def _first_text(node: n.Node) -> tuple[n.Paragraph | None, str]:
    """The paragraph with which a node begins and the text with which that does."""
    for paragraph in node.children[:1]:
        if isinstance(paragraph, n.Paragraph) and paragraph.children and isinstance(paragraph.children[0], n.Text):
            return paragraph, paragraph.children[0].text
    return None, ""


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
    "code_block": _Builder.code,
    "fence": _Builder.code,
    "html_block": _Builder.html,
    "hr": _Builder.thematic_break,
    "definition": _Builder.definition,
    "footnote_open": _Builder.footnote,
    "table_open": _Builder.table,
    "tr_open": _Builder.row,
    "th_open": _Builder.cell,
    "td_open": _Builder.cell,
}
