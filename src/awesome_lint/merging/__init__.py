"""Merging two versions of a list that began as one: by what they hold, not by lines.

`units` cuts a text into entries, headings and other lines, `matching` pairs those of two texts (`alignment`),
`weaving` puts those of both sides in one order, and `parts` merges a unit that both changed. `joining` fills in the
places; `following` heeds marks that a side changed throughout, `counting` numbers of entries, `sorting` the order of
sections, `numbering` the numbers of rows, and `contesting` leaves sentences to a person. `decisions` says why, and
`marking` writes the result.
`accounting` is the gate: what came in and what went away must be the doing of a side. `merge` puts them together.

May not: read files, ask git.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from awesome_lint.merging import (
    accounting,
    contesting,
    counting,
    following,
    joining,
    marking,
    matching,
    numbering,
    sorting,
    texts,
    units,
    weaving,
)
from awesome_lint.merging.decisions import Decision
from awesome_lint.merging.joining import Laid, Place, Texts
from awesome_lint.merging.marking import Marks
from awesome_lint.merging.matching import Paired
from awesome_lint.merging.parts import Conflict
from awesome_lint.merging.sorting import Orders
from awesome_lint.merging.weaving import Node, Sides
from awesome_lint.page import Page, collection_paused
from awesome_lint.settings import Settings
from awesome_lint.settings.style import Style
from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.values.slotted import immutable


class MergeError(AwesomeLintError, ValueError):
    """The texts cannot be merged by their entries; the message says why."""


@immutable
class Merge:
    """The result of a merge: the text, with markers around each of the `conflicts`, and the `decisions` in order."""

    text: str
    conflicts: Sequence[Conflict]
    decisions: Sequence[Decision]


def merge(base: str, ours: str, theirs: str, settings: Settings | None = None, marks: Marks | None = None) -> Merge:
    """Merge two texts that began as a third.

    Args:
        base: what both began as.
        ours: one of the texts; bytes that neither changed are as they are here.
        theirs: the other.
        settings: those that say how the list is read.
        marks: how conflicts are written.

    Raises:
        MergeError: one of the texts cannot be read, or what came of it is not the doing of the sides.
    """
    work = Merging(base, ours, theirs, settings or Settings(), marks)
    return work.finished(work.merge())


class Merging:
    """A merge of three texts: the pages that they are read into, and what comes of it.

    Lines end with a line feed until the merge is `finished`.
    """

    @collection_paused()
    def __init__(
        self,
        base: str,
        ours: str,
        theirs: str,
        settings: Settings,
        marks: Marks | None = None,
        *,
        in_order: bool = False,
    ) -> None:
        """Read the texts, and fill in the places of the result.

        Args:
            base: as of `merge`, as are the others.
            ours: one of the texts.
            theirs: the other.
            settings: those that say how the list is read.
            marks: how conflicts are written.
            in_order: whether what theirs added goes to its place in the order of its section even if ours changed
                nothing.

        Raises:
            MergeError: one of the texts cannot be read.
        """
        self._alone = ours if theirs in (ours, base) else theirs if ours == base and not in_order else None
        forms, read = zip(*(texts.read(text) for text in (base, ours, theirs)), strict=True)
        self._form = forms[0].merged(*forms[1:])
        self.base, self.ours, self.theirs = (_read(text, settings) for text in read)
        self._marks = marks or Marks()
        self._texts, self._orders = _cut(self.base, self.ours, self.theirs, settings=settings)
        self._places = _filled(self._texts)
        self._laid: list[Laid] = []
        self._astray: set[int] = set()

    def merge(self) -> Merge:
        """What comes of the merge.

        Raises:
            MergeError: it is not the doing of the sides.
        """
        if self._alone is not None:
            return Merge(self._alone, (), self._decisions())
        self._lay()
        if wrong := self._unaccounted():
            self._places = joining.reopened(self._places, self._texts, wrong)
            self._lay()
            for url in self._unaccounted():
                raise MergeError(f"the sides do not account for {url}")
        return self._written()

    def leave(self, lines: Mapping[int, str]) -> Merge | None:
        """What comes of it if what a side did at some lines of the merge is left to a person, for the reasons given.

        None where no side did anything there.
        """
        why = self._touched(lines)
        places = [
            joining.left(place, self._texts, why[id(place)]) if id(place) in why else place for place in self._places
        ]
        if not any(isinstance(piece, Conflict) for place in places for piece in place.pieces):
            return None
        self._places = places
        self._lay()
        return self._written()

    def ordered(self, lines: Mapping[int, str]) -> Merge:
        """What comes of it if the entries at some lines of the merge that a side touched are put in order."""
        self._astray |= self._touched(lines).keys()
        self._lay()
        return self._written()

    def _touched(self, lines: Mapping[int, str]) -> dict[int, str]:
        """What is said of lines of the merge where a side did something, by the ids of their places."""
        said: dict[int, str] = {}
        first = 0
        for piece, place in self._laid:
            last = first + len(piece)
            each = next((lines[line] for line in range(first, last) if line in lines), None)
            if each is not None and place is not None and place.decision is not None:
                said[id(place)] = each
            first = last
        return said

    def finished(self, found: Merge) -> Merge:
        """A merge with the byte order mark, line endings and end that it should have."""
        return found if self._alone is not None else replace(found, text=self._form.written(found.text))

    def _lay(self) -> None:
        places = sorting.in_order(self._places, self._texts, self._orders, self._astray)
        self._laid = numbering.numbered(joining.join(places, self._texts), self._texts)

    def _unaccounted(self) -> set[str]:
        base, ours, theirs = (page.source.text for page in (self.base, self.ours, self.theirs))
        return accounting.unaccounted(base, ours, theirs, [piece for piece, _ in self._laid])

    def _written(self) -> Merge:
        pieces = [piece for piece, _ in self._laid]
        conflicts = [each for each in pieces if isinstance(each, Conflict)]
        return Merge(marking.text(pieces, self._marks), conflicts, self._decisions())

    def _decisions(self) -> list[Decision]:
        return [place.decision for place in self._places if place.decision is not None]


def _read(text: str, settings: Settings) -> Page:
    """Read a text.

    Raises:
        MergeError: that is not possible.
    """
    if "\0" in text or "\r" in text.replace("\r\n", ""):
        raise MergeError("a text contains a NUL character or a lone carriage return")
    page = Page.read(text, settings)
    row = page.unread_row()
    if row is not None:
        raise MergeError(f"line {row} is nested too deeply to be read")
    return page


def _cut(*pages: Page, settings: Settings) -> tuple[Texts, Orders]:
    """The units of a base and two sides, and their orders; no heading is an entry if it is a section of another."""
    texts = Texts(*(units.cut(page.source, page.catalog) for page in pages))
    if units.differ(texts):
        others = replace(settings, entries=[each for each in settings.entries or Style if each is not Style.HEADING])
        pages = tuple(_read(page.source.text, others) for page in pages)
        texts = Texts(*(units.cut(page.source, page.catalog) for page in pages))
    return texts, Orders(texts, *(page.conventions.orders for page in pages))


def _filled(of: Texts) -> list[Place]:
    """The places of the result, with what stands there."""
    pairs = matching.paired(of.base, of.ours, of.theirs)
    by_ours = following.changed(of.base, of.ours, pairs.ours)
    by_theirs = following.changed(of.base, of.theirs, pairs.theirs)
    places = joining.fill(_woven(of, pairs), of, by_ours, by_theirs)
    return contesting.contested(counting.counted(places, of))


def _woven(of: Texts, pairs: Paired) -> list[Node]:
    """The places of the result: the side that moved more stands, what the other changed is put into it."""
    if pairs.theirs.moves <= pairs.ours.moves:
        sides = Sides(of.base, of.ours, of.theirs, pairs.ours, pairs.theirs, pairs.both)
        return weaving.weave(sides, ("ours", "theirs"))
    back = {here: there for there, here in pairs.both.items()}
    nodes = weaving.weave(Sides(of.base, of.theirs, of.ours, pairs.theirs, pairs.ours, back), ("theirs", "ours"))
    for node in nodes:
        node.one, node.other = node.other, node.one
    return nodes
