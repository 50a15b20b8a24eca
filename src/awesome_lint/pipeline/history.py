"""The way of `awesome-lint log`: the versions of a list that git knows are read into records and compared.

May not: print, exit, ask git itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Protocol, TypeVar

from awesome_lint import catalog
from awesome_lint.catalog import differences, patches
from awesome_lint.catalog.differences import Difference, Fact
from awesome_lint.catalog.forms import Tally
from awesome_lint.catalog.records import Catalog
from awesome_lint.catalog.versions import Reader
from awesome_lint.editing import region
from awesome_lint.news import Commit, Item, News, newest
from awesome_lint.page import Page, collection_paused
from awesome_lint.pipeline import outcomes, remembered
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.pipeline.remembered import Points, Remembered
from awesome_lint.settings import Settings
from awesome_lint.source import Source
from awesome_lint.syntax import tree
from awesome_lint.world import history
from awesome_lint.world.history import Version, Versions

MOST = 150
"""So many commits are read where nobody says since when."""
REGION = "new"
"""The label of the region of a list that its newest entries are written to."""
_POINTS = 24
"""How often a list is counted to show how it grew."""
_AGAIN = 16
"""To read a version after the one before takes such a part of the time that a page alone takes, and the changes."""

_Step = tuple[int | None, int]
"""A version with the one before it, by their numbers."""
_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


class Spread(Protocol):
    """What does work with parts of a sequence, several at once where that is of use."""

    def __call__(
        self,
        work: Callable[[Sequence[_Given]], Sequence[_Made]],
        given: Sequence[_Given],
        weights: Sequence[int],
        start: int,
    ) -> Sequence[_Made]:
        """What came of each of the given ones, in order.

        The weights say how much there is to do with each, and `start` how much more with the first of a part, both in
        characters to be read.
        """
        ...


def here(
    work: Callable[[Sequence[_Given]], Sequence[_Made]], given: Sequence[_Given], weights: Sequence[int], start: int
) -> Sequence[_Made]:
    """All work is one part."""
    del weights, start
    return work(given)


@collection_paused()
def log(input_: Input, since: str | None = None, most: int | None = None, spread: Spread = here) -> News:
    """What has changed in a list, newest first: since a revision or day, or in so many commits.

    Raises:
        RevisionError: git does not know.
    """
    assert input_.path is not None, "what git is asked about is a file"
    found = history.versions(input_.path, since, most)
    known = Remembered(input_)
    items = list(_items(input_, found, known, spread))
    known.keep()
    title = known.title or input_.called
    return News(title, input_.path.name, history.address(input_.path), found.is_cut, tuple(items[::-1]))


@collection_paused()
def growth(input_: Input, page: Page) -> Points:
    """How many entries a list had over time, by a few of its versions; `page` is what it was read into as it is now.

    From the newest on, only those are read whose lines do not tell by those that were.

    Raises:
        RevisionError: git does not know.
    """
    assert input_.path is not None, "what git is asked about is a file"
    found = history.versions(input_.path).found
    chosen = [found[at] for at in _spread([each.when.toordinal() for each in found])]
    return remembered.growth(input_, [each.commit for each in chosen], partial(_points, input_, page, chosen))


def _points(input_: Input, page: Page, chosen: Sequence[Version]) -> Points:
    """The number of entries on the day of each version, the first day first."""
    assert input_.path is not None, "what git is asked about is a file"
    tally = Tally()
    tally.learn(page.source.text.split("\n"), _begins(page.catalog, page.source))
    points: dict[date, int] = {}
    for version, text in zip(chosen, history.texts(input_.path, chosen), strict=True):
        if text is None:
            continue
        count = tally.count(lines := text.split("\n"))
        if count is None:  # these lie so far apart that little of one would be of use for the next
            source = Source(text)
            records = catalog.read(source, tree.parse(source), page.settings)
            count = len(records.entries)
            tally.learn(lines, _begins(records, source))
        points.setdefault(version.when.date(), count)
    return [*reversed(points.items())]


def _begins(records: Catalog, source: Source) -> Iterator[int]:
    """The line on which each entry begins."""
    return (first for first, _ in patches.rows_of(records, source))


def _spread(days: Sequence[int]) -> list[int]:
    """The indexes of days, the latest first, that are spread over the whole time, the first and the last among them."""
    if not days:
        return []
    step = max(1, (days[0] - days[-1]) / _POINTS)
    latest = {int((day - days[-1]) / step): at for at, day in reversed([*enumerate(days)])}
    return sorted({0, *latest.values(), len(days) - 1})


def _items(input_: Input, found: Versions, known: Remembered, spread: Spread) -> Iterator[Item]:
    """The differences between each version and the one before, oldest first."""
    ordered = [*([found.before] if found.before else []), *reversed(found.found)]
    reading = _Reading(input_, ordered, known)
    steps = reading.steps(is_begun=found.before is None and not found.is_cut)
    reading.read(steps, spread)
    for before, after in steps:
        version = ordered[after]
        commit = Commit(version.commit, version.when, version.author, version.subject)
        yield from (Item(each, commit) for each in known.differences(*reading.ids(before, after))[::-1])


class _Reading:
    """The versions of a list by their numbers, the oldest first; those are read whose differences are not known."""

    def __init__(self, input_: Input, ordered: Sequence[Version], known: Remembered) -> None:
        assert input_.path is not None, "what git is asked about is a file"
        self._path, self._ordered, self._known = input_.path, ordered, known
        self._ids = history.ids(input_.path, ordered)
        self._texts: dict[int, str | None] = {}
        self._settings = input_.settings

    def steps(self, *, is_begun: bool) -> list[_Step]:
        """Each version with the one before, of which there is none for the first one if the list begins with it."""
        while True:
            at = [at for at, each in enumerate(self._ids) if each is not None and self._texts.get(at, "") is not None]
            steps = [*zip([None, *at], at, strict=False)][0 if is_begun else 1 :]
            unknown = {at for step in self._unknown(steps) for at in step}
            wanted = sorted(at for at in unknown if at is not None and at not in self._texts)
            if not wanted:
                return steps
            found = history.texts(self._path, [self._ordered[at] for at in wanted])
            self._texts.update(zip(wanted, found, strict=True))

    def read(self, steps: Sequence[_Step], spread: Spread) -> None:
        """Find the differences that are not known."""
        unknown = self._unknown(steps)
        texts = [self._texts_of(*step) for step in unknown]
        weights = [len(after) // _AGAIN + _changed(before or "", after) for before, after in texts]
        start = max((len(after) for _, after in texts), default=0)
        found = spread(partial(_compared, self._settings), texts, weights, start)
        for step, (differences_, title) in zip(unknown, found, strict=True):
            self._known.learn(*self.ids(*step), differences_, title)

    def ids(self, before: int | None, after: int) -> tuple[str, str]:
        """The ids of two versions."""
        return (self._ids[before] or "" if before is not None else "", self._ids[after] or "")

    def _unknown(self, steps: Sequence[_Step]) -> list[_Step]:
        return [step for step in steps if not self._known.knows(*self.ids(*step))]

    def _texts_of(self, before: int | None, after: int) -> tuple[str | None, str]:
        return (None if before is None else self._texts[before], self._texts[after] or "")


def _changed(before: str, after: str) -> int:
    """About how many characters one has to read to see what has changed."""
    lines = {*before.split("\n")} ^ {*after.split("\n")}
    return min(sum(map(len, lines)), len(after))


def _compared(
    settings: Settings, steps: Sequence[tuple[str | None, str]]
) -> list[tuple[Sequence[Difference], str | None]]:
    """The differences between the two texts of each step, with the title of the list as it was last read as a whole."""
    reader = Reader(settings)
    last: str | None = None
    facts: Sequence[Fact] = []
    found: list[tuple[Sequence[Difference], str | None]] = []
    for before, after in steps:
        if before != last:
            facts = [] if before is None else reader.read(before)
        now = reader.read(after)
        found.append((differences.between(facts, now), reader.title))
        last, facts = after, now
    return found


def with_newest(input_: Input, found: News) -> Outcome | None:
    """The list with the newest entries in its region `new`; None where it has no such region."""
    reading = outcomes.read_file(input_)
    sections = (section for top in reading.catalog.sections for section in top.walk())
    anchors = {tuple(entry.section): section.slug for section in sections for entry in section.entries}
    text = region.filled(input_.text, REGION, newest.render(found, anchors))
    return None if text is None else Outcome(input_, Source(text), reading.coverage)
