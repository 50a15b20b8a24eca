"""Regions of a page that a program writes: between `START` and `END` comments that bear one label.

A mark without a label (`<!-- start -->`) says nothing about who writes what follows, and one that
tells a program to leave a region alone (`prettier-ignore-start`) says the opposite. People mark regions, too
(`<!-- lists-start -->`, for a program that reads them), so it takes a sign of a program: its name or words such as
`generated` in the mark, a mark in capitals (`LIST:START`), or that the region holds only what programs write.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern

_COMMENT = late_pattern(r"<!--(?P<text>.*?)-->", re.DOTALL)
_BEFORE = "# \t\r\n"
"""What may stand before the words of a comment."""
_WORD = late_pattern(r"[^\s:_/-]+")
_STARTS = frozenset({"start", "begin"})
_ENDS = frozenset({"end", "stop"})
_OF_PEOPLE = frozenset({"ignore", "disable", "enable", "lint", "of", "tabs"})
_OF_PROGRAMS = late_pattern(
    r"\b(?:\w*toc|contributors|collaborators|sponsors|backers|donors|stargazers|badges?|stats"
    r"|(?:auto)?generated|auto(?:matic(?:ally)?)?|(?:do not|don't) (?:edit|remove|modify|change|touch))\b",
)
"""What programs write and people do not, names of programs, and how these say that they have written something."""
_CAPITALS = late_pattern(
    r"(?:START|BEGIN)(?:[:_-]\S|[ :]+[A-Z][^a-z]*\Z)|(?:[A-Z][^a-z]*[\W_]|\S+[:_-])(?:START|BEGIN)\b"
)
"""A mark in capitals, or one that is joined to its label: `LIST:START`, `BEGIN LIST`, `START_SECTION:posts`."""
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
    starts: dict[str, tuple[int, bool]] = {}
    for number, block in enumerate(document.children):
        if not isinstance(block, n.HtmlBlock) or "<!--" not in block.content:
            continue
        for match in _COMMENT.finditer(block.content, 0, block.content.rfind("-->") + len("-->")):
            comment = match["text"].strip().lstrip(_BEFORE)
            mark = _read(comment.casefold())
            if mark is None:
                continue
            label, is_start = mark
            if is_start:
                starts.setdefault(label, (number, _is_of_program(comment)))
            elif label in starts:
                first, is_of_program = starts.pop(label)
                if is_of_program or _are_contents(document.children[first : number + 1]):
                    _add(found, Span(document.children[first].start, block.end))
    return found


def _is_of_program(comment: str) -> bool:
    """Whether a mark that starts a region says that a program writes it."""
    words = comment.casefold()
    is_named = words in _PAIRS.values() or _OF_PROGRAMS.search(words.replace("_", " ").replace("-", " ")) is not None
    return is_named or _CAPITALS.match(comment) is not None


def _are_contents(blocks: Sequence[n.Node]) -> bool:
    """Whether all links of some blocks lead to the page itself."""
    urls = [node.url for block in blocks for node in block.walk() if isinstance(node, n.Link)]
    return bool(urls) and all(url.startswith("#") for url in urls)


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
