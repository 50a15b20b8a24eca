"""ENT012: what stands between name and description is not what stands there in the other entries."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.records import Catalog, Entry
from awesome_lint.conventions import habits
from awesome_lint.conventions.habits import Deviation
from awesome_lint.conventions.separators import is_amid_words
from awesome_lint.conventions.writing import BELOW, NONE
from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span, line_end
from awesome_lint.text.patterns import late_pattern

_MARK = late_pattern(r"[^\S\r\n]*[^\s>]+[^\S\r\n]*\Z")
"""The mark in a separator, with the space around it; comments may stand before it."""


_DOUBLED = late_pattern(r"[-–—:] [^\W_]")
_FEW = 2
_COLONS = (":", "：")
_DASHES = frozenset("-–—")
_MAX_NAME = 3
_MIN_LENGTH = 5
"""Shorter texts go on with the name rather than describe it."""


@rule(Catalog, severity=Severity.WARNING)
def check(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:  # noqa: ARG001
    """Report other separators, other space around them, none, and two."""
    text = ctx.page.source.text
    doubled = {id(entry): place for entry, place in _doubled(text, ctx)}
    found = ((each, _place(ctx, each)) for each in ctx.page.conventions.writing.separators)
    places = {id(each.entry): (each, place) for each, place in found if place is not None}
    single, many = habits.weigh([each for each, _ in places.values()])
    for at in doubled.keys() - {id(each.entry) for each in single}:
        place, mark = doubled[at], text[doubled[at].start]
        fix = replace(Span(place.start, place.end + 1), "", Applicability.UNSAFE, f"remove the second `{mark}`")
        yield ctx.diagnostic(place, f"another `{mark}` follows the separator; expected one", fix)
    for habit, those in many:
        what = "a separator" if habit.usual == NONE else f"another separator than `{habit.usual}`, or none"
        yield ctx.as_a_whole(those, habit.total, f"entries have {what}", "descriptions.separator")
    for each in single:
        usual, evidence, place = each.habit.usual, each.habit.evidence, places[id(each.entry)][1]
        written = each.found
        if (second := doubled.get(id(each.entry))) is not None:
            place, written = Span(place.start, second.end + 1), f"{written}{text[second.start]} "
        if each.found == NONE:
            message = f"there is no separator between name and description; expected `{usual}`, {evidence}"
        else:
            expected = "none" if usual == NONE else f"`{usual}`"
            message = f"separator is `{written}`; expected {expected}, {evidence}"
        fix = replace(place, " " if usual == NONE else usual, Applicability.UNSAFE)
        # the colon of a script that has no blanks holds its own
        is_wide = (usual.strip(), written.strip()) == _COLONS
        yield ctx.diagnostic(place, message, fix, severity=Severity.INFO if is_wide else None)


def _doubled(text: str, ctx: Context) -> Iterator[tuple[Entry, Span]]:
    """The marks with which descriptions begin behind a separator and a space, where few do."""

    def is_doubled(entry: Entry) -> bool:
        span = entry.separator_span
        return span is not None and text[span.end - 1] == " " and _DOUBLED.match(text, span.end) is not None

    found = ctx.page.batches.where(is_doubled, _doubled)
    for entry in found if len(found) <= _FEW else ():
        assert entry.separator_span is not None
        yield entry, Span(entry.separator_span.end, entry.separator_span.end + 1)


def _place(ctx: Context, deviation: Deviation) -> Span | None:
    """What to replace; None where it may well be no separator, or a good one stands further on."""
    text, entry, usual = ctx.page.source.text, deviation.entry, deviation.habit.usual
    if BELOW in (deviation.found, usual) or _is_before_link(entry) or _is_in_title(text, entry, deviation.found):
        return None
    if _is_link(text, entry, deviation.found) or (deviation.found == "-" and usual.strip() not in _DASHES):
        return None  # no separator, nor is the hyphen of `[Acme](url)-based`
    if deviation.found == NONE:
        return None if is_amid_words(entry, text) or _is_group(entry) else _gap(text, entry, usual)
    span = entry.separator_span
    assert span is not None
    if deviation.found.strip() in _COLONS and _goes_on_so(deviation.found, ctx):
        return None
    if usual.strip() and not _is_linked(entry) and usual in text[span.end : line_end(text, span.end)]:
        return None  # what was found stands within the name
    if not text[span.end : line_end(text, span.end)].strip():
        return None  # what describes the entry stands below
    match = _MARK.search(text, span.start, span.end)
    return Span(*match.span()) if match else None


def _is_group(entry: Entry) -> bool:
    """Whether few words behind a link are a part of the name of a group: `[Elm](url) Games` above entries."""
    return bool(entry.entries) and len((entry.description or "").split()) <= _MAX_NAME


def _goes_on_so(mark: str, ctx: Context) -> bool:
    """Whether most descriptions have a mark further on, before which this one has nothing to say."""
    said = [each.description for each in ctx.page.catalog.entries if each.description]
    return sum(mark.strip() + " " in each for each in said) * 2 > len(said)


def _is_before_link(entry: Entry) -> bool:
    """Whether the entry's link, which is its name then, stands at the start of what was read as description."""
    link, description = entry.url_span, entry.description_span
    assert description is not None
    return link is not None and any(
        each.url_span == link and each.span.start <= description.start < each.span.end for each in entry.links
    )


def _is_link(text: str, entry: Entry, mark: str) -> bool:
    """Whether a link is all behind a mark: `[name](url): [PDF](url)`, `[name](url) — [back to top](#top)`."""
    description = entry.description_span
    assert description is not None
    link = next((each for each in entry.links if each.span.start == description.start - 1), None)
    if link is None or not (mark.strip() in _COLONS or link.url[:1] == "#"):
        return False
    return not text[link.span.end : line_end(text, link.span.end)].strip(" \t.。")


def _is_in_title(text: str, entry: Entry, mark: str) -> bool:
    """Whether a colon may stand within a title in plain text, of which it parts a subtitle."""
    return mark.strip() in _COLONS and not _is_linked(entry) and text[entry.name_span.start - 1] not in "*_`>"


def _is_linked(entry: Entry) -> bool:
    """Whether the name is the text of a link."""
    return any(link.span.start <= entry.name_span.start < link.span.end for link in entry.links)


def _gap(text: str, entry: Entry, usual: str) -> Span | None:
    """The space before a description that stands right behind the name and begins like one."""
    span = entry.description_span
    assert span is not None
    first, written = text[span.start], text[span.start : span.end]
    if not first.isalpha() or first.islower() or usual.strip() in written.split() or len(written) < _MIN_LENGTH:
        return None
    start = span.start
    while text[start - 1] in " \t\u00a0":
        start -= 1
    if text[start - 1] in ",;" or (usual.strip() and text.endswith(usual.strip(), 0, start)):
        return None  # more than the name is listed, or the separator stands behind it
    return Span(start, span.start) if start < span.start or text[start - 1] in ")]" else None
