"""How long reading lists and checking them with every rule takes beside a bare markdown-it-py parse.

For each list of a folder the bare parse, the reading and each family of rules run in turns in one process, in CPU
time; what counts is the ratio of the sums, over all lists, of the medians. Every rule runs, also those that are off by
default; the speller has looked the words up in the run that warms up.

    python benchmarks/rules.py FOLDER [--runs N] [--rules] [--slowest N]
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

from markdown_it import MarkdownIt

from awesome_lint import engine, rules
from awesome_lint.page import Page, World
from awesome_lint.rules import RuleId
from awesome_lint.settings import Settings
from awesome_lint.world.speller import Speller

BARE, READ, ALL, DEFAULT = "bare parse", "read", "read, all rules", "read, default rules"
SPELLER = Speller()


class AllThere:
    """A folder in which every file exists."""

    in_repository = True

    def exists(self, path: str) -> bool:  # noqa: ARG002 -- the protocol's signature
        """Say yes."""
        return True


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder whose Markdown files are read")
    parser.add_argument("--runs", type=int, default=3, help="runs of each (default: %(default)s)")
    parser.add_argument("--rules", action="store_true", help="time each rule instead of each family")
    parser.add_argument("--slowest", type=int, default=5, help="how many slow lists to name (default: %(default)s)")
    options = parser.parse_args()
    gc.disable()
    paths = sorted(options.folder.rglob("*.md"))
    each = {path.name: measure(path.read_text(encoding="utf-8"), options.runs, groups(options.rules)) for path in paths}
    sums: Counter[str] = Counter()
    for times in each.values():
        sums.update(times)
    for name, seconds in sums.items():
        say(name, seconds, sums[BARE])
    sys.stdout.write(f"the slowest of {len(each)} lists beside their bare parse, all rules:\n")
    ratios = {name: times[ALL] / times[BARE] for name, times in each.items()}
    for name in sorted(ratios, key=ratios.__getitem__, reverse=True)[: options.slowest]:
        say(name, each[name][ALL], each[name][BARE])


def groups(by_rule: bool) -> dict[str, Sequence[RuleId]]:  # noqa: FBT001 -- the option as it was given
    """The rules that are timed together."""
    found: dict[str, list[RuleId]] = {}
    for each in rules.all_ids():
        found.setdefault(each.code if by_rule else each.code[:3], []).append(each)
    return {"no rules": (), **found}


def measure(text: str, runs: int, by_name: dict[str, Sequence[RuleId]]) -> dict[str, float]:
    """The median of the CPU seconds that each work took, run in turns, after one run to warm up."""
    times: dict[str, list[float]] = {}
    for turn in range(1 + runs):
        for name, work in works(text, by_name):
            start = time.process_time()
            work()
            seconds = time.process_time() - start
            if turn:
                times.setdefault(name, []).append(seconds)
        gc.collect()
    return {name: median(seconds) for name, seconds in times.items()}


def works(text: str, by_name: dict[str, Sequence[RuleId]]) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is timed. All groups of rules are handed one page, so the first to ask for what it keeps pays for that."""
    parser = MarkdownIt("commonmark").enable("table")
    yield BARE, lambda: parser.parse(text)
    yield READ, lambda: read(text)
    yield ALL, lambda: engine.check(read(text), rules.all_ids())
    yield DEFAULT, lambda: engine.check(read(text))
    page = read(text)
    for name, ids in by_name.items():
        yield name, lambda ids=ids: engine.check(page, ids)  # type: ignore[misc]


def read(text: str) -> Page:
    """Read a text into all that rules look at."""
    return Page.read(text, Settings(), World(AllThere(), speller=SPELLER))


def say(name: str, seconds: float, bare: float) -> None:
    """Print one line."""
    sys.stdout.write(f"{name[:50]:50} {seconds * 1000:8.1f} ms, {seconds / bare:5.2f} of the bare parse\n")


if __name__ == "__main__":
    main()
