"""Defects planted one at a time in entries of real lists: order, duplicates, fields and their values.

A place is planted only where the list itself shows what is right: in runs of entries that are in order,
where most runs are; in vocabularies that the list keeps to. `PLANTED_PER_KIND` plants more.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

import pytest

import corpus
from awesome_lint import engine
from awesome_lint.catalog.records import Entry, Field, Style
from awesome_lint.conventions import order
from awesome_lint.conventions.schema import Use
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.page import Page
from awesome_lint.settings import Settings
from awesome_lint.source import Source
from places import CORPUS, GOLD, lists, needs_lists
from thoroughness import tries

SETTINGS = Settings(select=["ENT", "ORD", "VOC", "LNK006", "DOC007"])
MAX_PAGE = 120_000
MIN_RUN = 5
MIN_SORTED_SHARE = 0.5
MIN_USES = 8
SEED = 20261
PER_KIND = int(os.environ.get("PLANTED_PER_KIND", tries(4, 12)))
MIN_FOUND = 0.97

pytestmark = needs_lists


@dataclass(frozen=True, slots=True)
class Planted:
    """A page with one defect: the rows at which a report is right, and whether the fix restores the page."""

    text: str
    rows: range
    is_fixable: bool = True


Plant = Callable[[Page, random.Random], Planted | None]


@cache
def pages() -> tuple[Page, ...]:
    files = lists(CORPUS, GOLD, "seed/*.md")
    read = [corpus.page_of(path) for path in files if len(path.read_bytes().decode()) <= MAX_PAGE]
    held = [page for page in read if page.catalog.entries and not page.catalog.generated]
    return tuple(replace(page, settings=SETTINGS) for page in held)


def runs(page: Page) -> list[list[Entry]]:
    """The runs of entries of a page that is mostly in order which are in order themselves."""
    found = [run for _, run in order.runs(page.source, page.catalog) if len(run) >= MIN_RUN]
    names = [[entry.name.casefold() for entry in run] for run in found]
    ordered = [run for run, keys in zip(found, names, strict=True) if keys == sorted(set(keys))]
    return ordered if len(ordered) >= len(found) * MIN_SORTED_SHARE else []


def swap(page: Page, rng: random.Random) -> Planted | None:
    """Two neighbours of a run in order change places."""
    if not (found := runs(page)):
        return None
    run = rng.choice(found)
    at = rng.randrange(len(run) - 1)
    text, cut = page.source.text, page.source.cut
    one, other = run[at].span, run[at + 1].span
    planted = text[: one.start] + cut(other) + text[one.end : other.start] + cut(one) + text[other.end :]
    return Planted(planted, rows(planted, one.start, other.end))


def move_far(page: Page, rng: random.Random) -> Planted | None:
    """The last entry of a run in order stands first."""
    if not (found := runs(page)):
        return None
    run = rng.choice(found)
    if len(run) < MIN_USES:
        return None
    text, cut = page.source.text, page.source.cut
    first, last = run[0].span, run[-1].span
    pieces = [cut(run[-1].span), *(cut(entry.span) for entry in run[:-1])]
    gaps = [text[one.span.end : other.span.start] for one, other in pairwise(run)]
    body = "".join(piece + gap for piece, gap in zip(pieces, [*gaps, ""], strict=True))
    planted = text[: first.start] + body + text[last.end :]
    return Planted(planted, rows(planted, first.start, first.start + len(pieces[0])))


def duplicate(page: Page, rng: random.Random) -> Planted | None:
    """An entry stands a second time in its section."""
    found = [entry for entry in page.catalog.entries if entry.url and entry.style is not Style.HEADING]
    if len(found) < MIN_USES:
        return None
    entry = rng.choice(found)
    source = page.source
    line = source.line_span(source.line_at(entry.span.start))
    if entry.entries or line.end != entry.span.end or source.text[line.start : entry.span.start].strip():
        return None
    row = source.line_at(line.start) + 1
    planted = source.text[: line.end] + "\n" + source.text[line.start :]
    return Planted(planted, range(row, row + 2), is_fixable=False)


def slip(word: str, rng: random.Random) -> str:
    """A word with one letter left out, twice, wrong, or two swapped; the first one stays."""
    at = rng.randrange(1, len(word) - 1)
    ways = [word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:], word[:at] + "q" + word[at + 1 :]]
    return rng.choice([way for way in ways if way != word])


def uses(page: Page, *, closed: bool) -> list[Use]:
    found = [use for entry in page.catalog.entries for use in page.conventions.schema_of(entry).uses(entry)]
    counts = Counter(use.text for use in found)
    plain = [
        use for use in found if use.text.isalpha() and len(use.text) > MIN_RUN and page.source.cut(use.span) == use.text
    ]
    return [use for use in plain if counts[use.text] >= MIN_USES and not (closed and use.vocabulary.is_open)]


def misspelled_value(page: Page, rng: random.Random) -> Planted | None:
    """A value is misspelt."""
    found = uses(page, closed=False)
    return put(page, use := rng.choice(found), slip(use.text, rng)) if found else None


def miscased_value(page: Page, rng: random.Random) -> Planted | None:
    """A value is written in another case."""
    found = [use for use in uses(page, closed=False) if use.vocabulary.casing.get(use.text.casefold()) == use.text]
    return put(page, use := rng.choice(found), use.text.swapcase()) if found else None


def foreign_value(page: Page, rng: random.Random) -> Planted | None:
    """A value stands in a field that never takes it."""
    found = uses(page, closed=True)
    if not found:
        return None
    planted = put(page, rng.choice(found), "zebra")
    return Planted(planted.text, planted.rows, is_fixable=False)


def named_fields(page: Page) -> list[tuple[Entry, Field]]:
    """The fields whose names most entries of the page have, once each."""
    found = [(entry, one) for entry in page.catalog.entries for one in entry.fields if one.is_named]
    counts = Counter(one.name for _, one in found)
    most = max(counts.values(), default=0)
    return [
        (entry, one)
        for entry, one in found
        if counts[one.name] >= max(MIN_USES, most * MIN_SORTED_SHARE)
        and page.source.cut(one.name_span) == one.name
        and sum(each.name == one.name for each in entry.fields) == 1
    ]


def misspelled_field(page: Page, rng: random.Random) -> Planted | None:
    """The name of a field is misspelt."""
    found = [(entry, one) for entry, one in named_fields(page) if len(one.name) > MIN_RUN and one.name.isalpha()]
    if not found:
        return None
    _, one = rng.choice(found)
    text, span = page.source.text, one.name_span
    planted = text[: span.start] + slip(one.name, rng) + text[span.end :]
    return Planted(planted, rows(planted, span.start, span.start))


def missing_field(page: Page, rng: random.Random) -> Planted | None:
    """A field that all entries have is gone."""
    schemas = page.conventions.schema_of
    found = []
    for entry, one in named_fields(page):
        known = schemas(entry).of(one.name)
        if known is not None and known.count == schemas(entry).total and page.source.text[one.span.end] in "\r\n":
            found.append((entry, one))
    if not found:
        return None
    entry, one = rng.choice(found)
    source = page.source
    start = source.line_span(source.line_at(one.span.start)).start
    end = source.line_span(source.line_at(one.span.end)).end + 1
    planted = source.text[:start] + source.text[end:]
    return Planted(planted, rows(planted, entry.span.start, entry.span.start), is_fixable=False)


def put(page: Page, use: Use, text: str) -> Planted:
    planted = page.source.text[: use.span.start] + text + page.source.text[use.span.end :]
    return Planted(planted, rows(planted, use.span.start, use.span.start))


def rows(text: str, start: int, end: int) -> range:
    source = Source(text)
    return range(source.line_at(start) + 1, source.line_at(end) + 2)


def applied(text: str, found: list[Diagnostic]) -> str:
    """The text with the fixes of the findings applied, shared ones once."""
    fixes = {id(each.fix): each.fix for each in found if each.fix is not None}
    edits = sorted({edit for fix in fixes.values() for edit in fix.edits}, reverse=True)
    for edit in edits:
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@cache
def found_on(number: int) -> list[Diagnostic]:
    """What is said of one of the pages as it is."""
    return engine.check(pages()[number])


def plants(plant: Plant, rng: random.Random) -> Iterator[tuple[int, Planted]]:
    """Pages, by number, with a defect each."""
    for _ in range(PER_KIND * 20):
        number = rng.randrange(len(pages()))
        planted = plant(pages()[number], rng)
        if planted is not None:
            yield number, planted


KINDS = [swap, move_far, duplicate, misspelled_value, miscased_value, foreign_value, misspelled_field, missing_field]


@pytest.mark.parametrize("plant", KINDS, ids=lambda plant: plant.__name__)
def test_planted_defects_are_found_and_fixed(plant: Plant) -> None:
    rng = random.Random(SEED)
    planted_count = found_count = fixable = restored = 0
    missed = []
    for number, planted in plants(plant, rng):
        page = pages()[number]
        known = Counter((each.code, each.message) for each in found_on(number))
        new = []
        for each in engine.check(Page.read(planted.text, SETTINGS)):
            if known[each.code, each.message]:
                known[each.code, each.message] -= 1
            else:
                new.append(each)
        here = [each for each in new if each.location.row in planted.rows]
        planted_count += 1
        found_count += bool(here)
        if planted.is_fixable and here:
            fixable += 1
            restored += applied(planted.text, here) == page.source.text
        if not here:
            missed.append((page.catalog.title, planted.rows))
        if planted_count == PER_KIND:
            break
    assert planted_count, "no list has a place for this defect"
    assert found_count >= planted_count * MIN_FOUND, missed
    assert restored >= fixable * MIN_FOUND
