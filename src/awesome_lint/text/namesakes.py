"""Names of repositories, their owners and hosts, with which what leads to them is compared letter by letter.

May not: judge which of the two is right.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.slips import common, is_slip
from awesome_lint.text.urls import MAX_REMEMBERED

REPOSITORY = late_pattern(r"https?://(?:www\.)?(?:github|gitlab|codeberg|bitbucket)\.[a-z]+/[^/]+/(?P<name>[^/?#]+)")
_HOST = late_pattern(
    r"https?://(?:www\.)?(?:[\w-]+\.)*?(?P<name>[\w-]{4,})\.(?:(?:com?|ac|org|net|gov|edu)\.)?"
    r"(?:[a-z]{2,10}|(?:github|gitlab|readthedocs)\.io|(?:netlify|vercel|web)\.app|(?:blogspot|substack|tumblr|wordpress)\.com)"
    r"(?:[:/?#]|\Z)",
    re.IGNORECASE,
)
_OWNER = late_pattern(
    r"https?://(?:www\.)?(?:github|gitlab|codeberg|bitbucket)\.[a-z]+/(?P<name>[^/?#]+)(?:/(?P=name))?/?\Z",
    re.IGNORECASE,
)
"""The page of somebody, or the repository that is shown there."""
_PAGE = late_pattern(r"(?<=[^/:]/)(?P<name>[^/?#.]+)(?:\.[a-z]{1,5})?/?\Z")
"""The last part of the path of a URL, without what tells the kind of a file."""
_NAME = late_pattern(r"[A-Za-z0-9 ._'-]+")
_WORD = late_pattern(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
"""A word of a name, which may begin with a capital amid other letters."""
_MIN_LENGTH = 7
_ENDINGS = "srnda"
"""A letter that one of two forms of a word ends in."""
_PERSON = late_pattern(r"[A-Z][a-z]+(?: [A-Z][a-z]*\.?)+")
_ALIKE = str.maketrans("yjwc", "iivk")
"""Letters by which people write one sound of another alphabet."""
_SPELLED_EITHER_WAY = (("ou", "o"), ("ll", "l"), ("z", "s"), ("ts", "js"))


class Namesake(NamedTuple):
    """How the name of a repository or a host is written, and how the name that leads there should be.

    `word` is the word of the name that is otherwise.
    """

    spelled: str
    right: str
    word: str


@lru_cache(maxsize=MAX_REMEMBERED)
def find(name: str, url: str) -> Namesake | None:
    """The namesake of which a name is a slip, in a letter or two that are swapped, and no form."""
    owner = _OWNER.match(url)
    if not _NAME.fullmatch(name) or (owner is not None and _PERSON.fullmatch(name)):
        return None  # people shorten their names
    matches = (REPOSITORY.match(url) or owner or _HOST.match(url), _PAGE.search(url))
    found = (_compared(name, match["name"]) for match in matches if match is not None)
    return next((each for each in found if each is not None), None)


def _compared(name: str, spelled: str) -> Namesake | None:
    """How one name is written where another one is a slip of it."""
    if spelled.isupper() and not name.isupper():
        return None  # capitals that look like other letters: `ABTOGRAM`
    written, wanted = _letters(name), _letters(spelled)
    if min(len(written), len(wanted)) < _MIN_LENGTH or written[0] != wanted[0] or not is_slip(written, wanted):
        return None
    if _digits(written) != _digits(wanted) or _may_be_either(name, written, wanted):
        return None
    start = common(written, wanted)
    rest = common(written[start:][::-1], wanted[start:][::-1])
    places = [at for at, letter in enumerate(name) if letter.isalnum()]
    bounds = {bisect_left(places, at) for word in _WORD.finditer(name) for at in word.span()}
    begin = places[start]
    if _is_form(written, wanted, start, bounds, is_small=name[begin].islower()):
        return None
    end = places[len(written) - rest - 1] + 1 if rest < len(written) - start else begin
    letters = wanted[start : len(wanted) - rest]
    if name[max(begin - 1, 0) : begin + 1].isupper():
        letters = letters.upper()
    word = next(each[0] for each in _WORD.finditer(name) if each.start() <= begin < each.end())
    if len(word) == 1:
        return None  # what is said of one language is said of others: `Learn C in Y Minutes`
    is_of_own_case = (
        name.isalnum() and spelled.isalnum() and not spelled.isupper() and spelled[1:].lower() != spelled[1:]
    )
    right = spelled if is_of_own_case else name[:begin] + letters + name[end:]
    return Namesake(spelled, right, word)


def _is_form(written: str, wanted: str, start: int, bounds: set[int], *, is_small: bool) -> bool:
    """Whether a letter more or less begins or ends a word: `Files Sharing`, `Kevin Murphy` and `kevinjmurphy`.

    Words begin and end behind so many letters of what is written. `is_small`: the letter there is no capital.
    """
    if len(written) == len(wanted):
        return start + 1 in bounds and wanted[start] in _ENDINGS and written[start + 1 :] == wanted[start + 1 :]
    is_more = len(written) > len(wanted)
    longer = written if is_more else wanted
    first, last = start, start
    while first > 0 and longer[first - 1] == longer[start]:
        first -= 1
    while longer[last + 1 : last + 2] == longer[start]:
        last += 1
    if is_more and first < last:  # a letter that is doubled within a word begins or ends none
        return not bounds.isdisjoint(range(first + 1, last + 1))
    is_stray = is_more and is_small and first not in bounds and longer[start] not in _ENDINGS
    return not is_stray and not bounds.isdisjoint(range(first, last + 1 + is_more))


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name)).lower()


def _digits(name: str) -> str:
    return "".join(filter(str.isdigit, name))


def _may_be_either(name: str, written: str, wanted: str) -> bool:
    """Whether both are right: one beginning, the spelling of another country, a person from one with other letters."""
    if written.startswith(wanted) or wanted.startswith(written):
        return True
    if any(written.replace(*each) == wanted.replace(*each) for each in _SPELLED_EITHER_WAY):
        return True
    is_person = _PERSON.fullmatch(name) is not None
    return is_person and written.translate(_ALIKE) == wanted.translate(_ALIKE)
