"""Where parts of a page have changed, these parts read alone: what that says of their entries, and of no others.

A part is a list of which items have changed, or else all that stands below one heading. It holds only if each part
reads alone as it did on its page: every entry on lines that have not changed must say what it said. What all entries of
the page decide together is decided as they do (`consistency`), as long as the change makes no difference to that; and a
line with several links must be written as one of its part is that has not changed.

May not: read whole pages.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile

from awesome_lint import catalog
from awesome_lint.catalog import differences, forms
from awesome_lint.catalog.consistency import Consistency
from awesome_lint.catalog.differences import Fact
from awesome_lint.catalog.memory import Memory
from awesome_lint.catalog.records import Catalog, Entry
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.settings import Settings
from awesome_lint.source import Source
from awesome_lint.syntax.reparse import Reparser
from awesome_lint.text import alignment
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import immutable

_MOST = 12
"""If more parts than this have changed, the whole page is read,"""
_MOST_PLACES = 100
"""or if there are more changes in them,"""
_MOST_OF_ALL = 0.25
"""or if they are more than such a share of it: each is read twice, before and after."""
_NEAR = 20
"""So many lines of a list are read on each side of a change."""
_FEW = 50
"""Of fewer entries, one or two may decide how all others are to be read; and then the whole page is soon read."""
_ITEM = late_pattern(r"[ \t]*[-*+] +(?=\S)")
_REFERENCE = late_pattern(r"\](?!\()")
"""Brackets that a definition, which stands elsewhere, may make a link."""
_DEFINITION = late_pattern(r"[ >]*\[[^\]]+\]:")
_WHOLE_DEFINITION = late_pattern(r" {0,3}\[[^\]]+\]: *\S")
_CONTENTS = late_pattern(r"[ \t]*[-*+] +\[[^\]]*\]\(#")
_COMMENT = late_pattern(r"<!--(?:(?!-->).)*-->\s*")
_LINK = late_pattern(r"(?P<image>!?)\[[^\[\]]*\]\([^()]*(?:\([^()]*\)[^()]*)*\)")
_MARKS = late_pattern(r"@|!(?!\[)")
_BADGE = late_pattern(r"\[!\]\([^()]*\)")
_ASIDE = late_pattern(r"[(\[][^()\[\]!@]*[)\]]")
_WORDS = late_pattern(r"[^()\[\]!@]+")
_HEADING = late_pattern(r" {0,3}#{1,6}(?:[ \t]|$)")
_FENCE = late_pattern(r"[\s>]*(?:```|~~~)")
_TITLE = late_pattern(r" {0,3}#|.*<(?:summary|h[1-6])\b", re.IGNORECASE)
_BOLD = late_pattern(r"[\s>]*\*\*")
_DIGITS = late_pattern(r"\d+(?:[.,]\d+)*")
_LOOK = late_pattern(r"""\s+(?:style|width|height|v?align)="[^"<>`]*"(?=[^<>`]*>)""", re.IGNORECASE)
"""How HTML says that something looks, which is nothing that anyone reads."""
_HEAD = ("# List", "", "## Section", "")

_Rows = tuple[int, int]


@immutable
class Read:
    """A version: its lines, what its entries say, each with its first and last line, and what they have in common."""

    lines: Sequence[str]
    facts: Sequence[Fact]
    rows: Sequence[_Rows]
    common: Consistency

    def on(self, lines: range) -> range:
        """The indexes of the entries that begin on some lines."""
        first, last = (bisect_left(self.rows, (line, 0)) for line in (lines.start, lines.stop))
        return range(first, last)

    def on_line(self, line: int) -> Fact | None:
        """What the entry on a line says, if there is one."""
        at = bisect_right(self.rows, (line, len(self.lines))) - 1
        return self.facts[at] if at >= 0 and self.rows[at][1] >= line else None


@immutable
class _Change:
    """A part in which lines have changed: where it stands before and after, and the lines that are gone and made."""

    old: range
    new: range
    gone: frozenset[int]
    made: frozenset[int]

    def beside(self, other: _Change) -> _Change:
        """The change with one above it, whose part reaches to its own."""
        old, new = range(other.old.start, self.old.stop), range(other.new.start, self.new.stop)
        return _Change(old, new, self.gone | other.gone, self.made | other.made)


def rows_of(records: Catalog, source: Source) -> list[_Rows]:
    """The first and the last line of each entry, without those nested in it if these stand at its end."""
    return [(source.line_at(each.span.start), _last_line(each, source)) for each in records.entries]


def _last_line(entry: Entry, source: Source) -> int:
    last = source.line_at(entry.span.end)
    if not entry.entries or source.line_at(entry.entries[-1].span.end) < last:
        return last
    return max(source.line_at(entry.span.start), source.line_at(entry.entries[0].span.start) - 1)


def patched(last: Read, lines: Sequence[str], settings: Settings) -> Read | None:
    """The version of which only the parts that have changed are read; None where it takes the whole page."""
    last, gaps = _renumbered(last, lines)
    if len(gaps) > _MOST_PLACES or (len(lines) != len(last.lines) and _may_count(_preamble(lines), len(last.facts))):
        return None
    definitions = _definitions(lines)
    for around, is_alike in _ways(last, lines, can_refer=definitions is not None):
        changes = _changes(gaps, around)
        if changes is None or sum(len(each.new) for each in changes) > len(lines) * _MOST_OF_ALL:
            continue
        if all(map(is_alike, changes)):
            found = _patched(last, lines, changes, partial(_Alone, settings, last.common, definitions or ()))
            if found is not None:
                return found
    return None


def _ways(
    last: Read, lines: Sequence[str], *, can_refer: bool
) -> Iterator[tuple[Callable[[range, range], range | None], Callable[[_Change], bool]]]:
    """What finds the part around a change, and what says if its new lines are like others: of lists, then sections."""
    is_alike = partial(_are_written_alike, lines)
    yield partial(_list_around, lines, last.lines, can_refer=can_refer), is_alike
    headings = _headings(lines) if can_refer and len(last.facts) >= _FEW else None
    if headings is not None:
        in_one_form = partial(_are_in_one_form, last.lines, lines)
        yield partial(_section_around, lines, last.lines, headings), lambda each: in_one_form(each) and is_alike(each)


def _patched(last: Read, lines: Sequence[str], changes: Sequence[_Change], alone: Callable[[], _Alone]) -> Read | None:
    """The version with some parts read alone; None where they do not read as on their page."""
    facts: list[Fact] = []
    rows: list[_Rows] = []
    common, at, growth = last.common, 0, 0
    for change in changes:
        here = last.on(change.old)
        if not _are_of_entries(change.gone, last):
            return None
        part = alone()
        before, after = part.read(last.lines, change.old), part.read(lines, change.new)
        known = replace(before, facts=last.facts[here.start : here.stop], rows=last.rows[here.start : here.stop])
        found = _joined(known, after, change)
        if found is None:
            return None
        facts += [*last.facts[at : here.start], *found]
        rows += [*_moved(last.rows[at : here.start], growth), *after.rows]
        common = common.replaced(before.common, after.common)
        at, growth = here.stop, change.new.stop - change.old.stop
    if not common.decides_like(last.common):
        return None
    return Read(lines, [*facts, *last.facts[at:]], [*rows, *_moved(last.rows[at:], growth)], common)


def _renumbered(last: Read, lines: Sequence[str]) -> tuple[Read, list[tuple[range, range]]]:
    """A version with the lines as they are now that say the same, and where it differs from these otherwise.

    Programs write numbers of stars and the like anew each day, and try how tables in HTML look best.
    """
    now, gaps = list(last.lines), []
    for gone, made in alignment.gaps(last.lines, lines):
        pairs = zip(gone, made, strict=False)
        if len(gone) == len(made) and all(_says_the_same(now[at], lines[to], last.on_line(at)) for at, to in pairs):
            now[gone.start : gone.stop] = lines[made.start : made.stop]
        else:
            gaps.append((gone, made))
    return replace(last, lines=now), gaps


def _says_the_same(old: str, new: str, entry: Fact | None) -> bool:
    """Whether a line says what it said but for looks and numbers: of stars beside an entry, any in text but titles."""
    shown = "" if entry is None else f"{entry.name} {entry.description}"
    if not _LOOK.search(shown):
        old, new = _LOOK.sub("", old), _LOOK.sub("", new)
    if old == new:
        return True
    if entry is None:
        return not _TITLE.match(old) and not _BOLD.match(old) and _DIGITS.sub("", old) == _DIGITS.sub("", new)
    return not differences.STARS.search(shown) and differences.STARS.sub("", old) == differences.STARS.sub("", new)


def _moved(rows: Sequence[_Rows], growth: int) -> Iterator[_Rows]:
    return ((first + growth, last + growth) for first, last in rows)


class _Alone:
    """A part on a page of its own, before a change and after it: what has not changed is read once."""

    def __init__(self, settings: Settings, decided: Consistency, definitions: Sequence[str]) -> None:
        self._settings, self._definitions = settings, definitions
        self._parser, self._memory = Reparser(), Memory(decided)

    def read(self, lines: Sequence[str], place: range) -> Read:
        """What the part says, its entries with their lines on the whole page."""
        source = Source("\n".join([*_HEAD, *lines[place.start : place.stop], "", *self._definitions, ""]))
        document = self._parser.parse(source)
        records = catalog.read(source, document, self._settings, self._memory)
        self._memory.keep(document)
        rows = [*_moved(rows_of(records, source), place.start - len(_HEAD))]
        return Read(lines, differences.facts(records), rows, self._memory.common)


def _joined(known: Read, after: Read, change: _Change) -> list[Fact] | None:
    """The entries of a part after a change, those on other lines as they are known; None if these read otherwise."""
    kept = [fact for fact, row in zip(known.facts, known.rows, strict=True) if not _touches(row, change.gone)]
    new = [_touches(row, change.made) for row in after.rows]
    again = [fact for fact, is_new in zip(after.facts, new, strict=True) if not is_new]
    heads = {_head(one, other) for one, other in zip(kept, again, strict=False)}
    is_same = [one.said for one in kept] == [one.said for one in again] and len(heads) == 1 and None not in heads
    is_whole = all(fact.url for fact in after.facts)
    if not is_same or not is_whole or not _are_of_entries(change.made, after):
        return None
    head, left = next(iter(heads)) or (), iter(kept)
    return [
        replace(fact, section=(*head, *fact.section[1:])) if is_new else next(left)
        for fact, is_new in zip(after.facts, new, strict=True)
    ]


def _head(one: Fact, alone: Fact) -> tuple[str, ...] | None:
    """The sections above a part, by one of its entries as it is known and as it reads alone; None if these differ."""
    groups = alone.section[1:]
    cut = len(one.section) - len(groups)
    return one.section[:cut] if cut >= 0 and one.section[cut:] == groups else None


def _are_of_entries(lines: frozenset[int], read: Read) -> bool:
    """Whether one entry begins on each of some lines, or goes on there if it is no item; blank ones are of none."""
    begun = Counter(first for first, _ in read.rows)
    inner = {line for first, last in read.rows for line in range(first + 1, last + 1)}
    texts = ((line, read.lines[line]) for line in lines)
    return all(
        begun[line] == 1 or not text.strip() or (line in inner and not begun[line] and not _ITEM.match(text))
        for line, text in texts
    )


def _touches(row: _Rows, lines: frozenset[int]) -> bool:
    return not lines.isdisjoint(range(row[0], row[1] + 1))


def _are_written_alike(lines: Sequence[str], change: _Change) -> bool:
    """Whether each new line with several links is written like one of its part that was there before."""
    several = {_shape(lines[at]) for at in change.made if lines[at].count("](") > 1}
    return not several or several <= {_shape(lines[at]) for at in change.new if at not in change.made}


def _are_in_one_form(old: Sequence[str], lines: Sequence[str], change: _Change) -> bool:
    """Whether each line that is gone or new is in the form of one of its part that has not changed."""
    changed = [*(old[at] for at in change.gone), *(lines[at] for at in change.made)]
    kept = {forms.form(lines[at]) for at in change.new if at not in change.made}
    return kept.issuperset(forms.form(line) for line in changed if line.strip())


def _shape(line: str) -> str:
    """How a line is written, `@[@]-!`: its links, images and brackets, whatever they say."""
    shape = _MARKS.sub("", line)
    shape = _LINK.sub(lambda match: "!" if match["image"] else "@", shape)
    shape = _ASIDE.sub("", _BADGE.sub("!", shape))
    return _WORDS.sub("-", shape)


def _changes(
    gaps: Sequence[tuple[range, range]], around: Callable[[range, range], range | None]
) -> list[_Change] | None:
    """The parts around some changes; None if one is in none, or these are too many."""
    found: list[_Change] = []
    for gone, made in gaps:
        place = around(gone, made)
        if place is None or len(found) == _MOST:
            return None
        old = range(gone.start - made.start + place.start, gone.stop - made.stop + place.stop)
        change = _Change(old, place, frozenset(gone), frozenset(made))
        reaches = bool(found) and place.start <= found[-1].new.stop
        found.append(change.beside(found.pop()) if reaches else change)
    return found


def _list_around(
    lines: Sequence[str], old: Sequence[str], gone: range, made: range, *, can_refer: bool
) -> range | None:
    """The lines of the list that new ones belong to, or from which others are gone; None where it has no clear ends.

    Of a long list, only the items near by: how one is read, the others tell, but not all of these have to be asked.
    """
    is_item = partial(_is_item, can_refer=can_refer)
    if not all(map(is_item, (*(old[at] for at in gone), *(lines[at] for at in made)))):
        return None
    start, end = made.start, made.stop
    while start > 0 and is_item(lines[start - 1]):
        start -= 1
    while end < len(lines) and is_item(lines[end]):
        end += 1
    is_apart = start > 0 and _is_between(lines[start - 1]) and (end == len(lines) or _is_between(lines[end]))
    if not is_apart:
        return None
    # A part of a list begins with one of its outermost items, and ends before one.
    depth = min((_depth(lines[at]) for at in range(start, end)), default=0)
    outer = [at for at in range(start, end) if _depth(lines[at]) == depth]
    first = max((at for at in outer if at <= made.start - _NEAR), default=start)
    return range(first, min((at for at in outer if at >= made.stop + _NEAR), default=end))


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _section_around(
    lines: Sequence[str], old: Sequence[str], headings: Sequence[int], gone: range, made: range
) -> range | None:
    """The lines between the headings that a change stands between; None where it changes these."""
    if any(_TITLE.match(line) for line in (*(old[at] for at in gone), *(lines[at] for at in made))):
        return None
    at = bisect_left(headings, made.start)
    end = headings[at] if at < len(headings) else len(lines)
    return range(headings[at - 1] + 1, end) if at > 0 else None


def _headings(lines: Sequence[str]) -> list[int] | None:
    """The lines that are headings; None where what looks like one may be code or a comment."""
    if any(_FENCE.match(line) or line.rfind("<!--") > line.rfind("-->") for line in lines):
        return None
    return [at for at, line in enumerate(lines) if _HEADING.match(line)]


def _is_item(line: str, *, can_refer: bool) -> bool:
    return _ITEM.match(line) is not None and (can_refer or _REFERENCE.search(line) is None)


def _definitions(lines: Sequence[str]) -> list[str] | None:
    """The definitions of a page, to which items may refer; None if some lines may be others, or text."""
    found, can_begin = list[str](), True
    for line in lines:
        if _DEFINITION.match(line):
            if not can_begin or not _WHOLE_DEFINITION.match(line):
                return None
            found.append(line)
        else:
            can_begin = not line.strip()
    return found


def _is_between(line: str) -> bool:
    """Whether a line ends a list for good, and belongs to nothing else."""
    return not line.strip() or _COMMENT.fullmatch(line) is not None


def _preamble(lines: Sequence[str]) -> int:
    """How many items stand above the first section that are not of the contents."""
    above = takewhile(lambda line: not line.startswith("##"), lines)
    return sum(_ITEM.match(line) is not None and _CONTENTS.match(line) is None for line in above)


def _may_count(above: int, entries: int) -> bool:
    """Whether one entry more or less may decide if items above the first section are any: none beside many more."""
    return above > 0 and entries < max(2 * above * WEIGHTS.preamble, _FEW)
