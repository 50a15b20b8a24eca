"""The text of a region that a program writes: between `<!-- START label -->` and `<!-- END label -->`.

May not: decide what is written there.
"""

from __future__ import annotations

import re

from awesome_lint.source import Source
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax import tree


def filled(text: str, label: str, content: str) -> str | None:
    """A text with other content in the first region of that label; None where there is no such region."""
    source = Source(text)
    start = end = None
    for block in tree.parse(source).children:
        if not isinstance(block, n.HtmlBlock):
            continue
        if start is None and (match := _mark("START", label).search(text, block.start, block.end)):
            start = match.end()
        if start is not None and (match := _mark("END", label).search(text, max(start, block.start), block.end)):
            end = match.start()
            break
    if start is None or end is None:
        return None
    newline = "\r\n" if "\r\n" in text else "\n"
    gap = newline * 2
    written = content.strip("\n").replace("\n", newline)
    return f"{text[:start]}{gap}{written}{gap if written else ''}{text[end:]}"


def _mark(word: str, label: str) -> re.Pattern[str]:
    return re.compile(rf"<!--\s*{word}\s+{re.escape(label)}\s*-->", re.IGNORECASE)
