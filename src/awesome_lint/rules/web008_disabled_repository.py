"""WEB008: GitHub has disabled a repository."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.page.destinations import Destinations
from awesome_lint.rule import Context, rule
from awesome_lint.rule.online import repositories


@rule(Destinations, severity=Severity.WARNING, needs=("answers",))
def check(found: Destinations, ctx: Context) -> Iterator[Diagnostic]:
    """Report each disabled repository once, unless the settings keep it."""
    for destination, repository in repositories(found, ctx):
        if repository.is_disabled:
            message = f"the repository `{repository.name}` is disabled, so GitHub does not show it"
            yield ctx.diagnostic(destination.span, message)
