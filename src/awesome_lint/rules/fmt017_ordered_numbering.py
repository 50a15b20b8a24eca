"""FMT017: an ordered list that counts in more than one way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from awesome_lint.diagnostic import Diagnostic, Edit, Severity
from awesome_lint.layout import Fault, mend
from awesome_lint.layout.columns import shifted
from awesome_lint.layout.proof import proven
from awesome_lint.layout.survey import Listing, survey
from awesome_lint.rule import Context, rule
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n

_STEPS = {"one-up": 1, "same": 0}


@rule(n.Document, severity=Severity.WARNING)
def check(document: n.Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each list that is out of step."""
    for found in _faults(ctx.page.source, document, ctx.page.settings.layout.numbering):
        yield ctx.diagnostic(*found)


def _faults(source: Source, document: n.Document, style: str | None) -> Iterator[Fault]:
    """The lists that count neither upward by one nor not at all, or not as is set; the first number stays."""
    candidates = []
    for listing in (each for each in survey(document).lists if each.node.ordered):
        numbers = _numbers(listing)
        step = _step(numbers, style)
        wanted = [_at(numbers, step, index) for index in range(len(numbers))] if step is not None else numbers
        if wanted != numbers and (found := _fault(source, listing, numbers, wanted)) is not None:
            candidates.append(found)
    yield from proven(source, document, candidates)


def _numbers(listing: Listing) -> list[int]:
    """The numbers as they are written; none where one begins with needless zeros."""
    digits = [item.marker[:-1] for item in listing.items]
    return [int(each) for each in digits] if all(str(int(each)) == each for each in digits) else []


def _step(numbers: list[int], style: str | None) -> int | None:
    """By how much a list should count, or None if it may go on as it does."""
    steps = Counter(following - number for number, following in pairwise(numbers))
    if not steps:
        return None
    if style is not None:
        return _STEPS[style]
    if len(steps) == 1 and (1 in steps or 0 in steps):
        return None
    right = {step: sum(_at(numbers, step, index) == has for index, has in enumerate(numbers)) for step in (1, 0)}
    return max((1, 0), key=lambda step: (steps[step], right[step]))


def _at(numbers: list[int], step: int, index: int) -> int:
    return numbers[0] + step * index


def _fault(source: Source, listing: Listing, numbers: list[int], wanted: list[int]) -> Fault | None:
    edits: list[Edit] = []
    first: tuple[n.Item, int] | None = None
    for item, has, number in zip(listing.items, numbers, wanted, strict=True):
        if has == number:
            continue
        first = first or (item, number)
        edits.append(Edit(item.start, item.start + len(str(has)), str(number)))
        if len(str(has)) != len(str(number)):
            moves = shifted(source, item, len(str(number)) - len(str(has)))
            if moves is None:
                return None
            edits += moves
    assert first is not None
    item, number = first
    marker = item.marker
    message = f"item `{marker}` of an ordered list; expected `{number}{marker[-1]}`"
    return Fault(Span(item.start, item.start + len(marker)), message, mend(edits, "number the items"))
