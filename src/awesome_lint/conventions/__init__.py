"""What a list does: learned from its records, pinned by the settings.

`schema` learns the fields that entries carry, `vocabulary` the values that fields take, `order`
the order of each section.

May not: judge. What is learned here says what the list does; that one entry does otherwise is for
the rules to say.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from awesome_lint.catalog.records import Catalog, Entry, Style
from awesome_lint.conventions import order, schema
from awesome_lint.conventions.order import SectionOrder
from awesome_lint.conventions.schema import Schema
from awesome_lint.settings import Settings
from awesome_lint.syntax.nodes import Document


@dataclass(frozen=True, slots=True)
class Conventions:
    """The conventions of one list."""

    schemas: dict[Style, Schema]
    orders: list[SectionOrder]

    def schema_of(self, entry: Entry) -> Schema:
        """The schema that an entry's fields follow."""
        return self.schemas[entry.style]


def learn(document: Document, catalog: Catalog, settings: Settings) -> Conventions:
    """Learn the conventions of a list."""
    by_style: defaultdict[Style, list[Entry]] = defaultdict(list)
    for entry in catalog.entries:
        by_style[entry.style].append(entry)
    schemas = {style: schema.learn(entries, catalog.legend, settings) for style, entries in by_style.items()}
    return Conventions(schemas, order.learn(document, catalog, settings))
