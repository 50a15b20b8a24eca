"""WEB007: a repository has another name or owner now."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.links.answers import Verdict
from awesome_lint.page.destinations import Destination
from awesome_lint.rule import Context, rule
from awesome_lint.rule.online import replacement


@rule(Destination, severity=Severity.WARNING, needs=("answers",))
def check(destination: Destination, ctx: Context) -> Iterator[Diagnostic]:
    """Report each URL of a repository that goes by its former name."""
    answer = ctx.answer(destination.url)
    if answer is None or answer.verdict is not Verdict.MOVED or answer.target is None or answer.repository is None:
        return
    if answer.repository.is_renamed:
        message = f"the repository `{answer.repository.asked}` is now called `{answer.repository.name}`"
        fix = replacement(destination, answer.target, ctx.page.source)
        yield ctx.diagnostic(destination.span, f"{message}; expected `{answer.target}`", fix)
