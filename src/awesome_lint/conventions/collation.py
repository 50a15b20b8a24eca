"""Collations: what people mean by alphabetical order."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache

Key = tuple[tuple[int, int, str], ...] | str
Collation = Callable[[str], Key]

_ARTICLE = re.compile(r"(?:the|an?|le|la|les|l['’]|der|die|das|el|los|las)\s+", re.IGNORECASE)
_NOT_IN_FILE_NAME = re.compile(r"[^\w+\- ]")
_DIGITS = re.compile(r"(\d+)")
_MAX_REMEMBERED = 16_384
"""So many names are remembered: several orders are tried on each, and again after an edit."""


def ignoring_case(name: str) -> Key:
    """Letters without case, everything else as it stands."""
    return name.casefold()


@lru_cache(maxsize=_MAX_REMEMBERED)
def letters_only(name: str) -> Key:
    """Letters and digits without case and diacritics; punctuation, symbols and spaces do not count."""
    return "".join(filter(str.isalnum, _without_marks(name.casefold()))) or name


@lru_cache(maxsize=_MAX_REMEMBERED)
def naturally(name: str) -> Key:
    """Like `ignoring_case`, with numbers in the order of their values."""
    pieces = _DIGITS.split(name.casefold())
    return tuple((0, int(piece), "") if piece.isdigit() else (1, 0, piece) for piece in pieces if piece)


@lru_cache(maxsize=_MAX_REMEMBERED)
def without_article(name: str) -> Key:
    """Like `letters_only`, without a leading article."""
    return letters_only(_ARTICLE.sub("", name, count=1))


@lru_cache(maxsize=_MAX_REMEMBERED)
def words_first(name: str) -> Key:
    """Like `ignoring_case`, with a space before everything, as a dictionary has it."""
    return re.sub(r"[\s_-]+", " ", _without_marks(name.casefold()))


def as_written(name: str) -> Key:
    """By code point: capital letters before small ones."""
    return name


@lru_cache(maxsize=_MAX_REMEMBERED)
def as_file_name(name: str) -> Key:
    """Like the name of a file made of the name: `_` for spaces, no punctuation but `-` and `+`."""
    return _NOT_IN_FILE_NAME.sub("", name.casefold()).replace(" ", "_") + "."


def _without_marks(text: str) -> str:
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


ALL: tuple[Collation, ...] = (
    ignoring_case,
    letters_only,
    words_first,
    naturally,
    without_article,
    as_file_name,
    as_written,
)
"""Every collation, the most usual first: where several fit a list, the first one is meant."""


def ordered_run(keys: Sequence[Key]) -> set[int]:
    """The indexes of a longest subsequence in order: those that need not move.

    Source: patience sorting, in n log n.
    """
    if sorted(keys) == [*keys]:  # most sections are
        return {*range(len(keys))}
    tails: list[Key] = []
    at: list[int] = []
    before: list[int] = []
    for index, key in enumerate(keys):
        length = bisect_right(tails, key)
        before.append(at[length - 1] if length else -1)
        if length == len(tails):
            tails.append(key)
            at.append(index)
        else:
            tails[length], at[length] = key, index
    run: set[int] = set()
    index = at[-1] if at else -1
    while index >= 0:
        run.add(index)
        index = before[index]
    return run
