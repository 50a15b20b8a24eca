"""ENT008: an entry has no link, though nearly all others have one."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.records import Catalog, Entry
from awesome_lint.conventions.schema import is_empty
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.rule import Context, rule

_MIN_ENTRIES = 3
_MANY = 20
_MAX_SHARE = 0.01
"""The share of entries that may have no link for that to be a fault of theirs; of many entries two may."""


@rule(Catalog)
def check(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report entries without any link where nearly all have one."""
    entries = catalog.entries
    without = [entry for entry in entries if not entry.links]
    if len(entries) < _MIN_ENTRIES or len(without) > max(1 + (len(entries) >= _MANY), len(entries) * _MAX_SHARE):
        return
    linked = len(entries) - len(without)
    for entry in without:
        if _is_told_of_field(entry, ctx):
            continue
        message = f"entry `{entry.name}` has no link; {linked} of {len(entries)} entries have one"
        yield ctx.diagnostic(entry.name_span, message)


def _is_told_of_field(entry: Entry, ctx: Context) -> bool:
    """Whether the field that should hold the link is missing or empty, which is a fault of its own."""
    schema = ctx.page.conventions.schema_of(entry)
    present = schema.keys(entry)
    if any(each.linked and each.required and key not in present for key, each in schema.fields.items()):
        return True
    empty = [schema.of(field.name) for field in entry.fields if is_empty(field)]
    return any(each.linked and not each.can_be_empty for each in empty if each is not None)
