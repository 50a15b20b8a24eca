"""The order of the sections below one heading, where their titles show one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from awesome_lint.catalog.records import Catalog, Section
from awesome_lint.conventions import collation, moves, sortable
from awesome_lint.conventions.collation import Key
from awesome_lint.conventions.moves import Move
from awesome_lint.conventions.sortkeys import NAME, SortKey, ranks
from awesome_lint.settings import Settings
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import immutable

_MIN_SECTIONS = 7
"""Fewer sections may be in order but for one by chance."""
_MIN_IN_SORTED_LIST = 6
"""And so may fewer in a list whose entries are sorted."""
_SECTIONS_PER_EXCEPTION = 6
_MOST_ASTRAY = 4
"""More sections astray than are told by this are no order in any way to compare."""
_MAX_REMEMBERED = 64
"""Of so many groups of sections the order is remembered, since few edits change it."""
_NEAR = 2
"""A section that stands first, so few places from where it belongs, is there by a slip."""
_MIN_BEHIND = 3
_BESIDE = late_pattern(
    r"\W*(?:misc\w*|others?|etc|general|uncategori[sz]ed|various|more|resources|related|see also|also see|links"
    r"|introduction|basics|getting started|latest|new|news|recent\w*|featured|popular|favou?rites?"
    r"|recommended|top|best|how to|thanks|その他|其他|其它|기타|sonstiges|autres|otros|outros|разное|прочее)\b"
    r"|\.\w|.*\?\Z|[^\w]*\Z"
    r"|.*\b(?:contribut\w+|sponsors?|licen[sc]e|credits|(?:other|related|similar) (?:lists?|resources|links))\b",
    re.IGNORECASE,
)
"""What stands first or last whatever its title, or is called otherwise than it is written (.NET)."""
_APART = late_pattern(
    r"\W*(?:articles?|blogs?|books?|communit(?:y|ies)|companies|conferences|courses|events|jobs|papers|people|podcasts"
    r"|projects|tools|tutorials?|videos?|websites?)\W*\Z",
    re.IGNORECASE,
)
"""What lists of anything end in, behind sections of another kind."""
_HAN = late_pattern("[^\n]*[\u3400-\u9fff\uf900-\ufaff]")
"""Titles with such characters are sorted by sounds or strokes, of which their code points know nothing."""
_MAKER = late_pattern(r"\A(?:Adobe|Amazon|Apache|Apple|AWS|Azure|Google|IBM|Microsoft|MS|Oracle|Windows)\s+(?=\S)")
_NUMBERED = late_pattern(r"\W*\d+(?:\.\d+)*")


@immutable
class SectionsInOrder:
    """Sections below one heading that are sorted by their titles, but perhaps for a few."""

    sections: tuple[Section, ...]
    keys: tuple[Key, ...]
    by: SortKey

    def moves(self) -> list[Move]:
        """The fewest moves that put the sections in order."""
        return [each for each in moves.fewest(self.keys) if not self._may_stay(each)]

    def _may_stay(self, move: Move) -> bool:
        """Whether a section stands where its title without its maker belongs: `Microsoft Edge` before `Fontsub`."""
        at, titles = move.run[0], [section.title for section in self.sections]
        name = _MAKER.sub("", titles[at])
        near = [collation.letters_only(title) for title in (*titles[at - 1 : at], name, *titles[at + 1 : at + 2])]
        return len(move.run) == 1 and name != titles[at] and near == sorted(near)

    @property
    def wanted(self) -> list[Section]:
        """The sections as they should stand."""
        return [self.sections[at] for at in sorted(range(len(self.keys)), key=lambda at: self.keys[at])]


def learn(catalog: Catalog, settings: Settings, *, is_sorted: bool) -> list[SectionsInOrder]:
    """The groups of sections that show an order; `is_sorted` says whether the entries of the list keep one."""
    if settings.order.by == "none":
        return []
    groups = [catalog.sections, *(each.sections for top in catalog.sections for each in top.walk())]
    at_least = _MIN_IN_SORTED_LIST if is_sorted else _MIN_SECTIONS
    large = (group for group in groups if len(group) >= at_least)
    found = (_order(each, at_least) for group in large if len(each := _compared(group)) >= at_least)
    return [each for each in found if each is not None]


def _is_chinese(title: str) -> bool:
    return not title.isascii() and _HAN.match(title) is not None


def _compared(group: Sequence[Section]) -> list[Section]:
    """The sections of a group that hold entries and whose titles may be sorted: those with numbers, or those without.

    Where two have the same number, one of them is wrong rather than astray.
    """
    found = [
        each
        for each in group
        if any(one.entries for one in each.walk()) and not _BESIDE.match(each.title) and not _is_chinese(each.title)
    ]
    if found:  # one of another level is a part of the page of its own, or has the wrong level
        usual, _ = Counter(each.level for each in found).most_common(1)[0]
        found = [each for each in found if each.level == usual]
    named = [each for each in found if not _NUMBERED.match(each.title)]
    if len(named) * 2 > len(found):
        return named
    numbered = {match[0]: each for each in found if (match := _NUMBERED.match(each.title))}
    return [*numbered.values()] if len(numbered) + len(named) == len(found) else []


def _order(sections: Sequence[Section], at_least: int) -> SectionsInOrder | None:
    """The way to sort by which the fewest sections stand astray, if these are few."""
    found = _best(tuple(sortable.without_icons(section.title) for section in sections), at_least)
    if found is None:
        return None
    best = SectionsInOrder(tuple(sections), *found)
    ahead, behind = _ahead(best), _behind(best)
    return _order(sections[ahead : len(sections) - behind], at_least) if ahead or behind else best


@lru_cache(maxsize=_MAX_REMEMBERED)
def _best(titles: tuple[str, ...], at_least: int) -> tuple[tuple[Key, ...], SortKey] | None:
    best, fewest = None, len(titles) // _SECTIONS_PER_EXCEPTION + _MOST_ASTRAY
    for by, keys in _ways(titles, fewest):
        astray = collation.astray(keys)
        if astray < fewest and len(set(keys)) >= at_least:
            best, fewest = (keys, by), astray
    return best if fewest <= max(1, len(titles) // _SECTIONS_PER_EXCEPTION) else None


def _ahead(order: SectionsInOrder) -> int:
    """How many sections stand before all others, far from where their titles belong: they are there on purpose."""
    count = 0
    for move in moves.fewest(order.keys):
        place = move.after if move.after is not None else -1
        if move.run[0] != count or place - move.run[-1] <= _NEAR:
            break
        count += len(move.run)
    return count


def _behind(order: SectionsInOrder) -> int:
    """How many sections stand behind all others, far from where their titles belong: a few are a part of their own."""
    count = 0
    for move in reversed([*moves.fewest(order.keys)]):
        place = move.after if move.after is not None else -1
        if move.run[-1] != len(order.keys) - 1 - count or move.run[0] - place <= _NEAR:
            break
        count += len(move.run)
    are_apart = all(_APART.match(section.title) for section in order.sections[len(order.keys) - count :])
    return count if count >= _MIN_BEHIND or are_apart else 0


def _ways(titles: Sequence[str], most: int) -> Iterator[tuple[SortKey, tuple[Key, ...]]]:
    """The orders that titles may be in, with what they are compared by: those of years and numbers go down, too."""
    if all(map(_NUMBERED.match, titles)):
        yield NAME, tuple(map(collation.naturally, titles))
    plain = tuple(map(collation.letters_only, titles))
    yield NAME, plain
    if collation.astray(plain) < most:
        for each in (*collation.ALL, *collation.variants(titles), *collation.variants(titles, heeds_case=True)):
            yield NAME, tuple(map(each, titles))
    if all(map(_NUMBERED.match, titles)):
        yield SortKey(descending=True), ranks(map(collation.naturally, titles), descending=True)
