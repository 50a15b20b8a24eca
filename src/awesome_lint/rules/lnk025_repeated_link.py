"""LNK025: the same link stands twice in a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Document, Link, LinkKind

_MAX_GAP = 3
_BETWEEN = frozenset({"", ",", "-", "/"})


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report a link right behind one that is written the same."""
    source = ctx.page.source
    for one, other in pairwise(document.where(_is_written, Link)):
        if one.url != other.url or other.start - one.end > _MAX_GAP:
            continue
        gap = Span(one.end, other.start)
        if source.cut(gap).strip() in _BETWEEN:
            is_same = source.cut(one.span) == source.cut(other.span)
            if is_same and "\n" not in source.cut(gap):
                message = "the link stands there twice in a row; remove one"
                yield ctx.diagnostic(other.span, message)


def _is_written(link: Link) -> bool:
    return link.kind is LinkKind.INLINE
