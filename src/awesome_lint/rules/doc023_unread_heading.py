"""DOC023: a line is written like a heading, but shows as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic, Fix
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Source, Span
from awesome_lint.syntax import tree, unread_headings
from awesome_lint.syntax.leaves import blocks_at
from awesome_lint.syntax.nodes import CodeBlock, Document, Heading, HtmlBlock, List, Paragraph, Text
from awesome_lint.text.patterns import late_pattern

_HEADING = late_pattern(r"(?<=[\r\n])(?P<hashes>#{1,6})[ \t]+[^\s#]")
_RAW = late_pattern(r"\s*<(?:!|\?|(?:pre|script|style|textarea)\b)", re.IGNORECASE)
"""What holds text as it is."""
_INDENTED = late_pattern(r"(#{2,6})[ \t]+[^\s#][^\r\n]*\s*")
_TWICE = late_pattern(r"#{1,6}[ \t]+(?P<more>#{2,6}[ \t]+)(?=[^\s#])")

_BEHIND_MARK = late_pattern(r"(?P<mark>[a-z\-*+.,:;])(?P<hashes>#{1,6})[ \t]+[^\s#][^\r\n]*")


@rule(Document)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report lines that begin with hashes and no space behind them, or with other hashes, and hashes that show."""
    source = ctx.page.source
    for heading in document.of(Heading):
        if match := _TWICE.match(source.text, heading.start, heading.end):
            place = Span(*match.span("more"))
            message = f"the heading shows `{match['more'].strip()}`; expected no further `#`"
            yield ctx.diagnostic(place, message, replace(place, "", Applicability.UNSAFE, "remove them"))
    yield from _swallowed(document, ctx)
    yield from _indented(document, ctx)
    yield from _behind_mark(document, ctx)
    for hashes, _ in unread_headings.find(document, source):
        written = source.cut(hashes)
        if not written.startswith("#"):
            yield ctx.diagnostic(hashes, *_others(written, hashes))
            continue
        gap = Span(hashes.end, hashes.end)
        fix = replace(gap, " ", Applicability.UNSAFE, "insert a space") if _ends_alone(source, hashes) else None
        message = f"no space follows `{written}`, so this is not a heading; expected a space"
        yield ctx.diagnostic(hashes, message, fix)


def _swallowed(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Headings right below a line of HTML, which goes on to the next blank line."""
    source = ctx.page.source
    for block in document.where(_holds_heading, HtmlBlock):
        for match in _HEADING.finditer(source.text, block.start, block.end):
            place = Span(*match.span("hashes"))
            message = "the HTML above goes on to a blank line, so this is no heading; expected a blank line before it"
            yield ctx.diagnostic(place, message)


def _indented(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Headings so far to the right that they are code, or a part of the item above; a page with several means it."""
    levels = {each.level for each in document.children if isinstance(each, Heading)}
    source = ctx.page.source
    blocks = [(each, _INDENTED.fullmatch(each.content)) for each in document.where(_is_indented, CodeBlock)]
    found = [each.start for each, match in blocks if match and len(match[1]) in levels]
    found += [each.start for each in document.of(Heading) if each.level in levels and _is_last_in_item(each, document)]
    for start in found if len(found) == 1 else ():
        line = source.line_span(source.line_at(start))
        indent = Span(line.start, start)
        if not source.cut(indent).strip():
            end = source.text.find("#", start, line.end)
            hashes = Span(end, source.text.find(" ", end, line.end))
            message = "the line is indented, so this is no heading of a section; expected no indentation"
            fix = replace(Span(line.start, end), "", Applicability.UNSAFE, "remove the indentation")
            yield ctx.diagnostic(hashes, message, fix)


def _behind_mark(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Lines of their own with a stray letter or mark in front of the hashes; of the title only at the top of a page."""
    source = ctx.page.source
    levels = {each.level for each in document.of(Heading)}
    for block in document.where(_holds_hashes, Paragraph):
        match = _BEHIND_MARK.match(source.text, block.start, block.end)
        level = len(match["hashes"]) if match else 0
        is_title = level == 1 and block is document.children[0]
        is_section = match is not None and level > 1 and level in levels and match.end() == block.end
        if match is not None and (is_title or is_section):
            place = Span(*match.span("mark"))
            message = (
                f"`{match['mark']}` precedes `{match['hashes']}`, so this is not a heading; expected nothing there"
            )
            yield ctx.diagnostic(place, message, replace(place, "", Applicability.UNSAFE, "remove it"))


def _holds_hashes(block: Paragraph) -> bool:
    first = block.children[0] if block.children else None
    return isinstance(first, Text) and first.text[1:2] == "#"


def _is_indented(block: CodeBlock) -> bool:
    return not block.fence and block.content.startswith("#")


def _is_last_in_item(heading: Heading, document: Document) -> bool:
    """Whether a heading is what an item of a list at the top of the page ends in, which begins with something else."""
    path = blocks_at(document, heading.start)
    item = path[2] if isinstance(path[1], List) else None
    return item is not None and len(item.children) > 1 and item.children[-1] is heading


def _holds_heading(block: HtmlBlock) -> bool:
    return "#" in block.content and _RAW.match(block.content) is None and _HEADING.search(block.content) is not None


def _others(written: str, hashes: Span) -> tuple[str, Fix | None]:
    """What is wrong with hashes that are escaped, or as wide as Chinese characters."""
    if written.startswith("\\"):
        fix = replace(Span(hashes.start, hashes.start + 1), "", Applicability.UNSAFE, "remove the backslash")
        return f"a backslash precedes `{written[1:]}`, so this is not a heading; expected none", fix
    return f"`{written}` is full-width, so this is not a heading; expected `#`", None


def _ends_alone(source: Source, hashes: Span) -> bool:
    """Whether the line below still is text if a heading stands above it: indented further it would be code."""
    below = source.line_at(hashes.start) + 1
    line = source.line(below) if below < source.line_count else ""
    return all(isinstance(block, Paragraph | Heading) for block in tree.parse(Source(line)).children)
