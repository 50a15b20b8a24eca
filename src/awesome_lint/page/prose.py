"""The prose of a page: what its sentences say, as against names, links, code and HTML.

A passage is one paragraph, cell or heading, as long as it is in the source, so that places in it are
places on the page; what is no prose is blanked out there. Passages are made only where something was
found, since most of a page is never looked at twice.

May not: judge words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from awesome_lint.catalog import html
from awesome_lint.catalog.records import Catalog
from awesome_lint.page import languages
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import immutable

BLANK = "\0"
"""What stands in a passage where the source has something that is no prose."""

_PLAIN_WORD = late_pattern(r"[A-Za-z][a-z]+")
_TOKEN = late_pattern(r"\w+(?:\.\w+)*")
_SPEAKING_TAG = late_pattern(r"<(?:d[dt]|li|p|t[dh])\b", re.IGNORECASE)
_NAMING_TAG = late_pattern(r"<(/?)(?:a|code|kbd|pre|samp|script|style|tt|var)\b", re.IGNORECASE)


@immutable
class Passage:
    """The text of one block from `start` on, with blanks for what is no prose; white space is kept."""

    start: int
    text: str
    block: n.Node
    is_english: bool

    @property
    def slug(self) -> str | None:
        """The anchor that links to the passage lead to; only a heading has one."""
        return self.block.slug if isinstance(self.block, n.Heading) else None

    def span(self, start: int, end: int) -> Span:
        """The place on the page of a range of the passage."""
        return Span(self.start + start, self.start + end)


@immutable
class Occurrence:
    """One place of a word in prose: `start` and `end` lie in the text of the passage.

    `is_named` says that it stands in the name of an entry, which the passage has blanked out.
    """

    passage: Passage
    start: int
    end: int
    is_named: bool

    @property
    def span(self) -> Span:
        """The place on the page."""
        return self.passage.span(self.start, self.end)


class Prose:
    """The prose of one page, read when it is asked for."""

    def __init__(self, source: Source, document: n.Document, records: Catalog) -> None:
        self._source = source
        self._document = document
        self._names = _Places(entry.name_span for entry in records.entries)
        self._passages: dict[int, Passage] = {}

    @cached_property
    def tokens(self) -> Counter[str]:
        """How often each word stands in text outside links; with dots between them (`Node.js`) they are one."""
        return Counter(_TOKEN.findall(self._joined))

    @cached_property
    def words(self) -> frozenset[str]:
        """The tokens in small letters, but perhaps for the first; abbreviations and names have others."""
        return frozenset(filter(_PLAIN_WORD.fullmatch, self.tokens))

    @cached_property
    def is_english(self) -> bool:
        """Whether most of the page is English."""
        return languages.is_english_page(self.tokens)

    @cached_property
    def _quotes_english(self) -> bool:
        """Whether the page is in another script than Latin: what it says in Latin letters is English then."""
        return languages.has_other_script(self.tokens)

    def occurrences(self, word: str) -> list[Occurrence]:
        """The places of a word, written exactly so, in text outside links."""
        found = []
        for at in finds(self._joined, word):
            index = bisect_right(self._offsets, at) - 1
            start = self._texts[index].start + at - self._offsets[index]
            passage = self._passage(bisect_right(self._block_starts, start) - 1)
            place = start - passage.start
            found.append(Occurrence(passage, place, place + len(word), self._names.hold(start)))
        return found

    def is_linked(self, passage: Passage) -> bool:
        """Whether links on the page lead to a heading, and would be broken if its words were others."""
        return passage.slug is not None and f"#{passage.slug}" in self._source.text

    def at(self, offset: int) -> Passage | None:
        """The passage at an offset, or None where there is none."""
        index = bisect_right(self._block_starts, offset) - 1
        if index < 0:
            return None
        passage = self._passage(index)
        return passage if offset < passage.start + len(passage.text) else None

    def is_name(self, word: str) -> bool:
        """Whether a word, in any case, also stands where things are named: in links, code, HTML, names of entries."""
        lower, text = word.lower(), self._lower
        for start in finds(text, lower):
            if self._names.hold(start):
                return True
            if not self._text_places.hold(start) and not self._anchors.hold(start):
                return True
        return False

    @cached_property
    def _lower(self) -> str:
        lower = self._source.text.lower()
        # The lower case of a few letters is longer than they are; places have to stay.
        return lower if len(lower) == len(self._source.text) else self._source.text

    @cached_property
    def _text_places(self) -> _Places:
        return _Places((each.start, each.end) for each in self._texts)

    @cached_property
    def _joined(self) -> str:
        return "\n".join([each.text for each in self._texts])

    @cached_property
    def _offsets(self) -> list[int]:
        """Where in the joined text each text begins."""
        offsets, at = [], 0
        for each in self._texts:
            offsets.append(at)
            at += len(each.text) + 1
        return offsets

    @cached_property
    def _block_starts(self) -> list[int]:
        return [each.start for each in self._blocks]

    @property
    def _texts(self) -> list[n.Text]:
        return self._read[0]

    @property
    def _blocks(self) -> list[n.Node]:
        return self._read[1]

    @property
    def _anchors(self) -> _Places:
        return self._read[2]

    @cached_property
    def _read(self) -> tuple[list[n.Text], list[n.Node], _Places]:
        """All text outside links in order, the blocks that hold it, and the places of links within the page."""
        texts: list[n.Text] = []
        blocks: list[n.Node] = []
        anchors: list[n.Node] = []
        for top, found in zip(self._document.children, self._document.of_blocks(_read), strict=True):
            read = found or _texts_of(top, self._source.text)
            texts += read.texts
            blocks += read.blocks
            anchors += read.anchors
        return texts, blocks, _Places((each.start, each.end) for each in anchors)

    def _passage(self, index: int) -> Passage:
        if index not in self._passages:
            self._passages[index] = self._make(self._blocks[index])
        return self._passages[index]

    def _make(self, block: n.Node) -> Passage:
        start, end = block.children[0].start, block.children[-1].end
        pieces: list[str] = []
        done = start
        for piece in _spoken(block.children):
            if self._names.hold(piece.start):
                continue
            is_text = isinstance(piece, n.Text)
            pieces.append(BLANK * (piece.start - done))
            pieces.append(self._source.cut(piece.span) if is_text else " " * (piece.end - piece.start))
            done = piece.end
        text = "".join([*pieces, BLANK * (end - done)])
        is_english = self._quotes_english or languages.is_english(text, on_english_page=self.is_english)
        return Passage(start, text, block, is_english)


class _Read(NamedTuple):
    """All text outside links in order, the blocks that hold it, and the links within the page."""

    texts: list[n.Text]
    blocks: list[n.Node]
    anchors: list[n.Node]


def _read(top: n.Node) -> _Read | None:
    """What a block at the top of the page holds; None where HTML stands in it, which is read anew for each page."""
    return None if any(isinstance(node, n.HtmlBlock) for node in top.walk()) else _texts_of(top, "")


def _texts_of(top: n.Node, text: str) -> _Read:
    """What a block at the top of the page holds; what HTML stands for has the places that it has in the text."""
    read = _Read([], [], [])
    stack = [top]
    while stack:
        node = stack.pop()
        kind = type(node)
        if kind is n.Text:
            read.texts.append(node)  # type: ignore[arg-type]
        elif kind is n.Link:
            if node.url.startswith("#"):  # type: ignore[attr-defined]
                read.anchors.append(node)
        elif kind is n.HtmlBlock:
            stack.extend(reversed(_paragraphs(node, text)))  # type: ignore[arg-type]
        elif node.children and kind is not n.Image:
            if kind is n.Paragraph or kind is n.Cell or kind is n.Heading:
                read.blocks.append(node)
                if n.Html in map(type, node.children):
                    read.texts.extend(each for each in _spoken(node.children) if isinstance(each, n.Text))
                    continue
            stack += node.children[::-1]
    return read


class _Places:
    """Spans that do not overlap, to be asked whether one of them holds an offset."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = [end for _, end in ordered]

    def hold(self, offset: int) -> bool:
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and offset < self._ends[index]


def finds(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text by itself: letters and digits beside it make another word."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (at and _continues(text[at - 1])) and not (end < len(text) and _continues(text[end])):
            yield at
        at = text.find(word, end)


def _paragraphs(block: n.HtmlBlock, text: str) -> list[n.Node]:
    """The lines of an HTML block that hold more than tags, as paragraphs."""
    if _SPEAKING_TAG.search(block.content) is None:
        return []
    lines = [line for line in html.lines(block, text) if line.nodes]
    return [n.Paragraph(line.nodes[0].start, line.nodes[-1].end, children=line.nodes) for line in lines]


def _continues(character: str) -> bool:
    return character.isalnum() or character == "_"


def _spoken(nodes: Iterable[n.Node]) -> Iterator[n.Node]:
    """The texts and line breaks among inline nodes that are prose."""
    inside = 0
    for node in nodes:
        if isinstance(node, n.Html):
            tag = _NAMING_TAG.match(node.content)
            if tag is not None:
                inside = max(inside - 1, 0) if tag[1] else inside + 1
        elif inside:
            continue
        elif isinstance(node, n.Text | n.Break):
            yield node
        elif not isinstance(node, n.Link | n.Image):
            yield from _spoken(node.children)
