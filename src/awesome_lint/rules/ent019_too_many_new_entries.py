"""ENT019: a change adds more entries than the settings allow."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.records import Catalog
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.rule import Context, rule


@rule(Catalog)
def check(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report the first new entry beyond the limit, once."""
    limit, before = ctx.page.settings.changes.max_new_entries, ctx.page.world.before
    if not limit or before is None:
        return
    from awesome_lint.catalog import changes  # noqa: PLC0415 -- most runs compare nothing

    added = changes.added(before, changes.State(ctx.page.source, catalog))
    if len(added) > limit:
        many = "entries" if len(added) > 1 else "entry"
        message = f"{len(added)} new {many} in one change; at most {limit} may be added at a time"
        yield ctx.diagnostic(added[limit].name_span, message)
