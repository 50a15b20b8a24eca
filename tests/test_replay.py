"""Runs answered from the cache: the same words and status as long as nothing that they saw has changed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import forking
from awesome_lint import replay
from awesome_lint.world import caches

LIST = "# Things\n\n- [A](hhttps://a.org) - One.\n- [B](docs/b.md) - Two.\n"
RUN = """
import sys
from awesome_lint import replay
from awesome_lint.world import caches
caches.release = lambda: 'test'
try:
    replay.run(sys.argv[1:])
finally:
    sys.stderr.write("ran" if "awesome_lint.engine" in sys.modules else "repeated")
"""

PRELUDE = """
import atexit, sys
from awesome_lint import cli
from awesome_lint.world import caches
caches.release = lambda: 'test'
way, main = ["repeated"], cli.main

def run(*arguments):
    way[:] = ["ran"]
    main(*arguments)

cli.main = run
atexit.register(lambda: sys.stderr.write(*way))
"""
"""The same for a program that is forked, where all modules are loaded."""


@pytest.fixture
def results() -> Path:
    """Where results are kept."""
    return Path(os.environ["XDG_CACHE_HOME"], "awesome-lint", "results")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "README.md").write_text(LIST)
    return tmp_path


def run(folder: Path, *arguments: str, is_started: bool = False) -> tuple[int, str, str, str]:
    """Status, standard output, standard error, and whether the run was a repetition."""
    command = [sys.executable, "-c", RUN] if is_started else forking.program()
    environment = {**os.environ, forking.PRELUDE: PRELUDE}
    done = subprocess.run(
        [*command, "check", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    said, way = done.stderr[:-3], done.stderr[-3:]
    if done.stderr.endswith("repeated"):
        said, way = done.stderr.removesuffix("repeated"), "repeated"
    return done.returncode, done.stdout, said, way


@pytest.mark.parametrize("is_started", [True, False], ids=["started", "forked"])
def test_a_run_is_repeated_word_for_word(folder: Path, *, is_started: bool) -> None:
    run_ = partial(run, folder, is_started=is_started)
    first = run_("README.md")
    assert (first[0], first[3]) == (1, "ran")
    assert "LNK001" in first[1]
    assert run_("README.md") == (*first[:3], "repeated")
    assert run_()[3] == "ran"
    assert run_()[3] == "repeated"
    assert run_("README.md", "--select", "LNK005")[3] == "ran"
    assert [each.name for each in folder.iterdir()] == ["README.md"]


def add(name: str, text: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)

    return change


@pytest.mark.parametrize(
    "change",
    [
        add("README.md", LIST.replace("One", "Won")),
        add(".awesome-lint.toml", "ignore = ['LNK']\n"),
        add("pyproject.toml", "[tool.awesome-lint]\nignore = ['LNK']\n"),
        add("docs/b.md", "It is here.\n"),
        add("readme.markdown", LIST),
    ],
    ids=["list", "settings", "project", "companion", "readme"],
)
def test_what_a_run_saw_must_be_as_it_was(folder: Path, change: Callable[[Path], None]) -> None:
    arguments = ["--select", "LNK001,LNK005"]
    run(folder, *arguments)
    assert run(folder, *arguments)[3] == "repeated"
    change(folder)
    assert run(folder, *arguments)[3] == "ran"


@pytest.mark.parametrize(
    "arguments", [["--no-cache"], ["--diff"], ["--output-file", "x"], ["--fix"], ["README.md", "--nonsense"]]
)
def test_other_runs_are_not_kept(folder: Path, arguments: list[str]) -> None:
    run(folder, *arguments)
    assert run(folder, *arguments)[3] == "ran"


@pytest.mark.parametrize(
    ("change", "way"),
    [
        (lambda _: None, "repeated"),
        (add("notes.txt", LIST), "repeated"),
        (add("README.md", LIST.replace("One", "Won")), "ran"),
        (add("docs/new.md", LIST), "ran"),
        (lambda folder: (folder / "other.md").unlink(), "ran"),
        (add("docs/.awesome-lint.toml", "ignore = ['LNK']\n"), "repeated"),
        (add(".gitignore", "other.md\n"), "ran"),
    ],
    ids=["nothing", "no list", "list", "new", "gone", "settings of no list", "ignored"],
)
def test_a_run_over_a_folder_is_repeated_while_it_stands_for_the_same_files(
    folder: Path, change: Callable[[Path], None], way: str
) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    add("other.md", LIST)(folder)
    first = run(folder, ".")
    assert first[3] == "ran"
    change(folder)
    done = run(folder, ".")
    assert done[3] == way
    assert way == "ran" or done[:3] == first[:3]


def test_a_run_that_could_not_do_its_job_is_not_kept(folder: Path) -> None:
    (folder / "README.md").write_bytes(b"\xff")
    assert run(folder, "README.md")[0] == 2
    assert run(folder, "README.md")[3] == "ran"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"status": "x"}', '{"existing": {}, "readmes": {}, "files": {}}'])
def test_a_spoilt_cache_is_written_anew(folder: Path, results: Path, content: str) -> None:
    first = run(folder, "README.md")
    whole = {each: each.read_bytes() for each in entries(results)}
    assert whole
    for each in whole:
        each.write_text(content)
    assert run(folder, "README.md") == first
    assert {each: each.read_bytes() for each in entries(results)} == whole


def entries(results: Path) -> list[Path]:
    return sorted(results.glob("*/*"))


@pytest.mark.parametrize("content", ["", "{", "[]", '{"status": "x"}', '{"existing": {}, "readmes": {}, "files": {}}'])
def test_a_result_of_another_form_is_no_answer(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.setattr(caches, "release", lambda: "test")
    name = replay.key(["check"])
    assert name is not None
    caches.write(name, content.encode())
    assert caches.read(name) == content.encode()
    assert replay.answer(name) is None


def test_runs_side_by_side_leave_one_whole_answer(folder: Path, results: Path) -> None:
    command = [sys.executable, "-c", RUN, "check", "README.md"]
    running = [
        subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(4)
    ]
    assert [each.wait() for each in running] == [1] * 4
    assert run(folder, "README.md")[3] == "repeated"
    assert len(entries(results)) == 2, "the run, and the file"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root writes everywhere")
def test_where_nothing_can_be_written_nothing_is_kept(folder: Path) -> None:
    folder.chmod(0o555)
    assert run(folder, "README.md")[0] == 1


def test_a_repetition_needs_little(folder: Path) -> None:
    run(folder, "README.md")
    code = RUN.replace(
        '"ran" if', 'str(sorted(set(sys.modules) & {"pydantic", "markdown_it", "click", "pathlib"})) if True or'
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}\n{code}", "check", "README.md"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.endswith("[]")


def test_the_source_that_somebody_works_on_is_never_answered_from_the_cache() -> None:
    is_installed = (Path(replay.__file__).parent / "_rule_book").is_dir()
    assert (replay.key(["check"]) is not None) == is_installed
