"""Links at the end of descriptions that say what they lead to, `iTunes • RSS`: they are no part of these."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from awesome_lint.catalog.building import Draft
from awesome_lint.catalog.consistency import Consistency
from awesome_lint.catalog.flat import Flat
from awesome_lint.catalog.link_kinds import is_generic_text, shows_url
from awesome_lint.catalog.records import Link
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n
from awesome_lint.values.slotted import mutable

_BETWEEN = " \t\n\u00a0•·|,;:/&+([-–—"
_SYMBOLS = ("So", "Mn", "Cf")
"""What emoji consist of: symbols, variation selectors, joiners."""


def take_off(drafts: Iterable[Draft], common: Consistency, decided: Consistency | None = None) -> None:
    """Let descriptions end before the links that are fields, or the main link, if nothing but these follows.

    How they end is added to what the entries have in common, which decides that unless it is `decided` already.
    """
    ends: list[_End] = []
    for draft in drafts:
        span = draft.entry.description_span
        if span is None or (len(draft.line.rest) == 1 and isinstance(draft.line.rest[0], n.Text)):
            continue  # the usual case
        labels = {link.span for link in draft.entry.links if _is_label(link)}
        if draft.entry.links:
            within = [node for node in draft.line.rest if span.start < node.end and node.start < span.end]
            below = _below_addresses(within)
            if below:
                _keep(draft, within[below:])
            if labels and (end := _end(draft, within[below:], labels)):
                ends.append(end)
    common.ends.update(end.label for end in ends)
    common.apart.update(end.label for end in ends if end.is_apart)
    for end in ends:
        if end.is_apart or (decided or common).are_apart(end.label):
            end.shorten()


@mutable
class _End:
    """A description whose end is labels, and what it says before them."""

    draft: Draft
    said: str
    span: Span | None
    label: str
    is_apart: bool
    """Whether more than a space keeps the labels from the text, or they are several."""

    def shorten(self) -> None:
        _describe(self.draft, self.said, self.span)


def _below_addresses(within: Sequence[n.Node]) -> int:
    """The index of what stands below the lines at the top that are nothing but addresses; 0 where none are."""
    at = 0
    while at + 1 < len(within) and isinstance(node := within[at], n.Link) and isinstance(within[at + 1], n.Break):
        if not shows_url(node):
            break
        at += 2
    return at if at < len(within) else 0


def _keep(draft: Draft, nodes: Sequence[n.Node]) -> None:
    """Let the description be what nodes say."""
    flat = Flat(nodes)
    start, end = flat.stripped()
    if start < end:
        _describe(draft, flat.text[start:end], flat.span(start, end))


def _describe(draft: Draft, said: str, span: Span | None) -> None:
    draft.entry.description = " ".join(said.split()) if span else None
    draft.entry.description_span = span
    draft.is_complete = False


def _is_label(link: Link) -> bool:
    """Whether a link is a field that it names itself, or says what it leads to."""
    if not any(map(str.isalpha, link.text)):
        return False
    return link.field == link.text if link.field is not None else is_generic_text(link.text)


def _end(draft: Draft, within: Sequence[n.Node], labels: set[Span]) -> _End | None:
    """The end of a description, if it is labels that may be taken off."""
    first, count = _first_label(within, labels)
    assert draft.entry.description_span is not None
    before = [*within[:first]]
    if not count or (before and not _is_cut(before, draft.entry.description_span.start)):
        return None
    saying = next((node for node in reversed(before) if any(map(str.isalnum, Flat([node]).text))), None)
    if isinstance(saying, n.Link):  # the last of many, of which others are no labels
        return None
    flat = Flat(before)
    start, end = flat.stripped()
    while end > start and _is_between(flat.text[end - 1]):
        end -= 1
    said = flat.text[start:end]
    if said.count("(") > said.count(")"):
        return None
    is_apart = count > 1 or not before or isinstance(before[-1], n.Break) or bool(flat.text[end:].strip())
    span = flat.span(start, end) if any(map(str.isalnum, said)) else None
    label = Flat([within[first]]).text
    return _End(draft, said, span, label, is_apart or not said[-1:].isalnum())


def _first_label(within: Sequence[n.Node], labels: set[Span]) -> tuple[int, int]:
    """The index of the first of the labels at the end of a description, and how many they are."""
    first, count = len(within), 0
    for index in range(len(within) - 1, -1, -1):
        node = within[index]
        if isinstance(node, n.Link) and node.span in labels:
            first, count = index, count + 1
        elif not (isinstance(node, n.Break) or (isinstance(node, n.Text) and not any(map(str.isalnum, node.text)))):
            break
    return first, count


def _is_cut(before: list[n.Node], start: int) -> bool:
    """Cut off what stands before a description; whether that could be done."""
    first = before[0]
    if first.start < start:
        if not isinstance(first, n.Text):
            return False
        before[0] = n.Text(start, first.end, text=first.text[start - first.start :])
    return True


def _is_between(character: str) -> bool:
    return character in _BETWEEN or unicodedata.category(character) in _SYMBOLS
