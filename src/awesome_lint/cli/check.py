"""`awesome-lint check`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import fields
from functools import partial
from typing import Any

import click

from awesome_lint.cli import options, preferences, publishing
from awesome_lint.cli.mode import Mode, takes_base
from awesome_lint.cli.run import Run
from awesome_lint.cli.spool import Spool
from awesome_lint.cli.status import Status
from awesome_lint.cli.summary import Tally
from awesome_lint.cli.workers import Job
from awesome_lint.pipeline import outcomes
from awesome_lint.pipeline.inputs import Input, Selection
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.world.discovery import STDIN
from awesome_lint.world.settings_files import SettingsFinder


@click.command("check")
@options.paths
@click.option("--fix/--no-fix", default=False, help="Apply safe fixes, or none even if the settings say so.")
@click.option("--unsafe-fixes", is_flag=True, help="Apply unsafe fixes, too; without --fix and --diff, count them.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, without changing anything.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until Ctrl-C.")
@options.selecting
@options.narrowing
@options.reporting
@options.reading
@click.pass_context
def command(ctx: click.Context, /, paths: Sequence[str], **given: Any) -> None:
    """Check lists, and with --fix apply fixes.

    A PATH is a file, a folder (all Markdown files in it that git does not ignore), or - for standard
    input; the default is the README in the current folder, and the lists that the settings name. With
    --fix, the text of standard input is written to standard output, and the remaining findings to
    standard error.

    The exit status is 0 if there are no errors, 1 if errors were found or --diff shows changes, and 2
    if the run failed. With --watch it is that of the last check.
    """
    shows_files = given.pop("show_files")
    preferences.heed(ctx, given, _finder(given), _preferred(paths, given))
    mode = Mode(**{each.name: given.pop(each.name) for each in fields(Mode)})
    selection = Selection(**{each.name: given.pop(each.name) for each in fields(Selection)})
    mode.verify()
    if shows_files:
        ctx.exit(Run.of(selection, **given).show_files(paths))
    if not mode.watch:
        ctx.exit(_check(Run.of(selection, **given), mode, paths))
    if STDIN in paths:
        raise click.UsageError("--watch cannot be used with -, since standard input does not change.")
    from awesome_lint.cli import watching  # noqa: PLC0415

    ctx.exit(watching.watch(lambda: _check(Run.of(selection, **given), mode, paths), paths, quiet=mode.quiet))


def _finder(given: dict[str, Any]) -> SettingsFinder:
    """What finds the settings that say what a run prefers: before a change, if they are not to be trusted."""
    finder: SettingsFinder = given["config"].finder(isolated=given["isolated"])
    if (given["since"] is not None or given["staged"]) and takes_base(given["base_settings"]):
        from awesome_lint.cli import comparing  # noqa: PLC0415

        finder.base = comparing.before(given["since"])
    return finder


def _preferred(paths: Sequence[str], given: dict[str, Any]) -> Iterator[str]:
    """The options of which the settings may say what a run prefers."""
    yield "fail_on"
    if not given["statistics"]:
        yield "output_format"
    if given["since"] is not None or given["staged"]:
        return  # what a change brought is no known finding, and only who asks for it has it fixed
    if not given["add_suppressions"]:
        yield "baseline"
        if not (given["diff"] or given["watch"] or given["write_baseline"] or STDIN in paths):
            yield "fix"


def _check(run: Run, mode: Mode, paths: Sequence[str]) -> Status:
    tally = Tally()
    with closing(publishing.counted(run, mode, _reported(run, mode, paths), tally)) as reported:
        done = Spool(reported) if publishing.waits(mode) else reported
        publishing.publish(run, mode, done, tally, is_stdout_taken=mode.writes and STDIN in paths)
    has_more = mode.diff and bool(tally.changed_files)
    if mode.staged and mode.writes:
        from awesome_lint.cli import comparing  # noqa: PLC0415

        has_more = comparing.to_be_staged(run, done)
    return run.status(tally, mode.fail_on, exit_zero=mode.exit_zero, has_more=has_more)


def _reported(run: Run, mode: Mode, paths: Sequence[str]) -> Iterable[Outcome]:
    """What came of each input, without what is known of it."""
    done = _done(run, mode, paths)
    if mode.baseline is None:
        return done
    from awesome_lint.cli import narrowing  # noqa: PLC0415

    if mode.write_baseline:
        return narrowing.make_known(run, mode.baseline, done)
    return narrowing.without_known(run, mode, done, mode.baseline)


def _done(run: Run, mode: Mode, paths: Sequence[str]) -> Iterator[Outcome]:
    """What came of each input, once it is written."""
    again = _again(mode)
    for outcome in run.outcomes(_jobs(run, mode, paths)):
        yield run.deliver(outcome, again) if mode.writes else outcome
    if mode.writes:
        run.give_back()


def _again(mode: Mode) -> Callable[[Input], Outcome]:
    """How to look again at an input that could not be written."""
    if not mode.compares:
        return outcomes.check_file
    from awesome_lint.cli import comparing  # noqa: PLC0415

    return partial(comparing.check_again, mode)


def _jobs(run: Run, mode: Mode, paths: Sequence[str]) -> Iterable[Job]:
    """What is to be done with each input."""
    if mode.compares:
        from awesome_lint.cli import comparing  # noqa: PLC0415

        return comparing.jobs(run, mode, paths)
    if mode.add_suppressions:
        return (partial(outcomes.silence_file, input_) for input_ in run.inputs(paths))
    if mode.fix or mode.diff:
        return (partial(outcomes.fix_file, input_, unsafe=mode.unsafe_fixes) for input_ in run.inputs(paths))
    if run.keeps:
        from awesome_lint.cli import results  # noqa: PLC0415

        return results.jobs(run.inputs(paths))
    return (partial(outcomes.check_file, input_) for input_ in run.inputs(paths))
