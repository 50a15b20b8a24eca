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
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import forking

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
    "merge": (0, "merge README.md README.md README.md"),
    "merge of odd names": (0, "merge --output-file merged.md -- -x.md --fix.md -x.md"),
    "merge of a link": (2, "merge README.md link.md README.md"),
    "merge of a pipe": (2, "merge pipe.md README.md README.md"),
    "merge of a large file": (2, "merge huge.md README.md README.md"),
    "merge into a link": (2, "merge README.md README.md README.md --output-file data.json"),
    "merge driver": (2, "merge --install"),
    "merge driver, removed": (0, "merge --uninstall"),
    "queue": (1, "merge --queue request -- --output=x -x"),
    "queue onto an option": (2, "merge --queue request --onto --force"),
    "queue of GitHub": (2, "merge --queue --github --github-token hunter2"),
    "log": (0, "log README.md"),
    "log, all formats": (0, "log README.md --format markdown"),
    "log of one's own name": (0, "log --format jsonfeed -- -x.md"),
    "log since an option": (2, "log README.md --since --output=x"),
    "log, written": (2, "log README.md --write"),
    "log into a link": (2, "log README.md --output-file data.json"),
    "site": (0, "site README.md"),
    "site, all that there is": (2, "site . --curator --url https://example.org"),
    "site into a link": (2, "site README.md --out folder"),
    "site into a folder that looks like one": (2, "site README.md --out pages"),
    "site by templates": (2, "site README.md --templates templates"),
    "fleet": (2, "fleet . --out tables --workers 1"),
    "fleet of many": (2, "fleet sources.txt docs --out tables --workers 1"),
    "fleet into tables that look like ours": (2, "fleet . --out known"),
    "fleet into a link": (2, "fleet . --out folder"),
    "fleet query": (2, "fleet query rules --out known"),
    "add": (0, "add D https://d.org README.md --description Four."),
    "init": (0, "init --dry-run README.md"),
    "config": (0, "config"),
    "settings that extend a secret": (2, "check extending/README.md"),
    "settings that are a secret": (2, "check linking/README.md"),
}
FIRST = {command.partition(" ")[0]: command for _, command in reversed(COMMANDS.values())} | {"server": "server"}
"""The commands for which our program is started; for others of these names it is forked."""
PRELUDE = """
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
caches.release = lambda: "test"
"""
STARTED = [sys.executable, "-P", "-c", f"{PRELUDE}\nfrom awesome_lint.__main__ import main\nmain()"]


class Place(NamedTuple):
    """The repository, what lies outside of it, and the file that shows that something was run."""

    clone: Path
    outside: Path
    mark: Path
    home: Path


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository, which is made once and then copied to where it was made: it holds its own name in many files.

    What lies outside is not copied: a test that changed it would fail.
    """
    here = tmp_path_factory.mktemp("hostile") / "here"
    found = Place(here / "clone", here / "outside", here / "mark", here / "home")
    for each in (found.clone, found.outside, found.home):
        each.mkdir(parents=True)
    write(found.outside / "secret.md", f"# {SECRET}\n\n- [A](htps://a.org) - {SECRET}.\n")
    write(found.outside / "secret.toml", f"select = '{SECRET}'\n{SECRET} = 1\n")
    for number in range(120):
        write(found.outside / "photos" / f"{number:040}", "photo")
        write(found.outside / "photos" / f"{number}.json", "photo")
    git(found.clone, "init", "--quiet", "--initial-branch=main", "--template=")
    lists(found)
    programs(found)
    settings(found)
    folders(found)
    git(found.clone, "add", "--all")
    git(found.clone, "commit", "--quiet", "--message", "all")
    request(found)
    git(found.clone, "repack", "-a", "-d", "--quiet")
    git(found.clone, "prune-packed", "--quiet")
    configuration(found)
    found.mark.unlink(missing_ok=True)
    return found.clone.rename(here / "pristine")


@pytest.fixture
def place(pristine: Path) -> Iterator[Place]:
    here = pristine.parent
    found = Place(here / "clone", here / "outside", here / "mark", here / "home")
    shutil.copytree(pristine, found.clone, symlinks=True)
    special(found)
    yield found
    shutil.rmtree(found.clone)
    shutil.rmtree(found.home)
    found.home.mkdir()


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


def folders(place: Place) -> None:
    """What looks like folders that commands filled, and what else they are handed."""
    write(place.clone / "pages" / ".site-files", f"{'0' * 64}  up/secret.md\n{'0' * 64}  index.html\n")
    (place.clone / "pages" / "up").symlink_to("../../outside")
    (place.clone / "pages" / "index.html").symlink_to("../../outside/secret.md")
    write(place.clone / "known" / "fleet.json", '{"version": 1}\n')
    (place.clone / "known" / "entries").symlink_to("../../outside/photos")
    write(place.clone / "known" / "lists" / "x.parquet", "PAR1PAR1")
    write(place.clone / "templates" / "start.html", "{{ ''.__class__.__mro__ }}{% include '../../outside/secret.md' %}")
    (place.clone / "templates" / "all.html").symlink_to("../../outside/secret.md")
    write(place.outside / "names.txt", f"{SECRET}\n")
    write(place.clone / "sources.txt", "sources.txt\n../outside/names.txt\nnames.txt\nREADME.md\nlink.md\npipe.md\n")
    (place.clone / "names.txt").symlink_to("../outside/names.txt")
    (place.clone / ".gitattributes").symlink_to("../outside/attributes")


def request(place: Place) -> None:
    """A branch of commits with a signature, an odd date, and odd words, in which a list becomes a link."""
    git(place.clone, "checkout", "--quiet", "-b", "request")
    write(place.clone / "README.md", f"{PAGE}- [D](https://d.org) - Four.\n")
    (place.clone / "-x.md").unlink()
    (place.clone / "-x.md").symlink_to("../outside/secret.md")
    git(place.clone, "commit", "--quiet", "--all", "--message", "a\u2028::error::b \x1b[1m ##[error]c @d #1")
    said = subprocess.run(["git", "cat-file", "commit", "HEAD"], cwd=place.clone, check=True, capture_output=True)
    head, message = said.stdout.decode().split("\n\n", 1)
    head = re.sub(r"\d+ \+0000", "99999999999999 +9900", head)
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----"
    (place.home / "signed").write_text(f"{head}\n{signature}\n\n{message}", encoding="utf-8")
    named = ["git", "hash-object", "--literally", "-t", "commit", "-w", str(place.home / "signed")]
    made = subprocess.run(named, cwd=place.clone, check=True, capture_output=True).stdout.decode().strip()
    git(place.clone, "checkout", "--quiet", "main")
    git(place.clone, "update-ref", "refs/heads/request", made)


def special(place: Place) -> None:
    """What no folder is copied with."""
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


def started(place: Place, command: str, audit: Path) -> subprocess.Popen[bytes]:
    begin = STARTED if command in FIRST.values() else forking.program()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "PATH": os.pathsep.join(["", ".", os.environ["PATH"]]),
        "XDG_CACHE_HOME": str(place.home / "cache"),
        "XDG_CONFIG_HOME": str(place.home / "config"),
        "TMPDIR": str(place.home),
        "AUDIT": str(audit),
        forking.PRELUDE: PRELUDE,
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    return subprocess.Popen(
        [*begin, *command.split()],
        cwd=place.clone,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def ended(process: subprocess.Popen[bytes], audit: Path, given: bytes = b"", said: bytes = b"") -> Done:
    try:
        output, errors = process.communicate(given, timeout=120)
    finally:
        process.kill()
    did = [line.partition(" ")[::2] for line in audit.read_text(encoding="utf-8").splitlines()]
    return Done(process.returncode, (said + output + errors).decode(), [(what, name) for what, name in did])


def run(place: Place, command: str, audit: Path) -> Done:
    return ended(started(place, command, audit), audit)


@pytest.mark.parametrize("name", COMMANDS)
def test_it_is_read_and_nothing_else_comes_of_it(place: Place, tmp_path: Path, name: str) -> None:
    status, command = COMMANDS[name]
    before = state(place.outside)
    done = run(place, command, tmp_path / "audit")
    assert done.status == status, done.said
    assert_nothing_else(place, done, before)
    assert_harmless(done.said, is_data=command.startswith("export"))


def assert_nothing_else(place: Place, done: Done, before: dict[str, tuple[int, bytes]]) -> None:
    """See that nothing was run, written outside, shown or asked."""
    assert not place.mark.exists()
    assert state(place.outside) == before
    assert SECRET not in done.said
    assert "bug" not in done.said
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


EDITOR_ASKS = ("diagnostic", "formatting", "documentSymbol", "codeLens", "hover", "definition", "codeAction")


def asked_of_editor(place: Place, name: str) -> list[dict[str, Any]]:
    """What an editor says and asks of a page that it opens."""
    document: dict[str, Any] = {"uri": (place.clone / name).as_uri()}
    links = "".join(
        f"- [{to}]({to}#{SECRET[:3]}) - One.\n" for to in (name, "link.md", "pipe.md", "huge.md", "/dev/zero")
    )
    opened = {**document, "languageId": "markdown", "version": 1, "text": f"{PAGE}{links}\x1b[1m ::error::x\n"}
    at = {"line": 6, "character": 6}
    options = {"tabSize": 2, "insertSpaces": True}
    of = {"textDocument": document, "options": options, "position": at, "context": {"diagnostics": []}}
    given: dict[str, Any] = {**of, "range": {"start": at, "end": at}}
    asked = [{"id": f"{name} {each}", "method": f"textDocument/{each}", "params": given} for each in EDITOR_ASKS]
    return [{"method": "textDocument/didOpen", "params": {"textDocument": opened}}, *asked]


def sent(*messages: dict[str, Any]) -> bytes:
    bodies = [json.dumps({"jsonrpc": "2.0", **each}) for each in messages]
    return "".join(f"Content-Length: {len(body)}\r\n\r\n{body}" for body in bodies).encode()


def test_an_editor_is_told_no_secret_and_nothing_is_run(place: Place, tmp_path: Path) -> None:
    before, audit = state(place.outside), tmp_path / "audit"
    params: dict[str, Any] = {"capabilities": {}, "processId": None, "rootUri": place.clone.as_uri()}
    begin: list[dict[str, Any]] = [
        {"id": 1, "method": "initialize", "params": params},
        {"method": "initialized", "params": {}},
    ]
    pages = ["README.md", "linking/README.md", "extending/README.md", "plugged/README.md", "link.md", "docs/c.md"]
    asked = [message for name in pages for message in asked_of_editor(place, name)]
    process = started(place, "server", audit)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(sent(*begin, *asked))
    process.stdin.flush()
    said = b""
    while len(re.findall(rb'"(?:result|error)":', said)) <= len(pages) * len(EDITOR_ASKS):
        said += (some := os.read(process.stdout.fileno(), 65536))
        assert some, said
    done = ended(process, audit, sent({"id": 2, "method": "shutdown"}, {"method": "exit"}), said)
    assert done.status == 0, done.said
    assert_nothing_else(place, done, before)
    assert not any(what == "wrote" and str(place.clone) in name for what, name in done.did)


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
