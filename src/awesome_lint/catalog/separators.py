"""The marks at which names end: hyphens and dashes, colons, bars, arrows, slashes, `by`.

May not: know nodes.
"""

from __future__ import annotations

import re

from awesome_lint.text.patterns import late_pattern

_SEPARATOR = late_pattern(  # begins at the first of many spaces, or each of them would be a try
    r"(?<![ \t])[ \t]+(?:[-–—−]+|\||=>|[→➜/]|by)[ \t]+|(?:(?<![ \t])[ \t]+)?[–—](?!(?<=\d.)\d)[ \t]*|[:：](?=\s|\Z)|："
)
DASHES = "-—|>"
"""Kinds that hardly stand in names of few words."""
_IN_TITLES = "/b"
"""Kinds that separate only where most lines have them."""


def kinds(text: str) -> str:
    """The kinds of the separators in a text, each once, as a character each."""
    return "".join({_kind(match[0]): None for match in _SEPARATOR.finditer(text)})


def find(text: str, begin: int, kind: str) -> re.Match[str] | None:
    """The first separator of a kind, or, where that is empty, of any that titles do not hold."""
    found = ((match, _kind(match[0])) for match in _SEPARATOR.finditer(text, begin))
    return next((match for match, own in found if (own == kind if kind else own not in _IN_TITLES)), None)


def _kind(mark: str) -> str:
    mark = mark.strip()
    if mark[:1] in "-−":
        return "—" if len(mark) > 1 else "-"
    return {"–": "—", "：": ":", "=": ">", "→": ">", "➜": ">"}.get(mark[:1], mark[:1])
