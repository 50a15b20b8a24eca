"""ENT003: the name of a field is a slip of the name that other entries write."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_lint.catalog import contents
from awesome_lint.catalog.building import BADGES, NOTES, TAGS
from awesome_lint.catalog.records import Entry, Field
from awesome_lint.conventions.schema import FieldConvention, Schema, split_name
from awesome_lint.diagnostic import Applicability, Diagnostic, Fix, Severity
from awesome_lint.page import Page
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import reword
from awesome_lint.source import Span
from awesome_lint.text import slips
from awesome_lint.text.patterns import late_pattern

_MIN_COUNT = 5
"""What fewer entries have may be the beginning of a sentence."""
_ABBREVIATED = late_pattern(r"[A-Z]{2,7}[ '’-]*(?:\d{2}|\d{4})?")
"""An abbreviation, with a year maybe."""
_ARTICLE = late_pattern(r"\b(?:an?|the|this|its|und?|une|una|uma|eine?|der|die|das|el|la|le|o) \[?\Z", re.IGNORECASE)


@rule(Schema)
def check(schema: Schema, ctx: Context) -> Iterator[Diagnostic]:
    """Report names one slip away from a known one that the entry lacks, and names in another case."""
    for entry in schema.fielded:
        yield from _in_entry(entry, schema, ctx)


def _in_entry(entry: Entry, schema: Schema, ctx: Context) -> Iterator[Diagnostic]:
    for field, meant in schema.misspelled(entry):
        if meant.name in (TAGS, NOTES, BADGES) and not meant.declared:
            continue  # what we call fields that have no name on the page
        if not meant.declared and _are_other_venues(field.name, meant.name):
            continue
        if _ARTICLE.search(ctx.page.source.text, entry.span.start, field.name_span.start):
            continue  # a sentence with a link in it: `an [open-source](url) tool`
        name, fix = meant.name, _fix(field, meant, ctx.page)
        # a blank or a mark more or less is read as the same, and a column of one link need not be called `Links`
        letters = {
            contents.letters(each).removesuffix("s" if not field.is_named else "") for each in (field.name, name)
        }
        is_same = not meant.declared and len(letters) == 1
        is_same |= ctx.page.source.text.startswith(("![", "[!["), field.name_span.start)  # what stands for an image
        message = f"no field is called `{field.name}`; did you mean `{name}`?"
        yield ctx.diagnostic(field.name_span, message, fix, severity=Severity.INFO if is_same else None)
    for field in entry.fields:
        known = schema.of(field.name)
        if known is not None and field.is_named and known.same_case and field.name != known.name:
            message = f"field `{field.name}` is written `{known.name}` in the other entries"
            fix = reword(ctx.page, field.name_span, field.name, known.name, Applicability.UNSAFE)
            severity = None if known.declared or known.count >= _MIN_COUNT else Severity.INFO
            yield ctx.diagnostic(field.name_span, message, fix, severity=severity)


def _are_other_venues(one: str, other: str) -> bool:
    """Whether two abbreviations differ in a letter that is not only at another place: `ACML2019`, `ICML2019`."""
    are_short = all(_ABBREVIATED.fullmatch(each) for each in (one, other))
    return are_short and sorted(one) != sorted(other)


def _fix(field: Field, meant: FieldConvention, page: Page) -> Fix | None:
    """Put the right name, or the right stem of a parametrized one, in the place of the wrong one."""
    span, written, right = field.name_span, field.name, meant.name
    if meant.parametrized:
        stem = split_name(field.name)[0]
        if stem is None or span.end - span.start != len(field.name):
            return None
        span, written, right = Span(span.start, span.start + len(stem)), stem, right.rpartition(" ")[0]
    is_safe = meant.declared and len(right) >= slips.MIN_LENGTH
    return reword(page, span, written, right, Applicability.SAFE if is_safe else Applicability.UNSAFE)
