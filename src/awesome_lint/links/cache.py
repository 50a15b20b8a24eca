"""What was learned, kept in one file for the next run.

SQLite does what is hard about it: each answer is safe as soon as it is there, however the run ends, and
two runs may use the file at once. Errors are never kept, so whatever went wrong is asked again.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict
from datetime import date
from pathlib import Path

from awesome_lint.answers import Answer, Repository, Verdict

_VERSION = 1
"""To be raised with every change of what a row means; older rows are then forgotten."""
_DAY = 86_400
_KEPT = {Verdict.OK: 7 * _DAY, Verdict.MOVED: _DAY}
_PATIENCE = 30
_IGNORE = "*\n"
_CHUNK = 500


class CacheError(Exception):
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
            if not path.parent.exists():
                path.parent.mkdir(parents=True)
                (path.parent / ".gitignore").write_text(_IGNORE, encoding="utf-8")
            self._database = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise self._failed(error) from None
        try:
            self._prepare()
        except sqlite3.Error as error:
            self._database.close()
            raise self._failed(error) from None

    def _failed(self, error: Exception) -> CacheError:
        return CacheError(f"the cache {self._path} cannot be used: {error}; delete it or use --no-cache")

    def _prepare(self) -> None:
        run = self._database.execute
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = NORMAL")
        run("BEGIN IMMEDIATE")
        if run("PRAGMA user_version").fetchone() != (_VERSION,):
            run("DROP TABLE IF EXISTS answers")
            run("CREATE TABLE answers (url TEXT PRIMARY KEY, answer TEXT, until REAL) WITHOUT ROWID")
            run(f"PRAGMA user_version = {_VERSION}")
        run("DELETE FROM answers WHERE until < ?", [time.time()])
        run("COMMIT")

    def known(self, urls: Iterable[str]) -> Iterator[tuple[str, Answer]]:
        """Those of the URLs whose answer is known and not too old."""
        wanted = sorted(urls)
        for start in range(0, len(wanted), _CHUNK):
            chunk = wanted[start : start + _CHUNK]
            marks = ", ".join("?" * len(chunk))
            query = f"SELECT url, answer FROM answers WHERE until > ? AND url IN ({marks})"  # noqa: S608 -- marks only
            with closing(self._database.execute(query, [time.time(), *chunk])) as rows:
                yield from ((url, _loaded(text)) for url, text in rows)

    def keep(self, url: str, answer: Answer) -> None:
        """Keep an answer that is worth it; what is merely accepted depends on settings.

        Raises:
            CacheError: the file cannot be written any more.
        """
        if answer.verdict not in _KEPT or answer.reason:
            return
        row = [url, json.dumps(asdict(answer), default=str), time.time() + _KEPT[answer.verdict]]
        try:
            self._database.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", row)
        except sqlite3.Error as error:
            raise self._failed(error) from None

    def close(self) -> None:
        """Put all into the one file, as far as no other run uses it."""
        self._database.close()


def _loaded(text: str) -> Answer:
    stored = json.loads(text)
    repository = stored.pop("repository")
    if repository is not None:
        days = {each: date.fromisoformat(repository[each]) for each in ("archived", "pushed") if repository[each]}
        repository = Repository(**{**repository, **days})
    return Answer(**{**stored, "verdict": Verdict(stored["verdict"]), "repository": repository})
