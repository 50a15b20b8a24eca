"""Numbers that say how many entries there are: counted again, where all three texts counted right.

Two sides that each added an entry both write one more, and so does the merge of their lines, which has two more.

May not: judge a number that was wrong before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from awesome_lint.merging.joining import Place, Texts
from awesome_lint.merging.units import Kind, Path, Unit
from awesome_lint.text.patterns import late_pattern

_NUMBER = late_pattern(r"(?<![\w.,#/-])\d{1,3}(?:,\d{3})+(?![\w,])|(?<![\w.,#/-])\d+(?![\w])")


def counted(places: Sequence[Place], texts: Texts) -> list[Place]:
    """The places, with the numbers of entries as they are in the result."""
    before = [_counts(text) for text in (texts.base, texts.ours, texts.theirs)]
    after = _counts(place.node.unit for place in places if place.pieces)
    if len({each[()] for each in (*before, after)}) == 1:
        return list(places)
    return [_counted(place, texts, before, after) for place in places]


def _counted(place: Place, texts: Texts, before: Sequence[Counter[Path]], after: Counter[Path]) -> Place:
    unit, lines = place.node.unit, texts.lines(place.node)
    if unit.kind in (Kind.ENTRY, Kind.BLANK) or not all(each and len(each) == 1 for each in lines):
        return place
    said = [each[0] for each in lines if each]
    if len({_NUMBER.sub("", line) for line in said}) > 1 or len({*said}) == 1:
        return place
    text, end = "", len(said[0])
    for matches in reversed([*zip(*(_NUMBER.finditer(line) for line in said), strict=True)]):
        written = _written(matches, _paths(unit, after), before, after)
        if written is None:
            return place
        text, end = f"{written}{said[0][matches[0].end() : end]}{text}", matches[0].start()
    return replace(place, pieces=[(said[0][:end] + text,)])


def _written(
    matches: Sequence[re.Match[str]], paths: Iterable[Path], before: Sequence[Counter[Path]], after: Counter[Path]
) -> str | None:
    """What a number becomes: the count, if it was one, or what one side made of it; None if both made something."""
    base, ours, theirs = (match[0] for match in matches)
    number = _number([_value(each) for each in (base, ours, theirs)], paths, before, after)
    if number is not None:
        return f"{number:,}" if "," in base + ours + theirs else str(number)
    return ours if theirs in (ours, base) else theirs if ours == base else None


def _number(
    values: Sequence[int], paths: Iterable[Path], before: Sequence[Counter[Path]], after: Counter[Path]
) -> int | None:
    """What a number becomes that was the count of the entries below one of the paths in all texts.

    If each text has another number, it may be some more or fewer than we count, as long as all differ by the same.
    """
    for path in paths if len({*values}) > 1 else ():
        off = {value - counts[path] for value, counts in zip(values, before, strict=True)}
        if off == {0} or (len(off) == 1 and len({*values}) == len(values)):
            return after[path] + off.pop()
    return None


def _paths(unit: Unit, after: Counter[Path]) -> Iterator[Path]:
    """The sections of which a line may say how many entries they have: its own, one that it links, the whole list."""
    yield unit.section
    yield from (path for path in after if path and path[-1].casefold() == unit.name)
    yield ()


def _counts(units: Iterable[Unit]) -> Counter[Path]:
    """How many entries stand below the titles of each section, from the top."""
    found: Counter[Path] = Counter()
    for unit in units:
        if unit.kind is Kind.ENTRY:
            found.update(unit.section[:depth] for depth in range(len(unit.section) + 1))
    return found


def _value(number: str) -> int:
    return int(number.replace(",", ""))
