"""`awesome-lint log`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import click

from awesome_lint import news
from awesome_lint.cli import options, summary, workers
from awesome_lint.cli.run import Run
from awesome_lint.cli.status import Status
from awesome_lint.cli.workers import WorkerError
from awesome_lint.news import Format, Kind, News
from awesome_lint.pipeline import history, outcomes
from awesome_lint.pipeline.inputs import Input
from awesome_lint.values.slotted import immutable
from awesome_lint.world.discovery import STDIN
from awesome_lint.world.files import FileError
from awesome_lint.world.revisions import RevisionError

_READING = ("config", "isolated", "most", "color")


@immutable
class _Wanted:
    """Which changes are told, and how."""

    since: str | None
    max_commits: int | None
    only: Sequence[Kind]
    style: Format
    output_file: Path | None
    write: bool


@click.command("log")
@click.argument("path", required=False, metavar="[PATH]", shell_complete=options.completing("files"))
@click.option("--since", metavar="DATE|REV", help="Show only changes since a day (2025-12-31, 2 weeks ago) or commit.")
@click.option(
    "--max-commits",
    type=click.IntRange(min=1),
    metavar="N",
    help=f"The maximum number of commits to read, of those that changed the list.  [default: {history.MOST}; all with"
    " --since]",
)
@click.option(
    "--only",
    type=options.Several(Kind),
    multiple=True,
    callback=options.joined,
    help="The kinds of changes to show.  [default: all]",
)
@click.option(
    "--format",
    "style",
    type=options.Values(Format),
    default=Format.TEXT.value,
    show_default=True,
    help="The output format; atom and jsonfeed are feeds.",
)
@click.option(
    "--write",
    is_flag=True,
    help="Write the newest entries into the region of the list between <!-- START new --> and <!-- END new -->.",
)
@options.output_file
@options.config
@options.isolated
@options.max_file_size
@options.color
@click.pass_context
def command(ctx: click.Context, /, path: str | None, **given: Any) -> None:
    """Show what is new in a list: entries that were added, removed, moved, renamed and edited.

    The versions of the list in git are compared entry by entry, so reformatting does not count. Many changes of one
    kind in a commit are a single item. Renames of the file are followed. PATH is by default the README in the current
    folder.

    The exit status is 0 on success, and 2 if the run failed.
    """
    if path == STDIN:
        raise click.UsageError("log reads files; name a file instead of -.")
    run = Run.of(**{name: given.pop(name) for name in _READING})
    wanted = _Wanted(**{each.name: given[each.name] for each in fields(_Wanted)})
    for each in run.input(path):
        _log(run, each, wanted)
    ctx.exit(Status.FAILED if run.console.has_failed else Status.CLEAN)


def _log(run: Run, input_: Input, wanted: _Wanted) -> None:
    most = wanted.max_commits or (None if wanted.since else history.MOST)
    try:
        told = history.log(input_, wanted.since, most, workers.spread)
    except (RevisionError, WorkerError) as error:
        run.console.error(str(error))
        return
    if told.is_cut:
        run.console.note("this clone is shallow, so older changes are unknown; fetch them: `git fetch --unshallow`")
    kept = [item for item in told.items if not wanted.only or item.difference.kind in wanted.only]
    found = replace(told, items=kept)
    if not wanted.write:
        run.publish_data([news.render(found, wanted.style)], wanted.output_file)
    elif not _write(run, input_, told):
        return
    counts = {kind.value: 0 for kind in Kind}
    for item in kept:
        counts[item.difference.kind.value] += len(item.difference.pairs)
    run.console.note(summary.logged(counts))


def _write(run: Run, input_: Input, told: News) -> bool:
    """Write the newest entries into the list; whether that could be done."""
    outcome = history.with_newest(input_, told)
    if outcome is None:
        marks = f"<!-- START {history.REGION} --> and <!-- END {history.REGION} -->"
        run.console.error(f"{input_.name}: there is no region to write to; put {marks} on lines of their own")
        return False
    try:
        outcomes.save(outcome)
    except FileError as error:
        run.console.error(str(error))
        return False
    return True
