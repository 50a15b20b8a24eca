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


class Seen(NamedTuple):
    """What one entry does. `section` stands for the section that it stands in."""

    entry: Entry
    section: Hashable
    found: str


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
    """An entry that does otherwise than is usual."""

    entry: Entry
    found: str
    habit: Habit


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
    seen: Sequence[Seen],
    prior: Mapping[str, float] | None = None,
    pinned: str | None = None,
    *,
    by_section: bool = True,
) -> Habits:
    """What nearly all entries do, or the settings pin.

    Args:
        seen: what each entry does.
        prior: the share of all lists of which that is the habit, by what entries do.
        pinned: what the settings ask for.
        by_section: whether sections have habits of their own.
    """
    if pinned is not None:
        return Habits(Habit(pinned))
    if not seen:
        return Habits()
    contrary = _contrary(seen, Counter(each.found for each in seen).most_common(1)[0][0])
    following = [each for each in seen if each.section not in contrary] if contrary else seen
    general = _habit(following, prior or {}, _MAX_AS_A_WHOLE)
    if general is not None and len(following) * 2 >= len(seen):
        own = [each for each in seen if each.section in contrary]
    elif _differ_by_section(seen):
        general, own = None, [*seen]
    else:
        return Habits()
    found = {key: habit_of(those) for key, those in _sections(own).items()} if by_section else {}
    return Habits(general, contrary, {key: habit for key, habit in found.items() if habit is not None})


def deviations(seen: Iterable[Seen], habits: Habits) -> Iterator[Deviation]:
    """The entries that do otherwise than the habits say."""
    for each in seen:
        habit = habits.of(each.section)
        if habit is not None and each.found != habit.usual:
            yield Deviation(each.entry, each.found, habit)


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


def _sections(seen: Iterable[Seen]) -> dict[Hashable, list[Seen]]:
    sections: defaultdict[Hashable, list[Seen]] = defaultdict(list)
    for each in seen:
        sections[each.section].append(each)
    return sections


def _differ_by_section(seen: Sequence[Seen]) -> bool:
    """Whether what an entry does is nearly always what its section does."""
    sections = _sections(seen).values()
    kept = sum(Counter(each.found for each in those).most_common(1)[0][1] for those in sections)
    return kept >= len(seen) * (1 - MAX_EXCEPTIONS)


def _contrary(seen: Sequence[Seen], usual: str) -> frozenset[Hashable]:
    """The sections in which many do otherwise than is usual."""
    odd = Counter(each.section for each in seen if each.found != usual)
    suspect = {section: count for section, count in odd.items() if count >= _MIN_CONTRARY}
    if not suspect:
        return frozenset()
    totals = Counter(each.section for each in seen)
    return frozenset(key for key, count in suspect.items() if count >= totals[key] * _MIN_CONTRARY_SHARE)


def habit_of(seen: Sequence[Seen], share: float = MAX_EXCEPTIONS) -> Habit | None:
    """What nearly all do; None where there is no such thing."""
    return _habit(seen, {}, 0, share)


def _habit(
    seen: Sequence[Seen], prior: Mapping[str, float], most: float, share: float = MAX_EXCEPTIONS
) -> Habit | None:
    """What nearly all do, or all but `most` of them."""
    if not seen:
        return None
    usual, count = Counter(each.found for each in seen).most_common(1)[0]
    total = len(seen)
    known = _PRIOR_ENTRIES * prior.get(usual, 0.0) if total >= _MIN_WITH_PRIOR else 0
    few = min(total // _ENTRIES_PER_FEW, _MAX_FEW) if share == MAX_EXCEPTIONS else total >= MIN_FOR_HABIT
    limit = max((total + known) * share, few)
    is_known = total >= MIN_FOR_HABIT or limit >= 1 or (total >= _MIN_UNANIMOUS and count == total)
    odd = total - count
    if not is_known or odd > max(limit, total * most):
        return None
    return Habit(usual, count, total, limit)
