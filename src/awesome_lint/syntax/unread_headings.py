"""Lines that are written like headings but are none, since no space follows their `#`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from awesome_lint.source import Source, Span
from awesome_lint.syntax.nodes import Document, Heading, Paragraph

_LINE = re.compile(r"^(?P<hashes>#{1,6})(?P<text>[^\s#].*?)[ \t#]*$", re.MULTILINE)
_LETTER = re.compile(r"[^\W\d_]|\d{4}")


class UnreadHeading(NamedTuple):
    """One such line: its hashes, and its text as it is written."""

    hashes: Span
    text: str


def find(document: Document, source: Source) -> Iterator[UnreadHeading]:
    """The lines of paragraphs that begin with as many `#` as headings of the page do; with one, that is its title."""
    levels = {heading.level for heading in document.of(Heading)}
    paragraphs = document.of(Paragraph)
    for match in _LINE.finditer(source.text):
        level, start = len(match["hashes"]), match.start()
        if level == 1 and (levels & {1} or source.text[:start].strip("\ufeff \t\r\n")):
            continue
        if (level > 1 and level not in levels) or not _LETTER.search(match["text"]):
            continue
        at = bisect_right(paragraphs, start, key=lambda each: each.start) - 1
        if at >= 0 and start < paragraphs[at].end:
            yield UnreadHeading(Span(*match.span("hashes")), match["text"])
