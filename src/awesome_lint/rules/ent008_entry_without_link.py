"""ENT008: an entry has no link, though nearly all others have one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from awesome_lint.catalog.flat import EMPHASES
from awesome_lint.catalog.link_kinds import says_none
from awesome_lint.catalog.prose import goes_on
from awesome_lint.catalog.records import Catalog, Entry, Style
from awesome_lint.conventions.schema import is_empty
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Link, List, Node, Paragraph, Text
from awesome_lint.text.patterns import late_pattern

_MAX_WORDS = 6
_NAMED = late_pattern(r"(?P<name>\w[^\r\n:]*?[\w)])(?:(?P<mark>: | [-–—] )[^\r\n]+)?\Z")
"""A name, and perhaps a separator and a description."""
_MIN_ALIKE = 0.75
"""So large a share of the others has the same separator."""
_MIN_SURE = 10
"""In a shorter list one without a link may well have none."""
_NESTED = late_pattern(r"\A[^\r\n]*[\r\n]+[ \t]+(?:[-*+][ \t]|\d+[.)][ \t][^\r\n]*[\r\n]+[ \t]+\d+[.)][ \t])")
"""A bullet below another one, which is a group that is still to be filled."""
_KINDS = late_pattern(r"[^()\r\n]*\([^(),]+,[^(),]+,[^()]+\)\s*\Z")
"""A name, and in brackets the kinds of things that are listed below: `Trees (elms, oaks, ashes)`."""
_SENTENCE = late_pattern(r"[*_]* (?:on|in|to|of|for|with|by|at|from|your|the|our|and|is|are|if)\b[^\r\n]{20}")
"""What goes on with the name: `**Voting** on your favorite issues`."""
_ADVICE = late_pattern(
    r"(?i:add|ask|avoid|check|consider|create|don't|do not|find|follow|get|join|keep|look|make|never|read|remember"
    r"|search|see|set up|start|subscribe|take|try|use|visit|watch|write) (?:[a-z]+ ){2}"
)
"""What a bullet tells the reader to do: `Set up search alerts in …`."""
_POINTER = late_pattern(r"(?:see(?: also)?|also see|siehe|voir|véase|vea|cf\.) ", re.IGNORECASE)
"""What leads to another place of the page: `see also the trees below Elms`."""
_QUOTED = late_pattern(r"[\r\n][ \t]*>[^\r\n]*(?:\]\(|://)")
"""A quote below a bullet that has the link."""
_FENCE = late_pattern(r"[\r\n][ \t]*(?:`{3}|~{3})")
_NUMBERED = late_pattern(r"\s*[-*+][ \t]+[(（]?[01][.)、）]")
"""A bullet that begins with the first number: what stands above such names the group."""
_DAY = late_pattern(r"(?:[-*+]|\d+[.)])?[\s\[({*_`]*(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}\b")


@rule(Catalog)
def check(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report entries without any link where nearly all have one, and items where all others of their list have one."""
    told: set[int] = set()
    for diagnostic in _of_page(catalog, ctx):
        told.add(ctx.page.source.line_at(diagnostic.span.start))
        yield diagnostic
    for place, count in _lone(ctx):
        if ctx.page.source.line_at(place.start) not in told:
            message = f"`{ctx.page.source.cut(place)}` has no link; all {count} others of this list begin with one"
            yield ctx.diagnostic(place, message)


def _lone(ctx: Context) -> Iterator[tuple[Span, int]]:
    """The names of the only items of lists that have no link while all others begin with one."""
    for block in ctx.page.document.where(_has_one_odd, List):
        odd = [item for item in block.children if not _begins_with_link(item)]
        paragraph = odd[0].children[0] if len(odd[0].children) == 1 else None
        text = paragraph.children[0] if isinstance(paragraph, Paragraph) and len(paragraph.children) == 1 else None
        match = _NAMED.match(text.text) if isinstance(text, Text) else None
        if text is None or match is None or len(match["name"].split()) > _MAX_WORDS or _ADVICE.match(match["name"]):
            continue
        written = [ctx.page.source.cut(item.span) for item in block.children]
        if match["mark"] and sum(f"){match['mark']}" in each.replace("**", "") for each in written) < _MIN_ALIKE * len(
            written
        ):
            continue
        yield Span(text.start, text.start + match.end("name")), len(block.children) - 1


def _has_one_odd(block: List) -> bool:
    """Whether all items of a list but one begin with links."""
    return len(block.children) > _MIN_SURE and sum(not _begins_with_link(item) for item in block.children) == 1


def _begins_with_link(item: Node) -> bool:
    first = item.children[0].children[:1] if item.children else []
    while first and isinstance(first[0], EMPHASES):
        first = first[0].children[:1]
    return bool(first) and isinstance(first[0], Link)


def _of_page(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    habit = ctx.page.conventions.linked
    if habit is None:
        return
    styles = Counter(entry.style for entry in catalog.entries)
    described = Counter(entry.style for entry in catalog.entries if entry.description)
    entries: list[Entry | None] = [None, *catalog.entries, None]
    for before, entry, after in zip(entries, catalog.entries, entries[2:], strict=False):
        if (
            entry.links
            or goes_on(entry.name)
            or _POINTER.match(entry.name)
            or entry.name.casefold().endswith("others")
            or (not habit.is_given and (_is_alike(entry, before) or _is_alike(entry, after)))
        ):
            continue
        is_group = _NESTED.search(ctx.page.source.cut(entry.span)) is not None
        is_group |= _is_above_numbers(entry, ctx) or _KINDS.search(ctx.page.source.cut(entry.span)) is not None
        is_meant = is_group or _is_sentence(entry, ctx) or _is_section(entry, catalog, ctx) or _says_why(entry, ctx)
        is_meant = is_meant or _is_code(entry, ctx) or _goes_on(entry, ctx) or _is_news(entry, ctx)
        if not is_meant and not _is_told_of_field(entry, ctx):
            message = f"entry `{entry.name}` has no link; {habit.count} of {habit.total} entries have one"
            # a bare line among described ones is often a group, a remark, or what is still to be filled in
            is_bare = not (entry.description or entry.fields) and described[entry.style] * 2 > styles[entry.style]
            is_like = styles[entry.style] >= _MIN_SURE and not (is_bare or _is_count(entry))
            is_sure = habit.is_given or is_like
            yield ctx.diagnostic(entry.name_span, message, severity=None if is_sure else Severity.INFO)


def _is_count(entry: Entry) -> bool:
    """Whether an entry says how many there are: `Number of packages: 66`."""
    return (entry.description or "").strip(" .").isdecimal()


def _is_alike(entry: Entry, beside: Entry | None) -> bool:
    """Whether the entry beside this one has no link either: nobody forgets two in a row."""
    return beside is not None and not beside.links and beside.section == entry.section and beside.style is entry.style


def _is_above_numbers(entry: Entry, ctx: Context) -> bool:
    """Whether a bullet names those behind it, which begin with numbers, or a quote below it has the link."""
    source = ctx.page.source
    is_above = _NUMBERED.match(source.text, entry.span.end) is not None
    is_one = _NUMBERED.match(source.text, entry.span.start) is not None
    return entry.style is Style.BULLET and (
        (is_above and not is_one) or _QUOTED.search(source.cut(entry.span)) is not None
    )


def _is_sentence(entry: Entry, ctx: Context) -> bool:
    """Whether an entry is a remark rather than a thing that has a name."""
    end = entry.name_span.end
    ends = {entry.name[-1:], ctx.page.source.text[end : end + 1]}
    is_said = not ends.isdisjoint(".!?…") or _ADVICE.match(entry.name) is not None
    return entry.style is Style.BULLET and len(entry.name.split()) > _MAX_WORDS and is_said


def _is_section(entry: Entry, catalog: Catalog, ctx: Context) -> bool:
    """Whether an entry is a heading without the fields of others, or without any where none beside it has a link."""
    if entry.style is not Style.HEADING:
        return False
    beside = (each for each in catalog.entries if each.section == entry.section and each is not entry)
    is_alone = not entry.fields and not any(each.links for each in beside)
    return is_alone or ctx.page.conventions.schema_of(entry).is_other(entry)


def _says_why(entry: Entry, ctx: Context) -> bool:
    """Whether there is none: the address is the name, or the field that holds the link of others says so (`n/a`)."""
    schema = ctx.page.conventions.schema_of(entry)
    told = (schema.of(field.name) for field in entry.fields if any(map(says_none, field.values)))
    return "://" in entry.name or any(each is not None and each.linked for each in told)


def _is_code(entry: Entry, ctx: Context) -> bool:
    """Whether an entry is about code (`- ``void`` says that …`, `### ``npm start`` ``), or gives code itself.

    It leads nowhere, and neither does the name of a channel: `#rust`.
    """
    source = ctx.page.source.text
    if source.startswith(("`", "#"), max(entry.name_span.start - 1, 0)) or entry.name.startswith("#"):
        return entry.style is not Style.TABLE
    return entry.style is Style.BULLET and _FENCE.search(source, *entry.span) is not None


def _goes_on(entry: Entry, ctx: Context) -> bool:
    """Whether the name is the beginning of a sentence, which says what to do rather than what there is."""
    after = _SENTENCE.match(ctx.page.source.text, entry.name_span.end) is not None
    return entry.style is Style.BULLET and entry.separator_span is None and after


def _is_news(entry: Entry, ctx: Context) -> bool:
    """Whether a day stands before the name of an entry, on which something happened."""
    return _DAY.match(ctx.page.source.text, entry.span.start, entry.name_span.start) is not None


def _is_told_of_field(entry: Entry, ctx: Context) -> bool:
    """Whether the field that should hold the link is missing or empty, which is a fault of its own."""
    schema = ctx.page.conventions.schema_of(entry)
    present = schema.keys(entry)
    if any(each.linked and each.required and key not in present for key, each in schema.fields.items()):
        return True
    empty = [schema.of(field.name) for field in entry.fields if is_empty(field)]
    return any(each.linked and not each.can_be_empty for each in empty if each is not None)
