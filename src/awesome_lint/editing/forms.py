"""What there is to say of a new entry: what entries like it say of themselves.

May not: write the entry, ask for it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from awesome_lint.catalog.records import Entry, Style
from awesome_lint.conventions.schema import FieldConvention
from awesome_lint.editing import template
from awesome_lint.editing.template import NewEntry
from awesome_lint.page import Page
from awesome_lint.values.slotted import immutable

_MOST_VALUES = 20
"""More different values than these are no choice but free text."""
_MOST_READ = 20
_MAX_NOTE = 200
"""Longer than that is text of its own, like a paragraph or an example."""
_NOTHING = NewEntry("", "")


@immutable
class Wanted:
    """A field, under one of its `names`.

    `values` are those that others have; a `closed` one takes no other, and one that is `needed` some.
    """

    names: tuple[str, ...]
    values: tuple[str, ...]
    is_closed: bool
    is_needed: bool


@immutable
class Form:
    """The fields that most entries have, names of `others`, and whether there is a description.

    `notes` are examples of what most say beside these, such as a date; an empty one stands for what is not asked for.
    """

    fields: tuple[Wanted, ...]
    others: tuple[str, ...]
    has_description: bool
    is_description_needed: bool
    notes: tuple[str, ...] = ()


def of(page: Page, near: Sequence[Entry]) -> Form:
    """What entries near a place say of themselves besides name and URL."""
    if not near:
        return Form((), (), has_description=True, is_description_needed=False)
    near = [each for each in near if each.style is near[0].style]  # one that is added is like the first
    schema = page.conventions.schema_of(near[0])
    held = {field.name for each in near for field in each.fields if template.holds(field, each)}
    told = _told(near)
    named = [
        {field.name for field in template.unwanted(page.source, each, _NOTHING)} - held
        | {field.name for field in each.fields if field.name in told}
        for each in near
    ]
    names = Counter(name for each in named for name in sorted(each))
    keys = Counter(key for each in named for key in {schema.key(name) for name in each})
    usual = [key for key in dict.fromkeys(map(schema.key, names)) if keys[key] * 2 >= len(near)]
    described = sum(each.description is not None for each in near)
    fields = []
    for key in usual:
        called = tuple(name for name, _ in names.most_common() if schema.key(name) == key)
        fields.append(_wanted(near, called, schema.of(called[0]), is_everywhere=keys[key] == len(near)))
    return Form(
        tuple(fields),
        tuple(name for name, _ in names.most_common() if schema.key(name) not in usual),
        described > 0,
        described * 10 >= len(near) * 9,
        _notes(page, near),
    )


def _told(near: Sequence[Entry]) -> set[str]:
    """The names of fields that lead to their entries by a value that is another in most of them, such as a rating."""
    values: defaultdict[str, list[str]] = defaultdict(list)
    for each in near:
        for field in each.fields:
            if template.names(field, each):
                values[field.name] += field.values
    return {name for name, said in values.items() if len({*said}) * 2 > len(near)}


def _notes(page: Page, near: Sequence[Entry]) -> tuple[str, ...]:
    """The remarks of an entry that has as many as most, empty where one is no note but text of its own."""
    said = [template.remarks(page, each, near) for each in near[:_MOST_READ]]
    counts = sorted(map(len, said))
    usual = counts[(len(counts) - 1) // 2]
    chosen = next(each for each in said if len(each) == usual)
    notes = [each if "\n" not in each and len(each) <= _MAX_NOTE else "" for each in chosen]
    return tuple(notes if any(notes) else ())


def _wanted(
    near: Sequence[Entry], names: tuple[str, ...], convention: FieldConvention | None, *, is_everywhere: bool
) -> Wanted:
    vocabulary = None if convention is None or convention.parametrized else convention.vocabulary
    counts = Counter(value for each in near for field in each.fields if field.name in names for value in field.values)
    is_closed = vocabulary is not None and not vocabulary.is_open
    values = vocabulary.values if vocabulary is not None and is_closed else tuple(dict(counts.most_common()))
    is_choice = is_closed or (len(values) <= _MOST_VALUES and len(values) * 2 <= counts.total())
    can_be_empty = convention is not None and convention.can_be_empty
    is_needed = (convention is not None and convention.required) or (is_everywhere and near[0].style is Style.TABLE)
    return Wanted(names, values if is_choice else (), is_closed, is_needed and not can_be_empty)
