"""Regions of a page that a program writes: between `START` and `END` comments that bear one label.

A mark without a label (`<!-- start -->`) says nothing about who writes what follows, and one that
tells a program to leave a region alone (`prettier-ignore-start`) says the opposite.
"""

from __future__ import annotations

import re

from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern

_COMMENT = late_pattern(r"<!--(?P<text>.*?)-->", re.DOTALL)
_BEFORE = "# \t\r\n"
"""What may stand before the words of a comment."""
_WORD = late_pattern(r"[^\s:_/-]+")
_STARTS = frozenset({"start", "begin"})
_ENDS = frozenset({"end", "stop"})
_OF_PEOPLE = frozenset({"ignore", "disable", "enable", "lint", "of"})
_PAIRS = {"tocstop": "toc", "/toc": "toc", "te": "ts"}
"""Comments that end what another one starts, as programs that write contents lists have them."""
_MAX_LABEL_WORDS = 5
_CREDITS = late_pattern(r"contributor|sponsor|backer|donor|stargazer", re.IGNORECASE)


def are_credits(text: str, region: Span) -> bool:
    """Whether a region says who has given something to the list, as the mark that starts it tells."""
    return _CREDITS.search(text, region.start, text.find("-->", region.start)) is not None


def regions(document: n.Document) -> list[Span]:
    """The generated regions of a page, comments included, in order and apart."""
    found: list[Span] = []
    starts: dict[str, int] = {}
    for block in document.children:
        if not isinstance(block, n.HtmlBlock) or "<!--" not in block.content:
            continue
        for match in _COMMENT.finditer(block.content, 0, block.content.rfind("-->") + len("-->")):
            mark = _read(match["text"].strip().lstrip(_BEFORE).casefold())
            if mark is None:
                continue
            label, is_start = mark
            if is_start:
                starts.setdefault(label, block.start)
            elif label in starts:
                _add(found, Span(starts.pop(label), block.end))
    return found


def _read(comment: str) -> tuple[str, bool] | None:
    """The label of a mark, and whether it is one that starts a region."""
    if comment in _PAIRS:
        return _PAIRS[comment], False
    if comment in _PAIRS.values():
        return comment, True
    words = _WORD.findall(comment)
    at = next((index for index, word in enumerate(words) if word in _STARTS | _ENDS), None)
    if at is None or at > _MAX_LABEL_WORDS:
        return None
    label = words[:at] or words[1:2]
    if not label or not _OF_PEOPLE.isdisjoint(label):
        return None
    return " ".join(label), words[at] in _STARTS


def _add(found: list[Span], region: Span) -> None:
    """Add a region; those within it are part of it."""
    while found and found[-1].end > region.start:
        region = Span(min(found.pop().start, region.start), region.end)
    found.append(region)
