"""`awesome-lint log`: what git's history of a list says about its entries."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from awesome_lint.catalog.differences import Fact
from awesome_lint.catalog.versions import Reader
from awesome_lint.cli import workers
from awesome_lint.cli.workers import WorkerError
from awesome_lint.world import caches
from commandline import ran

PAGE = "# Boats\n\n## Sailing\n\n- [Brig](https://example.org/brig) - Two masts.\n"
SLOOP = "- [Sloop](https://example.org/sloop) - One mast.\n"
KETCH = "- [Ketch](https://example.org/ketch) - Two masts, too.\n"


def git(*arguments: str, author: str = "Ann", day: int = 1) -> str:
    when = f"2026-01-{day:02}T12:00:00+00:00"
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in (
        ("NAME", author), ("EMAIL", "a@example.org"), ("DATE", when)
    )}  # fmt: skip
    done = subprocess.run(["git", *arguments], check=True, capture_output=True, text=True, env={**os.environ, **who})
    return done.stdout.strip()


def commit(text: str, message: str, name: str = "README.md", **others: Any) -> None:
    Path(name).write_text(text, encoding="utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", message, **others)


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git("init", "--quiet", "--initial-branch", "main")
    commit(PAGE, "Begin", day=1)
    return folder


def items(*arguments: str) -> list[tuple[str, str, str]]:
    """What is told, as kind, name and author."""
    status, said, _ = ran("log", "--format", "json", *arguments)
    assert status == 0
    return [
        (each["kind"], (pair["after"] or pair["before"])["name"], each["author"])
        for each in json.loads(said)["items"]
        for pair in each["entries"]
    ]


def test_commits_are_told_newest_first() -> None:
    commit(PAGE + SLOOP, "Add a sloop (#7)", author="Bo", day=2)
    commit((PAGE + SLOOP).replace("- [", "* ["), "Reformat", day=3)
    commit(SLOOP.join(["# Boats\n\n## Sailing\n\n", ""]), "Drop", day=4)
    status, said, summary = ran("log")
    assert status == 0
    assert [line for line in said.splitlines() if not line.startswith("2026")] == [
        "  removed Brig from Sailing",
        "  added Sloop to Sailing",
        "  added Brig to Sailing",
    ]
    assert "Bo: Add a sloop (#7)" in said
    assert summary == "3 changes: 2 added, 1 removed\n"


def test_renames_of_the_file_are_followed() -> None:
    git("mv", "README.md", "list.md")
    git("commit", "--quiet", "--message", "Rename", day=2)
    commit(PAGE + SLOOP, "Add", name="list.md", day=3)
    assert items("list.md") == [("added", "Sloop", "Ann"), ("added", "Brig", "Ann")]


def test_a_file_that_was_deleted_and_is_back_keeps_its_history() -> None:
    """Even where another file is like it by then, which git takes for its origin."""
    commit("Notes.\n", "Take notes", name="notes.md", day=2)
    git("rm", "--quiet", "README.md")
    commit(PAGE + SLOOP, "Begin anew", name="notes.md", day=3)
    commit(PAGE + SLOOP, "Keep", day=4)
    commit(PAGE + SLOOP + KETCH, "Add", day=5)
    assert [name for _, name, _ in items()] == ["Ketch", "Sloop", "Brig"]


def test_what_a_merge_brought_is_of_its_author() -> None:
    git("checkout", "--quiet", "-b", "branch")
    commit(PAGE + SLOOP, "Add a sloop", author="Bo", day=2)
    git("checkout", "--quiet", "main")
    git("merge", "--quiet", "--no-ff", "-m", "Merge pull request #9 from bo/branch\n\nA sloop for all", "branch", day=3)
    _, said, _ = ran("log", "--format", "json")
    first = json.loads(said)["items"][0]
    assert (first["author"], first["pull_request"], first["subject"]) == ("Bo", 9, "A sloop for all (#9)")


def test_since_takes_a_day_or_a_commit() -> None:
    commit(PAGE + SLOOP, "Add", day=5)
    commit(PAGE + SLOOP + KETCH, "Add", day=9)
    assert items("--since", "HEAD~1") == [("added", "Ketch", "Ann")]
    assert items("--since", "2026-01-07") == [("added", "Ketch", "Ann")]
    assert items("--since", "2026-01-03") == [("added", "Ketch", "Ann"), ("added", "Sloop", "Ann")]
    assert items("--since", "HEAD") == []
    assert items("--max-commits", "1") == [("added", "Ketch", "Ann")]
    assert items("--only", "removed,moved") == []


def test_a_day_that_is_none_is_an_error() -> None:
    assert ran("log", "--since", "yesteryear") == (
        2,
        "",
        "error: `yesteryear` is neither a commit that git knows nor a day such as 2025-12-31 or `2 weeks ago`\n",
    )


def test_a_subject_may_hold_anything() -> None:
    commit(PAGE + SLOOP, "Add\x01\x1b[31m (#3)", author="M\nA\x01", day=2)
    status, said, _ = ran("log", "--max-commits", "1")
    assert (status, said.splitlines()[1:]) == (0, ["  added Sloop to Sailing"])
    assert r"Add\x01\x1b[31m (#3)" in said


def test_a_file_that_was_gone_for_a_while_is_compared_with_what_it_was() -> None:
    git("rm", "--quiet", "README.md")
    git("commit", "--quiet", "--message", "Remove", day=2)
    commit(PAGE + SLOOP, "Back", day=3)
    assert items()[0] == ("added", "Sloop", "Ann")


def test_a_shallow_clone_says_so(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(PAGE + SLOOP, "Add", day=2)
    commit(PAGE + SLOOP + KETCH, "Add", day=3)
    git("clone", "--quiet", "--depth", "2", f"file://{repository}", "../shallow")
    monkeypatch.chdir(repository.parent / "shallow")
    status, said, noted = ran("log")
    assert (status, said.count("added")) == (0, 1)
    assert "this clone is shallow, so older changes are unknown" in noted


def test_the_newest_entries_are_written_into_the_list() -> None:
    region = "## News\n\n<!-- START new -->\n<!-- END new -->\n"
    page = PAGE.replace("## Sailing", f"{region}\n## Sailing") + SLOOP
    commit(page, "Add", day=2)
    assert ran("log", "--write") == (0, "", "2 changes: 2 added\n")
    written = Path("README.md").read_text(encoding="utf-8")
    inner = "- 2026-01-02: Sloop in [Sailing](#sailing)\n- 2026-01-01: Brig in [Sailing](#sailing)\n"
    assert written == page.replace("START new -->\n", f"START new -->\n\n{inner}\n")
    assert ran("log", "--write")[0] == 0
    assert Path("README.md").read_text(encoding="utf-8") == written
    assert ran("check", "--isolated")[0] == 0


def test_the_newest_entries_lead_to_sections_below_others_of_the_top_level() -> None:
    page = PAGE.replace("## Sailing", "<!-- START new -->\n<!-- END new -->\n\n# Contents\n\n## Sailing")
    commit(page + SLOOP, "Add", day=2)
    assert ran("log", "--write")[0] == 0
    assert "- 2026-01-02: Sloop in [Sailing](#sailing)\n" in Path("README.md").read_text(encoding="utf-8")


def test_without_a_region_nothing_is_written() -> None:
    status, _, said = ran("log", "--write")
    assert (status, "there is no region to write to" in said) == (2, True)
    assert Path("README.md").read_text(encoding="utf-8") == PAGE


def test_outside_of_a_repository_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    Path("README.md").write_text(PAGE, encoding="utf-8")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    status, _, said = ran("log")
    assert (status, "is not in a git repository with commits" in said) == (2, True)


LATE = 253_402_300_799
"""The last second of the year 9999."""


@pytest.mark.parametrize(
    "date", [f"{10**14} +0000", "1 +9999", "-5 +0000", f"{LATE + 1} +0000", f"{LATE} -9900", f"{2**64 - 1} -9999", "x"]
)
def test_a_date_that_no_calendar_has_is_the_beginning_of_time(date: str, tmp_path: Path) -> None:
    Path("README.md").write_text(PAGE + SLOOP, encoding="utf-8")
    git("add", "--all")
    head = f"tree {git('write-tree')}\nparent {git('rev-parse', 'HEAD')}\n"
    who = f"Ann <a@example.org> {date}"
    (tmp_path / "commit").write_text(f"{head}author {who}\ncommitter {who}\n\nAdd\n", encoding="utf-8")
    git("update-ref", "HEAD", git("hash-object", "--literally", "-t", "commit", "-w", str(tmp_path / "commit")))
    for style in ("text", "json", "markdown", "atom", "jsonfeed"):
        status, said, _ = ran("log", "--format", style)
        assert (status, "Sloop" in said) == (0, True)
    git("clone", "--quiet", "--mirror", ".", str(tmp_path / "mirror.git"))
    assert ran("fleet", str(tmp_path / "mirror.git"), "--out", str(tmp_path / "tables"), "--workers", "1")[0] == 0


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The versions that this process reads."""
    texts: list[str] = []
    real = Reader.read

    def noted(self: Reader, text: str) -> Sequence[Fact]:
        texts.append(text)
        return real(self, text)

    monkeypatch.setattr(Reader, "read", noted)
    return texts


def test_versions_that_are_known_from_an_earlier_run_are_not_read_again(
    read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(PAGE + SLOOP, "Add a sloop (#7)", day=2)
    commit(PAGE.replace("Two", "2") + SLOOP, "Edit", day=3)
    fresh = ran("log", "--format", "json")
    assert len(read) == 3
    monkeypatch.setattr(caches, "release", lambda: "test")
    assert ran("log", "--format", "json") == fresh
    read.clear()
    assert ran("log", "--format", "json") == fresh
    assert read == []
    commit(PAGE + SLOOP + KETCH, "Add a ketch", day=4)
    assert items()[0] == ("added", "Ketch", "Ann")
    assert read == [PAGE.replace("Two", "2") + SLOOP, PAGE + SLOOP + KETCH]
    monkeypatch.setattr(caches, "release", lambda: None)
    fresh = ran("log", "--format", "json")
    monkeypatch.setattr(caches, "release", lambda: "test")
    assert ran("log", "--format", "json") == fresh


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no way to copy a process")
def test_parts_of_a_long_history_are_read_in_processes_of_their_own(
    read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(2, 9):
        commit(PAGE.replace("brig", f"b{day}") + SLOOP.replace("One", str(day)) * (day % 2), "Edit", day=day)
    alone = ran("log", "--format", "json")
    read.clear()
    monkeypatch.setattr(workers, "MIN_CHARACTERS", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert ran("log", "--format", "json") == alone
    assert len(read) == 4


def test_a_process_that_is_ended_while_it_reads_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(*_: object) -> None:
        raise WorkerError("a worker process was terminated; read fewer commits at a time")

    monkeypatch.setattr(workers, "spread", ended)
    assert ran("log") == (2, "", "error: a worker process was terminated; read fewer commits at a time\n")


def test_a_version_that_is_no_text_is_passed_over() -> None:
    Path("README.md").write_bytes(b"\xff\xfe")
    git("commit", "--quiet", "--all", "--message", "Break", day=2)
    commit(PAGE + SLOOP, "Mend", day=3)
    assert items() == [("added", "Sloop", "Ann"), ("added", "Brig", "Ann")]
