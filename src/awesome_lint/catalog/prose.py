"""What is said in words, unlike names, numbers, dates and addresses."""

from __future__ import annotations

import re

from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.text.patterns import late_pattern

_WORD = late_pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_WORDLESS = late_pattern(r"\w+://\S*|:[\w+-]+:|\bet al\b")
_GOES_ON = late_pattern(
    r"\W*(?:(?:(?:and |many |much )+more\b(?:\W+\w+){0,3}|more(?: (?:to come|coming|soon|will|are|is)\b.{0,40})?)\W*"
    r"|.*\b(?:coming soon|to be (?:added|continued|updated)|work in progress)\b.*)\Z",
    re.IGNORECASE,
    needs=("more", "coming soon", "to be ", "work in progress"),
)
_LONG = 4
"""Words of fewer letters join the words of names and titles as well: `and`, `von`."""
_UNSPACED = 3
"""So many letters of a script without spaces are about one word."""


def is_prose(text: str) -> bool:
    """Whether a text has enough words, and one of them that is written small and joins no names."""
    words = _WORD.findall(_WORDLESS.sub("", text))
    count = sum(len(word) / _UNSPACED if _is_caseless(word) else 1 for word in words)
    told = any(_is_caseless(word) or (word.islower() and len(word) >= _LONG) for word in words[1:] or words)
    return told and count >= WEIGHTS.abstract_words


def goes_on(text: str) -> bool:
    """Whether a text says that the list goes on, or will: `and many more`, `Coming soon`."""
    return _GOES_ON.match(text) is not None


def _is_caseless(word: str) -> bool:
    """Whether a word is of a script without capitals; most of these write sentences without spaces."""
    return word.lower() == word.upper()
