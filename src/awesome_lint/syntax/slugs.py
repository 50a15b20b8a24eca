"""Anchors of headings as GitHub makes them.

Source: github-slugger (the package GitHub's docs are built with): lower case, everything but
letters, digits, marks, connectors, spaces and hyphens dropped, spaces to hyphens, repeated slugs
numbered. GitHub first strips the heading's text: what an image or a tag at its end leaves behind is
no part of the anchor. Emoji and U+FE0F are dropped, which mdit-py-plugins' slug function does not do.
"""

from __future__ import annotations

import unicodedata

_KEPT_CATEGORIES = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "Mn", "Mc", "Me", "Pc"})


def slugify(text: str) -> str:
    """The slug of one heading's plain text, not yet made unique."""
    text = text.strip()
    if text.isascii():
        kept = (c for c in text.lower() if c.isalnum() or c in "_- ")
    else:
        kept = (c for c in text.lower() if c in "- " or _is_kept(c))
    return "".join(kept).replace(" ", "-")


def _is_kept(character: str) -> bool:
    return unicodedata.category(character) in _KEPT_CATEGORIES and character != "\ufe0f"


class Slugger:
    """Makes the slugs of one page unique: a repeated one gets `-1`, the next `-2`."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def slug(self, text: str) -> str:
        """The unique slug of the next heading."""
        base = unique = slugify(text)
        while unique in self._seen:
            self._seen[base] += 1
            unique = f"{base}-{self._seen[base]}"
        self._seen[unique] = 0
        return unique
