"""`check --watch`: a check after each change, until Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import commandline
from awesome_lint.cli import watching as watching_module
from awesome_lint.cli.status import Status
from awesome_lint.world import witness

GOOD = "# Animals\n\n- [Bee](https://example.org/bee) - Hums.\n- [Cat](https://example.org/cat) - Purrs.\n"
BAD = GOOD.replace("https://example.org/bee", "hhttps://example.org/bee")
FOUND = "1 error (1 fixable with --fix)"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is another matter on Windows")


class Watched:
    """A check that watches, and what it says."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def summary(self) -> str:
        """The summary of the next check."""
        assert self._process.stderr is not None
        said: list[str] = []
        for line in self._process.stderr:
            if line.startswith("watching"):
                return said[-1].rpartition(": ")[2].rstrip("\n")
            said.append(line)
        raise AssertionError(said)

    def interrupt(self) -> int:
        self._process.send_signal(signal.SIGINT)
        return self._process.wait()


@contextmanager
def watching(*arguments: str) -> Iterator[Watched]:
    command = [sys.executable, "-m", "awesome_lint", "check", "--watch", *arguments]
    pipes = subprocess.PIPE
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=pipes, text=True) as process:
        timer = threading.Timer(60, process.kill)
        timer.start()
        try:
            yield Watched(process)
        finally:
            timer.cancel()
            process.kill()


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write("README.md", BAD)


def write(name: str, text: str) -> None:
    """Write as editors do: nobody sees half of it."""
    Path("beside").write_text(text, encoding="utf-8")
    Path("beside").replace(name)


def test_each_change_is_checked_and_ctrl_c_ends_with_the_last_status() -> None:
    with watching("--select", "LNK") as watched:
        assert watched.summary() == FOUND
        write("README.md", GOOD)
        assert watched.summary() == "no problems"
        write("README.md", BAD)
        assert watched.summary() == FOUND
        assert watched.interrupt() == 1


def test_settings_files_that_rules_ask_for_and_new_files_are_watched() -> None:
    Path(".git").mkdir()  # outside of a repository a missing file is no error
    write("README.md", GOOD + "- [Dog](dog.md) - Barks.\n")
    with watching("--select", "LNK", ".") as watched:
        assert watched.summary() == "1 error"
        write("dog.md", "")
        assert watched.summary() == "no problems"
        write("more.md", BAD)
        assert watched.summary() == FOUND
        write("awesome-lint.toml", "links.allow = ['hhttps*']\n")
        assert watched.summary() == "no problems"
        Path("more.md").unlink()
        assert watched.summary() == "no problems"
        assert watched.interrupt() == 0


def test_a_wrong_setting_is_an_error_until_it_is_put_right() -> None:
    write("awesome-lint.toml", "ingore = []")
    with watching("README.md") as watched:
        assert watched.summary() == "unknown key `ingore`; did you mean `ignore`?"
        write("awesome-lint.toml", "ignore = ['LNK', 'FMT']")
        assert watched.summary() == "no problems"
        assert watched.interrupt() == 0


def test_ctrl_c_during_a_check_leaves_the_status_of_the_one_before() -> None:
    statuses: list[Status] = []

    def check() -> Status:
        if statuses:
            raise KeyboardInterrupt
        statuses.append(Status.FOUND)
        witness.read(str(Path("gone.md").absolute()), b"what is no more")  # so it is checked again at once
        return Status.FOUND

    assert watching_module.watch(check, [], quiet=True) == Status.FOUND
    assert watching_module.watch(check, [], quiet=True) == Status.FAILED


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--fix"], "--watch cannot be used with --fix."),
        (["--staged"], "--watch cannot be used with --staged."),
        (["--add-suppressions"], "--watch cannot be used with --add-suppressions."),
        (["-"], "--watch cannot be used with -, since standard input does not change."),
    ],
)
def test_what_changes_files_does_not_go_with_it(arguments: list[str], reason: str) -> None:
    done = commandline.run("check", "--watch", *arguments)
    assert done.exit_code == 2
    assert reason in done.stderr
