"""`awesome-lint merge --install`: git itself merges lists by record, and as it ever did where we fail."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

import commandline
import forking

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts")

HEAD = "# Stones\n\n"
AGATE = "- [Agate](https://agate.org) - Sorts gems.\n"
BERYL = "- [Beryl](https://beryl.org) - Cuts gems.\n"
CORAL = "- [Coral](https://coral.org) - Grows reefs.\n"
ZINC = "- [Zinc](https://zinc.org) - Shines.\n"
BASE = HEAD + AGATE + ZINC
WITH_BERYL, WITH_CORAL = HEAD + AGATE + BERYL + ZINC, HEAD + AGATE + CORAL + ZINC
BOTH = (HEAD + AGATE + BERYL + CORAL + ZINC, HEAD + AGATE + CORAL + BERYL + ZINC)
OTHER_WORDS = WITH_BERYL.replace("Cuts", "Polishes")


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What git finds when it calls us."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    folder = tmp_path / "bin"
    folder.mkdir()
    path = folder / "awesome-lint"
    path.write_text(f'#!/bin/sh\nexec {shlex.join(forking.program())} "$@"\n', encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join([str(folder), str(Path(shutil.which("git") or "").parent), os.defpath]))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return path


@pytest.fixture
def clone(tmp_path: Path, program: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository on whose branches `main` and `other` different entries were added in one place."""
    folder = tmp_path / "clone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git("init", "--quiet", "--initial-branch=main")
    assert commandline.ran("merge", "--install")[0] == 0
    commit(BASE)
    git("checkout", "--quiet", "-b", "other")
    commit(WITH_CORAL)
    git("checkout", "--quiet", "main")
    commit(WITH_BERYL)
    return folder / "list.md"


def git(*arguments: str, status: int = 0) -> str:
    identity = ["-c", "user.name=a", "-c", "user.email=a@b.example"]
    done = subprocess.run(["git", *identity, *arguments], check=False, capture_output=True, text=True)
    assert done.returncode == status, done.stderr + done.stdout
    return done.stdout


def commit(text: str) -> None:
    Path("list.md").write_text(text, encoding="utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", "Change the list")


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_merge(clone: Path) -> None:
    git("merge", "--no-edit", "other")
    assert read(clone) in BOTH


def test_rebase(clone: Path) -> None:
    git("rebase", "--quiet", "other")
    assert read(clone) in BOTH


def test_cherry_pick(clone: Path) -> None:
    git("cherry-pick", "other")
    assert read(clone) in BOTH


def test_stash_pop(clone: Path) -> None:
    git("checkout", "--quiet", "main~1")
    clone.write_text(WITH_CORAL, encoding="utf-8")
    git("stash")
    git("checkout", "--quiet", "main")
    git("stash", "pop")
    assert read(clone) in BOTH
    assert git("status", "--short").split() == ["M", "list.md"]


def test_what_is_left_to_decide_is_a_conflict_of_one_entry(clone: Path) -> None:
    git("checkout", "--quiet", "-b", "words", "main~1")
    commit(OTHER_WORDS)
    git("merge", "main", status=1)
    marked = f"<<<<<<< ours\n{BERYL.replace('Cuts', 'Polishes')}=======\n{BERYL}>>>>>>> theirs\n"
    assert read(clone) == HEAD + AGATE + marked + ZINC
    assert git("status", "--short") == "AA list.md\n".replace("AA", "UU")


def test_conflicts_have_the_style_that_git_is_told_and_are_remembered(clone: Path) -> None:
    git("config", "merge.conflictStyle", "zdiff3")
    git("config", "rerere.enabled", "true")
    git("checkout", "--quiet", "-b", "words", "main~1")
    commit(OTHER_WORDS)
    git("merge", "main", status=1)
    assert "||||||| base\n" in read(clone)
    commit(WITH_BERYL)
    git("reset", "--quiet", "--hard", "HEAD~1")
    git("merge", "main", status=1)
    assert read(clone) == WITH_BERYL


@pytest.mark.parametrize("fault", ["exit 1", "exit 2", "kill -9 $$", None])
def test_git_merges_as_ever_where_we_fail(clone: Path, program: Path, fault: str | None) -> None:
    program.unlink()
    if fault is not None:
        program.write_text(f"#!/bin/sh\n{fault}\n", encoding="utf-8")
        program.chmod(0o755)
    git("merge", "other", status=1)
    assert read(clone) == HEAD + AGATE + f"<<<<<<< ours\n{BERYL}=======\n{CORAL}>>>>>>> theirs\n" + ZINC
    git("merge", "--abort")
    assert git("status", "--short") == ""


def test_uninstalling_takes_back_what_was_installed(clone: Path) -> None:
    assert Path(".gitattributes").read_text(encoding="utf-8") == "*.md merge=awesome-lint\n"
    status, said, _ = commandline.ran("merge", "--uninstall")
    assert (status, said.count("removed from")) == (0, 2)
    assert not Path(".gitattributes").exists()
    assert "awesome-lint" not in git("config", "--list")
    assert commandline.ran("merge", "--uninstall") == (0, "", "nothing was installed\n")


def test_other_lines_of_attributes_stay(clone: Path) -> None:
    attributes = Path(".gitattributes")
    attributes.write_text("*.png binary\n*.md merge=awesome-lint\n", encoding="utf-8")
    assert commandline.ran("merge", "--install")[0] == 0
    assert attributes.read_text(encoding="utf-8") == "*.png binary\n*.md merge=awesome-lint\n"
    assert commandline.ran("merge", "--uninstall")[0] == 0
    assert attributes.read_text(encoding="utf-8") == "*.png binary\n"


@pytest.mark.parametrize(
    "content",
    [
        b"# note\x0c*.py filter=evil\n",
        "# note\u2028*.py filter=evil\n".encode(),
        b"*.txt text\r\n*.bin -text\r\n",
        b"\xff",
    ],
)
def test_the_bytes_of_other_lines_of_attributes_stay(clone: Path, content: bytes) -> None:
    attributes = clone.parent / ".gitattributes"
    attributes.write_bytes(content)
    assert commandline.ran("merge", "--install")[0] == 0
    end = b"" if content.endswith(b"\n") else b"\n"
    assert attributes.read_bytes() == content + end + b"*.md merge=awesome-lint\n"
    assert git("check-attr", "filter", "x.py") == "x.py: filter: unspecified\n"
    assert commandline.ran("merge", "--uninstall")[0] == 0
    assert attributes.read_bytes() == content + end


def test_installed_for_all_repositories(clone: Path, tmp_path: Path) -> None:
    assert commandline.ran("merge", "--uninstall")[0] == 0
    assert commandline.ran("merge", "--install", "--global")[0] == 0
    assert read(tmp_path / ".config" / "git" / "attributes") == "*.md merge=awesome-lint\n"
    git("merge", "--no-edit", "other")
    assert read(clone) in BOTH
    assert commandline.ran("merge", "--uninstall", "--global")[0] == 0
    assert "awesome-lint" not in git("config", "--list")


def test_outside_of_a_repository_it_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    status, _, said = commandline.ran("merge", "--install")
    assert status == 2
    assert "in no git repository; --global installs it for all of yours" in said


@pytest.mark.parametrize("name", [".git/config", ".gitattributes"])
@pytest.mark.usefixtures("clone")
def test_nothing_is_written_behind_a_link(tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    path = Path(name)
    outside.write_bytes(path.read_bytes() if path.exists() else b"")
    path.unlink(missing_ok=True)
    path.symlink_to(outside)
    before = outside.read_bytes(), Path(".git/config").read_bytes()
    status, _, said = commandline.ran("merge", "--install")
    assert (status, said.endswith(f"{name} is a symbolic link that leads out of the repository\n")) == (2, True)
    assert (outside.read_bytes(), Path(".git/config").read_bytes()) == before
