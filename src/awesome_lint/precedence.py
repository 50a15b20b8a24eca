"""One fault, one report: which rule speaks where several see the same fault."""

from __future__ import annotations

from collections.abc import Sequence

from awesome_lint.diagnostic import Diagnostic

OUTRANKS: dict[str, tuple[str, ...]] = {}
"""A code to the codes that are silent where it speaks: whose finding lies at or in its place."""


def drop_repeated(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Leave out each diagnostic whose fault a more specific rule reports."""
    specific = [each for each in found if each.code in OUTRANKS]
    if not specific:
        return list(found)
    return [
        each
        for each in found
        if not any(each.code in OUTRANKS[other.code] and _same_place(each, other) for other in specific)
    ]


def _same_place(one: Diagnostic, other: Diagnostic) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end
