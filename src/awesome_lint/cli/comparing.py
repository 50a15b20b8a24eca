"""`check --since` and `check --staged`: lists against what they were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import click

from awesome_lint.cli.run import Run
from awesome_lint.cli.workers import Job
from awesome_lint.pipeline import comparing
from awesome_lint.pipeline.inputs import Input
from awesome_lint.settings import SettingsError
from awesome_lint.world import files
from awesome_lint.world.discovery import STDIN
from awesome_lint.world.files import FileError
from awesome_lint.world.revisions import Index, Revision, RevisionError


@dataclass(slots=True)
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
            run.console.note(f"settings are those of {self.revision.name}; --own-settings heeds those of the change")


def before(since: str | None) -> Before:
    """What there was before a change since a revision, or before what is staged."""
    return Before(Index() if since is None else Revision(since))


def _now(path: Path) -> bytes | None:
    try:
        return files.read(path) if files.is_file(path) else None
    except FileError:
        return None


def jobs(run: Run, since: str | None, paths: Sequence[str], *, is_trusted: bool) -> Iterator[Job]:
    """How to find what has changed for the worse in each input: since a revision, or without one by what is staged.

    Of a change that is not trusted, neither the settings nor the comments that silence rules are heeded.
    """
    revision = Index() if since is None else Revision(since)
    before = Before(revision)
    if not is_trusted:
        run.finder.base = before
    for each in run.inputs(paths):
        if each.name == STDIN:
            raise click.UsageError("what comes from standard input needs --stdin-filename to be compared.")
        try:
            job = _job(each, revision, is_trusted=is_trusted)
        except RevisionError as error:
            run.console.error(str(error))
            continue
        if job is None:
            run.console.note(f"{each.name} is not staged, so nothing of it was checked")
        else:
            yield job
    before.tell(run)


def _job(each: Input, revision: Index | Revision, *, is_trusted: bool) -> Job | None:
    path = each.path or Path(each.name)
    if isinstance(revision, Index) and each.path is not None:
        staged = revision.staged(path)
        if staged is None:
            return None
        each = replace(each, text=staged)
    return partial(comparing.check_change, each, revision.text_at(path), is_trusted=is_trusted)
