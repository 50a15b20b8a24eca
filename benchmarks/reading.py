"""How long it takes to read a list into its catalog, and to check it, beside a bare markdown-it-py parse.

All three run in turns in one process, in CPU time; what counts is the ratio of the medians. The last
lines say how the time grows with the size of the list.

    python benchmarks/reading.py LIST [--runs N]
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from markdown_it import MarkdownIt

from awesome_lint import catalog, engine
from awesome_lint.page import Page, World
from awesome_lint.settings import Settings
from awesome_lint.source import Source
from awesome_lint.syntax import tree

COPIES = (1, 3, 10)


class AllThere:
    """A folder in which every file exists."""

    def exists(self, path: str) -> bool:  # noqa: ARG002 -- the protocol's signature
        """Say yes."""
        return True


def read(text: str) -> None:
    """Read a text into its catalog."""
    source = Source(text)
    catalog.read(source, tree.parse(source))


def check(text: str) -> None:
    """Check a text with all rules that run by default."""
    engine.check(Page.read(text, Settings(), World(AllThere())))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("list", type=Path, help="the Markdown file to read")
    parser.add_argument("--runs", type=int, default=15, help="runs of each (default: %(default)s)")
    options = parser.parse_args()
    text = options.list.read_text(encoding="utf-8")
    parser_alone = MarkdownIt("commonmark").enable("table")
    works: dict[str, Callable[[str], object]] = {"bare parse": parser_alone.parse, "read": read, "check": check}
    gc.disable()
    times = measure(works, text, options.runs)
    bare = median(times["bare parse"])
    for name, seconds in times.items():
        sys.stdout.write(
            f"{name:12} median {median(seconds) * 1000:7.1f} ms, {median(seconds) / bare:5.2f} of the bare parse\n"
        )
    for copies in COPIES:
        seconds = min(measure({"read": read}, text * copies, 3)["read"])
        sys.stdout.write(
            f"read, {copies:2} copies {seconds * 1000:8.1f} ms, {seconds * 1000 / copies:7.1f} ms a copy\n"
        )


def measure(works: dict[str, Callable[[str], object]], text: str, runs: int) -> dict[str, list[float]]:
    """The CPU seconds that each run of each work took, in turns, after one run to warm up."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(1 + runs):
        for name, work in works.items():
            start = time.process_time()
            work(text)
            if turn:
                times[name].append(time.process_time() - start)
            gc.collect()
    return times


if __name__ == "__main__":
    main()
