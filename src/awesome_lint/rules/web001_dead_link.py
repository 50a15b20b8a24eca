"""WEB001: a link leads to a page that is gone."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic
from awesome_lint.links.answers import Verdict
from awesome_lint.page.destinations import Destination
from awesome_lint.rule import Context, rule


@rule(Destination, needs=("answers",))
def check(destination: Destination, ctx: Context) -> Iterator[Diagnostic]:
    """Report each URL that is surely dead."""
    answer = ctx.answer(destination.url)
    if answer is not None and answer.verdict is Verdict.DEAD:
        yield ctx.diagnostic(destination.span, f"`{destination.url}` {answer.reason}; expected a page that exists")
