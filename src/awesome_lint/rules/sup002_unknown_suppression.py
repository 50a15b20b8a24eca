"""SUP002: a suppression comment names a rule that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic
from awesome_lint.page.suppression import Suppression
from awesome_lint.rule import Context, rule


@rule(Suppression)
def check(suppression: Suppression, ctx: Context) -> Iterator[Diagnostic]:
    """Report a name that is no rule's."""
    if suppression.problem is not None:
        yield ctx.diagnostic(suppression.span, suppression.problem)
