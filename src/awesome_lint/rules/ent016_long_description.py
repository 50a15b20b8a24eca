"""ENT016: a description is longer than the settings allow."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.records import Catalog
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule


@rule(Catalog, severity=Severity.WARNING)
def check(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report descriptions of more characters, as they read, than `descriptions.max-length`."""
    limit = ctx.page.settings.descriptions.max_length
    if limit == 0:
        return
    for entry in catalog.entries:
        length, span = len(entry.description or ""), entry.description_span
        if length > limit and span is not None:
            yield ctx.diagnostic(span, f"description has {length} characters; at most {limit} are allowed")
