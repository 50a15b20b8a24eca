"""Many files at once: the same findings in the same order, and clean ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from awesome_lint import Settings, replay
from awesome_lint.cli import app, console, run, spool, workers
from awesome_lint.cli.console import Console
from awesome_lint.cli.run import Run
from awesome_lint.cli.workers import WorkerError
from awesome_lint.pipeline import inputs, outcomes
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.report import Format
from awesome_lint.world import caches, witness
from commandline import ran

BAD = "# Animals\n\n## Bee\n\n* Link: [home](hhttps://example.org/{}) \n\n## Cat\n\n* Link: [home](https://example.org/c)\n"
NAMES = [f"{name}.md" for name in "abcdefgh"]
PROGRAM = """
import multiprocessing, os, time
from concurrent.futures import ProcessPoolExecutor as Pool
from awesome_lint.pipeline import inputs, outcomes
from awesome_lint.cli import main, workers

def hang(each):
    open(f"began-{each.name}", "w").close()
    time.sleep(60)

def die(each):
    os._exit(9)

def second_is_late(begin=workers.begin):
    try:
        os.mkdir("first")
    except FileExistsError:
        time.sleep(0.5)
    begin()

if __name__ == "__main__":
    workers.MIN_CHARACTERS = 1
    SETUP
    main()
"""
NEEDS_PROCESSES = pytest.mark.skipif(
    not hasattr(os, "fork") or (os.cpu_count() or 1) < 2, reason="one processor, or no way to copy a process"
)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        Path(name).write_text(BAD.format(name), encoding="utf-8")


def program(setup: str) -> list[str]:
    Path("program.py").write_text(PROGRAM.replace("SETUP", setup), encoding="utf-8")
    return [sys.executable, "program.py", "check", *NAMES, "--output-format", "concise"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--output-format", "json", *NAMES, "missing.md"),
        ("check", "--diff", *NAMES),
        ("check", "--add-suppressions", "--diff", *NAMES),
        ("format", "--check", "."),
    ],
    ids=lambda arguments: " ".join(arguments[:3]),
)
def test_processes_say_the_same_in_the_same_order(arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    alone = ran(*arguments)
    monkeypatch.setattr(workers, "MIN_CHARACTERS", 1)
    assert ran(*arguments) == alone
    assert alone[0] > 0


def test_processes_compare_with_a_revision(monkeypatch: pytest.MonkeyPatch) -> None:
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "A"]):
        subprocess.run(["git", *command], check=True)
    for name in NAMES[2:5]:
        with Path(name).open("a", encoding="utf-8") as file:
            file.write("\n## Dog\n\n* Link: [home](hhttps://example.org/dog)\n")
    arguments = ("check", "--since", "HEAD", "--output-format", "concise", *NAMES)
    alone = ran(*arguments)
    monkeypatch.setattr(workers, "MIN_CHARACTERS", 1)
    assert ran(*arguments) == alone
    assert [line.partition(":")[0] for line in alone[1].splitlines() if "LNK001" in line] == NAMES[2:5]


def test_processes_know_the_rules_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("awesome-lint.toml").write_text("rules.x = {required-field = 'Kind'}", encoding="utf-8")
    monkeypatch.setattr(workers, "MIN_CHARACTERS", 1)
    assert ran("check", "--select", "x", "--output-format", "concise", *NAMES)[1].count("OWN001") == 2 * len(NAMES)


def test_processes_fix_all_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MIN_CHARACTERS", 1)
    assert ran("check", "--fix", *NAMES)[0] == 0
    assert all("hhttps" not in Path(name).read_text(encoding="utf-8") for name in NAMES)


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
@NEEDS_PROCESSES
def test_processes_that_are_no_copies_say_the_same(method: str) -> None:
    setup = f"multiprocessing.set_start_method('{method}'); workers._SLOW_START = 1"
    done = subprocess.run(program(setup), capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ran("check", *NAMES, "--output-format", "concise")[1:]
    assert done.returncode == 1


def test_little_text_is_not_worth_a_process() -> None:
    half = workers.MIN_CHARACTERS // 2
    assert workers._processes([half] * 3) == 1
    assert workers._processes([half] * 4) == min(2, os.cpu_count() or 1)
    assert workers._processes([half * 100]) == 1


@NEEDS_PROCESSES
def test_work_is_spread_over_parts_of_equal_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    monkeypatch.setattr(workers, "MIN_CHARACTERS", 10)
    given = [5, 5, 5, 5, 30, 10]
    assert [*workers.spread(list, given, given, 0)] == given
    assert [*workers._parts(given, given, 3)] == [[5, 5, 5, 5], [30], [10]]
    assert [*workers._parts([], [], 1)] == [[]]
    parts = workers.spread(lengths, given, given, 10)
    assert parts == [4, 4, 4, 4, 1, 1]
    assert workers.spread(lengths, given, given, 50) == [6] * 6
    with pytest.raises(WorkerError, match=r"terminated; read fewer commits"):
        workers.spread(partial(dies_elsewhere, os.getpid()), given, given, 0)


def lengths(part: Sequence[int]) -> Sequence[int]:
    return [len(part)] * len(part)


def dies_elsewhere(here: int, part: Sequence[int]) -> Sequence[int]:
    if os.getpid() != here:
        os._exit(9)
    return part


END_IS_LATE = "end = Pool.shutdown; Pool.shutdown = lambda *a, **b: (time.sleep(0.3), end(*a, **b))"
SECOND_IS_LATE = "workers.begin = second_is_late"


@pytest.mark.parametrize("setup", ["pass", END_IS_LATE, SECOND_IS_LATE], ids=["idle", "late-end", "late-start"])
@NEEDS_PROCESSES
def test_ctrl_c_ends_all_processes_and_says_so(setup: str) -> None:
    command = program(f"outcomes.check_file = hang; {setup}")
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True, text=True) as started:
        while not any(Path().glob("began-*")):
            time.sleep(0.02)
        os.killpg(started.pid, signal.SIGINT)
        assert started.stderr is not None
        assert started.stderr.read() == "\nerror: interrupted\n"
        assert started.wait(20) == 2
    with pytest.raises(ProcessLookupError):
        os.killpg(started.pid, 0)


@NEEDS_PROCESSES
def test_a_process_that_is_killed_is_an_error_of_the_run() -> None:
    done = subprocess.run(program("outcomes.check_file = die"), capture_output=True, text=True, check=False)
    assert done.stderr == "error: a worker process was terminated; check fewer files at a time\n"
    assert done.returncode == 2


def test_what_processes_saw_is_known_to_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caches, "release", lambda: "test")
    monkeypatch.setattr(workers, "MIN_CHARACTERS", 1)
    arguments = ["check", "--select", "LNK005", *NAMES[:2]]
    monkeypatch.setattr(sys, "argv", ["awesome-lint", *arguments])
    Path("a.md").write_text("[b](b.md) [z](z.md)\n", encoding="utf-8")
    name = replay.key(arguments)
    assert name is not None
    with pytest.raises(SystemExit) as first:
        replay.run(arguments)
    assert first.value.code == 1
    assert replay.answer(name) == 1
    Path("z.md").touch()
    assert replay.answer(name) is None


def test_a_terminal_is_shown_how_far_a_long_run_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(console, "is_terminal", lambda stream: stream is sys.stderr)
    monkeypatch.setattr(run, "PATIENCE", -1)
    jobs = [partial(outcomes.check_file, Input(name, "", Settings())) for name in NAMES[:3]]
    of = Run(Console(color=False), total=len(jobs))
    assert len([*of.outcomes(jobs)]) == 3
    of.console.note("done")
    clear = "\x1b[K"
    assert capsys.readouterr().err == f"\r1 of 3 files{clear}\r2 of 3 files{clear}\r{clear}done\n"


def test_no_terminal_is_shown_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(run, "PATIENCE", -1)
    jobs = [partial(outcomes.check_file, Input(name, "", Settings())) for name in NAMES[:3]]
    assert [each.input.name for each in Run(Console()).outcomes(jobs)] == NAMES[:3]
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "arguments",
    [("check",), ("check", "--output-format", "json"), ("check", "--diff"), ("format", "--diff")],
    ids=" ".join,
)
def test_results_are_told_while_files_are_read(
    arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    whole = ran(*arguments, *NAMES)[1]
    monkeypatch.setattr(workers, "_AHEAD", 1)
    told: list[str] = []

    def read(path: Path, *rest: Any) -> Input:
        told.append(capfd.readouterr().out)
        return open_file(path, *rest)

    open_file = inputs.open_file
    monkeypatch.setattr(inputs, "open_file", read)
    with pytest.raises(SystemExit):
        app([*arguments, *NAMES])
    assert "".join([*told, capfd.readouterr().out]) == whole
    assert told[:2] == ["", ""]
    assert all(told[3:])  # no more than two files are read before the first is told


@pytest.mark.parametrize("style", [*Format])
def test_what_waits_for_the_end_is_the_same(style: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = ran("check", "--output-format", style, *NAMES)[1]
    assert ran("check", "--output-format", style, "--output-file", "one.out", *NAMES)[0] == 1
    monkeypatch.setattr(spool, "_HELD", 1)
    assert ran("check", "--output-format", style, "--output-file", "other.out", *NAMES)[0] == 1
    assert Path("one.out").read_text(encoding="utf-8") == Path("other.out").read_text(encoding="utf-8") == at_once
    assert ran("check", "--output-format", style, *NAMES)[1] == at_once


def test_who_reads_no_more_ends_the_processes() -> None:
    setup = "workers._AHEAD = 1; outcomes.format_file = None"
    command = [*program(setup)[:2], "check", "--output-format", "jsonl", *NAMES]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.close()
        assert started.stderr.read() == b""
        assert started.wait(20) == 1


def test_a_report_that_is_too_long_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(witness, "_MOST_SAID", 10)
    seen = witness.call()
    witness.said("short", to_stderr=False)
    assert seen.is_sure
    witness.said("too long", to_stderr=False)
    witness.leave(seen)
    assert not seen.is_sure
    assert not seen.said


def test_an_error_in_a_process_is_said_of_its_file_and_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MIN_CHARACTERS", 1)
    jobs = [partial(_fail, Input(name, "text", Settings())) for name in NAMES]
    said = [*workers.outcomes(jobs)]
    assert [str(each).partition(" (ZeroDivisionError")[0] for each in said] == [
        f"{name}: it could not be processed" for name in NAMES
    ]


def _fail(each: Input) -> Outcome:
    raise ZeroDivisionError(each.name)
