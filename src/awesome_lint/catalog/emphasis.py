"""What stands in bold or in italics amid a line: a title, or what is no part of one.

May not: decide what names a line.
"""

from __future__ import annotations

from collections.abc import Sequence

from awesome_lint.catalog import leads
from awesome_lint.catalog.flat import count_words
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.syntax import nodes as n


def emphasis_at(nodes: Sequence[n.Node], at: int) -> int:
    """The index of the first node behind `at` in italics or bold, or in code at the end; that behind all otherwise."""
    end = len(nodes)
    while end - 1 > at and _is_code_or_blank(nodes[end - 1]):
        end -= 1
    first = next((index for index in range(at + 1, end) if isinstance(nodes[index], n.Emphasis | n.Strong)), end)
    return first + (first < len(nodes) and not isinstance(nodes[first], n.Emphasis | n.Strong | n.Code))


def _is_code_or_blank(node: n.Node) -> bool:
    return isinstance(node, n.Code) or (isinstance(node, n.Text) and not node.text.strip())


def marked_at(nodes: Sequence[n.Node], at: int, end: int) -> int:
    """The index of the first words in bold between two places, else of a title in italics; `end` if there is none."""
    found = [index for index in range(at, end) if is_marked(nodes[index]) or title_in_italics(nodes[index])]
    return next((index for index in found if is_marked(nodes[index])), found[0] if found else end)


def title_in_italics(node: n.Node) -> str:
    """What a node in italics says, if it is several words and no venue and its year; empty for any other node."""
    text = n.plain_text(node.children) if isinstance(node, n.Emphasis) else ""
    return text if count_words(text) >= WEIGHTS.title_least and not leads.is_dated_label(text) else ""


def is_marked(node: n.Node) -> bool:
    """Whether a node is words in bold, but for a venue and its year."""
    if not isinstance(node, n.Strong):
        return False
    text = n.plain_text(node.children)
    return any(map(str.isalpha, text)) and not leads.is_dated_label(text)
