"""Which entries of a section can be sorted by their names.

May not: sort.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from awesome_lint.catalog.link_kinds import is_generic_text
from awesome_lint.catalog.records import Entry, Style
from awesome_lint.conventions import collation
from awesome_lint.source import Source
from awesome_lint.text.patterns import late_pattern

_WORDS = late_pattern(r"[-*+][ \t]+[^\[\]()!<`]*[^\W\d_]{2,} [^\[\]()!<`]*\[?")
"""What stands before a link in a sentence, from the bullet on."""
_SEE_ALSO = late_pattern(r"[-*+][ \t]+(?:also see|see also|siehe auch|voir aussi)\b", re.IGNORECASE)
_HALF = late_pattern(r"[-*+][ \t]+(?:[^\W\d_]+,? ){4}")
"""So many words before a link are no part of a name."""
_FAR = len("- [")
"""No further from where it begins is the name of nearly all entries."""
_MIN_ADDRESSES = 8
_HOME = late_pattern(r"(?:home|index|main|site|start|top|read ?me|overview)(?: page)?", re.IGNORECASE)
"""What stands first in a row of links to the pages of a site."""
_ICONS = late_pattern(r"(?::[a-z0-9_+-]+:\s*)+(?=\S)", re.IGNORECASE)
_SERIES = late_pattern(
    r"(?P<stem>(?:[^\W\d_]+\W+)*?(?:part\w*|vol\w*|chapter|episode|lesson|lecture|week|day)\W{1,3})\d.*", re.IGNORECASE
)
"""A part of a work with its number: `Rootkits Part 3`."""
_NUMBERS = late_pattern(r"\d+")
_FIRST_NOT_LATIN = "\u0250"
_HAN = late_pattern("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def chosen(source: Source, entries: Sequence[Entry]) -> list[Entry]:
    """The entries that have a name by which they can be sorted, once, in one script."""
    return _in_one_script(_without_doubles(_with_names(source, entries)))


def name(entry: Entry) -> str:
    """What an entry is sorted by: its name without the codes of icons in front of it."""
    return without_icons(entry.name)


def without_icons(title: str) -> str:
    """A title without the codes of icons in front of it: `:material-git: Git`."""
    return _ICONS.sub("", title) if title.startswith(":") else title


def names(entries: Iterable[Entry]) -> tuple[str, ...]:
    """What entries are sorted by."""
    return tuple([each.name if each.name[:1] != ":" else name(each) for each in entries])


def are_named(source: Source, entries: Sequence[Entry]) -> bool:
    """Whether most entries begin with what they are called, and not as `paper`, `docs` or with a sentence."""
    unnamed = sum(
        (is_generic_text(entry.name) and not entry.name[:1].isdigit()) or _is_in_sentence(source, entry)
        for entry in entries
    )
    return unnamed * 2 < len(entries)


def _is_in_sentence(source: Source, entry: Entry) -> bool:
    """Whether a bullet is a sentence with a link in it: `Read our [docs](…)`, `Explore the [cookbook](…)`."""
    if entry.style is not Style.BULLET or entry.url_span is None:
        return False
    start, end = entry.span.start, entry.name_span.start
    if end - start > _FAR and _WORDS.fullmatch(source.text, start, end):
        return True
    goes_on = source.text[entry.name_span.end : entry.url_span.start]
    return entry.separator_span is None and goes_on.startswith(" [")


def series(names: Sequence[str]) -> list[tuple[int, ...] | None] | None:
    """The numbers of those names that are parts of one work, if most are: these stand as they appeared."""
    found = [_SERIES.match(collation.in_digits(name)) for name in names]
    stems = Counter(match["stem"].casefold() for match in found if match is not None)
    stem, count = stems.most_common(1)[0] if stems else ("", 0)
    if count * 2 <= len(names):
        return None
    return [
        tuple(map(int, _NUMBERS.findall(match[0]))) if match and match["stem"].casefold() == stem else None
        for match in found
    ]


def _with_names(source: Source, entries: Sequence[Entry]) -> list[Entry]:
    """The entries without those that say where else to look, or whose name is the source of an image; without home.

    Where most have names, those that have but a URL stand in no order, and few of these alone show none.
    """
    named = [entry for entry in entries if "://" not in entry.name]
    if len(named) * 2 > len(entries) or len(entries) < _MIN_ADDRESSES:
        entries = named
    at = bool(entries) and _HOME.fullmatch(entries[0].name) is not None
    return [entry for entry in entries[at:] if not (entry.name.startswith("![") or _is_aside(source, entry))]


def _is_aside(source: Source, entry: Entry) -> bool:
    """Whether an entry says where else to look, or begins with half a sentence."""
    start, end = entry.span.start, entry.name_span.start
    if end - start <= _FAR:
        return False
    return _SEE_ALSO.match(source.text, start, end) is not None or _HALF.match(source.text, start, end) is not None


def _without_doubles(entries: list[Entry]) -> list[Entry]:
    """The entries without second ones of the same name and URL, which belong nowhere."""
    first = {(entry.name, entry.url): entry for entry in reversed(entries)}
    return (
        entries if len(first) == len(entries) else [entry for entry in entries if first[entry.name, entry.url] is entry]
    )


def _in_one_script(entries: list[Entry]) -> list[Entry]:
    """The entries without those whose names begin in another script than most: these may stand before or behind.

    Names in Han characters are sorted by sounds or strokes, of which their code points know nothing.
    """
    latin = [entry for entry in entries if entry.name[:1] < _FIRST_NOT_LATIN]
    if len(latin) * 2 >= len(entries):
        return latin
    return [entry for entry in entries if entry.name[:1] >= _FIRST_NOT_LATIN and not _HAN.match(entry.name)]
