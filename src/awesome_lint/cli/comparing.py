"""`check --since` and `check --staged`: lists against what they were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from awesome_lint import blame
from awesome_lint.cli.run import Run
from awesome_lint.cli.workers import Job
from awesome_lint.discovery import STDIN
from awesome_lint.inputs import Input
from awesome_lint.revisions import Index, Revision, RevisionError


def jobs(run: Run, since: str | None, inputs: Iterable[Input]) -> Iterator[Job]:
    """How to find what has changed for the worse in each input: since a revision, or without one by what is staged."""
    revision = Index() if since is None else Revision(since)
    for each in inputs:
        if each.name == STDIN:
            raise click.UsageError("what comes from standard input needs --stdin-filename to be compared.")
        try:
            job = _job(each, revision)
        except RevisionError as error:
            run.console.error(str(error))
            continue
        if job is None:
            run.console.note(f"{each.name} is not staged, so nothing of it was checked")
        else:
            yield job


def _job(each: Input, revision: Index | Revision) -> Job | None:
    path = each.path or Path(each.name)
    if isinstance(revision, Index) and each.path is not None:
        staged = revision.staged(path)
        if staged is None:
            return None
        each = replace(each, text=staged)
    return partial(blame.check_change, each, revision.text_at(path))
