"""ENT021: the line of a field is written otherwise than in the other entries, perhaps so that it is not read as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from awesome_lint.conventions import forms
from awesome_lint.conventions.forms import FieldLine, Form
from awesome_lint.conventions.schema import Schema
from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span


@rule(Schema)
def check(schema: Schema, ctx: Context) -> Iterator[Diagnostic]:
    """Report other marks around the names of fields, and lines that begin with the name of a field and are none."""
    usual = forms.learn(schema, ctx.page.source)
    unread: defaultdict[str, list[Span]] = defaultdict(list)
    for entry in schema.entries if usual else ():
        read = list(forms.lines(entry, ctx.page.source))
        yield from _other_forms(read, schema, usual, ctx)
        present = schema.keys(entry) | {schema.key(line.name) for line in read}
        for key, form in usual.items():
            line = None if key in present else forms.unread(entry, form, ctx.page.source)
            if line is not None:
                unread[key].append(line)
    for key, lines in unread.items():
        form = usual[key]
        for line in _without_sentences(lines, form, ctx):
            message = f"this line is not read as the field `{form.name}`; expected it to begin with `{form.text}`"
            yield ctx.diagnostic(line, message, _fix(line, form, ctx))


def _fix(line: Span, form: Form, ctx: Context) -> Fix:
    """The fix that writes the beginning of a line, and leaves out marks at its end that belong there."""
    fix, closing = replace(line, form.text, Applicability.UNSAFE), forms.closing(line, form, ctx.page.source)
    return fix if closing is None else Fix((*fix.edits, Edit(*closing, "")), fix.applicability, fix.title)


def _without_sentences(lines: Sequence[Span], form: Form, ctx: Context) -> Sequence[Span]:
    """The lines without those that many entries begin with the word alone: `from` of `from the paper "…"`."""
    plain = [line for line in lines if ctx.page.source.cut(line).strip(" \t>") == form.name]
    return lines if forms.are_slips(len(plain), form.total) else [line for line in lines if line not in plain]


def _other_forms(
    lines: Sequence[FieldLine], schema: Schema, usual: Mapping[str, Form], ctx: Context
) -> Iterator[Diagnostic]:
    for line in lines:
        form = usual.get(schema.key(line.name))
        if form is None or line.form == form.form:
            continue
        expected = f"{form.before}{line.name}{form.behind}"
        found = ctx.page.source.cut(line.span)
        message = f"field begins with `{found}`; expected `{expected}`, as in {form.count} of {form.total} entries"
        place = Span(line.span.start + len(found) - len(found.lstrip()), line.span.end)
        # nobody sees whether the colon is in bold
        severity = Severity.INFO if sorted(found.strip()) == sorted(expected.strip()) else None
        yield ctx.diagnostic(place, message, replace(line.span, expected, Applicability.UNSAFE), severity=severity)
