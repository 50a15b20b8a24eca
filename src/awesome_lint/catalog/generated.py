"""Regions of a page that a program writes: between `START` and `END` comments."""

from __future__ import annotations

import re

from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n

_MARK = re.compile(
    r"<!--[\s#]*(?:(?P<label>[\w:-]*?)[-_:\s]*)??(?P<mark>BEGIN|START|END|STOP|toc|tocstop)\b[^>]*?-->", re.IGNORECASE
)
_STARTS = frozenset({"begin", "start", "toc"})


def regions(document: n.Document) -> list[Span]:
    """The generated regions of a page, comments included, in order."""
    found: list[Span] = []
    start: int | None = None
    for block in document.children:
        if not isinstance(block, n.HtmlBlock) or "<!--" not in block.content:
            continue
        for match in _MARK.finditer(block.content):
            if match["mark"].lower() in _STARTS:
                start = block.start if start is None else start
            elif start is not None:
                found.append(Span(start, block.end))
                start = None
    return found
