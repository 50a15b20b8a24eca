"""Stamped inline tokens to inline nodes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token as PlainToken

from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.places import Place
from awesome_lint.syntax.tokens import Token

_MAX_DEPTH = 100
_BREAKS = frozenset({"softbreak", "hardbreak"})


class InlineBuilder:
    """Builds the inline nodes of one page."""

    def __init__(self, document: n.Document, definitions: dict[str, n.Definition]) -> None:
        self.document = document
        self.definitions = definitions
        self._grown: list[tuple[n.Text, list[str]]] = []
        """Texts in several tokens, with the text of each of these; to join one by one would take quadratic time."""

    def build(self, parent: n.Node, tokens: Sequence[PlainToken], place: Place, base: int = 0) -> None:
        """Append the nodes of `tokens` to `parent`; token offsets count from `base` of the content."""
        stack = [parent]
        for token in tokens:
            assert isinstance(token, Token)
            top = stack[-1]
            if token.type == "text":
                if token.content:
                    self._text(top, token, place, base)
                continue
            start = place(token.start + base)
            # A break reaches to the text of the next line; all else ends behind its last character.
            end = place(token.end + base) if token.type in _BREAKS else place(token.end + base - 1) + 1
            if token.nesting < 0:
                self._close(stack.pop(), token, end)
                continue
            node = self._node(token, start, end, place, base)
            if token.nesting > 0 and len(stack) > _MAX_DEPTH:
                self.document.too_deep = self.document.too_deep or start
                stack.append(top)
                continue
            top.children.append(node)
            if token.nesting > 0:
                stack.append(node)
        for text, pieces in self._grown:
            text.text = "".join(pieces)
        self._grown.clear()

    def _text(self, parent: n.Node, token: Token, place: Place, base: int) -> None:
        text, start = token.content, place(token.start + base)
        if place(token.end - 1 + base) + 1 - start != len(text):
            self._escaped_pipes(parent, token, place, base)
            return
        last = parent.children[-1] if parent.children else None
        if isinstance(last, n.Text) and last.end == start:
            if not self._grown or self._grown[-1][0] is not last:
                self._grown.append((last, [last.text]))
            self._grown[-1][1].append(text)
            last.end = start + len(text)
        else:
            parent.children.append(n.Text(start, start + len(text), text=text))

    def _escaped_pipes(self, parent: n.Node, token: Token, place: Place, base: int) -> None:
        """Text of a table cell in which the backslashes of escaped pipes are gone."""
        begin = token.start + base
        for piece in re.finditer(r"\||[^|]+", token.content):
            start, end = place(begin + piece.start()), place(begin + piece.end() - 1) + 1
            if piece[0] == "|":
                parent.children.append(n.Escape(start - 1, end, text="|"))
            else:
                parent.children.append(n.Text(start, end, text=piece[0]))

    def _close(self, node: n.Node, token: Token, end: int) -> None:
        node.end = end + 1 if token.type == "strong_close" else end

    def _node(self, token: Token, start: int, end: int, place: Place, base: int) -> n.Node:
        match token.type:
            case "link_open":
                return self._link(token, start, end, place, base)
            case "image":
                image = self._image(token, start, end, place, base)
                self.build(image, token.children or (), place, base + token.start + len("!["))
                return image
            case "code_inline":
                width = len(token.markup)
                return n.Code(start, end, text=token.content, content_span=Span(start + width, end - width))
            case "text_special":
                return n.Escape(start, end, text=token.content)
            case "softbreak" | "hardbreak":
                return n.Break(start, end, hard=token.type == "hardbreak")
            case "em_open":
                return n.Emphasis(start, end, marker=token.markup)
            case "strong_open":
                return n.Strong(start - 1, end, marker=token.markup)
            case "s_open":
                return n.Strikethrough(start, end)
            case "html_inline":
                return n.Html(start, end, content=token.content)
            case "footnote_ref":
                return n.FootnoteReference(start, end, label=token.meta["label"])
        raise AssertionError(f"no node for the token {token.type}")

    def _link(self, token: Token, start: int, end: int, place: Place, base: int) -> n.Link:
        if token.info == "auto":
            url, url_span = str(token.attrs["href"]), Span(start + 1, end - 1)
            return n.Link(start, end, url=url, kind=n.LinkKind.AUTOLINK, url_span=url_span)
        url, title, kind, url_span = self._target(token, place, base)
        if token.info == "bare":
            kind = n.LinkKind.BARE
        return n.Link(start, end, url=url, title=title, kind=kind, url_span=url_span, label=token.label)

    def _image(self, token: Token, start: int, end: int, place: Place, base: int) -> n.Image:
        url, title, kind, url_span = self._target(token, place, base)
        return n.Image(start, end, url=url, title=title, kind=kind, url_span=url_span, label=token.label)

    def _target(self, token: Token, place: Place, base: int) -> tuple[str, str | None, n.LinkKind, Span]:
        url, title = str(token.attrs["url"]), str(token.attrs["title"]) or None
        if token.label is not None:
            return url, title, n.LinkKind.REFERENCE, self.definitions[token.label].url_span
        span = Span(place(token.url_start + base), place(token.url_end + base))
        return url, title, n.LinkKind.INLINE, span
