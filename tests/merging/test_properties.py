"""What holds of every merge, whatever two people do to a list."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from awesome_lint import Merge, catalog, engine, merge, merging
from awesome_lint.catalog.records import Catalog
from awesome_lint.conventions import order
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.diagnostic.fingerprint import fault_of, fingerprint, sift
from awesome_lint.merging import units
from awesome_lint.merging.units import Kind, Unit
from awesome_lint.page import Page, World
from awesome_lint.settings import Settings
from awesome_lint.source import Source
from awesome_lint.syntax import tree
from awesome_lint.syntax.nodes import Document
from awesome_lint.world.speller import shared_speller
from places import CORPUS, ROOT, lists
from thoroughness import tries

MAX_SIZE = 25_000
MERGES = int(os.environ.get("AWESOME_LINT_MERGES", tries(2, 10)))
"""So many merges of each list are tried."""
LINK = re.compile(r"\[[^\[\]]*\]\([^)]*\)")
ITEM, SEPARATOR = re.compile(r"^([ \t]*)- "), re.compile(r"\) - ")
KINDS = (
    *("add", "add", "add", "remove", "describe", "move", "move far", "lead elsewhere", "section", "say", "part"),
    *("mark", "separate"),
)
EXAMPLES = settings(max_examples=MERGES, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate])
"""What fails is not made smaller: that takes minutes."""


def real_lists() -> list[Path]:
    return [ROOT / "tests" / "fixtures" / "toolkits.md", *lists(CORPUS, below=MAX_SIZE)]


@pytest.fixture(scope="module", autouse=True)
def _each_text_is_read_once() -> Iterator[None]:
    """All merges of a few texts share what is read of them."""

    def read_once(text: str, settings: Settings) -> Page:
        return page_of(text) if settings == Settings() else _read(text, settings)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(merging, "_read", read_once)
        yield


_read = merging._read


@lru_cache(maxsize=8)
def page_of(text: str) -> Page:
    return _read(text, Settings())


def found_in(text: str) -> list[Diagnostic]:
    """What `check` says of a text."""
    return engine.check(replace(page_of(text), world=World(speller=shared_speller())))


@lru_cache(maxsize=8)
def parts(text: str) -> tuple[Source, Document, Catalog]:
    source = Source(text)
    document = tree.parse(source)
    return source, document, catalog.read(source, document)


def cut(text: str) -> list[Unit]:
    source, _, records = parts(text)
    return units.cut(source, records)


def edited(text: str, random: Random, side: str) -> str:
    """A list after a few edits of entries that are one line each."""
    lines = [(unit.kind, unit.text) for unit in cut(text)]
    for number in range(random.randint(1, 6)):
        at = [index for index, (kind, line) in enumerate(lines) if kind is Kind.ENTRY and LINK.search(line)]
        at = [index for index in at if "\n" not in lines[index][1]]
        if len(at) > 3:
            edit(lines, random.choice(at), random.choice(at), random.choice(KINDS), f"{side}{number}")
    return "".join(f"{line}\n" for _, line in lines)


def edit(lines: list[tuple[Kind, str]], at: int, other: int, what: str, name: str) -> None:
    kind, line = lines[at]
    if what == "add":
        lines.insert(at + 1, (kind, LINK.sub(f"[{name}](https://{name}.example.org)", line, count=1)))
    elif what == "remove":
        del lines[at]
    elif what == "describe":
        lines[at] = kind, f"{line.rstrip(' |.')} {name}{line[len(line.rstrip(' |.')) :]}"
    elif what in ("say", "part"):
        lines.insert(at, (Kind.TEXT, f"{name} says so.") if what == "say" else (Kind.BLANK, ""))
    elif what == "section":
        headings = [index for index, (kind, line) in enumerate(lines[:at]) if kind is Kind.HEADING and line[:1] == "#"]
        marks = lines[headings[-1]][1].split()[0] if headings else "##"
        lines[at:at] = [(Kind.BLANK, ""), (Kind.HEADING, f"{marks} {name}"), (Kind.BLANK, "")]
    elif what in ("mark", "separate"):
        old, new = (ITEM, r"\1* ") if what == "mark" else (SEPARATOR, ") – ")
        lines[:] = [(of, old.sub(new, text, count=1)) for of, text in lines]
    elif what == "lead elsewhere":
        lines[at] = kind, line.replace("](", f"](https://{name}.example.org/?", 1)
    else:
        lines.insert(min(at + 2, len(lines)) if what == "move" else other, lines.pop(at))


def records(text: str) -> Counter[str]:
    return Counter(unit.text for unit in cut(text) if unit.kind is not Kind.BLANK)


def open_ones(found: Merge) -> list[list[tuple[str, ...]]]:
    return sorted([each.base, *sorted([each.ours, each.theirs])] for each in found.conflicts)


def orders(text: str) -> dict[tuple[str, ...], int]:
    """How many entries stand astray, by the titles of the sections that keep an order."""
    source, document, records = parts(text)
    return {tuple(each.entries[0].section): each.astray for each in order.learn(source, document, records, Settings())}


def findings_of_its_own(text: str, *sides: str) -> list[Diagnostic]:
    """What is found in a text and in none of the others: not there, and not said there of the same line.

    An entry that all have, or one that a side added, may break a habit that there only is with what the others added.
    """
    habits = page_of(text).conventions
    held = [Page.read(side, Settings(), base=habits) for side in sides]
    known = [(page.source, each) for page in held for each in [*found_in(page.source.text), *engine.check(page)]]
    lines = {said(*each) for each in known}
    kept = set.intersection(*({*side.splitlines()} for side in sides))
    source = Source(text)
    new = sift(source, found_in(text), [fingerprint(*each) for each in known]).new
    of_entries = [each for each in new if each.entry is not None or each.code.startswith("ENT")]
    of_kept = [each for each in of_entries if said(source, each)[-1] in kept]
    return [each for each in new if said(source, each) not in lines and each not in of_kept]


def said(source: Source, finding: Diagnostic) -> tuple[str, str, str]:
    return finding.code, fault_of(finding), source.line(source.line_at(finding.span.start))


@pytest.mark.parametrize("path", real_lists(), ids=lambda path: path.stem)
@EXAMPLES
@given(random=st.randoms(use_true_random=False))
def test_merges_of_real_lists(path: Path, random: Random) -> None:
    base = path.read_text(encoding="utf-8")
    ours, theirs = edited(base, random, "ours"), edited(base, random, "theirs")
    assert merge(base, ours, base).text == merge(base, base, ours).text == merge(base, ours, ours).text == ours
    found, swapped = merge(base, ours, theirs), merge(base, theirs, ours)
    assert open_ones(found) == open_ones(swapped)
    if found.conflicts:
        return
    assert records(found.text) == records(swapped.text)
    before, after = [orders(ours), orders(theirs)], orders(found.text)
    assert not [
        section for section, astray in after.items() if astray and all(each.get(section) == 0 for each in before)
    ]
    assert findings_of_its_own(found.text, ours, theirs) == []
