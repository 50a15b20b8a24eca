"""What became of the entries from one state of a list to another: by record, so that reformatting is no difference.

An entry is known by what it says, by its name and URL, by one of the two, or by its name and description. A section
that changes its title takes its entries with it. Many differences of one kind are one.

May not: read texts; say when or by whom anything was changed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from awesome_lint.catalog.records import Catalog, Entry, Field
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.urls import canonical
from awesome_lint.values.slotted import immutable

_MANY = 20
"""More differences of one kind than this are one."""
STARS = late_pattern(r"[★⭐🌟]\W{0,3}\d[\d.,]*[kKmM]?|(?<![\d.,])\d[\d.,]*[kKmM]?\W{0,2}[★⭐🌟]\ufe0f?")
"""How many stars a repository has, which programs write anew each day."""
_STARS_FIELD = late_pattern(r"\W*(?:github\W+)?stars?\W*|\W{0,9}[★⭐🌟]\W{0,9}", re.IGNORECASE)

_Section = tuple[str, ...]
_Sections = Mapping[_Section, _Section]


class Kind(StrEnum):
    """What became of an entry."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RENAMED = "renamed"
    EDITED = "edited"


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """What an entry said at one time; it stays, whatever becomes of the record that it was taken from."""

    name: str
    url: str | None
    description: str | None
    section: tuple[str, ...]
    address: str | None
    """Where the URL leads, however it is written."""
    said: Hashable
    """All that the record says but its section and how many stars there are."""
    written: Hashable
    """The same as it is written, these with it."""


@immutable
class Pair:
    """An entry before and after; the one that there was not is None."""

    before: Fact | None
    after: Fact | None

    @property
    def shown(self) -> Fact:
        """The entry as it is now, or was last."""
        found = self.after or self.before
        assert found is not None, "there is an entry before or after"
        return found


@immutable
class Difference:
    """One difference: of one entry, or of the many of a mass change."""

    kind: Kind
    pairs: Sequence[Pair]


def facts(catalog: Catalog, before: Iterable[Fact] = ()) -> list[Fact]:
    """What the entries of a list say, in order; of those that say what one said before, that object."""
    known: defaultdict[Hashable, list[Fact]] = defaultdict(list)
    for fact in before:
        known[fact.section, fact.written].append(fact)
    found = []
    for entry in catalog.entries:
        written = _written(entry)
        same = known.get((tuple(entry.section), written))
        found.append(same.pop(0) if same else _fact(entry, written))
    return found


def between(before: Sequence[Fact], after: Sequence[Fact]) -> list[Difference]:
    """The differences, by kind and then in the order of the list."""
    pairs, left, new = _pair(before, after)
    renamed = _renamed_sections(pairs)
    found: defaultdict[Kind, list[Pair]] = defaultdict(list)
    found[Kind.ADDED] = [Pair(None, entry) for entry in new]
    found[Kind.REMOVED] = [Pair(entry, None) for entry in left]
    for one, two in pairs:
        kind = _kind(one, two, renamed)
        if kind is not None:
            found[kind].append(Pair(one, two))
    return [each for kind in Kind for each in _grouped(kind, found[kind])]


def _written(entry: Entry) -> Hashable:
    fields = tuple((each.name, *each.values) for each in entry.fields)
    urls = tuple(link.url for link in entry.links)
    return entry.name, entry.url, entry.description, fields, urls


def _fact(entry: Entry, written: Hashable) -> Fact:
    name, description = _plain(entry.name), _plain(entry.description or "")
    address = canonical(entry.url) if entry.url else None
    fields = tuple((_plain(each.name), *_values(each)) for each in entry.fields)
    urls = frozenset(canonical(link.url) for link in entry.links)
    said = (name, address, STARS.sub("★", description), fields, urls)
    return Fact(name, entry.url, description or None, tuple(entry.section), address, said, written)


def _values(field: Field) -> Iterator[str]:
    """What a field says, but for numbers of stars."""
    if not _STARS_FIELD.fullmatch(field.name):
        yield from (STARS.sub("★", _plain(value)) for value in field.values)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _grouped(kind: Kind, pairs: Sequence[Pair]) -> Iterator[Difference]:
    if len(pairs) > _MANY:
        yield Difference(kind, pairs)
    else:
        yield from (Difference(kind, [pair]) for pair in pairs)


def _kind(one: Fact, two: Fact, renamed: _Sections) -> Kind | None:
    """What became of an entry, at most one thing, the most telling."""
    if two.section not in (one.section, renamed.get(one.section)):
        return Kind.MOVED
    if one.name != two.name:
        return Kind.RENAMED
    return None if one.said == two.said else Kind.EDITED


_KEYS: tuple[Callable[[Fact], Hashable | None], ...] = (
    lambda fact: (fact.said, fact.section),
    lambda fact: (fact.name.casefold(), fact.address, fact.section),
    lambda fact: (fact.name.casefold(), fact.address),
    lambda fact: (fact.address, fact.section) if fact.address else None,
    lambda fact: fact.address,
    lambda fact: (fact.name.casefold(), fact.section),
    lambda fact: (fact.name.casefold(), fact.description) if fact.description else None,
)
"""By what an entry is known, the surest first; where it is None, not by this."""


def _pair(before: Sequence[Fact], after: Sequence[Fact]) -> tuple[list[tuple[Fact, Fact]], list[Fact], list[Fact]]:
    """The entries of two states that are the same, and those that are left on each side."""
    left, new = list(before), list(after)
    pairs = _same(left, new)
    for key in _KEYS:
        known: defaultdict[Hashable, list[Fact]] = defaultdict(list)
        for fact in reversed(left):
            if (own := key(fact)) is not None:
                known[own].append(fact)
        unpaired, paired = [], set()
        for fact in new:
            candidates = known.get(key(fact))
            if candidates:
                one = candidates.pop()
                pairs.append((one, fact))
                paired.add(id(one))
            else:
                unpaired.append(fact)
        left, new = [fact for fact in left if id(fact) not in paired], unpaired
    return pairs, left, new


def _same(left: list[Fact], new: list[Fact]) -> list[tuple[Fact, Fact]]:
    """Take off both ends what nothing has happened to."""
    shorter = min(len(left), len(new))
    head = next((at for at in range(shorter) if left[at] is not new[at]), shorter)
    tail = next((at for at in range(shorter - head) if left[-1 - at] is not new[-1 - at]), shorter - head)
    same = [*new[:head], *new[len(new) - tail :]]
    left[:], new[:] = left[head : len(left) - tail], new[head : len(new) - tail]
    return [(fact, fact) for fact in same]


def _renamed_sections(pairs: Iterable[tuple[Fact, Fact]]) -> _Sections:
    """The sections all of whose entries that are still there stand in another one, which is new."""
    ways: defaultdict[_Section, Counter[_Section]] = defaultdict(Counter)
    for one, two in pairs:
        ways[one.section][two.section] += 1
    targets = {section: next(iter(way)) for section, way in ways.items() if len(way) == 1}
    return {section: target for section, target in targets.items() if target != section and target not in ways}
