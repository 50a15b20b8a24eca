"""FMT011: emphasis with another marker than most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from awesome_lint.diagnostic import Diagnostic, Edit, Severity
from awesome_lint.layout import Fault, mend
from awesome_lint.layout.proof import proven
from awesome_lint.layout.survey import majority, survey
from awesome_lint.rule import Context, rule
from awesome_lint.source import Source
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern

_URL = late_pattern(r"(?:://|www\.)[^ \t\r\n<]*\Z", re.IGNORECASE)
"""What may be a bare URL up to its end, in which GitHub takes asterisks and underscores for more than we do."""
_NEAR = 400


@rule(n.Document, severity=Severity.WARNING)
def check(document: n.Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each emphasis with other markers."""
    layout = ctx.page.settings.layout
    for found in _faults(ctx.page.source, document, layout.emphasis_marker, layout.strong_marker):
        yield ctx.diagnostic(*found)


def _faults(source: Source, document: n.Document, emphasis: str | None, strong: str | None) -> Iterator[Fault]:
    """Emphasized and strong text with other markers than most, or than those set, where both would do."""
    found = survey(document)
    candidates = [
        *_others(found.emphases, emphasis, ("*", "_")),
        *_others(found.strongs, strong, ("**", "__")),
    ]
    alone = [
        each
        for each in candidates
        if _URL.search(source.text, max(0, each.span.start - _NEAR), each.span.start) is None
    ]
    yield from proven(source, document, alone)


def _others(nodes: Sequence[n.Emphasis | n.Strong], marker: str | None, markers: Sequence[str]) -> Iterator[Fault]:
    wanted = marker or majority(Counter(node.marker for node in nodes), markers)
    for node in nodes:
        if wanted is not None and node.marker != wanted:
            yield _fault(node, wanted)


def _fault(node: n.Emphasis | n.Strong, wanted: str) -> Fault:
    length = len(wanted)
    edits = (Edit(node.start, node.start + length, wanted), Edit(node.end - length, node.end, wanted))
    what = "strong text" if isinstance(node, n.Strong) else "emphasis"
    return Fault(node.span, f"{what} with `{node.marker}`; expected `{wanted}`", mend(edits, f"use `{wanted}`"))
