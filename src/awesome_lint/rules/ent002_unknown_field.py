"""ENT002: an entry has a field that no other has."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.conventions.schema import Schema
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.text.patterns import late_pattern

_MAX_LISTED = 8
_WORD = late_pattern(r"[^\W\d_]{3,}")


@rule(Schema, severity=Severity.WARNING)
def check(schema: Schema, ctx: Context) -> Iterator[Diagnostic]:
    """Report fields of unknown name, where the list's entries keep to a few."""
    if not schema.is_closed:
        return
    names = [f"`{each.name}`" for each in schema.fields.values()]
    known = ", ".join(names[:_MAX_LISTED]) + (", …" if len(names) > _MAX_LISTED else "")
    known_words = {word for each in schema.fields.values() for word in _words(each.name)}
    for entry in schema.fielded:
        misspelled = {field.span for field, _ in schema.misspelled(entry)}
        for field in entry.fields:
            if schema.of(field.name) is None and field.span not in misspelled:
                message = f"no other entry has a field `{field.name}`; entries have {known}"
                is_near = not known_words.isdisjoint(_words(field.name))  # else it may well say something more
                yield ctx.diagnostic(field.name_span, message, severity=None if is_near else Severity.INFO)


def _words(name: str) -> set[str]:
    return set(map(str.casefold, _WORD.findall(name)))
