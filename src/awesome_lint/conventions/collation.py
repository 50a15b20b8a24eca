"""Collations: what people mean by alphabetical order.

One of the usual ones fits most of a list. A single section may keep to any way that counts some of a name and some not:
`variants` are all that make a difference for some names.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Any

from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import immutable

Key = tuple[tuple[int, int, str], ...] | str
Collation = Callable[[str], Key]

_ARTICLE = late_pattern(
    r"(?:(?:the|an?|le|la|les|der|die|das|el|los|las)\s+|l['’]\s*)"
    r"(?!(?:alamos|angeles|gatos|cruces|palmas|vegas|paso|salvador|jolla|paz|plata|havre|mans|rochelle)\b)",
    re.IGNORECASE,
)
"""An article; that of a town is a part of its name, by which libraries file it."""
_ASIDE = late_pattern(r"(?:\s*[(\[（【][^()\[\]（）【】]*[)\]）】])+\s*\Z", needs="([（【")
_PUNCTUATION = late_pattern(r"[^\w\s]|_")
_JOINTS = late_pattern(r"[\s_-]+")
_PLAIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
"""Letters that are no letter with a mark for Unicode, but stand with it in many an order."""
_NOT_IN_FILE_NAME = late_pattern(r"[^\w+\- ]")
_SHORT = late_pattern(r"\b(?:(?:st|ste|mt|ft)\.\s|c\+\+|[cf]#)|(?<!\S)\.(?=net\b)", re.IGNORECASE)
_IN_FULL = {"st.": "saint ", "ste.": "sainte ", "mt.": "mount ", "ft.": "fort "}
_IN_FULL |= {"c++": "cpp", "c#": "csharp", "f#": "fsharp", ".": "dot"}
"""What librarians, and programmers, sort as if it were written in full."""
_DIGITS = late_pattern(r"(\d+)")
_PART = late_pattern(
    r"\b(parte?|partie|teil|часть|vol(?:ume|\.)?|tome|band|book|chapter|episode|lecture|lesson|level|phase|section)"
    r"\s+(c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))(?<=[ivxlc])\b",
    re.IGNORECASE,
    needs=("part", "teil", "часть", "vol", "tome", "band", "book", "chapter", "isode", "le", "phase", "section"),
)
"""A Roman number behind the word for what it numbers: `Part IX`."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_LAST = "\U0010ffff"
_MAX_REMEMBERED = 512
"""Of so many names is remembered what several variants compare."""
_MAX_RUNS = 1_024
"""Of so many sections is remembered what need not move."""


def ignoring_case(name: str) -> Key:
    """Letters without case, everything else as it stands."""
    return name.casefold()


def letters_only(name: str) -> Key:
    """Letters and digits without case and diacritics; punctuation, symbols and spaces do not count."""
    return "".join(filter(str.isalnum, _without_marks(name.casefold()))) or name


def naturally(name: str) -> Key:
    """Like `ignoring_case`, with numbers in the order of their values."""
    return _by_value(name.casefold())


def without_article(name: str) -> Key:
    """Like `letters_only`, without a leading article."""
    return letters_only(_ARTICLE.sub("", name, count=1))


def words_first(name: str) -> Key:
    """Like `ignoring_case`, with a space before everything, as a dictionary has it."""
    return _JOINTS.sub(" ", _without_marks(name.casefold()))


def as_written(name: str) -> Key:
    """By code point: capital letters before small ones."""
    return name


def as_file_name(name: str) -> Key:
    """Like the name of a file made of the name: `_` for spaces, no punctuation but `-` and `+`."""
    return _NOT_IN_FILE_NAME.sub("", name.casefold()).replace(" ", "_") + "."


def as_line(name: str) -> Key:
    """Like the line of a link, which programs sort with its `]`: `Ant Design` before `Ant`. It is no usual order."""
    return f"{name.casefold()}]"


def _by_value(text: str) -> Key:
    pieces = _DIGITS.split(text)
    return tuple((0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in pieces if piece)


def _without_marks(text: str) -> str:
    if text.isascii():
        return text
    marked = unicodedata.normalize("NFKD", text)
    return "".join(c for c in marked if not unicodedata.combining(c)).translate(_PLAIN)


@immutable
class Variant:
    """A collation that says of each part of a name whether it counts. Diacritics never do.

    `punctuation` is what stands for it, None for itself.
    """

    by_words: bool
    punctuation: str | None
    by_value: bool
    skips_article: bool
    skips_aside: bool
    numbers_last: bool = False
    heeds_case: bool = False
    in_full: bool = False
    """Whether `St.` counts as `Saint`, and `C++` as `Cpp`."""

    def __call__(self, name: str) -> Key:
        """What a name is compared by."""
        return _vary(self, name)


def _vary(variant: Variant, name: str) -> Key:
    text = _SHORT.sub(_in_full, name) if variant.in_full else name
    text = _as_shown(text, variant.by_value, variant.heeds_case)
    text = _as_counted(text, variant.skips_aside, variant.skips_article, variant.punctuation)
    text = (" " if variant.by_words else "").join(text.split()) or name
    if variant.numbers_last and text[:1].isdigit():
        text = _LAST + text
    return _by_value(text) if variant.by_value else text


# many variants have these in common, of each name of a section


@lru_cache(_MAX_REMEMBERED)
def _as_shown(name: str, by_value: bool, heeds_case: bool) -> str:  # noqa: FBT001
    text = in_digits(name) if by_value else name
    return _without_marks(text if heeds_case else text.casefold())


@lru_cache(_MAX_REMEMBERED)
def _as_counted(text: str, skips_aside: bool, skips_article: bool, punctuation: str | None) -> str:  # noqa: FBT001
    if skips_aside:
        text = _ASIDE.sub("", text)
    if skips_article:
        text = _ARTICLE.sub("", text, count=1)
    return text if punctuation is None else _PUNCTUATION.sub(punctuation, text)


def _in_full(match: re.Match[str]) -> str:
    full = _IN_FULL[match[0].rstrip().lower()]
    return full.capitalize() if match[0][0].isupper() else full


def in_digits(name: str) -> str:
    """A name whose Roman numbers behind the words for what they number are written in digits."""
    return _PART.sub(_counted, name)


def _counted(match: re.Match[str]) -> str:
    """A part with its Roman number in digits."""
    digits = [_ROMAN[each] for each in match[2].lower()]
    value = sum(-each if each < after else each for each, after in zip(digits, [*digits[1:], 0], strict=True))
    return f"{match[1]} {value}"


def variants(names: Sequence[str], *, heeds_case: bool = False) -> Iterator[Collation]:
    """Every collation that may order some names otherwise than others do; capital letters first where case counts."""
    punctuation = (None, "", " ") if any(map(_PUNCTUATION.search, names)) else (None,)
    ways = (
        _both(matters=any(_DIGITS.search(name) or _PART.search(name) for name in names)),
        _both(matters=any(map(_ARTICLE.match, names))),
        _both(matters=any(map(_ASIDE.search, names))),
        _both(matters=any(name[:1].isdigit() for name in names)),
        (True,) if heeds_case else _both(matters=all("_" in name for name in names)),  # `MX_1`, `M_1`, of a program
        _both(matters=any(map(_SHORT.search, names))),
    )
    for way in product((True, False), punctuation, *ways):
        yield Variant(*way)


@lru_cache(_MAX_REMEMBERED)
def may_follow(names: tuple[str, ...]) -> bool:
    """Whether names are in order by some variant."""
    return any(sorted(keys) == keys for keys in ([*map(each, names)] for each in variants(names)))


def _both(*, matters: bool) -> tuple[bool, ...]:
    return (False, True) if matters else (False,)


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


def astray(keys: Sequence[Key]) -> int:
    """How many keys must move for all to be in order."""
    tails: list[Any] = []
    for key in keys:
        if not tails or key >= tails[-1]:
            tails.append(key)
        else:
            tails[bisect_right(tails, key)] = key
    return len(keys) - len(tails)


@lru_cache(_MAX_RUNS)
def staying(keys: tuple[Key, ...]) -> frozenset[int]:
    """The same as `ordered_run`, remembered: most sections are those before an edit."""
    return frozenset(ordered_run(keys))


def staying_but(keys: Sequence[Key], new: Collection[int]) -> set[int]:
    """The indexes of a longest subsequence in order, rather of what stayed before some new ones came than of these."""
    old = [index for index in range(len(keys)) if index not in new]
    stayed = {old[at] for at in staying(tuple(keys[index] for index in old))}
    most = 2 * len(keys)
    weights = [most + 1 + (index not in new) + (index in stayed) for index in range(len(keys))]
    best: list[int] = []
    before: list[int] = []
    for index, key in enumerate(keys):
        last = max((at for at in range(index) if keys[at] <= key), key=best.__getitem__, default=-1)  # type: ignore[operator]
        best.append(weights[index] + (best[last] if last >= 0 else 0))
        before.append(last)
    run: set[int] = set()
    index = max(range(len(keys)), key=best.__getitem__, default=-1)
    while index >= 0:
        run.add(index)
        index = before[index]
    return run
