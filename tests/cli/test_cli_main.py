"""The command as a process: start, streams, terminal, faults of ours."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from awesome_lint import __version__, cli, report

PAGE = "# Animals\n\n## Bee\n\n* Kind: `insect` \n\n## Cat\n\n* Kind: `mammal`\n"
HEAVY = {"markdown_it", "pydantic", "pydantic_core"}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("README.md").write_text(PAGE, encoding="utf-8")


def run(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "awesome_lint", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env={**os.environ, **environment})


def test_the_version() -> None:
    done = run("--version")
    assert done.stdout.decode().split() == ["awesome-lint", __version__]
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("begin", "left"), [("pass", ["at exit"]), ("sys.setprofile(lambda *_: None)", ["taken apart", "at exit"])]
)
def test_a_run_that_nobody_watches_ends_without_taking_all_apart(begin: str, left: list[str]) -> None:
    script = f"""
import atexit, sys
from awesome_lint.__main__ import main
sys.argv = ["awesome-lint", "--version"]
atexit.register(print, "at exit")
{begin}
try:
    main()
finally:
    print("taken apart")
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == [f"awesome-lint {__version__}", *left]
    assert (done.returncode, done.stderr) == (0, "")


def test_the_command_is_installed() -> None:
    command = Path(sys.executable).with_name("awesome-lint")
    done = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"awesome-lint {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "imported"),
    [(["--version"], set()), (["--help"], set()), (["check"], {"markdown_it"}), (["rule"], {"markdown_it"})],
)
def test_commands_import_only_what_they_use(arguments: list[str], imported: set[str]) -> None:
    program = (
        "import atexit, sys\n"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
        f"sys.argv = ['awesome-lint', *{arguments}]\n"
        "from awesome_lint.cli import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert HEAVY & {*done.stderr.split()} == imported


def test_settings_bring_in_pydantic() -> None:
    Path("awesome-lint.toml").write_text("select = ['ORD']", encoding="utf-8")
    assert run("check").returncode == 0


def test_the_exit_status_reaches_the_shell() -> None:
    assert run("check").returncode == 0
    assert run("check", "--fail-on=warning").returncode == 1
    assert run("check", "nope.md").returncode == 2
    wrong = run("chek")
    assert wrong.returncode == 2
    assert b"no command is called `chek`; did you mean `check`?" in wrong.stderr
    assert b"to check it, run `awesome-lint check README.md`" in run("README.md").stderr


def test_standard_output_is_utf_8_whatever_the_locale_says() -> None:
    page = PAGE.replace("Animals", "动物")
    done = run("format", "-", stdin=page.encode(), PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.stdout.decode() == page.replace(" \n", "\n")
    done = run("check", "-", "--output-format=json", stdin=b"# \xe5\x8a\xa8\n", PYTHONIOENCODING="ascii")
    assert done.returncode == 1


def test_a_name_that_is_no_text() -> None:
    name = os.fsdecode(b"bad\xff.md")
    try:
        Path(name).write_text(PAGE, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes text only")
    for style in ("text", "concise", "json", "github"):
        done = run("check", name, "--output-format", style)
        assert done.returncode == 0
        assert b"bad\\udcff.md" in done.stdout
    assert run("check", "--diff", name).returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
@pytest.mark.parametrize("command", ["check --no-cache README.md", "export README.md", "format -"])
def test_what_cannot_be_written_is_a_sentence(command: str) -> None:
    done = subprocess.run(
        f"{sys.executable} -m awesome_lint {command} < README.md > /dev/full",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (2, "error: cannot go on: no space left on device\n")


@pytest.mark.skipif(os.name == "nt", reason="the shell is another one")
@pytest.mark.parametrize(
    ("closed", "status"), [(">&-", 0), ("2>&-", 0), ("<&-", 1), (">&- 2>&- <&-", 0)], ids=["out", "err", "in", "all"]
)
def test_streams_may_be_closed(closed: str, status: int) -> None:
    command = f"{sys.executable} -m awesome_lint check {'-' if closed == '<&-' else 'README.md'} {closed}"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stderr
    assert "bug" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="a folder in use stays")
def test_a_folder_that_is_gone_is_a_sentence() -> None:
    Path("gone").mkdir()
    command = f"cd gone && rmdir ../gone && {sys.executable} -m awesome_lint check ."
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "error: the current folder is not there any more\n")


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    Path("README.md").write_text(PAGE + "\n" + "text \n\n" * 5000, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "awesome_lint", "check"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """Both ends of a terminal: the one to read from, and the one to write to."""
    near, far = pytest.importorskip("pty").openpty()
    yield near, far
    os.close(near)


def test_on_a_terminal_colours_are_on_and_nothing_harmful_is_shown(terminal: tuple[int, int]) -> None:
    near, far = terminal
    page = PAGE.replace("Bee", "Bee \x1b]0;owned\x07")
    for arguments in (
        ["check", "-", "--show=layout"],
        ["check", "-", "--diff"],
        ["check", "-", "--fix"],
        ["format", "-"],
    ):
        subprocess.run(
            [sys.executable, "-m", "awesome_lint", *arguments],
            input=page.encode(),
            stdout=far,
            stderr=subprocess.DEVNULL,
            check=False,
            env={**os.environ, "TERM": "xterm", "NO_COLOR": "", "FORCE_COLOR": ""},
        )
    os.close(far)
    shown = read_all(near)
    assert b"\x1b[1;33mwarning FMT001\x1b[0m" in shown
    assert b"\x1b[31m-* Kind: `insect` \x1b[0m" in shown
    assert b"Bee \\x1b]0;owned\\x07" in shown
    assert b"\x1b]" not in shown
    assert b"\x07" not in shown


def read_all(descriptor: int) -> bytes:
    pieces = []
    try:
        while piece := os.read(descriptor, 4096):
            pieces.append(piece)
    except OSError:  # how Linux says that the other end is closed
        pass
    return b"".join(pieces)


def test_a_fault_of_ours_is_no_finding(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr(report, "pieces", fail)
    monkeypatch.setattr(sys, "argv", ["awesome-lint", "check", "--isolated"])
    monkeypatch.setattr("gc.freeze", lambda: None)
    with pytest.raises(SystemExit) as exit_:
        cli.main()
    assert exit_.value.code == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert re.search(
        r"^error: awesome-lint failed \(ZeroDivisionError: a fault at cli/publishing\.py:\d+\); "
        r"this is a bug of awesome-lint, please report it with the file at https://\S+/issues$",
        shown.err,
        re.MULTILINE,
    )
    assert "Traceback" not in shown.err
