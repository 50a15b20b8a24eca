"""ENT002: an entry has a field that no other has."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.records import Entry
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule

_MAX_LISTED = 8


@rule(Entry, severity=Severity.WARNING)
def check(entry: Entry, ctx: Context) -> Iterator[Diagnostic]:
    """Report fields of unknown name, where the list's entries keep to a few."""
    schema = ctx.page.conventions.schema_of(entry)
    if not schema.is_closed:
        return
    misspelled = {field.span for field, _ in schema.misspelled(entry)}
    for field in entry.fields:
        if schema.of(field.name) is None and field.span not in misspelled:
            names = [f"`{each.name}`" for each in schema.fields.values()]
            known = ", ".join(names[:_MAX_LISTED]) + (", …" if len(names) > _MAX_LISTED else "")
            yield ctx.diagnostic(field.name_span, f"no other entry has a field `{field.name}`; entries have {known}")
