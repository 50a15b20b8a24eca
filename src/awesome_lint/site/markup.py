"""Inline Markdown of a list as HTML: links, code and emphasis; its own HTML is never passed through.

As on GitHub, a reader sees nothing of a tag, but for those that GitHub shows as text (scripts, styles, frames).

May not: decide what belongs to an entry.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from awesome_lint.site.addresses import Addresses
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.text import escapes
from awesome_lint.text.patterns import late_pattern

_NAMES = "title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext"
_AS_TEXT = late_pattern(rf"</?(?:{_NAMES})(?![\w-])", re.IGNORECASE)
"""Tags that GitHub shows as text: https://github.github.com/gfm/#disallowed-raw-html-extension-."""
_AS_TEXT_WHOLE = late_pattern(rf"<(?P<name>{_NAMES})(?![\w-])[^>]*>(?:.*?</(?P=name)>)?", re.IGNORECASE | re.DOTALL)
_TAGS = {
    n.Emphasis: Markup("<em>{}</em>"),
    n.Strong: Markup("<strong>{}</strong>"),
    n.Strikethrough: Markup("<s>{}</s>"),
}
_CODED = late_pattern(r"(?<![^\s(])`([^`]+)`")
_BREAK = late_pattern(r"<br\b", re.IGNORECASE)
_KEPT = late_pattern(r"(<code>.*?</code>|<[^>]*>)")
"""What emoji do not replace: code, and tags."""
_TAG = late_pattern("<[^>]*>")
_SHORT_CODE = late_pattern(r":[a-z0-9_+-]+:")
_WORDS = late_pattern(r"\w+")


def shown(text: str) -> str:
    """Text as it is shown, on one line."""
    return _pictured(_visible(text))


def _visible(text: str) -> str:
    """Text in which nothing turns around or hides what stands beside it: such characters stand as escapes."""
    return escapes.escape(" ".join(text.split()))


def _pictured(text: str) -> str:
    """Text with emoji for the short codes that GitHub shows as such: `:rocket:`."""
    if not _SHORT_CODE.search(text):
        return text
    import emoji  # noqa: PLC0415 -- few lists have any

    return emoji.emojize(text, language="alias")


def coded(message: str) -> Markup:
    """A message, with what stands between backticks as code."""
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if at % 2 else escape(part)
        for at, part in enumerate(_CODED.split(shown(message)))
    )


def linked(text: str, href: str | None) -> Markup:
    """A link, or its text where it leads nowhere, or nowhere safe."""
    return escape(text) if href is None else Markup('<a href="{}">{}</a>').format(href, text)


class Inlines:
    """The inline Markdown of one page, found by its place."""

    def __init__(self, source: Source, document: n.Document) -> None:
        self._text = source.text
        self._blocks: Sequence[n.Node] = document.of(n.Paragraph, n.Heading, n.Cell)
        self._starts = [block.start for block in self._blocks]

    def rendered(self, text: str, span: Span | None, addresses: Addresses) -> Markup:
        """Text of a record as it stands at its place; the bare words where the text there does not say just that."""
        if span is not None:
            made = Markup(" ").join(self._rendered(span, addresses))
            if words(html.unescape(_TAG.sub("", made))) == words(_visible(text)):
                parts = enumerate(_KEPT.split(made))
                return Markup("".join(part if at % 2 else _pictured(part) for at, part in parts))  # noqa: S704 -- as it was
        return escape(shown(text))

    def _rendered(self, span: Span, addresses: Addresses) -> Iterator[Markup]:
        at = max(bisect_right(self._starts, span.start) - 1, 0)
        for block in self._blocks[at:]:
            if block.start >= span.end:
                return
            if block.end > span.start:
                yield _joined(block.children, span, self._text, addresses)


def words(text: str) -> list[str]:
    """The words of a text; records hold nothing of scripts and their kin, though GitHub shows them."""
    return _WORDS.findall(_AS_TEXT_WHOLE.sub("", text))


def _joined(nodes: Sequence[n.Node], span: Span, text: str, addresses: Addresses) -> Markup:
    return Markup("").join(
        _node(node, span, text, addresses) for node in nodes if node.start < span.end and node.end > span.start
    )


def _node(node: n.Node, span: Span, text: str, addresses: Addresses) -> Markup:
    """The HTML of one inline node, as far as it lies in the span."""
    if isinstance(node, n.Text):
        return _literal(node.text[max(span.start - node.start, 0) : max(span.end - node.start, 0)])
    if isinstance(node, n.Escape):
        return _literal(node.text)
    if isinstance(node, n.Code):
        return Markup("<code>{}</code>").format(_literal(node.text))
    if isinstance(node, n.Break):
        return Markup(" ")
    if isinstance(node, n.Html):
        if _BREAK.match(node.content):
            return Markup(" ")
        return _literal(node.content) if _AS_TEXT.match(node.content) else Markup()
    if isinstance(node, n.Image) or not node.children:
        return Markup()
    inner = _joined(node.children, span, text, addresses)
    is_whole = span.start <= node.children[0].start and node.children[-1].end <= span.end
    if isinstance(node, n.Link):
        return linked(inner, addresses.href(node.url)) if is_whole and inner else inner
    tag = _TAGS.get(type(node))
    return tag.format(inner) if tag and is_whole else inner


def _literal(text: str) -> Markup:
    return escape(escapes.escape(text))
