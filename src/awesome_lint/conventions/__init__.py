"""What a list does: learned from its records, pinned by the settings.

`schema` learns the fields that entries carry, `vocabulary` the values that fields take, `order`
the order of each section, `section_order` that of the sections, `prose` how entries are written.

May not: judge. What is learned here says what the list does; that one entry does otherwise is for
the rules to say.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from awesome_lint.catalog.records import Catalog, Entry, Style
from awesome_lint.conventions import order, prose, schema, section_order
from awesome_lint.conventions.order import SectionOrder
from awesome_lint.conventions.prose import Writing
from awesome_lint.conventions.schema import Schema
from awesome_lint.conventions.section_order import SectionsInOrder
from awesome_lint.settings import Settings
from awesome_lint.source import Source
from awesome_lint.syntax.nodes import Document

SchemaKey = tuple[Style, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Conventions:
    """The conventions of one list."""

    schemas: dict[SchemaKey, Schema]
    orders: list[SectionOrder]
    section_orders: list[SectionsInOrder]
    writing: Writing

    def schema_of(self, entry: Entry) -> Schema:
        """The schema that an entry's fields follow."""
        return self.schemas[_schema_key(entry)]


def _schema_key(entry: Entry) -> SchemaKey:
    """What entries of one schema have in common: their style, and the header of their table."""
    header = tuple(field.name for field in entry.fields) if entry.style is Style.TABLE else ()
    return entry.style, header


def learn(source: Source, document: Document, catalog: Catalog, settings: Settings) -> Conventions:
    """Learn the conventions of a list."""
    alike: defaultdict[SchemaKey, list[Entry]] = defaultdict(list)
    for entry in catalog.entries:
        alike[_schema_key(entry)].append(entry)
    schemas = {key: schema.learn(entries, catalog.legend, settings) for key, entries in alike.items()}
    orders = order.learn(source, document, catalog, settings)
    sections = section_order.learn(catalog, settings, is_sorted=order.are_sorted(orders))
    return Conventions(schemas, orders, sections, prose.learn(source, catalog, settings))
