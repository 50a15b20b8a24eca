"""`awesome-lint check`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import partial
from typing import Any

import click

from awesome_lint.cli import options, publishing
from awesome_lint.cli.mode import Mode
from awesome_lint.cli.run import Run
from awesome_lint.cli.status import Status
from awesome_lint.cli.workers import Job
from awesome_lint.pipeline import outcomes
from awesome_lint.pipeline.inputs import Input, Selection
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.world.discovery import STDIN


@click.command("check")
@options.paths
@click.option("--fix", is_flag=True, help="Apply safe fixes.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="Apply fixes that are a judgement, too; without --fix and --diff count them."
)
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until Ctrl-C.")
@options.selecting
@options.narrowing
@options.reporting
@options.reading
@click.pass_context
def command(ctx: click.Context, /, paths: Sequence[str], **given: Any) -> None:
    """Check lists, and with --fix fix what can be fixed.

    A PATH is a file, a folder (the Markdown files below it that git does not ignore) or - for
    standard input; without any it is the README of the current folder, and the lists that the
    settings name. With --fix the text of standard input goes to standard output, and what is left
    to say of it to standard error.

    The exit status is 0 if all is well, 1 if errors were found or --diff shows changes, and 2 if
    something could not be done. With --watch it is that of the last check.
    """
    shows_files = given.pop("show_files")
    mode = Mode(**{each.name: given.pop(each.name) for each in fields(Mode)})
    selection = Selection(**{each.name: given.pop(each.name) for each in fields(Selection)})
    mode.verify()
    if shows_files:
        ctx.exit(Run.of(selection, **given).show_files(paths))
    if not mode.watch:
        ctx.exit(_check(Run.of(selection, **given), mode, paths))
    if STDIN in paths:
        raise click.UsageError("--watch does not go with -, for standard input does not change.")
    from awesome_lint.cli import watching  # noqa: PLC0415

    ctx.exit(watching.watch(lambda: _check(Run.of(selection, **given), mode, paths), paths, quiet=mode.quiet))


def _check(run: Run, mode: Mode, paths: Sequence[str]) -> Status:
    jobs = _jobs(run, mode, paths)
    again = _again(mode, jobs)
    done: list[Outcome] = []
    for outcome in run.outcomes(jobs):
        done.append(run.deliver(outcome, again) if mode.writes else outcome)
    if mode.writes:
        run.give_back([job.args[0] for job in jobs if not isinstance(job, Outcome)], done)
    if mode.baseline is not None:
        from awesome_lint.cli import narrowing  # noqa: PLC0415

        if mode.write_baseline:
            done = narrowing.make_known(run, mode.baseline, done)
        else:
            done = narrowing.without_known(run, mode, done, mode.baseline)
    publishing.publish(run, mode, done, is_stdout_taken=mode.writes and STDIN in paths)
    has_more = mode.diff and any(each.changed for each in done)
    if mode.staged and mode.writes:
        from awesome_lint.cli import comparing  # noqa: PLC0415

        has_more = comparing.to_be_staged(run, done)
    return run.status(done, mode.fail_on, exit_zero=mode.exit_zero, has_more=has_more)


def _again(mode: Mode, jobs: Sequence[Job]) -> Callable[[Input], Outcome]:
    """How to look again at an input that could not be written."""
    if not mode.compares:
        return outcomes.check_file
    from awesome_lint.cli import comparing  # noqa: PLC0415

    return partial(comparing.check_again, jobs)


def _jobs(run: Run, mode: Mode, paths: Sequence[str]) -> list[Job]:
    """What is to be done with each input."""
    if mode.compares:
        from awesome_lint.cli import comparing  # noqa: PLC0415

        return [*comparing.jobs(run, mode, paths)]
    if mode.add_suppressions:
        return [partial(outcomes.silence_file, each) for each in run.inputs(paths)]
    if mode.fix or mode.diff:
        return [partial(outcomes.fix_file, each, unsafe=mode.unsafe_fixes) for each in run.inputs(paths)]
    if run.keeps:
        from awesome_lint.cli import results  # noqa: PLC0415

        return [*results.jobs(run.inputs(paths))]
    return [partial(outcomes.check_file, each) for each in run.inputs(paths)]
