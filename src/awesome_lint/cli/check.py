"""`awesome-lint check`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path
from typing import Any

import click

from awesome_lint import pipeline, report
from awesome_lint.catalog import coverage
from awesome_lint.cli import options, summary
from awesome_lint.cli.run import Run
from awesome_lint.cli.status import Status
from awesome_lint.diagnostic import Severity
from awesome_lint.discovery import STDIN
from awesome_lint.engine import UnknownRuleError
from awesome_lint.pipeline import Input, Outcome, Selection
from awesome_lint.report import Findings, Format, statistics
from awesome_lint.settings import SettingsError

_FOR_PEOPLE = (Format.TEXT, Format.CONCISE)


@dataclass(frozen=True, slots=True)
class _Mode:
    """What is done with findings."""

    fix: bool
    unsafe_fixes: bool
    diff: bool
    statistics: bool
    output_format: Format
    output_file: Path | None
    fail_on: Severity
    exit_zero: bool

    def verify(self) -> None:
        """Refuse options that would do nothing."""
        if self.unsafe_fixes and not (self.fix or self.diff):
            raise click.UsageError("--unsafe-fixes goes with --fix or --diff.")
        if self.statistics and (self.diff or self.output_format not in _FOR_PEOPLE):
            other = "--diff" if self.diff else f"--output-format {self.output_format}"
            raise click.UsageError(f"--statistics does not go with {other}.")


@click.command("check")
@options.paths
@click.option("--fix", is_flag=True, help="Apply safe fixes.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: apply fixes that are a judgement, too.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--select",
    type=options.Names(),
    multiple=True,
    callback=options.joined,
    help="Rules to run instead of those of the settings: codes, names or families, separated by commas.",
)
@click.option(
    "--ignore", type=options.Names(), multiple=True, callback=options.joined, help="Rules not to run, in the same form."
)
@click.option(
    "--extend-select", type=options.Names(), multiple=True, callback=options.joined, help="Rules to run besides."
)
@click.option(
    "--preset", metavar="NAME", help="The preset to use instead of that of the settings: default or sindresorhus."
)
@click.option(
    "--output-format",
    type=options.Values(Format),
    default=Format.TEXT.value,
    show_default=True,
    help="How findings are written.",
)
@options.output_file
@click.option(
    "--fail-on",
    type=options.Values(Severity),
    default=Severity.ERROR.value,
    show_default=True,
    help="The least severity of a finding that makes the exit status 1.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even when there are findings.")
@click.option(
    "--statistics",
    is_flag=True,
    help="Show how often each rule spoke instead of what it said, and how much was read.",
)
@options.reading
@click.pass_context
def command(ctx: click.Context, /, paths: Sequence[str], **given: Any) -> None:
    """Check lists, and with --fix fix what can be fixed.

    A PATH is a file, a folder (the Markdown files below it that git does not ignore) or - for
    standard input; without any it is the README of the current folder. With --fix the text of
    standard input goes to standard output, and what is left to say of it to standard error.

    The exit status is 0 if all is well, 1 if errors were found or --diff shows changes, and 2 if
    something could not be done.
    """
    mode = _Mode(**{each.name: given.pop(each.name) for each in fields(_Mode)})
    selection = Selection(**{each.name: given.pop(each.name) for each in fields(Selection)})
    run = Run.of(selection, **given)
    mode.verify()
    ctx.exit(_check(run, mode, paths))


def _check(run: Run, mode: _Mode, paths: Sequence[str]) -> Status:
    try:
        run.selection.verify()
    except (SettingsError, UnknownRuleError) as error:
        run.console.error(str(error))
        return Status.FAILED
    outcomes = [outcome for each in run.inputs(paths) if (outcome := _one(run, mode, each)) is not None]
    is_stdout_taken = mode.fix and not mode.diff and STDIN in paths
    to_stderr = is_stdout_taken and mode.output_file is None
    color = mode.output_file is None and run.console.colors(to_stderr=to_stderr)
    if outcomes or mode.output_format is Format.JSON:
        run.publish(_rendered(run, mode, outcomes, color=color), mode.output_file, to_stderr=to_stderr)
    if outcomes:
        run.console.note(_summary(mode, outcomes))
    return _status(run, mode, outcomes)


def _one(run: Run, mode: _Mode, each: Input) -> Outcome | None:
    is_fixed = mode.fix or mode.diff
    work = partial(pipeline.fix_file, unsafe=mode.unsafe_fixes) if is_fixed else pipeline.check_file
    outcome = run.outcome(work, each)
    if mode.fix and not mode.diff and outcome is not None:
        run.deliver(outcome)
    return outcome


def _rendered(run: Run, mode: _Mode, outcomes: Sequence[Outcome], *, color: bool) -> str:
    if mode.diff:
        return "".join(run.diff(each, mode.output_file) for each in outcomes)
    found = [Findings(each.input.name, each.source, each.diagnostics) for each in outcomes]
    if mode.statistics:
        return statistics.render(found, coverage.total(each.coverage for each in outcomes), color=color)
    return report.render(found, mode.output_format, color=color)


def _summary(mode: _Mode, outcomes: Sequence[Outcome]) -> str:
    if mode.fix or mode.diff:
        return summary.fixed(outcomes, is_written=not mode.diff, unsafe=mode.unsafe_fixes)
    return summary.checked(outcomes)


def _status(run: Run, mode: _Mode, outcomes: Sequence[Outcome]) -> Status:
    if run.console.has_failed:
        return Status.FAILED
    failing = {Severity.ERROR, mode.fail_on}
    has_found = any(found.severity in failing for each in outcomes for found in each.diagnostics)
    would_change = mode.diff and any(each.changed for each in outcomes)
    return Status.FOUND if (has_found or would_change) and not mode.exit_zero else Status.CLEAN
