"""ENT005: an entry has a field twice."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.records import Entry, Field
from awesome_lint.conventions.schema import Schema
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.rule import Context, rule


@rule(Schema)
def check(schema: Schema, ctx: Context) -> Iterator[Diagnostic]:
    """Report the second field of one name, where the other entries have it once, and exact repetitions."""
    for entry in schema.fielded:
        if len(entry.fields) > 1:
            yield from _in_entry(entry, schema, ctx)


def _in_entry(entry: Entry, schema: Schema, ctx: Context) -> Iterator[Diagnostic]:
    source = ctx.page.source
    firsts: dict[str, Field] = {}
    for field in entry.fields:
        first = firsts.setdefault(field.name.casefold(), field)
        known = schema.of(field.name)
        if first is field or known is None:
            continue
        if not known.repeated or source.cut(first.span) == source.cut(field.span):
            row = source.position(first.span.start).row
            message = f"field `{field.name}` stands twice in this entry, first on line {row}; keep one"
            yield ctx.diagnostic(field.name_span, message)
