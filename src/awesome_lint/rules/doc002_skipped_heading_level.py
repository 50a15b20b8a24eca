"""DOC002: a heading lies more than one level below the one before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document, Heading

_MIN_SIBLINGS = 4


@rule(Document, severity=Severity.INFO)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each step down by more than one level; where the page never uses the level, once."""
    astray = ctx.page.catalog.astray
    headings = [node for node in document.children if isinstance(node, Heading) and node.start not in astray]
    used, told = Counter(heading.level for heading in headings), set()
    for above, heading in pairwise(headings):
        expected = above.level + 1
        if heading.level <= expected or expected in told:
            continue
        if used[heading.level] == 1 and not used[expected] and used[above.level] >= _MIN_SIBLINGS:
            expected = above.level  # one of many, with a `#` too many
        if expected not in used:
            told.add(expected)
        message = f"heading level {heading.level} follows level {above.level}; expected level {expected}"
        yield ctx.diagnostic(heading.span, message)
