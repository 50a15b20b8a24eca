"""What was learned, kept in one file for the next run.

Each row bears the seal of this machine: a file that came with a list tells nothing, and what is no cache of ours
is left alone. SQLite does what is hard about it: each answer is safe as soon as it is there, however the run ends, and
two runs may use the file at once. Errors are kept to be shown, but never spare a question: whatever went wrong is asked
again.
"""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import asdict
from datetime import date
from pathlib import Path

from awesome_lint.links.answers import Answer, Repository, Verdict
from awesome_lint.links.verdict import OFFLINE
from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.world import caches

_MAGIC = b"SQLite format 3\0"
_APPLICATION = 0x41574C54
"""What tells a file of ours from other databases."""
_APPLICATION_AT = slice(68, 72)
"""Where a file says so, before SQLite is let near it."""
_TABLE = "CREATE TABLE answers (url TEXT PRIMARY KEY, answer TEXT, until REAL, seal TEXT) WITHOUT ROWID"
_VERSION = 3
"""To be raised with every change of what a row means; older rows are then forgotten."""
_DAY = 86_400
_KEPT = dict.fromkeys(Verdict, 7 * _DAY) | {Verdict.MOVED: _DAY}
_SETTLED = frozenset({Verdict.OK, Verdict.MOVED})
"""What need not be asked again for as long as it is kept."""
_PATIENCE = 30
_IGNORE = "*\n"
_CHUNK = 500
_TRIES, _PAUSE = 10, 0.05
"""How often, and in which distance in seconds, a journal that should be gone is looked for."""


class CacheError(AwesomeLintError):
    """The file cannot be used; the message is a sentence that names it."""


class Cache:
    """Answers by URL."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it.

        Raises:
            CacheError: it cannot be read or written, or is something else.
        """
        self._path = path
        try:
            self._seal = _require_ours(path)
            if not path.parent.exists():
                path.parent.mkdir(parents=True)
                (path.parent / ".gitignore").write_text(_IGNORE, encoding="utf-8")
            self._database = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        except (OSError, ValueError, sqlite3.Error) as error:
            raise self._failed(error) from None
        try:
            self._prepare()
        except (ValueError, sqlite3.Error) as error:
            self._database.close()
            raise self._failed(error) from None

    def _failed(self, error: Exception) -> CacheError:
        return CacheError(f"the cache {self._path} cannot be used: {error}; name another file or use --no-cache")

    def _prepare(self) -> None:
        run = self._database.execute
        run("PRAGMA trusted_schema = OFF")
        if run("PRAGMA application_id").fetchone() != (_APPLICATION,):
            run(f"PRAGMA application_id = {_APPLICATION}")  # first of all, for a run may be killed at any time
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = NORMAL")
        run("BEGIN IMMEDIATE")
        if run("PRAGMA user_version").fetchone() != (_VERSION,):
            run("DROP TABLE IF EXISTS answers")
            run(_TABLE)
            run(f"PRAGMA user_version = {_VERSION}")
        if run("SELECT sql FROM sqlite_schema").fetchall() != [(_TABLE,)]:
            raise ValueError("it contains more than a cache")
        run("DELETE FROM answers WHERE until < ?", [time.time()])
        run("COMMIT")

    def known(self, urls: Iterable[str], *, errors: bool = False) -> Iterator[tuple[str, Answer]]:
        """Those of the URLs whose answer is known and not too old; with `errors` also what went wrong."""
        wanted = sorted(urls)
        for start in range(0, len(wanted), _CHUNK):
            chunk = wanted[start : start + _CHUNK]
            marks = ", ".join("?" * len(chunk))
            query = f"SELECT url, answer, until, seal FROM answers WHERE until > ? AND url IN ({marks})"  # noqa: S608
            with closing(self._database.execute(query, [time.time(), *chunk])) as rows:
                answers = [
                    (url, _loaded(text)) for url, text, until, seal in rows if seal == self._sealed(url, text, until)
                ]
            yield from ((url, answer) for url, answer in answers if errors or answer.verdict in _SETTLED)

    def keep(self, url: str, answer: Answer) -> None:
        """Keep an answer of somebody; what is merely accepted depends on settings, so it is not kept.

        Raises:
            CacheError: the file cannot be written any more.
        """
        if answer.reason == OFFLINE:
            return
        text, until = json.dumps(asdict(answer), default=str), time.time() + _KEPT[answer.verdict]
        row = [url, text, until, self._sealed(url, text, until)]
        try:
            if answer.reason and answer.verdict in _SETTLED:
                self._database.execute("DELETE FROM answers WHERE url = ?", [url])
            else:
                self._database.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", row)
        except sqlite3.Error as error:
            raise self._failed(error) from None

    def _sealed(self, url: str, text: str, until: float) -> str:
        return self._seal(json.dumps([url, text, until]).encode())

    def close(self) -> None:
        """Put all into the one file, as far as no other run uses it."""
        self._database.close()


def _require_ours(path: Path) -> Callable[[bytes], str]:
    """See that a file is a cache of ours, or is still to be made; what seals the answers in it.

    Raises:
        OSError: it cannot be read.
        ValueError: it is something else.
    """
    if not caches.is_trusted(str(path), is_sealed=True):
        raise ValueError("it is part of the repository")
    sealing = caches.sealer()
    if sealing is None:
        raise ValueError(f"{caches.folder() or 'the folder of caches'} cannot store a key")
    _require_no_journal(path)
    try:
        status = path.lstat()
    except FileNotFoundError:
        return sealing
    if not stat.S_ISREG(status.st_mode):
        raise ValueError("it is not a plain file")
    if status.st_size:
        with path.open("rb") as file:
            head = file.read(_APPLICATION_AT.stop)
        if not head.startswith(_MAGIC) or head[_APPLICATION_AT] != _APPLICATION.to_bytes(4):
            raise ValueError("it is something else")
    return sealing


def _require_no_journal(path: Path) -> None:
    """See that no journal lies beside a file that is not in our folder, but for the moment in which a run makes it.

    A journal can name another file, which SQLite deletes once it has put things back.
    """
    own = caches.folder()
    if own is not None and path.absolute().is_relative_to(own):
        return
    for _ in range(_TRIES):
        if not os.path.lexists(f"{path}-journal"):
            return
        time.sleep(_PAUSE)
    raise ValueError("a journal lies beside it, which may be foreign; remove both")


def _loaded(text: str) -> Answer:
    stored = json.loads(text)
    repository = stored.pop("repository")
    if repository is not None:
        days = {each: date.fromisoformat(repository[each]) for each in ("archived", "pushed") if repository[each]}
        repository = Repository(**{**repository, **days})
    return Answer(**{**stored, "verdict": Verdict(stored["verdict"]), "repository": repository})
