"""ENT004: the fields of an entry stand in another order than those of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from awesome_lint.catalog.records import Entry, Field
from awesome_lint.conventions.collation import ordered_run
from awesome_lint.conventions.schema import Schema
from awesome_lint.conventions.vocabulary import is_flag
from awesome_lint.diagnostic import Applicability, Diagnostic
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import rearrange

_MIN_SHARE = 0.1
_MIN_UNNAMED_SHARE = 0.5
_FEW = 2
_MAX_SHARE = 0.2
"""The share of entries that may have their fields in another order."""


@rule(Schema)
def check(schema: Schema, ctx: Context) -> Iterator[Diagnostic]:
    """Report the fewest fields whose moving puts an entry in the order that nearly all entries keep."""
    several = [entry for entry in schema.fielded if len(entry.fields) > 1]
    ranks = {key: rank for rank, key in enumerate(schema.order)}
    found = [told for entry in several if (told := [*_in_entry(entry, ranks, schema, ctx)])]
    if len(found) <= max(_FEW, len(several) * _MAX_SHARE):  # else they keep none
        for told in found:
            yield from told


def _in_entry(entry: Entry, ranks: Mapping[str, int], schema: Schema, ctx: Context) -> Iterator[Diagnostic]:
    keys = [schema.key(field.name) for field in entry.fields]
    known = [ranks[key] for key in keys if key in ranks]
    if sorted(known) == known:  # as nearly everywhere
        return
    times = Counter(keys)  # which of two fields of one name is out of place nobody can tell
    ranked = [
        (ranks[key], field)
        for key, field in zip(keys, entry.fields, strict=True)
        if key in ranks and times[key] == 1 and not _stands_around(field, entry) and _is_usual(field, schema)
    ]
    staying = ordered_run([((0, rank, ""),) for rank, _ in ranked])
    if len(staying) == len(ranked):
        return
    wanted = [field for _, field in sorted(ranked, key=lambda each: each[0])]
    fix = None
    if all(field.is_named for _, field in ranked):  # what stands around the others is part of their form
        fix = rearrange(
            ctx.page.source,
            [field.span for _, field in ranked],
            [field.span for field in wanted],
            Applicability.UNSAFE,
            "put the fields in the order of the other entries",
        )
    for index, (_, field) in enumerate(ranked):
        if index not in staying:
            yield ctx.diagnostic(field.name_span, f"field `{field.name}` {_where(field, wanted)}", fix)


def _is_usual(field: Field, schema: Schema) -> bool:
    """Whether so many entries have a field that its place is known; of links and badges, most must."""
    if field.values and all(map(is_flag, field.values)):
        return False
    convention = schema.of(field.name)
    share = _MIN_SHARE if field.is_named else _MIN_UNNAMED_SHARE
    return convention is not None and convention.count >= schema.total * share


def _stands_around(field: Field, entry: Entry) -> bool:
    """Whether a field has values on both sides of the description, as tags may, and so no place of its own."""
    span = entry.description_span
    return span is not None and field.span.start <= span.start < field.span.end


def _where(field: Field, wanted: list[Field]) -> str:
    at = next(index for index, each in enumerate(wanted) if each is field)
    if at:
        return f"is out of order; other entries have it after `{wanted[at - 1].name}`"
    return f"is out of order; other entries have it before `{wanted[1].name}`"
