"""Our program, forked from a process in which it is loaded and has run: it does the same as a started one, but sooner.

Where starting itself is looked at, tests start `python -m awesome_lint` instead. `python forking.py DOOR` is that
process, which `forked.py` asks; it ends when its standard input does.
"""

from __future__ import annotations

import atexit
import gc
import marshal
import os
import select
import shlex
import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NoReturn

from commandline import run
from forked import LONGEST, STREAMS

PRELUDE = "FORKED_PRELUDE"
"""Names in the environment what a program does first."""
PAGE = "# Things\n\n## Tools\n\n- [A](https://example.org/a) - Does it.\n- [B](https://example.org/b) - Does it.\n"


@cache
def program() -> list[str]:
    """The command that stands for `awesome-lint`; where processes cannot be forked so, `python -m awesome_lint`."""
    if not hasattr(os, "pidfd_open"):
        return [sys.executable, "-m", "awesome_lint"]
    folder = tempfile.TemporaryDirectory()
    door = Path(folder.name, "door")
    command = [sys.executable, __file__, str(door)]
    loaded = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert loaded.stdin is not None
    assert loaded.stdout is not None
    loaded.stdout.readline()
    loaded.stdout.close()
    for each in (folder.cleanup, loaded.wait, loaded.stdin.close):  # the last of them first
        atexit.register(each)
    return [sys.executable, "-E", "-S", str(Path(__file__).with_name("forked.py")), str(door)]


@cache
def bin_folder() -> str:
    """A folder in which `awesome-lint` is that command, for shells to find."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    path = Path(folder.name, "awesome-lint")
    path.write_text(f'#!/bin/sh\nexec {shlex.join(program())} "$@"\n', encoding="utf-8")
    path.chmod(0o755)
    return folder.name


class Programs:
    """The programs that run, each by the descriptor that tells of its end, with those who asked for them."""

    def __init__(self, door: str) -> None:
        self.door = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.door.bind(door)
        self.door.listen(64)
        self.running: dict[int, tuple[int, socket.socket]] = {}

    def serve(self) -> None:
        """Fork programs, pass signals on and say how they ended, until nobody is left who started us."""
        while True:
            lines = {line.fileno(): (pid, line) for pid, line in self.running.values()}
            ready, _, _ = select.select([0, self.door.fileno(), *self.running, *lines], [], [])
            if 0 in ready:
                return
            for each in ready:
                if each in self.running:
                    self.end(each)
                elif each == self.door.fileno():
                    self.start(self.door.accept()[0])
                else:
                    pass_on(*lines[each])

    def start(self, line: socket.socket) -> None:
        """Fork a program for whoever is at the end of a line."""
        given, streams, _, _ = socket.recv_fds(line, LONGEST, len(STREAMS))
        pid = os.fork()
        if pid == 0:
            folder, environment, arguments = marshal.loads(given)
            become(folder, environment, arguments, streams)
        for each in streams:
            os.close(each)
        self.running[os.pidfd_open(pid)] = pid, line

    def end(self, ended: int) -> None:
        """Say how a program ended."""
        pid, line = self.running.pop(ended)
        os.close(ended)
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        with line, suppress(BrokenPipeError):  # nobody may be left who waits
            line.send(str(status).encode())


def pass_on(pid: int, line: socket.socket) -> None:
    """Send a program the signal that its starter got; if that is gone, end the program."""
    if line.fileno() >= 0:
        number = line.recv(1)
        os.kill(pid, number[0] if number else signal.SIGKILL)


def become(folder: str, environment: dict[str, str], arguments: list[str], streams: list[int]) -> NoReturn:
    """Be the program, as it was asked for."""
    from awesome_lint.__main__ import main  # noqa: PLC0415

    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.dont_write_bytecode = "PYTHONDONTWRITEBYTECODE" in os.environ  # of what is imported from now on
    for number, stream in zip(STREAMS, streams, strict=True):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdout.reconfigure(line_buffering=os.isatty(1))  # type: ignore[union-attr]
    exec(os.environ.pop(PRELUDE, ""), {})
    sys.argv[:] = ["awesome-lint", *arguments]
    try:
        main()
    except SystemExit as ended:
        if not isinstance(ended.code, int | None):
            raise
        status = ended.code or 0
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # without taking all apart that was loaded


def load() -> None:
    """Do once what each program would do first."""
    from awesome_lint.server import commands  # noqa: F401, PLC0415

    for work in ("check", "format", "export"):
        run(work, "-", stdin=PAGE)
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    load()
    programs = Programs(sys.argv[1])
    os.write(1, b"\n")
    programs.serve()
