"""How the entries of a list are written: separator, description, final mark, first letter, lines.

What is seen of each entry is compared with what nearly all others do (`habits`).

May not: judge; of an entry that does otherwise it says what it does and what the others do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar, cast

from awesome_lint.catalog.batches import Batch
from awesome_lint.catalog.records import Entry, Style
from awesome_lint.conventions import endings, habits
from awesome_lint.conventions.endings import Ending
from awesome_lint.conventions.habits import Deviation, Habit, Habits, Seen
from awesome_lint.conventions.separators import leads_on, separating
from awesome_lint.settings import DescriptionSettings, Settings
from awesome_lint.source import Source, Span
from awesome_lint.values.slotted import distinct, immutable

ValueT = TypeVar("ValueT")

NONE = endings.NONE
BELOW = "below"
"""Stands for the separator of a description that does not begin on the line of the name."""
DESCRIBED, BARE = "described", "bare"
ONE_LINE, MORE_LINES = "one line", "more lines"
_GroupKey = tuple[Style, bool, str]
"""How entries are written, whether they are nested, and the column of a table that describes them."""
_MIN_TAGGED = 0.2
_MIN_LINKED = 0.5
_MAX_UNMARKED = 0.1
_MAX_BROKEN = 0.01
_MIN_CUT = 0.3
"""The share of descriptions that end in dots where all were cut at one length."""


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


_Placed = tuple[Entry, tuple[str, ...]]
"""An entry with its section."""
_Look = Callable[..., str | None]
"""What says what an entry does; None if it does not count."""


@distinct
class _Part:
    """Entries of a batch that are alike, and those of them that are described."""

    entries: list[_Placed] = field(default_factory=list)
    described: list[_Placed] = field(default_factory=list)
    _known: dict[Hashable, Any] = field(default_factory=dict)

    def seen(self, look: _Look, text: str, *given: bool) -> Seen:
        """What is seen of those that are described, or, of their presence, of all."""
        entries = self.entries if look is _presence else self.described
        return self.once((look, *given), lambda: Seen.of(entries, [look(each, text, *given) for each, _ in entries]))

    def once(self, key: Hashable, find: Callable[[], ValueT]) -> ValueT:
        """What is found in these, which is asked for once."""
        if key not in self._known:
            self._known[key] = find()
        return cast("ValueT", self._known[key])


@immutable
class _Group:
    """Entries that are alike, in parts."""

    style: Style
    is_nested: bool
    column: str
    text: str
    parts: list[_Part]

    @property
    def key(self) -> _GroupKey:
        return self.style, self.is_nested, self.column

    @property
    def described(self) -> int:
        """How many of them are described."""
        return sum(len(part.described) for part in self.parts)

    def seen(self, look: _Look, *given: bool) -> list[Seen]:
        """What is seen of them."""
        return [part.seen(look, self.text, *given) for part in self.parts]

    def count(self, find: Callable[[_Part, str], Mapping[str, int]]) -> Counter[str]:
        """How often something is found in them."""
        total: Counter[str] = Counter()
        for part in self.parts:
            for name, count in part.once(find, partial(find, part, self.text)).items():
                total[name] += count
        return total


def learn(source: Source, batches: Iterable[Batch], settings: Settings, base: Writing | None = None) -> Writing:
    """Learn how the entries of a list are written; with `base` that was learned before, from an earlier state of it."""
    writing = Writing()
    for group in _groups(source.text, batches):
        known = base.learned.get(group.key) if base is not None else None
        flags = _flags(group, known)
        seen = _seen(group, *flags)
        if group.count(_cut_off)["…"] >= _MIN_CUT * max(group.described, 1):
            del seen[HabitKind.MARK]  # a program took the ends of the descriptions away
        learned = {kind: each.given() for kind, each in known.habits.items()} if known else {}
        for kind in seen.keys() - learned.keys():
            learned[kind] = _habits(kind, seen, settings.descriptions)
        writing.learned[group.key] = _Learned(*flags[:2], learned)
        before = len(writing.marks)
        _compare(writing, seen, learned, settings.descriptions)
        for each in writing.marks[before:]:
            span = each.entry.description_span
            assert span is not None
            writing.endings[span.start] = _ending(source.text, span, *flags)
    return writing


def _flags(group: _Group, known: _Learned | None = None) -> tuple[bool, bool, bool]:
    """How the ends of descriptions are read."""
    has_tags = known.has_tags if known else _has_tags(group)
    has_asides = known.has_asides if known else _has_asides(group)
    return has_tags, has_asides, _is_marked_twice(group)


def _seen(group: _Group, *flags: bool) -> dict[HabitKind, list[Seen]]:
    """What is seen of entries that are alike, by kind; `flags` say how the ends of descriptions are read."""
    seen = {HabitKind.MARK: group.seen(_mark, *flags)}
    if group.style is not Style.HEADING:  # below which text may begin anywhere
        seen[HabitKind.OPENING] = group.seen(_opening)
    if group.style is Style.BULLET:
        separators = group.seen(_separator)
        seen[HabitKind.SEPARATOR] = separators
        seen[HabitKind.SEPARATING_MARK] = [each.without(NONE, BELOW) for each in separators]
        seen[HabitKind.LINES] = group.seen(_lines)
        if not group.is_nested:
            seen[HabitKind.PRESENCE] = group.seen(_presence)
    return seen


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
            marks, all_ = (sum(habits.counted(each).values()) for each in (those, seen[HabitKind.SEPARATOR]))
            is_usual = marks * 2 >= all_
            return habits.learn(those, prior) if is_usual else Habits()
        case HabitKind.SEPARATOR:
            return habits.learn(those, prior, pinned.separator)
        case HabitKind.PRESENCE:
            return habits.learn(those, prior, DESCRIBED if pinned.required else None, by_section=False)
        case HabitKind.LINES:
            return Habits(Habit(ONE_LINE) if pinned.one_line else habits.habit_in(those, _MAX_BROKEN))


def _compare(
    writing: Writing,
    seen: dict[HabitKind, list[Seen]],
    learned: dict[HabitKind, Habits],
    pinned: DescriptionSettings,
) -> None:
    """Note what is done otherwise than is usual."""
    found = {kind: list(habits.deviations(those, learned[kind])) for kind, those in seen.items()}
    writing.marks.extend(found.get(HabitKind.MARK, ()))
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


def habits_of(source: Source, batches: Iterable[Batch]) -> dict[str, Habit]:
    """What nearly all descriptions of the largest group of entries do, by the names of the settings that pin it."""
    groups = [group for group in _groups(source.text, batches) if not group.is_nested]
    group = max(groups, key=lambda each: each.described, default=None)
    if group is None:
        return {}
    seen = _seen(group, *_flags(group))
    pins = {"final_mark": HabitKind.MARK, "opening_case": HabitKind.OPENING, "separator": HabitKind.SEPARATOR}
    found = {name: habits.habit_in(seen.get(kind, ())) for name, kind in pins.items()}
    return {name: habit for name, habit in found.items() if habit is not None and habit.total >= habits.MIN_FOR_HABIT}


def _groups(text: str, batches: Iterable[Batch]) -> Iterable[_Group]:
    """The entries by style, nested ones and those that other columns describe apart."""
    groups: dict[_GroupKey, _Group] = {}
    for batch in batches:
        for key, part in batch.of(_parts).items():
            if key not in groups:
                groups[key] = _Group(*key, text, [])
            groups[key].parts.append(part)
    return groups.values()


def _parts(batch: Batch) -> dict[_GroupKey, _Part]:
    """The entries of a batch by style, nested ones and those that other columns describe apart."""
    parts: defaultdict[_GroupKey, _Part] = defaultdict(_Part)
    path: tuple[str, ...] = ()
    for entry, is_nested in zip(batch.entries, batch.nested, strict=True):
        section = tuple(entry.section)
        path = path if section == path else section  # neighbors share theirs
        part, placed = parts[entry.style, is_nested, _column(entry)], (entry, path)
        part.entries.append(placed)
        span = entry.description_span
        if span is not None and span.start < span.end:
            part.described.append(placed)
    return dict(parts)


def _column(entry: Entry) -> str:
    """The header of the cell that describes an entry: one column tells the size, another one what there is."""
    if entry.style is not Style.TABLE or entry.description_span is None:
        return ""
    spans = ((span, each.name) for each in entry.fields for span in (each.span, *each.value_spans))
    return next((name.casefold() for span, name in spans if span == entry.description_span), "")


def _has_tags(group: _Group) -> bool:
    """Whether code, or a link, stands behind the final marks of many descriptions."""
    counts = group.count(_behind)
    return max(counts["code"] / _MIN_TAGGED, counts["linked"] / _MIN_LINKED) > group.described


def _behind(part: _Part, text: str) -> Mapping[str, int]:
    """What stands behind the final marks of descriptions."""
    ends = [end for end in _ends(part) if text[end - 1] in endings.STOPS]
    code = sum(text.startswith((" `", " <code"), end) for end in ends)
    return {"code": code, "linked": sum(text.startswith(" [", end) for end in ends)}


def _cut_off(part: _Part, text: str) -> Mapping[str, int]:
    """How many descriptions end in dots."""
    return {"…": sum(text.startswith("...", end - 3) or text[end - 1] == "…" for end in _ends(part))}


def _has_asides(group: _Group) -> bool:
    """Whether a mark stands behind nearly all of the brackets and links that follow a last sentence."""
    counts = group.count(_asides)
    marked, unmarked = counts["marked"], counts["unmarked"]
    return marked >= habits.MIN_FOR_HABIT and unmarked <= (marked + unmarked) * _MAX_UNMARKED


def _asides(part: _Part, text: str) -> Mapping[str, int]:
    """How many brackets and links that follow a last sentence have a mark behind them."""
    counts = {"marked": 0, "unmarked": 0}
    for start, end in _described(part):
        if text[end - 1] in endings.STOPS:
            counts["marked"] += text[end - 2] in "])" and endings.is_aside(text, start, end - 1)
        else:
            counts["unmarked"] += endings.is_aside(text, start, end)
    return counts


def _is_marked_twice(group: _Group) -> bool:
    """Whether most descriptions before links with a mark behind them end in one, too."""
    counts = group.count(_marked_twice)
    return counts["marked"] > counts["unmarked"]


def _marked_twice(part: _Part, text: str) -> Mapping[str, int]:
    further = [end for end in _ends(part) if endings.is_marked_further_on(text, end)]
    marked = sum(text[end - 1] in endings.STOPS for end in further)
    return {"marked": marked, "unmarked": len(further) - marked}


def _described(part: _Part) -> Iterator[Span]:
    """The places of the descriptions."""
    return (each.description_span for each, _ in part.described if each.description_span is not None)


def _ends(part: _Part) -> list[int]:
    return [span.end for span in _described(part)]


def _mark(entry: Entry, text: str, *flags: bool) -> str | None:
    """In what a description ends."""
    span = entry.description_span
    assert span is not None
    mark = text[span.end - 1]
    if text.endswith("et al.", span.start, span.end):
        return None  # the abbreviation has it
    if text[span.start] in "([" and text[span.end - 1] in ")]" and not endings.has_words(text[span.start : span.end]):
        return None  # tags
    if mark not in endings.STOPS:
        mark = _ending(text, span, *flags).mark
    return None if mark == endings.OTHER else mark


def _ending(text: str, span: Span, *flags: bool) -> Ending:
    """How a description ends."""
    has_tags, has_asides, is_marked_twice = flags
    return endings.ending(text, span, has_tags=has_tags, has_asides=has_asides, is_marked_twice=is_marked_twice)


def _opening(entry: Entry, text: str) -> str | None:
    assert entry.description_span is not None
    return endings.opening(text, entry.description_span)


def _presence(entry: Entry, text: str) -> str | None:
    """Whether an entry is described; above nested entries these may do it."""
    if entry.url is None or entry.entries or leads_on(entry, text):
        return None
    return BARE if entry.description is None else DESCRIBED


def _lines(entry: Entry, text: str) -> str | None:
    assert entry.description_span is not None
    return MORE_LINES if _is_broken(text, entry.span.start, entry.description_span.end) else ONE_LINE


def _separator(entry: Entry, text: str) -> str | None:
    """A separator with the space around it, any amount as one."""
    if entry.url is None or leads_on(entry, text):
        return None
    span, description = entry.separator_span, entry.description_span
    assert description is not None
    if span is None:
        return BELOW if _is_broken(text, entry.name_span.end, description.start) else NONE
    written = separating(text[span.start : span.end])
    mark = written.strip()
    if not mark or "\n" in written:
        return BELOW
    return f"{' ' if written[0].isspace() else ''}{mark}{' ' if written[-1].isspace() else ''}"


def _is_broken(text: str, start: int, end: int) -> bool:
    return text.find("\n", start, end) >= 0 or text.find("\r", start, end) >= 0
