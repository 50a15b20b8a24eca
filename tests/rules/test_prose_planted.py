"""Faults of writing, planted one at a time in the lists of the corpus that are consistent, are found and mended."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest

from awesome_lint import engine, rules
from awesome_lint.catalog.records import Entry, Style
from awesome_lint.conventions import habits, writing
from awesome_lint.conventions.endings import UPPER
from awesome_lint.conventions.habits import Seen
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.editing import fixer
from awesome_lint.page import Page
from awesome_lint.settings import Settings
from awesome_lint.source import Span
from corpus import page_of
from places import CORPUS, GOLD, lists, needs_lists

MOST_BYTES = 120_000
"""Longer pages show nothing that shorter ones do not, and take their time."""
PAGES = [path for path in lists(CORPUS, GOLD) if path.stat().st_size < MOST_BYTES]
SEED = 20
ENTRIES_PER_FAULT = 60
MOST = 8
MOST_OTHERS = 0.03
"""So few do otherwise that with what is planted it is still few enough."""
MIN_FOUND = 0.97
CHOSEN = [each for each in rules.all_ids() if each.code in ("ENT011", "ENT012", "ENT014")]
DASHES = (" – ", " — ", ": ", " -- ", "-", " -", "- ")
FIRST_WORD = re.compile(r"[A-Z][a-z]+(?= [a-z])")
CJK = re.compile(r"[\u3040-\u9fff\uac00-\ud7a3]")

Faults = list[tuple[Span, str]]
"""Places, and what is planted there."""

pytestmark = needs_lists


def described(seen: list[Seen], usual: str) -> list[tuple[Entry, Span]]:
    """The entries that do what is usual, with their descriptions, if nearly all of the list do it."""
    habit = habits.habit_in(seen, MOST_OTHERS)
    if habit is None or habit.usual != usual:
        return []
    kept = [
        entry for each in seen for (entry, _), found in zip(each.entries, each.found, strict=True) if found == usual
    ]
    return [(entry, entry.description_span) for entry in kept if entry.description_span is not None]


def bullets(page: Page) -> writing._Group:
    every = writing._groups(page.source.text, page.batches)
    groups = [each for each in every if each.style is Style.BULLET and not each.is_nested]
    return groups[0] if groups else writing._Group(Style.BULLET, is_nested=False, column="", text="", parts=[])


def total(seen: list[Seen]) -> int:
    return sum(habits.counted(seen).values())


def some(draw: random.Random, places: list[Span], seen: list[Seen]) -> list[Span]:
    return draw.sample(places, min(len(places), MOST, max(1, total(seen) // ENTRIES_PER_FAULT)))


def separators(page: Page, draw: random.Random) -> Faults:
    seen = [each.without(writing.NONE) for each in bullets(page).seen(writing._separator)]
    places = [entry.separator_span for entry, _ in described(seen, " - ")]
    exact = [span for span in places if span is not None and page.source.cut(span) == " - "]
    return [(span, draw.choice(DASHES)) for span in some(draw, exact, seen)]


def marks(page: Page, draw: random.Random) -> Faults:
    text = page.source.text
    group = bullets(page)
    seen = writing._seen(group, *writing._flags(group))[writing.HabitKind.MARK]
    doubled = len(re.findall(r"\w\.\. ", text))
    places: list[Span] = []
    for usual in ".。":
        ends = [span.end for _, span in described(seen, usual)]
        places += [Span(end - 1, end) for end in ends if text[end - 1] == usual and text[end - 2].isalpha()]
    faults = [(span, "") for span in some(draw, places, seen)]
    if len(faults) > 1 and doubled < 2:  # many of them show that a program cut the descriptions
        span, _ = faults[0]
        faults[0] = span, text[span.start] * 2
    return faults


def openings(page: Page, draw: random.Random) -> Faults:
    text = page.source.text
    seen = bullets(page).seen(writing._opening)
    places = []
    for entry, span in described(seen, UPPER):
        word = FIRST_WORD.match(text, span.start)
        # nobody can tell `texas is …` below the entry `texas`, or what goes on behind a name, from a fault
        if word and entry.separator_span and word[0].lower() not in entry.name and not CJK.search(text, *span):
            places.append(Span(span.start, span.start + 1))
    return [(span, page.source.cut(span).lower()) for span in some(draw, places, seen)]


def missed(page: Page, faults: Faults) -> list[str]:
    """The lines of planted faults that are not found, once each, or not mended to what they were."""
    text = changed = page.source.text
    for span, planted in sorted(faults, reverse=True):
        changed = changed[: span.start] + planted + changed[span.end :]
    known = {(each.code, each.location.row) for each in engine.check(page, CHOSEN)}
    found = engine.check(Page.read(changed, Settings()), CHOSEN)
    lines, original = changed.splitlines(keepends=True), text.splitlines(keepends=True)
    bad = []
    for span, planted in faults:
        row = page.source.position(span.start).row
        new = [each for each in found if each.location.row == row and (each.code, row) not in known]
        if len(new) != 1 or mended(changed, new[0], lines, row) != original[row - 1]:
            bad.append(f"{row} {planted!r} {[each.message for each in new]} {original[row - 1]}")
    return bad


def mended(text: str, diagnostic: Diagnostic, lines: list[str], row: int) -> str:
    """A line after the fix of one diagnostic."""
    start = sum(map(len, lines[: row - 1]))
    line = lines[row - 1]
    for edit in diagnostic.fix.edits if diagnostic.fix else ():
        line = line[: edit.start - start] + edit.text + line[edit.end - start :]
    return line


@pytest.mark.parametrize("plant", [separators, marks, openings])
def test_nearly_all_planted_faults_are_found_and_mended(plant: Callable[[Page, random.Random], Faults]) -> None:
    """Few at a time, so that the list stays as consistent as it was."""
    draw = random.Random(SEED)
    bad: list[str] = []
    total = 0
    for path in PAGES:
        faults = plant(page_of(path), draw)
        total += len(faults)
        bad += [f"{path.name}:{each}" for each in missed(page_of(path), faults)] if faults else []
    assert total > len(PAGES)
    assert len(bad) <= total * (1 - MIN_FOUND), "\n".join([f"{len(bad)} of {total}", *bad])


def test_the_fixer_accepts_such_fixes() -> None:
    path = next(each for each in PAGES if each.name.startswith("sindresorhus"))
    page = page_of(path)
    span, planted = separators(page, random.Random(SEED))[0]
    text = page.source.text
    result = fixer.fix(text[: span.start] + planted + text[span.end :], Settings(), unsafe=True, selected=CHOSEN)
    assert result.refused == []
    assert result.text == fixer.fix(text, Settings(), unsafe=True, selected=CHOSEN).text
