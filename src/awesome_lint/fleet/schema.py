"""The tables and their columns: a contract with other people's queries. Columns are added, never changed."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import NamedTuple

import pyarrow as pa

VERSION = 1
"""To be raised when a column comes to mean something else; folders of other versions are filled anew."""


class Table(StrEnum):
    """The tables, in the order in which they are written: what is in `lists` is complete in all others."""

    ENTRIES = "entries"
    FIELDS = "fields"
    LINKS = "links"
    FINDINGS = "findings"
    CONVENTIONS = "conventions"
    LISTS = "lists"


HISTORY = "history"
"""Earlier rows of `lists`, of lists that have been read again since; it has the same columns."""
ANSWERS = "answers"
"""What links answered online."""


class Column(NamedTuple):
    """A column: its name, the type of its values, and what they say."""

    name: str
    type: pa.DataType
    said: str


_TEXT, _TEXTS, _COUNT, _FLAG = pa.string(), pa.list_(pa.string()), pa.int32(), pa.bool_()
_TIME = pa.timestamp("us", tz="UTC")
_PLACE = pa.struct([("row", _COUNT), ("column", _COUNT)])
_IMAGE = pa.struct([("text", _TEXT), ("url", _TEXT)])
_EDIT = pa.struct([("content", _TEXT), ("location", _PLACE), ("end_location", _PLACE)])
_FIX = pa.struct([("applicability", _TEXT), ("message", _TEXT), ("edits", pa.list_(_EDIT))])
_ASKED = pa.struct([("path", _TEXT), ("exists", _FLAG)])

_LIST = Column("list", _TEXT, "the name of the list: its path, or that of a mirror, a colon and the path in it")
_ENTRY = Column("entry", _COUNT, "the index of the entry in its list, from 0")
_CANONICAL = Column("canonical", _TEXT, "the URL in the form in which URLs that lead to the same place are equal")
_START = Column("location", _PLACE, "where it begins; rows and columns count from 1")
_END = Column("end_location", _PLACE, "where it ends")

COLUMNS: dict[Table, tuple[Column, ...]] = {
    Table.LISTS: (
        _LIST,
        Column("source", _TEXT, "the source that it is from, as given"),
        Column("title", _TEXT, "its title"),
        Column("description", _TEXT, "its description"),
        Column("is_list", _FLAG, "whether it must be a list: it is a README, or matches the settings"),
        Column("bytes", pa.int64(), "the size of the file"),
        Column("sections", _COUNT, "the number of its sections"),
        Column("entries", _COUNT, "the number of its entries"),
        Column("generated", _COUNT, "the number of entries that a program writes"),
        Column("missed", _COUNT, "the number of places that look like entries but were not read"),
        Column("links", _COUNT, "the number of links of its entries"),
        Column("findings", _COUNT, "the number of findings"),
        Column("errors", _COUNT, "the number of those that are errors"),
        Column("problems", _TEXTS, "problems of the run, such as a rule that failed, as sentences"),
        Column("error", _TEXT, "why the list could not be read; all counts are null then"),
        Column("content", _TEXT, "a hash of the file; null if the next run has to read it again"),
        Column("settings", _TEXT, "a hash of its settings"),
        Column("version", _TEXT, "the version of awesome-lint that read it"),
        Column("asked", pa.list_(_ASKED), "the files that rules asked about, and whether these exist"),
        Column("read_at", _TIME, "when it was read"),
        Column("commit", _TEXT, "for a list in a mirror, the commit"),
        Column("changed_at", _TIME, "for a list in a mirror, when the commit was made"),
    ),
    Table.ENTRIES: (
        _LIST,
        _ENTRY,
        Column("parent", _COUNT, "the entry that it is nested in"),
        Column("name", _TEXT, "its name"),
        Column("url", _TEXT, "its URL, as written"),
        _CANONICAL,
        Column("description", _TEXT, "its description"),
        Column("section", _TEXTS, "the titles of its sections from the top"),
        Column("style", _TEXT, "how it is written: bullet, heading, table, …"),
        Column("images", pa.list_(_IMAGE), "its images"),
        Column("notes", _TEXTS, "the remaining parts of its lines"),
        Column("body", _TEXTS, "the paragraphs below it"),
        _START,
        _END,
    ),
    Table.FIELDS: (
        _LIST,
        _ENTRY,
        Column("name", _TEXT, "the name of the field, as written"),
        Column("values", _TEXTS, "its values"),
        Column("field", _TEXT, "for a field with terms in its name, the name without them"),
        Column("terms", _TEXTS, "the terms in its name"),
        Column("vocabulary", _TEXT, "the vocabulary of the legend that they are from"),
        _START,
    ),
    Table.LINKS: (
        _LIST,
        _ENTRY,
        Column("text", _TEXT, "the text of the link"),
        Column("url", _TEXT, "its URL, as written"),
        _CANONICAL,
        Column("host", _TEXT, "the host of a web URL, in lower case and without the `www` in front"),
        Column("field", _TEXT, "the name of the field that contains it"),
    ),
    Table.FINDINGS: (
        _LIST,
        Column("code", _TEXT, "the code of the rule"),
        Column("name", _TEXT, "the name of the rule"),
        Column("message", _TEXT, "the message"),
        Column("severity", _TEXT, "error, warning or info"),
        _START,
        _END,
        Column("entry", _TEXT, "the name of the entry that it concerns"),
        Column("url", _TEXT, "the address of the page of the rule"),
        Column("fix", _FIX, "the edits that fix it"),
    ),
    Table.CONVENTIONS: (
        _LIST,
        Column("kind", _TEXT, "field, value, order, section order, linked, legend, or a habit of writing"),
        Column("style", _TEXT, "the style of the entries that follow it"),
        Column("section", _TEXTS, "for an order, the section that is sorted"),
        Column("name", _TEXT, "the name of the field, vocabulary or order"),
        Column("value", _TEXT, "a value of that field or vocabulary, or the usual form"),
        Column("count", _COUNT, "how many entries follow it"),
        Column("total", _COUNT, "out of how many; null for a value"),
        Column("is_required", _FLAG, "for a field, whether every entry must have it"),
        Column("is_declared", _FLAG, "whether the page or the settings declare it"),
    ),
}


ANSWER_COLUMNS: tuple[Column, ...] = (
    Column("url", _TEXT, "the URL that was requested, as written, without its fragment"),
    Column("verdict", _TEXT, "the verdict: ok, moved, dead, …"),
    Column("reason", _TEXT, "the reason for the verdict"),
    Column("target", _TEXT, "where it leads now"),
    Column("asked_on", pa.date32(), "the day on which it was requested, or its answer was last taken from the cache"),
)


@cache
def schema(table: Table | str) -> pa.Schema:
    """The Arrow schema of a table."""
    columns = ANSWER_COLUMNS if table == ANSWERS else COLUMNS[Table.LISTS if table == HISTORY else Table(table)]
    return pa.schema([(each.name, each.type) for each in columns])


def described() -> str:
    """The tables and columns as Markdown."""
    parts = []
    for table, columns in [*COLUMNS.items(), (ANSWERS, ANSWER_COLUMNS)]:
        rows = "\n".join(f"| `{each.name}` | {_type(each.type)} | {each.said} |" for each in columns)
        parts.append(f"### {table}\n\n| Column | Type | Meaning |\n| --- | --- | --- |\n{rows}\n")
    return "\n".join(parts)


def _type(kind: pa.DataType) -> str:
    """What a type is called."""
    named = {_TEXT: "text", _TEXTS: "texts", _COUNT: "number", pa.int64(): "number", _FLAG: "yes or no"}
    named |= {_TIME: "time", pa.date32(): "day"}
    if kind in named:
        return named[kind]
    if pa.types.is_list(kind):
        return f"list of {_type(kind.value_type)}"
    return ", ".join(f"`{kind.field(at).name}`" for at in range(kind.num_fields))
