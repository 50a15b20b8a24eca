"""Whatever a repository says of programs, none is run."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from awesome_lint.world import discovery, git, programs
from awesome_lint.world.revisions import Index, Revision, RevisionError

LIST = "# Tools\n\n- [A](https://a.org) - One.\n- [B](https://b.org) - Two.\n- [C](https://c.org) - Three.\n"
HOOKS = ("post-index-change", "fsmonitor-watchman", "post-checkout", "reference-transaction")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts")


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    """The file that a program makes that should never have been run."""
    return tmp_path / "mark"


@pytest.fixture
def program(tmp_path: Path, mark: Path) -> Path:
    return script(tmp_path / "program", mark)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a list on main, which a branch has renamed."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    folder = tmp_path / "clone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    ask("init", "--quiet", "--initial-branch=main")
    commit("list.md", LIST)
    ask("checkout", "--quiet", "-b", "branch")
    ask("mv", "list.md", "tools.md")
    commit("other.md", "# Other\n")
    return folder


def script(path: Path, mark: Path) -> Path:
    path.write_text(f"#!/bin/sh\ntouch '{mark}'\nexit 1\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def ask(*arguments: str) -> str:
    identity = ["-c", "user.name=a", "-c", "user.email=a@b.example"]
    return subprocess.run(["git", *identity, *arguments], check=True, capture_output=True, text=True).stdout


def commit(name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8")
    ask("add", "--all")
    ask("commit", "--quiet", "--message", "change")


def bare(folder: Path, program: Path) -> None:
    """Make a folder look like a repository without a work tree, whose files git has kept with all others."""
    for each in ("objects", "refs"):
        (folder / each).mkdir(parents=True)
    (folder / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    settings = f"[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = {program}\n"
    (folder / "config").write_text(settings, encoding="utf-8")
    subprocess.run(["git", "--git-dir", str(folder), "update-index", "--fsmonitor"], check=False, capture_output=True)


def hostile(folder: Path, program: Path) -> None:
    """Name a program wherever the configuration of a repository can name one that reading might run."""
    for name, value in (
        ("core.fsmonitor", program),
        ("core.hooksPath", folder / "hooks"),
        ("core.pager", program),
        ("core.sshCommand", program),
        ("core.askPass", program),
        ("core.untrackedCache", "true"),
        ("credential.helper", program),
        ("diff.external", program),
        ("diff.own.command", program),
        ("diff.own.textconv", program),
        ("filter.own.clean", program),
        ("filter.own.smudge", program),
        ("filter.own.required", "true"),
        ("gpg.program", program),
        ("log.showSignature", "true"),
        ("remote.origin.url", f"ext::{program}"),
        ("remote.origin.promisor", "true"),
        ("remote.origin.uploadpack", program),
        ("protocol.ext.allow", "always"),
    ):
        ask("config", name, str(value))
    (folder / "hooks").mkdir()
    for each in HOOKS:
        script(folder / "hooks" / each, program.with_name("mark"))
    (folder / ".git" / "info" / "attributes").write_text("*.md filter=own diff=own\n", encoding="utf-8")


def change(path: Path) -> None:
    """Write a file once more, so that git must look at what it holds."""
    path.write_text(f"{path.read_text(encoding='utf-8')}\n", encoding="utf-8")


LOOKS: dict[str, Callable[[], object]] = {
    "expand": lambda: [*discovery.expand(["."])],
    "since": lambda: Revision("main").text_at(Path("tools.md")),
    "since, not there": lambda: Revision("main").text_at(Path("new.md")),
    "staged": lambda: Index().staged(Path("tools.md")),
    "staged, before": lambda: Index().text_at(Path("tools.md")),
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())
def test_no_program_of_a_configuration_is_run(
    folder: Path, program: Path, mark: Path, look: Callable[[], object]
) -> None:
    hostile(folder, program)
    mark.unlink(missing_ok=True)
    change(folder / "tools.md")
    look()
    assert not mark.exists()


def test_what_is_asked_is_answered_all_the_same(folder: Path, program: Path) -> None:
    hostile(folder, program)
    assert Revision("main").text_at(Path("tools.md")) == LIST
    assert [*discovery.expand(["."])] == [Path("other.md"), Path("tools.md")]


def test_a_committed_folder_that_looks_like_a_repository_is_none(folder: Path, program: Path, mark: Path) -> None:
    docs = folder / "docs"
    bare(docs, program)
    commit("docs/list.md", LIST)
    mark.unlink(missing_ok=True)
    assert [*discovery.expand(["docs"])] == [Path("docs/list.md")]
    with pytest.raises(RevisionError, match="is not in a readable git repository"):
        Revision("main").text_at(Path("docs/list.md"))
    assert not mark.exists()


def test_an_object_that_is_missing_is_not_fetched(folder: Path, program: Path, mark: Path) -> None:
    hostile(folder, program)
    blob = ask("rev-parse", "HEAD:tools.md").strip()
    mark.unlink(missing_ok=True)
    at = folder / ".git" / "objects" / blob[:2] / blob[2:]
    at.chmod(0o600)
    at.unlink()
    with pytest.raises(RevisionError, match=r"git cannot show tools\.md"):
        Revision("main").text_at(Path("tools.md"))
    assert not mark.exists()


@pytest.mark.parametrize("name", ["-c", "--output=x", "--exec=touch x", "-x.md"])
def test_no_name_is_taken_for_an_option(folder: Path, name: str) -> None:
    commit(name, LIST)
    assert Revision("main").text_at(Path(name)) == LIST  # as it was called before
    assert Index().staged(Path(name)) == LIST
    with pytest.raises(RevisionError, match="git does not know the commit"):
        Revision(name).text_at(Path(name))


@pytest.mark.parametrize("on_path", ["", ".", "bin"])
def test_a_program_is_never_one_of_the_current_folder(
    folder: Path, mark: Path, monkeypatch: pytest.MonkeyPatch, on_path: str
) -> None:
    at = folder / (on_path or ".")
    at.mkdir(exist_ok=True)
    script(at / "git", mark)
    script(at / "own", mark)
    monkeypatch.setenv("PATH", os.pathsep.join([on_path, os.environ["PATH"]]))
    assert git.run(folder, "rev-parse", "HEAD").returncode == 0
    assert not mark.exists()
    assert programs.find("own") is None


def test_git_that_does_not_answer_is_given_up(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bin").mkdir()
    slow = tmp_path / "bin" / "git"
    slow.write_text(f"#!{sys.executable}\nimport time\ntime.sleep(60)\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(git, "_TIMEOUT", 0.2)
    with pytest.raises(RevisionError, match="did not answer"):
        Revision("main").text_at(Path("tools.md"))


def test_a_run_waits_for_git_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(folder / ".git" / "pipe")
    ask("config", "include.path", "pipe")
    monkeypatch.setattr(git, "_silent", set())
    monkeypatch.setattr(git, "_TIMEOUT", 1)
    started = time.monotonic()
    assert [*discovery.expand(["."])] == [Path("other.md"), Path("tools.md")]
    for name in ("tools.md", "other.md"):
        with pytest.raises(RevisionError, match="did not answer within 1 s"):
            Revision("main").text_at(Path(name))
    assert time.monotonic() - started < 2


def test_git_is_stopped_once_it_has_said_too_much(folder: Path) -> None:
    """Eight trees that name one another ten times each are a hundred million files."""
    inner = git.run(folder, "hash-object", "-w", "--stdin", given=b"x").stdout.decode().strip()
    mode, kind = "100644", "blob"
    for _ in range(8):
        listed = "".join(f"{mode} {kind} {inner}\t{name}\0" for name in "abcdefghij")
        inner = git.run(folder, "mktree", "-z", given=listed.encode()).stdout.decode().strip()
        mode, kind = "040000", "tree"
    with pytest.raises(git.TooMuchError, match="more than 1 MB"):
        git.run(folder, "ls-tree", "-r", inner, most=1_000_000)
    assert git.run(folder, "rev-parse", "HEAD").returncode == 0


def test_what_git_starts_is_stopped_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bin").mkdir()
    script = tmp_path / "bin" / "git"
    script.write_text("#!/bin/sh\n/bin/sleep 60 &\n/bin/sleep 60\n", encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(git, "_silent", set())
    monkeypatch.setattr(git, "_TIMEOUT", 0.2)
    started = time.monotonic()
    with pytest.raises(TimeoutError):
        git.run(tmp_path, "status")
    assert time.monotonic() - started < 30
