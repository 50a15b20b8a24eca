"""A catalog as an SQLite database: entries, links, fields and sections, with a full-text index of the entries.

The text of the index is that of the table `entries` (an external content table), which Datasette recognizes. What
belongs to an entry is numbered within it and kept by these numbers, so that no other index is needed. Nothing is told
twice: neither the link that is the name and URL of its entry, nor fields that are nothing but links. The same catalog
makes the same bytes, with the same version of SQLite.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing

from awesome_lint.catalog.records import Catalog, Section
from awesome_lint.export import shape
from awesome_lint.source import Source
from awesome_lint.text.escapes import storable

_TABLES = """
CREATE TABLE list (version INTEGER, path TEXT, title TEXT, description TEXT);
CREATE TABLE sections (
    id INTEGER PRIMARY KEY, title TEXT NOT NULL, level INTEGER NOT NULL, parent INTEGER REFERENCES sections (id)
);
CREATE TABLE entries (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, url TEXT, description TEXT, section INTEGER REFERENCES sections (id),
    style TEXT NOT NULL, parent INTEGER REFERENCES entries (id), row INTEGER NOT NULL
);
CREATE TABLE links (
    entry INTEGER NOT NULL REFERENCES entries (id), number INTEGER NOT NULL, text TEXT, url TEXT NOT NULL, field TEXT,
    PRIMARY KEY (entry, number)
) WITHOUT ROWID;
CREATE TABLE fields (
    entry INTEGER NOT NULL REFERENCES entries (id), number INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (entry, number)
) WITHOUT ROWID;
CREATE TABLE remarks (
    entry INTEGER NOT NULL REFERENCES entries (id), number INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (entry, number)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE entries_fts USING fts5 (
    name, description, content="entries", content_rowid="id", tokenize="unicode61 remove_diacritics 2", columnsize=0
);
"""
_INDEX = "INSERT INTO entries_fts (entries_fts) VALUES ('rebuild')"


def content(catalog: Catalog, source: Source, path: str) -> bytes:
    """The database as the bytes of its file."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(_TABLES)
        head = shape.head(catalog, storable(path))
        database.execute("INSERT INTO list VALUES (:version, :path, :title, :description)", head)
        sections = _Sections(database)
        for section in catalog.sections:
            sections.add(section, None)
        _add_entries(database, catalog, source, sections)
        database.execute(_INDEX)
        database.commit()
        database.execute("VACUUM")
        return database.serialize()


class _Sections:
    """The sections of a catalog as rows; `of` has that of each entry."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._count = 0
        self.of: dict[int, int] = {}

    def add(self, section: Section, parent: int | None) -> None:
        """Add a section and all below it."""
        self._count += 1
        own = self._count
        self._database.execute(
            "INSERT INTO sections VALUES (?, ?, ?, ?)", [own, _plain(section.title), section.level, parent]
        )
        self.of.update((id(entry), own) for entry in section.entries)
        for below in section.sections:
            self.add(below, own)


def _add_entries(database: sqlite3.Connection, catalog: Catalog, source: Source, sections: _Sections) -> None:
    """Add the entries, numbered from 1 in the order of the list, with what belongs to them."""
    parents = shape.parents(catalog)
    for number, entry in enumerate(catalog.entries, 1):
        parent = parents.get(id(entry))
        if parent is not None and id(entry) not in sections.of:
            above = sections.of.get(id(catalog.entries[parent]))
            sections.of |= {} if above is None else {id(entry): above}
        row = source.position(entry.span.start).row
        values = [_plain(entry.name), _plain(entry.url), _plain(entry.description), sections.of.get(id(entry))]
        values += [entry.style.value, None if parent is None else parent + 1, row]
        database.execute("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [number, *values])
        links = [(each.text, each.url, each.field) for each in shape.further_links(entry)]
        fields = [(name, value) for each in shape.further_fields(entry) for name in each.names for value in each.values]
        remarks = [("image", each.url) for each in entry.images]
        remarks += [(kind, text) for kind in ("notes", "body") for text in getattr(entry, kind)]
        _add_parts(database, "INSERT INTO links VALUES (?, ?, ?, ?, ?)", number, links)
        _add_parts(database, "INSERT INTO fields VALUES (?, ?, ?, ?)", number, fields)
        _add_parts(database, "INSERT INTO remarks VALUES (?, ?, ?, ?)", number, remarks)


def _add_parts(database: sqlite3.Connection, insert: str, entry: int, parts: Sequence[tuple[str | None, ...]]) -> None:
    """Add what belongs to an entry, numbered from 1."""
    database.executemany(insert, ((entry, at, *map(_plain, part)) for at, part in enumerate(parts, 1)))


def _plain(text: str | None) -> str | None:
    """Text that a database can hold: no halves of surrogate pairs, and nothing after which C sees no more."""
    return text and text.encode("utf-8", "replace").decode().replace("\0", "\ufffd")
