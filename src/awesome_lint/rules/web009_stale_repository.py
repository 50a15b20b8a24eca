"""WEB009: nothing has been pushed to a repository for a long time."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.page.destinations import Destinations
from awesome_lint.rule import Context, rule
from awesome_lint.rule.online import months_since, repositories


@rule(Destinations, severity=Severity.WARNING, needs=("answers",))
def check(found: Destinations, ctx: Context) -> Iterator[Diagnostic]:
    """Report each repository without a push for as long as the settings say, unless they keep it."""
    limit = ctx.page.settings.links.stale_after
    for destination, repository in repositories(found, ctx) if limit else ():
        since = months_since(repository.pushed, ctx)
        if since is not None and since >= limit:
            message = f"the repository `{repository.name}` has had no push since {repository.pushed}"
            yield ctx.diagnostic(destination.span, f"{message}; expected one in the last {limit} months")
