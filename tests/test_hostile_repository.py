"""A repository in which everything is meant to do harm: it is read, and nothing else comes of it.

No file outside is touched or shown, no program runs but ours, git and typos, nothing is asked of the network, and
the exit status says that not everything could be done.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has other files")

SECRET = "hunter2"
PAGE = "# Tools\n\n- [A](htps://a.org) - One.\n- [B](https://b.org) - Two.\n- [C](docs/c.md) - Three.\n"
COMMANDS: dict[str, tuple[int, str]] = {
    "check": (2, "check ."),
    "check, all formats": (2, "check --no-cache --output-format github ."),
    "check of a diff": (2, "check --diff ."),
    "fix": (2, "check --fix ."),
    "unsafe fix": (2, "check --fix --unsafe-fixes ."),
    "since": (2, "check --since HEAD ."),
    "since, by the base": (2, "check --since HEAD --base-settings ."),
    "staged": (2, "check --staged ."),
    "suppressions": (2, "check --add-suppressions ."),
    "baseline": (2, "check --baseline known.jsonl --write-baseline ."),
    "the folder that looks like a repository": (1, "check docs"),
    "format": (2, "format ."),
    "links": (2, "links --offline ."),
    "links, own cache": (2, "links --offline --cache-file .cache/links.db ."),
    "export": (0, "export README.md"),
    "export to a file": (0, "export --format csv --output-file out.csv README.md"),
    "export into a link": (2, "export --output-file data.json README.md"),
    "report into a link": (2, "check --output-file data.json README.md"),
    "baseline of a link": (2, "check --baseline link.jsonl README.md"),
    "init, written": (2, "init --yes README.md"),
    "export of a link": (2, "export link.md"),
    "log": (0, "log README.md"),
    "log of a link": (2, "log link.md"),
    "site": (0, "site README.md"),
    "site into a link": (2, "site README.md --out folder"),
    "site of a link": (2, "site link.md"),
    "add": (0, "add D https://d.org README.md --description Four."),
    "init": (0, "init --dry-run README.md"),
    "config": (0, "config"),
    "settings that extend a secret": (2, "check extending/README.md"),
    "settings that are a secret": (2, "check linking/README.md"),
}
HARNESS = """
import os, sys
log = open(os.environ["AUDIT"], "a", encoding="utf-8")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGING = {"os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.chmod", "os.truncate", "os.link", "os.symlink"}

def note(event, given):
    if event == "subprocess.Popen":
        log.write(f"ran {os.fsdecode(given[0])}\\n")
    elif event == "socket.connect":
        log.write(f"connected {given[1]!r}\\n")
    elif event == "open" and not isinstance(given[0], int) and given[2] and given[2] & WRITING:
        log.write(f"wrote {os.path.realpath(os.fsdecode(given[0]))!r}\\n")
    elif event in CHANGING:
        names = [each for each in given[:2] if isinstance(each, str | bytes | os.PathLike)]
        log.writelines(f"wrote {os.path.abspath(os.fsdecode(each))!r}\\n" for each in names)
    log.flush()

sys.addaudithook(note)
from awesome_lint.world import caches
from awesome_lint.__main__ import main
caches.release = lambda: "test"
main()
"""


class Place(NamedTuple):
    """The repository, what lies outside of it, and the file that shows that something was run."""

    clone: Path
    outside: Path
    mark: Path
    home: Path


@pytest.fixture
def place(tmp_path: Path) -> Place:
    found = Place(tmp_path / "clone", tmp_path / "outside", tmp_path / "mark", tmp_path / "home")
    for each in (found.clone, found.outside, found.home):
        each.mkdir()
    write(found.outside / "secret.md", f"# {SECRET}\n\n- [A](htps://a.org) - {SECRET}.\n")
    write(found.outside / "secret.toml", f"select = '{SECRET}'\n{SECRET} = 1\n")
    for number in range(120):
        write(found.outside / "photos" / f"{number:040}", "photo")
        write(found.outside / "photos" / f"{number}.json", "photo")
    git(found.clone, "init", "--quiet", "--initial-branch=main")
    lists(found)
    programs(found)
    settings(found)
    git(found.clone, "add", "--all")
    git(found.clone, "commit", "--quiet", "--message", "all")
    special(found)
    configuration(found)
    found.mark.unlink(missing_ok=True)
    return found


def write(path: Path, text: str, *, mode: int = 0o644) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@b.example"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def lists(place: Place) -> None:
    write(place.clone / "README.md", PAGE)
    for name in ("\x1b[31mred.md", "::error::x.md", "a\n::error::y.md", "-x.md", "--fix.md", "##[error]z.md"):
        write(place.clone / name, f"{PAGE}\n::error::from the page\n ##[error]x \x1b]0;title\x07 text\n")
    (place.clone / "link.md").symlink_to(place.outside / "secret.md")
    (place.clone / "up.md").symlink_to("../outside/secret.md")
    (place.clone / "folder").symlink_to(place.outside)
    (place.clone / "data.json").symlink_to("../outside/new.json")
    (place.clone / "link.jsonl").symlink_to("../outside/secret.md")
    (place.clone / ".github").symlink_to("../outside")
    (place.clone / "loop.md").symlink_to("loop.md")


def programs(place: Place) -> None:
    """Programs and modules by the names that we ask for, and a folder that looks like a repository and names one."""
    for name in ("git", "typos", "program", "python", "sh"):
        write(place.clone / name, f"#!/bin/sh\ntouch '{place.mark}'\n", mode=0o755)
    for name in ("click.py", "json.py", "tomllib.py", "pydantic.py", "sitecustomize.py", "awesome_lint_x.py"):
        write(place.clone / name, f"open({str(place.mark)!r}, 'w').close()\n")
    docs = place.clone / "docs"
    write(docs / "HEAD", "ref: refs/heads/main\n")
    write(docs / "config", f"[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = {place.clone / 'program'}\n")
    write(docs / "c.md", PAGE)
    for name in ("objects", "refs"):
        write(docs / name / "keep", "")


def settings(place: Place) -> None:
    write(place.clone / "typos.toml", f"[default]\nextend-words = {{ {SECRET} = '' }}\n")
    write(place.clone / "extending" / "README.md", PAGE)
    write(place.clone / "extending" / ".awesome-lint.toml", "extend = '../../outside/secret.toml'\n")
    write(place.clone / "linking" / "README.md", PAGE)
    (place.clone / "linking" / ".awesome-lint.toml").symlink_to(place.outside / "secret.toml")
    write(place.clone / "plugged" / "README.md", PAGE)
    write(place.clone / "plugged" / ".awesome-lint.toml", "plugins = ['awesome-lint-x', '../clone']\n")
    (place.clone / ".awesome_lint_cache").symlink_to(place.outside / "photos")
    write(place.clone / ".cache" / "links.db", "SQLite format 3\0" + "x" * 200)


def special(place: Place) -> None:
    os.mkfifo(place.clone / "pipe.md")
    with (place.clone / "huge.md").open("wb") as file:
        file.truncate(60_000_000)
    (place.clone / "deep").mkdir()
    (place.clone / "deep" / "README.md").symlink_to("/dev/zero")


def configuration(place: Place) -> None:
    """What a clone that was unpacked rather than cloned may hold."""
    program = place.clone / "program"
    for name in (
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "filter.own.clean",
        "diff.own.textconv",
        "gpg.program",
    ):
        git(place.clone, "config", name, str(program))
    git(place.clone, "config", "log.showSignature", "true")
    git(place.clone, "config", "core.hooksPath", str(place.clone / "hooks"))
    write(place.clone / ".git" / "info" / "attributes", "*.md filter=own diff=own\n")
    write(place.clone / "hooks" / "post-index-change", f"#!/bin/sh\ntouch '{place.mark}'\n", mode=0o755)


def state(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {str(each): (each.stat().st_mtime_ns, each.read_bytes()) for each in folder.rglob("*") if each.is_file()}


class Done(NamedTuple):
    """The exit status of a run, all that it said, and what it did."""

    status: int
    said: str
    did: list[tuple[str, str]]


def run(place: Place, command: str, audit: Path) -> Done:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "PATH": os.pathsep.join(["", ".", os.environ["PATH"]]),
        "XDG_CACHE_HOME": str(place.home / "cache"),
        "XDG_CONFIG_HOME": str(place.home / "config"),
        "AUDIT": str(audit),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run(
        [sys.executable, "-P", "-c", HARNESS, *command.split()],
        cwd=place.clone,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    said = (done.stdout + done.stderr).decode()
    did = [line.partition(" ")[::2] for line in audit.read_text(encoding="utf-8").splitlines()]
    return Done(done.returncode, said, [(what, name) for what, name in did])


@pytest.mark.parametrize("name", COMMANDS)
def test_it_is_read_and_nothing_else_comes_of_it(place: Place, tmp_path: Path, name: str) -> None:
    status, command = COMMANDS[name]
    before = state(place.outside)
    done = run(place, command, tmp_path / "audit")
    assert done.status == status, done.said
    assert not place.mark.exists()
    assert state(place.outside) == before
    assert SECRET not in done.said
    assert "bug" not in done.said
    assert_harmless(done.said, is_data=command.startswith("export"))
    ran = {name for what, name in done.did if what == "ran"}
    assert all(Path(each).is_absolute() and not Path(each).is_relative_to(place.clone) for each in ran)
    assert {Path(each).name for each in ran} <= {"git", "typos"}
    own = (str(place.clone), str(place.home), os.devnull)
    assert [name for what, name in done.did if what == "wrote" and not ast.literal_eval(name).startswith(own)] == []
    assert not any(what == "connected" for what, _ in done.did)
    assert not [each.name for each in place.clone.rglob("*") if ".awesome-lint-" in each.name]


@pytest.mark.parametrize("command", ["check .", "check --fix --unsafe-fixes .", "format .", "links --offline ."])
def test_without_git_it_comes_to_the_same(place: Place, tmp_path: Path, command: str) -> None:
    shutil.rmtree(place.clone / ".git")
    before = state(place.outside)
    done = run(place, command, tmp_path / "audit")
    assert done.status == 2
    assert not place.mark.exists()
    assert state(place.outside) == before
    assert SECRET not in done.said
    assert "error: link.md is a symbolic link that leads out of the folder .\n" in done.said
    assert_harmless(done.said, is_data=False)


def assert_harmless(said: str, *, is_data: bool) -> None:
    """See that what was said holds no control character and no command for a CI of the page's or a name's own."""
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", said.replace("\r\n", "\n"))
    commands = [line for line in said.splitlines() if re.match(r"\s*::", line)]
    assert is_data or all(re.match(r"::(error|warning) file=[^:]*,line=\d+", line) for line in commands)
    assert is_data or all("##[error]" not in line or line.startswith("::") for line in said.splitlines())


def test_a_second_run_says_the_same(place: Place, tmp_path: Path) -> None:
    first = run(place, "check .", tmp_path / "audit")
    assert run(place, "check .", tmp_path / "audit")[:2] == first[:2]


def test_what_can_be_checked_is(place: Place, tmp_path: Path) -> None:
    done = run(place, "check --output-format jsonl .", tmp_path / "audit")
    found = [json.loads(line) for line in done.said.splitlines() if line.startswith("{")]
    names = {each["filename"] for each in found if each["code"] == "LNK001"}
    assert {"README.md", "docs/c.md", "-x.md", "--fix.md"} <= names
    assert "error: link.md is a symbolic link that leads out of the repository\n" in done.said
    assert "error: cannot read huge.md: it is larger than 50 MB\n" in done.said
    assert "git" in {Path(name).name for what, name in done.did if what == "ran"}
