r"""Anchors of headings as GitHub makes them.

Source: html-pipeline's filter for tables of contents, which GitHub has published, and its documentation:
lower case; everything but hyphens, spaces and what Ruby's `\p{Word}` holds is dropped; each space becomes a
hyphen; repeated slugs are numbered. GitHub first strips the heading's text: what an image or a tag at
its end leaves behind is no part of the anchor.

`\p{Word}` holds what Unicode calls alphabetic, marks, decimal digits and connectors. So emoji are dropped, but the
U+FE0F behind one stays (a mark), as do keycaps (U+20E3) and letters in circles or squares (🅰).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from awesome_lint.text.patterns import late_pattern

_MAX_REMEMBERED = 4_096
_WORD_CATEGORIES = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "Mn", "Mc", "Me", "Pc"})
_ALPHABETIC_SYMBOLS = late_pattern("[\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]")
"""The symbols (category So) that are alphabetic."""
_UNSEEN = late_pattern("[\ufe00-\ufe0f\\s()<>]")
"""Variation selectors, which nobody sees in an editor, and what may end a URL: an anchor that HTML sets may have it."""


@lru_cache(maxsize=_MAX_REMEMBERED)  # an edit changes few headings
def slugify(text: str) -> str:
    """The slug of one heading's plain text, not yet made unique."""
    text = text.strip()
    if text.isascii():
        kept = (c for c in text.lower() if c.isalnum() or c in "_- ")
    else:  # letter by letter, since Ruby knows no other small sigma for the end of a word
        kept = (c for letter in text for c in letter.lower() if c in "- " or _is_of_word(c))
    return "".join(kept).replace(" ", "-")


def written(slug: str) -> str:
    """A slug as it is written in a URL, with what nobody sees there, or what ends it, percent-encoded."""
    return _UNSEEN.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), slug)


def _is_of_word(character: str) -> bool:
    return unicodedata.category(character) in _WORD_CATEGORIES or _ALPHABETIC_SYMBOLS.match(character) is not None


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
