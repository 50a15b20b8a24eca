"""Calling git, so that nothing that a repository holds is run.

The configuration of a repository can name programs: a monitor of the file system, hooks, filters, drivers of
diffs, helpers of remotes. A folder that somebody committed can look like a repository, with a configuration of
its own. So such a folder is no repository, what could run a program is off, and whoever asks compares commits
and the index alone, never files of the work tree, over which filters would run.

May not: decide what is asked.
"""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from datetime import MAXYEAR, UTC, datetime
from pathlib import Path
from threading import Event, Thread, Timer
from typing import BinaryIO, cast

from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.world import programs

MOST = 200_000_000
"""The most bytes that git may answer with, if nobody says otherwise: few objects can make files without end."""
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


class TooMuchError(AwesomeLintError, OSError):
    """git answers with more than was allowed."""


def run(
    folder: Path,
    *arguments: str,
    environment: Mapping[str, str] | None = None,
    given: bytes | None = None,
    most: int | None = MOST,
) -> Completed:
    """Ask git about a folder, with `given` as its standard input.

    Of the variables `GIT_…` it is given those of `environment` alone. Those that we are called with may be of a hook,
    and then belong to the hook's repository.

    Raises:
        TooMuchError: the answer is longer than `most` bytes.
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
    done = _completed(command, {**own, **_ENVIRONMENT, **(environment or {})}, given or b"", most)
    if done is None:
        _silent.add(program)
        raise _no_answer()
    return done


def _completed(command: list[str], variables: Mapping[str, str], given: bytes, most: int | None) -> Completed | None:
    """What comes of a command, which is stopped once it has said too much; None where it does not end in time."""
    pipe, stopped = subprocess.PIPE, Event()
    with (
        tempfile.TemporaryFile() as errors,
        # In a session of its own, so that it can be stopped together with the programs of git that it starts.
        subprocess.Popen(  # noqa: S603 -- the arguments are ours
            command, stdin=pipe, stdout=pipe, stderr=errors, env=variables, start_new_session=True
        ) as process,
    ):
        alarm = Timer(_TIMEOUT, _stop, (process, stopped))
        writer = Thread(target=_give, args=(process.stdin, given))
        try:
            alarm.start()
            writer.start()
            said = cast("BinaryIO", process.stdout).read(-1 if most is None else most + 1)
            if most is not None and len(said) > most:
                raise TooMuchError(f"it answered with more than {most / 1_000_000:g} MB")
            process.wait()
        except BaseException:
            _stop(process, stopped)
            raise
        finally:
            alarm.cancel()
            writer.join()
        errors.seek(0)
        return None if stopped.is_set() else Completed(command, process.returncode, said, errors.read())


def _give(pipe: BinaryIO, given: bytes) -> None:
    """Write what a program is given to its standard input, unless it wants no more of it."""
    with suppress(OSError), pipe:
        pipe.write(given)


def _stop(process: subprocess.Popen[bytes], mark: Event) -> None:
    """Stop a program and those that it started, and leave a mark of it."""
    mark.set()
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


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
