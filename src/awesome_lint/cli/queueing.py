"""`awesome-lint merge --queue`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from awesome_lint.cli.run import Run
from awesome_lint.cli.status import Status
from awesome_lint.pipeline import queueing
from awesome_lint.pipeline.queueing import BranchError, Fate, Queue, Repository, Verdict
from awesome_lint.world import files

_BRANCH = "merge-queue"


def apply(run: Run, refs: Sequence[str], onto: str | None, output_file: Path | None) -> Status:
    """Apply references onto a branch, and write what became of them."""
    if not refs:
        raise click.UsageError("--queue requires a REF.")
    repository = Repository(files.top(Path.cwd()) or Path.cwd())
    branch = onto or _BRANCH
    try:
        before = repository.branch(branch)
        queue = Queue(repository, before or repository.commit("HEAD"), run.finder, run.selection)
        verdicts: list[Verdict] = []
        for number, verdict in enumerate(queue.run(refs), 1):
            run.console.show(f"{number} of {len(refs)} requests")
            verdicts.append(verdict)
        run.console.show("")
        repository.move(branch, queue.tip, before)
    except BranchError as error:
        run.console.error(str(error))
        return Status.FAILED
    run.publish_data([queueing.report(verdicts)], output_file)
    count = sum(each.fate is Fate.IN for each in verdicts)
    run.console.note(f"{count} of {len(verdicts)} merged onto `{branch}`")
    if run.console.has_failed:
        return Status.FAILED
    return Status.FOUND if any(each.fate is Fate.LEFT for each in verdicts) else Status.CLEAN
