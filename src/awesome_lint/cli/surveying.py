"""`awesome-lint fleet links`."""

from __future__ import annotations

from contextlib import nullcontext
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from awesome_lint.cli import extras, options, processes
from awesome_lint.cli.asking import asking
from awesome_lint.cli.console import Console
from awesome_lint.cli.links import INSTALL, USER_AGENT, ask
from awesome_lint.cli.processes import Processes
from awesome_lint.cli.run import Run
from awesome_lint.cli.status import Status
from awesome_lint.cli.summary import number
from awesome_lint.links.options import Options
from awesome_lint.links.run import LinkSurvey
from awesome_lint.values.errors import AwesomeLintError


@click.command("links")
@options.tables
@processes.options("one")
@asking
@click.pass_context
def command(ctx: click.Context, /, out: Path, cache_file: Path | None, **given: Any) -> None:
    """Check the links of all lists of a fleet online, each URL once, and write the answers into a table.

    Answers are kept in the cache of `awesome-lint links`, so if a run is stopped, the next one continues where it
    stopped. Several processes share the hosts among them, so the limits per host apply to all of them together.

    The exit status is 0 if all links have an answer, and 2 if not.
    """
    run, used = Run(Console()), Processes.taken(given)
    if not extras.has_fleet(run.console):
        ctx.exit(Status.FAILED)
    if not given["is_offline"] and find_spec("aiohttp") is None:
        run.console.error(INSTALL)
        ctx.exit(Status.FAILED)
    given["cache"] = cache_file if given["cache"] else None
    given["github_token"] = given["github_token"] or None
    try:
        _survey(run, out, used, Options(**{**given, "accept": dict(given["accept"]), "user_agent": USER_AGENT}))
    except AwesomeLintError as error:
        run.console.error(str(error))
    ctx.exit(Status.FAILED if run.console.has_failed else Status.CLEAN)


def _survey(run: Run, out: Path, used: Processes, how: Options) -> None:
    from awesome_lint.pipeline import tables  # noqa: PLC0415 -- takes the extra

    with nullcontext() if how.is_offline else used.seats() as seats:
        survey = ask({*tables.urls(out)}, how, seats)
    for note in survey.notes:
        run.console.note(f"note: {note}")
    if survey.was_offline:
        run.console.error("no link was reached, since no host name could be looked up; is this machine online?")
        return
    tables.keep(out, survey)
    if len(survey.answers) < len(survey.asked):
        run.console.error(f"{len(survey.answers)} of {number(len(survey.asked), 'link')} have an answer")
    run.console.note(_told(survey))


def _told(survey: LinkSurvey) -> str:
    counts = ", ".join(f"{count} {verdict.value}" for verdict, count in sorted(survey.count().items()))
    return f"asked {number(len(survey.asked), 'link')} ({survey.known} from the cache): {counts or 'no answers'}"
