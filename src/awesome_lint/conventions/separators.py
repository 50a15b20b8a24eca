"""What stands between the name of an entry and its description.

May not: judge.
"""

from __future__ import annotations

import re

from awesome_lint.catalog.records import Entry
from awesome_lint.source import Span
from awesome_lint.text.patterns import late_pattern

_TARGET = r"(?:\([^()]*\)|\[[^\[\]]*\])"
_IMAGE = rf"!\[[^\[\]]*\]{_TARGET}"
_DECORATION = late_pattern(
    rf"[ \t]{{0,9}}(?:<!--.*?-->|<[^<>]*>|{_IMAGE}|\[(?:[^\[\]]|{_IMAGE})*\]{_TARGET})", re.DOTALL
)
"""What may stand around a separator and is no part of it: comments, tags, badges."""
_WORD_BEFORE = late_pattern(r"[^\W\d_]{2,}[ \t]+[*_`]{0,3}\[?\Z")
_JOINING = frozenset("|·•/&+,")
"""Marks between links rather than between a name and what describes it: `[one](url) | [two](url)`."""


def leads_on(entry: Entry, text: str) -> bool:
    """Whether another link stands in the place of a description: `[one](url) | [two](url)`."""
    separator, description = entry.separator_span, entry.description_span
    if separator is None or description is None or not text[separator.end : description.start].startswith("["):
        return False
    return separating(text[separator.start : separator.end]).strip() in _JOINING


def is_amid_words(entry: Entry, text: str) -> bool:
    """Whether a word stands right before the name, which is a part of what is said then: `read the [FAQ](url)`."""
    return _WORD_BEFORE.search(text, entry.span.start, entry.name_span.start) is not None


def separating(written: str) -> str:
    """What separates, without the comments, tags and badges around it."""
    return _DECORATION.sub("", written) if "<" in written or "]" in written else written


def separator_mark(text: str, span: Span) -> Span:
    """Where in a separator its mark is, with the space around it; comments, tags and badges are left out."""
    starts, ends = [span.start], []
    for found in _DECORATION.finditer(text, *span):
        ends.append(found.start())
        starts.append(found.end())
    pieces = [*zip(starts, [*ends, span.end], strict=True)]
    start, end = next((one for one in reversed(pieces) if text[slice(*one)].strip()), pieces[-1])
    while end < span.end and text[end] in " \t":
        end += 1
    return Span(start, end)
