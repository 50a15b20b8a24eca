"""How many columns of a monospaced font a text takes."""

from __future__ import annotations

from unicodedata import category, east_asian_width

_JOINER = "\u200d"
_AS_EMOJI = "\ufe0f"
_FLAG_LETTERS = ("\U0001f1e6", "\U0001f1ff")
_SKIN_TONES = ("\U0001f3fb", "\U0001f3ff")
_JAMO_INSIDE = ("\u1160", "\u11ff")
_SHOWS_NOTHING = frozenset({"Mn", "Me", "Cf", "Cc"})
_WIDE = frozenset("WF")


def display_width(text: str) -> int:
    """The width of a text: wide East Asian characters and emoji take two columns, combining ones none.

    What is joined (families, skin tones), made an emoji by a selector, or a flag of two letters takes two.
    """
    if text.isascii():
        return len(text)
    total = last = 0
    before = ""
    for character in text:
        width = _width(character, before, last)
        is_second_flag_letter = width == 0 and _is_in(character, _FLAG_LETTERS)
        total += width
        before = "" if is_second_flag_letter else character
        last = last + width if character == _AS_EMOJI else width
    return total


def _width(character: str, before: str, last: int) -> int:
    """The columns that a character adds behind another one, which took `last`."""
    if character == _AS_EMOJI:
        return 1 if last == 1 else 0
    if before == _JOINER or category(character) in _SHOWS_NOTHING or _is_in(character, _JAMO_INSIDE):
        return 0
    if _is_in(character, _FLAG_LETTERS):
        return 0 if _is_in(before, _FLAG_LETTERS) else 2
    if _is_in(character, _SKIN_TONES) and last == len(_SKIN_TONES):
        return 0
    return 2 if east_asian_width(character) in _WIDE else 1


def _is_in(character: str, bounds: tuple[str, str]) -> bool:
    return bounds[0] <= character <= bounds[1]
