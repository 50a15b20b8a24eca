"""What no other part of a record holds: the images, remarks and text of an entry, and the rest of its links.

A last pass over a catalog that was read, for those who want the records as data: every word that a reader sees of
an entry, and every URL, stands in its record then. What belongs to whom, and what is held already, is told by
place. A check does without it.

May not: change what was read, but for descriptions that stand elsewhere (`abstracts`).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from awesome_lint.catalog import abstracts, pieces
from awesome_lint.catalog.fields import link_record
from awesome_lint.catalog.pieces import Piece, TextPiece, Where
from awesome_lint.catalog.records import Catalog, Entry, Image, Style
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n
from awesome_lint.text import spans
from awesome_lint.text.patterns import late_pattern

_BETWEEN_VALUES = late_pattern(r"[\s`*_,;/|&+·•]*(?:and|or)?[\s`*_,;/|&+·•]*")
_AROUND = " \t\n\u00a0-–—|·•,;:：/~>→"
_SHORTCODE = late_pattern(r":[a-z0-9_+-]+:", re.IGNORECASE)
_BRACKETED = late_pattern(r"\(([^()]*)\)|\[([^\[\]^][^\[\]]*)\]")
_LABELLED = late_pattern(r"[^\W\d_][\w-]{0,20}(?: [\w-]{1,20})?[:：]\s")
_SYMBOLS = ("So", "Sc")


def complete(catalog: Catalog, document: n.Document, text: str) -> None:
    """Add to each entry what stands in its span, and in no entry within, and what its record does not hold."""
    if not catalog.entries:
        return
    sweep = _Sweep(catalog.entries, text)
    for piece in pieces.of(document.children, text):
        shares: dict[int, _Share] = {}
        for part in sweep.cut(piece):
            owner = sweep.owner(part.start)
            if owner is None:
                continue
            if isinstance(part, TextPiece):
                shares.setdefault(id(owner), _Share(owner, piece.where)).add(part)
            else:
                owner.add(part)
        for share in shares.values():
            share.settle()
    for owner in sweep.owners:
        owner.entry.links.sort(key=lambda link: link.span)
    abstracts.settle([owner.told for owner in sweep.owners], text)


class _Owner:
    """An entry, and what its record holds."""

    def __init__(self, entry: Entry, text: str) -> None:
        self.entry = entry
        self.told = abstracts.Told(entry)
        self.held = _joined(_held(entry, text))
        self._described = "".join((entry.description or "").split())
        self._at: int | None = None
        self._known = {link.span.start for link in entry.links}

    def holds(self, leaf: TextPiece) -> bool:
        """Whether a leaf is part of the name, a field or the description; asked in order of place."""
        if leaf.is_mark:
            return False
        if spans.at(self.held, leaf.start) is not None:
            return True
        place = self.entry.description_span
        if self.entry.style is Style.HEADING and (place is None or leaf.start < place.start):
            return self._leads(leaf)
        if place is None or not place.start <= leaf.start < place.end:
            return False
        said = "".join(leaf.text.split())
        if self._at is None:  # a description may begin with what stands elsewhere
            self._at = max(self._described.find(said), 0)
        if not self._described.startswith(said, self._at):
            return False
        self._at += len(said)
        return True

    def _leads(self, leaf: TextPiece) -> bool:
        """Whether a leaf in a heading, which stands before the text below it, is in the description as well."""
        said = "".join(leaf.text.strip(_AROUND).split())
        return bool(said) and said in self._described

    def add(self, node: n.Link | n.Image) -> None:
        """Add a link, unless it is known, or an image."""
        if isinstance(node, n.Image):
            shown = " ".join(_alternative(node.children).split())
            self.entry.images.append(Image(shown, node.url, node.span, node.url_span))
        elif node.start not in self._known:
            self.entry.links.append(link_record(node))


def _alternative(nodes: Sequence[n.Node]) -> str:
    """What an image is called; of an image in that its own name is shown."""
    return "".join(_alternative(node.children) if isinstance(node, n.Image) else n.plain_text([node]) for node in nodes)


def _held(entry: Entry, text: str) -> Iterator[Span]:
    """The places of the name, and of the names and values of fields with what stands between these."""
    yield entry.name_span
    for field in entry.fields:
        if field.is_named:
            yield field.name_span
        yield from field.value_spans
        for value, following in pairwise(field.value_spans):
            if value.end < following.start and _BETWEEN_VALUES.fullmatch(text, value.end, following.start):
                yield Span(value.end, following.start)


def _joined(held: Iterator[Span]) -> list[Span]:
    """Spans in order, those that overlap as one."""
    joined: list[Span] = []
    for span in sorted(held):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


class _Sweep:
    """Whose a place is; it goes through the page once, from the top."""

    def __init__(self, entries: Sequence[Entry], text: str) -> None:
        self.owners = [_Owner(entry, text) for entry in sorted(entries, key=lambda each: (each.span[0], -each.span[1]))]
        self._next = 0
        self._open: list[_Owner] = []
        places = chain.from_iterable(
            (owner.entry.span, owner.entry.description_span or owner.entry.span, *owner.held) for owner in self.owners
        )
        self._cuts = sorted({*chain.from_iterable(places)})

    def owner(self, place: int) -> _Owner | None:
        """The innermost entry at a place, which is not above the last one asked for."""
        while self._next < len(self.owners) and self.owners[self._next].entry.span.start <= place:
            self._open.append(self.owners[self._next])
            self._next += 1
        while self._open and self._open[-1].entry.span.end <= place:
            self._open.pop()
        return self._open[-1] if self._open else None

    def cut(self, piece: Piece) -> Iterator[TextPiece | n.Link | n.Image]:
        """The parts of a piece, with its text cut where an entry, or what a record holds, begins or ends."""
        for part in piece.parts:
            if not isinstance(part, TextPiece) or not part.is_as_written:
                yield part
                continue
            inside = self._cuts[bisect_right(self._cuts, part.start) : bisect_left(self._cuts, part.end)]
            for start, end in pairwise((part.start, *inside, part.end)):
                yield TextPiece(
                    start, end, part.text[start - part.start : end - part.start], part.is_linked, part.is_mark
                )


class _Share:
    """What of a piece is one entry's."""

    def __init__(self, owner: _Owner, where: Where) -> None:
        self._owner = owner
        self._where = where
        self._runs: list[list[TextPiece]] = [[]]

    def add(self, leaf: TextPiece) -> None:
        """Take a leaf; one that is held already ends what can be said in one."""
        if self._owner.holds(leaf):
            self._runs.append([])
        else:
            self._runs[-1].append(leaf)

    def settle(self) -> None:
        """Make notes of what is left of a piece that the record has a part of, else of all of it a note or the body."""
        entry = self._owner.entry
        if len(self._runs) > 1:
            remarks = [*filter(None, map(_remark, self._runs))]
            entry.notes += remarks
            self._owner.told.texts += remarks
            return
        (run,) = self._runs
        if not any(_says(leaf) for leaf in run):
            return
        shown = "".join(leaf.text for leaf in run)
        if self._where is Where.CODE:
            entry.body.append(shown.rstrip())
            return
        is_note = self._where is Where.QUOTE or (self._where is Where.ITEM and entry.style is not Style.HEADING)
        said = " ".join(shown.split())
        (entry.notes if is_note else entry.body).append(said)
        self._owner.told.texts.append(said)
        is_labelled = _LABELLED.match(said) is not None and any(leaf.is_linked for leaf in run)  # `Post: [On it](…)`
        if not is_labelled and (entry.style is not Style.HEADING or self._where is Where.ITEM):
            self._owner.told.blocks.append((run[0].start, said))


def _says(leaf: TextPiece) -> bool:
    """Whether a leaf says something that is not known from the links."""
    return not leaf.is_linked and any(
        each.isalnum() or unicodedata.category(each) in _SYMBOLS for each in leaf.text if not each.isspace()
    )


def _remark(run: list[TextPiece]) -> str:
    """What a run says, without the links that only stand beside it and without brackets around it."""
    telling = [index for index, leaf in enumerate(run) if _says(leaf)]
    if not telling:
        return ""
    first, last = telling[0], telling[-1]
    if first and run[first - 1].is_linked and run[first].text.lstrip()[:1].isalnum():  # `[Ann](…) et al.`
        first -= 1
    if last + 1 < len(run) and run[last + 1].is_linked and run[last].text.rstrip()[-1:].isalnum():  # `by [Ann](…)`
        last += 1
    text = "".join(leaf.text for leaf in run[first : last + 1])
    return _unbracketed(_trimmed(" ".join(text.split())))


def _trimmed(text: str) -> str:
    """A text without the marks that keep it from what stands around it; `:skull:` is an emoji."""
    start, end = len(text) - len(text.lstrip(_AROUND)), len(text.rstrip(_AROUND))
    codes = [match.span() for match in _SHORTCODE.finditer(text)]
    start = min([start, *(first for first, last in codes if first < start < last)])
    end = max([end, *(last for first, last in codes if first < end < last)])
    return text[start:end]


def _unbracketed(text: str) -> str:
    """A text without brackets around all of it, or on one side only."""
    whole = _BRACKETED.fullmatch(text)
    if whole is not None:
        return (whole[1] or whole[2] or "").strip()
    for opening, closing in ("()", "[]"):
        if text.count(opening) < text.count(closing):
            text = text.removesuffix(closing).removeprefix(closing)
        elif text.count(opening) > text.count(closing):
            text = text.removeprefix(opening).removesuffix(opening)
    return _trimmed(text)
