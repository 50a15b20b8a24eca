"""ENT007: an entry stands twice in the list."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.records import Catalog
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.rule import Context, rule
from awesome_lint.urls import canonical


@rule(Catalog)
def check(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report entries of the same name, in any case, that lead to the same URL as an earlier one."""
    first_rows: dict[tuple[str, str], int] = {}
    for entry in catalog.entries:
        if entry.url is None:
            continue
        key = (entry.name.casefold(), canonical(entry.url))
        if key in first_rows:
            message = (
                f"entry `{entry.name}` stands in the list already, on line {first_rows[key]}; remove one of the two"
            )
            yield ctx.diagnostic(entry.name_span, message)
        first_rows.setdefault(key, ctx.page.source.position(entry.span.start).row)
