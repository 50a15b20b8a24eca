"""Rules that the settings of a list declare: what is not to stand, or has to, in a part of its entries.

May not: read files, run rules, know those of the rule book.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.catalog.records import Catalog, Entry
from awesome_lint.diagnostic import Applicability, Diagnostic, Fix
from awesome_lint.rule import Context, Rule
from awesome_lint.rule.fixes import replace
from awesome_lint.settings import OwnRule
from awesome_lint.source import Span
from awesome_lint.text import spans
from awesome_lint.text.patterns import ForeignPattern

if TYPE_CHECKING:
    import regex

    _Match = re.Match[str] | regex.Match[str]
    _Pattern = re.Pattern[str] | ForeignPattern

FAMILY = "OWN"
_DEFAULT = "description"
_MARKS = "`*_"
_FIELD = "field:"
_ENTRY = "entry"
_CALLED = {
    "name": "a name",
    _DEFAULT: "a description",
    "url": "a URL",
    "section title": "a section title",
    _ENTRY: "an entry",
}


class _Part(NamedTuple):
    """A part of an entry or a section: its place, how it reads, and where URLs stand, in order."""

    span: Span
    plain: str
    urls: Sequence[Span] = ()


def code(number: int) -> str:
    """The code of the rule that stands at a place, from 1, among those that are declared."""
    return f"{FAMILY}{number:03}"


def make(number: int, name: str, declared: OwnRule) -> Rule:
    """Make the rule that settings declare under a name."""
    if declared.required_field is not None:
        check = partial(_missing, declared)
    elif declared.min_values is not None:
        check = partial(_scarce, declared)
    elif declared.max_length is not None:
        check = partial(_long, declared)
    else:
        check = partial(_matching, declared)
    return Rule(code(number), name, (Catalog,), check, declared.severity)


def summary(declared: OwnRule) -> str:
    """What a rule reports, in a sentence."""
    place = called(declared)
    if declared.required_field is not None:
        return f"An entry has no field `{declared.required_field}`."
    if declared.min_values is not None:
        return f"{place[:1].upper()}{place[1:]} has fewer values than {declared.min_values}."
    if declared.max_length is not None:
        return f"{place[:1].upper()}{place[1:]} has more than {declared.max_length} characters."
    if declared.pattern is not None:
        return f"`{declared.pattern}` matches in {place}."
    return f"{', '.join(f'`{word}`' for word in declared.words)} in {place}."


def called(declared: OwnRule) -> str:
    """What the place is called where a rule looks."""
    where = declared.in_ or _DEFAULT
    return _CALLED.get(where) or f"field `{_field_name(where)}`"


def _missing(declared: OwnRule, catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    wanted = declared.required_field or ""
    for entry in catalog.entries:
        if not any(field.values and field.name.casefold() == wanted.casefold() for field in entry.fields):
            message = declared.message or f"field `{wanted}` is missing; the settings require it"
            yield ctx.diagnostic(entry.name_span, message.replace("{match}", entry.name))


def _scarce(declared: OwnRule, catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    wanted, name = declared.min_values or 0, _field_name(declared.in_ or "")
    for entry in catalog.entries:
        for each in entry.fields:
            count = len(each.values)
            if each.name.casefold() == name.casefold() and 0 < count < wanted:
                message = declared.message or f"field `{each.name}` has {count} values; at least {wanted} are required"
                span = each.own_name_span if each.is_named else each.span
                yield ctx.diagnostic(span, message.replace("{match}", ", ".join(each.values)))


def _long(declared: OwnRule, catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    limit, place = declared.max_length or 0, called(declared).removeprefix("a ").removeprefix("an ")
    for part in _parts(declared, catalog, ctx.page.source.text):
        length = len(part.plain)
        if length > limit:
            message = declared.message or f"{place} has {length} characters; at most {limit} are allowed"
            yield ctx.diagnostic(part.span, message.replace("{match}", part.plain))


def _matching(declared: OwnRule, catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    if declared.pattern is not None:
        pattern: _Pattern = ForeignPattern(declared.pattern, f"the rule `{ctx.rule.name}`", ctx.page.world.allowance)
    else:
        pattern = _any_of(tuple(declared.words))
    for part in _parts(declared, catalog, ctx.page.source.text):
        whole = _with_marks(ctx.page.source.text, part.span)
        for match in pattern.finditer(ctx.page.source.cut(whole)):
            is_empty = match.start() == match.end()  # as of a look at what does not follow: it is about the whole part
            span = whole if is_empty else _moved(match, whole.start)
            if not spans.share_text(part.urls, span):
                fix = None if is_empty else _fix(declared, pattern, match, span)
                yield ctx.diagnostic(span, _said(declared, match[0] or part.plain, fix), fix)
            if is_empty:
                break


def _with_marks(text: str, span: Span) -> Span:
    """A span with the marks of code and emphasis that begin or end with it: as it is written, none of them alone."""
    start, end = span
    while start > 0 and text[start - 1] in _MARKS:
        start -= 1
    while text[end : end + 1] in _MARKS and end < len(text):
        end += 1
    ways = (Span(start, end), Span(start, span.end), Span(span.start, end))
    return next((way for way in ways if _is_paired(text, way, span)), span)


def _is_paired(text: str, way: Span, span: Span) -> bool:
    """Whether each mark that is added to a span has one that closes it."""
    added = {*text[way.start : span.start], *text[span.end : way.end]}
    return all(text.count(mark, *way) % 2 == 0 for mark in added)


def _moved(match: _Match, by: int) -> Span:
    return Span(match.start() + by, match.end() + by)


def _said(declared: OwnRule, text: str, fix: Fix | None) -> str:
    if declared.message is not None:
        return declared.message.replace("{match}", text)
    instead = f"; write `{fix.edits[0].text}`" if fix is not None and fix.edits[0].text else ""
    return f"`{text}` is not allowed in {called(declared)}{instead}"


def _fix(declared: OwnRule, pattern: _Pattern, match: _Match, span: Span) -> Fix | None:
    """The fix that the settings ask for; none that would be reported again."""
    if declared.replace_with is None:
        return None
    text = match.expand(declared.replace_with) if declared.pattern is not None else declared.replace_with
    if pattern.search(text):
        return None
    return replace(span, text, Applicability.UNSAFE, None if text else f"remove `{match[0]}`")


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


def _parts(declared: OwnRule, catalog: Catalog, text: str) -> Iterator[_Part]:
    """All parts of a list that a rule looks at, each once: a reference is defined once for many entries."""
    where = declared.in_ or _DEFAULT
    if where == "section title":
        for top in catalog.sections:
            yield from (_Part(each.title_span, each.title) for each in top.walk())
        return
    seen: set[Span] = set()
    for entry in catalog.entries:
        for part in _of_entry(declared, entry, text):
            if part.span not in seen:
                seen.add(part.span)
                yield part


def _of_entry(declared: OwnRule, entry: Entry, text: str) -> Iterator[_Part]:
    where = declared.in_ or _DEFAULT
    urls = sorted(link.url_span for link in entry.links)
    if where == "name":
        yield _Part(entry.name_span, entry.name, urls)
    elif where == _ENTRY:
        end = min((each.span.start for each in entry.entries), default=entry.span.end)
        whole = text[entry.span.start : end].rstrip()
        yield _Part(Span(entry.span.start, entry.span.start + len(whole)), whole, urls if declared.words else ())
    elif where == "url":
        yield from (_Part(link.url_span, link.url) for link in entry.links)
    elif where == _DEFAULT:
        if entry.description_span is not None:
            yield _Part(entry.description_span, entry.description or "", urls)
    else:
        for field in entry.fields:
            if field.name.casefold() != _field_name(where).casefold():
                continue
            if len(field.values) == len(field.value_spans):
                yield from (_Part(*one, urls) for one in zip(field.value_spans, field.values, strict=True))
            else:
                yield _Part(field.span, ", ".join(field.values), sorted([*urls, field.own_name_span]))


def _field_name(where: str) -> str:
    return where.removeprefix(_FIELD).strip()
