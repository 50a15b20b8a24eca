"""The way of `awesome-lint log`: the versions of a list that git knows are read into records and compared.

May not: print, exit, ask git itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from awesome_lint.catalog import differences, patches
from awesome_lint.catalog.differences import Fact
from awesome_lint.catalog.forms import Tally
from awesome_lint.catalog.versions import Reader
from awesome_lint.editing import region
from awesome_lint.news import Commit, Item, News, newest
from awesome_lint.page import Page, collection_paused
from awesome_lint.pipeline import outcomes
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.outcomes import Outcome
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
    reader = Reader(input_.settings)
    items = list(_items(input_, found, reader))
    title = reader.title or input_.called
    return News(title, input_.path.name, history.address(input_.path), found.is_cut, tuple(items[::-1]))


@collection_paused()
def growth(input_: Input, page: Page) -> list[tuple[date, int]]:
    """How many entries a list had over time, by a few of its versions; `page` is what it was read into as it is now.

    From the newest on, only those are read whose lines do not tell by those that were.

    Raises:
        RevisionError: git does not know.
    """
    assert input_.path is not None, "what git is asked about is a file"
    found = history.versions(input_.path).found
    chosen = [found[at] for at in _spread([each.when.toordinal() for each in found])]
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


def _items(input_: Input, found: Versions, reader: Reader) -> Iterator[Item]:
    """The differences between each version and the one before, oldest first."""
    assert input_.path is not None, "what git is asked about is a file"
    ordered: Sequence[Version] = [*([found.before] if found.before else []), *reversed(found.found)]
    before: Sequence[Fact] | None = None if found.before or found.is_cut else []
    for version, text in zip(ordered, history.texts(input_.path, ordered), strict=True):
        after = None if text is None else reader.read(text)
        if after is None:
            continue
        if before is not None and version is not found.before:
            commit = Commit(version.commit, version.when, version.author, version.subject)
            yield from (Item(each, commit) for each in differences.between(before, after)[::-1])
        before = after


def with_newest(input_: Input, found: News) -> Outcome | None:
    """The list with the newest entries in its region `new`; None where it has no such region."""
    reading = outcomes.read_file(input_)
    sections = (section for top in reading.catalog.sections for section in top.walk())
    anchors = {tuple(entry.section): section.slug for section in sections for entry in section.entries}
    text = region.filled(input_.text, REGION, newest.render(found, anchors))
    return None if text is None else Outcome(input_, Source(text), reading.coverage)
