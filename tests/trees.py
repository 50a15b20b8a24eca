"""What must hold of every syntax tree: each span cuts out what its node says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from itertools import pairwise
from typing import TypeVar

from markdown_it.common.utils import unescapeAll

from awesome_lint.source import Source
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.tree import parse

Kind = TypeVar("Kind", bound=n.Node)
_EDGES = {n.Emphasis: 1, n.Strong: 2}


def tree(text: str) -> n.Document:
    """The syntax tree of a text."""
    return parse(Source(text))


def all_of(document: n.Document, kind: type[Kind]) -> list[Kind]:
    """The nodes of one class, in order."""
    return [node for node in document.walk() if isinstance(node, kind)]


def only(text: str, kind: type[Kind]) -> Kind:
    """The one node of a class that a text makes."""
    (node,) = all_of(tree(text), kind)
    return node


def said(document: n.Document) -> list[tuple[object, ...]]:
    """All that a tree says."""
    return [
        (
            type(node),
            len(node.children),
            *(getattr(node, each.name) for each in fields(node) if each.init and each.name != "children"),
        )
        for node in document.walk()
    ]


def faults(source: Source, document: n.Document) -> list[str]:
    """Everything that is wrong with the spans of a tree."""
    return [
        f"{type(node).__name__} {source.position(node.start)} {source.cut(node.span)[:60]!r}: {fault}"
        for node in document.walk()
        for fault in (*_own_faults(source, node), *_nesting_faults(node))
    ]


def _nesting_faults(node: n.Node) -> Iterator[str]:
    if not 0 <= node.start <= node.end:
        yield "ends before it starts"
    for child in node.children:
        if not node.start <= child.start <= child.end <= node.end:
            yield f"does not contain its {type(child).__name__} at {child.start}:{child.end}"
    for one, other in pairwise(node.children):
        if one.end > other.start:
            yield f"its {type(one).__name__} overlaps the {type(other).__name__} behind it"


def _own_faults(source: Source, node: n.Node) -> Iterator[str]:
    cut = source.cut(node.span)
    match node:
        case n.Text():
            yield from _unless(cut == node.text, f"is not {node.text!r}")
        case n.Escape():
            yield from _unless(unescapeAll(cut) == node.text or cut == f"\\{node.text}", f"is not {node.text!r}")
        case n.Code():
            yield from _unless(cut.startswith("`") and cut.endswith("`"), "is no code")
            yield from _unless(_words(source.cut(node.content_span)) == _words(node.text), f"is not {node.text!r}")
        case n.Link() | n.Image() | n.Definition():
            yield from _link_faults(source, node, cut)
        case n.Emphasis() | n.Strong():
            edge = _EDGES[type(node)]
            yield from _unless(cut[:edge] == node.marker == cut[-edge:], f"is not enclosed in {node.marker}")
        case n.Strikethrough():
            yield from _unless(cut.startswith("~") and cut.endswith("~"), "is not enclosed in ~")
        case n.Html():
            yield from _unless(_lines(cut) == _lines(node.content), f"is not {node.content!r}")
        case n.FootnoteReference():
            yield from _unless(cut == f"[^{node.label}]", "is no reference")
        case n.Break():
            yield from _unless(any(ending in cut for ending in "\r\n"), "holds no line ending")
        case _:
            yield from _block_faults(source, node, cut)


def _link_faults(source: Source, node: n.Link | n.Image | n.Definition, cut: str) -> Iterator[str]:
    written = source.cut(node.url_span)
    forms = {written, written.replace("\\|", "|")}
    forms |= {unescapeAll(form) for form in forms}
    is_one = any(node.url in (form, f"http://{form}", f"mailto:{form}") for form in forms)
    yield from _unless(is_one, f"its url span holds {written!r}, not {node.url!r}")
    if isinstance(node, n.Definition):
        yield from _unless(cut.startswith("["), "is no definition")
    elif node.kind in (n.LinkKind.INLINE, n.LinkKind.REFERENCE):
        yield from _unless(cut[0] in "[!" and cut[-1] in ")]", "is not written as a link")
    elif node.kind is n.LinkKind.AUTOLINK:
        yield from _unless(cut == f"<{written}>", "is no autolink")
    else:
        yield from _unless(cut == written, "is more than its URL")


def _block_faults(source: Source, node: n.Node, cut: str) -> Iterator[str]:
    if not isinstance(node, n.Document | n.CodeBlock | n.HtmlBlock) and cut:
        yield from _unless(cut == cut.strip(" \t\r\n"), "begins or ends with white space")
    match node:
        case n.Heading():
            is_marked = cut.startswith("#" * node.level) if not node.setext else cut.rstrip()[-1] in "=-"
            yield from _unless(is_marked, "has no marker")
        case n.Item():
            yield from _unless(cut.startswith(node.marker), "has no marker")
        case n.List():
            yield from _unless(all(item.marker.endswith(node.marker) for item in _items(node)), "has other markers")
        case n.Quote() | n.Footnote():
            yield from _unless(cut.startswith((">", "[^")), "has no marker")
        case n.CodeBlock():
            yield from _unless(cut.startswith(node.fence), "has no fence")
            yield from _unless(all(word in cut for word in node.content.split()), f"is not {node.content!r}")
        case n.HtmlBlock():
            yield from _unless(cut.startswith("<"), "is no HTML")
        case n.ThematicBreak():
            yield from _unless(not cut.strip(" \t*-_") and len(cut) > len("--"), "is no break")
        case n.FrontMatter():
            yield from _unless(cut.startswith("---") and cut.endswith(("---", "...")), "is no front matter")


def _items(node: n.List) -> Iterator[n.Item]:
    for child in node.children:
        assert isinstance(child, n.Item)
        yield child


def _lines(text: str) -> list[str]:
    return [line.lstrip("> \t") for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]


def _words(code: str) -> list[str]:
    """The words of a code span, whose lines may begin with quote markers and whose pipes may be escaped."""
    return [bare for word in code.replace("\\|", "|").split() if (bare := word.strip(">"))]


def _unless(condition: bool, fault: str) -> Iterator[str]:  # noqa: FBT001
    if not condition:
        yield fault
