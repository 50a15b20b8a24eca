"""ENT001: an entry lacks a field that nearly all others have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from awesome_lint.catalog.records import Entry
from awesome_lint.conventions import forms
from awesome_lint.conventions.schema import Schema
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.rule import Context, rule


@rule(Schema)
def check(schema: Schema, ctx: Context) -> Iterator[Diagnostic]:
    """Report each required field that an entry has under no name, nor in a line that is none."""
    required = {key: each for key, each in schema.fields.items() if each.required}
    missing = [(entry, key) for entry in schema.entries if required for key in _missing(entry, required, schema)]
    usual = forms.learn(schema, ctx.page.source) if missing else {}
    for entry, key in missing:
        if key in usual and forms.unread(entry, usual[key], ctx.page.source) is not None:
            continue
        convention = required[key]
        why = f"{convention.count} of {schema.total} entries have it" if convention.count else "it is required"
        yield ctx.diagnostic(entry.name_span, f"field `{convention.name}` is missing; {why}")


def _missing(entry: Entry, required: Iterable[str], schema: Schema) -> list[str]:
    present = schema.keys(entry)
    present.update(schema.key(meant.name) for _, meant in schema.misspelled(entry))
    return [key for key in required if key not in present]
