"""The way of `awesome-lint site`: inputs are read into pages with full records, of which files are made.

May not: print, exit, write files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from awesome_lint import site
from awesome_lint.catalog.coverage import Coverage
from awesome_lint.links.answers import Verdict
from awesome_lint.links.run import LinkSurvey
from awesome_lint.news import News
from awesome_lint.pipeline import online, outcomes
from awesome_lint.pipeline.history import Spread, growth, here, log
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.online import Asked
from awesome_lint.site import File, Look, Subject
from awesome_lint.site.volumes import Curation
from awesome_lint.values.slotted import immutable
from awesome_lint.world import history
from awesome_lint.world.revisions import RevisionError


@immutable
class Shown:
    """A list of a site, how much of it was read, and sentences that say what could not be."""

    subject: Subject
    coverage: Coverage
    problems: list[str]


def read(input_: Input, commits: int = 0, spread: Spread = here, *, for_curators: bool = False) -> Shown:
    """Read an input that pages are to be made of, with what so many of the commits that changed it brought."""
    page = outcomes.page_of(input_)
    found = outcomes.judge(input_, page) if for_curators else None
    reading = outcomes.reading_of(input_, page)
    problems = list(reading.problems if found is None else found.problems)
    asked = Asked(input_, page)
    survey = online.remembered_all(online.urls_of(asked))
    name = input_.name if input_.path is None else input_.path.name
    subject = Subject(page, name, input_.called)
    if input_.path is not None:
        subject = replace(subject, files=history.files_beside(input_.path))
        if commits and history.is_known(input_.path):
            subject = _with_history(subject, input_, partial(log, input_, None, commits, spread), problems)
    if survey is not None:
        subject = replace(subject, health=_health(survey))
    if found is not None:
        stale = None if survey is None else online.link_file(asked, survey, fix=False).diagnostics
        subject = replace(subject, curation=Curation(found.diagnostics, reading.coverage.places(page.source), stale))
    return Shown(subject, reading.coverage, problems)


def _with_history(subject: Subject, input_: Input, tell: Callable[[], News], problems: list[str]) -> Subject:
    try:
        return replace(subject, news=tell(), growth=growth(input_, subject.page))
    except RevisionError as error:
        problems.append(str(error))
        return subject


def _health(survey: LinkSurvey) -> dict[str, int]:
    """How many links answered how; archived repositories are told apart, since they answer as any other."""
    answers = survey.answers.values()
    verdicts = survey.count()
    archived = sum(each.repository is not None and each.repository.is_archived for each in answers)
    counts = {verdict.value: verdicts[verdict] for verdict in Verdict if verdict in verdicts}
    counts |= {"of an archived repository": archived, "not asked lately": len(survey.asked) - len(survey.answers)}
    return {said: count for said, count in counts.items() if count}


def files(shown: Sequence[Shown], look: Look) -> Iterator[File]:
    """The files of a site.

    Raises:
        SiteError: a template of one's own is wrong.
    """
    return site.build([each.subject for each in shown], look)
