"""The beginnings of entries and fields, written as the list writes them, with places to be filled in.

May not: judge, change text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from awesome_lint.catalog.records import Entry, Field, Style
from awesome_lint.editing import forms, template
from awesome_lint.editing.forms import Wanted
from awesome_lint.editing.template import NewEntry
from awesome_lint.page import Page
from awesome_lint.source import Source
from awesome_lint.text.patterns import late_pattern

_MARKER = late_pattern(r"(?P<indent>\s*)(?P<marker>[-*+]|\d+(?P<delimiter>[.)])|#{1,6})[ \t]+")
_NAME, _URL, _DESCRIPTION, _VALUE = "Xnamex", "https://xurlx.invalid", "Xdescriptionx", "Xvalue{}x"
_PLACE = late_pattern(rf"{_NAME}|{re.escape(_URL)}|{_DESCRIPTION}|Xvalue(?P<number>\d+)x")
_SHOWN = {_NAME: "Name", _URL: "https://", _DESCRIPTION: "Description"}
_MARKS = ".。!।"
_MAX_CHOICES = 20


def entry_above(page: Page, offset: int) -> Entry | None:
    """The entry that somebody who types at an offset is at: the last one that begins above, in the same section."""
    entries = page.catalog.entries
    at = bisect_right([each.span.start for each in entries], offset) - 1
    if at < 0:
        return None
    between = [each.span.start for top in page.catalog.sections for each in top.walk()]
    is_parted = any(entries[at].span.start < start <= offset for start in between)
    return None if is_parted else entries[at]


def siblings(page: Page, entry: Entry) -> list[Entry]:
    """The entries like one: those of its section, or of all if that has few."""
    near = [each for each in page.catalog.entries if each.style is entry.style and each.section == entry.section]
    return near if len(near) > 1 else [each for each in page.catalog.entries if each.style is entry.style]


def at(page: Page, offset: int, before: str) -> Iterator[tuple[str, str]]:
    """An entry, plain and as a snippet, where a line holds nothing but a marker as entries have it."""
    match = _MARKER.fullmatch(before)
    if match is None or page.source.text[offset : offset + 1] not in ("", "\r", "\n"):
        return
    near = [each for each in _near(page, offset) if _begins(page.source, each, match)]
    made = _made(page, near) if near else None
    if made is not None:
        text, values = made
        yield _plain(text), _snippet(text, values)


def _near(page: Page, offset: int) -> list[Entry]:
    """The entries that a new one at an offset is to be like."""
    path: list[str] = []
    for section in (each for top in page.catalog.sections for each in top.walk()):
        if section.span.start <= offset <= section.span.end + 1:
            found = [*section.entries]
            if found:
                path = found[0].section
    own = [each for each in page.catalog.entries if each.section == path] if path else []
    return own or [*page.catalog.entries]


def _begins(source: Source, entry: Entry, match: re.Match[str]) -> bool:
    """Whether an entry begins with a marker like that, as deep."""
    found = _MARKER.match(source.line(source.line_at(entry.span.start)))
    if found is None or found["indent"] != match["indent"] or found["delimiter"] != match["delimiter"]:
        return False
    is_alike = match["delimiter"] is not None or found["marker"] == match["marker"]
    return is_alike and (entry.style is Style.HEADING) is match["marker"].startswith("#")


def _made(page: Page, near: Sequence[Entry]) -> tuple[str, dict[int, Wanted]] | None:
    """The text of an entry behind its marker, with names for its places, and what may stand in fields."""
    form = forms.of(page, near)
    wanted = dict(enumerate(form.fields))
    fields = {each.names[0]: [_VALUE.format(number)] for number, each in wanted.items()}
    new = NewEntry(_NAME, _URL, _DESCRIPTION + _mark(near) if form.has_description else None, fields)
    every = [each for each in page.catalog.entries if each.style is near[0].style]
    for choice in template.choices(page.source, every, near, new)[:_MAX_CHOICES]:
        if {*fields} <= {each.name for each in choice.fields}:
            text = template.write(page, choice, near, new)
            if _NAME in text and _URL in text:
                return re.sub(r"\A\s*(?:[-*+]|\d+[.)]|#{1,6})[ \t]+", "", text.replace("\r\n", "\n")), wanted
    return None


def _mark(near: Sequence[Entry]) -> str:
    """The mark at which most descriptions end."""
    ends = Counter((each.description or "")[-1:] for each in near if each.description)
    mark = ends.most_common(1)[0][0] if ends else ""
    return mark if mark in _MARKS else ""


def field(page: Page, near: Sequence[Entry], wanted: Wanted) -> tuple[str, str]:
    """A field as others write it, plain and with a place for its value."""
    name = wanted.names[0]
    models = [(each, found) for each in near if (found := each.fields.get(name)) is not None and found.value_spans]
    before, after = _around(page.source, *models[0]) if models else (": ", "")
    return f"{name}{before}{after}", _escaped(name + before) + _choice(1, wanted.values) + _escaped(after)


def _around(source: Source, entry: Entry, found: Field) -> tuple[str, str]:
    """What stands between the name and the value of a field, and behind that."""
    value = found.value_spans[0]
    between = source.text[found.name_span.end : value.start]
    line_end = source.line_span(source.line_at(value.end)).end
    after = source.text[value.end : line_end] if entry.style is Style.HEADING and len(found.value_spans) == 1 else ""
    if "\n" in between or "[" in between or len(between) > len(": ``") + 2:
        return ": ", ""
    return between, after if after == after.strip() and not after[:1].isalnum() and len(after) <= len("**") else ""


def _plain(text: str) -> str:
    return _PLACE.sub(lambda match: _SHOWN.get(match[0], ""), text)


def _snippet(text: str, values: dict[int, Wanted]) -> str:
    """The text as a snippet: its places can be gone through with the tabulator key."""
    pieces, done = [], 0
    for number, match in enumerate(_PLACE.finditer(text), 1):
        pieces.append(_escaped(text[done : match.start()]))
        choices = values[int(match["number"])].values if match["number"] else ()
        pieces.append(_choice(number, choices) if match["number"] else f"${{{number}:{_SHOWN[match[0]]}}}")
        done = match.end()
    return "".join([*pieces, _escaped(text[done:])])


def _choice(number: int, values: Sequence[str]) -> str:
    if not values or len(values) > _MAX_CHOICES:
        return f"${{{number}}}"
    listed = ",".join(re.sub(r"([\\,|$}])", r"\\\1", each) for each in values)
    return f"${{{number}|{listed}|}}"


def _escaped(text: str) -> str:
    return re.sub(r"([\\$}])", r"\\\1", text)
