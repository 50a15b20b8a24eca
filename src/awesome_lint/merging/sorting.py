"""Additions at their place in sections that kept an order, or in which the other side made one, and in contents.

Only what was put among the lines of the other side is moved, and only if it is not in its place there.

May not: merge, or learn what order a section keeps.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby

from awesome_lint.catalog.records import Entry, Style
from awesome_lint.conventions import collation
from awesome_lint.conventions.collation import Key
from awesome_lint.conventions.order import SectionOrder
from awesome_lint.conventions.sortkeys import NAME
from awesome_lint.merging.joining import Place, Texts
from awesome_lint.merging.parts import Conflict
from awesome_lint.merging.units import Kind, Unit
from awesome_lint.merging.weaving import Node

_MAX_COMPARED = 1_000_000
"""A section that is nearly all new stays as it is: so many steps take too long."""
_MIN_EVIDENT = 3
"""Fewer entries of a side show no order where none was learned."""


class Orders:
    """The orders of the sections of three texts, by their entries."""

    def __init__(self, texts: Texts, *orders: Sequence[SectionOrder]) -> None:
        self._texts = texts
        self._orders = [{id(entry): order for order in each for entry in order.entries} for each in orders]

    def of(self, run: Sequence[Place], added: Sequence[int]) -> SectionOrder | None:
        """The order of what was among the places before, or else of what the side has there that added nothing."""
        found = self._first(0, [place.node.base for place in run])
        if found is None and all(run[index].node.other is None for index in added):
            return self._first(2, [place.node.other for place in run])
        if found is None and all(run[index].node.one is None for index in added):
            return self._first(1, [place.node.one for place in run])
        return found

    def _first(self, at: int, indexes: Iterable[int | None]) -> SectionOrder | None:
        """The order that the first of some units of a text stands in that stands in one."""
        units, orders = self._texts[at], self._orders[at]
        entries = (id(units[index].entry) for index in indexes if index is not None)
        return next((orders[entry] for entry in entries if entry in orders), None)


def in_order(
    places: Sequence[Place], texts: Texts, orders: Orders, astray: AbstractSet[int] = frozenset()
) -> list[Place]:
    """The places that hold something, with what sides added where it belongs, and what is `astray`, by the ids."""
    done: list[Place] = []
    for run in _runs([place for place in places if place.pieces], texts):
        entries = [place for place in run if place.node.unit.kind is Kind.ENTRY]
        found = iter(_sorted(entries, orders, astray))
        done += [next(found) if place.node.unit.kind is Kind.ENTRY else place for place in run]
    return [*_with_contents(done, astray)]


def _with_contents(places: Sequence[Place], astray: AbstractSet[int]) -> Iterator[Place]:
    """The places, with lines that were added to contents, or are astray there, where their headings are."""
    named = [(place.node.unit.name, at) for at, place in enumerate(places) if _is_heading(place.node.unit)]
    counts = Counter(name for name, _ in named)
    at: dict[str, Key] = {name: ((0, at, ""),) for name, at in named if counts[name] == 1}
    for _, group in groupby(places, _indent_in_contents):
        run = [*group]
        keys = {index: at[place.node.unit.name] for index, place in enumerate(run) if place.node.unit.name in at}
        lost = [index for index in keys if id(run[index]) in astray]
        added = [index for index in keys if _is_put(run[index]) or index in lost]
        others = [key for index, key in keys.items() if index not in added]
        moved = added if others == sorted(others) else lost
        yield from (run[each] for each in _placed(len(run), keys, moved)) if moved and others else run


def _is_heading(unit: Unit) -> bool:
    return unit.kind is Kind.HEADING or (unit.entry is not None and unit.entry.style is Style.HEADING)


def _indent_in_contents(place: Place) -> int:
    """How far a line of contents is indented; less than nothing for others, and where a line has more below it."""
    unit, piece = place.node.unit, place.pieces[0]
    if unit.kind is not Kind.LISTED or isinstance(piece, Conflict) or len(piece) > 1 or (unit.url or "")[:1] != "#":
        return -1
    return len(piece[0]) - len(piece[0].lstrip())


def _is_put(place: Place) -> bool:
    """Whether what one side added was put among the lines of the other."""
    return place.node.base is None and place.node.is_put


def _runs(places: Sequence[Place], texts: Texts) -> Iterator[list[Place]]:
    """The places, cut where anything but a blank line stands between entries of one section and style."""
    run: list[Place] = []
    last: Place | None = None
    for place in places:
        unit = place.node.unit
        if unit.entry is not None and last is not None and _are_apart(last.node, place.node, texts):
            yield run
            run = []
        if unit.entry is None and unit.kind is not Kind.BLANK:
            yield [*run, place]
            run, last = [], None
            continue
        run.append(place)
        last = place if unit.entry is not None else last
    yield run


def _are_apart(one: Node, other: Node, texts: Texts) -> bool:
    """Whether two entries differ in style, or in section where one text has both: a side may call it otherwise."""
    here, there = one.unit.entry, other.unit.entry
    if here is None or there is None or here.style is not there.style:
        return True
    for text, at, then in ((texts.ours, one.one, other.one), (texts.theirs, one.other, other.other)):
        if at is not None and then is not None:
            return text[at].section != text[then].section
    return False


def _sorted(run: Sequence[Place], orders: Orders, astray: AbstractSet[int]) -> list[Place]:
    added = [index for index, place in enumerate(run) if _is_put(place) or id(place) in astray]
    known = [place.node.unit.entry for place in run if place.node.unit.entry is not None]
    if not added or len(added) * len(run) > _MAX_COMPARED:
        return list(run)
    keys = _keys(run, known, orders.of(run, added))
    return list(run) if keys is None else [run[index] for index in _placed(len(run), dict(enumerate(keys)), added)]


def _placed(count: int, keys: Mapping[int, Key], added: Sequence[int]) -> list[int]:
    """So many indexes, with those that were added where they belong among those of the others that have keys."""
    put = set(added)
    placed = [index for index in range(count) if index not in put]
    known = [index for index in placed if index in keys]
    staying = {known[index] for index in collation.ordered_run([keys[each] for each in known])}
    for index in added:
        behind = max((step + 1 for step, each in enumerate(placed) if each < index), default=0)
        placed.insert(_place(index, behind, [each if each in staying else None for each in placed], keys), index)
        staying.add(index)
    return placed


def _keys(run: Sequence[Place], known: Sequence[Entry], order: SectionOrder | None) -> Sequence[Key] | None:
    """What the entries of places are compared by: in an order, or by name if they stand so on both sides."""
    if order is not None:
        return order.by.keys(known, order.collation) if len(order.by.having(known)) == len(run) else None
    keys = NAME.keys(known, collation.ignoring_case)
    sides = ([place.node.one for place in run], [place.node.other for place in run])
    return keys if all(_is_in_order(keys, indexes) for indexes in sides) else None


def _is_in_order(keys: Sequence[Key], indexes: Sequence[int | None]) -> bool:
    """Whether what stands at indexes of a text, None where it does not, is enough to show an order and shows it."""
    placed = sorted((index, key) for index, key in zip(indexes, keys, strict=True) if index is not None)
    there = [key for _, key in placed]
    return len(there) >= _MIN_EVIDENT and there == sorted(there)


def _place(index: int, at: int, placed: Sequence[int | None], keys: Mapping[int, Key]) -> int:
    """Where one belongs among others, of which those that are None tell nothing: where its author put it, if it can."""
    before = [keys[each] for each in placed[:at] if each is not None][-1:]
    behind = [keys[each] for each in placed[at:] if each is not None][:1]
    if sorted([*before, keys[index], *behind]) == [*before, keys[index], *behind]:
        return at
    kept = [(step, keys[each]) for step, each in enumerate(placed) if each is not None]
    rank = bisect_right(kept, keys[index], key=lambda each: each[1])
    return kept[rank - 1][0] + 1 if rank else 0
