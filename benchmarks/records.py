"""How well lists are read whose records are known, and with weights chosen without the list that is scored.

    python benchmarks/records.py ../shared/gold_small/*/ ../shared/gold/*/ [--write FILE] [--steps 0.7 1.4]

A folder holds a page and `gold.json`, and `meta.json` where what is exported beyond it is wrong. Of each list F1 of the
records found with the right name and URL is given (their share where the truth is not whole): as the weights stand, and
left out, that is with that one of all neighbours of the weights (each value changed by each step, one at a time) that
does best on the other lists. `--write` records the figures of today, which a test compares.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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


def neighbours(steps: Sequence[float]) -> Iterator[tuple[str, float]]:
    """Each weight with each other value to try."""
    for name in Weights.__annotations__:
        value = getattr(WEIGHTS, name)
        for step in steps:
            changed = value * step
            if isinstance(value, int):
                changed = round(changed) if round(changed) != value else value + (1 if step > 1 else -1)
            if changed > 0:
                yield name, changed


def scores_with(truths: Sequence[Truth], name: str, value: float) -> list[float]:
    """The scores of all lists with one weight changed."""
    before = getattr(WEIGHTS, name)
    setattr(WEIGHTS, name, value)
    try:
        return [score(truth) for truth in truths]
    finally:
        setattr(WEIGHTS, name, before)


def left_out(table: Sequence[Sequence[float]]) -> list[float]:
    """Of each list the score with the weights, a row each and today's first, that do best on all others."""
    totals = [sum(row) for row in table]
    best = [max(range(len(table)), key=lambda at: (totals[at] - table[at][each], -at)) for each in range(len(table[0]))]
    return [table[at][each] for each, at in enumerate(best)]


def main() -> None:
    """Score the lists, and write down today's figures if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--steps", nargs="*", type=float, default=[0.7, 1.4])
    options = parser.parse_args()
    truths = [load(folder) for folder in options.folders]
    today = [score(truth) for truth in truths]
    tried = list(neighbours(options.steps))
    table = [today, *(scores_with(truths, name, value) for name, value in tried)]
    without = left_out(table)
    for truth, here, there in zip(truths, today, without, strict=True):
        sys.stdout.write(f"{truth.name[:50]:52s}{here:8.1%}{there:8.1%}\n")
    sys.stdout.write(f"{'mean':52s}{sum(today) / len(today):8.1%}{sum(without) / len(without):8.1%}\n")
    for (name, value), row in sorted(zip(tried, table[1:], strict=True), key=lambda each: -sum(each[1]))[:5]:
        sys.stdout.write(f"  {name} = {value:g} instead of {getattr(WEIGHTS, name)}: {sum(row) / len(row):.2%}\n")
    if options.write:
        figures = {truth.name: round(here, 4) for truth, here in zip(truths, today, strict=True)}
        options.write.write_text(json.dumps(figures, indent=2, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
