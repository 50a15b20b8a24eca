"""Whether a text is English, told by the small words that every sentence has.

May not: know Markdown; name other languages than English.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from awesome_lint.resources import words
from awesome_lint.text.patterns import late_pattern

_WORD = late_pattern(r"[^\W\d_]+")
_SHORT = 12
"""A text of so few words may do without small ones; a longer one only if it is no list between commas."""
_LONG = 25
_FEW = 50
"""A page of so few words is English unless one of them tells otherwise."""
_ONE_IN = 15
"""At least one word in so many is a small one in a sentence; lists of names have fewer."""
_ONE_IN_STRICT = 6
_ONE_IN_PAGE = 60
"""The same for a page, much of which may be names, as long as few small words are of other languages."""
_MAX_COMMAS = 0.25
_MAX_FOREIGN_LETTERS = 0.1
_OTHER_SCRIPT = 0.3
"""More letters that English has not are in no language with Latin ones, Vietnamese included."""


def is_english(text: str, *, on_english_page: bool) -> bool:
    """Whether a passage is English; what is too short to tell is what its page is."""
    found = _WORD.findall(text)
    if not found or _foreign_letters(found) > _MAX_FOREIGN_LETTERS:
        return False
    english, foreign = _count(found)
    if 2 * foreign > english:
        return False
    if not on_english_page:
        return english > 1 and english * _ONE_IN_STRICT >= len(found)
    if english * _ONE_IN >= len(found) or len(found) <= _SHORT:
        return True
    return len(found) <= _LONG and text.count(",") <= _MAX_COMMAS * len(found)


def is_english_page(counts: Counter[str]) -> bool:
    """Whether most of a page is English, by how often each of its words is there."""
    if _foreign_letters(counts) > 2 * _MAX_FOREIGN_LETTERS:
        return False
    total = counts.total()
    known = counts.keys()  # what a counter does not hold takes long to look up
    english = sum(counts[word] for name in ("english", "english-too") for word in known & words.load(name))
    foreign = sum(counts[word] for word in known & words.load("not-english"))
    if not foreign and total <= _FEW:
        return True
    return english * _ONE_IN_PAGE >= total and english > 4 * foreign


def has_other_script(counts: Counter[str]) -> bool:
    """Whether most of a page is in another script than Latin, so that its Latin words are quoted English."""
    return _foreign_letters(counts) > _OTHER_SCRIPT


def _count(found: list[str]) -> tuple[int, int]:
    """How many words are small words of English, and of other languages.

    Those of other languages count in small letters only: `MIT` is no German, `Las Vegas` no Spanish.
    """
    lower = [word.lower() for word in found]
    certain = sum(map(words.load("english").__contains__, lower))
    perhaps = sum(map(words.load("english-too").__contains__, lower))
    foreign = sum(map(words.load("not-english").__contains__, found))
    return certain + (perhaps // 2 if foreign and not certain else perhaps), foreign


def _foreign_letters(found: Iterable[str]) -> float:
    """The share of letters that English has not."""
    letters = "".join(found)
    return 1 - len(letters.encode("ascii", "ignore")) / max(len(letters), 1)
