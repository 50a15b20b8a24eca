"""How the entries of a list are written: separator, description, final mark, first letter, lines.

What is seen of each entry is compared with what nearly all others do (`habits`).

May not: judge; of an entry that does otherwise it says what it does and what the others do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from awesome_lint.catalog.records import Catalog, Entry, Style
from awesome_lint.conventions import endings, habits
from awesome_lint.conventions.endings import Ending
from awesome_lint.conventions.habits import Deviation, Habit, Seen
from awesome_lint.settings import DescriptionSettings, Settings
from awesome_lint.source import Source, Span

NONE = endings.NONE
BELOW = "below"
"""Stands for the separator of a description that does not begin on the line of the name."""
DESCRIBED, BARE = "described", "bare"
ONE_LINE, MORE_LINES = "one line", "more lines"
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_MIN_TAGGED = 0.2
_MIN_LINKED = 0.5
_MAX_UNMARKED = 0.1
_MAX_BROKEN = 0.01


@dataclass(frozen=True, slots=True)
class Writing:
    """The entries that are written otherwise than nearly all others."""

    marks: list[Deviation] = field(default_factory=list)
    separators: list[Deviation] = field(default_factory=list)
    openings: list[Deviation] = field(default_factory=list)
    bare: list[Deviation] = field(default_factory=list)
    broken: list[Deviation] = field(default_factory=list)
    endings: dict[int, Ending] = field(default_factory=dict)
    """How descriptions end that end otherwise, by the offset at which they begin."""


class _Described(NamedTuple):
    """An entry with the number of its section and the place of its description."""

    entry: Entry
    section: int
    span: Span


@dataclass(frozen=True, slots=True)
class _Group:
    """Entries that are alike, each with the number of its section, and those of them that are described."""

    style: Style
    is_nested: bool
    entries: list[tuple[Entry, int]]
    described: list[_Described]


def learn(source: Source, catalog: Catalog, settings: Settings) -> Writing:
    """Learn how the entries of a list are written."""
    text, pinned = source.text, settings.descriptions
    writing = Writing()
    for group in _groups(catalog):
        _learn_marks(writing, text, group, pinned.final_mark)
        if group.style is not Style.HEADING:  # below which text may begin anywhere
            writing.openings.extend(habits.deviations(_openings(text, group), pinned.opening_case))
        if group.style is not Style.BULLET:
            continue
        _learn_separators(writing, text, group, pinned.separator)
        if pinned.required is not False and not group.is_nested:
            required = DESCRIBED if pinned.required else None
            writing.bare.extend(habits.deviations(_presences(group), required, by_section=False))
        _learn_lines(writing, text, group, pinned)
    return writing


def habits_of(source: Source, catalog: Catalog) -> dict[str, Habit]:
    """What nearly all descriptions of the largest group of entries do, by the names of the settings that pin it."""
    groups = [each for each in _groups(catalog) if not each.is_nested]
    group = max(groups, key=lambda each: len(each.described), default=None)
    if group is None:
        return {}
    seen = {"final_mark": _marks(source.text, group)[0], "opening_case": _openings(source.text, group)}
    if group.style is Style.BULLET:
        seen["separator"] = _separators(source.text, group)
    found = {name: habits.habit_of(each) for name, each in seen.items()}
    return {name: habit for name, habit in found.items() if habit is not None}


def _learn_marks(writing: Writing, text: str, group: _Group, pinned: str | None) -> None:
    seen, found = _marks(text, group)
    for deviation in habits.deviations(seen, pinned):
        span = deviation.entry.description_span
        assert span is not None
        writing.marks.append(deviation)
        plain = Ending(deviation.found, Span(span.end - 1, span.end))
        writing.endings[span.start] = found.get(span.start, plain)


def _learn_separators(writing: Writing, text: str, group: _Group, pinned: str | None) -> None:
    """Which mark separates is seen among marks; that there is none, among all, since it may be part of the text."""
    seen = _separators(text, group)
    if pinned is not None:
        writing.separators.extend(habits.deviations(seen, pinned))
        return
    marked = [each for each in seen if each.found not in (NONE, BELOW)]
    if len(marked) * 2 >= len(seen):
        writing.separators.extend(habits.deviations(marked))
        writing.separators.extend(each for each in habits.deviations(seen) if each.found == NONE)


def _learn_lines(writing: Writing, text: str, group: _Group, pinned: DescriptionSettings) -> None:
    """Whether entries keep to one line is seen in the list as a whole."""
    seen = [
        Seen(
            each.entry, each.section, MORE_LINES if _is_broken(text, each.entry.span.start, each.span.end) else ONE_LINE
        )
        for each in group.described
    ]
    if pinned.one_line is not False:
        habit = Habit(ONE_LINE) if pinned.one_line else habits.habit_of(seen, _MAX_BROKEN)
        writing.broken.extend(habits.others(seen, habit))


def _groups(catalog: Catalog) -> Iterable[_Group]:
    """The entries by style, nested ones apart."""
    numbers: dict[tuple[str, ...], int] = {}
    nested = {id(below) for entry in catalog.entries for below in entry.entries}
    groups: dict[tuple[Style, bool], _Group] = {}
    for entry in catalog.entries:
        section = numbers.setdefault(tuple(entry.section), len(numbers))
        key = entry.style, id(entry) in nested
        group = groups.get(key)
        if group is None:
            group = groups[key] = _Group(*key, [], [])
        group.entries.append((entry, section))
        span = entry.description_span
        if span is not None and span.start < span.end:
            group.described.append(_Described(entry, section, span))
    return groups.values()


def _has_tags(text: str, group: _Group) -> bool:
    """Whether code, or a link, stands behind the final marks of many descriptions."""
    ends = [each.span.end for each in group.described if text[each.span.end - 1] in endings.STOPS]
    code = sum(text.startswith((" `", " <code"), end) for end in ends)
    linked = sum(text.startswith(" [", end) for end in ends)
    return max(code / _MIN_TAGGED, linked / _MIN_LINKED) > len(group.described)


def _has_asides(text: str, group: _Group) -> bool:
    """Whether a mark stands behind nearly all of the brackets and links that follow a last sentence."""
    marked = unmarked = 0
    for each in group.described:
        end = each.span.end
        if text[end - 1] in endings.STOPS:
            marked += text[end - 2] in "])" and endings.is_aside(text, each.span.start, end - 1)
        else:
            unmarked += endings.is_aside(text, each.span.start, end)
    return marked >= habits.MIN_ENTRIES and unmarked <= (marked + unmarked) * _MAX_UNMARKED


def _marks(text: str, group: _Group) -> tuple[list[Seen], dict[int, Ending]]:
    """How descriptions end, and those endings that are not just a full stop by the offset of the description."""
    has_tags, has_asides = _has_tags(text, group), _has_asides(text, group)
    seen: list[Seen] = []
    found: dict[int, Ending] = {}
    for each in group.described:
        mark = text[each.span.end - 1]
        if mark not in endings.STOPS:
            ending = endings.ending(text, each.span, has_tags=has_tags, has_asides=has_asides)
            mark = ending.mark
            found[each.span.start] = ending
        if mark != endings.OTHER:
            seen.append(Seen(each.entry, each.section, mark))
    return seen, found


def _openings(text: str, group: _Group) -> list[Seen]:
    found = ((each, endings.opening(text, each.span)) for each in group.described)
    return [Seen(each.entry, each.section, case) for each, case in found if case is not None]


def _presences(group: _Group) -> list[Seen]:
    """Which entries are described; above nested entries these may do it."""
    return [
        Seen(entry, section, BARE if entry.description is None else DESCRIBED)
        for entry, section in group.entries
        if entry.url is not None and not entry.entries
    ]


def _separators(text: str, group: _Group) -> list[Seen]:
    return [
        Seen(each.entry, each.section, _separator(text, each.entry, each.span))
        for each in group.described
        if each.entry.url is not None
    ]


def _separator(text: str, entry: Entry, description: Span) -> str:
    """A separator with the space around it, any amount as one."""
    span = entry.separator_span
    if span is None:
        return BELOW if _is_broken(text, entry.name_span.end, description.start) else NONE
    written = text[span.start : span.end]
    if "<" in written:
        written = _COMMENT.sub("", written)
    mark = written.strip()
    if not mark or "\n" in written:
        return BELOW
    return f"{' ' if written[0].isspace() else ''}{mark}{' ' if written[-1].isspace() else ''}"


def _is_broken(text: str, start: int, end: int) -> bool:
    return text.find("\n", start, end) >= 0 or text.find("\r", start, end) >= 0
