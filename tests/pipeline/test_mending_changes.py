"""`--fix` with `--since` and `--staged` mends what a change brought, and leaves every other line as it is."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import partial
from pathlib import Path

import pytest

import commandline
from awesome_lint.pipeline.comparing import fix_change
from awesome_lint.pipeline.inputs import Input
from awesome_lint.settings import Settings

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

HEAD = "# Tools\n\nSorted alphabetically.\n\n## All\n\n"
OLD = [f"- [Tool {number}](htps://example.org/{number}) - Does thing {number}. \n" for number in range(100, 140)]
"""Entries with a wrong scheme and a space too many each."""
NEW = "- [Tool 140](htps://new.dev) - Is new. \n"
MENDED = "- [Tool 140](https://new.dev) - Is new.\n"
GIT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    **{f"GIT_{who}_NAME": "A Curator" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "curator@example.org" for who in ("AUTHOR", "COMMITTER")},
}
README = Path("README.md")


def page(entries: list[str]) -> str:
    return HEAD + "".join(entries)


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], env={**os.environ, **GIT}, check=True, capture_output=True)


@pytest.fixture(autouse=True)
def _repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a repository with a list that has 80 old problems, and add an entry with two."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    git("init", "--quiet", "--initial-branch=main")
    README.write_text(page(OLD), encoding="utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", "Begin")
    README.write_text(page([*OLD, NEW]), encoding="utf-8")


run = partial(commandline.run, "check", "--output-format=concise")


@pytest.mark.parametrize("option", ["--since=HEAD", "--staged"])
def test_only_what_the_change_brought_is_mended(option: str) -> None:
    git("add", "--all")
    done = run(option, "--fix", "--show-fixes")
    assert README.read_text(encoding="utf-8") == page([*OLD, MENDED])
    assert done.stdout.splitlines() == [
        "README.md:47:14: fixed LNK001 `htps` is not a URL scheme; did you mean `https`?",
        "README.md: fixed 1 layout finding",
        "",
    ]
    scope = "checked 41 entries in 1 list (41 bullets), 1 of them new or changed"
    assert f"{scope}: fixed 2 (1 of layout), no problems left\n" in done.stderr


def test_what_is_mended_is_yet_to_be_staged() -> None:
    git("add", "--all")
    done = run("--staged", "--fix")
    assert done.stderr.splitlines()[-1] == "stage what was fixed: git add README.md"
    assert done.exit_code == 1
    git("add", "--all")
    done = run("--staged", "--fix")
    assert (done.stdout, done.exit_code) == ("", 0)


def test_a_file_with_changes_that_are_not_staged_is_checked_and_left_alone() -> None:
    git("add", "--all")
    README.write_text(page([*OLD, NEW, "- [Tool 150](https://later.dev) - Is later.\n"]), encoding="utf-8")
    before = README.read_bytes()
    done = run("--staged", "--fix")
    assert done.stderr.startswith(
        "error: README.md has changes that are not staged, so it was not fixed; "
        "stage them, or put them aside with `git stash --keep-index`\n"
    )
    assert done.stdout.startswith("README.md:47:14: error LNK001 ")
    assert (README.read_bytes(), done.exit_code) == (before, 2)


def test_line_endings_that_git_does_not_keep_are_no_changes() -> None:
    git("add", "--all")
    README.write_bytes(page([*OLD, NEW]).replace("\n", "\r\n").encode())
    assert run("--staged", "--fix").stderr.count("error:") == 0
    assert README.read_bytes() == page([*OLD, MENDED]).replace("\n", "\r\n").encode()


def test_a_diff_shows_it_and_writes_nothing() -> None:
    done = run("--since=HEAD", "--diff")
    changed = [line for line in done.stdout.splitlines() if line.startswith(("+-", "--"))]
    assert changed == ["--- README.md", f"-{NEW}".rstrip("\n"), f"+{MENDED}".rstrip("\n")]
    assert done.exit_code == 1
    assert README.read_text(encoding="utf-8") == page([*OLD, NEW])


def test_a_fix_that_would_mend_older_findings_too_is_left_out() -> None:
    """One fix puts a section in order: of two entries that stand wrong, one stood there before."""
    names = ["Ash", "Birch", "Cedar", "Elm", "Dogwood", "Fir", "Hazel", "Juniper", "Larch", "Maple"]
    entries = [f"- [{name}](https://{name.lower()}.dev) - Grows.\n" for name in names]
    astray = "- [Alder](https://alder.dev) - Grows.\n"
    before, after = page(entries), page([*entries, astray])
    outcome = fix_change(Input("list.md", after, Settings(safe_fixes=["ORD"])), before)
    assert outcome.source.text == after
    assert [each.code for each in outcome.diagnostics] == ["ORD001"]
    clean = sorted(entries)
    outcome = fix_change(Input("list.md", page([*clean, astray]), Settings(safe_fixes=["ORD"])), page(clean))
    assert outcome.source.text == page([astray, *clean])


def test_what_a_baseline_knows_is_left_out_and_none_of_its_lines_are_stale() -> None:
    run("--baseline=known.jsonl", "--write-baseline")
    known = Path("known.jsonl").read_bytes()
    for options in (["--since=HEAD"], ["--since=HEAD", "--fix"]):
        README.write_text(page([*OLD, NEW, "- [Tool 150](htps://b.dev) - Is new.\n"]), encoding="utf-8")
        done = run(*options, "--baseline=known.jsonl")
        assert "SUP003" not in done.stdout
        assert done.stdout.count("LNK001") == ("--fix" not in options)
        assert Path("known.jsonl").read_bytes() == known


def test_comments_of_a_change_that_is_not_trusted_silence_nothing_and_stay() -> None:
    silenced = NEW.replace(". \n", ". <!-- awesome-lint-disable-line -->\n")
    README.write_text(page([*OLD, silenced]), encoding="utf-8")
    done = run("--since=HEAD", "--fix", "--base-settings")
    assert README.read_text(encoding="utf-8") == page([*OLD, silenced])
    assert [line.split()[2] for line in done.stdout.splitlines()] == ["LNK001"]


def test_what_cannot_be_written_is_judged_as_the_change_that_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    from awesome_lint.pipeline import outcomes  # noqa: PLC0415
    from awesome_lint.world.files import FileError  # noqa: PLC0415

    def fail(_: object) -> None:
        raise FileError("no room")

    monkeypatch.setattr(outcomes, "save", fail)
    done = run("--since=HEAD", "--fix")
    assert (done.stdout.count("README.md:47:"), done.stdout.count("\n"), done.exit_code) == (2, 2, 2)
    assert done.stderr.startswith("error: no room\n")
