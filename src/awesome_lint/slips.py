"""Slips of the hand: one letter too many, too few, wrong, or two swapped."""

from __future__ import annotations

from collections.abc import Iterable

MIN_LENGTH = 5
"""Shorter words are too alike to tell a slip from another word."""


def is_slip(written: str, meant: str) -> bool:
    """Whether one insertion, deletion, substitution or swap of neighbours makes `written` of `meant`."""
    if written == meant or abs(len(written) - len(meant)) > 1:
        return False
    start = _common(written, meant)
    rest, wanted = written[start:], meant[start:]
    return (
        rest[1:] == wanted[1:]
        or rest[1:] == wanted
        or rest == wanted[1:]
        or (rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:])
    )


def _common(one: str, other: str) -> int:
    """The length of the common beginning."""
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length


def meant_by(written: str, words: Iterable[str], min_length: int = MIN_LENGTH) -> str | None:
    """The only one of `words` that `written` is a slip of, letters compared without case.

    None if there is none or more than one. Words shorter than `min_length` do not count, nor do those
    that differ in digits: `GPL-2.0` is no slip of `GPL-3.0`.
    """
    folded = written.casefold()
    found = {
        word.casefold(): word
        for word in sorted(words)
        if len(word) >= min_length and is_slip(folded, word.casefold()) and _digits(folded) == _digits(word)
    }
    return found.popitem()[1] if len(found) == 1 else None


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))
