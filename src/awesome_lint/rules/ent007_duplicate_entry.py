"""ENT007: an entry stands twice in the list."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from awesome_lint.catalog.headers import is_number
from awesome_lint.catalog.leads import names_persons
from awesome_lint.catalog.records import Catalog, Entry, Style
from awesome_lint.conventions.endings import says_enough
from awesome_lint.conventions.filing import (
    fit_both,
    is_index,
    is_paper,
    is_repository,
    is_title,
    lead_alike,
    lists_works,
    suits_topics,
)
from awesome_lint.conventions.separators import is_amid_words
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.source import Source
from awesome_lint.syntax.nodes import List, Node
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.urls import canonical

_INFO = Severity.INFO
_MIN_ACROSS = 3
_MAX_ACROSS_SHARE = 0.02
_MIN_FIGURES = 3
_FIGURE = late_pattern(r"\d[\d.,]{2,}[kKM]?")
"""A figure that is no number of a row."""
_RESULT = late_pattern(r"\d[.,]\d|\d ?%")
_NO_LETTER = late_pattern(r"[\W\d_]+")
_MIN_CROSS_LISTED = 2
"""Where so many entries stand in two sections in the same words, that is no accident."""
_MAX_ELSEWHERE = 2
"""Of more entries that are there again with another URL, or with another value of one field, that is none either."""
_MAX_COPIES = 2
"""Of more copies of one entry the first is told."""
_MAX_URLS = 3
"""What leads to more places is no name but says what is there: `Twitch`."""
_SENTENCE_BEFORE = late_pattern(r"(?:[^\W\d_]+[ ,]+){3}|(?:[^\W\d_]+[ ]+){2}[*_`]{0,3}\[?\Z")
_TAG = late_pattern(r"<[^<>]*>?")
_REMARK = late_pattern(r"[ \t]*\(([^()\n]+)\)")
_MIN_SENTENCE = 6
_YEAR = late_pattern(r"\b(?:19|20)\d\d\b")
_DAY = late_pattern(r"[-*+][ \t]+[*_]*[0-3]?\d\b[^\[\]\r\n:]{0,25}:")
"""The day or the days on which an event is, before its name: `- 23 and 24: [Meetup](…)`."""
_WORD = late_pattern(r"[^\W_]+")
_MIN_SHARED = 0.5
"""The least share of the words said of one work that are said of it again."""
_TARGET = late_pattern(r"\]\([^#()\s]")
_MEDIUM = late_pattern(
    r"articles?|blog|book|course|lecture|news|paper|podcast|ppt|slide|talk|video|博客|论文|視頻|视频|文章"
)
_VIDEO = late_pattern(
    r"https?://(?:[\w-]+\.)*(?:bilibili|facebook|linkedin|t|twitter|vimeo|x|youtube|youtu)\.(?:be|com|me)/"
)
"""What is watched, or an account where its news are."""
_PLACEHOLDER = late_pattern(r"(?i)url|link")
_GOES_ON = late_pattern(r"['’\w]")


@rule(Catalog)
def check(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report entries of the same name, in any case, that lead to the same URL as an earlier one.

    A list that files some entries under several sections does so on purpose, and so do sections that describe an entry
    each in words of its own.
    """
    names = ctx.page.batches.each(_folded)
    counts = Counter(name for name in names if name.strip("` "))
    namesakes = [entry for entry, name in zip(catalog.entries, names, strict=True) if counts[name] > 1]
    alike: defaultdict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    for entry in namesakes:
        alike[entry.style, entry.name.casefold(), canonical(entry.url or "")].append(entry)
    urls: defaultdict[str, set[str]] = defaultdict(set)
    for _, name, url in alike:
        urls[name].add(url)
    repeated = [pair for entries in alike.values() if len(entries) > 1 for pair in _repeated(entries, ctx)]
    shelves = _shelves(ctx.page.source) if repeated else []
    pairs = [_pair(*(shelves[ctx.page.source.line_at(each.span.start)] for each in pair)) for pair in repeated]
    shared = Counter(pairs)
    across = [
        (entry, first)
        for (entry, first), pair in zip(repeated, pairs, strict=True)
        if entry.section != first.section or pair is not None
    ]
    files_twice = len(across) > max(_MIN_ACROSS, len(catalog.entries) * _MAX_ACROSS_SHARE)
    cross_lists = sum(entry.description == first.description for entry, first in across) >= _MIN_CROSS_LISTED
    copies = Counter(id(first) for _, first in repeated)
    listed = _listed_again(repeated, catalog, ctx.page.source.text)
    told: set[int] = set()
    are_works, is_indexed = (bool(across) and ask(catalog.entries) for ask in (lists_works, is_index))
    for (entry, first), pair in zip(repeated, pairs, strict=True):
        is_across = entry.section != first.section or pair is not None
        if len(urls[entry.name.casefold()]) > _MAX_URLS or (is_across and files_twice):
            continue
        is_meant = id(entry) in listed or _lead_elsewhere(entry, first) or _lists_nothing(entry)
        is_meant |= _are_other_rows(entry, first) or bool(entry.entries and first.entries)
        is_meant |= not is_across and _have_other_remarks(entry, first, ctx.page.source.text)
        is_meant |= any(_is_mention(*each, ctx.page.source.text) for each in ((entry, first), (first, entry)))
        if is_across:
            is_meant |= cross_lists or is_indexed or (are_works and suits_topics(entry, first))
            is_meant |= _is_cross_listed(entry, first, ctx)
        row = ctx.page.source.position(first.span.start).row
        message = f"entry `{entry.name}` is already in the list, on line {row}; remove one of the two"
        is_meant |= pair is not None and shared[pair] > 1
        is_meant |= copies[id(first)] > _MAX_COPIES and id(first) in told  # a line that is to be filled in
        told.add(id(first))
        yield ctx.diagnostic(entry.name_span, message, severity=_INFO if is_meant else None, other=first.name_span)
    yield from _elsewhere(namesakes, urls, {id(entry) for entry, _ in repeated}, ctx)
    yield from _lines(catalog, ctx)


def _elsewhere(
    namesakes: Sequence[Entry], urls: Mapping[str, set[str]], again: Collection[int], ctx: Context
) -> Iterator[Diagnostic]:
    """Report entries that are described as an earlier one of their name is, and lead elsewhere; many are meant so.

    Those that are there `again` with one URL, by their ids, have been told.
    """
    several = [entry for entry in namesakes if len(urls[entry.name.casefold()]) > 1]
    if not several:
        return
    text, entries = ctx.page.source.text, ctx.page.catalog.entries
    are_titles = sum(ctx.page.batches.each(is_title)) * 2 >= len(entries)
    pairs = [*_described_alike(several, are_titles=are_titles)]
    is_calendar = bool(pairs) and _is_calendar(ctx.page.catalog, text)

    def years(entry: Entry) -> set[str]:
        before = text[entry.span.start : entry.name_span.start]
        return {*_YEAR.findall(before), *((*entry.section, before) if is_calendar else ())}

    found = [
        (entry, first)
        for entry, first in pairs
        if years(entry) == years(first) and len(urls[entry.name.casefold()]) <= _MAX_URLS and id(entry) not in again
    ]
    severity = Severity.INFO if len(found) > _MAX_ELSEWHERE else None
    sections = defaultdict[str, set[tuple[str, ...]]](set)
    for each in namesakes:
        sections[each.name.casefold()].add(tuple(each.section))
    files_twice = are_titles and sum(len(those) > 1 for those in sections.values()) > 1
    for entry, first in found:
        # a work that is filed under two sections is meant so, whichever of its addresses each has
        is_filed = files_twice and entry.section != first.section and is_title(entry)
        is_filed |= entry.section != first.section and (_is_code_of(entry, first) or _is_code_of(first, entry))
        row = ctx.page.source.position(first.span.start).row
        already = f"entry `{entry.name}` is already in the list, with another URL, on line {row}"
        message = f"{already}; remove one of the two"
        told = Severity.INFO if is_filed else severity
        yield ctx.diagnostic(entry.name_span, message, severity=told, other=first.name_span)


def _folded(entry: Entry) -> str:
    return entry.name.casefold()


def _is_mention(entry: Entry, other: Entry, text: str) -> bool:
    """Whether a cell only names an entry about which another row says something, or a bullet does: `with [Acme](…)`."""
    if entry.style is Style.BULLET:
        return is_amid_words(entry, text) and not is_amid_words(other, text)
    says_nothing = entry.style is Style.TABLE and not entry.fields and not entry.description
    return says_nothing and bool(other.fields or other.description)


def _lines(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report bullets with a link that are no entries, and say exactly what the one above says."""
    source = ctx.page.source

    def written(item: Node) -> str:
        return source.text[item.start : item.end].strip()

    def holds_twice(items: List) -> bool:
        return any(written(one) == written(other) for one, other in pairwise(items.children))

    found = ctx.page.document.where(holds_twice, List, key=_lines)
    starts = sorted(entry.name_span.start for entry in catalog.entries) if found else []
    for items in found:
        for above, item in pairwise(items.children):
            said = written(item)
            is_entry = bisect_left(starts, item.start) < bisect_left(starts, item.end)
            if said == written(above) and _TARGET.search(said) and not is_entry:
                yield ctx.diagnostic(item.span, "this line says the same as the one above; remove one of the two")


def _described_alike(entries: Sequence[Entry], *, are_titles: bool) -> Iterator[tuple[Entry, Entry]]:
    """Entries that have the name and the description of an earlier one and lead elsewhere, with that.

    In a list of titles it is no matter what is said of them, unless that is of two works: two courses, or a paper and a
    thesis.
    """
    firsts: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        said = entry.description or ""
        is_described = says_enough(said.removeprefix(entry.name))
        is_named = are_titles and is_title(entry) and entry.style is not Style.TABLE
        is_named &= ":" in entry.name or not names_persons(entry.name)  # who may have written several works
        if entry.url and (is_described or is_named):
            first = firsts.setdefault((entry.name.casefold(), "" if is_named else said), entry)
            is_work = is_described or is_repository(entry) is is_repository(first)
            is_work &= not (_are_told_apart(entry, first) or _are_of_two_media(entry, first))
            is_work &= not _are_of_one_owner(entry, first)
            if canonical(entry.url) != canonical(first.url or "") and is_work:
                yield entry, first


def _are_told_apart(one: Entry, other: Entry) -> bool:
    """Whether what is said of one entry has few words of what is said of the other."""
    first, second = ({*_WORD.findall((each.description or "").casefold())} for each in (one, other))
    return len(first & second) < min(len(first), len(second)) * _MIN_SHARED


def _is_filed_anew(one: Entry, other: Entry) -> bool:
    """Whether tables of two sections say different things of it in a column that both have."""
    if not one.style is other.style is Style.TABLE:
        return False
    first, second = ({field.name.casefold(): field.values for field in entry.fields} for entry in (one, other))
    are_others = bool(first) and bool(second) and first.keys().isdisjoint(second)
    return are_others or any(values and second.get(name) and values != second[name] for name, values in first.items())


def _are_of_two_media(one: Entry, other: Entry) -> bool:
    """Whether their sections say so, or one is a video: a post, or a talk, may have the title of a paper."""
    first, second = (set(_MEDIUM.findall("".join(each.section[-1:]).casefold())) for each in (one, other))
    is_video, other_is = (_VIDEO.match(each.url or "") is not None for each in (one, other))
    return is_video is not other_is or (bool(first) and bool(second) and first != second)


def _are_of_one_owner(one: Entry, other: Entry) -> bool:
    """Whether both are repositories of one owner, who has a thing in two languages: `geodesk`, `geodesk-py`.

    So are two folders of one repository.
    """
    shorter, longer = sorted((canonical(each.url or "") for each in (one, other)), key=len)
    first, second = (each.split("/", 3) for each in (shorter, longer))
    are_of_one = longer.startswith(f"{shorter}-") or (first[:3] == second[:3] and len(first) == len(second))
    return one.section != other.section and is_repository(one) and are_of_one


def _is_code_of(entry: Entry, other: Entry) -> bool:
    """Whether an entry is the code of the paper that another one is."""
    return is_repository(entry) and is_paper(other)


def _lead_elsewhere(one: Entry, other: Entry) -> bool:
    """Whether both have further links and none in common: two things by one maker."""
    first, second = ({link.url for link in entry.links} - {entry.url} for entry in (one, other))
    return bool(first) and bool(second) and first.isdisjoint(second)


def _have_other_remarks(one: Entry, other: Entry, text: str) -> bool:
    """Whether remarks in brackets right behind two links say which is which: `Fabrik (GUI)`, `Fabrik (network)`."""
    ends = (link.span.end for each in (one, other) for link in each.links[:1])
    remarks = [match[1].casefold() for end in ends if (match := _REMARK.match(text, end)) is not None]
    return len(remarks) == len((one, other)) and remarks[0] != remarks[1]


def _are_other_rows(one: Entry, other: Entry) -> bool:
    """Whether two rows of tables have other figures: two data sets of one paper."""
    if not one.style is other.style is Style.TABLE:
        return False
    first, second = (
        {field.name.casefold(): " ".join(field.values) for field in entry.fields} for entry in (one, other)
    )
    pairs = [(first[name], second[name]) for name in first.keys() & second.keys() if first[name] != second[name]]
    return any(_are_figures(*pair) or _are_results(*pair) for pair in pairs)


def _are_figures(one: str, other: str) -> bool:
    return _FIGURE.fullmatch(one) is not None and _FIGURE.fullmatch(other) is not None


def _are_results(one: str, other: str) -> bool:
    """Whether two values are numbers of one kind: `Recall 0.91`, `Recall 0.87`."""
    is_one_kind = _NO_LETTER.sub("", one) == _NO_LETTER.sub("", other)
    return is_one_kind and all(_RESULT.search(each) for each in (one, other))


def _listed_again(repeated: Sequence[tuple[Entry, Entry]], catalog: Catalog, text: str) -> set[int]:
    """The ids of entries that a table has for each value of one column, or a calendar for each place or day.

    So it has those of which a cell names several: what may stand in the place of something.
    """
    if not repeated:
        return set()
    columns, is_calendar = Counter(map(_column, repeated)), _is_calendar(catalog, text)
    cells = Counter(_cell(entry, text) for entry in catalog.entries if entry.style is Style.TABLE)
    found: set[int] = set()
    for pair in repeated:
        column = _column(pair)
        is_filed = column is not None and columns[column] > _MAX_ELSEWHERE
        is_filed |= all(cells[_cell(each, text)] > 1 for each in pair)
        if is_filed or (is_calendar and pair[0].description != pair[1].description):
            found.add(id(pair[0]))
    return found


def _cell(entry: Entry, text: str) -> int:
    """Where the cell begins in which an entry stands."""
    return max(text.rfind(mark, 0, entry.name_span.start) for mark in "|\n")


def _column(pair: tuple[Entry, Entry]) -> str | None:
    """The only column in which two rows of tables differ that name and link are alike in."""
    if any(each.style is not Style.TABLE for each in pair):
        return None
    first, second = ({field.name.casefold(): field.values for field in entry.fields} for entry in pair)
    others = [name for name in {**first, **second} if first.get(name) != second.get(name)]
    return others[0] if len(others) == 1 and pair[0].description == pair[1].description else None


def _is_calendar(catalog: Catalog, text: str) -> bool:
    """Whether most entries begin with a day, so that one name is said of several events."""
    days = sum(_DAY.match(text, entry.span.start, entry.name_span.start) is not None for entry in catalog.entries)
    return days * 2 > len(catalog.entries)


def _lists_nothing(entry: Entry) -> bool:
    """Whether an entry is the line of a template, a row of figures, as results are, or a call on the reader."""
    if entry.style is Style.HEADING and entry.name.endswith("!") and is_title(entry):
        return True
    if _PLACEHOLDER.fullmatch(entry.url or ""):
        return True
    values = [" ".join(field.values) for field in entry.fields]
    return len(values) >= _MIN_FIGURES and sum(map(is_number, values)) * 2 > len(values)


def _pair(one: int | None, other: int | None) -> tuple[int, int] | None:
    """Two bullets below each of which an entry is filed: of two that share more than one, that is no accident."""
    return (one, other) if one is not None and other is not None and one != other else None


def _shelves(source: Source) -> list[int | None]:
    """For each line that of the bullet below which it is nested, or None."""
    shelves: list[int | None] = []
    above: list[tuple[int, int]] = []
    for line in range(source.line_count):
        written = source.line(line)
        indent = len(written) - len(written.lstrip())
        while written.strip() and above and above[-1][0] >= indent:
            above.pop()
        shelves.append(above[-1][1] if above and indent else None)
        if written.strip():
            above.append((indent, line))
    return shelves


def _is_cross_listed(one: Entry, other: Entry, ctx: Context) -> bool:
    """Whether two sections say different things of an entry, or each has a reason of its own to list it."""
    is_other = one.description != other.description or not lead_alike(one, other) or _is_filed_anew(one, other)
    is_named = _names_section(one, other, ctx) and _names_section(other, one, ctx)
    return is_other or is_named or fit_both(one, other, ctx.page.catalog.title or "")


def _names_section(entry: Entry, other: Entry, ctx: Context) -> bool:
    """Whether an entry says that it belongs into its section, not that of another: `(written in C)` below `C/C++`."""
    said = {each.casefold() for each in _WORD.findall(ctx.page.source.text[entry.name_span.end : entry.span.end])}
    title, elsewhere = ({*_WORD.findall("".join(each.section[-1:]).casefold())} for each in (entry, other))
    return not said.isdisjoint(title - elsewhere)


def _repeated(entries: Sequence[Entry], ctx: Context) -> Iterator[tuple[Entry, Entry]]:
    """Entries of one name and URL that repeat an earlier one, with that: if there is one, with one of their section."""
    firsts: defaultdict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        earlier = firsts[_identity(entry, ctx)]
        if earlier:
            yield entry, next((each for each in earlier if each.section == entry.section), earlier[0])
        earlier.append(entry)


def _identity(entry: Entry, ctx: Context) -> tuple[str, ...]:
    """What two entries have in common that are one; where name and URL do not tell, all that they say."""
    if entry.url is None or _is_in_sentence(entry, ctx):
        return (ctx.page.source.cut(entry.span), *entry.section)
    return entry.name.casefold(), canonical(entry.url)


def _is_in_sentence(entry: Entry, ctx: Context) -> bool:
    """Whether the name is part of a sentence, of which each says something else: `[Acme](…)'s [Tool](…)`."""
    text = ctx.page.source.text
    start, end = entry.span.start, entry.name_span.start
    if end - start >= _MIN_SENTENCE and _SENTENCE_BEFORE.search(_TAG.sub("", text[start:end])):
        return True
    link = next((link.span for link in entry.links if link.url == entry.url), None)
    return link is not None and _GOES_ON.match(text, link.end) is not None
