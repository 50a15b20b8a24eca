"""The values of fields that may be wrong, for the rules about vocabularies."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.conventions.schema import Schema, Use
from awesome_lint.rule import Context


def doubtful(schema: Schema, ctx: Context) -> Iterator[Use]:
    """The values that should be one of a vocabulary and are not, or are written otherwise; no texts of pictures."""
    text = ctx.page.source.text
    return (use for use in schema.doubtful_uses if use.vocabulary.declared or not text.startswith("![", use.span.start))
