"""ENT013: an entry has no description, though nearly all others have one."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.records import Catalog
from awesome_lint.conventions.prose import BARE
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule


@rule(Catalog, severity=Severity.WARNING)
def check(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:  # noqa: ARG001
    """Report entries that say nothing behind their name, not even in further links."""
    for each in ctx.page.conventions.writing.bare:
        entry = each.entry
        if each.found == BARE and len(entry.links) == 1:
            message = f"entry `{entry.name}` has no description; expected one, {each.habit.evidence}"
            yield ctx.diagnostic(entry.name_span, message)
