"""SUP003: a line of the baseline stands for a finding that is found no more."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.diagnostic.fingerprint import Fingerprint
from awesome_lint.rule import Context, rule
from awesome_lint.source import Span

_TOP = Span(0, 0)


@rule(Fingerprint, severity=Severity.WARNING)
def check(gone: Fingerprint, ctx: Context) -> Iterator[Diagnostic]:
    """Report what is gone where it was, if its entry still stands on the page, else at the top."""
    entry = next((entry for entry in ctx.page.catalog.entries if entry.name == gone.entry), None)
    place = f"in `{gone.entry}`" if gone.entry else f"on `{gone.line}`"
    message = f"the baseline still contains {gone.rule} {place}; remove its line with --fix or --write-baseline"
    yield ctx.diagnostic(entry.name_span if entry is not None else _TOP, message)
