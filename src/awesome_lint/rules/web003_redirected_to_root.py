"""WEB003: a link leads to the start page of the web site that its page was part of."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.page.destinations import Destination
from awesome_lint.rule import Context, rule


@rule(Destination, severity=Severity.WARNING, needs=("answers",))
def check(destination: Destination, ctx: Context) -> Iterator[Diagnostic]:
    """Report each URL of a page for which the web site shows its start page instead."""
    answer = ctx.answer(destination.url)
    if answer is not None and answer.is_root:
        message = f"`{destination.url}` leads to the start page `{answer.target}`; the page itself is probably gone"
        yield ctx.diagnostic(destination.span, message)
