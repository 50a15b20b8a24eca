"""Slips of the hand: one letter too many, too few, wrong, or two swapped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

MIN_LENGTH = 5
"""Shorter words are too alike to tell a slip from another word."""
_MAX_INDEXED_LENGTH = 100


def is_slip(written: str, meant: str) -> bool:
    """Whether one insertion, deletion, substitution or swap of neighbours makes `written` of `meant`."""
    if written == meant or abs(len(written) - len(meant)) > 1:
        return False
    shorter = min(len(written), len(meant))
    half = shorter // 2
    # a slip lies in one half, and most words that are none differ in both
    if written[:half] != meant[:half] and (tail := half + 1 - shorter) and written[tail:] != meant[tail:]:
        return False
    start = common(written, meant)
    rest, wanted = written[start:], meant[start:]
    return (
        rest[1:] == wanted[1:]
        or rest[1:] == wanted
        or rest == wanted[1:]
        or (rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:])
    )


def common(one: str, other: str) -> int:
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


class Lexicon:
    """Words, found by a slip of one of them without a comparison with all.

    Words that are one slip apart are the same when a letter is left out of one or both of them.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._by_rest: defaultdict[int, list[str]] = defaultdict(list)
        for word in words:
            for rest in _rests(word.casefold()):
                self._by_rest[rest].append(word)

    def near(self, written: str) -> set[str]:
        """The words that `written` may be a slip of, and few others."""
        return {word for rest in _rests(written.casefold()) for word in self._by_rest.get(rest, ())}

    def meant_by(self, written: str, min_length: int = MIN_LENGTH) -> str | None:
        """The only word that `written` is a slip of, as `meant_by` has it."""
        return meant_by(written, self.near(written), min_length)


def _rests(word: str) -> set[int]:
    """Hashes of a word and of all that is left of it without one letter; none for very long ones."""
    if len(word) > _MAX_INDEXED_LENGTH:
        return set()
    return {hash(word), *(hash(word[:at] + word[at + 1 :]) for at in range(len(word)))}


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))
