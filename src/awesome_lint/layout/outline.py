"""What nodes show, without where and how they are written: equal outlines render to the same HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields
from itertools import pairwise

from awesome_lint.syntax import nodes as n

_PLACES = frozenset({"start", "end", "children", "url_span", "content_span", "slug"})
_MARKS = {
    n.CodeBlock: {"fence"},
    n.Emphasis: {"marker"},
    n.Heading: {"setext"},
    n.Item: {"marker"},
    n.List: {"marker"},
    n.Strong: {"marker"},
}
"""What of a node says only how it is written."""
_SPACE = re.compile(r"\s+")
_SHOWN = {
    kind: tuple(each.name for each in fields(kind) if each.name not in _PLACES | _MARKS.get(kind, set()))
    for kind in vars(n).values()
    if isinstance(kind, type) and issubclass(kind, n.Node)
}
_REFERENCE = ("kind", "label")
_SHOWN_ALONE = {**_SHOWN, n.Definition: ("label", "url", "title")}


def outline(siblings: Sequence[n.Node], *, with_targets: bool = True) -> Iterator[object]:
    """What nodes and all below them render to.

    White space is folded where a browser folds it, in text; code and HTML stay as they stand. Without
    targets, what depends on definitions elsewhere on the page is left out: where references lead.
    """
    shown = _SHOWN if with_targets else _SHOWN_ALONE
    for node, following in pairwise([*siblings, None]):
        assert node is not None
        if isinstance(node, n.Text):
            text = node.text.rstrip() if isinstance(following, n.Break) else node.text
            yield from [_SPACE.sub(" ", text)] if text else []
        else:
            kind = type(node)
            names = _REFERENCE if not with_targets and _is_reference(node) else shown[kind]
            yield (kind, *[_shown(getattr(node, name)) for name in names], *_start(node))
            if node.children:
                yield from outline(node.children, with_targets=with_targets)
            yield None


def _is_reference(node: n.Node) -> bool:
    return isinstance(node, n.Link | n.Image) and node.kind is n.LinkKind.REFERENCE


def _start(node: n.Node) -> list[int]:
    """The number from which an ordered list counts."""
    if isinstance(node, n.List) and node.ordered and isinstance(first := node.children[0], n.Item):
        return [int(first.marker[:-1])]
    return []


def _shown(value: object) -> object:
    r"""A value as it shows: content that the page's end cuts off ends like any other, with ``\n``."""
    if isinstance(value, str) and value and not value.endswith("\n"):
        return f"{value}\n"
    return value
