"""What must hold before changed text is accepted.

Each gate answers with words that say why the change is refused, or None. Pages are compared as
trees, which are at hand already: two trees of the same outline render to the same HTML.

May not: change text, run rules.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from awesome_lint.catalog.records import Entry
from awesome_lint.layout.outline import outline
from awesome_lint.rule import Page
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n


def unreadable(page: Page) -> str | None:
    """No text is written around a NUL or a part of the page that was not read."""
    source = page.source
    nul = source.text.find("\0")
    if nul >= 0:
        return f"line {source.position(nul).row} holds a NUL character; remove it first"
    if page.document.too_deep is not None:
        row = source.position(page.document.too_deep).row
        return f"line {row} is nested too deeply to be read; make it less deep first"
    return None


def changed_rendering(before: Page, after: Page) -> str | None:
    """Layout shows nothing: the outline of every block stays as it is."""
    for one, other in zip(_blocks(before), _blocks(after), strict=False):
        if not _render_the_same(*one, *other):
            row = before.source.position(one[0].start).row
            return f"would change what the page shows at line {row}"
    if len(before.document.children) != len(after.document.children):
        return "would change what the page shows at its end"
    return None


def changed_entries(before: Page, after: Page, cut: Sequence[Span], put: Sequence[Span]) -> str | None:
    """Entries differ only where the places that fixes cut and put touch them, and none is lost."""
    old = Counter(_identity(each) for each in before.catalog.entries)
    new = Counter(_identity(each) for each in after.catalog.entries)
    for page, missing, places in ((before, old - new, cut), (after, new - old, put)):
        touched = Counter(_identity(each) for each in page.catalog.entries if missing and _touches(each, places))
        for name, *_ in missing - touched:
            return f"would change the entry `{name}`, which they do not touch"
    if old.total() > new.total():
        return "would lose an entry"
    return None


def _identity(entry: Entry) -> tuple[str, str | None, str]:
    return " ".join(entry.name.split()), entry.url, " ".join((entry.description or "").split())


def _touches(entry: Entry, places: Sequence[Span]) -> bool:
    """Whether an entry, or a URL of it that stands in a definition, lies at one of the sorted places."""
    return any(_is_met(span, places) for span in (entry.span, *(link.url_span for link in entry.links)))


def _is_met(span: Span, places: Sequence[Span]) -> bool:
    index = bisect_left(places, span.start, key=lambda place: place.end)
    return index < len(places) and places[index].start <= span.end


def _blocks(page: Page) -> Iterator[tuple[n.Node, str]]:
    """Each top-level block with its lines, up to the next block's."""
    source, blocks = page.source, page.document.children
    starts = [source.line_span(source.line_at(block.start)).start for block in blocks]
    for block, (start, end) in zip(blocks, pairwise([*starts, len(source.text)]), strict=True):
        yield block, source.text[start:end]


def _render_the_same(block: n.Node, lines: str, other: n.Node, other_lines: str) -> bool:
    """Whether two blocks render the same; the same lines, read as the same kind of block, do."""
    if type(block) is type(other) and lines == other_lines:
        return True
    return outline([block]) == outline([other])
