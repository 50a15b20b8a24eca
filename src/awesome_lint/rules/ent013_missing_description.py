"""ENT013: an entry has no description, though nearly all others have one."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.records import Catalog
from awesome_lint.conventions import habits
from awesome_lint.conventions.prose import BARE
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule


@rule(Catalog, severity=Severity.WARNING)
def check(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report entries that say nothing behind their name, not even in further links, unless none beside them does."""
    pinned = ctx.page.settings.descriptions.required
    described = {tuple(each.section) for each in catalog.entries if each.description}
    single, many = habits.weigh(
        each
        for each in ctx.page.conventions.writing.bare
        if each.found == BARE and (pinned or (len(each.entry.links) == 1 and tuple(each.entry.section) in described))
    )
    for each in single:
        message = f"entry `{each.entry.name}` has no description; expected one, {each.habit.evidence}"
        yield ctx.diagnostic(each.entry.name_span, message)
    for habit, those in many:
        yield ctx.as_a_whole(those, habit.total, "entries have no description", "descriptions.required")
