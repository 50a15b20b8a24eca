"""What a list does: learned from its records, pinned by the settings.

`schema` learns the fields that entries carry, `vocabulary` the values that fields take, `order`
the order of each section, `section_order` that of the sections, `writing` how entries are written.

Learning and judging are two steps: habits, schemas and orders are learned from one state of a list and held
against the same or a later one (`base`). A habit that up to one in twenty break (or one in twelve, if that
makes three or fewer) is held against each of them; one that up to one in seven break is reported once, with
the number; beyond that it is none. Where a list is small, the share of all lists that have the habit counts
like up to thirty more entries (`writing`, counted as docs/calibration.md says).

May not: judge. What is learned here says what the list does; that one entry does otherwise is for
the rules to say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from awesome_lint.catalog.batches import Batch
from awesome_lint.catalog.records import Catalog, Entry, Style
from awesome_lint.conventions import order, schema, section_order, writing
from awesome_lint.conventions.habits import Habit
from awesome_lint.conventions.order import SectionOrder
from awesome_lint.conventions.schema import Schema
from awesome_lint.conventions.section_order import SectionsInOrder
from awesome_lint.conventions.writing import Writing
from awesome_lint.settings import OrderSettings, Settings
from awesome_lint.source import Source
from awesome_lint.syntax.nodes import Document
from awesome_lint.values.slotted import immutable

LINKED = "linked"
_MIN_LINKED = 3
_MANY = 20
_MAX_WITHOUT_LINK = 0.01
"""The share of entries that may have no link for that to be a fault of theirs; of many entries two may."""
SchemaKey = tuple[Style, tuple[str, ...]]


@immutable
class Conventions:
    """The conventions of one list."""

    schemas: dict[SchemaKey, Schema]
    orders: list[SectionOrder]
    section_orders: list[SectionsInOrder]
    writing: Writing
    linked: Habit | None = None
    """That entries have links, if that is usual."""
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
    source: Source,
    document: Document,
    catalog: Catalog,
    batches: Iterable[Batch],
    settings: Settings,
    base: Conventions | None = None,
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
    if base is not None:
        orders += _kept_before(base.orders, orders, partial(order.learn, source, document, catalog), settings)
    linked = base.linked.given() if base is not None and base.linked is not None else _linked(catalog)
    written = writing.learn(source, batches, settings, base.writing if base is not None else None)
    sections = section_order.learn(catalog, settings, is_sorted=order.are_sorted(orders))
    return Conventions(schemas, orders, sections, written, linked, base)


def _linked(catalog: Catalog) -> Habit | None:
    """That entries have links, if nearly all have."""
    total, count = len(catalog.entries), sum(bool(entry.links) for entry in catalog.entries)
    limit = max(1 + (total >= _MANY), total * _MAX_WITHOUT_LINK)
    return Habit(LINKED, count, total, limit) if total >= _MIN_LINKED and total - count <= limit else None


def _kept_before(
    base: Iterable[SectionOrder],
    found: Iterable[SectionOrder],
    learn_orders: Callable[[Settings], list[SectionOrder]],
    settings: Settings,
) -> Iterator[SectionOrder]:
    """The orders that sections kept before, of those that keep none now."""
    here = {_path(each) for each in found}
    lost = {_path(each): each for each in base if _path(each) not in here}
    for by in {each.by for each in lost.values()}:
        how = OrderSettings(
            "name" if by.field is None else None, by.field, "descending" if by.descending else "ascending"
        )
        for each in learn_orders(replace(settings, order=how)):
            was = lost.get(_path(each))
            if was is not None and was.by == by:
                keys = tuple(by.keys(each.entries, was.collation))
                yield replace(each, keys=keys, collation=was.collation, declared=was.declared)


def _path(of: SectionOrder) -> tuple[str, ...]:
    return tuple(of.entries[0].section)
