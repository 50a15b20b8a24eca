"""ENT001: an entry lacks a field that nearly all others have."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.conventions.schema import Schema
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.rule import Context, rule


@rule(Schema)
def check(schema: Schema, ctx: Context) -> Iterator[Diagnostic]:
    """Report each required field that an entry has under no name, not even a misspelled one."""
    required = {key: each for key, each in schema.fields.items() if each.required}
    for entry in schema.entries if required else ():
        present = schema.keys(entry)
        present.update(schema.key(meant.name) for _, meant in schema.misspelled(entry))
        for key, convention in required.items():
            if key not in present:
                why = f"{convention.count} of {schema.total} entries have it" if convention.count else "it is required"
                yield ctx.diagnostic(entry.name_span, f"field `{convention.name}` is missing; {why}")
