"""How the entries of a list are written: separator, description, final mark, first letter, lines.

What is seen of each entry is compared with what nearly all others do (`habits`).

May not: judge; of an entry that does otherwise it says what it does and what the others do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import field
from enum import StrEnum
from typing import NamedTuple

from awesome_lint.catalog.records import Catalog, Entry, Style
from awesome_lint.conventions import endings, habits
from awesome_lint.conventions.endings import Ending
from awesome_lint.conventions.habits import Deviation, Habit, Habits, Seen
from awesome_lint.settings import DescriptionSettings, Settings
from awesome_lint.source import Source, Span
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import immutable

NONE = endings.NONE
BELOW = "below"
"""Stands for the separator of a description that does not begin on the line of the name."""
DESCRIBED, BARE = "described", "bare"
ONE_LINE, MORE_LINES = "one line", "more lines"
_GroupKey = tuple[Style, bool]
_TARGET = r"(?:\([^()]*\)|\[[^\[\]]*\])"
_IMAGE = rf"!\[[^\[\]]*\]{_TARGET}"
_DECORATION = late_pattern(
    rf"[ \t]{{0,9}}(?:<!--.*?-->|<[^<>]*>|{_IMAGE}|\[(?:[^\[\]]|{_IMAGE})*\]{_TARGET})", re.DOTALL
)
"""What may stand around a separator and is no part of it: comments, tags, badges."""
_MIN_TAGGED = 0.2
_MIN_LINKED = 0.5
_MAX_UNMARKED = 0.1
_MAX_BROKEN = 0.01


class HabitKind(StrEnum):
    """Of what entries may have a habit."""

    MARK = "mark"
    OPENING = "opening"
    SEPARATOR = "separator"
    SEPARATING_MARK = "separating mark"
    PRESENCE = "presence"
    LINES = "lines"


_PRIORS: dict[HabitKind, dict[str, float]] = {
    HabitKind.MARK: {".": 0.67, NONE: 0.31},
    HabitKind.OPENING: {endings.UPPER: 0.99},
    HabitKind.SEPARATOR: {" - ": 0.75, NONE: 0.1},
    HabitKind.SEPARATING_MARK: {" - ": 0.9},
    HabitKind.PRESENCE: {DESCRIBED: 0.81},
    HabitKind.LINES: {},
}
"""The share of lists that have a habit, by what it is. Counted over 104 lists, as docs/calibration.md says."""


@immutable
class _Learned:
    """What entries that are alike do: how the ends of their descriptions are read, and their habits by kind."""

    has_tags: bool
    has_asides: bool
    habits: dict[HabitKind, Habits]


@immutable
class Writing:
    """The entries that are written otherwise than nearly all others."""

    marks: list[Deviation] = field(default_factory=list)
    separators: list[Deviation] = field(default_factory=list)
    openings: list[Deviation] = field(default_factory=list)
    bare: list[Deviation] = field(default_factory=list)
    broken: list[Deviation] = field(default_factory=list)
    endings: dict[int, Ending] = field(default_factory=dict)
    """How descriptions end that end otherwise, by the offset at which they begin."""
    learned: dict[_GroupKey, _Learned] = field(default_factory=dict)


class _Described(NamedTuple):
    """An entry with its section and the place of its description."""

    entry: Entry
    section: tuple[str, ...]
    span: Span


@immutable
class _Group:
    """Entries that are alike, each with its section, and those of them that are described."""

    style: Style
    is_nested: bool
    text: str
    entries: list[tuple[Entry, tuple[str, ...]]]
    described: list[_Described]

    @property
    def key(self) -> _GroupKey:
        return self.style, self.is_nested


def learn(source: Source, catalog: Catalog, settings: Settings, base: Writing | None = None) -> Writing:
    """Learn how the entries of a list are written; with `base` that was learned before, from an earlier state of it."""
    writing = Writing()
    for group in _groups(source.text, catalog):
        known = base.learned.get(group.key) if base is not None else None
        has_tags = known.has_tags if known else _has_tags(group)
        has_asides = known.has_asides if known else _has_asides(group)
        seen, ends = _seen(group, has_tags=has_tags, has_asides=has_asides)
        learned = {kind: each.given() for kind, each in known.habits.items()} if known else {}
        for kind in seen.keys() - learned.keys():
            learned[kind] = _habits(kind, seen, settings.descriptions)
        writing.learned[group.key] = _Learned(has_tags, has_asides, learned)
        _compare(writing, seen, ends, learned, settings.descriptions)
    return writing


def _seen(group: _Group, *, has_tags: bool, has_asides: bool) -> tuple[dict[HabitKind, list[Seen]], dict[int, Ending]]:
    """What is seen of entries that are alike, by kind, and how descriptions end."""
    marks, ends = _marks(group, has_tags=has_tags, has_asides=has_asides)
    seen = {HabitKind.MARK: marks}
    if group.style is not Style.HEADING:  # below which text may begin anywhere
        seen[HabitKind.OPENING] = _openings(group)
    if group.style is Style.BULLET:
        separators = _separators(group)
        seen[HabitKind.SEPARATOR] = separators
        seen[HabitKind.SEPARATING_MARK] = [each for each in separators if each.found not in (NONE, BELOW)]
        seen[HabitKind.LINES] = _lines(group)
        if not group.is_nested:
            seen[HabitKind.PRESENCE] = _presences(group)
    return seen, ends


def _habits(kind: HabitKind, seen: dict[HabitKind, list[Seen]], pinned: DescriptionSettings) -> Habits:
    """What is usual of a kind, or pinned.

    Which mark separates is seen among marks; that there is none, among all, since it may be part of the text.
    Whether entries keep to one line, and whether they are described, is seen in the list as a whole.
    """
    those, prior = seen[kind], _PRIORS[kind]
    match kind:
        case HabitKind.MARK:
            return habits.learn(those, prior, pinned.final_mark)
        case HabitKind.OPENING:
            return habits.learn(those, prior, pinned.opening_case)
        case HabitKind.SEPARATING_MARK:
            is_usual = len(those) * 2 >= len(seen[HabitKind.SEPARATOR])
            return habits.learn(those, prior) if is_usual else Habits()
        case HabitKind.SEPARATOR:
            return habits.learn(those, prior, pinned.separator)
        case HabitKind.PRESENCE:
            return habits.learn(those, prior, DESCRIBED if pinned.required else None, by_section=False)
        case HabitKind.LINES:
            return Habits(Habit(ONE_LINE) if pinned.one_line else habits.habit_of(those, _MAX_BROKEN))


def _compare(
    writing: Writing,
    seen: dict[HabitKind, list[Seen]],
    ends: dict[int, Ending],
    learned: dict[HabitKind, Habits],
    pinned: DescriptionSettings,
) -> None:
    """Note what is done otherwise than is usual."""
    found = {kind: list(habits.deviations(those, learned[kind])) for kind, those in seen.items()}
    for each in found[HabitKind.MARK]:
        span = each.entry.description_span
        assert span is not None
        writing.marks.append(each)
        writing.endings[span.start] = ends.get(span.start, Ending(each.found, Span(span.end - 1, span.end)))
    writing.openings.extend(found.get(HabitKind.OPENING, ()))
    separators = found.get(HabitKind.SEPARATOR, ())
    if pinned.separator is None:
        writing.separators.extend(found.get(HabitKind.SEPARATING_MARK, ()))
        separators = [each for each in separators if each.found == NONE]
    writing.separators.extend(separators)
    if pinned.required is not False:
        writing.bare.extend(found.get(HabitKind.PRESENCE, ()))
    if pinned.one_line is not False:
        writing.broken.extend(found.get(HabitKind.LINES, ()))


def habits_of(source: Source, catalog: Catalog) -> dict[str, Habit]:
    """What nearly all descriptions of the largest group of entries do, by the names of the settings that pin it."""
    groups = [group for group in _groups(source.text, catalog) if not group.is_nested]
    group = max(groups, key=lambda each: len(each.described), default=None)
    if group is None:
        return {}
    seen, _ = _seen(group, has_tags=_has_tags(group), has_asides=_has_asides(group))
    pins = {"final_mark": HabitKind.MARK, "opening_case": HabitKind.OPENING, "separator": HabitKind.SEPARATOR}
    found = {name: habits.habit_of(seen.get(kind, ())) for name, kind in pins.items()}
    return {name: habit for name, habit in found.items() if habit is not None and habit.total >= habits.MIN_FOR_HABIT}


def _lines(group: _Group) -> list[Seen]:
    return [
        Seen(
            each.entry,
            each.section,
            MORE_LINES if _is_broken(group.text, each.entry.span.start, each.span.end) else ONE_LINE,
        )
        for each in group.described
    ]


def _groups(text: str, catalog: Catalog) -> Iterable[_Group]:
    """The entries by style, nested ones apart."""
    nested = {id(below) for entry in catalog.entries for below in entry.entries}
    groups: dict[_GroupKey, _Group] = {}
    for entry in catalog.entries:
        section = tuple(entry.section)
        key = entry.style, id(entry) in nested
        group = groups.get(key)
        if group is None:
            group = groups[key] = _Group(*key, text, [], [])
        group.entries.append((entry, section))
        span = entry.description_span
        if span is not None and span.start < span.end:
            group.described.append(_Described(entry, section, span))
    return groups.values()


def _has_tags(group: _Group) -> bool:
    """Whether code, or a link, stands behind the final marks of many descriptions."""
    text = group.text
    ends = [each.span.end for each in group.described if text[each.span.end - 1] in endings.STOPS]
    code = sum(text.startswith((" `", " <code"), end) for end in ends)
    linked = sum(text.startswith(" [", end) for end in ends)
    return max(code / _MIN_TAGGED, linked / _MIN_LINKED) > len(group.described)


def _has_asides(group: _Group) -> bool:
    """Whether a mark stands behind nearly all of the brackets and links that follow a last sentence."""
    text = group.text
    marked = unmarked = 0
    for each in group.described:
        end = each.span.end
        if text[end - 1] in endings.STOPS:
            marked += text[end - 2] in "])" and endings.is_aside(text, each.span.start, end - 1)
        else:
            unmarked += endings.is_aside(text, each.span.start, end)
    return marked >= habits.MIN_FOR_HABIT and unmarked <= (marked + unmarked) * _MAX_UNMARKED


def _marks(group: _Group, *, has_tags: bool, has_asides: bool) -> tuple[list[Seen], dict[int, Ending]]:
    """How descriptions end, and those endings that are not just a full stop by the offset of the description."""
    text = group.text
    seen: list[Seen] = []
    found: dict[int, Ending] = {}
    ends = [each.span.end for each in group.described]
    behind = Counter(text[end - 1] in endings.STOPS for end in ends if endings.is_marked_further_on(text, end))
    for each in group.described:
        mark = text[each.span.end - 1]
        if mark not in endings.STOPS:
            ending = endings.ending(
                text, each.span, has_tags=has_tags, has_asides=has_asides, is_marked_twice=behind[True] > behind[False]
            )
            mark = ending.mark
            found[each.span.start] = ending
        if mark != endings.OTHER:
            seen.append(Seen(each.entry, each.section, mark))
    return seen, found


def _openings(group: _Group) -> list[Seen]:
    found = ((each, endings.opening(group.text, each.span)) for each in group.described)
    return [Seen(each.entry, each.section, case) for each, case in found if case is not None]


def _presences(group: _Group) -> list[Seen]:
    """Which entries are described; above nested entries these may do it."""
    return [
        Seen(entry, section, BARE if entry.description is None else DESCRIBED)
        for entry, section in group.entries
        if entry.url is not None and not entry.entries
    ]


def _separators(group: _Group) -> list[Seen]:
    return [
        Seen(each.entry, each.section, _separator(group.text, each.entry, each.span))
        for each in group.described
        if each.entry.url is not None
    ]


def _separator(text: str, entry: Entry, description: Span) -> str:
    """A separator with the space around it, any amount as one."""
    span = entry.separator_span
    if span is None:
        return BELOW if _is_broken(text, entry.name_span.end, description.start) else NONE
    written = separating(text[span.start : span.end])
    mark = written.strip()
    if not mark or "\n" in written:
        return BELOW
    return f"{' ' if written[0].isspace() else ''}{mark}{' ' if written[-1].isspace() else ''}"


def separating(written: str) -> str:
    """What separates, without the comments, tags and badges around it."""
    return _DECORATION.sub("", written) if "<" in written or "]" in written else written


def separator_mark(text: str, span: Span) -> Span:
    """Where in a separator its mark is, with the space around it; comments, tags and badges are left out."""
    starts, ends = [span.start], []
    for found in _DECORATION.finditer(text, *span):
        ends.append(found.start())
        starts.append(found.end())
    pieces = [*zip(starts, [*ends, span.end], strict=True)]
    start, end = next((one for one in reversed(pieces) if text[slice(*one)].strip()), pieces[-1])
    while end < span.end and text[end] in " \t":
        end += 1
    return Span(start, end)


def _is_broken(text: str, start: int, end: int) -> bool:
    return text.find("\n", start, end) >= 0 or text.find("\r", start, end) >= 0
