"""`--since` and `--staged`: a change is held to account for what it brought, and for nothing else."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

import commandline
from awesome_lint import catalog
from awesome_lint.catalog import changes
from awesome_lint.pipeline.comparing import check_change
from awesome_lint.pipeline.inputs import Input
from awesome_lint.settings import ChangeSettings, Settings
from awesome_lint.source import Source
from awesome_lint.syntax import tree
from awesome_lint.world.revisions import Revision

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

HEAD = "# Tools\n\nSorted alphabetically.\n\n## All\n\n"
OLD = [f"- [Tool {number:04}](htps://example.org/{number}) - Does thing {number}.\n" for number in range(1000, 1500)]
"""Entries with a problem each."""
FINE = "- [Tool 1100 b](https://fine.dev) - Does what it does.\n"
WRONG = "- [Alder](htps://alder.dev) - Does it\n"
"""Wrong in three ways: its scheme, its end, and the place where it stands."""
GIT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    **{f"GIT_{who}_NAME": "A Curator" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "curator@example.org" for who in ("AUTHOR", "COMMITTER")},
}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a repository with a list that has 500 old problems."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    (tmp_path / "list").mkdir()
    monkeypatch.chdir(tmp_path / "list")
    git("init", "--quiet", "--initial-branch=main")
    commit("README.md", page(OLD))


def git(*arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], env={**os.environ, **GIT}, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def page(entries: list[str]) -> str:
    return HEAD + "".join(entries)


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8", newline="")


def commit(name: str, text: str) -> None:
    write(name, text)
    git("add", "--all")
    git("commit", "--quiet", "--message", f"Change {name}")


run = partial(commandline.run, "check", "--output-format=concise")


def pull_request() -> None:
    """A branch with two new entries, one of them wrong, while the list goes on without it."""
    git("switch", "--quiet", "--create", "branch")
    commit("README.md", page([*OLD[:101], FINE, *OLD[101:200], WRONG, *OLD[200:]]))
    git("switch", "--quiet", "main")
    commit("README.md", page(OLD[1:]))
    git("switch", "--quiet", "branch")


def test_a_pull_request_is_held_to_account_for_its_own_three_faults_on_a_list_with_500() -> None:
    pull_request()
    assert run().stderr.startswith("checked 502 entries in 1 list (502 bullets): 502 errors, 1 warning")
    done = run("--since", "main")
    assert done.stdout == (
        "README.md:208:4: error ORD001 [*] `Alder` is out of alphabetical order; move it before `Tool 1000`\n"
        "README.md:208:11: error LNK001 [*] `htps` is not a URL scheme; did you mean `https`?\n"
        "README.md:208:37: warning ENT011 description ends without a final mark; "
        "expected a period, as in 500 of 500 others\n"
    )
    assert done.stderr.startswith("checked 502 entries in 1 list (502 bullets), 2 of them new or changed: 2 errors")
    assert done.exit_code == 1


@pytest.mark.parametrize(("pairs", "count"), [(0, 1), (2, 1), (8, 0)])
def test_a_copy_in_another_section_counts_if_it_is_new(pairs: int, count: int) -> None:
    """What a list holds twice may be meant so; of a new entry it is told, unless the list does so often."""
    names = [f"{first}{last}" for first in ("Al", "Be", "Co", "Du") for last in ("dor", "fan", "gil", "mon", "tus")]
    entries = [f"- [{name}](https://{name}.dev) - Sorts the things of {name}.\n" for name in names]
    others = [f"- [{name}](https://{name}.dev) - Also cleans {name} up.\n" for name in names]
    old = "# Tools\n\n## Sorters\n\n" + "".join(entries) + "\n## Cleaners\n\n" + "".join(others[10 : 10 + pairs])
    commit("README.md", f"{old}- [Zoe](https://zoe.dev) - Cleans all of it.\n")
    assert run("--since", "HEAD").stdout == ""
    write("README.md", f"{old}{others[0]}- [Zoe](https://zoe.dev) - Cleans all of it.\n")
    assert run("--since", "HEAD").stdout.count("ENT007") == count


def test_without_a_change_nothing_is_reported() -> None:
    done = run("--since", "main")
    assert (done.stdout, done.exit_code) == ("", 0)
    assert done.stderr == "checked 500 entries in 1 list (500 bullets), 0 of them new or changed: no problems\n"


def test_what_is_not_committed_counts() -> None:
    write("README.md", page([*OLD, "- [Tool 2000](htps://example.com) - Does it.\n"]))
    assert run("--since", "HEAD").stdout.startswith("README.md:507:15: error LNK001 ")


def test_an_old_fault_of_an_entry_that_is_changed_counts() -> None:
    write("README.md", page([*OLD[:-1], OLD[-1].replace("Does", "Makes")]))
    assert [line.split(" [")[0] for line in run("--since", "HEAD").stdout.splitlines()] == [
        "README.md:506:15: error LNK001"
    ]


def test_moved_entries_are_not_new() -> None:
    write("README.md", page([*OLD[1:], OLD[0]]))
    assert [line.split()[2] for line in run("--since", "HEAD").stdout.splitlines()] == ["ORD001"]


def test_a_fault_that_a_new_entry_makes_of_an_old_one_counts() -> None:
    """The duplicate is reported where the new entry stands, though the old one is further down."""
    old = [*OLD[:20], "- [Tool 2000](https://tool.dev/docs) - Does thing 2000.\n"]
    commit("README.md", page(old))
    write("README.md", page(["- [Alder](https://tool.dev/docs) - Does it all.\n", *old]))
    assert run("--since", "HEAD").stdout.startswith(
        "README.md:7:11: warning LNK006 `Alder` leads to the same page as `Tool 2000` on line 28"
    )


def test_of_faults_that_look_alike_the_new_one_counts() -> None:
    parts = [f"## Part {number}\n\nSee below.\n\n\n{entry}\n" for number, entry in enumerate(OLD[:8])]
    commit("README.md", HEAD + "".join(parts))
    new = "## Part new\n\nSee below.\n\n\n- [New](https://new.dev) - Is new.\n\n"
    write("README.md", HEAD + "".join([*parts[:3], new, *parts[3:]]))
    done = run("--since", "HEAD", "--select=FMT004")
    assert done.stdout == "README.md:32:1: warning FMT004 [*] 2 blank lines in a row; leave one\n"


def test_a_fault_outside_entries_counts_if_it_is_new() -> None:
    write(
        "README.md",
        page(OLD).replace("alphabetically.", "alphabetically. [See](#gone)") + "\n-[x](https://x.org) - X.\n",
    )
    assert [line.split()[2] for line in run("--since", "HEAD").stdout.splitlines()] == ["LNK004", "ENT010"]


def test_a_list_that_was_not_there_is_new() -> None:
    write("docs/list.md", page(OLD[:20]))
    done = run("docs/list.md", "--since", "HEAD")
    assert len(done.stdout.splitlines()) == 20
    assert "(20 bullets), 20 of them new or changed: 20 errors" in done.stderr


def test_a_readme_without_entries_that_was_not_there_is_an_error() -> None:
    write("docs/README.md", "# Notes\n")
    assert " DOC001 " in run("docs/README.md", "--since", "HEAD").stdout


@pytest.mark.parametrize("is_committed", [True, False])
def test_a_renamed_list_is_compared_with_what_it_was(*, is_committed: bool) -> None:
    Path("docs").mkdir()
    git("mv", "README.md", "docs/tools ü.md")
    write("docs/tools ü.md", page([*OLD, "- [Tool 2000](htps://example.com) - Does it.\n"]))
    if is_committed:
        git("add", "--all")
        git("commit", "--quiet", "--message", "Rename")
    done = run("docs/tools ü.md", "--since", "HEAD~1" if is_committed else "HEAD")
    assert done.stdout.startswith("docs/tools ü.md:507:15: error LNK001 ")
    assert "501 bullets), 1 of them new or changed: 1 error" in done.stderr


def test_names_of_files_are_no_patterns() -> None:
    commit("[R]EADME*.md", page(OLD[:3]))
    assert run("[R]EADME*.md", "--since", "HEAD").exit_code == 0


def test_standard_input_is_compared_with_the_file_that_it_is_named_after() -> None:
    text = page([*OLD, WRONG])
    done = run("-", "--stdin-filename=README.md", "--since=HEAD", "--select=LNK", stdin=text)
    assert done.stdout.startswith("README.md:507:11: error LNK001 ")
    assert "to compare standard input, --stdin-filename is required" in run("-", "--since=HEAD", stdin=text).stderr


# Limits


@pytest.mark.parametrize(("limit", "codes"), [(0, []), (1, ["ENT019"]), (2, [])])
def test_new_entries_of_a_change_are_limited(limit: int, codes: list[str]) -> None:
    settings = Settings(select=["ENT019"], changes=ChangeSettings(max_new_entries=limit))
    after = page([*OLD[:-1], OLD[-1].replace("Does", "Makes"), FINE, WRONG])
    outcome = check_change(Input("README.md", after, settings), page(OLD))
    assert [each.code for each in outcome.diagnostics] == codes
    if codes:
        assert outcome.diagnostics[0].message == "2 new entries in one change; at most 1 may be added at a time"
        assert outcome.diagnostics[0].entry == "Alder"


def test_the_whole_list_may_be_new_whatever_the_limit() -> None:
    settings = Settings(select=["ENT019"], changes=ChangeSettings(max_new_entries=1))
    assert check_change(Input("README.md", page(OLD), settings), None).diagnostics == []


# Staged


def test_what_is_staged_is_checked_and_nothing_else() -> None:
    write("README.md", page([*OLD, "- [Tool 2000](htps://example.com) - Does it.\n"]))
    git("add", "README.md")
    write("README.md", page([*OLD, "- [Tool 2000](htps://example.com) - Does it.\n", WRONG]))
    done = run("--staged")
    assert done.stdout == "README.md:507:15: error LNK001 [*] `htps` is not a URL scheme; did you mean `https`?\n"
    assert "501 bullets), 1 of them new or changed" in done.stderr


def test_what_is_not_staged_is_told() -> None:
    write("new.md", page(OLD))
    done = run("new.md", "--staged")
    assert (done.stdout, done.exit_code) == ("", 0)
    assert done.stderr == "new.md is not staged, so it was not checked\n"


def test_before_the_first_commit_all_that_is_staged_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fresh").mkdir()
    monkeypatch.chdir(tmp_path / "fresh")
    git("init", "--quiet")
    write("README.md", page(OLD[:3]))
    git("add", "README.md")
    assert len(run("--staged").stdout.splitlines()) == 3


def test_a_hook_of_a_commit_of_single_files_sees_what_that_commits() -> None:
    """`git commit FILE` has an index of its own, which only the hook's environment names."""
    write("README.md", page([*OLD, "- [Tool 2000](htps://example.com) - Does it.\n"]))
    hook = Path(".git/hooks/pre-commit")
    hook.parent.mkdir(exist_ok=True)
    ours = shlex.join([sys.executable, "-m", "awesome_lint"])
    hook.write_text(f"#!/bin/sh\n{ours} check --staged --output-format concise > seen.txt 2>&1\n")
    hook.chmod(0o755)
    done = subprocess.run(["git", "commit", "-m", "x", "README.md"], env={**os.environ, **GIT}, check=False)
    assert done.returncode == 1
    assert Path("seen.txt").read_text(encoding="utf-8").startswith("README.md:507:15: error LNK001 ")


# What git does not know


def clone(*options: str) -> None:
    source = Path.cwd().as_uri()
    os.chdir("..")
    git("clone", "--quiet", *options, source, "clone")
    os.chdir("clone")


def test_a_shallow_clone_says_what_to_fetch_and_works_when_that_is_done() -> None:
    pull_request()
    clone("--depth=1", "--branch=branch")
    done = run("--since", "origin/main")
    fetch = "git fetch --unshallow origin main"
    assert done.stderr == f"error: git does not know the commit `origin/main`; fetch it first: `{fetch}`\n"
    assert done.exit_code == 2
    git("fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main")
    message = "git does not know a common commit of HEAD and `origin/main`, because this clone is shallow"
    assert run("--since", "origin/main").stderr == f"error: {message}; fetch the rest first: `{fetch}`\n"
    git(*fetch.removeprefix("git ").split())
    done = run("--since", "origin/main")
    assert len(done.stdout.splitlines()) == 3


def test_a_revision_that_does_not_exist() -> None:
    message = "git does not know the commit `mian`; fetch it first: `git fetch origin mian`"
    assert run("--since", "mian").stderr == f"error: {message}\n"
    assert run("--since=--all").stderr.startswith("error: git does not know the commit `--all`")


def test_without_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write("README.md", page(OLD))
    for option in ("--since=main", "--staged"):
        done = run(option)
        assert "is not in a readable git repository" in done.stderr
        assert done.exit_code == 2


@pytest.mark.parametrize("other", ["--staged", "--write-baseline"])
def test_options_that_do_not_go_together(other: str) -> None:
    done = run("--since=main", other, "--baseline=known.jsonl")
    assert (
        f"--since cannot be used with {other}." in done.stderr or f"{other} cannot be used with --since." in done.stderr
    )
    assert done.exit_code == 2


def test_the_text_of_a_revision() -> None:
    pull_request()
    write("docs/new.md", "# New\n")
    revision = Revision("main")
    assert revision.text_at(Path("README.md")) == page(OLD), "where the branch began, not what main has become"
    assert revision.text_at(Path("docs/new.md")) is None


def test_entries_are_the_same_whatever_their_layout() -> None:
    one = state("- [a](https://a.org) - A thing.\n- [b](https://b.org) - B.\n  - [c](https://c.org) - C.\n")
    other = state(
        "*   [b](https://b.org) -\n    B.\n    *   [c](https://c.org) - D.\n*   [a](https://a.org) - A thing.\n"
    )
    assert [each.name for each in changes.changed(one, other)] == ["c"]
    assert changes.added(one, other) == []


def state(text: str) -> changes.State:
    source = Source(text)
    return changes.State(source, catalog.read(source, tree.parse(source)))


def test_blank_lines_behind_a_new_entry_are_no_part_of_the_change() -> None:
    before = "# T\n\n## A\n\n- [Ab](https://a.dev/x)\n\n\n## B\n\n- [Cb](https://c.dev/x)\n"
    after = before.replace("/x)\n\n\n", "/x)\n- [Bb](https://b.dev/x)\n\n\n")
    assert check_change(Input("README.md", after, Settings()), before).diagnostics == []
