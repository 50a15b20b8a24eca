"""The places of a merge filled in: what each unit became, and the blank lines between those that now meet.

May not: order units.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import NamedTuple

from awesome_lint.merging import accounting
from awesome_lint.merging.decisions import Decision, What, decide
from awesome_lint.merging.following import Marks, followed
from awesome_lint.merging.parts import Conflict, Lines, Piece, merged
from awesome_lint.merging.units import Kind, Unit
from awesome_lint.merging.weaving import Node

_Three = tuple[Lines | None, Lines | None, Lines | None]


class Texts(NamedTuple):
    """The units of three texts."""

    base: Sequence[Unit]
    ours: Sequence[Unit]
    theirs: Sequence[Unit]

    def lines(self, node: Node) -> _Three:
        """What the three have at a place."""
        return _lines(self.base, node.base), _lines(self.ours, node.one), _lines(self.theirs, node.other)


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A place and what stands there: nothing, if what stood there is gone. `decision` is None if no side touched it."""

    node: Node
    pieces: Sequence[Piece]
    decision: Decision | None

    @property
    def added_by(self) -> str:
        """Which side alone added what stands here, if one did."""
        if self.node.base is not None:
            return ""
        return "ours" if self.node.other is None else "theirs" if self.node.one is None else ""


class Laid(NamedTuple):
    """A piece of the result, and the place that it is of; a blank line that was put between two is of none."""

    piece: Piece
    place: Place | None


def fill(nodes: Iterable[Node], texts: Texts, by_ours: Marks, by_theirs: Marks) -> list[Place]:
    """Merge what the three texts have at each place, where the one side of the nodes is ours.

    What one side added follows the marks that the other side changed.
    """
    places = []
    for node in nodes:
        base, ours, theirs = texts.lines(node)
        if node.base is None:
            ours = None if node.one is None else followed(texts.ours[node.one], by_theirs)
            theirs = None if node.other is None else followed(texts.theirs[node.other], by_ours)
        places.append(_filled(node, (base, ours, theirs)))
    return places


def reopened(places: Sequence[Place], texts: Texts, urls: AbstractSet[str]) -> list[Place]:
    """The places, where those that a side touched, and in which one of the URLs stands, are left to a person."""
    return [_reopened(place, texts.lines(place.node), urls) for place in places]


def _reopened(place: Place, lines: _Three, urls: AbstractSet[str]) -> Place:
    base, ours, theirs = lines
    if ours == theirs or not any(urls & accounting.urls(each) for each in lines if each):
        return place
    decided, decision = decide(base, ours, theirs, is_open=True), place.decision
    if decided is not None and decision is not None:
        decision = replace(decision, what=decided[0], why=decided[1])
    return replace(place, pieces=[Conflict(base or (), ours or (), theirs or ())], decision=decision)


def left(place: Place, texts: Texts, why: str) -> Place:
    """A place, left to a person for a reason; as it is if both sides made the same of it, or only moved it."""
    base, ours, theirs = texts.lines(place.node)
    if ours == theirs or place.decision is None:
        return place
    decision = replace(place.decision, what=What.LEFT, why=why)
    return replace(place, pieces=[Conflict(base or (), ours or (), theirs or ())], decision=decision)


def join(places: Iterable[Place], texts: Texts) -> list[Laid]:
    """The pieces of the result."""
    joined: list[Laid] = []
    last: Node | None = None
    for place in places:
        node = place.node
        if not place.pieces:
            continue
        if last is not None and not _meet(last, node):
            if last.unit.kind is Kind.BLANK and node.unit.kind is Kind.BLANK:
                continue
            if _need_blank(last, node, texts):
                joined.append(Laid(("",), None))
        joined.extend(Laid(piece, place) for piece in place.pieces)
        last = node
    ends = {side[-1].kind for side in (texts.ours, texts.theirs) if side}
    while joined and joined[-1].piece == ("",) and Kind.BLANK not in ends:
        joined.pop()
    return joined


def _filled(node: Node, lines: _Three) -> Place:
    pieces = merged(*lines)
    if node.unit.kind is Kind.BLANK:
        return Place(node, pieces, None)
    decided = decide(*lines, is_open=any(isinstance(each, Conflict) for each in pieces))
    if decided is None and node.moved_by is not None:
        decided = What.MOVED, f"moved by {node.moved_by}"
    entry = node.unit.entry
    name = entry.name if entry is not None else node.unit.lines[0].strip()
    url = entry.url if entry is not None else None
    return Place(node, pieces, Decision(decided[0], name, url, decided[1]) if decided else None)


def _lines(text: Sequence[Unit], index: int | None) -> Lines | None:
    return None if index is None else text[index].lines


def _meet(node: Node, next_: Node) -> bool:
    """Whether two units follow each other on a side."""
    return any(
        here is not None and there == here + 1 for here, there in ((node.one, next_.one), (node.other, next_.other))
    )


def _need_blank(node: Node, next_: Node, texts: Texts) -> bool:
    """Whether a blank line belongs between two units, of which one is no entry, since it has one there on its sides."""
    if Kind.BLANK in (node.unit.kind, next_.unit.kind):
        return False
    sides = ((texts.ours, node.one, next_.one), (texts.theirs, node.other, next_.other))
    behind = {text[at + 1].kind for text, at, _ in sides if at is not None and at + 1 < len(text)}
    before = {text[at - 1].kind for text, _, at in sides if at}
    return (not node.unit.is_record and behind == {Kind.BLANK}) or (not next_.unit.is_record and before == {Kind.BLANK})
