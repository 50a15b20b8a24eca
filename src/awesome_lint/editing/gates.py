"""What must hold before changed text is accepted.

Each gate answers with words that say why the change is refused, or None. Pages are compared as
trees, which are at hand already: two trees of the same outline render to the same HTML.

An entry may be taken for something else: when a fix makes an entry readable, the lines beside it may be taken
for entries, too, or for none any more. That passes if the line is where it was and shows what it did.

May not: change text, run rules.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from awesome_lint.catalog.records import Entry
from awesome_lint.page import Page
from awesome_lint.page.destinations import destinations
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax import tree
from awesome_lint.syntax.leaves import blocks_at, start_of
from awesome_lint.syntax.shown import outline
from awesome_lint.text import spans
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.urls import trimmed
from awesome_lint.values.slotted import distinct, immutable

_WORD = late_pattern(r"[^\W_]+")


class Shown(NamedTuple):
    """An entry as gates tell it from others: its name, a digest of what it says, its place and those of far URLs.

    Those stand in definitions.
    """

    name: str
    digest: int
    span: Span
    urls: Sequence[Span]

    @property
    def identity(self) -> tuple[str, int]:
        """What is the same for an entry that did not change."""
        return self.name, self.digest


@distinct
class Trace:
    """What gates compare of a page: its tree, which takes half of its room, and its entries."""

    source: Source
    entries: Sequence[Shown]
    _document: n.Document | None

    @classmethod
    def of(cls, page: Page) -> Trace:
        """The trace of a page."""
        return cls(page.source, [*map(shown, page.catalog.entries)], page.document)

    @property
    def document(self) -> n.Document:
        """The tree, which is made again if it was let go."""
        if self._document is None:
            self._document = tree.parse(self.source)
        return self._document

    def let_go(self) -> None:
        """Make room: entries alone mostly tell."""
        self._document = None


def shown(entry: Entry) -> Shown:
    """What gates compare of an entry."""
    said = [" ".join(each.split()) for each in (entry.name, entry.description or "")]
    first, last = entry.span
    urls = (link.url_span for link in entry.links)
    far = tuple(span for span in urls if span.start < first or span.end > last)
    return Shown(entry.name, hash((*said, entry.url)), entry.span, far)


@immutable
class Change:
    """What edits do to a text, in order of place: the spans that they cut out of it, and those that they put there."""

    cut: Sequence[Span] = ()
    put: Sequence[Span] = ()

    def after(self, offset: int) -> int:
        """Where an offset into the text, which no edit touches, lies in the changed one."""
        return offset + self._shift(self.cut, offset)

    def before(self, offset: int) -> int:
        """Where an offset into the changed text lay."""
        return offset - self._shift(self.put, offset)

    def _shift(self, spans: Sequence[Span], offset: int) -> int:
        index = bisect_right(spans, offset, key=lambda span: span.end) - 1
        return self.put[index].end - self.cut[index].end if index >= 0 else 0


def unreadable(page: Page | Trace) -> str | None:
    """No text is written around a NUL or a part of the page that was not read."""
    source = page.source
    nul = source.text.find("\0")
    if nul >= 0:
        return f"line {source.position(nul).row} contains a NUL character; remove it first"
    row = tree.unread_row(page.document, source)
    if row is not None:
        return f"line {row} is nested too deeply to be read; reduce the nesting first"
    return None


def changed_rendering(before: Trace, after: Trace) -> str | None:
    """Layout shows nothing: the outline of every block stays as it is."""
    for one, other in zip(_blocks(before), _blocks(after), strict=False):
        if not _render_the_same(*one, *other):
            row = before.source.position(one[0].start).row
            return f"would change how the page renders at line {row}"
    if len(before.document.children) != len(after.document.children):
        return "would change how the page renders at its end"
    return None


def changed_entries(before: Trace, after: Trace, said: Change, done: Change) -> str | None:
    """Entries differ only where the places that fixes speak of touch them, before or after, and none is lost.

    An entry that shows what it did, at its place, is not changed: it is taken for something else, now
    that others can be read. Nor is one lost of which a part became a heading. `said` is what the fixes
    say of entries, `done` all that they do.
    """
    old = Counter(entry.identity for entry in before.entries)
    new = Counter(entry.identity for entry in after.entries)
    touched = {done.after(entry.span.start) for entry in before.entries if _touches(entry, said.cut)}
    touched |= {entry.span.start for entry in after.entries if _touches(entry, said.put)}
    render_the_same = cache(lambda block, other: _rendered(block) == _rendered(other))  # many may stand in one block
    for page, missing, other, at in (
        (before, old - new, after, done.after),
        (after, new - old, before, done.before),
    ):
        entries = [entry for entry in page.entries if missing and entry.identity in missing]
        starts = (at(entry.span.start) if page is before else entry.span.start for entry in entries)
        known = Counter(each.identity for each, start in zip(entries, starts, strict=True) if start in touched)
        left = missing - known
        same = (entry for entry in entries if _shows_the_same(page, entry, other, at, render_the_same))
        for name, *_ in left - Counter(each.identity for each in same) if left else ():
            return f"would change the entry `{name}`, which they should not affect"
    missing = old - new if old.total() > new.total() else Counter()
    taken_otherwise = sum(
        _shows_the_same(before, entry, after, done.after, render_the_same) or _holds_heading(entry, after, done.after)
        for entry in before.entries
        if entry.identity in missing
    )
    return "would lose an entry" if old.total() - taken_otherwise > new.total() else None


def changed_links(before: Trace, after: Trace, said: Change) -> str | None:
    """No link and no image goes away; where one leads changes only by an edit of its URL that fixes speak of.

    Layout beside a URL is none. Links to places on the page itself follow its headings.
    """
    old, new = [*_links(before)], [*_links(after)]
    lost = Counter(url for url, _ in old) - Counter(url for url, _ in new)
    gained = Counter(url for url, _ in new) - Counter(url for url, _ in old)
    edited = Counter(url for url, span in old if url in lost and spans.lie_in(said.cut, span))
    if lost_elsewhere := lost - edited:
        written = {trimmed(after.source.cut(span)) for url, span in new if url in gained}
        for url, span in old:
            if url in lost_elsewhere and trimmed(before.source.cut(span)) not in written:
                return f"would lose the link to `{url}`"
    return "would lose a link" if lost.total() > gained.total() else None


def changed_words(before: Trace, after: Trace, done: Change) -> str | None:
    """What the page says outside the edited words stays, but for URLs that are links from now on, or no longer."""
    one, two = _changed(before, after)
    old, new = _words(before, one, done.cut), _words(after, two, done.put)
    if old == new:
        return None
    lost, gained = old - new, new - old
    lost -= _words_of_links(after, lost)
    gained -= _words_of_links(before, gained)
    for word in lost:
        return f"would hide `{word}`, which they should not affect"
    for word in gained:
        return f"would show `{word}`, which they should not affect"
    return None


def _links(page: Trace) -> Iterator[tuple[str, Span]]:
    """The URLs of links and images, but those of places on the page, each with where it is written."""
    for node in page.document.of(n.Link, n.Image, n.Html, n.HtmlBlock):
        if isinstance(node, n.Link | n.Image):
            found = [(node.url, node.url_span)]
        else:
            # browsers see no white space around a URL, nor a line that ends in it
            found = [(" ".join(each.url.split()), each.span) for each in destinations(node, page.source)]
        yield from (each for each in found if each[0][:1] not in ("", "#"))


def _changed(before: Trace, after: Trace) -> tuple[Span, Span]:
    """Where two pages differ: what their blocks at the top, or at the end, have in common is left out."""
    one, two = [*_blocks(before)], [*_blocks(after)]
    most = min(len(one), len(two))
    first = next((at for at in range(most) if not _are_alike(one[at], two[at])), most)
    last = next((at for at in range(most - first) if not _are_alike(one[-1 - at], two[-1 - at])), most - first)
    return _extent(one[first : len(one) - last]), _extent(two[first : len(two) - last])


def _are_alike(one: tuple[n.Node, str], other: tuple[n.Node, str]) -> bool:
    return type(one[0]) is type(other[0]) and one[1] == other[1]


def _extent(blocks: Sequence[tuple[n.Node, str]]) -> Span:
    return Span(blocks[0][0].start, blocks[-1][0].end) if blocks else Span(0, 0)


def _words(page: Trace, within: Span, places: Sequence[Span]) -> Counter[str]:
    """The words that a part of a page shows, but those that one of the places touches."""
    words: Counter[str] = Counter()
    for kind in (n.Text, n.Code, n.CodeBlock, n.HtmlBlock):
        nodes: list[n.Node] = page.document.of(kind)
        first, last = (bisect_left(nodes, offset, key=start_of) for offset in within)
        for node in nodes[first:last]:
            if not spans.touch(places, node.span):
                words.update(_WORD.findall(page.source.text, *node.span))
            elif isinstance(node, n.Text):
                words.update(
                    match[0]
                    for match in _WORD.finditer(page.source.text, *node.span)
                    if not spans.touch(places, Span(*match.span()))
                )
    return words


def _words_of_links(page: Trace, words: Counter[str]) -> Counter[str]:
    """How often some words stand in the URLs and titles of a page."""
    found: Counter[str] = Counter()
    for node in page.document.of(n.Link, n.Image, n.Definition):
        assert isinstance(node, n.Link | n.Image | n.Definition)
        found.update(each for each in _WORD.findall(f"{node.url} {node.title or ''}") if each in words)
    return found


def _shows_the_same(
    page: Trace,
    entry: Shown,
    other: Trace,
    at: Callable[[int], int],
    render_the_same: Callable[[n.Node, n.Node], bool],
) -> bool:
    """Whether an entry starts in blocks of the same kinds on another page, the innermost of which shows the same."""
    one = _innermost(page, entry.span.start)
    two = _innermost(other, at(entry.span.start))
    return [*map(type, one)] == [*map(type, two)] and render_the_same(one[-1], two[-1])


def _holds_heading(entry: Shown, other: Trace, at: Callable[[int], int]) -> bool:
    """Whether a heading begins on another page in what is an entry on this one."""
    first, last = at(entry.span.start), at(entry.span.end)
    return any(first < heading.start <= last for heading in other.document.of(n.Heading))


def _rendered(block: n.Node) -> list[object]:
    """What a block shows; a paragraph shows the same in a list whose items lie further apart."""
    if isinstance(block, n.Item):
        return [block.checked, *map(_rendered, block.children)]
    return outline(block.children if isinstance(block, n.Paragraph) else [block])


def _innermost(page: Trace, offset: int) -> list[n.Node]:
    """The block at an offset below all that hold it; of a table the row, which stays what it is if others change."""
    path = blocks_at(page.document, offset)
    if isinstance(path[-1], n.Table):
        row = bisect_right(path[-1].children, offset, key=start_of) - 1
        path += path[-1].children[row : row + 1] if row >= 0 else []
    return path


def _touches(entry: Shown, places: Sequence[Span]) -> bool:
    """Whether an entry, or a URL of it that stands in a definition, lies at one of the sorted places."""
    return any(spans.touch(places, span) for span in (entry.span, *entry.urls))


def _blocks(page: Trace) -> Iterator[tuple[n.Node, str]]:
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
