"""WEB002: a link leads to a page that has moved for good."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.links.answers import Verdict
from awesome_lint.page.destinations import Destination
from awesome_lint.rule import Context, rule
from awesome_lint.rule.online import replacement


@rule(Destination, severity=Severity.WARNING, needs=("answers",))
def check(destination: Destination, ctx: Context) -> Iterator[Diagnostic]:
    """Report each URL that has moved, but repositories of a new name and what leads to a start page."""
    answer = ctx.answer(destination.url)
    if answer is None or answer.verdict is not Verdict.MOVED or answer.target is None or answer.is_root:
        return
    if answer.repository is not None and answer.repository.is_renamed:
        return
    message = f"`{destination.url}` has moved permanently; expected `{answer.target}`"
    yield ctx.diagnostic(destination.span, message, replacement(destination, answer.target, ctx.page.source))
