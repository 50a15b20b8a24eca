"""WEB006: a repository is archived."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.page.destinations import Destinations
from awesome_lint.rule import Context, rule
from awesome_lint.rule.online import months_since, repositories


@rule(Destinations, severity=Severity.WARNING, needs=("answers",))
def check(found: Destinations, ctx: Context) -> Iterator[Diagnostic]:
    """Report each archived repository once, unless the settings keep it."""
    for destination, repository in repositories(found, ctx):
        since = months_since(repository.archived, ctx)
        if repository.is_archived and (since is None or since >= ctx.page.settings.links.archived_after):
            day = "" if repository.archived is None else f" on {repository.archived}"
            message = f"the repository `{repository.name}` was archived{day}; it receives no more changes"
            yield ctx.diagnostic(destination.span, message)
