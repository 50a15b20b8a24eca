"""Why two entries under two names may lead to one page on purpose.

May not: judge.
"""

from __future__ import annotations

import re

from awesome_lint.catalog.contents import letters
from awesome_lint.catalog.records import Entry
from awesome_lint.conventions.filing import lead_alike
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.slips import is_slip
from awesome_lint.text.urls import canonical

_SURPLUS = late_pattern(r"[\W_]+")
_MIN_WORD = 4
_MIN_TITLE = 2
"""So many words, of those that count, tell a title from a name."""
_MAX_NAMED = 3
"""A title has more words than that."""
_MOST = 0.7
_WORK = late_pattern(r"arxiv\.org/abs/|(?:dx\.)?doi\.org/10\.")
_CODE = late_pattern(r"https?://(?:www\.)?(?:github|gitlab|codeberg)\.[a-z]+/[^/]+/[^/?#]+")


def is_filed_twice(one: Entry, other: Entry, text: str) -> bool:
    """Whether two sections have one thing, under a name of its own in each.

    If one section is part of the other, or one name a slip of the other, that is a mistake.
    """
    shorter, longer = sorted((letters(one.name), letters(other.name)), key=len)
    depth = min(len(one.section), len(other.section))
    if one.section[:depth] == other.section[:depth] or is_slip(shorter, longer):
        return False
    has_more = len(one.links) > 1 and lead_alike(one, other)
    is_one = shorter in longer or has_more
    is_one |= sum(_is_of_other_script(each.name) for each in (one, other)) == 1
    return is_one or any(_is_called(*pair) or _is_led_to(*pair, text) for pair in ((one, other), (other, one)))


def _is_of_other_script(name: str) -> bool:
    """Whether a name has letters, and none of ASCII."""
    return any(map(str.isalpha, name)) and not any(letter.isascii() and letter.isalpha() for letter in name)


def _is_called(one: Entry, other: Entry) -> bool:
    """Whether most words of a name are in another one, or if there are more of them, in what is said there."""
    words = words_of(one.name)
    said = letters(f"{other.name} {other.description}" if len(words) > _MIN_TITLE else other.name)
    return len(words) > 1 and sum(word in said for word in words) >= _MOST * len(words)


def _is_led_to(one: Entry, other: Entry, text: str) -> bool:
    """Whether an entry is named before the link of another one: `the newsletter of Acme: [Things](…)`."""
    return len(letters(one.name)) >= _MIN_WORD and one.name in text[other.span.start : other.name_span.start]


def are_presented_in_one(one: Entry, other: Entry, text: str) -> bool:
    """Whether one paper presents both: only names are told, or they are versions of one work with code of their own."""
    if _WORK.match(canonical(one.url or "")) is None:
        return False
    pair = (one, other)
    are_tasks = all(len(each.name.split()) <= _MAX_NAMED and not _says_more(each) for each in pair)
    are_tasks &= not set.intersection(*({word[:_MIN_WORD] for word in words_of(each.name)} for each in pair))
    first, second = ({link.url for link in each.links if _CODE.match(link.url or "")} for each in pair)
    has_own = bool(first) and bool(second) and first.isdisjoint(second)
    is_version = any(
        _is_called(each, more)
        or re.search(rf"\([^()]*\b{re.escape(each.name)}\b[^()]*\)", text[more.span.start : more.span.end])
        for each, more in (pair, pair[::-1])
    )
    return are_tasks or (has_own and is_version)


def _says_more(entry: Entry) -> bool:
    return bool(entry.description or entry.fields or len(entry.links) > 1)


def words_of(name: str) -> set[str]:
    """The words of a name that tell it from others."""
    return {word for word in _SURPLUS.split(name.casefold()) if len(word) >= _MIN_WORD}
