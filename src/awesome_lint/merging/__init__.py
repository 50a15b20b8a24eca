"""Merging two versions of a list that began as one: by what they hold, not by lines.

`units` cuts a text into entries, headings and other lines, `matching` pairs those of two texts (`alignment`),
`weaving` puts those of both sides in one order, and `parts` merges a unit that both changed. `joining` fills in the
places, `decisions` says why, `sorting` heeds the order of sections, and `marking` writes the result. `accounting` is
the gate: what came in and what went away must be the doing of a side. `merge` puts them together.

May not: read files, ask git.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from awesome_lint import catalog
from awesome_lint.conventions import order
from awesome_lint.conventions.order import SectionOrder
from awesome_lint.merging import accounting, joining, marking, matching, sorting, texts, units, weaving
from awesome_lint.merging.decisions import Decision
from awesome_lint.merging.joining import Texts
from awesome_lint.merging.marking import Marks
from awesome_lint.merging.matching import Match
from awesome_lint.merging.parts import Conflict
from awesome_lint.merging.sorting import Orders
from awesome_lint.merging.units import Unit
from awesome_lint.merging.weaving import Node, Sides
from awesome_lint.settings import Settings
from awesome_lint.source import Source
from awesome_lint.syntax import tree
from awesome_lint.values.errors import AwesomeLintError


class MergeError(AwesomeLintError, ValueError):
    """Texts cannot be merged by record; the message says why."""


@dataclass(frozen=True, slots=True)
class Merge:
    """What came of a merge: the text, with marks around each of the `conflicts`, and the `decisions` in order."""

    text: str
    conflicts: Sequence[Conflict]
    decisions: Sequence[Decision]


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
    read = [_read(text, settings or Settings()) for text in (base, ours, theirs)]
    of = Texts(*(units for units, _ in read))
    places = joining.fill(_woven(of), of)
    decisions = [place.decision for place in places if place.decision is not None]
    if alone is not None and not (in_order and ours == base):
        return Merge(alone, (), decisions)
    pieces = joining.join(sorting.in_order(places, Orders(orders for _, orders in read)), of)
    wrong = accounting.unaccounted(base, ours, theirs, pieces)
    if wrong is not None:
        raise MergeError(f"the sides do not account for {wrong}")
    written = marking.text(pieces, marks or Marks())
    conflicts = [each for each in pieces if isinstance(each, Conflict)]
    return Merge(form.merged(ours_form, theirs_form).written(written), conflicts, decisions)


def _read(text: str, settings: Settings) -> tuple[list[Unit], list[SectionOrder]]:
    """The units of a text, and the orders that its sections keep."""
    source = Source(text)
    if "\0" in text or "\r" in text.replace("\r\n", ""):
        raise MergeError("a text contains a NUL character or a lone carriage return")
    document = tree.parse(source)
    if document.too_deep is not None:
        raise MergeError(f"line {source.position(document.too_deep).row} is nested too deeply to be read")
    records = catalog.read(source, document, settings)
    return units.cut(source, records), order.learn(source, document, records, settings)


def _woven(of: Texts) -> list[Node]:
    """The places of the result: the side that moved more stands, what the other changed is put into it."""
    to_ours, to_theirs = matching.match(of.base, of.ours, of.theirs), matching.match(of.base, of.theirs, of.ours)
    both = matching.added_by_both(of.ours, of.theirs, to_ours, to_theirs)
    if _moves(to_theirs) <= _moves(to_ours):
        return weaving.weave(Sides(of.base, of.ours, of.theirs, to_ours, to_theirs, both), ("ours", "theirs"))
    back = {here: there for there, here in both.items()}
    nodes = weaving.weave(Sides(of.base, of.theirs, of.ours, to_theirs, to_ours, back), ("theirs", "ours"))
    for node in nodes:
        node.one, node.other = node.other, node.one
    return nodes


def _moves(match: Match) -> int:
    return len(match.to) - len(match.in_order)
