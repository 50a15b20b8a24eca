"""FMT006: a heading in another style than most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Edit, Severity
from awesome_lint.layout import Fault, mend
from awesome_lint.layout.proof import proven
from awesome_lint.layout.survey import majority, survey
from awesome_lint.rule import Context, rule
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n

_STYLES = ("atx", "setext")
_MAX_UNDERLINED = 2
_MIN_UNDERLINE = 3
_BOXES = ("[ ]", "[x]", "[X]")


@rule(n.Document, severity=Severity.WARNING)
def check(document: n.Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each heading in the other style."""
    for found in _faults(ctx.page.source, document, ctx.page.settings.layout.heading_style):
        yield ctx.diagnostic(*found)


def _faults(source: Source, document: n.Document, style: str | None) -> Iterator[Fault]:
    """The headings of the first two levels that are not written like most of them, or in the style set."""
    found = survey(document)
    headings = [heading for heading in found.headings if heading.level <= _MAX_UNDERLINED]
    style = style or majority(Counter(_style(heading) for heading in headings), _STYLES)
    others = [heading for heading in headings if _style(heading) != style and _is_one_line(source, heading)]
    others = [each for each in others if each in found.top or not _is_empty_bullet(source, each)]
    if style == "atx":
        candidates = [_with_hashes(each) for each in others]
    else:
        candidates = [_with_underline(source, each) for each in others if each in found.top]
    yield from proven(source, document, candidates)


def _style(heading: n.Heading) -> str:
    return _STYLES[heading.setext]


def _is_one_line(source: Source, heading: n.Heading) -> bool:
    """Whether a heading can be written the other way; GitHub ticks the box that an underlined one may begin with."""
    start, end = heading.content_span
    return start < end and source.line_at(start) == source.line_at(end) and not source.text.startswith(_BOXES, start)


def _is_empty_bullet(source: Source, heading: n.Heading) -> bool:
    """Whether a heading in a list is underlined by a single hyphen, which was to be a bullet with nothing behind it."""
    return heading.setext and source.text[heading.content_span.end : heading.end].strip(" \t\r\n>") == "-"


def _with_hashes(heading: n.Heading) -> Fault:
    text = heading.content_span
    hashes = "#" * heading.level
    edits = (Edit(heading.start, text.start, f"{hashes} "), Edit(text.end, heading.end, ""))
    return Fault(text, f"underlined heading; expected one that begins with `{hashes}`", mend(edits, "begin with `#`"))


def _with_underline(source: Source, heading: n.Heading) -> Fault:
    start, end = heading.content_span
    underline = "=-"[heading.level - 1] * max(end - start, _MIN_UNDERLINE)
    edits = (Edit(heading.start, start, ""), Edit(end, source.line_span(source.line_at(end)).end, f"\n{underline}"))
    message = f"heading begins with `{'#' * heading.level}`; expected one that is underlined"
    return Fault(Span(heading.start, end), message, mend(edits, "underline the heading"))
