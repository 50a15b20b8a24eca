"""The fixes that most rules make: text in the place of other text, or text in another order.

May not: decide whether a fix is safe; the rule says that.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import TypeVar

from awesome_lint.diagnostic import Applicability, Edit, Fix
from awesome_lint.page import Page
from awesome_lint.source import Source, Span
from awesome_lint.syntax.nodes import Code, Image, Link, LinkKind, Node, Text

NodeT = TypeVar("NodeT", bound=Node)


def replace(span: Span, text: str, applicability: Applicability, title: str | None = None) -> Fix:
    """The fix that puts `text` in the place of a span."""
    return Fix((Edit(span.start, span.end, text),), applicability, title or f"replace with `{text}`")


def reword(page: Page, span: Span, shown: str, text: str, applicability: Applicability) -> Fix | None:
    """The fix that writes `text` where a span shows `shown`; links, images and other markup around that stay.

    None where no single piece of the span's text shows that, or where that also names what is linked.
    """
    document = page.document
    pieces: list[Text | Code] = [*_between(document.of(Text), span), *_between(document.of(Code), span)]
    is_plain = page.source.cut(span) == shown
    places = [span] if is_plain else [_text_span(piece) for piece in pieces if piece.text.strip() == shown]
    if len(places) != 1 or _is_named(page, places[0], shown):
        return None
    return replace(places[0], text, applicability)


def _between(nodes: Sequence[NodeT], span: Span) -> Sequence[NodeT]:
    return nodes[bisect_left(nodes, span.start, key=_start) : bisect_left(nodes, span.end, key=_start)]


def _start(node: Node) -> int:
    return node.start


def _text_span(node: Text | Code) -> Span:
    """The place of what a node shows, without the white space around it."""
    start, end = node.content_span if isinstance(node, Code) else node.span
    return Span(start + len(node.text) - len(node.text.lstrip()), end - len(node.text) + len(node.text.rstrip()))


def _is_named(page: Page, place: Span, shown: str) -> bool:
    """Whether the text at a place is the URL of a link, or the label of a reference as well."""
    label = " ".join(shown.split()).casefold()
    for nodes in (page.document.of(Link), page.document.of(Image)):
        index = bisect_right(nodes, place.start, key=_start) - 1
        if index >= 0 and place.end <= (node := nodes[index]).end:
            is_url = node.kind in (LinkKind.AUTOLINK, LinkKind.BARE)
            return (
                is_url
                or node.url_span.start <= place.start < node.url_span.end
                or (node.label is not None and node.label.casefold() == label)
            )
    return False


def reinserted(every: Sequence[Span], wanted: Sequence[Span], staying: AbstractSet[Span]) -> list[Span]:
    """All spans, of which some are `wanted` in another order: those of these that do not stay follow the one before."""
    found = [each for each in every if each in staying or each not in wanted]
    for at, each in enumerate(wanted):
        if each not in staying:
            beside = wanted[at - 1] if at else next(other for other in wanted if other in staying)
            found.insert(found.index(beside) + (at > 0), each)
    return found


def rearrange(
    source: Source, slots: Sequence[Span], wanted: Sequence[Span], applicability: Applicability, title: str
) -> Fix | None:
    """The fix that fills each of `slots` with the text of the span at its place in `wanted`; None if some overlap.

    What stands between the slots stays where it is.
    """
    if any(one.end > other.start for one, other in pairwise(sorted(slots))):
        return None
    edits = tuple(
        Edit(slot.start, slot.end, source.cut(text).replace("\r\n", "\n").replace("\r", "\n"))
        for slot, text in zip(slots, wanted, strict=True)
        if slot != text
    )
    return Fix(edits, applicability, title)
