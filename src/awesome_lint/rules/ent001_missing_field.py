"""ENT001: an entry lacks a field that nearly all others have."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.records import Entry
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.rule import Context, rule


@rule(Entry)
def check(entry: Entry, ctx: Context) -> Iterator[Diagnostic]:
    """Report each required field that the entry has under no name, not even a misspelled one."""
    schema = ctx.page.conventions.schema_of(entry)
    present = schema.keys(entry)
    present.update(schema.key(meant.name) for _, meant in schema.misspelled(entry))
    for key, convention in schema.fields.items():
        if convention.required and key not in present:
            why = f"{convention.count} of {schema.total} entries have it" if convention.count else "it is required"
            yield ctx.diagnostic(entry.name_span, f"field `{convention.name}` is missing; {why}")
