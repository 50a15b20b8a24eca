"""Habits: what nearly all entries of a list, or of one of its sections, do alike.

Each entry is seen to do one thing of a kind (to end in a period, say). Where nearly all do the same
it is the list's habit. Sections that go another way are left out, and have habits of their own if
they are large enough. A list of few entries says little of itself; what most lists do (the prior)
counts there like some entries more.

Habits are learned from a list and then held against its entries, or against those of a later state of it.

May not: judge; the rules say what it means that one entry does otherwise.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from math import inf
from typing import NamedTuple

from awesome_lint.catalog.records import Entry
from awesome_lint.values.slotted import immutable

MIN_FOR_HABIT = 12
"""Fewer entries show no habit of their own."""
MAX_EXCEPTIONS = 0.05
"""The share of entries that may do otherwise; of few entries one may."""
_MAX_FEW = 3
_ENTRIES_PER_FEW = 12
"""One in so many may do otherwise where that makes but a few."""
_MAX_AS_A_WHOLE = 0.15
"""The share of entries up to which a habit can be told that more than a few do not keep."""
_PRIOR_ENTRIES = 30
"""As many entries are what all lists do worth."""
_MIN_WITH_PRIOR = 6
"""Fewer entries show no habit, whatever other lists do."""
_MIN_UNANIMOUS = 5
"""So many entries that all do the same show what a further one should do."""
_MIN_CONTRARY = 3
_MIN_CONTRARY_SHARE = 0.4
"""A section in which so many entries, and so large a share, do otherwise goes its own way."""
_MIN_AT_HOME = 6
_MIN_AT_HOME_SHARE = 0.2
"""What so many entries of a section do, and so large a share, is at home there."""


class Seen(NamedTuple):
    """What some entries do, each in its section; None of an entry that does not count.

    `counts` says how often something is done in a section.
    """

    entries: Sequence[tuple[Entry, Hashable]]
    found: Sequence[str | None]
    counts: Mapping[tuple[Hashable, str], int]

    @classmethod
    def of(cls, entries: Sequence[tuple[Entry, Hashable]], found: Sequence[str | None]) -> Seen:
        """What entries do."""
        counts: dict[tuple[Hashable, str], int] = {}  # a counter takes longer to make than most of this
        for (_, section), each in zip(entries, found, strict=True):
            if each is not None:
                counts[section, each] = counts.get((section, each), 0) + 1
        return cls(entries, found, counts)

    def without(self, *found: str) -> Seen:
        """The same without entries that do this or that."""
        return self._replace(counts={key: count for key, count in self.counts.items() if key[1] not in found})


Counts = Mapping[tuple[Hashable, str], int]


@immutable
class Habit:
    """What entries do alike: `count` of `total`; both are 0 where the settings say so.

    `limit` is the number of entries up to which those that do otherwise are slips; of more it can only be told as a
    whole that they do not keep the habit. `is_given` says that the habit was learned elsewhere.
    """

    usual: str
    count: int = 0
    total: int = 0
    limit: float = inf
    is_given: bool = False

    @property
    def evidence(self) -> str:
        """Where the habit shows, as the end of a message."""
        if not self.total:
            return "as the settings require"
        return f"as in {self.count} of {self.total - (not self.is_given)} others"

    def given(self) -> Habit:
        """The same, to be held against other entries than those in which it showed."""
        return replace(self, limit=inf, is_given=True)


@immutable
class Deviation:
    """An entry that does otherwise than is usual; `is_at_home` if so do several others of its section."""

    entry: Entry
    found: str
    habit: Habit
    is_at_home: bool = False


@immutable
class Habits:
    """The habits of a list: the general one, those of `contrary` sections, or without a general one of all sections."""

    general: Habit | None = None
    contrary: frozenset[Hashable] = frozenset()
    own: Mapping[Hashable, Habit] = field(default_factory=dict)

    def of(self, section: Hashable) -> Habit | None:
        """The habit that holds in a section."""
        return self.general if self.general is not None and section not in self.contrary else self.own.get(section)

    def given(self) -> Habits:
        """These, to be held against what comes later: however few keep them there, each that does not stands out."""
        general = self.general and self.general.given()
        return Habits(general, self.contrary, {key: each.given() for key, each in self.own.items()})


def learn(
    seen: Iterable[Seen],
    prior: Mapping[str, float] | None = None,
    pinned: str | None = None,
    *,
    by_section: bool = True,
) -> Habits:
    """What nearly all entries do, or the settings pin.

    Args:
        seen: what entries do.
        prior: the share of all lists of which that is the habit, by what entries do.
        pinned: what the settings ask for.
        by_section: whether sections have habits of their own.
    """
    if pinned is not None:
        return Habits(Habit(pinned))
    counts = counted(seen)
    if not counts:
        return Habits()
    contrary = _contrary(counts, _found(counts).most_common(1)[0][0])
    following = {key: count for key, count in counts.items() if key[0] not in contrary}
    general = _habit(_found(following), prior or {}, _MAX_AS_A_WHOLE)
    if general is not None and sum(following.values()) * 2 >= sum(counts.values()):
        own: Counts = {key: count for key, count in counts.items() if key[0] in contrary}
    elif _differ_by_section(counts):
        general, own = None, counts
    else:
        return Habits()
    found = {key: habit_of(those) for key, those in _sections(own).items()} if by_section else {}
    own_habits = {key: habit for key, habit in found.items() if habit is not None}
    return Habits(general, contrary | _alike(following, own), own_habits)


def deviations(seen: Iterable[Seen], habits: Habits) -> Iterator[Deviation]:
    """The entries that do otherwise than the habits say."""
    seen = list(seen)
    at_home = _at_home(counted(seen))
    for each in seen:
        own = {key: habit for key in each.counts if (habit := habits.of(key[0])) is not None and key[1] != habit.usual}
        if own:
            for (entry, section), found in zip(each.entries, each.found, strict=True):
                if found is not None and (section, found) in own:
                    habit = own[section, found]
                    yield Deviation(entry, found, habit, (section, found) in at_home and not habit.is_given)


def counted(seen: Iterable[Seen]) -> Counts:
    """How often something is done in a section; what is done first comes first."""
    counts: Counter[tuple[Hashable, str]] = Counter()
    for each in seen:
        for key, count in each.counts.items():
            counts[key] += count
    return counts


class Broken(NamedTuple):
    """A habit that too many entries break for each to be told, and these entries."""

    habit: Habit
    entries: list[Entry]


def weigh(found: Iterable[Deviation]) -> tuple[list[Deviation], list[Broken]]:
    """The deviations to be told one by one, and the habits from which there are too many for that."""
    by_habit: defaultdict[Habit, list[Deviation]] = defaultdict(list)
    for each in found:
        by_habit[each.habit].append(each)
    single = [each for habit, those in by_habit.items() if len(those) <= habit.limit for each in those]
    many = {habit: those for habit, those in by_habit.items() if len(those) > habit.limit}
    return single, [Broken(habit, [each.entry for each in those]) for habit, those in many.items()]


def _found(counts: Counts) -> Counter[str]:
    """How often something is done in all sections together."""
    found: Counter[str] = Counter()
    for (_, each), count in counts.items():
        found[each] += count
    return found


def _at_home(counts: Counts) -> set[tuple[Hashable, str]]:
    """What several entries of a section do, though not all."""
    totals: Counter[Hashable] = Counter()
    for (section, _), count in counts.items():
        totals[section] += count
    several = ((key, count) for key, count in counts.items() if count >= _MIN_AT_HOME)
    return {key for key, count in several if count >= totals[key[0]] * _MIN_AT_HOME_SHARE}


def _sections(counts: Counts) -> dict[Hashable, Counter[str]]:
    sections: defaultdict[Hashable, Counter[str]] = defaultdict(Counter)
    for (section, each), count in counts.items():
        sections[section][each] += count
    return sections


def _differ_by_section(counts: Counts) -> bool:
    """Whether what an entry does is nearly always what its section does."""
    kept = sum(max(those.values()) for those in _sections(counts).values())
    return kept >= sum(counts.values()) * (1 - MAX_EXCEPTIONS)


def _contrary(counts: Counts, usual: str) -> frozenset[Hashable]:
    """The sections in which many do otherwise than is usual."""
    odd: Counter[Hashable] = Counter()
    totals: Counter[Hashable] = Counter()
    for (section, found), count in counts.items():
        totals[section] += count
        if found != usual:
            odd[section] += count
    suspect = ((section, count) for section, count in odd.items() if count >= _MIN_CONTRARY)
    return frozenset(section for section, count in suspect if count >= totals[section] * _MIN_CONTRARY_SHARE)


def _alike(counts: Counts, contrary: Counts) -> frozenset[Hashable]:
    """The small sections of several entries all of which do what a good part of the list does in contrary ones."""
    least = (sum(counts.values()) + sum(contrary.values())) * _MAX_AS_A_WHOLE
    other = {found for found, count in _found(contrary).items() if count > least}
    sections = _sections(counts).items()
    return frozenset(key for key, found in sections if len(found) == 1 < found.total() and not other.isdisjoint(found))


def habit_of(found: Counter[str], share: float = MAX_EXCEPTIONS) -> Habit | None:
    """What nearly all do, by how often something is done; None where there is no such thing."""
    return _habit(found, {}, 0, share)


def habit_in(seen: Iterable[Seen], share: float = MAX_EXCEPTIONS) -> Habit | None:
    """What nearly all do, in whatever section."""
    return habit_of(_found(counted(seen)), share)


def _habit(found: Counter[str], prior: Mapping[str, float], most: float, share: float = MAX_EXCEPTIONS) -> Habit | None:
    """What nearly all do, or all but `most` of them."""
    if not found:
        return None
    usual, count = found.most_common(1)[0]
    total = found.total()
    known = _PRIOR_ENTRIES * prior.get(usual, 0.0) if total >= _MIN_WITH_PRIOR else 0
    few = min(total // _ENTRIES_PER_FEW, _MAX_FEW) if share == MAX_EXCEPTIONS else total >= MIN_FOR_HABIT
    limit = max((total + known) * share, few)
    is_known = total >= MIN_FOR_HABIT or limit >= 1 or (total >= _MIN_UNANIMOUS and count == total)
    odd = total - count
    if not is_known or odd > max(limit, total * most):
        return None
    return Habit(usual, count, total, limit)
