"""The way of `awesome-lint site`: inputs are read into pages with full records, of which files are made.

May not: print, exit, write files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from awesome_lint import site
from awesome_lint.catalog.coverage import Coverage
from awesome_lint.links.run import LinkSurvey
from awesome_lint.pipeline import online, outcomes
from awesome_lint.pipeline.history import growth, log
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.online import Asked
from awesome_lint.site import File, Look, Subject
from awesome_lint.site.volumes import Curation
from awesome_lint.values.slotted import immutable
from awesome_lint.world import history
from awesome_lint.world.revisions import RevisionError

_README = ("readme", "index")


@immutable
class Shown:
    """A list of a site, how much of it was read, and sentences that say what could not be."""

    subject: Subject
    coverage: Coverage
    problems: list[str]


def read(input_: Input, commits: int = 0, *, for_curators: bool = False) -> Shown:
    """Read an input that pages are to be made of, with what so many of the commits that changed it brought."""
    page = outcomes.page_of(input_)
    found = outcomes.judge(input_, page) if for_curators else None
    reading = outcomes.reading_of(input_, page)
    problems = list(reading.problems if found is None else found.problems)
    asked = Asked(input_, page)
    survey = online.remembered_all(online.urls_of(asked))
    name = input_.name if input_.path is None else input_.path.name
    subject = Subject(page, name, _called(name, input_.path))
    if input_.path is not None:
        subject = replace(subject, files=history.files_beside(input_.path))
        if commits and history.is_known(input_.path):
            subject = _with_history(subject, input_, commits, problems)
    if survey is not None:
        subject = replace(subject, health=_health(survey))
    if found is not None:
        stale = None if survey is None else online.link_file(asked, survey, fix=False).diagnostics
        subject = replace(subject, curation=Curation(found.diagnostics, reading.coverage.places(page.source), stale))
    return Shown(subject, reading.coverage, problems)


def _called(name: str, path: Path | None) -> str:
    """What a list without a title is called: as its file, or as the folder whose README it is."""
    stem = name.partition(".")[0]
    return path.absolute().parent.name if path is not None and stem.casefold().startswith(_README) else stem


def _with_history(subject: Subject, input_: Input, commits: int, problems: list[str]) -> Subject:
    try:
        return replace(subject, news=log(input_, None, commits), growth=growth(input_))
    except RevisionError as error:
        problems.append(str(error))
        return subject


def _health(survey: LinkSurvey) -> dict[str, int]:
    """How many links answered how; archived repositories are told apart, since they answer as any other."""
    answers = survey.answers.values()
    archived = sum(each.repository is not None and each.repository.is_archived for each in answers)
    counts = {verdict.value: count for verdict, count in survey.count().items()}
    unknown = len(survey.asked) - len(survey.answers)
    return {**counts, "of an archived repository": archived, "not asked lately": unknown}


def files(shown: Sequence[Shown], look: Look) -> Iterator[File]:
    """The files of a site.

    Raises:
        SiteError: a template of one's own is wrong.
    """
    return site.build([each.subject for each in shown], look)
