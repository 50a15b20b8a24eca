"""ENT018: two entries share a line, or one is broken over lines, where the list has one line for each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from awesome_lint.catalog.link_kinds import is_generic_text
from awesome_lint.catalog.records import Catalog, Entry, Link, Style
from awesome_lint.conventions.habits import Deviation
from awesome_lint.conventions.writing import MORE_LINES
from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.layout.columns import TAB
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import LINE_ENDING, Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.nodes import LinkKind, plain_text
from awesome_lint.text.patterns import late_pattern

_BULLET = late_pattern(r"(?P<mark>[-*+]|\d{1,9}[.)])(?P<gap>[ \t]+)(?:\[[ xX]\][ \t]+)?")
_BETWEEN = late_pattern(
    r"(?:(?<=[.!?。！？])(?P<gap>\s*)(?P<bullet>[-*+][ \t]*)?|(?:(?<=[^\W\d_])|(?<=\)))(?P<glued>[-*+][ \t]+)"
    r"|(?<=\S)(?P<apart>[ \t]+(?P<mark>[-*+])[ \t]+))(?:\*\*|__)?\Z"
)
_SEPARATED = late_pattern(r"(?:\*\*|__)?(?:[ \t]+[-–—]+[ \t]|[ \t]?[:：][ \t]?(?=\w))")
_ONLY_BULLET = "*"
"""What stands before a link in no sentence, unlike a hyphen or a plus."""
_LOOK_BACK = 12
_MIN_BARE = 3
"""So many items that are nothing but a link show what an item of a list is."""
_MAX_GAP = 4
"""So far behind a bullet its item begins; what stands further away is code."""
_SOFT = late_pattern(r"(?:(?<![ \t])[ \t]+)?(?:\r\n?|\n)[ \t]*")
_NOT_SOFT = late_pattern(
    r"(?:  |\\|<br ?/?>)[ \t]{0,99}(?:\r|\n)|(?:\r\n|\r(?!\n)|\n)[ \t]*(?:[-*+>|#<]|\d+[.)]|\*\*|\r|\n|$)"
)


@rule(Catalog, severity=Severity.WARNING)
def check(_catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report entries that begin behind another one, and descriptions that go on in the next line."""
    source = ctx.page.source
    crowded: set[int] = set()
    for entry in ctx.page.batches.where(_may_be_crowded):
        for link, gap in _second_entries(source.text, entry):
            crowded.add(id(entry))
            fix = replace(gap, f"\n{_prefix(source, entry)}", Applicability.UNSAFE, "put it on a separate line")
            message = f"entry `{link.text}` begins on the line of another one; put it on a separate line"
            yield ctx.diagnostic(link.span, message, fix)
    for first, second in _bare_pairs(ctx):
        message = f"entry `{plain_text(second.children)}` begins on the line of another one; put it on a separate line"
        prefix = source.text[source.line_span(source.line_at(first.start)).start : first.start]
        gap = Span(first.end, second.start)
        fix = replace(gap, f"\n{prefix}", Applicability.UNSAFE, "put it on a separate line")
        yield ctx.diagnostic(second.span, message, fix if prefix.strip() in ("-", "*", "+") else None)
    for each in ctx.page.conventions.writing.broken:
        if each.found == MORE_LINES and id(each.entry) not in crowded:
            yield from _broken(each, source, ctx)


def _bare_pairs(ctx: Context) -> Iterator[tuple[n.Link, n.Link]]:
    """Two links with what looks like a bullet between them, in the only item of a list that is no single link."""
    for block in ctx.page.document.where(_has_odd_line, n.List):
        first, mark, second = _odd_lines(block)[0]
        if not (isinstance(first, n.Link) and isinstance(second, n.Link) and isinstance(mark, n.Text)):
            continue
        markers = {item.marker for item in block.children if isinstance(item, n.Item)}
        is_bullet = mark.text.strip(" ") in markers - {"-"}  # which may part two links of one entry
        if is_bullet and not is_generic_text(plain_text(second.children)):
            yield first, second


def _has_odd_line(block: n.List) -> bool:
    """Whether all items of a list but one are single links, and that one consists of three pieces."""
    odd = _odd_lines(block) if len(block.children) > _MIN_BARE else []
    lines = sum(bool(item.children) for item in block.children)
    return len(odd) == 1 and lines > _MIN_BARE and len(odd[0]) == len(("link", "mark", "link"))


def _odd_lines(block: n.List) -> list[list[n.Node]]:
    """The lines of the items of a list that are no single links."""
    lines = (item.children[0].children for item in block.children if item.children)
    return [line for line in lines if len(line) != 1 or not isinstance(line[0], n.Link)]


def _may_be_crowded(entry: Entry) -> bool:
    return entry.style is Style.BULLET and len(entry.links) > 1 and entry.description_span is not None


def _second_entries(text: str, entry: Entry) -> Iterator[tuple[Link, Span]]:
    """The links in a description that stand there like an entry, with what parts them from the text before."""
    span = entry.description_span
    assert span is not None
    bullet = _BULLET.match(text, entry.span.start)
    if bullet is None or bullet[0][0] not in "-*+":
        return
    places = sorted(each.span for each in entry.links)
    for link in entry.links:
        if link.kind is not LinkKind.INLINE or not span.start < link.span.start < span.end or not link.text:
            continue
        before = _BETWEEN.search(text, max(span.start, link.span.start - _LOOK_BACK), link.span.start)
        if before is None or _is_within(before, places):
            continue  # what looks like a bullet may be the end of a URL
        is_bullet = before["mark"] == bullet["mark"] == _ONLY_BULLET
        if not is_bullet and not _SEPARATED.match(text, link.span.end):
            continue
        said = text[span.start : before.start()]
        if said.count("(") > said.count(")"):
            continue  # a remark in brackets names no further entry
        is_sure = is_bullet or before["bullet"] or before["glued"] or LINE_ENDING.search(before["gap"] or "")
        if is_sure or _is_alike(text, entry, link):
            yield link, Span(before.start(), link.span.start)


def _is_within(found: re.Match[str], places: Sequence[Span]) -> bool:
    """Whether something stands within one of the places, which are in order."""
    at = bisect_left(places, Span(found.end(), 0))
    return at > 0 and places[at - 1].end > found.start()


def _is_alike(text: str, entry: Entry, link: Link) -> bool:
    """Whether what stands behind a link is what stands behind the entry's: its separator, and a capital."""
    span = entry.separator_span
    if span is None or is_generic_text(link.text):
        return False
    separator = text[span.start : span.end]
    end = link.span.end + len(separator)
    return text.startswith(separator, link.span.end) and text[end : end + 1].isupper()


def _prefix(source: Source, entry: Entry) -> str:
    """What stands before an entry's name: indentation and bullet, but for a gap that would make code of the name."""
    start = source.line_span(source.line_at(entry.span.start)).start
    bullet = _BULLET.match(source.text, entry.span.start)
    assert bullet is not None
    mark, gap = (source.text[start : bullet.end(group)] for group in ("mark", "gap"))
    is_code = len(gap.expandtabs(TAB)) - len(mark.expandtabs(TAB)) > _MAX_GAP
    return f"{mark} " if is_code else source.text[start : bullet.end()]


def _broken(deviation: Deviation, source: Source, ctx: Context) -> Iterator[Diagnostic]:
    span = deviation.entry.description_span
    assert span is not None
    start = span.start
    if _NOT_SOFT.search(source.text, start, span.end):
        return
    breaks = [Span(*match.span()) for match in _SOFT.finditer(source.text, start, span.end)]
    if not breaks:
        return
    whole = Span(breaks[0].start, breaks[-1].end)
    joined = _SOFT.sub(" ", source.cut(whole))
    message = f"entry `{deviation.entry.name}` spans several lines; expected one, {deviation.habit.evidence}"
    fix = replace(whole, joined, Applicability.UNSAFE, "join the lines")
    yield ctx.diagnostic(deviation.entry.name_span, message, fix, severity=Severity.INFO)
