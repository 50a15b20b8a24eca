"""`check --watch`: check again whenever something has changed that a run saw.

What that is the witness knows: lists, settings, baselines, and files whose existence rules asked for.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from awesome_lint.cli.console import Console
from awesome_lint.cli.status import Status
from awesome_lint.cli.summary import number
from awesome_lint.world import caches, discovery, files, witness
from awesome_lint.world.files import FileError
from awesome_lint.world.witness import Witness

_PAUSE = 0.3
"""Seconds between two looks at the files."""

_State = list[tuple[str, object]]


def watch(check: Callable[[], Status], paths: Sequence[str], *, quiet: bool) -> Status:
    """Check, and again after each change, until Ctrl-C; the status is that of the last check."""
    status = Status.FAILED
    try:
        while True:
            witness.dismiss()
            seen = witness.call()
            status = check()
            witness.dismiss()
            state = _state(seen, paths)
            if not quiet:
                files = sum(name in seen.files for name, _ in state)
                Console().note(f"watching {number(files, 'file')}; Ctrl-C ends")
            if not _has_changed(seen):
                _wait(seen, paths, state)
            click.clear()
    except KeyboardInterrupt:
        return status


def _wait(seen: Witness, paths: Sequence[str], state: _State) -> None:
    """Wait for a change, and then until nothing more is being written."""
    while _state(seen, paths) == state:
        time.sleep(_PAUSE)
    while state != (state := _state(seen, paths)):
        time.sleep(_PAUSE)


def _has_changed(seen: Witness) -> bool:
    """Whether a file is not what it was when the run read it."""
    return any(_digest(path) != known for path, known in seen.files.items())


def _digest(path: str) -> str | None:
    try:
        return caches.digest(files.read(Path(path)))
    except FileError:
        return None


def _state(seen: Witness, paths: Sequence[str]) -> _State:
    """What can be told without reading of the files that a run saw, and of those that the paths stand for now."""
    found = {os.path.abspath(str(each)) for each in discovery.expand(paths)} | seen.files.keys()  # noqa: PTH100
    readmes = [
        (folder, sorted(each.name for each in Path(folder).iterdir() if discovery.is_readme(each.name)))
        for folder in sorted(seen.folders)
    ]
    existing = [(path, files.exists(Path(path))) for path in sorted(seen.existing)]
    return [*((path, files.stamp(Path(path))) for path in sorted(found)), *readmes, *existing]
