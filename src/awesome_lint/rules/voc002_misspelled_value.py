"""VOC002: a value is a slip of one that its field may take."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.conventions.schema import Schema
from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.rule import Context, rule, values
from awesome_lint.rule.fixes import reword
from awesome_lint.text.patterns import late_pattern

_GAP = late_pattern(r"[ ]+(?=\d)")
_MIN_LONG = 8
"""A shorter value beside another unknown one may be as new as that."""


@rule(Schema)
def check(schema: Schema, ctx: Context) -> Iterator[Diagnostic]:
    """Report unknown values that are one slip away from exactly one known value."""
    for use in values.doubtful(schema, ctx):
        words = use.vocabulary
        meant = None if "://" in use.text or words.knows(use.text) else words.meant_by(use.text)
        if meant is None or not (words.declared or use.is_alone or len(meant) >= _MIN_LONG):
            continue
        if use.text.split() == meant.split():
            continue  # more than one space shows as one
        if not words.declared and " " in meant and use.text.rstrip(".") == meant.rstrip("."):
            continue  # words that end in a full stop here and in none there are a sentence, not a value
        if not words.declared and _is_another_acronym(use.text, meant):
            continue
        what = f"is not one of {words.listing}" if not words.is_open else "is in no other entry"
        applicability = Applicability.SAFE if words.declared else Applicability.UNSAFE
        fix = reword(ctx.page, use.span, use.text, meant, applicability)
        fault = f"{use.label} `{use.text}`"
        # nobody cares whether a blank stands before a year
        is_same = not words.declared and _GAP.sub("", use.text) == _GAP.sub("", meant)
        severity = Severity.INFO if is_same else None
        message = f"{fault} {what}; did you mean `{meant}`?"
        yield ctx.diagnostic(use.span, message, fix, severity=severity, fault=fault)


def _is_another_acronym(value: str, meant: str) -> bool:
    """Whether values are capital letters of which one has some more behind it, before a year: `CVPRW2020`."""
    one, other = ("".join(filter(str.isalpha, each)) for each in (value, meant))
    return one.isupper() and other.isupper() and one != other and (one.startswith(other) or other.startswith(one))
