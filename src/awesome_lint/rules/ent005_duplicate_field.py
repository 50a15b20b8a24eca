"""ENT005: an entry has a field twice."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.building import BADGES, NOTES, TAGS
from awesome_lint.catalog.records import Entry, Field
from awesome_lint.conventions.schema import Schema
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.rule import Context, rule


@rule(Schema)
def check(schema: Schema, ctx: Context) -> Iterator[Diagnostic]:
    """Report the second field of one name, where the other entries have it once, and exact repetitions."""
    source = ctx.page.source
    for first, field in (pair for entry in schema.fielded for pair in _repeated(entry)):
        if field.name in (TAGS, NOTES, BADGES) and not field.is_named:
            continue  # what we call fields that have no name on the page
        if _lead_apart(first, field):
            continue
        known = schema.of(field.name)
        if known is not None and (not known.repeated or source.cut(first.span) == source.cut(field.span)):
            row = source.position(first.span.start).row
            message = f"field `{field.name}` occurs twice in this entry, first on line {row}; keep one"
            yield ctx.diagnostic(field.name_span, message, other=first.name_span)


def _repeated(entry: Entry) -> Iterator[tuple[Field, Field]]:
    """The fields of an entry whose name, in any case, another one bears before them, with the first such one."""
    firsts: dict[str, Field] = {}
    for field in entry.fields:
        first = firsts.setdefault(field.name.casefold(), field)
        if first is not field:
            yield first, field


def _lead_apart(first: Field, second: Field) -> bool:
    """Whether two fields lead to two places: two channels, two repositories."""
    one, other = ({link.url for link in each.links} for each in (first, second))
    return bool(one) and bool(other) and one.isdisjoint(other)
