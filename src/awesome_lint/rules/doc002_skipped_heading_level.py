"""DOC002: a heading lies more than one level below the one before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document, Heading, plain_text

_MIN_SIBLINGS = 2
_MIN_USED = 3
_MAX_SLIPS = 2
_MAX_WORDS = 10
_MAX_SURPLUS = 2
"""Whoever writes more `#` too many means them, as for small print."""


@rule(Document, severity=Severity.INFO)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each step down by more than one level; where the page never uses the level, once.

    It is a warning above entries, or if the contents list it, where the page skips no level elsewhere, which shows that
    it is a slip.
    """
    astray = ctx.page.catalog.astray
    headings = [node for node in document.children if isinstance(node, Heading) and node.start not in astray]
    used, told = Counter(heading.level for heading in headings), set()
    skips = [(above, heading) for above, heading in pairwise(headings) if heading.level > above.level + 1]
    holding = _holding(ctx) if len(skips) <= _MAX_SLIPS else set()
    for above, heading in skips:
        expected = above.level + 1
        if expected in told:
            continue
        is_only = len(skips) == used[heading.level] == 1  # a page that otherwise skips none, nor has the level
        is_slip = used[expected] >= (1 if is_only else _MIN_USED)
        usual = above.level if above.level > 1 else max(used, key=lambda level: (used[level], level))
        is_one_of = usual < heading.level <= usual + _MAX_SURPLUS and used[usual] >= _MIN_SIBLINGS
        if used[heading.level] == 1 and not used[expected] and is_one_of:
            expected, is_slip = usual, True  # one of many, with a `#` too many
        if expected not in used:
            told.add(expected)
        is_section = heading.start in holding or f"](#{heading.slug})" in ctx.page.source.text
        is_slip &= is_section and not _is_sentence(heading)
        severity = Severity.WARNING if is_slip else None
        message = f"heading level {heading.level} follows level {above.level}; expected level {expected}"
        yield ctx.diagnostic(heading.span, message, severity=severity)


def _is_sentence(heading: Heading) -> bool:
    """Whether a heading is a remark that is to stand out: `#### Pull requests are welcome!`."""
    text = plain_text(heading.children).strip()
    return text.endswith((".", "!")) or len(text.split()) > _MAX_WORDS


def _holding(ctx: Context) -> set[int]:
    """The places of the headings that are entries or have entries below them."""
    catalog = ctx.page.catalog
    sections = (section for top in catalog.sections for section in top.walk() if section.holds_entries)
    return {entry.span.start for entry in catalog.entries} | {section.span.start for section in sections}
