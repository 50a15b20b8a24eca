"""ENT013: an entry has no description, though nearly all others have one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from itertools import groupby

from awesome_lint.catalog.leads import is_dated_label
from awesome_lint.catalog.link_kinds import is_generic_text
from awesome_lint.catalog.prose import goes_on
from awesome_lint.catalog.records import Catalog, Entry, Style
from awesome_lint.conventions import endings, habits
from awesome_lint.conventions.habits import Deviation, Habit
from awesome_lint.conventions.separators import leads_on
from awesome_lint.conventions.writing import BARE
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import List
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.urls import canonical, web

_MAX_WORDS = 6
"""A longer name is a title or a sentence, which says what there is to say."""
_MAX_SINGLE = 12
"""More names without a description are told together: some may say what there is to say."""
_FEW = 5
_FEW_SHARE = 0.02
"""Of others, that more, and a larger share, are not described shows that a list can do without."""
_MIN_BESIDE = 0.75
"""If fewer others of a section are described, its entries can do without."""
_MIN_ROW = 4
"""Nobody forgets so many one behind the other."""
_MAX_OPEN = 3
"""More separators without a description are there to be filled in."""
_AROUND_VENUE = " \t.,;()[]"
_OPEN_END = late_pattern(r"[*_]*[ \t]+(?P<mark>[-–—])[ \t]*(?=[\r\n]|\Z)(?!\r?\n[ \t]+\S)")
_QUESTION = late_pattern(r"(?:What|Why|How|When|Where|Who) (?:is|are|was|were|do|does|did|can|should)\b")
_UNSPACED = late_pattern("[\u3040-\u30ff\u3400-\u9fff]{2}")
_WORD = late_pattern(r"[^\W\d_]{3}")
_PREPOSITION = late_pattern(
    r"(?:about|by|for|from|in|of|on|to|using|with|your|à|aus|de|del|della|di|do|du|en|für|para|per|por|pour|von|для|о|по)"
)
_LIST = late_pattern(r"(?i)\bawesome|awesome\b|Awesome")
_MIN_PHRASE = 4
"""A name of so many words, or with a preposition among fewer, says what it is: `Parser for fonts`."""
_MARKER = late_pattern(r"[ \t>]*(?:[-*+]|\d{1,4}[.)])[ \t]")


@rule(Catalog, severity=Severity.WARNING)
def check(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report entries that say nothing behind their name, not even in further links, unless none beside them does.

    A separator with nothing behind it is reported in any list.
    """
    told: set[int] = set()
    for diagnostic in _missing(catalog, ctx):
        told.add(diagnostic.span.start)
        yield diagnostic
    open_ended = [(entry, place) for entry in catalog.entries if (place := _open_end(entry, ctx)) is not None]
    if len(open_ended) <= _MAX_OPEN:
        for entry, place in open_ended:
            if entry.name_span.start not in told:
                message = f"nothing follows the separator behind `{entry.name}`; describe the entry or remove the mark"
                yield ctx.diagnostic(place, message)


def _are_venues(catalog: Catalog) -> bool:
    """Whether most descriptions are nothing but a venue and a year, which not all that is listed has."""
    said = [each.description for each in catalog.entries if each.description]
    return sum(is_dated_label(text.strip(_AROUND_VENUE)) for text in said) * 2 > len(said)


def _open_end(entry: Entry, ctx: Context) -> Span | None:
    """The dash in which the line of an entry without a description ends."""
    if entry.description or entry.style is not Style.BULLET or not entry.links or entry.entries:
        return None
    last = entry.links[-1].span.end
    match = _OPEN_END.match(ctx.page.source.text, last)
    return Span(*match.span("mark")) if match is not None else None


def _missing(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    if not ctx.page.conventions.writing.bare:
        return
    pinned = ctx.page.settings.descriptions.required
    if not pinned and _are_venues(catalog):
        return
    text = ctx.page.source.text
    told_of = [each for each in catalog.entries if each.description and not leads_on(each, text)]
    described = Counter(tuple(each.section) for each in told_of)
    sizes = Counter(tuple(entry.section) for entry in catalog.entries)
    single, many = habits.weigh(
        [
            each
            for each in ctx.page.conventions.writing.bare
            if each.found == BARE
            and (pinned or (_is_usual(each, described, sizes) and _says_nothing(each.entry, ctx)))
            and not _is_of_plain_list(each, ctx)
        ]
    )
    told = Counter(each.habit for each in single if not each.habit.is_given)
    whole = [habit for habit, count in told.items() if count > _MAX_SINGLE or (count > _FEW and _is_tolerated(habit))]
    many += [habits.Broken(habit, [each.entry for each in single if each.habit == habit]) for habit in whole]
    rows = _rows(catalog)
    for each in single:
        if each.habit not in whole:
            message = f"entry `{each.entry.name}` has no description; expected one, {each.habit.evidence}"
            is_lone = sizes[tuple(each.entry.section)] == 1
            is_enough = _tells_enough(each, is_lone=is_lone) or _is_tolerated(each.habit)
            is_row = not each.habit.is_given and rows[id(each.entry)] >= _MIN_ROW
            is_slip = _is_exception(each, described, sizes) and not (is_enough or is_row)
            severity = None if is_slip else Severity.INFO
            yield ctx.diagnostic(each.entry.name_span, message, severity=severity)
    for habit, those in many:
        yield ctx.as_a_whole(those, habit.total, "entries have no description", "descriptions.required")


def _is_usual(
    deviation: Deviation, described: Container[tuple[str, ...]], sizes: Mapping[tuple[str, ...], int]
) -> bool:
    """Whether others of the section are described, or it holds nothing else and all others of the list are."""
    section = tuple(deviation.entry.section)
    habit = deviation.habit
    is_only_one = habit.count == habit.total - 1 >= habits.MIN_FOR_HABIT and web(deviation.entry.url or "") is not None
    return section in described or (is_only_one and sizes[section] == 1)


def _rows(catalog: Catalog) -> Counter[int]:
    """How many entries without a description stand one behind the other, by the ids of these."""
    rows: Counter[int] = Counter()
    for (is_bare, _), row in groupby(catalog.entries, key=lambda each: (not each.description, tuple(each.section))):
        those = [id(each) for each in row] if is_bare else []
        rows.update(dict.fromkeys(those, len(those)))
    return rows


def _is_exception(
    deviation: Deviation, described: Mapping[tuple[str, ...], int], sizes: Mapping[tuple[str, ...], int]
) -> bool:
    """Whether nearly all others of its section, too, are described."""
    section = tuple(deviation.entry.section)
    return deviation.habit.is_given or described[section] >= (sizes[section] - 1) * _MIN_BESIDE


def _is_of_plain_list(deviation: Deviation, ctx: Context) -> bool:
    """Whether an entry stands in a list of several in which nothing is described."""
    at = deviation.entry.name_span.start
    items = next((each for each in reversed(ctx.page.document.of(List)) if each.start <= at < each.end), None)
    if items is None or deviation.habit.is_given:
        return False
    beside = [each for each in ctx.page.catalog.entries if items.start <= each.span.start < items.end]
    return len(beside) > 1 and not any(each.description for each in beside)


def _tells_enough(deviation: Deviation, *, is_lone: bool) -> bool:
    """Whether a name says what an entry is, as an address does, or that of a list.

    A phrase does where others are not described, or if there are no others in its section.
    """
    entry, habit = deviation.entry, deviation.habit
    if _LIST.search(entry.name):
        return True
    if "/" in entry.name and canonical(entry.name) == canonical(entry.url or ""):
        return True
    is_only_one = habit.count == habit.total - (not habit.is_given)
    words = entry.name.casefold().split()
    return (is_lone or not is_only_one) and (len(words) >= _MIN_PHRASE or any(map(_PREPOSITION.fullmatch, words)))


def _is_tolerated(habit: Habit) -> bool:
    """Whether more than a few others have no description either, so that this is no slip."""
    others = habit.total - 1 - habit.count
    return not habit.is_given and others > max(_FEW, habit.total * _FEW_SHARE)


def _stands_in_list(entry: Entry, ctx: Context) -> bool:
    """Whether the line of an entry begins with a bullet or a number; another may lead on to more (`Browse all`)."""
    source = ctx.page.source
    return _MARKER.match(source.text, source.line_span(source.line_at(entry.name_span.start)).start) is not None


def _is_group(entry: Entry, ctx: Context) -> bool:
    """Whether a bullet has its link in one below it, and is what that is filed under."""
    source = ctx.page.source
    lines = [source.line_span(source.line_at(each.span.start)).start for each in entry.links]
    is_below = all(line > entry.name_span.start and _MARKER.match(source.text, line) for line in lines)
    return entry.style is Style.BULLET and is_below


def _words(name: str) -> int:
    """How many words a name has; a few letters of a script without spaces are about one."""
    return len(name.split()) + len(_UNSPACED.findall(name))


def _says_nothing(entry: Entry, ctx: Context) -> bool:
    """Whether an entry is but a short name, without words before it or further links, and not `Official site`."""
    if entry.style is Style.BULLET and not _stands_in_list(entry, ctx):
        return False
    behind = ctx.page.source.text[entry.links[-1].span.end : entry.span.end] if entry.links else ""
    if (
        is_generic_text(entry.name)
        or endings.has_words(behind)
        or len(entry.links) != 1
        or _words(entry.name) > _MAX_WORDS
        or entry.name.endswith(("…", "...", "?"))
        or _QUESTION.match(entry.name)
        or goes_on(entry.name)
        or _is_group(entry, ctx)
    ):
        return False
    return (
        _WORD.search(ctx.page.source.text, entry.span.start, min(entry.name_span.start, entry.links[0].span.start))
        is None
    )
