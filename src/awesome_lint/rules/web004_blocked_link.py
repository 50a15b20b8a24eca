"""WEB004: a web site turned the question about a link away."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.links.answers import Verdict
from awesome_lint.page.destinations import Destination
from awesome_lint.rule import Context, rule


@rule(Destination, severity=Severity.WARNING, needs=("answers",))
def check(destination: Destination, ctx: Context) -> Iterator[Diagnostic]:
    """Report each URL whose web site answers people only."""
    answer = ctx.answer(destination.url)
    if answer is not None and answer.verdict is Verdict.BLOCKED:
        message = f"`{destination.url}` {answer.reason}; a person has to check whether the page exists"
        yield ctx.diagnostic(destination.span, message)
