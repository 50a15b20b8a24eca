"""VOC001: a value is none of those that its field may take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesome_lint.catalog.building import NOTES
from awesome_lint.conventions.schema import Schema
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.rule import Context, rule

_MAX_WORDS = 4


def _values(ctx: Context) -> Counter[str]:
    """How often each value stands in any field of the page, in any case."""
    fields = (field for entry in ctx.page.catalog.entries for field in entry.fields)
    return Counter(value.casefold() for field in fields for value in field.values)


@rule(Schema)
def check(schema: Schema, ctx: Context) -> Iterator[Diagnostic]:
    """Report values outside a closed vocabulary that are no slip of one inside."""
    elsewhere: Counter[str] | None = None
    for use in schema.doubtful_uses:
        words = use.vocabulary
        if use.label == NOTES and len(use.text.split()) > _MAX_WORDS:
            continue  # a remark in brackets
        if not words.declared and not any(map(str.isalpha, words.listing)):
            continue  # numbers go on: years, ratings
        if not words.is_open and not words.knows(use.text) and words.meant_by(use.text) is None:
            if elsewhere is None:
                elsewhere = _values(ctx)
            if not words.declared and elsewhere[use.text.casefold()] > 1:
                continue  # another field, or another table, has it
            fault = f"{use.label} `{use.text}`"
            yield ctx.diagnostic(use.span, f"{fault} is not one of {words.listing}", fault=fault)
