"""ENT015: a description repeats the name of its entry at its start."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.records import Entry
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.source import Span
from awesome_lint.text.patterns import late_pattern

_SAYS_WHAT_IT_IS = late_pattern(
    r"\s*(?:[:：]\s|[-–—]+\s|は|是|(?:is|are|was|were|has|lets|helps|allows|enables|provides|offers|supports|gives"
    r"|makes|uses|aims|brings|contains|est|ist|es|är|é|è)\b)"
)


@rule(Entry, severity=Severity.WARNING)
def check(entry: Entry, ctx: Context) -> Iterator[Diagnostic]:
    """Report descriptions that begin with the name, in any case, and go on to say what that is."""
    name, description, span = entry.name, entry.description, entry.description_span
    if description is None or span is None or description[: len(name)].casefold() != name.casefold():
        return
    if _SAYS_WHAT_IT_IS.match(description, len(name)):
        end = min(span.start + len(name), span.end)
        message = f"description repeats the name `{name}`; begin with what it is or does"
        yield ctx.diagnostic(Span(span.start, end), message)
