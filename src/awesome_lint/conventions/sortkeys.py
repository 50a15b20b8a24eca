"""What the entries of a list are sorted by where it is not their names in ascending order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from awesome_lint.catalog.records import Entry
from awesome_lint.conventions import collation, sortable
from awesome_lint.conventions.collation import Collation, Key
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import immutable

_MIN_ENTRIES = 20
"""Fewer entries may be in such an order by chance."""
_ENTRIES_PER_EXCEPTION = 32
_MIN_WITH_FIELD = 0.8
_MIN_DISTINCT = 0.4
"""A field of fewer values, to the number of entries, sorts next to nothing."""
_NUMBER = late_pattern(r"[^\w.+-]*([+-]?\d[\d,]*(?:\.\d+)?|\.\d+)\s*([kKmM%]?)\W*")
_DATE = late_pattern(r"((?:19|20)\d\d)(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?")
_DAY = late_pattern(r"(\d{1,2})[./-](\d{1,2})(?!\d|[./]\d)")
_MONTHS = 12
_TIMES = {"k": 1e3, "m": 1e6}


@immutable
class SortKey:
    """A field, or None for the name, and the direction."""

    field: str | None = None
    descending: bool = False

    @property
    def called(self) -> str:
        """What the order is called in messages."""
        if self.field is None:
            return "reverse alphabetical order" if self.descending else "alphabetical order"
        return f"order by `{self.field}`" + (", descending" if self.descending else "")

    def keys(self, entries: Sequence[Entry], by: Collation) -> tuple[Key, ...]:
        """What entries, all of which have the field, are compared by."""
        if self.field is None:
            return self.of_names(sortable.names(entries), by)
        values = [_value(entry, self.field) for entry in entries]
        numbers = [_number(value) for value in values]
        if None not in numbers:
            return ranks(numbers, descending=self.descending)
        keys = [collation.naturally(value) for value in values]
        return ranks(keys, descending=True) if self.descending else tuple(keys)

    def of_names(self, names: Iterable[str], by: Collation) -> tuple[Key, ...]:
        """What names are compared by."""
        keys = tuple(map(by, names))
        return ranks(keys, descending=True) if self.descending else keys

    def may_follow(self, entries: Sequence[Entry]) -> bool:
        """Whether entries are in order by their dates as far as these are told: `2023` between two days of it."""
        dates = [_DATE.fullmatch(_value(entry, self.field or "")) for entry in entries]
        if None in dates:
            return self._is_turn(entries)
        told = [tuple(map(int, filter(None, date.groups()))) for date in dates if date is not None]
        pairs = pairwise(reversed(told) if self.descending else told)
        return all(one[: len(other)] <= other[: len(one)] for one, other in pairs)

    def _is_turn(self, entries: Sequence[Entry]) -> bool:
        """Whether the second of three entries is the first of another year, if days have none: `12.27`, `01.03`."""
        days = [_DAY.match(_value(entry, self.field or "")) for entry in entries]
        told = [(int(day[1]), int(day[2])) for day in days if day is not None]
        if len(told) < len(entries) or max(month for month, _ in told) > _MONTHS:
            return False
        before, at, after = told[::-1] if self.descending else told
        return before[0] > _MONTHS // 2 >= at[0] and at <= after

    def having(self, entries: Sequence[Entry]) -> list[Entry]:
        """The entries that can be compared: nobody knows where one without the field belongs."""
        return list(entries) if self.field is None else [entry for entry in entries if _value(entry, self.field)]


NAME = SortKey()


def learn(runs: Sequence[Sequence[Entry]], by: Collation) -> SortKey | None:
    """The field, or the name from last to first, by which nearly all entries of a list are in order, or None.

    Runs of entries with few values among them show nothing.
    """
    best = None
    for candidate in _candidates(runs):
        compared = astray = 0
        for run in runs:
            keys = candidate.keys(candidate.having(run), by)
            if len(set(keys)) > 1 and len(set(keys)) >= _MIN_DISTINCT * len(keys):
                compared += len(keys)
                astray += collation.astray(keys)
        if compared >= _MIN_ENTRIES and astray <= max(1, compared // _ENTRIES_PER_EXCEPTION):
            best = min(best or (astray, candidate), (astray, candidate), key=lambda each: each[0])
    return best[1] if best else None


def _candidates(runs: Sequence[Sequence[Entry]]) -> Iterator[SortKey]:
    yield SortKey(descending=True)
    entries = [entry for run in runs for entry in run]
    counts = Counter(
        name for entry in entries for name in dict.fromkeys(each.name for each in entry.fields if each.values)
    )
    for name, count in counts.items():
        if count >= max(_MIN_ENTRIES, _MIN_WITH_FIELD * len(entries)):
            yield SortKey(name)
            yield SortKey(name, descending=True)


def _value(entry: Entry, field: str) -> str:
    found = entry.fields.get(field)
    return ", ".join(found.values) if found else ""


def _number(value: str) -> float | None:
    """The number that a value is, with the sign of a unit or a star around it."""
    match = _NUMBER.fullmatch(value)
    if match is None:
        return None
    return float(match[1].replace(",", "")) * _TIMES.get(match[2].lower(), 1)


def ranks(keys: Iterable[object], *, descending: bool) -> tuple[Key, ...]:
    """The places of keys in their own order, which compare as the keys do, or the other way round."""
    every = list(keys)
    places = {key: place for place, key in enumerate(sorted(set(every), reverse=descending))}  # type: ignore[type-var]
    return tuple(((0, places[key], ""),) for key in every)
