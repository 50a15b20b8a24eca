"""What is kept for the next run, whatever ends this one."""

from __future__ import annotations

import os
import signal
import sqlite3
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from awesome_lint.links.answers import Answer, Repository, Verdict
from awesome_lint.links.cache import Cache, CacheError
from awesome_lint.links.options import Options
from awesome_lint.links.run import ask
from awesome_lint.links.verdict import OFFLINE
from website import Site, app_of, serving

DAY = 86_400
REPOSITORY = Repository("a/b", "A/B", is_archived=True, archived=date(2025, 1, 2), pushed=date(2024, 1, 1))
KEPT = {
    "https://example.org/ok": Answer(Verdict.OK),
    "https://example.org/moved": Answer(Verdict.MOVED, target="https://example.org/x", is_root=True),
    "https://github.com/a/b": Answer(Verdict.OK, repository=REPOSITORY),
}
ERRORS = {
    "https://example.org/dead": Answer(Verdict.DEAD, "answers 404 Not Found"),
    "https://example.org/blocked": Answer(Verdict.BLOCKED, "answers 403 Forbidden"),
    "https://example.org/odd": Answer(Verdict.UNVERIFIED, "answers 500"),
}
FORGOTTEN = {
    "https://example.org/unreached": Answer(Verdict.UNVERIFIED, OFFLINE),
    "https://example.org/accepted": Answer(Verdict.OK, "answers 403 Forbidden, which is accepted"),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "links.db"


def fill(path: Path) -> None:
    cache = Cache(path)
    for url, answer in (KEPT | ERRORS | FORGOTTEN).items():
        cache.keep(url, answer)
    cache.close()


def known(path: Path, *, errors: bool = False) -> dict[str, Answer]:
    cache = Cache(path)
    found = dict(cache.known(KEPT | ERRORS | FORGOTTEN, errors=errors))
    cache.close()
    return found


def test_what_is_well_is_kept_and_what_is_not_is_asked_again(path: Path) -> None:
    fill(path)
    assert known(path) == KEPT


def test_errors_are_kept_for_those_who_only_look(path: Path) -> None:
    fill(path)
    assert known(path, errors=True) == KEPT | ERRORS


def test_an_error_that_is_accepted_later_is_one_no_more(path: Path) -> None:
    url, accepted = "https://example.org/blocked", FORGOTTEN["https://example.org/accepted"]
    fill(path)
    cache = Cache(path)
    cache.keep(url, accepted)
    assert dict(cache.known([url], errors=True)) == {}
    cache.close()


def test_it_is_one_file_that_git_ignores(path: Path) -> None:
    fill(path)
    assert {each.name for each in path.parent.iterdir()} == {".gitignore", "links.db"}
    assert (path.parent / ".gitignore").read_text(encoding="utf-8") == "*\n"


@pytest.mark.parametrize(("days", "kept"), [(0.9, 3), (1.1, 2), (6.9, 2), (7.1, 0)])
def test_it_is_kept_for_a_week_and_what_has_moved_for_a_day(
    days: float, kept: int, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(path)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + days * DAY)
    assert len(known(path)) == kept


def test_a_file_of_another_version_is_begun_anew(path: Path) -> None:
    fill(path)
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 99")
    database.close()
    assert known(path) == {}
    fill(path)
    assert known(path) == KEPT


def test_what_is_no_cache_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "precious.txt"
    path.write_text("precious " * 1000, encoding="utf-8")
    survey = ask(["http://127.0.0.1:9/"], Options(cache=path, is_offline=True))
    assert survey.notes == [
        f"the cache {path} cannot be used: it is something else; name another file or use --no-cache"
    ]
    assert path.read_text(encoding="utf-8") == "precious " * 1000


def test_another_database_keeps_its_tables(tmp_path: Path) -> None:
    path = tmp_path / "addresses.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE answers (mine TEXT)")
    before = path.read_bytes()
    survey = ask(["http://127.0.0.1:9/"], Options(cache=path, is_offline=True))
    assert survey.notes == [
        f"the cache {path} cannot be used: it is something else; name another file or use --no-cache"
    ]
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["addresses.db"]


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights there")
def test_a_link_and_a_pipe_are_no_caches(path: Path, tmp_path: Path) -> None:
    fill(path)
    os.mkfifo(tmp_path / "pipe.db")
    (tmp_path / "link.db").symlink_to(path)
    for name in ("pipe.db", "link.db"):
        with pytest.raises(CacheError, match="it is not a plain file"):
            Cache(tmp_path / name)


def test_a_cache_that_came_with_a_list_tells_nothing(
    path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither one that was made elsewhere, nor one of this machine that was changed since."""
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("elsewhere")))
        fill(path)
    assert known(path) == {}
    fill(path)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE answers SET answer = replace(answer, 'example.org/x', 'evil.example')")
    assert known(path) == {url: each for url, each in KEPT.items() if each.target is None}


def test_a_cache_with_more_than_answers_is_not_used(path: Path) -> None:
    fill(path)
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TRIGGER t AFTER INSERT ON answers BEGIN DELETE FROM answers; END")
    with pytest.raises(CacheError, match="it contains more than a cache"):
        Cache(path)


def test_a_journal_that_came_with_a_cache_deletes_nothing(tmp_path: Path) -> None:
    """SQLite deletes what a journal names as the one above it, once it has put things back."""
    path, foreign = tmp_path / "links.db", tmp_path / "foreign.txt"
    foreign.write_text("foreign", encoding="utf-8")
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA application_id = {0x41574C54}")
        database.execute("CREATE TABLE other (x)")
        database.commit()
    magic, size, name = bytes.fromhex("d9d505f920a163d7"), 4096, os.fsencode(foreign)
    head = magic + struct.pack(">IIIII", 0, 1, path.stat().st_size // size, 512, size)
    above = struct.pack(">I", 0x40000000 // size + 1) + name + struct.pack(">II", len(name), sum(name)) + magic
    Path(f"{path}-journal").write_bytes(head.ljust(512, b"\0") + above)
    with pytest.raises(CacheError, match="a journal lies beside it"):
        Cache(path)
    assert foreign.read_text(encoding="utf-8") == "foreign"


def test_a_committed_cache_is_not_used(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    fill(path)
    subprocess.run(["git", "init", "--quiet"], check=True)
    assert known(path) == KEPT
    subprocess.run(["git", "add", "--force", str(path)], check=True)
    with pytest.raises(CacheError, match="it is part of the repository"):
        Cache(path)


def test_what_is_known_is_not_asked(site: Site, path: Path) -> None:
    urls = [site.url("status/200"), site.url("status/404")]
    options = Options(cache=path, allow_loopback=True)
    ask(urls, options)
    site.asked.clear()
    survey = ask(urls, options)
    assert survey.known == 1
    assert survey.count() == {Verdict.OK: 1, Verdict.DEAD: 1}
    assert site.asked == ["HEAD /status/404", "GET /status/404"]


def test_offline_nothing_is_asked(site: Site, path: Path) -> None:
    urls = [site.url("status/200"), site.url("status/204")]
    ask(urls[:1], Options(cache=path, allow_loopback=True))
    site.asked.clear()
    survey = ask(urls, Options(cache=path, is_offline=True))
    assert survey.answers == {urls[0]: Answer(Verdict.OK)}
    assert site.asked == []


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    with serving(app_of(site), site) as served:
        yield served


RUN = """
import sys
from awesome_lint.links.options import Options
from awesome_lint.links.run import ask
from awesome_lint.links.verdict import OFFLINE
from pathlib import Path
prefix, count, cache = sys.argv[1:]
urls = [f"{prefix}?{each}" for each in range(int(count))]
def tell(done): print(done, flush=True)
survey = ask(urls, Options(cache=Path(cache), allow_loopback=True, per_host=50), tell)
print("complete", *survey.count().items(), survey.known)
"""


def start(site: Site, path: Path, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", RUN, site.url("slow/0.01"), str(count), str(path)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_a_run_that_is_killed_keeps_what_it_learned(site: Site, path: Path) -> None:
    """Killed again and again while it writes, each run goes on where the one before was."""
    kept = 0
    for round_ in range(8):
        process = start(site, path, 1500)
        assert process.stdout is not None
        done = 0
        for line in process.stdout:
            done = int(line)
            if done >= kept + 60 + 7 * round_:
                break
        process.send_signal(signal.SIGKILL)
        process.stdout.close()
        process.wait()
        cache = Cache(path)
        known = dict(cache.known(site.url(f"slow/0.01?{each}") for each in range(1500)))
        cache.close()
        assert len(known) >= done > kept
        kept = len(known)
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_two_runs_share_it(site: Site, path: Path) -> None:
    processes = [start(site, path, 400) for _ in range(2)]
    for process in processes:
        out, _ = process.communicate(timeout=60)
        assert process.returncode == 0
        assert "complete" in out.splitlines()[-1]
    urls = [site.url(f"slow/0.01?{each}") for each in range(400)]
    assert ask(urls, Options(cache=path, is_offline=True)).known == len(urls)


def test_a_file_that_cannot_be_written_any_more_ends_no_run(
    site: Site, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare = Cache._prepare

    def make_read_only(self: Cache) -> None:
        prepare(self)
        self._database.execute("PRAGMA query_only = 1")

    monkeypatch.setattr(Cache, "_prepare", make_read_only)
    survey = ask([site.url(f"status/200?{each}") for each in range(3)], Options(cache=path, allow_loopback=True))
    assert survey.count() == {Verdict.OK: 3}
    reason = "attempt to write a readonly database"
    assert survey.notes == [f"the cache {path} cannot be used: {reason}; name another file or use --no-cache"]
