"""Calling git, so that nothing that a repository holds is run.

The configuration of a repository can name programs: a monitor of the file system, hooks, filters, drivers of
diffs, helpers of remotes. A folder that somebody committed can look like a repository, with a configuration of
its own. So such a folder is no repository, what could run a program is off, and whoever asks compares commits
and the index alone, never files of the work tree, over which filters would run.

May not: decide what is asked.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from datetime import MAXYEAR, UTC, datetime
from pathlib import Path

from awesome_lint.world import programs

_TIMEOUT = 60
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_SETTINGS = (
    "safe.bareRepository=explicit",
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.untrackedCache=false",
    "log.showSignature=false",
    "submodule.recurse=false",
)
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}

Completed = subprocess.CompletedProcess[bytes]

_silent: set[str] = set()
"""The programs that did not answer once: a run waits for nobody twice, however many files it asks about."""


def run(
    folder: Path, *arguments: str, environment: Mapping[str, str] | None = None, given: bytes | None = None
) -> Completed:
    """Ask git about a folder, with `given` as its standard input.

    Of the variables `GIT_…` it is given those of `environment` alone. Those that we are called with may be of a hook,
    and then belong to the hook's repository.

    Raises:
        OSError: git is missing, cannot be run, or does not answer.
    """
    program = programs.find("git")
    if program is None:
        raise FileNotFoundError("the program `git` is missing")
    if program in _silent:
        raise _no_answer()
    settings = [part for each in _SETTINGS for part in ("-c", each)]
    command = [program, "--no-pager", *settings, "-C", os.path.abspath(folder), *arguments]  # noqa: PTH100 -- keeps links
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    variables = {**own, **_ENVIRONMENT, **(environment or {})}
    try:
        return subprocess.run(  # noqa: S603 -- the arguments are ours
            command, input=given or b"", capture_output=True, check=False, env=variables, timeout=_TIMEOUT
        )
    except subprocess.TimeoutExpired:
        _silent.add(program)
        raise _no_answer() from None


def moment(said: str) -> datetime:
    """A time as git writes it in ISO 8601; the beginning of time for one that no calendar has.

    A commit may hold any number, and any time zone.
    """
    try:
        when = datetime.fromisoformat(said)
    except ValueError:
        return _BEGINNING
    return when if _BEGINNING.year < when.year < MAXYEAR else _BEGINNING


def _no_answer() -> TimeoutError:
    return TimeoutError(f"it did not answer within {_TIMEOUT} s")
