"""What `check` does with findings."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

import click

from awesome_lint.cli.preferences import is_ci
from awesome_lint.diagnostic import Severity
from awesome_lint.report import FOR_PEOPLE, Format
from awesome_lint.settings import key
from awesome_lint.values.slotted import immutable

_APART = {
    "add_suppressions": ("fix", "since", "staged", "baseline"),
    "since": ("staged",),
    "write_baseline": ("diff", "since", "staged"),
    "watch": ("fix", "add_suppressions", "write_baseline", "staged"),
}
"""Options that would contradict each other."""


def takes_base(chosen: bool | None) -> bool:  # noqa: FBT001 -- the value of an option
    """Whether a change is judged by the settings from before it: in CI, if nobody says otherwise."""
    return is_ci() if chosen is None else chosen


class Shown(StrEnum):
    """What people are shown: the least severity, and each finding of layout."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    LAYOUT = "layout"


@immutable
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
    show: Sequence[Shown]
    show_fixes: bool
    exit_zero: bool
    since: str | None
    staged: bool
    baseline: Path | None
    write_baseline: bool
    add_suppressions: bool
    watch: bool
    base_settings: bool | None

    @property
    def writes(self) -> bool:
        """Whether changed files are written."""
        return (self.fix or self.add_suppressions) and not self.diff

    @property
    def least_shown(self) -> Severity:
        """The least severity of findings that are shown: of those that make the run fail, too."""
        shown = [Severity(each) for each in self.show if each is not Shown.LAYOUT]
        return max([self.fail_on, *(shown or [Severity.WARNING])], key=[*Severity].index)

    @property
    def shows_layout(self) -> bool:
        """Whether people see each finding of layout, too, and not only how many there are."""
        return Shown.LAYOUT in self.show

    @property
    def compares(self) -> bool:
        """Whether lists are compared with what they were."""
        return self.since is not None or self.staged

    @property
    def takes_base(self) -> bool:
        """Whether settings and suppressions are those from before a change: in CI, if nobody says otherwise."""
        return takes_base(self.base_settings)

    def verify(self) -> None:
        """Refuse options that would do nothing."""
        if self.base_settings is not None and not self.compares:
            raise click.UsageError("--base-settings and --own-settings require --since or --staged.")
        if self.show_fixes and (not self.fix or self.output_format not in FOR_PEOPLE):
            raise click.UsageError("--show-fixes goes with --fix and a format for people.")
        if self.statistics and (self.diff or self.output_format not in FOR_PEOPLE):
            other = "--diff" if self.diff else f"--output-format {self.output_format}"
            raise click.UsageError(f"--statistics cannot be used with {other}.")
        for option, others in _APART.items():
            for other in others:
                if getattr(self, option) and getattr(self, other):
                    raise click.UsageError(f"--{key(option)} cannot be used with --{key(other)}.")
        if self.write_baseline and self.baseline is None:
            raise click.UsageError("--write-baseline requires --baseline FILE, the file to write.")
