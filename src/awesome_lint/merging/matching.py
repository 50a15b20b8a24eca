"""Which unit of one text is which of another: by place, by what it says, by where it leads.

May not: merge, or know which side is whose.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from awesome_lint.merging.units import Kind, Unit
from awesome_lint.text import alignment
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import immutable

_WORD = late_pattern(r"\w+|[^\w\s]")
_SAID = late_pattern(r"\w+")
_MARKS = late_pattern(r"[\W_]+")
_DELIMITERS = late_pattern(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*\|[|: \t-]*\Z")
_ALIKE = 0.5
"""The share of words that a line must keep to be the same line, edited."""
_SAME = 0.75
"""The share that the description of an entry must keep that has another name and leads elsewhere."""
_MAX_TRIED = 400
"""So many pairs of lines in one place are compared word by word."""
_MAX_WORDS = 200

_Key = Callable[[Unit], Hashable]
_SAYS: tuple[_Key, ...] = (
    lambda unit: (unit.kind, unit.text.rstrip(), unit.section),
    lambda unit: (unit.kind, unit.text.rstrip()),
)
_LEADS: tuple[_Key, ...] = (
    lambda unit: (unit.url, unit.name, unit.section),
    lambda unit: (unit.url, unit.name),
    lambda unit: (unit.url, unit.section),
    lambda unit: unit.url,
)
_READS: tuple[_Key, ...] = (
    lambda unit: (_letters(unit.text), unit.section),
    lambda unit: _letters(unit.text),
)


@immutable
class Match:
    """The pairs of two texts by index, in both directions, and those of them that stand in the same order."""

    to: dict[int, int]
    back: dict[int, int]
    in_order: frozenset[int]
    """Of the second text."""

    @property
    def moves(self) -> int:
        """How many units stand elsewhere."""
        return len(self.to) - len(self.in_order)


@immutable
class Paired:
    """How two texts are paired with a base, and what both added: indexes of ours by those of theirs."""

    ours: Match
    theirs: Match
    both: dict[int, int]


def paired(base: Sequence[Unit], ours: Sequence[Unit], theirs: Sequence[Unit]) -> Paired:
    """Pair the units of two texts with those of a base, and with each other."""
    to_ours, to_theirs = match(base, ours, theirs), match(base, theirs, ours)
    return Paired(to_ours, to_theirs, added_by_both(ours, theirs, to_ours, to_theirs))


def match(one: Sequence[Unit], two: Sequence[Unit], third: Sequence[Unit] = ()) -> Match:
    """Pair the units of two texts. What a third text has, and the first has not, is none of the first, edited."""
    found = dict(alignment.pairs([unit.text.rstrip() for unit in one], [unit.text.rstrip() for unit in two]))
    aligned = sorted(found.items())
    for key in _SAYS:
        _pair(one, two, found, key, lambda unit: unit.kind is not Kind.BLANK)
    for key in _LEADS:
        _pair(one, two, found, key, lambda unit: unit.is_record and unit.url is not None)
    _pair(one, two, found, lambda unit: (unit.name, unit.section[:-1]), lambda unit: unit.kind is Kind.HEADING)
    _pair(one, two, found, lambda unit: unit.name, lambda unit: unit.kind is Kind.HEADING)
    _pair(one, two, found, lambda unit: (unit.name, unit.section), lambda unit: unit.is_record and bool(unit.name))
    _pair(
        one,
        two,
        found,
        lambda unit: (unit.name, _description(unit)),
        lambda unit: bool(unit.name and _description(unit)),
    )
    _pair(one, two, found, _label, lambda unit: unit.label is not None)
    for key in _READS:
        _pair(one, two, found, key, lambda unit: unit.kind is Kind.TEXT and bool(_letters(unit.text)))
    known = {unit.url for unit in one}
    added = {unit.url for unit in third if unit.url is not None and unit.url not in known}
    left = [index for index, unit in enumerate(two) if unit.url not in added]
    _pair_alike(one, two, found, aligned, left)
    pairs = sorted(found.items())
    kept = alignment.rising([there for _, there in pairs])
    return Match(found, {there: here for here, there in pairs}, frozenset(pairs[index][1] for index in kept))


def _pair(
    one: Sequence[Unit], two: Sequence[Unit], found: dict[int, int], key: _Key, wanted: Callable[[Unit], bool]
) -> None:
    """Pair what is left and has the same key; of several in order, if there are as many on both sides."""
    taken = set(found.values())
    here = _by_key(((index, unit) for index, unit in enumerate(one) if index not in found and wanted(unit)), key)
    there = _by_key(((index, unit) for index, unit in enumerate(two) if index not in taken and wanted(unit)), key)
    for each, indexes in here.items():
        others = there.get(each, [])
        if len(indexes) == len(others):
            found.update(zip(indexes, others, strict=True))


def _description(unit: Unit) -> str | None:
    return unit.entry.description if unit.entry is not None else None


def _label(unit: Unit) -> str | None:
    return unit.label


def _letters(text: str) -> str:
    """What a line says but for white space and punctuation; below the header of a table, that it stands there."""
    return _MARKS.sub("", text) or ("|" if _DELIMITERS.match(text) else "")


def _by_key(units: Iterable[tuple[int, Unit]], key: _Key) -> dict[Hashable, list[int]]:
    grouped: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, unit in units:
        grouped[key(unit)].append(index)
    return grouped


def _pair_alike(
    one: Sequence[Unit],
    two: Sequence[Unit],
    found: dict[int, int],
    aligned: Sequence[tuple[int, int]],
    left: Iterable[int],
) -> None:
    """Pair lines, those of the second text that are left, that stand between the same ones and share most words."""
    befores, behinds = [here for here, _ in aligned], [there for _, there in aligned]
    taken = set(found.values())
    gaps: defaultdict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for index, unit in enumerate(one):
        if index not in found and unit.kind is not Kind.BLANK:
            gaps[bisect_left(befores, index)][0].append(index)
    for index in left:
        if index not in taken and two[index].kind is not Kind.BLANK:
            gaps[bisect_left(behinds, index)][1].append(index)
    for here, there in gaps.values():
        if here and there and len(here) * len(there) <= _MAX_TRIED:
            _pair_best(one, two, found, here, there)


def _pair_best(
    one: Sequence[Unit], two: Sequence[Unit], found: dict[int, int], here: list[int], there: list[int]
) -> None:
    scored = [
        (-share, index, other)
        for other in there
        for index in here
        if one[index].kind is two[other].kind and (share := _share(one[index], two[other]))
    ]
    taken: set[int] = set()
    for _, index, other in sorted(scored):
        if index not in found and other not in taken:
            found[index] = other
            taken.add(other)


def _share(one: Unit, other: Unit) -> float:
    """How much two units have in common: entries of different names that lead elsewhere, in what describes them."""
    is_other = one.url != other.url and one.name != other.name
    if one.entry is None or other.entry is None or not is_other:
        return _ratio(_WORD.findall(one.text), _WORD.findall(other.text), _ALIKE)
    first, second = one.entry.description or "", other.entry.description or ""
    return _ratio(_SAID.findall(first), _SAID.findall(second), _SAME)


def _ratio(one: Sequence[str], other: Sequence[str], least: float) -> float:
    """The share of words in common; nothing if it is less than so much."""
    matcher: SequenceMatcher[str] = SequenceMatcher(None, one[:_MAX_WORDS], other[:_MAX_WORDS], autojunk=False)
    found = matcher.ratio() if one and min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= least else 0
    return found if found >= least else 0


def added_by_both(one: Sequence[Unit], two: Sequence[Unit], to_one: Match, to_two: Match) -> dict[int, int]:
    """What two sides added to a base as the same thing: indexes of the first by those of the second."""
    here = {index: unit for index, unit in enumerate(one) if index not in to_one.back}
    there = {index: unit for index, unit in enumerate(two) if index not in to_two.back}
    found: dict[int, int] = {}

    def pair(key: _Key, wanted: Callable[[Unit], bool]) -> None:
        left = {*found.values()}
        ones = _by_key(((at, unit) for at, unit in here.items() if at not in left and wanted(unit)), key)
        twos = _by_key(((at, unit) for at, unit in there.items() if at not in found and wanted(unit)), key)
        for each, indexes in twos.items():
            found.update(zip(indexes, ones.get(each, []), strict=False))

    pair(_SAYS[0], lambda unit: unit.kind is not Kind.BLANK)
    pair(_SAYS[1], lambda unit: unit.is_record)
    for key in _LEADS:
        pair(key, lambda unit: unit.is_record and unit.url is not None)
    pair(lambda unit: (unit.name, unit.section[:-1]), lambda unit: unit.kind is Kind.HEADING)
    pair(lambda unit: (unit.name, unit.section), lambda unit: unit.is_record and bool(unit.name))
    pair(_label, lambda unit: unit.label is not None)
    _pair_blanks(here, there, found)
    return found


def _pair_blanks(here: Mapping[int, Unit], there: Mapping[int, Unit], found: dict[int, int]) -> None:
    """Blank lines beside what both added are the same."""
    taken = set(found.values())
    for step in (1, -1):
        for at, other in [*found.items()]:
            two, one = at + step, other + step
            is_free = one in here and two in there and two not in found and one not in taken
            if is_free and here[one].kind is there[two].kind is Kind.BLANK:
                found[two] = one
                taken.add(one)
