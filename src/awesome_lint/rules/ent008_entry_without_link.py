"""ENT008: an entry has no link, though nearly all others have one."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.records import Catalog, Entry, Style
from awesome_lint.conventions.schema import is_empty
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.rule import Context, rule

_MAX_WORDS = 6


@rule(Catalog)
def check(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report entries without any link where nearly all have one."""
    habit = ctx.page.conventions.linked
    if habit is None:
        return
    entries: list[Entry | None] = [None, *catalog.entries, None]
    for before, entry, after in zip(entries, catalog.entries, entries[2:], strict=False):
        if entry.links or (not habit.is_given and (_is_alike(entry, before) or _is_alike(entry, after))):
            continue
        if not _is_sentence(entry) and not _is_told_of_field(entry, ctx):
            message = f"entry `{entry.name}` has no link; {habit.count} of {habit.total} entries have one"
            yield ctx.diagnostic(entry.name_span, message)


def _is_alike(entry: Entry, beside: Entry | None) -> bool:
    """Whether the entry beside this one has no link either: nobody forgets two in a row."""
    return beside is not None and not beside.links and beside.section == entry.section and beside.style is entry.style


def _is_sentence(entry: Entry) -> bool:
    """Whether an entry is a remark rather than a thing that has a name."""
    return entry.style is Style.BULLET and len(entry.name.split()) > _MAX_WORDS and entry.name[-1] in ".!?…"


def _is_told_of_field(entry: Entry, ctx: Context) -> bool:
    """Whether the field that should hold the link is missing or empty, which is a fault of its own."""
    schema = ctx.page.conventions.schema_of(entry)
    present = schema.keys(entry)
    if any(each.linked and each.required and key not in present for key, each in schema.fields.items()):
        return True
    empty = [schema.of(field.name) for field in entry.fields if is_empty(field)]
    return any(each.linked and not each.can_be_empty for each in empty if each is not None)
