"""VOC003: a value is written in another case than the list writes it."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.conventions.schema import Schema
from awesome_lint.diagnostic import Applicability, Diagnostic
from awesome_lint.resources import words
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import reword


@rule(Schema)
def check(schema: Schema, ctx: Context) -> Iterator[Diagnostic]:
    """Report known values in a case other than the one that nearly all entries keep, but for names of products."""
    for use in schema.doubtful_uses:
        right = use.vocabulary.cased(use.text)
        if not use.vocabulary.declared and use.text in words.load("brands"):
            continue  # its owners write it so
        if right != use.text and not (right[1:] == use.text[1:] and not use.is_first and use.text[0].islower()):
            applicability = Applicability.SAFE if use.vocabulary.declared else Applicability.UNSAFE
            fix = reword(ctx.page, use.span, use.text, right, applicability)
            yield ctx.diagnostic(use.span, f"{use.label} `{use.text}` is written `{right}` elsewhere", fix)
