"""DOC006: a section has few entries."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.records import Section
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule


@rule(Section, severity=Severity.WARNING)
def check(section: Section, ctx: Context) -> Iterator[Diagnostic]:
    """Report sections that hold some entries, but fewer than the settings ask for."""
    least, count = ctx.page.settings.sections.min_entries, len(section.entries)
    if 0 < count < least and not section.sections:
        entries = "1 entry" if count == 1 else f"{count} entries"
        message = f"the section `{section.title}` has {entries}; expected {least} or more"
        yield ctx.diagnostic(section.title_span, message)
