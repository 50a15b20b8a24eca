"""What `check` does with findings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from awesome_lint.diagnostic import Severity
from awesome_lint.report import FOR_PEOPLE, Format


@dataclass(frozen=True, slots=True)
class Mode:
    """The options of `check` that say what is done with findings."""

    fix: bool
    unsafe_fixes: bool
    diff: bool
    statistics: bool
    output_format: Format
    output_file: Path | None
    quiet: bool
    fail_on: Severity
    exit_zero: bool
    since: str | None
    staged: bool
    baseline: Path | None
    write_baseline: bool

    @property
    def writes(self) -> bool:
        """Whether fixed files are written."""
        return self.fix and not self.diff

    @property
    def compares(self) -> bool:
        """Whether lists are compared with what they were."""
        return self.since is not None or self.staged

    def verify(self) -> None:
        """Refuse options that would do nothing."""
        if self.unsafe_fixes and not (self.fix or self.diff):
            raise click.UsageError("--unsafe-fixes goes with --fix or --diff.")
        if self.statistics and (self.diff or self.output_format not in FOR_PEOPLE):
            other = "--diff" if self.diff else f"--output-format {self.output_format}"
            raise click.UsageError(f"--statistics does not go with {other}.")
        self._verify_narrowing()

    def _verify_narrowing(self) -> None:
        if self.since is not None and self.staged:
            raise click.UsageError("--since does not go with --staged.")
        if self.compares and (self.fix or self.diff or self.baseline is not None):
            other = "--fix" if self.fix else "--diff" if self.diff else "--baseline"
            raise click.UsageError(f"{'--staged' if self.staged else '--since'} does not go with {other}.")
        if self.write_baseline and self.baseline is None:
            raise click.UsageError("--write-baseline goes with --baseline FILE, the file to write.")
        if self.write_baseline and self.diff:
            raise click.UsageError("--write-baseline does not go with --diff.")
