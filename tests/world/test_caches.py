"""What is kept between runs is of this machine, and nothing that a repository holds is taken for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from platformdirs import user_cache_dir

from awesome_lint import replay
from awesome_lint.pipeline import outcomes
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.world import caches
from commandline import ran
from places import FIXTURES

NAME = "0" * 40
PAGE = "# Things\n\n- [A](hhttps://a.org) - One.\n- [B](docs/b.md) - Two.\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for caches that is outside of the one that is worked in."""
    home = tmp_path / "home"
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    return home / "awesome-lint"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setattr(caches, "release", lambda: "test")
    return folder


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are really checked."""
    done: list[str] = []
    check = outcomes.check_file

    def counted(each: Input) -> Outcome:
        done.append(each.name)
        return check(each)

    monkeypatch.setattr(outcomes, "check_file", counted)
    return done


def git(*arguments: str) -> None:
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.example", *arguments], check=True)


check = partial(ran, "check")


def put(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_caches_are_in_the_folder_of_the_user(home: Path) -> None:
    assert caches.folder() == str(home) == user_cache_dir("awesome-lint", appauthor=False)
    caches.write(NAME, b"kept")
    assert caches.read(NAME) == b"kept"
    assert {each.name for each in home.iterdir()} == {"key", "results"}
    if os.name != "nt":
        assert (home / "key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("base", ["", "relative", "~"])
def test_a_folder_that_is_named_in_no_full_way_is_not_used(monkeypatch: pytest.MonkeyPatch, base: str) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", base)
    assert caches.folder() == user_cache_dir("awesome-lint", appauthor=False)


def test_what_bears_no_seal_of_this_machine_is_not_read(home: Path) -> None:
    caches.write(NAME, b"kept")
    path = home / "results" / NAME[:2] / NAME
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"kept", b"lies"))
    assert caches.read(NAME) is None
    path.rename(path.with_name("1" * 40))
    path.with_name("1" * 40).write_bytes(whole)
    assert caches.read("1" * 40) is None, "an entry speaks of its own name alone"
    caches.write(NAME, b"kept")
    (home / "key").write_bytes(b"k" * 32)
    assert caches.read(NAME) is None


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights there")
def test_links_are_not_followed(home: Path, tmp_path: Path) -> None:
    caches.write(NAME, b"kept")
    path = home / "results" / NAME[:2] / NAME
    elsewhere = path.rename(tmp_path / "elsewhere")
    path.symlink_to(elsewhere)
    assert caches.read(NAME) is None
    before = elsewhere.read_bytes()
    caches.write(NAME, b"more")
    assert elsewhere.read_bytes() == before
    assert caches.read(NAME) == b"more"


def test_only_files_of_ours_are_deleted(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    caches.write(NAME, b"first")
    results = home / "results"
    (results / "aa").mkdir()
    (tmp_path / "mine").mkdir()
    foreign = [results / "notes.json", results / "aa" / ("a" * 40), results / ("b" * 40), tmp_path / "mine" / NAME]
    for each in foreign:
        each.write_text("mine", encoding="utf-8")
        os.utime(each, (0, 0))
    (results / "bb").symlink_to(tmp_path / "mine")
    age(results / NAME[:2] / NAME, 31)
    age(results / "pruned", 2)
    caches.write(f"{1:040}", b"later")
    assert all(each.read_text(encoding="utf-8") == "mine" for each in foreign)
    assert caches.read(NAME) is None
    assert caches.read(f"{1:040}") == b"later"


def age(path: Path, days: int) -> None:
    """Have a file written so many days ago."""
    moment = time.time() - days * 86_400
    os.utime(path, (moment, moment))


def test_what_is_used_stays(home: Path) -> None:
    caches.write(NAME, b"kept")
    path = home / "results" / NAME[:2] / NAME
    age(path, 29)
    assert caches.read(NAME) == b"kept"
    assert time.time() - path.stat().st_mtime < 60


def test_the_oldest_go_where_all_are_too_much(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(8):
        name = f"{number:02}" + "0" * 38
        caches.write(name, bytes(1000))
        age(home / "results" / name[:2] / name, 20 - number)
    monkeypatch.setattr(caches, "_MOST_OF_ALL", 5000)
    age(home / "results" / "pruned", 2)
    caches.write(NAME[::-1].replace("0", "f"), b"new")
    assert [bool(caches.read(f"{number:02}" + "0" * 38)) for number in range(8)] == [False] * 4 + [True] * 4


def test_entries_are_looked_through_once_a_day(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def look(at: str) -> list[tuple[float, int, str]]:
        looked.append(at)
        return []

    monkeypatch.setattr(caches, "_entries", look)
    for number in range(300):
        caches.write(f"{number:040}"[::-1], b"kept")
    assert len(looked) == 1
    assert max(len([*each.iterdir()]) for each in (home / "results").iterdir() if each.is_dir()) < 10


def in_tree(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have the caches in the folder that is worked in."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / ".cache"))
    return folder / ".cache" / "awesome-lint"


def test_a_cache_in_the_tree_is_used_where_git_does_not_keep_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = in_tree(folder, monkeypatch)
    git("init", "--quiet")
    caches.write(NAME, b"kept")
    assert caches.read(NAME) == b"kept"
    git("add", "--force", str(at / "key"))
    assert caches.folder() is None
    assert caches.read(NAME) is None


def test_a_cache_in_a_tree_without_git_is_not_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_tree(folder, monkeypatch)
    caches.write(NAME, b"kept")
    assert caches.read(NAME) is None
    assert [*folder.iterdir()] == []


def test_the_home_of_the_user_is_no_tree_that_is_worked_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_tree(folder, monkeypatch)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    caches.write(NAME, b"kept")
    assert caches.read(NAME) == b"kept"


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights there")
def test_a_cache_in_the_tree_is_not_behind_a_link(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = in_tree(folder, monkeypatch)
    git("init", "--quiet")
    (tmp_path / "photos" / "results").mkdir(parents=True)
    at.parent.mkdir()
    at.symlink_to(tmp_path / "photos")
    caches.write(NAME, b"kept")
    assert [*(tmp_path / "photos" / "results").iterdir()] == []


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights there")
def test_the_folder_that_once_was_the_cache_is_left_alone(home: Path, folder: Path, tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    for number in range(120):
        (photos / f"{number}.json").touch()
    (folder / ".awesome_lint_cache").symlink_to(photos)
    put("README.md", PAGE)
    with pytest.raises(SystemExit):
        replay.run(["check", "README.md"])
    assert len([*photos.iterdir()]) == 120


def test_a_second_run_checks_nothing_and_says_the_same(home: Path, checks: list[str]) -> None:
    put("a.md", PAGE)
    put("docs/c.md", PAGE)
    first = check(".", "--fail-on", "warning")
    assert sorted(checks) == ["a.md", "docs/c.md"]
    checks.clear()
    assert check(".", "--fail-on", "warning") == first
    assert checks == []


@pytest.mark.parametrize("style", ["text", "json", "jsonl", "sarif", "markdown", "github", "junit"])
def test_what_is_kept_makes_the_same_report(home: Path, style: str) -> None:
    fixture = FIXTURES / "toolkits.md"
    put("README.md", fixture.read_text(encoding="utf-8"))
    arguments = (".", "--output-format", style)
    assert check(*arguments) == check(*arguments) == check("--no-cache", *arguments)


def test_one_changed_file_costs_one_check(home: Path, checks: list[str]) -> None:
    for name in "abcdef":
        put(f"{name}.md", PAGE)
    check(".")
    checks.clear()
    put("c.md", f"{PAGE}- [C](https://c.org) - Three.\n")
    check(".")
    assert checks == ["c.md"]


@pytest.mark.parametrize(
    ("name", "text"),
    [("docs/b.md", "It is here.\n"), (".awesome-lint.toml", "ignore = ['LNK001']\n")],
    ids=["companion", "settings"],
)
def test_what_a_check_saw_must_be_as_it_was(home: Path, checks: list[str], name: str, text: str) -> None:
    put("README.md", PAGE)
    before = check(".")
    checks.clear()
    put(name, text)
    after = check(".")
    assert "README.md" in checks
    assert after != before


def test_another_selection_or_release_is_another_check(
    home: Path, checks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put("README.md", PAGE)
    check(".")
    check(".", "--select", "LNK")
    monkeypatch.setattr(caches, "release", lambda: "next")
    check(".")
    check(".")
    check(".", "--no-cache")
    assert checks == ["README.md"] * 4


def test_a_plugin_that_changes_is_asked_anew(home: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "awesome_lint_own").mkdir(parents=True)
    (site / "awesome_lint_own" / "__init__.py").touch()
    dist = site / "awesome_lint_own-1.dist-info"
    dist.mkdir()
    (dist / "METADATA").write_text("Metadata-Version: 2.1\nName: awesome-lint-own\nVersion: 1\n", encoding="utf-8")
    points = "[awesome_lint.rules]\na = awesome_lint_own.opn001_short_list\n"
    (dist / "entry_points.txt").write_text(points, encoding="utf-8")
    put("README.md", PAGE)
    put(".awesome-lint.toml", "plugins = ['awesome-lint-own']\nselect = ['OPN']\n")
    for path in (".", "README.md"):
        for word in ("first", "second"):
            rule = (
                "from awesome_lint import catalog\nfrom awesome_lint.catalog.records import Entry\n"
                "from awesome_lint.rule import rule\n\n@rule(Entry)\ndef check(entry, ctx):\n"
                f"    yield ctx.diagnostic(entry.span, '{word}')\n"
            )
            (site / "awesome_lint_own" / "opn001_short_list.py").write_text(rule, encoding="utf-8")
            code = (
                "import sys; from awesome_lint import replay; from awesome_lint.world import caches\n"
                "caches.release = lambda: 'test'\nreplay.run(sys.argv[1:])\n"
            )
            done = subprocess.run(
                [sys.executable, "-B", "-c", code, "check", "--output-format", "jsonl", path],
                env={**os.environ, "PYTHONPATH": str(site)},
                capture_output=True,
                text=True,
                check=False,
            )
            assert {json.loads(line)["message"] for line in done.stdout.splitlines()} == {word}, done.stderr
