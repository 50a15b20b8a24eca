"""The way of `awesome-lint log`: the versions of a list that git knows are read into records and compared.

May not: print, exit, ask git itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from awesome_lint.catalog import differences, patches
from awesome_lint.catalog.differences import Difference, Fact
from awesome_lint.catalog.forms import Tally
from awesome_lint.catalog.versions import Reader
from awesome_lint.editing import region
from awesome_lint.news import Commit, Item, News, newest
from awesome_lint.page import Page, collection_paused
from awesome_lint.pipeline import outcomes, remembered
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.pipeline.remembered import Points, Remembered
from awesome_lint.source import Source
from awesome_lint.world import history
from awesome_lint.world.history import Version, Versions

MOST = 150
"""So many commits are read where nobody says since when."""
REGION = "new"
"""The label of the region of a list that its newest entries are written to."""
_POINTS = 24
"""How often a list is counted to show how it grew."""


@collection_paused()
def log(input_: Input, since: str | None = None, most: int | None = None) -> News:
    """What has changed in a list, newest first: since a revision or day, or in so many commits.

    Raises:
        RevisionError: git does not know.
    """
    assert input_.path is not None, "what git is asked about is a file"
    found = history.versions(input_.path, since, most)
    known = Remembered(input_)
    items = list(_items(input_, found, known))
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
    tally, reader = Tally(), Reader(input_.settings)
    tally.learn(page.source.text.split("\n"), (first for first, _ in patches.rows_of(page.catalog, page.source)))
    points: dict[date, int] = {}
    for version, text in zip(chosen, history.texts(input_.path, chosen), strict=True):
        if text is None:
            continue
        count = tally.count(lines := text.split("\n"))
        if count is None:
            count = len(reader.read(text))
            tally.learn(lines, reader.begins)
        points.setdefault(version.when.date(), count)
    return [*reversed(points.items())]


def _spread(days: Sequence[int]) -> list[int]:
    """The indexes of days, the latest first, that are spread over the whole time, the first and the last among them."""
    if not days:
        return []
    step = max(1, (days[0] - days[-1]) / _POINTS)
    latest = {int((day - days[-1]) / step): at for at, day in reversed([*enumerate(days)])}
    return sorted({0, *latest.values(), len(days) - 1})


def _items(input_: Input, found: Versions, known: Remembered) -> Iterator[Item]:
    """The differences between each version and the one before, oldest first."""
    ordered = [*([found.before] if found.before else []), *reversed(found.found)]
    reading = _Reading(input_, ordered, known)
    for before, after in reading.steps(is_begun=found.before is None and not found.is_cut):
        version = ordered[after]
        commit = Commit(version.commit, version.when, version.author, version.subject)
        yield from (Item(each, commit) for each in reading.differences(before, after)[::-1])


class _Reading:
    """The versions of a list by their numbers, the oldest first; those are read whose differences are not known."""

    def __init__(self, input_: Input, ordered: Sequence[Version], known: Remembered) -> None:
        assert input_.path is not None, "what git is asked about is a file"
        self._path, self._ordered, self._known = input_.path, ordered, known
        self._ids = history.ids(input_.path, ordered)
        self._texts: dict[int, str | None] = {}
        self._reader = Reader(input_.settings)
        self._last: tuple[int | None, Sequence[Fact]] = (None, [])

    def steps(self, *, is_begun: bool) -> list[tuple[int | None, int]]:
        """Each version with the one before, of which there is none for the first one if the list begins with it."""
        while True:
            at = [at for at, each in enumerate(self._ids) if each is not None and self._texts.get(at, "") is not None]
            steps = [*zip([None, *at], at, strict=False)][0 if is_begun else 1 :]
            unknown = {at for step in steps if not self._known.knows(*self._step(*step)) for at in step}
            wanted = sorted(at for at in unknown if at is not None and at not in self._texts)
            if not wanted:
                return steps
            found = history.texts(self._path, [self._ordered[at] for at in wanted])
            self._texts.update(zip(wanted, found, strict=True))

    def differences(self, before: int | None, after: int) -> Sequence[Difference]:
        """The differences between two versions, one after the other."""

        def find() -> Sequence[Difference]:
            found = differences.between(self._facts(before), self._facts(after))
            self._known.title = self._reader.title
            return found

        return self._known.differences(*self._step(before, after), find)

    def _step(self, before: int | None, after: int) -> tuple[str, str]:
        return (self._ids[before] or "" if before is not None else "", self._ids[after] or "")

    def _facts(self, at: int | None) -> Sequence[Fact]:
        """What the entries of a version say; nothing where there is none."""
        if at is None:
            return []
        if self._last[0] != at:
            self._last = at, self._reader.read(self._texts[at] or "")
        return self._last[1]


def with_newest(input_: Input, found: News) -> Outcome | None:
    """The list with the newest entries in its region `new`; None where it has no such region."""
    reading = outcomes.read_file(input_)
    sections = (section for top in reading.catalog.sections for section in top.walk())
    anchors = {tuple(entry.section): section.slug for section in sections for entry in section.entries}
    text = region.filled(input_.text, REGION, newest.render(found, anchors))
    return None if text is None else Outcome(input_, Source(text), reading.coverage)
