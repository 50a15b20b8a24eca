"""VOC003: a value is written in another case than the list writes it."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.building import NOTES
from awesome_lint.conventions.schema import Schema, Use
from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.resources import words
from awesome_lint.rule import Context, rule, values
from awesome_lint.rule.fixes import reword

_MOSTLY = 0.75
_BESIDE = frozenset(",;/、，；")
"""Marks between the values of one field."""


@rule(Schema)
def check(schema: Schema, ctx: Context) -> Iterator[Diagnostic]:
    """Report known values in a case other than the one that nearly all entries keep, but for names of products."""
    for use in values.doubtful(schema, ctx):
        right = use.vocabulary.cased(use.text)
        if not use.vocabulary.declared and use.text in words.load("brands"):
            continue  # its owners write it so
        is_later = right[1:] == use.text[1:] and not use.is_first and use.text[0].islower()
        if right != use.text and not is_later and not _begins_like_others(use, right, schema, ctx):
            applicability = Applicability.SAFE if use.vocabulary.declared else Applicability.UNSAFE
            fix = reword(ctx.page, use.span, use.text, right, applicability)
            severity = Severity.INFO if _is_remark(use, right) else None
            message = f"{use.label} `{use.text}` is written `{right}` elsewhere"
            yield ctx.diagnostic(use.span, message, fix, severity=severity)


def _is_remark(use: Use, right: str) -> bool:
    """Whether words in brackets, and no year among them, begin with other letters: `Needs Login`, `Needs login`."""
    if use.label != NOTES or use.vocabulary.declared or any(map(str.isdigit, right)):
        return False
    return all(one[1:] == other[1:] for one, other in zip(use.text.split(), right.split(), strict=True))


def _begins_like_others(use: Use, right: str, schema: Schema, ctx: Context) -> bool:
    """Whether a value has a capital as the first of several, like most that begin a field: `Coding, research`.

    So it may have one on its own, where it is only written small behind others.
    """
    if use.vocabulary.declared or not use.is_first or right[1:] != use.text[1:] or use.text[0].islower():
        return False
    uses = (each for entry in schema.fielded for each in schema.uses(entry))
    firsts = [each.text for each in uses if each.is_first and each.vocabulary is use.vocabulary]
    if ctx.page.source.text[use.span.end : use.span.end + 1] not in _BESIDE and right in firsts:
        return False
    return sum(each[0].isupper() for each in firsts) >= len(firsts) * _MOSTLY
