"""FMT016: white space in a link reference definition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from awesome_lint.diagnostic import Diagnostic, Edit, Severity
from awesome_lint.layout import Fault, fault
from awesome_lint.layout.proof import proven
from awesome_lint.layout.survey import majority, survey
from awesome_lint.rule import Context, rule
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.leaves import is_blank
from awesome_lint.text.patterns import late_pattern

_PARTS = late_pattern(
    r"\[(?:[^\]\\]|\\.)*\]:(?P<url>[ \t]*)(?:<[^<>]*>|[^\s<]\S*)(?:(?P<title>[ \t]+)\S.*)?\Z", re.DOTALL
)
_SPACES = {"url": " ", "title": " ", "indent": ""}


@rule(n.Document, severity=Severity.WARNING)
def check(document: n.Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each definition that is spaced otherwise."""
    for found in _faults(ctx.page.source, document):
        yield ctx.diagnostic(*found)


def _faults(source: Source, document: n.Document) -> Iterator[Fault]:
    """Other white space than one space in definitions of one line, and any before them, where most have none."""
    found = survey(document)
    places: dict[str, list[Span]] = {"url": [], "title": [], "indent": []}
    for block in _blocks(source, found.definitions):
        spaces = [_spaces(source, each) for each in block]
        columns = {space["url"].end - each.start for each, space in zip(block, spaces, strict=True) if "url" in space}
        for each, space in zip(block, spaces, strict=True):
            if each in found.top:
                space["indent"] = Span(source.line_span(source.line_at(each.start)).start, each.start)
            for name, span in space.items():
                if name != "url" or len(block) == 1 or len(columns) > 1:  # else the URLs are lined up
                    places[name].append(span)
    candidates = [each for name, wanted in _SPACES.items() for each in _others(source, places[name], wanted)]
    yield from proven(source, document, candidates)


def _blocks(source: Source, definitions: Sequence[n.Definition]) -> Iterator[list[n.Definition]]:
    """The definitions in runs of lines, but no run that touches other lines: GitHub may read these with it."""
    block: list[n.Definition] = []
    for definition in definitions:
        if block and source.line_at(definition.start) != source.line_at(block[-1].end) + 1:
            yield from [block] if _is_alone(source, block) else []
            block = []
        block.append(definition)
    if block and _is_alone(source, block):
        yield block


def _is_alone(source: Source, block: Sequence[n.Definition]) -> bool:
    above, below = source.line_at(block[0].start) - 1, source.line_at(block[-1].end) + 1
    return (above < 0 or is_blank(source, above)) and (below >= source.line_count or is_blank(source, below))


def _spaces(source: Source, definition: n.Definition) -> dict[str, Span]:
    """The white space before the URL and before the title of a definition that stands on one line."""
    parts = _PARTS.match(source.cut(definition.span))
    if parts is None or "\n" in parts[0] or "\r" in parts[0]:
        return {}
    start = definition.start
    return {
        name: Span(start + parts.start(name), start + parts.end(name))
        for name in ("url", "title")
        if parts[name] is not None
    }


def _others(source: Source, places: list[Span], wanted: str) -> Iterator[Fault]:
    """A fault for each place that holds something else than wanted, if most hold what is wanted."""
    if majority(Counter(source.cut(place) == wanted for place in places), (True,)):
        for place in places:
            if source.cut(place) != wanted:
                yield _fault(place, wanted)


def _fault(space: Span, wanted: str) -> Fault:
    if wanted:
        return fault(space, "white space in a definition; expected one space", Edit(*space, " "), "leave one space")
    return fault(space, "white space before a definition; remove it", Edit(*space, ""), "remove the white space")
