"""`awesome-lint merge --queue`."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import click

from awesome_lint.cli.run import Run
from awesome_lint.cli.status import Status
from awesome_lint.diagnostic import Severity
from awesome_lint.links import pulls
from awesome_lint.links.options import Options
from awesome_lint.links.pulls import PullsError
from awesome_lint.pipeline import queueing
from awesome_lint.pipeline.queueing import Fate, Queue, Repository, Verdict
from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.values.slotted import immutable
from awesome_lint.world import fetching, files

_BRANCH = "merge-queue"
_INSTALL = "listing pull requests requires aiohttp; install it with: pip install 'awesome-lint[links]'"


@immutable
class Hub:
    """Where open pull requests are listed, if they are asked for."""

    is_asked: bool
    token: str | None
    api: str

    def refs(self, folder: Path, branch: str) -> list[str]:
        """The open pull requests, but that of a branch, fetched.

        Raises:
            AwesomeLintError: they could not be.
        """
        if not self.token:
            raise click.UsageError("--github requires a token: set GITHUB_TOKEN.")
        if find_spec("aiohttp") is None:
            raise PullsError(_INSTALL)
        repository = fetching.origin(folder, self.api)
        numbers = pulls.open_ones(*repository[1:], Options(github_token=self.token, github_api=self.api), branch)
        return fetching.pulls(folder, repository, numbers, self.token) if numbers else []


@immutable
class Onto:
    """The branch that grows, if it is named, and for what severity of findings a request does not get there."""

    branch: str | None
    fail_on: Severity


def apply(run: Run, refs: Sequence[str], hub: Hub, onto: Onto, output_file: Path | None) -> Status:
    """Apply references, or all open pull requests, onto a branch, and write what became of them."""
    if bool(refs) == hub.is_asked:
        raise click.UsageError("--queue requires either a REF or --github.")
    repository = Repository(files.top(Path.cwd()) or Path.cwd(), run.most)
    branch = onto.branch or _BRANCH
    try:
        refs = hub.refs(repository.folder, branch) if hub.is_asked else refs
        before = repository.branch(branch)
        queue = Queue(repository, before or repository.commit("HEAD"), run.finder, run.selection, onto.fail_on)
        verdicts: list[Verdict] = []
        for number, verdict in enumerate(queue.run(refs), 1):
            run.console.show(f"{number} of {len(refs)} requests")
            verdicts.append(verdict)
        run.console.show("")
        repository.move(branch, queue.tip, before)
    except AwesomeLintError as error:
        run.console.error(str(error))
        return Status.FAILED
    run.publish_data([queueing.report(verdicts)], output_file)
    count = sum(each.fate is Fate.IN for each in verdicts)
    run.console.note(f"{count} of {len(verdicts)} merged onto `{branch}`")
    if run.console.has_failed:
        return Status.FAILED
    return Status.FOUND if any(each.fate is Fate.LEFT for each in verdicts) else Status.CLEAN
