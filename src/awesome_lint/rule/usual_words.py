"""Slips of the hand in the usual words of lists, for the rules that look for misspelled words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache

from awesome_lint.resources import words
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.slips import is_slip
from awesome_lint.text.urls import MAX_REMEMBERED

_MIN_LENGTH = 6
_SHORT = 6
"""Of usual words of this length, slips are told in prose and small letters alone: others may well be names."""
_MIN_MISTYPED = 8
"""In a shorter word another letter makes another word."""
_MIN_STEM = 5
_PREFIX = late_pattern(
    r"anti|auto|bi|co|counter|cross|de|hyper|inter|intra|macro|mega|meta|micro|mini|mono|multi|nano|neo|non|omni|over"
    r"|para|poly|post|pre|proto|pseudo|quasi|re|semi|sub|super|tele|tri|ultra|un|under|uni"
)
_DOERS = ("er", "ers", "or", "ors")
_VOWELS = frozenset("aeiou")
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def meant(word: str, *, is_prose: bool = True) -> Sequence[str] | None:
    """The usual word of which one letter too many or too few, or two swapped, make this one, in its case.

    Of a long word of prose in small letters, a vowel may also be another one, or a letter its neighbor on the keyboard.
    """
    near = _near(word.lower()) if len(word) >= _MIN_LENGTH else ()
    if is_prose and abs(len(word) - _SHORT) <= 1 and word.islower():
        near = (*near, *_near_short(word))
    if len(near) != 1:
        return None
    is_mistyped = len(near[0]) == len(word) and sorted(near[0]) != sorted(word.lower())
    if is_mistyped and not (is_prose and word.islower()):
        return None
    return [near[0].capitalize()] if word[0].isupper() else near


def is_made(word: str) -> bool:
    """Whether a word is a usual one behind a prefix, or who does what that says: `deraining`, `recommender`."""
    lower, usual = word.lower(), words.load("usual-words")
    ends = range(len(lower) - _MIN_STEM + 1)
    stems = [lower[at:] for at in ends if _PREFIX.fullmatch(lower, 0, at)]
    stems += [lower.removesuffix(each) for each in _DOERS if lower.endswith(each)]
    return lower in usual or not usual.isdisjoint(stems)


@lru_cache(maxsize=4 * MAX_REMEMBERED)  # a long list has many words
def _near(word: str) -> Sequence[str]:
    """The usual words that a word which is none is a slip of."""
    lengths = range(len(word) - 1, len(word) + 2)
    alike = [each for length in lengths for each in _usual_words().get((word[0], word[-1], length), ())]
    return () if word in alike else _slipped(word, alike)


def _near_short(word: str) -> Sequence[str]:
    """The usual words of six letters that a word which is none is a slip of: few, so that none is remembered."""
    alike = _usual_short_words().get((word[0], word[-1]), ())
    return _slipped(word, alike) if alike and word not in words.load("usual-words") and word not in alike else ()


def _slipped(word: str, alike: Sequence[str]) -> Sequence[str]:
    near = tuple(each for each in alike if is_slip(word, each) and _is_slip_of_hand(word, each))
    is_word = near and any(word in words.load(each) for each in ("no-slips", "usual-short-words"))
    return () if is_word else near


def _is_slip_of_hand(word: str, usual: str) -> bool:
    """Whether letters are swapped, or one is too many or too few, or mistyped."""
    return len(word) != len(usual) or sorted(word) == sorted(usual) or _is_mistyped(word, usual)


def _is_mistyped(word: str, usual: str) -> bool:
    """Whether one vowel is another, or one letter the one beside it on the keyboard."""
    written, wanted = next(pair for pair in zip(word, usual, strict=True) if pair[0] != pair[1])
    is_vowel = written in _VOWELS and wanted in _VOWELS
    is_beside = any(f"{written}{wanted}" in row or f"{wanted}{written}" in row for row in _KEYS)
    return len(word) >= _MIN_MISTYPED and (is_vowel or is_beside)


@cache
def _usual_words() -> dict[tuple[str, str, int], tuple[str, ...]]:
    """The words that lists often use, by first and last letter and length: with another end it is another form."""
    found: defaultdict[tuple[str, str, int], list[str]] = defaultdict(list)
    for word in dict.fromkeys(words.read("usual-words")):
        found[word[0], word[-1], len(word)].append(word)
    return {key: tuple(alike) for key, alike in found.items()}


@cache
def _usual_short_words() -> dict[tuple[str, str], tuple[str, ...]]:
    """The same of those of six letters."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for word in words.read("usual-short-words"):
        if len(word) == _SHORT:
            found[word[0], word[-1]].append(word)
    return {key: tuple(alike) for key, alike in found.items()}
