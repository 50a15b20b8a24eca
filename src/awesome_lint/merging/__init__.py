"""Merging two versions of a list that began as one: by what they hold, not by lines.

`units` cuts a text into entries, headings and other lines, `matching` pairs those of two texts (`alignment`),
`weaving` puts those of both sides in one order, and `parts` merges a unit that both changed. `joining` fills in the
places; `following` heeds marks that a side changed throughout, `counting` numbers of entries, `sorting` the order of
sections, and `contesting` leaves sentences to a person. `decisions` says why, and `marking` writes the result.
`accounting` is the gate: what came in and what went away must be the doing of a side. `merge` puts them together.

May not: read files, ask git.
"""

from __future__ import annotations

from collections.abc import Sequence

from awesome_lint import catalog
from awesome_lint.catalog.records import Catalog
from awesome_lint.conventions import order
from awesome_lint.conventions.order import SectionOrder
from awesome_lint.merging import (
    accounting,
    contesting,
    counting,
    following,
    joining,
    marking,
    matching,
    sorting,
    texts,
    units,
    weaving,
)
from awesome_lint.merging.decisions import Decision
from awesome_lint.merging.joining import Place, Texts
from awesome_lint.merging.marking import Marks
from awesome_lint.merging.matching import Paired
from awesome_lint.merging.parts import Conflict
from awesome_lint.merging.sorting import Orders
from awesome_lint.merging.units import Unit
from awesome_lint.merging.weaving import Node, Sides
from awesome_lint.page import collection_paused
from awesome_lint.settings import Settings
from awesome_lint.source import Source
from awesome_lint.syntax import tree
from awesome_lint.syntax.nodes import Document
from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.values.slotted import immutable


class MergeError(AwesomeLintError, ValueError):
    """Texts cannot be merged by record; the message says why."""


@immutable
class Merge:
    """What came of a merge: the text, with marks around each of the `conflicts`, and the `decisions` in order."""

    text: str
    conflicts: Sequence[Conflict]
    decisions: Sequence[Decision]


@collection_paused()
def merge(
    base: str,
    ours: str,
    theirs: str,
    settings: Settings | None = None,
    marks: Marks | None = None,
    *,
    in_order: bool = False,
) -> Merge:
    """Merge two texts that began as a third.

    Args:
        base: what both began as.
        ours: one of the texts; bytes that neither changed are as they are here.
        theirs: the other.
        settings: those that say how the list is read.
        marks: how conflicts are written.
        in_order: whether what theirs added goes to its place in the order of its section even if ours changed nothing.

    Raises:
        MergeError: one of the texts cannot be read, or what came of it is not the doing of the sides.
    """
    alone = ours if theirs in (ours, base) else theirs if ours == base else None
    (form, base), (ours_form, ours), (theirs_form, theirs) = map(texts.read, (base, ours, theirs))
    read = [_Read.of(text, settings or Settings()) for text in (base, ours, theirs)]
    of = Texts(*(each.units() for each in read))
    places = _filled(of)
    decisions = [place.decision for place in places if place.decision is not None]
    if alone is not None and not (in_order and ours == base):
        return Merge(alone, (), decisions)
    orders = Orders(of, *(each.orders for each in read))
    pieces = joining.join(sorting.in_order(places, of, orders), of)
    if wrong := accounting.unaccounted(base, ours, theirs, pieces):
        places = joining.reopened(places, of, wrong)
        decisions = [place.decision for place in places if place.decision is not None]
        pieces = joining.join(sorting.in_order(places, of, orders), of)
        for url in accounting.unaccounted(base, ours, theirs, pieces):
            raise MergeError(f"the sides do not account for {url}")
    written = marking.text(pieces, marks or Marks())
    conflicts = [each for each in pieces if isinstance(each, Conflict)]
    return Merge(form.merged(ours_form, theirs_form).written(written), conflicts, decisions)


def _filled(of: Texts) -> list[Place]:
    """The places of the result, with what stands there."""
    pairs = matching.paired(of.base, of.ours, of.theirs)
    by_ours = following.changed(of.base, of.ours, pairs.ours)
    by_theirs = following.changed(of.base, of.theirs, pairs.theirs)
    places = joining.fill(_woven(of, pairs), of, by_ours, by_theirs)
    return contesting.contested(counting.counted(places, of))


@immutable
class _Read:
    """A text that was read."""

    source: Source
    document: Document
    catalog: Catalog
    settings: Settings

    @classmethod
    def of(cls, text: str, settings: Settings) -> _Read:
        """Read a text.

        Raises:
            MergeError: that is not possible.
        """
        source = Source(text)
        if "\0" in text or "\r" in text.replace("\r\n", ""):
            raise MergeError("a text contains a NUL character or a lone carriage return")
        document = tree.parse(source)
        if document.too_deep is not None:
            raise MergeError(f"line {source.position(document.too_deep).row} is nested too deeply to be read")
        return cls(source, document, catalog.read(source, document, settings), settings)

    def units(self) -> list[Unit]:
        return units.cut(self.source, self.catalog)

    def orders(self) -> list[SectionOrder]:
        """The orders that its sections keep."""
        return order.learn(self.source, self.document, self.catalog, self.settings)


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
