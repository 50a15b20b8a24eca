"""LNK004: a link leads to a place on the page that does not exist."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from awesome_lint.diagnostic import Applicability, Diagnostic
from awesome_lint.rule import Context, replace, rule
from awesome_lint.slips import meant_by
from awesome_lint.source import Source
from awesome_lint.syntax.nodes import Document, Footnote, Heading, Html, HtmlBlock
from awesome_lint.syntax.slugs import slugify
from awesome_lint.urls import destinations

_ALWAYS = frozenset({"", "top", "readme", "start-of-content"})
_PREFIX = "user-content-"
_HTML_HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1\s*>", re.DOTALL | re.IGNORECASE)
_HTML_NAME = re.compile(r"(?<=[\s\"'])(?:id|name)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_SURPLUS = re.compile(r"[\W_]+")


@rule(Document)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each link to an anchor that no heading and no HTML on the page has."""
    source = ctx.page.source
    links = [each for node in document.walk() for each in destinations(node, source) if each.url.startswith("#")]
    if not links:
        return
    slugs = dict.fromkeys(_slugs(document, source))
    known = {each.casefold() for each in slugs} | {each.casefold() for each in _names(document, source)}
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for slug in slugs:
        alike[_letters(slug)].append(slug)
    for url, span in links:
        anchor = unquote(url[1:]).removeprefix(_PREFIX)
        if anchor.casefold() in known or anchor.casefold() in _ALWAYS:
            continue
        nearest = _nearest(anchor, alike)
        hint = f"; did you mean `#{nearest}`?" if nearest else ""
        fix = replace(span, f"#{nearest}", Applicability.UNSAFE) if nearest else None
        yield ctx.diagnostic(span, f"nothing on this page is called `{url}`{hint}", fix)


def _slugs(document: Document, source: Source) -> Iterator[str]:
    """The anchors of all headings, those in HTML too, which share the numbers of repeated ones."""
    written = [node.slug for node in document.walk() if isinstance(node, Heading)]
    yield from written
    counts = Counter(slugify(title) for title in _html_titles(document, source))
    for slug, count in counts.items():
        taken = slug in written
        yield slug
        yield from (f"{slug}-{number}" for number in range(1, count + taken))


def _html_titles(document: Document, source: Source) -> Iterator[str]:
    for node in document.walk():
        if isinstance(node, HtmlBlock):
            for match in _HTML_HEADING.finditer(source.cut(node.span)):
                yield " ".join(unescape(_TAG.sub("", match[2])).split())


def _names(document: Document, source: Source) -> Iterator[str]:
    """The anchors that HTML and footnotes set."""
    for node in document.walk():
        if isinstance(node, Html | HtmlBlock) and "=" in node.content:
            for match in _HTML_NAME.finditer(source.text, node.start, node.end):
                yield (match[1] or match[2] or match[3] or "").removeprefix(_PREFIX)
        elif isinstance(node, Footnote):
            yield f"fn-{node.label}"
            yield f"fnref-{node.label}"


def _nearest(anchor: str, alike: dict[str, list[str]]) -> str | None:
    """The only heading whose anchor has the same letters, or all but for one slip."""
    letters = _letters(anchor)
    if letters not in alike:
        letters = meant_by(letters, alike) or ""
    found = alike.get(letters, []) if letters else []
    return found[0] if len(found) == 1 else None


def _letters(anchor: str) -> str:
    return _SURPLUS.sub("", anchor).casefold()
