"""The order of each section's entries: declared in words or settings, or evident."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from awesome_lint.catalog.records import Catalog, Entry, Section, Style
from awesome_lint.conventions import collation, moves, sortable, sortkeys
from awesome_lint.conventions.collation import Collation, Key
from awesome_lint.conventions.moves import Move
from awesome_lint.conventions.sortkeys import NAME, SortKey
from awesome_lint.settings import Settings
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import AnyCase, late_pattern
from awesome_lint.values.slotted import immutable

_DECLARED = AnyCase(
    r"\b(?:alphabetic(?:al(?:ly)?)?|alphabetized|alphabetised|alpha(?:betical)? order|lexicographic(?:al(?:ly)?)?"
    r"|(?:sorted|ordered|listed|arranged|sort|order) by (?:their )?(?:names?|titles?)(?! of)|from a to z|a[-–]z order"
    r"|alphabetisch\w*|ordre alphabétique|alfabétic\w+|alfabetic\w+|алфавитн\w+|alfabetisk\w*)\b"
    r"|字母(?:顺序|順序|排序|序)|アルファベット順|五十音順|가나다\s?순|알파벳\s?순",
)
_DENIED = late_pattern(r"\b(?:not|no|never|isn't|aren't|reverse|without)\b[^.]{0,40}$", re.IGNORECASE)
_NO_ORDER = AnyCase(
    r"\bno (?:[\w-]+ ){0,2}order (?:of|in|to|for|among) (?:the )?(?:items|entries|links|projects|resources|tools)\b"
    r"|\bin no (?:particular|specific|special|certain) order\b",
)
"""What says that entries are in none."""
_OF_SECTIONS = late_pattern(r"\b(?:categories|sections|topics|headings|chapters)\b[^.,;]{0,40}$", re.IGNORECASE)
"""What an order is said of that is not that of entries."""
_STRICT = AnyCase(
    r"strict|\b(?:re)?sort|\border(?:ed|ing)\b|arrang|\bkeep|\bkept|maintain|\bmust\b|should|please|ensure|always"
    r"|alphabeti[sz]ed|sortier|geordnet|trié|classé|ordenad|排列|排序|整列|ソート|並べ|정렬|сортир|упорядоч",
)
"""What is said of an order by which entries are to be sorted, rather than happen to be listed."""
_MARKERS = "-*+"
_BREAK = late_pattern(r"\n[ \t]*(?:---+|\*\*\*+|___+)[ \t]*(?=[\r\n]|\Z)")
"""A line in an item that parts it from those below it."""
_MIN_SECTION = 3
"""A section of fewer entries shows no order."""
_MIN_EVIDENT = 8
"""A section of fewer entries shows its order only together with the others."""
_ENTRIES_PER_EXCEPTION = 8
_ENTRIES_PER_PLAUSIBLE_EXCEPTION = 4
_MIN_FOR_TWO = 5
"""In a section of this many entries two may stand astray if its order is declared."""
_MIN_SORTED_SECTIONS = 3
_MIN_SORTED_SHARE = 0.8
_MAX_COMPARED = 12_000
"""So many names are compared in other ways: of a long section fewer ways are tried."""
_MAX_REMEMBERED = 1_024
"""Of so many sections what orders them is remembered: an edit changes one."""
_MAX_COLLATED = 4_096
"""In so many sections and collations what is astray is remembered."""


_Groups = Sequence[tuple[Section | None, list[Entry]]]
"""Runs of entries that are sorted for themselves, each with its section."""


@immutable
class SectionOrder:
    """The order that one section keeps. `section` is None above the first heading."""

    section: Section | None
    entries: tuple[Entry, ...]
    keys: tuple[Key, ...]
    by: SortKey
    collation: Collation
    declared: bool
    strict: bool = False
    """Whether the page asks for this order, and no other way to compare names needs as few moves."""

    @property
    def staying(self) -> frozenset[int]:
        """The indexes of the entries that need not move."""
        return collation.staying(self.keys)

    @property
    def astray(self) -> int:
        """The number of entries that must move."""
        return len(self.keys) - len(self.staying)

    @property
    def wanted(self) -> list[Entry]:
        """The entries as they should stand."""
        by_key = sorted(range(len(self.keys)), key=lambda index: self.keys[index])
        return [self.entries[index] for index in by_key]

    def place(self, entry: Entry) -> int:
        """The index at which a further entry belongs."""
        *keys, key = self.by.keys([*self.entries, entry], self.collation)
        staying = sorted(collation.ordered_run(keys))
        at = bisect_right(staying, key, key=lambda index: keys[index])
        return staying[at - 1] + 1 if at else 0

    def moves(self, new: Collection[int] = ()) -> Iterator[Move]:
        """The fewest moves that put the section in order, of entries that stand right in no way to compare names.

        Of two that could move it is the one that is new, by their indexes.
        """
        staying = moves.staying(self.keys, new)
        return (each for each in moves.fewest(self.keys, new) if not self._may_stay(each, staying))

    def _may_stay(self, move: Move, staying: Collection[int]) -> bool:
        """Whether one entry that would move may stay in some order: `U.S.` before `Urban`, `2023` among its days."""
        if self.by == NAME and self._is_of_series(move, staying):
            return True
        if len(move.run) > 1 or (self.by.field is None and self.by != NAME):
            return False
        at = move.run[0]
        before = max((each for each in staying if each < at), default=at)
        after = min((each for each in staying if each > at), default=at)
        beside = [self.entries[each] for each in (before, at, after)]
        if self.by.field is None and at == len(self.entries) - 1 and self._is_only_small(at):
            return True
        return self.by.may_follow(beside) if self.by.field else collation.may_follow(sortable.names(beside))

    def _is_of_series(self, move: Move, staying: Collection[int]) -> bool:
        """Whether the parts of one work give a section its order, and what would move has a place among these."""
        numbers = sortable.series(sortable.names(self.entries))
        if numbers is None:
            return False
        row = [numbers[each] for each in sorted({*staying, *move.run})]
        told = [each for each in row if each is not None]
        return told == sorted(told)

    def _is_only_small(self, at: int) -> bool:
        """Whether a name alone begins with a small letter, and must (`pH`): programs sort it behind all others."""
        small = [index for index, each in enumerate(self.entries) if each.name[:1].islower()]
        return small == [at] and not self.entries[at].name.split()[0].islower()


@immutable
class _Declared:
    """The ids of the sections of which an order is declared, and of those of which it is strict; None for all."""

    sections: set[int] | None
    strict: set[int] | None

    def of(self, section: Section | None) -> tuple[bool, bool]:
        return tuple(ids is None or id(section) in ids for ids in (self.sections, self.strict))  # type: ignore[return-value]


def learn(source: Source, document: n.Document, catalog: Catalog, settings: Settings) -> list[SectionOrder]:
    """The sections whose order is declared or evident."""
    if settings.order.by == "none":
        return []
    groups = [
        (section, entries)
        for section, run in runs(source, catalog)
        if len(entries := sortable.chosen(source, run)) >= _MIN_SECTION
    ]
    chosen = _collation(groups, settings)
    if settings.order.by or settings.order.field:
        by = SortKey(settings.order.field, settings.order.direction == "descending")
        return list(_orders(groups, chosen, by, _Declared(None, None), is_pinned=settings.order.case_sensitive))
    if any(document.of_block(block, _denies) for block in document.children if isinstance(block, n.Paragraph)):
        return []
    said = list(_declarations(document, catalog))
    declared = _declared_sections((span for span, _ in said), catalog)
    strict = _declared_sections((span for span, is_strict in said if is_strict), catalog)
    kept = _kept(_orders(groups, chosen, NAME, _Declared(declared, strict)))
    kept = [
        each for each in kept if not each.astray or (sortable.are_named(source, each.entries) and not _by_url(each))
    ]
    if kept or declared is None or declared:
        return kept
    learned = sortkeys.learn([entries for _, entries in groups], chosen)
    return _kept(_orders(groups, chosen, learned, _Declared(declared, strict))) if learned else []


def are_sorted(orders: Sequence[SectionOrder]) -> bool:
    """Whether most of what keeps an order is sorted by name."""
    kept = sum(order.by == NAME and not order.astray for order in orders)
    return kept >= max(_MIN_SORTED_SECTIONS, len(orders) * _MIN_SORTED_SHARE)


def _orders(
    groups: _Groups, chosen: Collation, by: SortKey, declared: _Declared, *, is_pinned: bool = False
) -> Iterator[SectionOrder]:
    """The order of each section; if it is not pinned, by the collation that leaves the fewest entries astray."""
    for section, run in groups:
        if not (entries := by.having(run)):
            continue
        order = SectionOrder(section, tuple(entries), _keys(entries, by, chosen), by, chosen, *declared.of(section))
        yield order if is_pinned or by.field is not None or not 0 < order.astray <= _worth(order) else _fitted(order)


def _keys(entries: Sequence[Entry], by: SortKey, chosen: Collation) -> tuple[Key, ...]:
    """What entries are compared by; of names, which are mostly those before an edit, that is remembered."""
    if by.field is not None:
        return by.keys(entries, chosen)
    return _of_names(sortable.names(entries), by, chosen)


@lru_cache(maxsize=_MAX_REMEMBERED)
def _of_names(names: tuple[str, ...], by: SortKey, chosen: Collation) -> tuple[Key, ...]:
    return by.of_names(names, chosen)


def _worth(order: SectionOrder) -> int:
    """How many entries may stand astray for other collations to be tried."""
    return max(2, len(order.keys) // _ENTRIES_PER_PLAUSIBLE_EXCEPTION)


def _fitted(order: SectionOrder) -> SectionOrder:
    """An order by the collation that leaves the fewest entries astray; strict only if all such want the same."""
    names = sortable.names(order.entries)
    chosen, keys, is_sure = _fit(names, order.by, order.collation)
    return replace(order, collation=chosen, keys=keys, strict=order.strict and is_sure)


@lru_cache(maxsize=_MAX_REMEMBERED)
def _fit(names: tuple[str, ...], by: SortKey, first: Collation) -> tuple[Collation, tuple[Key, ...], bool]:
    """The collation that leaves the fewest of some names astray, their keys, and whether all such want the same."""
    best, keys = first, by.of_names(names, first)
    astray, ties = collation.astray(keys), {_in_order(keys)}
    variants = collation.variants(names)
    for each in (*collation.ALL[:-1], *islice(variants, _MAX_COMPARED // len(names))):
        other = by.of_names(names, each)
        count = collation.astray(other)
        is_better = count < astray
        if is_better:
            best, keys, astray, ties = each, other, count, set()
        if count == astray and (each is not collation.as_file_name or is_better):
            ties.add(_in_order(other))  # few sort as files are sorted: that alone raises no doubt
        if not astray:
            return best, keys, True
    other = by.of_names(names, collation.as_line)
    if collation.astray(other) in {0, *range(astray - 1)}:  # one entry alone shows it only if nothing else is astray
        return collation.as_line, other, True
    other = by.of_names(names, collation.as_written)
    if collation.astray(other) + 1 < astray:  # one name in small letters at the end does not show that case counts
        return collation.as_written, other, True
    return best, keys, len(ties) == 1


def _in_order(keys: Sequence[Key]) -> tuple[int, ...]:
    """The indexes of keys as these should stand."""
    return tuple(sorted(range(len(keys)), key=lambda index: keys[index]))


def _kept(orders: Iterable[SectionOrder]) -> list[SectionOrder]:
    """The orders that sections keep, but perhaps for an entry or two."""
    every = list(orders)
    kept = sum(order.astray == 0 for order in every)
    all_keep = kept >= _MIN_SORTED_SECTIONS and kept >= len(every) * _MIN_SORTED_SHARE
    return [order for order in every if _is_evident(order) or (_is_plausible(order) and (all_keep or order.declared))]


def runs(source: Source, catalog: Catalog) -> Iterator[tuple[Section | None, list[Entry]]]:
    """The runs of entries that stand in one list, table or row of headings; nested ones with their siblings."""
    sections = [section for top in catalog.sections for section in top.walk()]
    nested = {id(below) for entry in catalog.entries for below in entry.entries}
    placed = {id(entry) for section in sections for entry in section.entries}
    above = [entry for entry in catalog.entries if id(entry) not in placed and id(entry) not in nested]
    for section, entries in ((None, above), *((section, section.entries) for section in sections)):
        yield from ((section, run) for run in _runs(source, entries))
        yield from ((section, run) for entry in entries for run in _nested_runs(source, entry))


def _nested_runs(source: Source, entry: Entry) -> Iterator[list[Entry]]:
    yield from _runs(source, entry.entries)
    for below in entry.entries:
        yield from _nested_runs(source, below)


def _runs(source: Source, entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Cut entries where a category bullet, a paragraph or anything else stands between two of them."""
    run: list[Entry] = []
    for entry in entries:
        if run and not _follows(source, run[-1], entry):
            yield run
            run = []
        run.append(entry)
    if run:
        yield run


def _follows(source: Source, one: Entry, other: Entry) -> bool:
    if other.style is Style.HEADING:
        return one.style is Style.HEADING
    text = source.text
    if (text[one.span.start] in _MARKERS) != (text[other.span.start] in _MARKERS):
        return False  # a bullet between paragraphs belongs to the one above it
    between = text[one.span.end : other.span.start]
    is_next = one.section == other.section and not between.strip(" \t\r\n>")
    return (
        is_next and not _is_meant_below(source, one, other) and not _BREAK.search(text, one.name_span.end, one.span.end)
    )


def _is_meant_below(source: Source, one: Entry, other: Entry) -> bool:
    """Whether one of two bullets has no link and the other is indented more, if too little to be nested below it."""
    if one.links and other.links:
        return False
    starts = (each.span.start for each in (one, other))
    indents = [start - source.line_span(source.line_at(start)).start for start in starts]
    outer = one if indents[0] < indents[1] else other
    return indents[0] != indents[1] and not outer.links


def _by_url(order: SectionOrder) -> bool:
    """Whether entries are sorted by their URLs much rather than by name, as files are: `./59_Lem`, `./60_Max`."""
    urls = tuple(collation.naturally(entry.url) for entry in order.entries if entry.url and "://" not in entry.url)
    return len(urls) >= _MIN_EVIDENT and collation.astray(urls) * _ENTRIES_PER_PLAUSIBLE_EXCEPTION <= order.astray


def _declarations(document: n.Document, catalog: Catalog) -> Iterator[tuple[Span, bool]]:
    """The places outside entries where the page says that it is in alphabetical order, and whether strictly."""
    entries = iter(catalog.entries)
    entry = next(entries, None)
    for block in document.children:
        while entry is not None and entry.span.end <= block.start:
            entry = next(entries, None)
        if entry is not None and entry.span.start <= block.start:
            continue
        is_strict = document.of_block(block, _declared)
        if is_strict is not None:
            yield block.span, is_strict


def _denies(block: n.Node) -> bool:
    return _NO_ORDER.stands_in(n.plain_text([block]))


def _declared(block: n.Node) -> bool | None:
    """Whether a block says strictly that the page is in alphabetical order; None if it says no such thing."""
    text = n.plain_text([block])
    match = _DECLARED.search(text)
    if match and not _DENIED.search(text, 0, match.start()) and not _OF_SECTIONS.search(text, 0, match.start()):
        return _STRICT.stands_in(text)
    return None


def _declared_sections(words: Iterable[Span], catalog: Catalog) -> set[int] | None:
    """The ids of the sections that declarations speak of, or None if one of them speaks of all."""
    holding = {id(each) for top in catalog.sections for each in top.walk() if any(one.entries for one in each.walk())}
    declared: set[int] = set()
    for span in words:
        scope: Section | None = None
        for section in _path(catalog.sections, span.start):
            scope = section if id(section) in holding else scope
        if scope is None:
            return None
        if id(scope) not in declared:
            declared.update(map(id, scope.walk()))
    return declared


def _path(sections: Sequence[Section], offset: int) -> Iterator[Section]:
    """The sections in which a place lies, from the top."""
    while sections:
        at = bisect_right(sections, offset, key=lambda section: section.span.start) - 1
        if at < 0 or offset >= sections[at].span.end:
            return
        yield sections[at]
        sections = sections[at].sections


def _collation(groups: _Groups, settings: Settings) -> Collation:
    """The collation that leaves fewest entries astray; one small letter at the end does not say that case counts."""
    if settings.order.case_sensitive:
        return collation.as_written
    named = [sortable.names(entries) for _, entries in groups]
    best, least = collation.ALL[0], sum(_misfit(names, collation.ALL[0]) for names in named)
    for each in collation.ALL[1 : None if settings.order.by is None else -1]:
        astray = int(each is collation.as_written)
        for names in named:
            astray += _misfit(names, each) if astray < least else 0
        if astray < least:
            best, least = each, astray
    return best


@lru_cache(maxsize=_MAX_COLLATED)
def _misfit(names: tuple[str, ...], by: Collation) -> int:
    """How many entries stand astray; of a section in no order at all not many more than of one in order."""
    astray = collation.astray([by(name) for name in names])
    return min(astray, len(names) // _ENTRIES_PER_PLAUSIBLE_EXCEPTION + 1)


def _is_plausible(order: SectionOrder) -> bool:
    """Whether so few entries stand astray that the section was once in order."""
    at_least = 1 + (order.declared and len(order.keys) >= _MIN_FOR_TWO)
    return order.astray <= max(at_least, len(order.keys) // _ENTRIES_PER_PLAUSIBLE_EXCEPTION)


def _is_evident(order: SectionOrder) -> bool:
    """Whether a section alone shows that it is in order in all but a few entries."""
    return len(order.keys) >= _MIN_EVIDENT and order.astray <= len(order.keys) // _ENTRIES_PER_EXCEPTION
