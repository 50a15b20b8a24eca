"""Habits: what nearly all entries of a list, or of one of its sections, do alike.

Each entry is seen to do one thing of a kind (to end in a period, say). Where nearly all do the same
it is the list's habit. Sections that go another way are left out, and have habits of their own if
they are large enough.

May not: judge; the rules say what it means that one entry does otherwise.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from awesome_lint.catalog.records import Entry

MIN_ENTRIES = 12
"""Fewer entries show no habit."""
MAX_EXCEPTIONS = 0.05
"""The share of entries that may do otherwise; of few entries one may."""
_MIN_CONTRARY = 3
_MIN_CONTRARY_SHARE = 0.4
"""A section in which so many entries, and so large a share, do otherwise goes its own way."""


class Seen(NamedTuple):
    """What one entry does. `section` is the key of the section that it stands in."""

    entry: Entry
    section: int
    found: str


@dataclass(frozen=True, slots=True)
class Habit:
    """What entries do alike: `count` of `total`; both are 0 where the settings say so."""

    usual: str
    count: int = 0
    total: int = 0

    @property
    def evidence(self) -> str:
        """Where the habit shows, as the end of a message."""
        return f"as in {self.count} of {self.total - 1} others" if self.total else "as the settings ask"


@dataclass(frozen=True, slots=True)
class Deviation:
    """An entry that does otherwise than is usual."""

    entry: Entry
    found: str
    habit: Habit


def deviations(seen: Sequence[Seen], pinned: str | None = None, *, by_section: bool = True) -> Iterator[Deviation]:
    """The entries that do otherwise than nearly all others, or than the settings pin.

    Sections have habits of their own only with `by_section`.
    """
    if pinned is not None:
        yield from others(seen, Habit(pinned))
        return
    counts = Counter(each.found for each in seen)
    if len(counts) < 2:  # noqa: PLR2004 -- all do the same
        return
    contrary = _contrary(seen, counts.most_common(1)[0][0])
    following = [each for each in seen if each.section not in contrary] if contrary else seen
    habit = habit_of(following)
    if habit is not None and len(following) * 2 >= len(seen):
        yield from others(following, habit)
        following = [each for each in seen if each.section in contrary]
    elif not _differ_by_section(seen):
        return
    else:
        following = seen
    if by_section:
        for those in _sections(following).values():
            yield from others(those, habit_of(those))


def _sections(seen: Iterable[Seen]) -> dict[int, list[Seen]]:
    sections: defaultdict[int, list[Seen]] = defaultdict(list)
    for each in seen:
        sections[each.section].append(each)
    return sections


def others(seen: Sequence[Seen], habit: Habit | None) -> Iterator[Deviation]:
    """The entries that do otherwise than a habit says."""
    if habit is not None:
        yield from (Deviation(each.entry, each.found, habit) for each in seen if each.found != habit.usual)


def _differ_by_section(seen: Sequence[Seen]) -> bool:
    """Whether what an entry does is nearly always what its section does."""
    sections = _sections(seen).values()
    kept = sum(Counter(each.found for each in those).most_common(1)[0][1] for those in sections)
    return kept >= len(seen) * (1 - MAX_EXCEPTIONS)


def _contrary(seen: Sequence[Seen], usual: str) -> frozenset[int]:
    """The sections in which many do otherwise than is usual."""
    odd = Counter(each.section for each in seen if each.found != usual)
    suspect = {section: count for section, count in odd.items() if count >= _MIN_CONTRARY}
    if not suspect:
        return frozenset()
    totals = Counter(each.section for each in seen)
    return frozenset(key for key, count in suspect.items() if count >= totals[key] * _MIN_CONTRARY_SHARE)


def habit_of(seen: Sequence[Seen], limit: float = MAX_EXCEPTIONS) -> Habit | None:
    """What nearly all do; None where there is no such thing."""
    if len(seen) < MIN_ENTRIES:
        return None
    usual, count = Counter(each.found for each in seen).most_common(1)[0]
    return Habit(usual, count, len(seen)) if len(seen) - count <= max(1, len(seen) * limit) else None
