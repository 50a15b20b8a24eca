"""What is left out in the regions of a page that a program writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from awesome_lint.catalog import generated
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.registry.families import OF_CREDITS, OF_PROGRAMS
from awesome_lint.source import Span
from awesome_lint.text import spans


def mendable(text: str, regions: Sequence[Span], found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Leave out what only a program can put right that writes a region, and fixes that the program would undo."""
    meets: dict[int, bool] = {}
    for each in found:
        region = spans.at(regions, each.span.start)
        if region is not None and each.span.end <= region.end:
            is_credit = each.code in OF_CREDITS and generated.are_credits(text, region)
            if is_credit or each.code.startswith(OF_PROGRAMS):
                continue
        fix = each.fix
        if fix is not None and id(fix) not in meets:
            meets[id(fix)] = any(spans.share_text(regions, Span(edit.start, edit.end)) for edit in fix.edits)
        yield replace(each, fix=None) if fix is not None and meets[id(fix)] else each
