"""VOC001: a value is none of those that its field may take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from awesome_lint.catalog.building import NOTES
from awesome_lint.conventions.schema import Schema
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.rule import Context, rule, values
from awesome_lint.text.patterns import late_pattern

_MAX_WORDS = 4
_DIGITS = late_pattern(r"\d+")
_MIN_STEPS = 2
_DEGREES = frozenset(
    {
        "none",
        "easy",
        "low",
        "small",
        "medium",
        "moderate",
        "average",
        "intermediate",
        "hard",
        "high",
        "large",
        "advanced",
    }
    | {"very low", "very high", "beginner", "expert", "free", "cheap", "expensive", "poor", "fair", "good", "excellent"}
)


def _values(ctx: Context) -> Counter[str]:
    """How often each value stands in any field of the page, in any case."""
    fields = (field for entry in ctx.page.catalog.entries for field in entry.fields)
    return Counter(value.casefold() for field in fields for value in field.values)


def _is_one_of_a_scale(value: str, values: Iterable[str]) -> bool:
    """Whether a value is like the others but for its number, or a degree as they are: `hard` of `low` and `medium`."""
    if {value.casefold(), *map(str.casefold, values)} <= _DEGREES:
        return True
    form = _DIGITS.sub("0", value)
    return form != value and sum(form == _DIGITS.sub("0", each) for each in values) >= _MIN_STEPS


@rule(Schema)
def check(schema: Schema, ctx: Context) -> Iterator[Diagnostic]:
    """Report values outside a closed vocabulary that are no slip of one inside."""
    elsewhere: Counter[str] | None = None
    for use in values.doubtful(schema, ctx):
        words = use.vocabulary
        if use.label == NOTES and len(use.text.split()) > _MAX_WORDS:
            continue  # a remark in brackets
        if not words.declared and not any(map(str.isalpha, words.listing)):
            continue  # numbers go on: years, ratings
        if not words.declared and _is_one_of_a_scale(use.text, words.values):
            continue  # so do levels: T3, T4, T5
        if not words.is_open and not words.knows(use.text) and words.meant_by(use.text) is None:
            if elsewhere is None:
                elsewhere = _values(ctx)
            if not words.declared and elsewhere[use.text.casefold()] > 1:
                continue  # another field, or another table, has it
            fault = f"{use.label} `{use.text}`"
            yield ctx.diagnostic(use.span, f"{fault} is not one of {words.listing}", fault=fault)
