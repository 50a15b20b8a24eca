"""Inline nodes as one plain text whose every character can be traced back to its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern

ATTRIBUTES = late_pattern(r"\{(?::|[.#]\w|\w{1,24}=)[^{}\n]{0,199}\}", needs="{")
"""What site generators take for attributes of the link before it: `{:target="_blank"}`."""
EMPHASES = (n.Emphasis, n.Strong, n.Strikethrough)
"""What marks the text that it holds."""
LETTERS = (n.Text, n.Escape)
"""What stands for itself, as plain text does."""


class Flat:
    """The plain text of inline nodes. Images, HTML and footnote marks show nothing."""

    def __init__(self, nodes: Iterable[n.Node]) -> None:
        self._leaves: list[n.Node] = []
        self._parts: list[str] = []
        _gather(nodes, self._parts, self._leaves)
        self.text = self._parts[0] if len(self._parts) == 1 else "".join(self._parts)
        self._begins: list[int] = []

    def span(self, start: int, end: int) -> Span:
        """The place of `text[start:end]`, which must not be empty.

        Of a piece that is not written as it reads (an entity, say) it covers the whole.
        """
        return Span(self._place(start)[0], self._place(end - 1)[1])

    def _place(self, index: int) -> tuple[int, int]:
        if not self._begins:  # most texts are only read
            self._begins = [0, *accumulate(map(len, self._parts))]
        piece = bisect_right(self._begins, index) - 1
        begin, following, leaf = self._begins[piece], self._begins[piece + 1], self._leaves[piece]
        start, end = code_span(leaf) if type(leaf) is n.Code else (leaf.start, leaf.end)
        if end - start != following - begin:
            return start, end
        return start + index - begin, start + index - begin + 1

    def stripped(self, start: int = 0, end: int | None = None, characters: str | None = None) -> tuple[int, int]:
        """The bounds of `text[start:end]` without the white space (or `characters`) around it."""
        piece = self.text[start:end]
        left = len(piece) - len(piece.lstrip(characters))
        return start + left, start + max(left, len(piece.rstrip(characters)))


def _gather(nodes: Iterable[n.Node], parts: list[str], leaves: list[n.Node]) -> None:
    """Gather what nodes show, and the leaves that show it."""
    for node in nodes:
        kind = type(node)
        if kind is n.Text or kind is n.Escape or kind is n.Code:
            parts.append(node.text)  # type: ignore[attr-defined]
            leaves.append(node)
        elif node.children:
            if kind is not n.Image:
                _gather(node.children, parts, leaves)
        elif is_break(node):
            parts.append(" ")
            leaves.append(node)


def is_break(node: n.Node) -> bool:
    """Whether a node ends a line where it is shown: a break, or `<br>`."""
    return type(node) is n.Break or (isinstance(node, n.Html) and node.content[:3].lower() == "<br")


def code_span(node: n.Code) -> Span:
    """The place of what a code span shows, without the one space that its content may begin with."""
    start, end = node.content_span
    padding = (end - start) - len(node.text)
    return Span(start + 1, end - 1) if padding == len("  ") else Span(start, end)


def lines(paragraph: n.Node) -> Iterator[list[n.Node]]:
    """The inline nodes of each line of a paragraph."""
    line: list[n.Node] = []
    for node in paragraph.children:
        if isinstance(node, n.Break):
            yield line
            line = []
        else:
            line.append(node)
    yield line


def count_words(text: str) -> int:
    """The number of words; of scripts that have no spaces between them, two characters are taken for one."""
    ideographs = 0 if text.isascii() else sum("\u3040" <= each <= "\u9fff" or each >= "\uac00" for each in text)
    return len(text.split()) + ideographs // 2


def links(nodes: Iterable[n.Node]) -> list[n.Link]:
    """All links among nodes and below them, in order."""
    found: list[n.Link] = []
    for node in nodes:
        if type(node) is n.Link:
            found.append(node)
        elif node.children:
            found += links(node.children)
    return found


def has_link(nodes: Iterable[n.Node]) -> bool:
    """Whether a link stands among nodes or below them."""
    return first_link(nodes) is not None


def first_link(nodes: Iterable[n.Node]) -> n.Link | None:
    """The first link among nodes and below them."""
    for node in nodes:
        if type(node) is n.Link:
            return node
        if node.children and (found := first_link(node.children)) is not None:
            return found
    return None


def says(nodes: Iterable[n.Node]) -> bool:
    """Whether inline nodes say anything besides their links, be these marked or not."""
    return any(_says(node) for node in nodes)


def _says(node: n.Node) -> bool:
    if isinstance(node, EMPHASES):
        return says(node.children)
    text = "" if isinstance(node, n.Link) else Flat([node]).text
    return any(map(str.isalnum, ATTRIBUTES.sub("", text) if "{" in text else text))
