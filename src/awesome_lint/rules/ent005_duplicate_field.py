"""ENT005: an entry has a field twice."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.records import Entry
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.rule import Context, rule


@rule(Entry)
def check(entry: Entry, ctx: Context) -> Iterator[Diagnostic]:
    """Report the second field of one name, where the other entries have it once."""
    schema = ctx.page.conventions.schema_of(entry)
    first_rows: dict[str, int] = {}
    for field in entry.fields:
        name = field.name.casefold()
        known = schema.of(field.name)
        if name in first_rows and known is not None and not known.repeated:
            message = f"field `{field.name}` stands twice in this entry, first on line {first_rows[name]}; keep one"
            yield ctx.diagnostic(field.name_span, message)
        first_rows.setdefault(name, ctx.page.source.position(field.span.start).row)
