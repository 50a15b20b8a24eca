"""What may be written at a place of a list that somebody is typing: what others of the list have there.

May not: judge, change text.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from awesome_lint.catalog.records import Entry
from awesome_lint.editing import forms
from awesome_lint.editing.forms import Wanted
from awesome_lint.page import Page
from awesome_lint.pipeline import skeletons, telling
from awesome_lint.registry import known as known_rules
from awesome_lint.resources import words
from awesome_lint.settings import Settings
from awesome_lint.source import Span
from awesome_lint.syntax import anchors
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.slugs import written
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import immutable

_COMMENT = late_pattern(
    r"<!--\s*awesome-lint-(?:disable-next-line|disable-line|disable|enable)\s[^<>]*?(?P<typed>[\w-]*)\Z"
)
_ACTION = late_pattern(r"<!--\s*(?P<typed>[\w-]*)\Z")
_ACTIONS = {
    "disable-line": "silence rules on this line",
    "disable-next-line": "silence rules on the next line",
    "disable": "silence rules from here on",
    "enable": "no longer silence rules from here on",
}
_ANCHOR = late_pattern(r"\]\((?P<typed>#[^\s()]*)\Z")
_VALUE = late_pattern(
    r"\s*[-*+]\s+\W{0,3}(?P<name>[^:：]{1,60}?)\W{0,3}[:：]\W{0,3}(?:.*[,`]\W{0,3})?(?P<typed>[^,`]*)\Z"
)
_NAME = late_pattern(r"\s*[-*+]\s+(?P<typed>[^\[\]()`:：]*)\Z")
_CELL = late_pattern(r"(?<!\\)\|")
_WORD = late_pattern(r"(?<![\w/#.@:`-])(?P<typed>[A-Za-z][\w.]+)\Z")


class Kind(StrEnum):
    """What a choice is."""

    VALUE = "value"
    FIELD = "field"
    ANCHOR = "anchor"
    ENTRY = "entry"
    WORD = "word"
    RULE = "rule"


@immutable
class Choice:
    """Something that may be written in the place of what was typed; a `snippet` has places to be filled in."""

    label: str
    kind: Kind
    place: Span
    text: str
    detail: str = ""
    snippet: str | None = None


def complete(page: Page, offset: int) -> list[Choice]:
    """What may be written at an offset."""
    line = page.source.line_span(page.source.line_at(offset))
    before = page.source.text[line.start : offset]
    for pattern, choices in (
        (_COMMENT, _rules),
        (_ACTION, _actions),
        (_ANCHOR, _anchors),
    ):
        match = pattern.search(before)
        if match is not None:
            return [*choices(page, Span(line.start + match.start("typed"), offset))]
    found = [*_in_table(page, before, offset), *_fields(page, before, offset)]
    found += [
        Choice("new entry", Kind.ENTRY, Span(offset, offset), text, "as others are written", snippet)
        for text, snippet in skeletons.at(page, offset, before)
    ]
    return found or [*_brands(before, offset)]


def _rules(page: Page, place: Span) -> Iterator[Choice]:
    yield from rules(page.settings, place)


def rules(settings: Settings, place: Span) -> Iterator[Choice]:
    """The rules that there are, by code and by name."""
    for each in known_rules(settings):
        told = telling.summary(each, settings)
        yield Choice(each.code, Kind.RULE, place, each.code, f"{each.name}: {told}")
        yield Choice(each.name, Kind.RULE, place, each.name, f"{each.code}: {told}")


def _actions(page: Page, place: Span) -> Iterator[Choice]:
    """The comments that silence rules, as far as they begin with what is typed."""
    for each, told in _ACTIONS.items():
        name = f"awesome-lint-{each}"
        if name.startswith(page.source.cut(place)):
            yield Choice(name, Kind.RULE, place, f"{name} ", told)


def _anchors(page: Page, place: Span) -> Iterator[Choice]:
    for each in page.document.of(n.Heading):
        anchor = f"#{written(each.slug)}"
        yield Choice(anchor, Kind.ANCHOR, place, anchor, n.plain_text(each.children))
    for name, _ in anchors.named(page.document, page.source):
        yield Choice(f"#{name}", Kind.ANCHOR, place, f"#{name}")


def _in_table(page: Page, before: str, offset: int) -> Iterator[Choice]:
    """The values of the column of a table."""
    table = next((each for each in page.document.of(n.Table) if each.start < offset <= each.end + 1), None)
    if table is None or not table.children:
        return
    cells = _CELL.split(before)
    column = len(cells) - 1 - before.lstrip().startswith("|")
    headers = [n.plain_text(each.children).strip() for each in table.children[0].children]
    if not 0 <= column < len(headers):
        return
    typed = cells[-1].lstrip(" `")
    place = Span(offset - len(typed), offset)
    for values in sorted(set(_vocabularies(page, headers[column]))):
        yield from (Choice(each, Kind.VALUE, place, each, headers[column]) for each in values)


def _vocabularies(page: Page, name: str) -> Iterator[tuple[str, ...]]:
    for schema in page.conventions.schemas.values():
        convention = schema.of(name)
        if convention is not None and convention.vocabulary is not None:
            yield convention.vocabulary.values


def _fields(page: Page, before: str, offset: int) -> Iterator[Choice]:
    """The values of the field that a line begins with, or the names of fields that its entry lacks."""
    entry = skeletons.entry_above(page, offset)
    if entry is None:
        return
    value, name = _VALUE.match(before), _NAME.match(before)
    if value is not None:
        yield from _values(page, entry, value["name"].strip(), Span(offset - len(value["typed"]), offset))
    elif name is not None:
        yield from _names(page, entry, Span(offset - len(name["typed"]), offset))


def _values(page: Page, entry: Entry, name: str, place: Span) -> Iterator[Choice]:
    near = skeletons.siblings(page, entry)
    form = forms.of(page, near)
    wanted = next((each for each in form.fields if name in each.names), None)
    found = wanted.values if wanted is not None else ()
    found = found or next(_vocabularies(page, name), ())
    yield from (Choice(each, Kind.VALUE, place, each, name) for each in found)


def _names(page: Page, entry: Entry, place: Span) -> Iterator[Choice]:
    near = skeletons.siblings(page, entry)
    if not any(field.is_named for each in near for field in each.fields):
        return
    has = {field.name for field in entry.fields if field.span.end < place.start or field.span.start > place.end}
    form = forms.of(page, near)
    every = [*form.fields, *(Wanted((name,), (), is_closed=False, is_needed=False) for name in form.others)]
    for each in every:
        if has.isdisjoint(each.names):
            text, snippet = skeletons.field(page, near, each)
            detail = "the others have it" if each in form.fields else "some have it"
            yield Choice(each.names[0], Kind.FIELD, place, text, detail, snippet)


def _brands(before: str, offset: int) -> Iterator[Choice]:
    match = _WORD.search(before)
    if match is None:
        return
    typed = match["typed"]
    for each in sorted(words.load("brands")):
        if _joined(each).startswith(_joined(typed)) and each != typed:
            yield Choice(each, Kind.WORD, Span(offset - len(typed), offset), each)


def _joined(text: str) -> str:
    """A text without case, spaces and dots: `HuggingFace` is the beginning of `Hugging Face`."""
    return text.casefold().replace(" ", "").replace(".", "")
