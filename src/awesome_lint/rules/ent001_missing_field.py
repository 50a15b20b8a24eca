"""ENT001: an entry lacks a field that nearly all others have."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from awesome_lint.catalog.records import Entry, Style
from awesome_lint.conventions import forms
from awesome_lint.conventions.habits import MIN_FOR_HABIT
from awesome_lint.conventions.schema import FieldConvention, Schema
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.text.patterns import late_pattern

_MORE = late_pattern(r"\b(?:more|see|others?)\b", re.IGNORECASE)
_MAX_WORDS = 5
_MAX_SINGLE = 10
"""Of more entries than so many that lack a field, only their number is told."""


@rule(Schema)
def check(schema: Schema, ctx: Context) -> Iterator[Diagnostic]:
    """Report the required fields that an entry has under no name, nor in a line that is none; once for each entry."""
    required = {key: each for key, each in schema.fields.items() if each.required and _is_label(each)}
    if not required:
        return
    missing: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry, key in _missing(schema, required, ctx):
        missing[key].append(entry)
    is_new = ctx.page.conventions.base is not None
    many = {key for key, those in missing.items() if len(those) > _MAX_SINGLE and not (required[key].pinned or is_new)}
    for key in many:
        name = required[key].name
        what, setting = f"entries lack the field `{name}`", f"fields.{name}.required"
        yield ctx.as_a_whole(missing[key], schema.total, what, setting)
    lacking: defaultdict[int, list[FieldConvention]] = defaultdict(list)
    for key, those in missing.items():
        for entry in those if key not in many else ():
            lacking[id(entry)].append(required[key])
    for entry in schema.entries:
        if id(entry) in lacking:
            yield _report(entry, lacking[id(entry)], schema, ctx)


def _is_label(field: FieldConvention) -> bool:
    """Whether a field has a name rather than a sentence that most entries begin with: `Here are some features of …`."""
    return field.pinned or len(field.name.split()) <= _MAX_WORDS


def _report(entry: Entry, lacking: list[FieldConvention], schema: Schema, ctx: Context) -> Diagnostic:
    least = min(lacking, key=lambda each: each.count)
    names = " and ".join(f"`{each.name}`" for each in lacking)
    noun = "field" if len(lacking) == 1 else "fields"
    why = f"{least.count} of {schema.total} entries have it" if least.count else "it is required"
    message = (
        f"{noun} {names} {'is' if len(lacking) == 1 else 'are'} missing; {why if len(lacking) == 1 else _all(why)}"
    )
    severity = None if any(each.pinned for each in lacking) else Severity.WARNING
    if severity and schema.total < MIN_FOR_HABIT and ctx.page.conventions.base is None:
        severity = Severity.INFO  # what one of a few lacks it may well not have
    return ctx.diagnostic(entry.name_span, message, severity=severity)


def _all(why: str) -> str:
    return why.removesuffix(" it").replace("it is", "they are") + (" them" if why.endswith(" it") else "")


def _missing(schema: Schema, required: dict[str, FieldConvention], ctx: Context) -> Iterator[tuple[Entry, str]]:
    """The entries with the required fields that they lack; not where several stand together of which none has any."""
    present = {id(entry): schema.keys(entry) for entry in schema.entries}
    beside: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for entry in schema.entries:
        beside[tuple(entry.section)] |= present[id(entry)] & required.keys()
    together = Counter(tuple(entry.section) for entry in schema.entries)
    usual = None
    for entry in schema.entries:
        lacking = [key for key in required if key not in present[id(entry)]]
        if not lacking or _is_other(entry, required, schema) or _points_on(entry, required, ctx.page.source.text):
            continue
        usual = forms.learn(schema, ctx.page.source) if usual is None else usual
        misspelled = {schema.key(meant.name) for _, meant in schema.misspelled(entry)}
        for key in lacking:
            has_company = together[tuple(entry.section)] > 1
            is_asked = required[key].pinned or not has_company or bool(beside[tuple(entry.section)])
            is_unread = key in usual and forms.unread(entry, usual[key], ctx.page.source) is not None
            if is_asked and key not in misspelled and not is_unread:
                yield entry, key


def _points_on(entry: Entry, required: dict[str, FieldConvention], text: str) -> bool:
    """Whether a line only says where there is more: `More in [Acme](…)`."""
    before = text[entry.span.start : entry.name_span.start]
    return _MORE.search(before) is not None and not any(each.pinned for each in required.values())


def _is_other(entry: Entry, required: dict[str, FieldConvention], schema: Schema) -> bool:
    """Whether a heading without such fields is none of the things that have several, or an address with its label."""
    if any(each.pinned for each in required.values()):
        return False
    is_address = entry.style is Style.HEADING and not entry.fields and "://" in entry.name
    return is_address or schema.is_other(entry)
