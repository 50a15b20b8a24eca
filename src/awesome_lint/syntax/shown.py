"""What nodes show, without where and how they are written: equal outlines render to the same HTML."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields
from operator import attrgetter

from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.leaves import Verbatim
from awesome_lint.text.patterns import late_pattern

_PLACES = frozenset({"start", "end", "children", "url_span", "content_span", "slug"})
_MARKS = {
    n.CodeBlock: {"fence", "content"},
    n.Emphasis: {"marker"},
    n.FrontMatter: {"content"},
    n.Heading: {"setext"},
    n.HtmlBlock: {"content"},
    n.Item: {"marker"},
    n.List: {"marker"},
    n.Strong: {"marker"},
}
"""What of a node says only how it is written; content is compared as it shows."""
_TARGET = frozenset({"url", "title"})
_SPACE = late_pattern(r"\s+")


def _parts(without: AbstractSet[str] = frozenset()) -> dict[type, attrgetter[object]]:
    """What of each kind of node shows, besides its children."""
    kinds = [kind for kind in vars(n).values() if isinstance(kind, type) and issubclass(kind, n.Node)]
    hidden = {kind: _PLACES | without | _MARKS.get(kind, set()) for kind in kinds}
    names = {kind: [each.name for each in fields(kind) if each.name not in hidden[kind]] for kind in kinds}
    return {kind: attrgetter("__class__", *names[kind]) for kind in kinds}


_PARTS = _parts()
_PARTS_OF_REFERENCE = _parts(without=_TARGET)


def outline(siblings: Sequence[n.Node], *, with_targets: bool = True) -> list[object]:
    """What nodes and all below them render to, if need be whatever the definitions of references hold.

    White space is folded where a browser folds it, in text; code and HTML stay as they stand.
    """
    found: list[object] = []
    _gather(siblings, found, with_targets=with_targets)
    return found


def _gather(siblings: Sequence[n.Node], found: list[object], *, with_targets: bool) -> None:
    for index, node in enumerate(siblings, 1):
        if isinstance(node, n.Text):
            text = node.text
            if index < len(siblings) and isinstance(siblings[index], n.Break):
                text = text.rstrip()
            if text:
                found.append(_SPACE.sub(" ", text))
            continue
        is_open = not with_targets and isinstance(node, n.Link | n.Image) and node.label is not None
        found.append((_PARTS_OF_REFERENCE if is_open else _PARTS)[type(node)](node))
        if isinstance(node, n.List) and node.ordered and isinstance(first := node.children[0], n.Item):
            found.append(int(first.marker[:-1]))  # the number from which it counts
        elif isinstance(node, Verbatim):
            found.append(node.content)
        _gather(node.children, found, with_targets=with_targets)
        found.append(None)
