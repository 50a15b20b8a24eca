"""SUP001: a suppression comment silences nothing."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.page.suppression import Suppression
from awesome_lint.rule import Context, rule


@rule(Suppression, severity=Severity.WARNING)
def check(suppression: Suppression, ctx: Context) -> Iterator[Diagnostic]:
    """Report a suppression of a known rule that was of no use."""
    if suppression.problem is None and not suppression.used:
        what = f"`{suppression.rule}`" if suppression.rule else "any rule"
        yield ctx.diagnostic(suppression.span, f"suppression of {what} silences nothing; remove it")
