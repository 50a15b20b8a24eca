"""The anchors of a page: those of its headings, and those that HTML and footnotes set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape

from awesome_lint.source import Source
from awesome_lint.syntax import unread_headings
from awesome_lint.syntax.nodes import Document, Footnote, Heading, Html, HtmlBlock, Node, plain_text
from awesome_lint.syntax.slugs import slugify
from awesome_lint.text.patterns import late_pattern

ALWAYS = frozenset({"", "top", "readme", "start-of-content"})
"""Anchors that GitHub gives to every page."""
PREFIX = "user-content-"
"""What GitHub puts before the anchors that HTML sets."""

_HTML_HEADING = late_pattern(r"<h([1-6])\b[^<>]*>(.{0,1000}?)</h\1\s*>", re.DOTALL | re.IGNORECASE)
_HTML_NAME = late_pattern(r"(?<=[\s\"'])(?:id|name)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_NAMING = late_pattern(r"(?:id|name)\s*=", re.IGNORECASE)
_ATTRIBUTE = late_pattern(r"\{[^{}#]*+#([\w:.-]++)[^{}]*+\}[ \t]*+#*+[ \t]*+\Z")
"""Attributes behind a heading with its identifier: `## Title {#name}`."""
_TAG = late_pattern(r"<[^>]*>")
_COMMENT = late_pattern(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def without_attributes(title: str) -> str:
    """The text of a heading without the attributes behind it, which some programs hide: `Title {#name}`."""
    found = _ATTRIBUTE.search(title) if "{" in title else None
    return title if found is None else title[: found.start()].rstrip()


def of_headings(document: Document, source: Source) -> Iterator[str]:
    """The anchors of all headings, those in HTML too, which share the numbers of repeated ones.

    Those of headings that are none for lack of a space are among them: the links to them are right.
    """
    written = [node.slug for node in document.of(Heading)]
    yield from written
    yield from (slugify(each.text) for each in unread_headings.find(document, source))
    taken = {*written}
    counts = Counter(slugify(title) for title in _html_titles(document, source))
    for slug, count in counts.items():
        yield slug
        yield from (f"{slug}-{number}" for number in range(1, count + (slug in taken)))


def _html_titles(document: Document, source: Source) -> Iterator[str]:
    for node in document.where(_may_be_heading, HtmlBlock):
        for match in _HTML_HEADING.finditer(_without_comments(source, node)):
            yield " ".join(unescape(_TAG.sub("", match[2])).split())


def _may_be_heading(node: HtmlBlock) -> bool:
    return "<h" in node.content.lower()


def named(document: Document, source: Source) -> Sequence[tuple[str, int]]:
    """The anchors that HTML, attributes and footnotes set, with their places, and those with blanks before images.

    The published filter keeps each blank before an image at the end (`tools-`), GitHub's own seems not to: links to
    both are found on pages of people who care.

    GitHub shows the attributes of a heading as text, but who writes `{#name}` publishes the page with a program that
    knows them, such as Hugo, Jekyll or Pandoc.
    """
    return document.once(_all_named, source)


def _all_named(document: Document, source: Source) -> Sequence[tuple[str, int]]:
    return [*_named(document, source)]


def _named(document: Document, source: Source) -> Iterator[tuple[str, int]]:
    for heading in document.of(Heading):
        text = plain_text(heading.children)
        behind = len(text) - len(text.rstrip())
        if behind and heading.slug:
            yield heading.slug + "-" * behind, heading.start
        attribute = _ATTRIBUTE.search(source.cut(heading.span)) if source.text.find("{", *heading.span) >= 0 else None
        if attribute is not None:
            yield attribute[1], heading.start
    for node in document.where(_may_name, Html, HtmlBlock):
        for match in _HTML_NAME.finditer(_without_comments(source, node)):
            yield (match[1] or match[2] or match[3] or "").removeprefix(PREFIX), node.start + match.start()
    for footnote in document.of(Footnote):
        yield f"fn-{footnote.label}", footnote.start
        yield f"fnref-{footnote.label}", footnote.start


def _may_name(node: Node) -> bool:
    """Whether a piece of HTML may set an anchor, whatever is a comment in it."""
    assert isinstance(node, Html | HtmlBlock)
    return "=" in node.content and _NAMING.search(node.content) is not None


def _without_comments(source: Source, node: Node) -> str:
    """The source of a piece of HTML with blanks for its comments."""
    return _COMMENT.sub(lambda match: " " * len(match[0]), source.cut(node.span))
