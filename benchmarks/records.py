"""How well lists are read whose records are known, and with weights chosen without the list that is scored.

    python benchmarks/records.py ../shared/gold_small/*/ ../shared/gold/*/ [--steps 0.7 1.4] [--jobs 2] [--write FILE]

A folder holds a page and `gold.json`, and `meta.json` where what is exported beyond it is wrong. Of each list F1 of the
records found with the right name and URL is given (their share where the truth is not whole): as the weights stand, and
left out. For that the weights are chosen on all other lists: each is multiplied by each step (0.01 turns evidence
off), one at a time, and takes the value that does best in the mean, if that is better than today's and helps several
lists.

Then follows what each step of each weight changes in the mean of all lists, and how many lists it makes better and
worse: a weight that changes nothing is dead. `--write` records the figures of today, which a test compares.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any

from awesome_lint import catalog
from awesome_lint.catalog.records import Entry
from awesome_lint.catalog.weights import WEIGHTS, Weights
from awesome_lint.settings import Settings
from awesome_lint.source import Source, decode
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax import tree

_EMOJI = re.compile(r"[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]|:[a-z0-9_+-]+:")
_MARKUP = re.compile(r"!\[[^\]]*\]\([^)]*\)|<[^>]+>|[`*_~\\]")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_BRACKET = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
_ENDS = re.compile(r"^[\W_]+|[\W_]+$")
_ENOUGH_HELPED = 3
"""A value is chosen only if it helps so many lists: fewer tell about these lists, not about others."""


@dataclass
class Truth:
    """A page as parsed, with the records that stand on it; `unsure` are lines of which they say nothing."""

    name: str
    source: Source
    document: n.Document
    records: list[dict[str, Any]]
    unsure: list[tuple[int, int]] | None


def bare(name: str) -> str:
    """A name without markup, case, emoji, what stands around it, and a bracket behind it."""
    text = _EMOJI.sub("", _MARKUP.sub("", _LINK.sub(r"\1", unescape(name)))).strip().casefold()
    shorter = _BRACKET.sub("", text)
    text = shorter if re.search(r"\w", shorter) else text
    return " ".join(_ENDS.sub("", text).split())


def same_url(url: str | None) -> str:
    """A URL without case and its last slash."""
    return unescape(url or "").strip().rstrip("/").casefold()


def load(folder: Path) -> Truth:
    """The page of a folder and the truth about it."""
    page = next(path for path in (folder / "README.md", *folder.glob("*.md")) if path.exists())
    source = Source(decode(page.read_bytes()))
    meta = folder / "meta.json"
    unsure = json.loads(meta.read_text("utf-8")).get("unsure", []) if meta.exists() else None
    records = json.loads((folder / "gold.json").read_text("utf-8"))
    return Truth(folder.name, source, tree.parse(source), records, unsure)


def score(truth: Truth) -> float:
    """F1 of the records of a page; the share found where the truth is not whole."""
    entries = catalog.read(truth.source, truth.document, Settings()).entries
    by_name: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_name[bare(entry.name)].append(entry)
    used: set[int] = set()
    found = 0
    for record in truth.records:
        names = [record["name"], *record.get("aliases", []), *record.get("name_alt", [])]
        fit = [entry for name in names for entry in by_name[bare(name)] if _leads_to(entry, record.get("url"))]
        hit = next((entry for entry in fit if id(entry) not in used), fit[0] if fit else None)
        found += hit is not None
        used.add(id(hit))
    if truth.unsure is None:
        return found / max(1, len(truth.records))
    extra = sum(id(entry) not in used and not _is_unsure(truth, entry) for entry in entries)
    return 2 * found / max(1, found + extra + len(truth.records)) if truth.records or extra else 1.0


def _leads_to(entry: Entry, url: str | None) -> bool:
    return not url or same_url(url) in {same_url(entry.url), *(same_url(link.url) for link in entry.links)}


def _is_unsure(truth: Truth, entry: Entry) -> bool:
    row = truth.source.position(entry.span.start).row
    return any(first <= row <= last for first, last in truth.unsure or ())


class _Watched(Weights):
    """Weights that remember which of them were asked for."""

    def __getattribute__(self, name: str) -> Any:
        if name in Weights.__annotations__:
            _ASKED.add(name)
        return object.__getattribute__(self, name)


_ASKED: set[str] = set()


def watched(truth: Truth) -> tuple[float, set[str]]:
    """The score of a list, and the weights that reading it asks for."""
    _ASKED.clear()
    WEIGHTS.__class__ = _Watched
    try:
        return score(truth), {*_ASKED}
    finally:
        WEIGHTS.__class__ = Weights


def neighbours(steps: Sequence[float]) -> Iterator[tuple[str, float]]:
    """Each weight with each other value to try."""
    for name in Weights.__annotations__:
        value = getattr(WEIGHTS, name)
        for step in steps:
            changed = value * step
            if isinstance(value, int):
                changed = round(changed) if round(changed) != value else value + (1 if step > 1 else -1)
            if changed not in (value, 0):
                yield name, changed


def score_with(truth: Truth, weights: Mapping[str, float]) -> float:
    """The score of a list with some weights changed."""
    before = {name: getattr(WEIGHTS, name) for name in weights}
    vars(WEIGHTS).update(weights)
    try:
        return score(truth)
    finally:
        vars(WEIGHTS).update(before)


def tried(folder: Path, steps: Sequence[float]) -> list[float]:
    """The score of a list as the weights stand, and with each neighbour."""
    truth = load(folder)
    today, asked = watched(truth)
    values = neighbours(steps)
    return [today, *(score_with(truth, {name: value}) if name in asked else today for name, value in values)]


def rescored(folder: Path, weights: Mapping[str, float]) -> float:
    """The score of a list with some weights changed, read anew."""
    return score_with(load(folder), weights)


def choose(values: Sequence[tuple[str, float]], rows: Sequence[Sequence[float]]) -> dict[str, float]:
    """The weights that are better changed for some lists: a row each, first today's score, then one for each value."""
    columns = [*zip(*rows, strict=True)]
    best: dict[str, tuple[float, float]] = {}
    for (name, value), column in zip(values, columns[1:], strict=True):
        gains = [there - here for here, there in zip(columns[0], column, strict=True)]
        if sum(gain > 0 for gain in gains) >= _ENOUGH_HELPED:
            best[name] = max(best.get(name, (0.0, getattr(WEIGHTS, name))), (sum(gains), value))
    return {name: value for name, (gain, value) in best.items() if gain > 0}


def left_out(values: Sequence[tuple[str, float]], rows: Sequence[Sequence[float]]) -> list[dict[str, float]]:
    """For each list the weights that are chosen on the others."""
    return [choose(values, [*rows[:at], *rows[at + 1 :]]) for at in range(len(rows))]


def effects(values: Sequence[tuple[str, float]], rows: Sequence[Sequence[float]]) -> Iterator[str]:
    """A line for each weight: its value, and how each other one changes the mean and single lists."""
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for at, (name, value) in enumerate(values, 1):
        gains = [row[at] - row[0] for row in rows]
        better, worse = sum(gain > 0 for gain in gains), sum(gain < 0 for gain in gains)
        lines[name].append(f"  {value:g}: {sum(gains) / len(gains):+.2%} ({better} up, {worse} down)")
    for name, told in lines.items():
        yield f"{name} = {getattr(WEIGHTS, name):g}{''.join(told)}"


def main() -> None:
    """Score the lists, and write down today's figures if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--steps", nargs="*", type=float, default=[0.7, 1.4])
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    values = [*neighbours(options.steps)]
    with ProcessPoolExecutor(options.jobs) as pool:
        rows = [*pool.map(partial(tried, steps=options.steps), options.folders, chunksize=4)]
        there = [*pool.map(rescored, options.folders, left_out(values, rows), chunksize=4)]
    here = [row[0] for row in rows]
    for folder, today, without in zip(options.folders, here, there, strict=True):
        sys.stdout.write(f"{folder.name[:50]:52s}{today:8.1%}{without:8.1%}\n")
    sys.stdout.write(f"{'mean':52s}{sum(here) / len(here):8.2%}{sum(there) / len(there):8.2%}\n")
    sys.stdout.writelines(f"{line}\n" for line in effects(values, rows))
    sys.stdout.write(f"chosen on all lists: {choose(values, rows) or 'no other value'}\n")
    if options.write:
        figures = {folder.name: round(today, 4) for folder, today in zip(options.folders, here, strict=True)}
        options.write.write_text(json.dumps(figures, indent=2, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
