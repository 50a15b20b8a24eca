"""The prose of a page: what its sentences say, as against names, links, code and HTML.

A passage is one paragraph, cell or heading, as long as it is in the source, so that places in it are
places on the page; what is no prose is blanked out there. Passages are made only where something was
found, since most of a page is never looked at twice.

May not: judge words.
"""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain
from typing import TypeVar

from awesome_lint.catalog import html
from awesome_lint.catalog.records import Catalog
from awesome_lint.page import languages
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax import tree
from awesome_lint.syntax.leaves import start_of
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import distinct, immutable, kept

ValueT = TypeVar("ValueT")

BLANK = "\0"
"""What stands in a passage where the source has something that is no prose."""

_PIECE = 500
"""So many texts are joined."""
_PLAIN_WORD = late_pattern(r"[A-Za-z][a-z]+")
_PART = late_pattern(r"[A-Z][a-z]{3,}(?=[A-Z])")
"""A word in a name that is written as one: `AuditdAndroid`."""
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
        self._records = records
        self._passages: dict[n.Node, Passage] = {}

    def forget(self) -> None:
        """Forget what was read, which is read again if somebody asks."""
        self._passages.clear()
        for name in ("tokens", "words", "_whole"):
            vars(self).pop(name, None)

    @cached_property
    def tokens(self) -> Counter[str]:
        """How often each word stands in text outside links; with dots between them (`Node.js`) they are one."""
        if self._document.is_kept:
            return self._document.tally(self._tokens_of, _TOKEN)
        tokens = Counter[str]()
        for piece in self._whole.pieces:
            tokens.update(_TOKEN.findall(piece))
        return tokens

    @cached_property
    def words(self) -> frozenset[str]:
        """The tokens in small letters, but perhaps for the first; abbreviations and names have others."""
        if not self._document.is_kept:
            # a set of what is counted first takes half of the room of one that grows
            return frozenset(dict.fromkeys(filter(_PLAIN_WORD.fullmatch, self.tokens)))
        return frozenset[str]().union(*self._document.of_blocks(self._words_of, _PLAIN_WORD))

    def _words_of(self, block: n.Node) -> frozenset[str]:
        return frozenset(filter(_PLAIN_WORD.fullmatch, self._document.of_block(block, self._tokens_of, _TOKEN)))

    def _tokens_of(self, block: n.Node) -> list[str]:
        found = (_TOKEN.findall(piece) for piece in self._of(block).pieces)
        return [*map(sys.intern, chain.from_iterable(found))]  # most stand in several blocks

    @property
    def _blocks(self) -> Sequence[n.Node]:
        """What is read by itself: the blocks at the top of a page that edits change, else the page, with less room."""
        return self._document.children if self._document.is_kept else [self._document]

    def suspects(self, judge: Callable[[str], ValueT | None]) -> dict[str, ValueT]:
        """The tokens of which a function, which looks at nothing else, says something, with that."""
        if not self._document.is_kept:
            return {token: said for token in self.tokens if (said := judge(token)) is not None}

        def found_in(block: n.Node) -> dict[str, ValueT]:
            tokens = dict.fromkeys(self._document.of_block(block, self._tokens_of, _TOKEN))
            return {token: said for token in tokens if (said := judge(token)) is not None}

        return {token: said for found in self._document.of_blocks(found_in, judge) for token, said in found.items()}

    @cached_property
    def is_english(self) -> bool:
        """Whether most of the page is English."""
        return languages.is_english_page(self.tokens)

    @cached_property
    def quotes_english(self) -> bool:
        """Whether the page is in another script than Latin: what it says in Latin letters is English then."""
        return languages.has_other_script(self.tokens)

    def occurrences(self, word: str) -> list[Occurrence]:
        """The places of a word, written exactly so, in text outside links."""
        found = []
        for read in map(self._of, self._blocks):
            for start in read.places_of(word):
                block = read.block_at(start)
                assert block is not None
                passage = self._passage(block)
                place = start - passage.start
                found.append(Occurrence(passage, place, place + len(word), self._names.hold(start)))
        return found

    def is_linked(self, passage: Passage) -> bool:
        """Whether links on the page lead to a heading, and would be broken if its words were others."""
        return passage.slug is not None and f"#{passage.slug}" in self._source.text

    def at(self, offset: int) -> Passage | None:
        """The passage at an offset, or None where there is none."""
        read = self._read_at(offset)
        block = read.block_at(offset) if read is not None else None
        if block is None:
            return None
        passage = self._passage(block)
        return passage if offset < passage.start + len(passage.text) else None

    def named(self, words: Iterable[str]) -> set[str]:
        """Those of some words that, in any case, also stand where things are named: in links, code, HTML, names."""
        left = {word: word.lower() for word in words}
        found: set[str] = set()
        blocks = self._document.children
        for top, text in zip(blocks, self._document.of_blocks(self._lower, str.lower), strict=True) if left else ():
            here = [word for word, lower in left.items() if lower in text and self._names_in(top, text, lower)]
            found.update(here)
            for word in here:
                del left[word]
        parts = {part for entry in self._records.entries for part in _PART.findall(entry.name)} if left else set[str]()
        found.update(word for word, lower in left.items() if lower.capitalize() in parts)
        return found

    def _names_in(self, top: n.Node, text: str, word: str) -> bool:
        """Whether a word in a block at the top of the page, whose text in small letters is given, is part of a name."""
        read = self._whole if self._blocks[0] is self._document else self._of(top)
        places = (top.start + at for at in finds(text, word))
        return any(self._names.hold(place) or not read.is_text(place) for place in places)

    def _lower(self, block: n.Node) -> str:
        """A block as it is written, in small letters; that of one letter is longer than it is, and places stay."""
        return self._source.cut(block.span).replace("İ", "i").lower()

    def _read_at(self, offset: int) -> _Read | None:
        """What the block holds that begins last before an offset."""
        at = bisect_right(self._blocks, offset, key=start_of) - 1
        return self._of(self._blocks[at]) if at >= 0 else None

    @cached_property
    def _names(self) -> _Places:
        return _Places(entry.name_span for entry in self._records.entries)

    @cached_property
    def _whole(self) -> _Read:
        """What the page holds; the tree, which it refers to, must not know it."""
        return self._read(self._document)

    def _of(self, block: n.Node) -> _Read:
        """What the page, or a block at the top of it, holds."""
        if block is self._document:
            return self._whole
        read = self._document.of_block(block, self._read, _Read)
        read.follow()
        return read

    def _read(self, top: n.Node) -> _Read:
        return _Read.of(top, self._source.text)

    def _passage(self, block: n.Node) -> Passage:
        if block not in self._passages:
            self._passages[block] = self._make(block)
        return self._passages[block]

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
        is_english = self.quotes_english or languages.is_english(text, on_english_page=self.is_english)
        return Passage(start, text, block, is_english)


@distinct
class _Read:
    """What the page or a block at its top holds: all text outside links in order, and the blocks that hold it.

    `anchors` are the links within the page, `made` the nodes that HTML stands for, which are none of the tree and have
    the places that they had when the block stood at `start`.
    """

    top: n.Node
    start: int
    texts: list[n.Text]
    blocks: list[n.Node]
    anchors: list[n.Node]
    made: Sequence[n.Node]
    pieces: list[str]
    """The texts joined, so many at a time: what is found in a piece takes room, and no word goes on in another."""

    @classmethod
    def of(cls, top: n.Node, text: str) -> _Read:
        """Read a block; `text` is that of the page."""
        texts, blocks, anchors, made = _texts_of(top, text)
        pieces = ["\n".join([each.text for each in texts[at : at + _PIECE]]) for at in range(0, len(texts), _PIECE)]
        return cls(top, top.start, texts, blocks, anchors, made, pieces)

    def follow(self) -> None:
        """Let what HTML stands for stand where the block stands by now."""
        if self.made and self.start != self.top.start:
            tree.shift_each(chain.from_iterable(each.walk() for each in self.made), self.top.start - self.start)
        self.start = self.top.start

    @kept
    def offsets(self) -> array[int]:
        """Where in all pieces, joined in the same way, each text begins."""
        return array("q", accumulate((len(each.text) + 1 for each in self.texts), initial=0))

    @kept
    def places(self) -> _Places:
        """Where the texts, and the links within the page, stand from the beginning of the block on."""
        start = self.top.start
        return _Places((each.start - start, each.end - start) for each in (*self.texts, *self.anchors))

    def places_of(self, word: str) -> Iterator[int]:
        """Where on the page a word stands in the texts."""
        for index, piece in enumerate(self.pieces):
            for at in finds(piece, word):
                place = self.offsets[index * _PIECE] + at
                nth = bisect_right(self.offsets, place) - 1
                yield self.texts[nth].start + place - self.offsets[nth]

    def block_at(self, offset: int) -> n.Node | None:
        """The block that begins last before an offset."""
        index = bisect_right(self.blocks, offset, key=start_of) - 1
        return self.blocks[index] if index >= 0 else None

    def is_text(self, offset: int) -> bool:
        """Whether text outside links, or a link within the page, stands at an offset."""
        return self.places.hold(offset - self.top.start)


def _texts_of(top: n.Node, text: str) -> tuple[list[n.Text], list[n.Node], list[n.Node], list[n.Node]]:
    """All text outside links in a block, the blocks that hold it, the links within the page, and what HTML means."""
    texts: list[n.Text] = []
    blocks: list[n.Node] = []
    anchors: list[n.Node] = []
    made: list[n.Node] = []
    stack = [top]
    while stack:
        node = stack.pop()
        kind = type(node)
        if kind is n.Text:
            texts.append(node)  # type: ignore[arg-type]
        elif kind is n.Link:
            if node.url.startswith("#"):  # type: ignore[attr-defined]
                anchors.append(node)
        elif kind is n.HtmlBlock:
            paragraphs = _paragraphs(node, text)  # type: ignore[arg-type]
            made += paragraphs
            stack += paragraphs[::-1]
        elif node.children and kind is not n.Image:
            if kind is n.Paragraph or kind is n.Cell or kind is n.Heading:
                blocks.append(node)
                if n.Html in map(type, node.children):
                    texts.extend(each for each in _spoken(node.children) if isinstance(each, n.Text))
                    continue
            stack += node.children[::-1]
    return texts, blocks, anchors, made


class _Places:
    """Spans that do not overlap, to be asked whether one of them holds an offset."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = array("q", (start for start, _ in ordered))
        self._ends = array("q", (end for _, end in ordered))

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
