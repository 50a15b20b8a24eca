"""ENT008: an entry has no link, though nearly all others have one."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.records import Catalog
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.rule import Context, rule

_MIN_ENTRIES = 3
_MAX_SHARE = 0.1


@rule(Catalog)
def check(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report entries without any link where at most one in ten has none."""
    entries = catalog.entries
    without = [entry for entry in entries if not entry.links]
    if len(entries) < _MIN_ENTRIES or len(without) > max(1, len(entries) * _MAX_SHARE):
        return
    for entry in without:
        linked = len(entries) - len(without)
        message = f"entry `{entry.name}` has no link; {linked} of {len(entries)} entries have one"
        yield ctx.diagnostic(entry.name_span, message)
