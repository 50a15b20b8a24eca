"""Reading one version of a list after another, most of which differ from the one before in a line or two.

Where only single lines of one flat list have changed, that list alone is read again, and only if it reads as it did on
its page: every line of it that has not changed must say what it said. Otherwise the whole page is read.

May not: ask git; compare versions.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from awesome_lint import catalog
from awesome_lint.catalog import differences
from awesome_lint.catalog.differences import Fact
from awesome_lint.catalog.memory import Memory
from awesome_lint.catalog.records import Catalog
from awesome_lint.settings import Settings, presets
from awesome_lint.source import Source
from awesome_lint.syntax import tree
from awesome_lint.syntax.reparse import Reparser
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import immutable

_MARKER = late_pattern(r"[ ]{0,3}[-*+] +(?=\S)")
_REFERENCE = late_pattern(r"\](?!\()")
"""Brackets that a definition, which stands elsewhere, may make a link."""
_DEFINITION = late_pattern(r"[ >]*\[[^\]]+\]:")
_CONTENTS = late_pattern(r" *[-*+] +\[[^\]]*\]\(#")
_COMMENT = late_pattern(r"<!--(?:(?!-->).)*-->\s*")
_HEAD = ["# List", "", "## Section", ""]


@immutable
class _Read:
    """A version: its lines, and what its entries say, each with the first and the last of its lines."""

    lines: list[str]
    facts: list[Fact]
    rows: list[tuple[int, int]]


@immutable
class _Change:
    """The flat list that holds all lines that differ, from `start`: where these and the list end, before and after."""

    start: int
    first: int
    old_last: int
    old_end: int
    last: int
    end: int


class Reader:
    """Reads versions of one list in order."""

    def __init__(self, settings: Settings) -> None:
        self._settings = presets.under(settings)
        self._parser, self._memory = Reparser(), Memory()
        self._last: _Read | None = None
        self.title: str | None = None

    def read(self, text: str) -> list[Fact]:
        """What the entries of a version say; of those that nothing happened to, the same objects as before."""
        lines = text.split("\n")
        found = self._patched(self._last, lines) if self._last is not None else None
        self._last = found or self._whole(text, lines)
        return self._last.facts

    def _whole(self, text: str, lines: list[str]) -> _Read:
        source = Source(text)
        document = self._parser.parse(source)
        records = catalog.read(source, document, self._settings, self._memory)
        self._memory.keep(document)
        self.title = records.title
        return _Read(lines, differences.facts(records), _rows(records, source))

    def _patched(self, last: _Read, lines: list[str]) -> _Read | None:
        """The version whose only flat list that has changed is read again; None where it takes the whole page."""
        change = _change(last.lines, lines)
        if change is None or (len(lines) != len(last.lines) and _has_preamble(lines)):
            return None
        at, until = (bisect_left(last.rows, (row, 0)) for row in (change.start, change.old_end))
        known = last.facts[at:until]
        if last.rows[at:until] != [(row, row) for row in range(change.start, change.old_end)]:
            return None
        if len({fact.section for fact in known}) != 1:
            return None
        fresh = self._alone(lines[change.start : change.end])
        head, tail = change.first - change.start, change.end - change.last
        if fresh is None or not (head or tail):
            return None
        kept = [*known[:head], *known[len(known) - tail :]]
        again = [*fresh[:head], *fresh[len(fresh) - tail :]]
        if any(one.said != other.said for one, other in zip(kept, again, strict=True)):
            return None
        new = [replace(fact, section=known[0].section) for fact in fresh[head : len(fresh) - tail]]
        facts = [*last.facts[: at + head], *new, *last.facts[until - tail :]]
        growth = len(lines) - len(last.lines)
        own = [(row, row) for row in range(change.first, change.last)]
        behind = [(first + growth, end + growth) for first, end in last.rows[until - tail :]]
        return _Read(lines, facts, [*last.rows[: at + head], *own, *behind])

    def _alone(self, lines: Sequence[str]) -> list[Fact] | None:
        """What the lines of a flat list say on a page of their own; None where one of them is no entry with a link."""
        source = Source("\n".join([*_HEAD, *lines, ""]))
        records = catalog.read(source, tree.parse(source), self._settings)
        facts = differences.facts(records)
        expected = [(row, row) for row in range(len(_HEAD), len(_HEAD) + len(lines))]
        is_whole = _rows(records, source) == expected and all(fact.url for fact in facts)
        return facts if is_whole else None


def _rows(records: Catalog, source: Source) -> list[tuple[int, int]]:
    """The first and the last line of each entry."""
    return [(source.line_at(each.span.start), source.line_at(each.span.end)) for each in records.entries]


def _has_preamble(lines: Sequence[str]) -> bool:
    """Whether items stand above the first section, not of the contents: no entries if the sections hold many more."""
    for line in lines:
        if line.startswith("##"):
            return False
        if _MARKER.match(line) and not _CONTENTS.match(line):
            return True
    return False


def _change(old: Sequence[str], new: Sequence[str]) -> _Change | None:
    """Where versions differ, if that is within one flat list, the lines of which have all the same marker."""
    shorter = min(len(old), len(new))
    first = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    same = next((at for at in range(shorter - first) if old[-1 - at] != new[-1 - at]), shorter - first)
    old_last, last = len(old) - same, len(new) - same
    around = (*new[max(first - 1, 0) : first], *new[last : last + 1])
    marker = next((found[0] for line in around if (found := _MARKER.match(line))), None)
    changed = (*old[first:old_last], *new[first:last])
    if first == 0 or marker is None or any(line.count("](") > 1 for line in new[first:last]):
        return None  # what further links of an entry are, the whole page tells
    has_definitions = any(_DEFINITION.match(line) for line in new)
    is_item = partial(_is_item, marker=marker, has_definitions=has_definitions)
    if not all(map(is_item, changed)):
        return None
    start, end = first, last
    while start > 0 and is_item(new[start - 1]):
        start -= 1
    while end < len(new) and is_item(new[end]):
        end += 1
    is_apart = _is_between(new[start - 1]) and (end == len(new) or _is_between(new[end]))
    return _Change(start, first, old_last, old_last + end - last, last, end) if is_apart else None


def _is_item(line: str, marker: str, *, has_definitions: bool) -> bool:
    is_one = line.startswith(marker) and line[len(marker) : len(marker) + 1].strip() != ""
    return is_one and (not has_definitions or _REFERENCE.search(line) is None)


def _is_between(line: str) -> bool:
    """Whether a line ends a list for good, and belongs to nothing else."""
    return not line.strip() or _COMMENT.fullmatch(line) is not None
