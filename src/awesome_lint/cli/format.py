"""`awesome-lint format`."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from functools import partial
from typing import Any

import click

from awesome_lint.cli import options, summary
from awesome_lint.cli.run import Run
from awesome_lint.cli.status import Status
from awesome_lint.cli.summary import Tally
from awesome_lint.pipeline import outcomes
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.source import Source


@click.command("format")
@options.paths
@click.option("--check", is_flag=True, help="Only say which files would change.")
@click.option("--diff", is_flag=True, help="Only show what would change.")
@options.reading
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: Sequence[str],
    *,
    check: bool,
    diff: bool,
    show_files: bool,
    **reading: Any,
) -> None:
    """Format the layout of lists; the pages render the same as before.

    A PATH is a file, a folder (all Markdown files in it that git does not ignore), or - for standard
    input, which is written to standard output; the default is the README in the current folder, and
    the lists that the settings name.

    The exit status is 0 on success, 1 if --check or --diff found files that would change, and 2 if
    the run failed.
    """
    run = Run.of(**reading)
    if show_files:
        ctx.exit(run.show_files(paths))
    is_written = not (check or diff)
    tally = Tally()
    jobs = (partial(outcomes.format_file, input_) for input_ in run.inputs(paths))
    with closing(run.outcomes(jobs)) as done:
        for outcome in done:
            tally.add(run.deliver(outcome, _unchanged) if is_written else outcome)
            if not is_written and outcome.changed:
                _show(run, outcome, diff=diff)
    if is_written:
        run.give_back()
    if tally.files:
        run.console.note(summary.formatted(tally, is_written=is_written))
    would_change = not is_written and bool(tally.changed_files)
    ctx.exit(Status.FAILED if run.console.has_failed else Status.FOUND if would_change else Status.CLEAN)


def _unchanged(input_: Input) -> Outcome:
    return Outcome(input_, Source(input_.text))


def _show(run: Run, outcome: Outcome, *, diff: bool) -> None:
    if diff:
        run.console.write(run.diff(outcome))
    else:
        run.console.write_line(f"would reformat {outcome.input.name}")
