"""A list cut into units: entries with their lines, headings, and all other lines.

An entry is what the catalog says. A line that it says nothing of, but that holds a link, is known by that link,
too: lines of contents, rows and bullets are as often merged as entries.

May not: compare units.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from awesome_lint.catalog.records import Catalog, Entry, Section, Style
from awesome_lint.source import Source
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.urls import canonical

_LINK = late_pattern(
    r"(?<!!)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?(?P<url>[^\s<>()]*(?:\([^\s()]*\)[^\s()<>]*)*)"
)
_URL = late_pattern(r"https?://[^\s<>()\"'|`\]]+")
LISTED = late_pattern(r"[ \t>]*(?:[-*+]|\d+[.)])[ \t]|[ \t]*(?:\||<(?:li|td)\b)")
"""How items, rows of tables, and items and cells in HTML begin."""
_DEFINITION = late_pattern(r" {0,3}\[(?P<label>(?:[^\[\]\\]|\\.)+)\]:")
_SPACE = late_pattern(r"\s+")
Path = tuple[str, ...]
"""The titles of a section from the top."""


class Kind(Enum):
    """What a unit is."""

    ENTRY = "entry"
    HEADING = "heading"
    LISTED = "line"
    TEXT = "text"
    BLANK = "blank line"


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """One unit: its lines without their endings, from the line `first` (counted from 0) on.

    `url` is canonical, `name` is plain text in small letters, `section` the titles from the top. `entry` is the record,
    `separator` where the mark between its name and description stands in the first line, if it does.
    """

    kind: Kind
    lines: tuple[str, ...]
    first: int
    url: str | None = None
    name: str = ""
    section: Path = ()
    entry: Entry | None = None
    separator: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        """The lines of the unit."""
        return "\n".join(self.lines)

    @property
    def label(self) -> str | None:
        """The label of a link or footnote that the unit defines, in small letters, if it does."""
        match = _DEFINITION.match(self.lines[0]) if self.kind is Kind.TEXT else None
        return _plain(match["label"]) if match else None

    @property
    def is_record(self) -> bool:
        """Whether it can be told from others wherever it stands."""
        return self.kind in (Kind.ENTRY, Kind.LISTED)


def cut(source: Source, catalog: Catalog) -> list[Unit]:
    """The units of a text, which hold all of its lines in order."""
    owners = _owners(source, catalog)
    titles = _titles(source, catalog)
    section: Path = ()
    units, line, every = [], 0, source.text.split("\n")
    count = len(every) - (not every[-1])
    while line < count:
        entry, first = owners.get(line), line
        line += 1
        while entry is not None and line < count and owners.get(line) is entry:
            line += 1
        while entry is not None and line - 1 > first and not every[line - 1].strip():
            line -= 1
        lines = tuple(every[first:line])
        section = titles.get(first, section)
        if entry is not None and source.line_at(entry.span.start) != first:
            entry = None
        unit = _unit(lines, first, section, entry, is_heading=first in titles)
        units.append(replace(unit, separator=_separator(source, entry)) if entry is not None else unit)
    return units


def differ(texts: Iterable[Sequence[Unit]]) -> bool:
    """Whether a heading is an entry in one text and a section in another."""
    found: tuple[set[str], set[str]] = set(), set()
    for unit in (unit for text in texts for unit in text):
        if unit.kind is Kind.HEADING or (unit.entry is not None and unit.entry.style is Style.HEADING):
            found[unit.kind is Kind.HEADING].add(unit.lines[0])
    return not found[0].isdisjoint(found[1])


def _separator(source: Source, entry: Entry) -> tuple[int, int] | None:
    """Where the mark between name and description of an entry stands in its first line, if it does."""
    span, line = entry.separator_span, source.line_span(source.line_at(entry.span.start))
    return (span.start - line.start, span.end - line.start) if span is not None and span.end <= line.end else None


def _owners(source: Source, catalog: Catalog) -> dict[int, Entry]:
    """The entry that each line belongs to; of nested ones, or several on a line, the innermost that begins first."""
    owners: dict[int, Entry] = {}
    for entry in catalog.entries:
        first, last = source.line_at(entry.span.start), source.line_at(max(entry.span.end - 1, entry.span.start))
        if first in owners and source.line_at(owners[first].span.start) == first:
            continue
        owners.update((line, entry) for line in range(first, last + 1))
    return owners


def _titles(source: Source, catalog: Catalog) -> dict[int, Path]:
    """The titles from the top, by the lines of the headings that begin sections."""
    found: dict[int, Path] = {}
    left: list[tuple[Path, Section]] = [((), section) for section in catalog.sections]
    while left:
        above, section = left.pop()
        path = (*above, section.title)
        found[source.line_at(section.span.start)] = path
        left += [(path, below) for below in section.sections]
    return found


def _unit(lines: tuple[str, ...], first: int, section: Path, entry: Entry | None, *, is_heading: bool) -> Unit:
    line = lines[0]
    if entry is not None:
        url = canonical(entry.url) if entry.url else _linked(line)[0]
        return Unit(Kind.ENTRY, lines, first, url, _plain(entry.name), section, entry)
    if not "".join(lines).strip():
        return Unit(Kind.BLANK, lines, first, section=section)
    if is_heading:
        return Unit(Kind.HEADING, lines, first, None, _plain(section[-1]), section)
    url, name = _linked(line)
    if url is not None and LISTED.match(line):
        return Unit(Kind.LISTED, lines, first, url, name or _plain(line), section)
    return Unit(Kind.TEXT, lines, first, url, _plain(line), section)


def _linked(line: str) -> tuple[str | None, str]:
    """Where the first link of a line leads, and its text."""
    match = _LINK.search(line)
    if match and match["url"]:
        return canonical(match["url"]), _plain(match["text"])
    bare = _URL.search(line)
    return (canonical(bare[0].rstrip(".,;")), "") if bare else (None, "")


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip().casefold()
