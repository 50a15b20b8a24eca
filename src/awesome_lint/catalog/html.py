"""HTML among Markdown as the inline nodes that it stands for, each with its place.

`<b><a href="…">name</a></b>` in a line, `<li>` and `<summary>` in HTML blocks: what reads lines of
Markdown reads these too. The standard library's parser does the reading.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from awesome_lint.catalog.html_line import HtmlLine
from awesome_lint.syntax import nodes as n

if TYPE_CHECKING:
    from awesome_lint.catalog.html_reader import Reader


def _reader() -> Reader:
    from awesome_lint.catalog.html_reader import Reader  # noqa: PLC0415 -- many pages have no HTML

    return Reader()


def inline(nodes: Sequence[n.Node], text: str, make: Callable[[], Reader] = _reader) -> Sequence[n.Node]:
    """Inline nodes with their HTML tags replaced by what they stand for; `text` is that of the source.

    `make` makes what reads them.
    """
    if n.Html not in map(type, nodes):
        return nodes
    reader = make()
    for node in nodes:
        if isinstance(node, n.Html):
            reader.read(text, node.start, node.end)
        else:
            reader.add(node)
    return [node for line in reader.finish() for node in line.nodes]


def lines(block: n.HtmlBlock, text: str, make: Callable[[], Reader] = _reader) -> list[HtmlLine]:
    """The lines of an HTML block in order; `make` makes what reads them."""
    closed = max(text.rfind("-->", block.start, block.end), block.start)
    unclosed = text.find("<!--", closed, block.end)
    reader = make()
    reader.read(text, block.start, unclosed if unclosed >= 0 else block.end)
    return reader.finish()
