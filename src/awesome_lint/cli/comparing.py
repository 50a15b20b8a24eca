"""`check --since` and `check --staged`: lists against what they were."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from awesome_lint import blame
from awesome_lint.cli.run import Run
from awesome_lint.discovery import STDIN
from awesome_lint.inputs import Input
from awesome_lint.pipeline import Outcome
from awesome_lint.revisions import Index, Revision, RevisionError


def outcomes(run: Run, since: str | None, inputs: Iterable[Input]) -> list[Outcome]:
    """What has changed for the worse in each input: since a revision, or without one by what is staged."""
    revision = Index() if since is None else Revision(since)
    found = []
    for each in inputs:
        if each.name == STDIN:
            raise click.UsageError("what comes from standard input needs --stdin-filename to be compared.")
        try:
            compared = _compared(each, revision)
        except RevisionError as error:
            run.console.error(str(error))
            continue
        if compared is None:
            run.console.note(f"{each.name} is not staged, so nothing of it was checked")
            continue
        for problem in compared.problems:
            run.console.error(problem)
        found.append(compared)
    return found


def _compared(each: Input, revision: Index | Revision) -> Outcome | None:
    path = each.path or Path(each.name)
    if isinstance(revision, Index) and each.path is not None:
        staged = revision.staged(path)
        if staged is None:
            return None
        each = replace(each, text=staged)
    return blame.check_change(each, revision.text_at(path))
