"""What a branch has changed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from awesome_lint.catalog import changes
from awesome_lint.catalog.changes import State
from awesome_lint.pipeline import parse
from awesome_lint.source import Source
from awesome_lint.world.revisions import Revision, RevisionError

LIST = """\
# Animals

## Insects

- [Ant](https://example.org/ant) - Works.
- [Bee](https://example.org/bee) - Hums. See [more][more].

## Mammals

- [Cat](https://example.org/cat) - Sleeps.
  - [Lion](https://example.org/lion) - Sleeps, too.

[more]: https://example.org/more
"""


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a list on main and on a branch that has gone on since."""
    folder = tmp_path / "repository"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git("init", "--initial-branch", "main")
    commit("list.md", LIST)
    git("checkout", "-b", "branch")
    return folder


def git(*arguments: str) -> str:
    identity = ["-c", "user.name=a", "-c", "user.email=a@b.example"]
    return subprocess.run(["git", *identity, *arguments], check=True, capture_output=True, text=True).stdout


def commit(name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8", newline="")
    git("add", name)
    git("commit", "-m", "change")


def changed(text: str, revision: str = "main", name: str = "list.md") -> list[str]:
    earlier = Revision(revision).text_at(Path(name))
    return [each.name for each in changes.changed(state(earlier or ""), state(text))]


def state(text: str) -> State:
    return State(Source(text), parse(text))


def test_nothing_has_changed() -> None:
    assert changed(LIST) == []
    assert changed(LIST.replace("\n", "\r\n")) == []


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ("- [Cat]", "- [Cow](https://example.org/cow) - Eats.\n- [Cat]", ["Cow"]),
        ("Works.", "Works hard.", ["Ant"]),
        ("/bee)", "/bees)", ["Bee"]),
        ("[more]: https://example.org/more", "[more]: https://example.org/less", ["Bee"]),
        ("Sleeps, too.", "Roars.", ["Lion"]),
        (" - Works.\n", " -\n  Works.\n", []),
        ("## Mammals", "## Beasts", []),
        ("Hums. See", "Hums.  See", []),
    ],
)
def test_entries_that_are_new_or_written_otherwise(old: str, new: str, names: list[str]) -> None:
    assert old in LIST
    assert changed(LIST.replace(old, new, 1)) == names


def test_an_entry_that_was_moved_has_not_changed() -> None:
    ant, bee = LIST.splitlines(keepends=True)[4:6]
    assert changed(LIST.replace(ant + bee, bee + ant)) == []


def test_a_second_entry_of_the_same_words_is_new() -> None:
    ant = LIST.splitlines(keepends=True)[4]
    assert changed(LIST.replace(ant, ant * 2)) == ["Ant"]


def test_in_a_new_file_all_are_new() -> None:
    assert changed(LIST, name="new.md") == ["Ant", "Bee", "Cat", "Lion"]


def test_what_main_has_done_since_does_not_count() -> None:
    git("checkout", "main")
    commit("list.md", LIST.replace("Works.", "Works hard."))
    git("checkout", "branch")
    assert changed(LIST) == []


def test_a_file_in_a_folder_and_seen_from_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    Path("docs").mkdir()
    commit("docs/list.md", LIST)
    git("branch", "--force", "base")
    monkeypatch.chdir(tmp_path)
    assert changed(LIST, "base", "repository/docs/list.md") == []


def test_the_environment_of_a_hook_does_not_lead_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    assert changed(LIST) == []


@pytest.mark.parametrize("revision", ["nothing", "origin/nothing", "--help", "HEAD:list.md", ""])
def test_a_revision_that_does_not_exist(revision: str) -> None:
    with pytest.raises(RevisionError, match=r"git does not know the commit `.*`; fetch it first: `git fetch "):
        changed(LIST, revision)


def test_no_repository(tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text(LIST, encoding="utf-8")
    with pytest.raises(RevisionError, match=r"is not in a readable git repository"):
        changed(LIST, name=str(tmp_path / "list.md"))


def test_no_common_commit() -> None:
    git("checkout", "--orphan", "other")
    git("commit", "-m", "other")
    with pytest.raises(RevisionError, match=r"git does not know a common commit of HEAD and `main`$"):
        changed(LIST)


def test_a_shallow_clone_says_what_to_fetch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, repository: Path) -> None:
    commit("list.md", LIST.replace("Works.", "Works hard."))
    git("checkout", "main")
    commit("other.md", LIST)
    git("checkout", "branch")
    monkeypatch.chdir(tmp_path)
    git("clone", "--depth", "1", "--no-single-branch", repository.as_uri(), "clone")
    monkeypatch.chdir("clone")
    with pytest.raises(RevisionError, match=r"this clone is shallow; .*: `git fetch --unshallow origin main`$"):
        changed(LIST, "origin/main")
    git("fetch", "--unshallow")
    assert changed(LIST, "origin/main") == []


def test_a_text_that_is_not_utf8(repository: Path) -> None:
    (repository / "list.md").write_bytes(LIST.replace("Works", "W\xf6rks").encode("latin-1"))
    git("commit", "-am", "other encoding")
    git("branch", "--force", "base")
    with pytest.raises(RevisionError, match=r"list\.md in `base`: .*UTF-8"):
        changed(LIST, "base")
