"""The rows that one list has in each table, but what `lists` says of its file.

Values are those that `export` and the JSON of `check` give, under the same names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from awesome_lint.conventions import Conventions
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.export import shape as records
from awesome_lint.page import Page
from awesome_lint.report import Findings
from awesome_lint.report import json as findings
from awesome_lint.text import urls

Row = dict[str, Any]


def of_page(page: Page, found: Sequence[Diagnostic]) -> dict[str, list[Row]]:
    """The rows of a list with all of its records, and with what was found in it, by table."""
    entries, fields, links = [], [], []
    for index, each in enumerate(records.entries(page.catalog, page.source)):
        entries.append({**each, "entry": index, "canonical": _canonical(each["url"])})
        fields += [{**field, "entry": index} for field in each["fields"]]
        links += [{**_link(link), "entry": index} for link in each["links"]]
    told = Findings("", page.source, found)
    return {
        "entries": entries,
        "fields": fields,
        "links": links,
        "findings": [findings.shape(told, each) for each in found],
        "conventions": [*_conventions(page.conventions), *_legend(page.catalog.legend)],
        "lists": [_counts(page, links, found)],
    }


def _counts(page: Page, links: Sequence[Row], found: Sequence[Diagnostic]) -> Row:
    catalog = page.catalog
    return {
        "title": catalog.title,
        "description": catalog.description,
        "sections": sum(1 for top in catalog.sections for _ in top.walk()),
        "entries": len(catalog.entries),
        "links": len(links),
        "findings": len(found),
        "errors": sum(each.severity is Severity.ERROR for each in found),
    }


def _link(link: Row) -> Row:
    web = urls.web(link["url"])
    return {**link, "canonical": _canonical(link["url"]), "host": None if web is None else web.host}


def _canonical(url: str | None) -> str | None:
    return None if url is None else urls.canonical(url)


def _legend(legend: dict[str, list[str]]) -> Iterator[Row]:
    for name, terms in legend.items():
        yield from ({"kind": "legend", "name": name, "value": term, "is_declared": True} for term in terms)


def _conventions(learned: Conventions) -> Iterator[Row]:
    yield from _fields(learned)
    for order in learned.orders:
        kept = len(order.keys)
        yield {
            "kind": "order",
            "style": order.entries[0].style.value,
            "section": order.entries[0].section,
            "name": order.by.called,
            "count": kept - order.astray,
            "total": kept,
            "is_declared": order.declared,
        }
    for each in learned.section_orders:
        total = len(each.sections)
        yield {
            "kind": "section order",
            "name": each.by.called,
            "value": each.sections[0].title,
            "count": total - len(each.moves()),
            "total": total,
        }
    if learned.linked is not None:
        yield {"kind": "linked", "count": learned.linked.count, "total": learned.linked.total}
    for (style, *_), group in learned.writing.learned.items():
        for kind, habits in sorted(group.habits.items()):
            if habits.general is not None:
                usual = habits.general
                seen = {"value": usual.usual, "count": usual.count, "total": usual.total}
                yield {"kind": kind.value, "style": style.value, **seen, "is_declared": not usual.total}


def _fields(learned: Conventions) -> Iterator[Row]:
    for (style, _), schema in learned.schemas.items():
        for each in schema.fields.values():
            about = {"style": style.value, "name": each.name}
            seen = {"count": each.count, "total": schema.total, "is_required": each.required}
            yield {"kind": "field", **about, **seen, "is_declared": each.declared}
            if each.vocabulary is None:
                continue
            uses = Counter(
                value.casefold()
                for entry in schema.entries
                for field in entry.fields
                if field.is_called(each.name)
                for value in field.values
            )
            for value in each.vocabulary.values:
                count = None if each.parametrized else uses[value.casefold()]
                said = {"value": value, "count": count, "is_declared": each.vocabulary.declared}
                yield {"kind": "value", **about, **said}
