"""ENT006: nothing stands behind the name of a field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesome_lint.catalog.records import Entry, Field, Style
from awesome_lint.conventions.schema import Schema, is_empty
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.text.patterns import late_pattern

_FIGURE = late_pattern(r"[~≈<>]?[ ]?\d[\d.,]*[ ]?(?:[kKmMbBgGtT]B?|%)?\W*")
_MOST = 0.6
_MAX_ROWS = 0.1
"""The share of rows of a table that may have an empty cell for that to be an exception."""


@rule(Schema)
def check(schema: Schema, ctx: Context) -> Iterator[Diagnostic]:
    """Report fields without a value, unless the list leaves the field empty often, or the table cells."""
    found = [(entry, fields) for entry in schema.fielded if (fields := [*_empty(entry, schema)])]
    is_table = any(entry.style is Style.TABLE for entry, _ in found)
    if is_table and len(found) > max(1, schema.total * _MAX_ROWS):
        return
    for entry, field in ((entry, field) for entry, fields in found for field in fields):
        severity = Severity.INFO if entry.style is Style.TABLE and _is_of_figures(field, schema) else None
        what = "give its value or remove it" if field.is_named else "give its value"
        is_written = field.own_name_span.start < entry.span.end  # or the row ends before
        place = field.own_name_span if is_written else entry.span
        yield ctx.diagnostic(place, f"field `{field.name}` is empty; {what}", severity=severity)


def _is_of_figures(field: Field, schema: Schema) -> bool:
    """Whether others have numbers there, of which one may not be known."""
    fields = (entry.fields.get(field.name) for entry in schema.fielded)
    values = [" ".join(each.values) for each in fields if each is not None and each.values]
    return bool(values) and sum(_FIGURE.fullmatch(each) is not None for each in values) > len(values) * _MOST


def _empty(entry: Entry, schema: Schema) -> Iterator[Field]:
    """The fields of an entry that are empty and should not be."""
    empty = [*filter(is_empty, entry.fields)]
    if entry.style is Style.TABLE and len({field.own_name_span for field in empty}) > 1:
        return  # a row of which more is not known yet
    if empty and len(empty) == len(entry.fields) and empty[0].span.start < entry.name_span.start:
        return  # a column of names that goes on alone
    places = Counter(field.own_name_span for field in empty)
    for field in empty:
        known = schema.of(field.name)
        if places[field.own_name_span] > 1:
            continue  # cells that a row lacks are another fault
        if known is not None and not known.can_be_empty:
            yield field
