"""DOC007: two sections of one section have the same heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from awesome_lint.catalog import outline
from awesome_lint.catalog.contents import letters
from awesome_lint.catalog.outline import Part
from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Document, Heading, Html, HtmlBlock, Image, Link, List, plain_text
from awesome_lint.text.patterns import late_pattern

_TITLE = late_pattern(r"<h1\b[^<>]*>(.{0,500}?)</h1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = late_pattern(r"<[^<>]*>")
_MANY = 4
"""So many headings of one title, with others between them, are those of the parts of sections, at whatever level."""


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report headings of the same text and level below the same heading."""
    yield from _second_title(document, ctx)
    entries = {entry.span.start for entry in ctx.page.catalog.entries}
    seen: dict[tuple[int, int, str], Heading] = {}
    above: list[Part] = []
    told: set[tuple[int, int, str]] = set()
    titles = [(part.level, part.title.casefold()) for part in outline.parts(document)]
    counts = Counter(title for before, title in pairwise([(0, ""), *titles]) if before != title)
    repeated: tuple[tuple[int, int, str], Heading] | None = None  # by the next heading, if that has the same key
    for part in outline.parts(document):
        heading = part.heading
        if heading is None:
            continue
        while above and above[-1].level >= part.level:
            above.pop()
        parent = above[-1].heading.start if above and above[-1].heading else -1
        key = (parent, part.level, part.title.casefold())
        if _is_contents(heading, part.title) or _holds_contents(part):
            above.append(part)
            continue
        first = seen.setdefault(key, heading)
        is_repeated = repeated is not None and repeated[0] == key
        fix = _fix(repeated[1], heading) if repeated is not None and is_repeated else None
        is_free = _is_entry(heading, entries) or (bool(above) and parent in entries)
        if first is not heading and part.title and (is_repeated or not is_free):
            row = ctx.page.source.position(first.start).row
            message = f"the heading `{part.title}` is already on line {row}"
            is_pattern = counts[key[1:]] >= _MANY and not is_repeated
            severity = Severity.INFO if key in told or is_pattern else None
            yield ctx.diagnostic(heading.content_span, message, fix, other=first.content_span, severity=severity)
            told.add(key)
        above.append(part)
        repeated = None if part.blocks else (key, heading)


def _second_title(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The title of the page in HTML below the same in Markdown, or the other way round."""
    source = ctx.page.source
    titles = [(node.start, node.span, plain_text(node.children)) for node in document.of(Heading) if node.level == 1]
    for block in document.of(HtmlBlock):
        for match in _TITLE.finditer(source.text, block.start, block.end):
            titles.append((match.start(), Span(*match.span()), _TAG.sub("", match[1])))
    if len(titles) == 1:
        return
    first: dict[str, int] = {}
    html = {span for start, span, _ in titles if source.text.startswith("<", start)}
    for start, span, title in sorted(titles):
        before = first.setdefault(letters(title), start)
        if before != start and letters(title) and (span in html or source.text.startswith("<", before)):
            message = f"the title `{title.strip()}` is already on line {source.position(before).row}"
            yield ctx.diagnostic(span, message, other=Span(before, before))


def _is_contents(heading: Heading, title: str) -> bool:
    """Whether a heading is a link to its namesake on the page: contents that are written as headings."""
    links = [node for node in heading.children if isinstance(node, Link)]
    return any(link.url[:1] == "#" and " ".join(plain_text(link.children).split()) == title for link in links)


def _holds_contents(part: Part) -> bool:
    """Whether all below a heading are links to places on the page: contents in parts that have titles."""
    if not all(isinstance(each, List) for each in part.blocks):
        return False
    links = (node for block in part.blocks for node in block.walk() if isinstance(node, Link))
    first = next(links, None)
    return first is not None and first.url[:1] == "#" and all(each.url[:1] == "#" for each in links)


def _is_entry(heading: Heading, entries: set[int]) -> bool:
    """Whether a heading names an entry: two of one name may be two things; so may what stands below one."""
    return heading.start in entries or any(isinstance(node, Link) for node in heading.children)


def _fix(above: Heading, heading: Heading) -> Fix | None:
    """Remove the second heading, unless a link would go with it."""
    if any(isinstance(node, Link | Image | Html) for node in heading.walk()):
        return None
    return Fix((Edit(above.end, heading.end, ""),), Applicability.UNSAFE, "remove the second heading")
