"""How the lines of fields are written: what stands before the name, behind it, and at the end of the line.

Looked at are the entries that are headings; each field has its own form (`- **Type**: `).

May not: judge.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from awesome_lint.catalog.records import Entry, Field, Style
from awesome_lint.conventions.schema import Schema
from awesome_lint.source import Source, Span
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import immutable

_MIN_USES = 8
_MAX_OTHERS = 0.05
_BULLET = r"(?:[-*+]|\d{1,9}[.)])"
_LEAD = late_pattern(rf"(?P<indent>[ \t>]*)(?P<bullet>{_BULLET}[ \t]+)?(?P<marks>[*_]*)\Z")
_TAIL = late_pattern(r"[*_]*[ \t]*[:：]?[*_]*[ \t]*")
_MARKS = "*_"
_BLANKS = (" ", "\t")


@immutable
class Form:
    """How most entries write a field: the text before and behind its name."""

    before: str
    name: str
    behind: str
    form: tuple[bool, str, str]
    count: int
    total: int

    @property
    def has_bullet(self) -> bool:
        """Whether a bullet stands before the name."""
        return self.form[0]

    @property
    def marks(self) -> str:
        """The marks of bold or emphasis before the name."""
        return self.form[1]

    @property
    def text(self) -> str:
        """The beginning of the line."""
        return f"{self.before}{self.name}{self.behind}"


@immutable
class FieldLine:
    """The beginning of the line of a field, up to its value: `form` is whether it has a bullet, and the marks.

    `name` and its place are without the marks that are none of the field's.
    """

    name: str
    name_span: Span
    span: Span
    lead: str
    form: tuple[bool, str, str]


def learn(schema: Schema, source: Source) -> dict[str, Form]:
    """The form that nearly all entries give a field, by the key of the field."""
    found: defaultdict[str, Counter[tuple[tuple[bool, str, str], str]]] = defaultdict(Counter)
    for entry in schema.fielded:
        for line in lines(entry, source):
            found[schema.key(line.name)][line.form, line.lead] += 1
    learned = {}
    for key, uses in found.items():
        convention, forms = schema.fields.get(key), Counter[tuple[bool, str, str]]()
        for (form, _), times in uses.items():
            forms[form] += times
        (usual, count), *_ = forms.most_common(1)
        if convention is None or count < _MIN_USES:
            continue
        if are_slips(uses.total() - count, uses.total()):
            lead = next(lead for (form, lead), _ in uses.most_common() if form == usual)
            learned[key] = Form(lead, convention.name, usual[2], usual, count, uses.total())
    return learned


def are_slips(others: int, total: int) -> bool:
    """Whether so few lines are written otherwise that they are not meant so."""
    return others <= max(1, total * _MAX_OTHERS)


def lines(entry: Entry, source: Source) -> Iterator[FieldLine]:
    """The lines of an entry that begin with the name of a field which has a value."""
    if entry.style is not Style.HEADING:
        return
    text = source.text
    for field in entry.fields:
        start = source.line_span(source.line_at(field.name_span.start)).start
        name = _bare(field, text)
        before, behind = _LEAD.match(text, start, name.start), _TAIL.match(text, name.end)
        assert behind is not None
        if before is None or not behind[0] or text[behind.end() : behind.end() + 1] in ("", "\r", "\n"):
            continue
        form = (before["bullet"] is not None, before["marks"], behind[0])
        written = source.cut(name)
        yield FieldLine(written, name, Span(start, behind.end()), text[start : name.start], form)


def _bare(field: Field, text: str) -> Span:
    """The place of a name without the marks at its ends that are not read as markup."""
    start, end = field.name_span
    while start < end and text[start] in _MARKS:
        start += 1
    while start < end and text[end - 1] in _MARKS:
        end -= 1
    return Span(start, end)


def unread(entry: Entry, form: Form, source: Source) -> Span | None:
    """The beginning of the line that a field of an entry should have been read from, if there is one."""
    if entry.style is not Style.HEADING or "…" in form.name:
        return None
    pattern = re.compile(
        rf"(?<![^\r\n])[ \t>]*(?P<bullet>(?!\*\*){_BULLET}[ \t]*)?(?P<marks>[*_`]*){re.escape(form.name)}(?![\w-])"
        r"(?P<tail>[*_`]*[ \t]*[:：;=.,-]*[*_`]*[ \t]*)(?=\S)"
    )
    for match in pattern.finditer(source.text, entry.name_span.end, entry.span.end):
        is_marked = match["marks"] or match["tail"].strip() or (match["bullet"] and form.has_bullet)
        if match[0] != form.text and (is_marked or not (form.has_bullet or form.marks)):
            return Span(match.start(), match.end() + _length_of_close(match, source.text))
    return None


def _length_of_close(match: re.Match[str], text: str) -> int:
    """The length of marks that belong right behind a name, and stand behind a blank instead: `**Name: **value`."""
    marks = match["marks"]
    is_open = marks and marks not in match["tail"] and match["tail"][-1:] in _BLANKS
    return len(marks) if is_open and text.startswith(marks, match.end()) else 0


def closing(line: Span, form: Form, source: Source) -> Span | None:
    """The marks in which a line ends that the beginning of it has left open: `**Name: value**`."""
    end = source.line_span(source.line_at(line.start)).end
    end -= len(source.text[line.end : end]) - len(source.text[line.end : end].rstrip())
    is_open = form.marks and source.text.count(form.marks, *line) == 1
    return Span(end - len(form.marks), end) if is_open and source.text.endswith(form.marks, line.end, end) else None
