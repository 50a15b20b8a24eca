"""ENT017: a description praises instead of describing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from awesome_lint.catalog.records import Entry
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.resources import words
from awesome_lint.rule import Context, rule
from awesome_lint.source import Span


@rule(Entry, severity=Severity.WARNING)
def check(entry: Entry, ctx: Context) -> Iterator[Diagnostic]:
    """Report words and phrases of the list `promotional`, and those that the settings add."""
    span = entry.description_span
    if span is None:
        return
    pattern = _pattern(tuple(ctx.page.settings.descriptions.promotional_words))
    for match in pattern.finditer(ctx.page.source.text, span.start, span.end):
        message = f"`{match[0]}` is promotional; describe what it does instead"
        yield ctx.diagnostic(Span(*match.span()), message)


@cache
def _pattern(added: tuple[str, ...]) -> re.Pattern[str]:
    known = sorted({*words.load("promotional"), *added}, key=len, reverse=True)
    by_initial: defaultdict[str, list[str]] = defaultdict(list)  # half the time of one long alternation
    for word in known:
        by_initial[word[:1].lower()].append(re.escape(word[1:]))
    any_word = "|".join(f"{re.escape(initial)}(?:{'|'.join(rests)})" for initial, rests in by_initial.items())
    return re.compile(rf"(?<![\w-])(?:{any_word})(?![\w-])", re.IGNORECASE)
