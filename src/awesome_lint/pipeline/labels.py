"""The labels of references and footnotes, and how they are called otherwise without a change of what the page shows.

May not: judge, write files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from awesome_lint.page import Page
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.links import normalized
from awesome_lint.text.differences import Hunk
from awesome_lint.text.patterns import late_pattern

Labelled: TypeAlias = n.Link | n.Image | n.Definition | n.Footnote | n.FootnoteReference
KINDS = (n.Link, n.Image, n.Definition, n.Footnote, n.FootnoteReference)
_OF_NOTES = (n.Footnote, n.FootnoteReference)
_LABEL = r"\[(?P<label>(?:[^\[\]\\]|\\.)*)\]"
_FIRST = late_pattern(rf"!?{_LABEL}")
_LAST = late_pattern(rf"\]{_LABEL}\Z")
_BREAKING = late_pattern(r"[\[\]\\^]|\A\s*\Z")


class Label(NamedTuple):
    """A label where it is written, with what is put before and behind another one that goes there.

    `[Name]` and `[Name][]` are their own labels; as these are not to show otherwise, another one goes behind them.
    """

    written: Span
    place: Span
    before: str = ""
    behind: str = ""

    def renamed(self, name: str) -> Hunk:
        """What to write for another label."""
        return Hunk(*self.place, f"{self.before}{name}{self.behind}")


def of(node: n.Node, text: str) -> Label | None:
    """The label of a node; None if it has none."""
    if isinstance(node, _OF_NOTES):
        start = node.start + len("[^")
        span = Span(start, start + len(node.label))
        return Label(span, span) if text[slice(*span)] == node.label else None
    if isinstance(node, n.Link | n.Image) and node.label is not None:
        last = _LAST.search(text[node.start : node.end])
        if last is not None and last["label"].strip():
            span = Span(node.start + last.start("label"), node.start + last.end("label"))
            return Label(span, span)
    if isinstance(node, n.Definition) or (isinstance(node, n.Link | n.Image) and node.label is not None):
        first = _FIRST.match(text, node.start)
        if first is None:
            return None
        span = Span(*first.span("label"))
        if isinstance(node, n.Definition):
            return Label(span, span)
        if node.end == first.end():
            return Label(span, Span(node.end, node.end), "[", "]")
        return Label(span, Span(node.end - 1, node.end - 1))
    return None


def alike(page: Page, node: Labelled) -> Iterator[Labelled]:
    """All that have the label of a node, that among them."""
    return (each for each in _all(page, node) if _key(each) == _key(node))


def why_not(page: Page, node: Labelled, name: str) -> str | None:
    """Why a node cannot have another label; None if it can."""
    if _BREAKING.search(name):
        return f"`{name}` cannot be a label; expected no brackets and no backslash"
    if any(_key(each) == normalized(name) != _key(node) for each in _all(page, node)):
        return f"there is another `{name}` on the page"
    return None


def _all(page: Page, node: Labelled) -> Iterator[Labelled]:
    """All that have labels of the kind that a node has: notes, or all else."""
    kinds = _OF_NOTES if isinstance(node, _OF_NOTES) else KINDS[: -len(_OF_NOTES)]
    for each in page.document.of(*kinds):
        assert isinstance(each, KINDS)
        if each.label is not None:
            yield each


def _key(node: Labelled) -> str:
    return normalized(node.label or "")
