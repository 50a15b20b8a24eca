"""ENT006: nothing stands behind the name of a field."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.conventions.schema import Schema, is_empty
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.rule import Context, rule


@rule(Schema)
def check(schema: Schema, ctx: Context) -> Iterator[Diagnostic]:
    """Report fields without a value, unless the list leaves the field empty often."""
    for field in (field for entry in schema.fielded for field in entry.fields):
        known = schema.of(field.name)
        if is_empty(field) and known is not None and not known.can_be_empty:
            what = "give its value or remove it" if field.is_named else "give its value"
            yield ctx.diagnostic(field.own_name_span, f"field `{field.name}` is empty; {what}")
