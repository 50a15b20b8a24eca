"""The way of `awesome-lint site`: inputs are read into pages with full records, of which files are made.

May not: print, exit, write files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from awesome_lint import site
from awesome_lint.catalog.coverage import Coverage
from awesome_lint.pipeline import outcomes
from awesome_lint.pipeline.inputs import Input
from awesome_lint.site import File, Look, Subject


@dataclass(frozen=True, slots=True)
class Shown:
    """A list of a site, how much of it was read, and sentences that say what could not be."""

    subject: Subject
    coverage: Coverage
    problems: list[str]


def read(input_: Input) -> Shown:
    """Read an input that pages are to be made of."""
    page = outcomes.page_of(input_)
    reading = outcomes.reading_of(input_, page)
    name = input_.name if input_.path is None else input_.path.name
    return Shown(Subject(page, name), reading.coverage, reading.problems)


def files(shown: Sequence[Shown], look: Look) -> Iterator[File]:
    """The files of a site.

    Raises:
        SiteError: a template of one's own is wrong.
    """
    return site.build([each.subject for each in shown], look)
