"""One run: from paths to inputs, from outcomes to files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import field
from pathlib import Path
from time import monotonic
from typing import Any, Protocol, TypeVar

import click

from awesome_lint.cli import summary, workers
from awesome_lint.cli.chosen import Config
from awesome_lint.cli.console import Console, encoded
from awesome_lint.cli.status import Status
from awesome_lint.cli.summary import Tally
from awesome_lint.cli.workers import Job, WorkerError
from awesome_lint.diagnostic import Severity, crash
from awesome_lint.pipeline import inputs, outcomes
from awesome_lint.pipeline.inputs import Input, Selection
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.registry.selection import UnknownRuleError
from awesome_lint.settings import SettingsError
from awesome_lint.values.slotted import mutable
from awesome_lint.world import discovery, files, settings_files
from awesome_lint.world.discovery import STDIN
from awesome_lint.world.files import FileError
from awesome_lint.world.settings_files import FoundSettings, SettingsFinder


class _Told(Protocol):
    """What came of work, with sentences that say what could not be done."""

    @property
    def problems(self) -> Sequence[str]: ...


_Done = TypeVar("_Done", bound=_Told)
PATIENCE = 0.5
"""After how many seconds a run begins to show how far it is."""


@mutable
class Run:
    """What one run reads from and reports to; an error stops the file that it is about, not the run."""

    console: Console
    finder: SettingsFinder = field(default_factory=SettingsFinder)
    selection: Selection = field(default_factory=Selection)
    stdin_filename: str | None = None
    keeps: bool = False
    """Whether what comes of checks is kept, and taken from what was."""
    most: int = files.MAX_SIZE
    """How many bytes a file may have."""
    exclude: Sequence[str] = ()
    """Patterns, from the current folder, of files to leave out besides those that settings exclude."""
    force_exclude: bool = False
    """Whether those are left out, too, that a path names."""
    total: int = 0
    """How many files there are to be read, once that is known."""
    _owed: str | None = None
    """The text of standard input, until it is written to standard output."""

    @classmethod
    def of(
        cls,
        selection: Selection | None = None,
        *,
        config: Config,
        isolated: bool,
        color: bool | None,
        no_cache: bool = True,
        **others: Any,
    ) -> Run:
        """The run that the options for reading files ask for."""
        finder = config.finder(isolated=isolated)
        return cls(Console(color), finder, selection or Selection(), keeps=not no_cache, **others)

    def inputs(self, paths: Sequence[str]) -> Iterator[Input]:
        """What the paths stand for; without them the README of the current folder, and the lists that settings name."""
        if self.stdin_filename is not None and STDIN not in paths:
            raise click.UsageError("--stdin-filename requires the path -.")
        if STDIN in paths:
            yield from self._opened(None)
        for path in self.files(paths):
            yield from self._opened(path)

    def show_files(self, paths: Sequence[str]) -> Status:
        """Say which files the paths stand for."""
        for path in self.files(paths):
            self.console.write_line(str(path))
        return Status.FAILED if self.console.has_failed else Status.CLEAN

    def files(self, paths: Sequence[str]) -> Iterator[Path]:
        """The files that the paths stand for, or the README and the lists of the settings; without what is excluded.

        A file that a path names is excluded only where that is forced.
        """
        named = set() if self.force_exclude else {Path(path) for path in paths}
        left_out = count = 0
        found = [*discovery.expand([path for path in paths if path != STDIN])] if paths else self._unnamed()
        self.total = len(found)
        for path in found:
            if isinstance(path, FileError):
                self.console.error(str(path))
            elif path not in named and (paths or not discovery.is_readme(path.name)) and self._excludes(path):
                left_out += 1
                self.total -= 1
            else:
                count += 1
                yield path
        if left_out and not count:
            sentence = f"nothing is left: {summary.number(left_out, 'Markdown file')} excluded"
            (self.console.note if self.force_exclude else self.console.error)(sentence)

    def _excludes(self, path: Path) -> bool:
        if settings_files.is_excluded(path, self.exclude, Path.cwd()):
            return True
        try:
            found = self.finder.near(path.parent)
        except (FileError, SettingsError):
            return False  # which is told when the file is opened
        return settings_files.is_excluded(path, found.settings.exclude, found.root)

    def input(self, path: str | None) -> Iterator[Input]:
        """What a path stands for; without it the README of the current folder, or the one list that settings name."""
        every = self._unnamed() if path is None else []
        files = [each for each in every if isinstance(each, Path)]
        lists = [file for file in files if discovery.is_list(file, self.finder.near(Path()))] or files[:1]
        if len(lists) > 1 and not discovery.is_readme(lists[0].name):
            names = ", ".join(str(listing) for listing in lists)
            self.console.error(f"the settings name several lists; say which one is meant: {names}")
        elif lists or path is not None:
            yield from self.inputs([path or str(lists[0])])
        else:
            yield from self.inputs([])

    def _near(self) -> FoundSettings | None:
        """The settings for the current folder; None where they are wrong, which is told."""
        try:
            return self.finder.near(Path())
        except (FileError, SettingsError) as error:
            self.console.error(str(error))
            return None

    def _unnamed(self) -> Sequence[Path | FileError]:
        """What is read where no file is named."""
        found = self._near()
        try:
            return [] if found is None else discovery.unnamed(Path(), found)
        except FileError as error:
            return [error]

    def _opened(self, path: Path | None) -> Iterator[Input]:
        try:
            if path is not None:
                yield inputs.open_file(path, self.finder, self.selection, self.most)
            else:
                data = sys.stdin.buffer.read(self.most + 1)
                if len(data) > self.most:
                    raise files.too_large(STDIN, self.most)
                given = inputs.open_stdin(data, self.stdin_filename, self.finder, self.selection)
                self._owed = given.text
                yield given
        except (FileError, SettingsError, UnknownRuleError) as error:
            self.console.error(str(error))

    def outcomes(self, jobs: Iterable[Job]) -> Generator[Outcome, None, None]:
        """Do all jobs and yield what came of each, in order, once it is told what could not be done."""
        began = monotonic()
        try:
            for done, outcome in enumerate(workers.outcomes(jobs), 1):
                if isinstance(outcome, str):
                    self.console.error(outcome)
                else:
                    self._report(outcome)
                    yield outcome
                if monotonic() - began > PATIENCE:
                    self.console.show(f"{done} of {self.total} files" if done < self.total else "")
        except WorkerError as error:
            self.console.error(str(error))

    def outcome(self, work: Callable[[Input], _Done], input_: Input) -> _Done | None:
        """What comes of an input, with what could not be done told; None where an error of ours stopped the work."""
        try:
            done = work(input_)
        except WorkerError as error:
            self.console.error(f"{input_.name}: {error}")
            return None
        except Exception as error:  # one file must not stop the others
            self.console.error(crash.describe(f"{input_.name}: it could not be processed", error))
            return None
        self._report(done)
        return done

    def _report(self, outcome: _Told) -> None:
        for problem in outcome.problems:
            self.console.error(problem)

    def deliver(self, outcome: Outcome, again: Callable[[Input], Outcome]) -> Outcome:
        """Write a changed file back; the text of standard input goes to standard output, changed or not.

        What is given is what holds now: of a file that cannot be written, what comes of looking at it `again`.
        """
        if outcome.input.path is None:
            self.console.write_content(outcome.source.text)
            self._owed = None
            return outcome
        try:
            outcomes.save(outcome)
        except FileError as error:
            self.console.error(str(error))
            return again(outcome.input)
        return outcome

    def give_back(self) -> None:
        """Write the text of standard input, of which an error of ours kept an outcome from coming, as it was."""
        if self._owed is not None:
            self.console.write_content(self._owed)

    def status(self, tally: Tally, fail_on: Severity, *, exit_zero: bool, has_more: bool = False) -> Status:
        """The exit status, by what was found; `has_more` says that there is something else to find fault with."""
        if self.console.has_failed:
            return Status.FAILED
        has_found = any(severity.reaches(fail_on) for severity, _ in tally.found)
        return Status.FOUND if (has_found or has_more) and not exit_zero else Status.CLEAN

    def publish_data(self, pieces: Iterable[str | bytes], output_file: Path | None) -> bool:
        """Write data, piece by piece, to a file or to standard output; say whether that was done."""
        if output_file is not None:
            return self.write_file(pieces, output_file)
        self.console.write_data(pieces)
        return True

    def write_file(self, pieces: Iterable[str | bytes], path: Path) -> bool:
        """Write a file of ours, piece by piece; say whether that was done."""
        try:
            files.write_new(path, map(encoded, pieces))
        except FileError as error:
            self.console.error(str(error))
            return False
        return True

    def diff(self, outcome: Outcome, *, to_file: bool = False) -> str:
        """What became of an input as a diff: to be applied where it goes to a file, else to be shown."""
        from awesome_lint.report import diff  # noqa: PLC0415 -- most runs show none

        color = not to_file and self.console.colors()
        return diff.render(outcome.input.name, outcome.input.text, outcome.source.text, color=color, is_exact=to_file)
