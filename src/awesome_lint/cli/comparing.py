"""`check --since` and `check --staged`: lists against what they were."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from functools import partial
from pathlib import Path

import click

from awesome_lint.cli.mode import Mode
from awesome_lint.cli.run import Run
from awesome_lint.pipeline import comparing
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.settings import SettingsError
from awesome_lint.values.slotted import mutable
from awesome_lint.world import files
from awesome_lint.world.discovery import STDIN
from awesome_lint.world.files import FileError
from awesome_lint.world.revisions import Index, Revision, RevisionError


@mutable
class Before:
    """Settings files as they were; `is_other` says whether one that was read is not so any more."""

    revision: Index | Revision
    is_other: bool = False
    _known: dict[Path, bytes | None] = field(default_factory=dict)

    def content(self, path: Path) -> bytes | None:
        """What a file held; None where there was none."""
        if path not in self._known:
            try:
                self._known[path] = self.revision.content(path)
            except RevisionError as error:
                raise SettingsError(str(error)) from None
            self.is_other = self.is_other or self._known[path] != _now(path)
        return self._known[path]

    def tell(self, run: Run) -> None:
        """Say that other settings are heeded than there are now, if that is so."""
        if self.is_other:
            run.console.note(f"using the settings of {self.revision.name}; --own-settings uses those of the change")


def before(since: str | None) -> Before:
    """What there was before a change since a revision, or before what is staged."""
    return Before(Index() if since is None else Revision(since))


def _now(path: Path) -> bytes | None:
    try:
        return files.read(path) if files.is_file(path) else None
    except FileError:
        return None


def jobs(run: Run, mode: Mode, paths: Sequence[str]) -> Iterator[partial[Outcome]]:
    """How to find, or fix, what has changed for the worse in each input: since a revision, or by what is staged.

    Of a change that is not trusted, neither the settings nor the comments that silence rules are heeded.
    """
    state = before(mode.since)
    if mode.takes_base:
        run.finder.base = state
    for input_ in run.inputs(paths):
        if input_.name == STDIN:
            raise click.UsageError("to compare standard input, --stdin-filename is required.")
        try:
            job = _job(run, mode, input_, state.revision)
        except RevisionError as error:
            run.console.error(str(error))
            continue
        if job is None:
            run.console.note(f"{input_.name} is not staged, so it was not checked")
        else:
            yield job
    state.tell(run)


def _job(run: Run, mode: Mode, input_: Input, revision: Index | Revision) -> partial[Outcome] | None:
    path = input_.path or Path(input_.name)
    can_fix = mode.fix or mode.diff
    if isinstance(revision, Index) and input_.path is not None:
        staged = revision.staged(path)
        if staged is None:
            return None
        if _lines(staged) != _lines(input_.text):
            input_ = replace(input_, text=staged)
            if mode.writes:
                can_fix = False
                hint = "stage them, or put them aside with `git stash --keep-index`"
                run.console.error(f"{input_.name} has changes that are not staged, so it was not fixed; {hint}")
    before = revision.text_at(path)
    if can_fix:
        return partial(comparing.fix_change, input_, before, unsafe=mode.unsafe_fixes, is_trusted=not mode.takes_base)
    return partial(comparing.check_change, input_, before, is_trusted=not mode.takes_base)


def _lines(text: str) -> str:
    """A text with the line endings that git keeps."""
    return text.replace("\r\n", "\n")


def check_again(mode: Mode, input_: Input) -> Outcome:
    """What comes of checking an input, which could not be written, as a change."""
    then = before(mode.since).revision.text_at(input_.path or Path(input_.name))
    return comparing.check_change(input_, then, is_trusted=not mode.takes_base)


def to_be_staged(run: Run, outcomes: Iterable[Outcome]) -> bool:
    """Say which files a run that looked at what is staged has fixed: what is staged is not fixed yet."""
    names = [shlex.quote(outcome.input.name) for outcome in outcomes if outcome.changed]
    if names:
        run.console.note(f"stage what was fixed: git add {' '.join(names)}")
    return bool(names)
