"""What a list does: learned from its records, pinned by the settings.

`schema` learns the fields that entries carry, `vocabulary` the values that fields take, `order`
the order of each section, `prose` how entries are written.

May not: judge. What is learned here says what the list does; that one entry does otherwise is for
the rules to say.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from awesome_lint.catalog.records import Catalog, Entry, Style
from awesome_lint.conventions import order, prose, schema
from awesome_lint.conventions.order import SectionOrder
from awesome_lint.conventions.prose import Writing
from awesome_lint.conventions.schema import Schema
from awesome_lint.settings import Settings
from awesome_lint.source import Source
from awesome_lint.syntax.nodes import Document

SchemaKey = tuple[Style, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Conventions:
    """The conventions of one list."""

    schemas: dict[SchemaKey, Schema]
    orders: list[SectionOrder]
    writing: Writing
    base: Conventions | None = None
    """Those that were given, by which the list is judged."""

    def schema_of(self, entry: Entry) -> Schema:
        """The schema that an entry's fields follow."""
        return self.schemas[_schema_key(entry)]


def _schema_key(entry: Entry) -> SchemaKey:
    """What entries of one schema have in common: their style, and the header of their table."""
    header = tuple(field.name for field in entry.fields) if entry.style is Style.TABLE else ()
    return entry.style, header


def learn(
    source: Source, document: Document, catalog: Catalog, settings: Settings, base: Conventions | None = None
) -> Conventions:
    """Learn the conventions of a list; what `base` knows of an earlier state of it holds, however many do otherwise."""
    alike: defaultdict[SchemaKey, list[Entry]] = defaultdict(list)
    for entry in catalog.entries:
        alike[_schema_key(entry)].append(entry)
    known = base.schemas if base is not None else {}
    schemas = {
        key: replace(known[key], entries=entries) if key in known else schema.learn(entries, catalog.legend, settings)
        for key, entries in alike.items()
    }
    orders = order.learn(source, document, catalog, settings)
    writing = prose.learn(source, catalog, settings, base.writing if base is not None else None)
    return Conventions(schemas, orders, writing, base)
