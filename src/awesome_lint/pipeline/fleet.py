"""Many lists read into tables: batch by batch, none twice.

An engine is handed batches and `read`, and gives the tables of each in whatever order. These become a part of the
folder at once, so a run that is ended goes on where it was. What a part has of a list replaces what older ones have.

May not: print, exit, start processes.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import field
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

import pyarrow as pa

from awesome_lint import __version__
from awesome_lint.diagnostic import crash
from awesome_lint.fleet import rows, schema, tables
from awesome_lint.fleet.schema import HISTORY, Table
from awesome_lint.fleet.tables import Tables
from awesome_lint.page import collection_paused
from awesome_lint.pipeline import outcomes
from awesome_lint.pipeline.checker import look
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.sources import Item
from awesome_lint.values.slotted import mutable
from awesome_lint.world import caches, witness
from awesome_lint.world.files import FileError
from awesome_lint.world.parts import Parts

MOST_LISTS = 64
MOST_BYTES = 1_000_000
"""A batch has no more lists, and no more bytes unless one list has."""

_alone = Lock()
Batch = list[Item]
Engine = Callable[[Callable[[Batch], Tables], Iterator[Batch]], Iterator[Tables]]
"""Calls a function with each of many batches, and gives what comes of them."""
_KNOWN = ("list", "content", "settings", "version", "error", "asked", "read_at", "entries")


@collection_paused()
def read(batch: Batch) -> Tables:
    """Read lists into tables; one that cannot be read has a row that says why."""
    with _alone:  # the threads of a worker share the witness
        made = tables.joined(map(_read, batch))
    gc.collect()  # a worker reads many batches, and what a list was read into holds itself
    return made


def _read(item: Item) -> Tables:
    row = _row(item)
    if item.input is None:
        return tables.made(item.name, {"lists": [row]})
    seen = witness.call()
    try:
        found = _looked(item.input)
        asked = [{"path": path, "exists": exists} for path, exists in sorted(seen.existing.items())]
        found["lists"] = [{**row, **found["lists"][0], "asked": asked}]
        return tables.made(item.name, found)
    except Exception as error:  # one list must not stop the others
        said = crash.describe(f"{item.name}: it could not be processed", error)
        return tables.made(item.name, {"lists": [{**row, "content": None, "error": said}]})
    finally:
        witness.leave(seen)


def _row(item: Item) -> dict[str, Any]:
    return {
        "source": item.source,
        "bytes": item.size,
        "error": item.error,
        "content": item.content,
        "settings": item.settings,
        "version": __version__,
        "read_at": datetime.now(UTC),
        "commit": item.commit,
        "changed_at": item.changed_at,
    }


def _looked(input_: Input) -> dict[str, list[rows.Row]]:
    found = look(lambda world: outcomes.page_of(input_, world), input_.world, input_.name)
    reading = outcomes.reading_of(input_, found.page)
    made = rows.of_page(found.page, found.diagnostics)
    covered = {"generated": reading.coverage.generated, "missed": len(reading.coverage.missed)}
    told = {"is_list": input_.is_list, "problems": [*reading.problems, *found.problems]}
    return {**made, "lists": [{**made["lists"][0], **covered, **told}]}


@mutable
class Filled:
    """What a run did: how many lists it read, knew and removed, and what is to be said of bad ones.

    `names` are those of all lists that sources have, `unseen` those of sources of which nobody knows what they have.
    """

    read: int = 0
    known: int = 0
    removed: int = 0
    errors: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    unseen: list[str] = field(default_factory=list)

    def has(self, name: str) -> bool:
        """Whether a list is, or may be, in one of the sources."""
        return name in self.names or any(name.startswith((f"{each}:", f"{each}/")) for each in self.unseen)


@contextmanager
def opened(folder: Path) -> Iterator[Fleet]:
    """The tables in a folder, which is made; no other run fills them meanwhile.

    Raises:
        FileError: another run does, the folder holds something else, or it cannot be written.
    """
    parts = Parts(folder, [*Table])
    with parts.alone():
        parts.begin(schema.VERSION)
        yield Fleet(parts)


class Fleet:
    """The tables in a folder."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._known: dict[str, dict[str, Any]] = {}
        self._lists: dict[str, set[str]] = {}
        for name in parts.names(Table.LISTS):
            self._note(name, self._read(Table.LISTS, name, _KNOWN))
        self._tidy()

    @property
    def entries(self) -> int:
        """The number of entries of all lists."""
        return sum(each["entries"] or 0 for each in self._known.values())

    def fill(self, items: Iterable[Item], engine: Engine, told: Callable[[Filled], None]) -> Filled:
        """Read lists that are not known as they are now; `told` hears how far that is.

        Raises:
            FileError: the folder cannot be written.
        """
        done = Filled()
        for made in engine(read, self._batches(items, done)):
            self._add(made, done)
            told(done)
        self._tidy()
        return done

    def _batches(self, items: Iterable[Item], done: Filled) -> Iterator[Batch]:
        """The lists that are to be read, batch by batch."""
        batch: Batch = []
        size = 0
        for item in items:
            done.names.add(item.name)
            if item.content is None:
                done.unseen.append(item.name)
            known = self._known.get(item.name)
            if known is not None and _is_same(item, known):
                done.known += 1
                if known["error"] is not None:
                    done.errors.append(known["error"])
                continue
            if batch and (len(batch) == MOST_LISTS or size + (item.size or 0) > MOST_BYTES):
                yield batch
                batch, size = [], 0
            batch.append(item)
            size += item.size or 0
        if batch:
            yield batch

    def _add(self, made: Tables, done: Filled) -> None:
        lists = made[Table.LISTS]
        told = "\0".join(f"{each['list']}\0{each['content']}\0{each['read_at']}" for each in lists.to_pylist())
        name = caches.digest(told.encode())
        for table in Table:
            self._parts.write(table, name, tables.parquet(made[table]))
        self._note(name, lists.select(_KNOWN))
        done.read += lists.num_rows
        done.errors += [error for error in lists["error"].to_pylist() if error is not None]

    def _read(self, table: Table, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        found = tables.read(table, self._parts.read(table, name), columns)
        if found is None:
            raise FileError(f"{self._parts.path(table, name)} is no part of the table; remove it and run again")
        return found

    def _note(self, name: str, lists: pa.Table) -> None:
        """Note which lists a part has."""
        self._lists[name] = {*lists["list"].to_pylist()}
        for row in lists.to_pylist():
            before = self._known.get(row["list"])
            if before is None or (before["read_at"], before["part"]) < (row["read_at"], name):
                self._known[row["list"]] = {**row, "part": name}

    def _tidy(self) -> None:
        """Move what older parts say of lists that newer ones have to the history."""
        for name, lists in [*self._lists.items()]:
            old = {each for each in lists if self._known[each]["part"] != name}
            if old:
                self._take(name, old)

    def prune(self, done: Filled) -> None:
        """Remove what tables say of lists that no source of a run has; what was counted of them goes to the history.

        Raises:
            FileError: the folder cannot be written.
        """
        for name, lists in [*self._lists.items()]:
            gone = {each for each in lists if not done.has(each)}
            if gone:
                # Should this run be ended now, these lists are read again if they come back.
                rows = tables.forgetting(self._read(Table.LISTS, name), "content", gone)
                self._parts.write(Table.LISTS, name, tables.parquet(rows))
                self._take(name, gone)
                for each in gone:
                    del self._known[each]
                done.removed += len(gone)

    def _take(self, name: str, old: set[str]) -> None:
        kept, gone = tables.without(self._read(Table.LISTS, name), old)
        told = "\0".join([name, *sorted(old)])
        self._parts.write(HISTORY, caches.digest(told.encode()), tables.parquet(gone))
        for table in Table:
            if kept.num_rows:
                left, _ = tables.without(self._read(table, name), old)
                self._parts.write(table, name, tables.parquet(left))
            else:
                self._parts.remove(table, name)
        self._lists[name] -= old
        if not self._lists[name]:
            del self._lists[name]


def _is_same(item: Item, known: dict[str, Any]) -> bool:
    """Whether a list is as it was when it was read, and what its rules asked of the world as well."""
    return (
        item.content is not None
        and known["version"] == __version__
        and (known["content"], known["settings"]) == (item.content, item.settings)
        and all(item.has(each["path"]) is each["exists"] for each in known["asked"] or ())
    )
