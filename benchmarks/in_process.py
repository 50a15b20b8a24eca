"""How long checks take within one process: the first, after an edit, and beside a bare markdown-it-py parse.

Prints seconds as one JSON object. `peers.py` runs it in an environment that holds an installed wheel.

    python benchmarks/in_process.py [--processor] LIST
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from awesome_lint import Checker, check

RUNS = 5
ENTRY = re.compile(r"^[-*] \[", re.MULTILINE)


def main() -> None:
    """Measure and print."""
    text = Path(sys.argv[-1]).read_bytes().decode()
    checker = Checker()
    times = {"first": seconds(lambda: checker.check(text))}
    again = []
    for edited in edits(text):
        again.append(seconds(lambda edited=edited: checker.check(edited)))  # type: ignore[misc]
    times["again"] = median(again)
    from markdown_it import MarkdownIt  # noqa: PLC0415 -- so that the first check imports it

    parser = MarkdownIt("commonmark").enable("table")
    pairs = [(seconds(lambda: parser.parse(text)), seconds(lambda: check(text))) for _ in range(RUNS)]
    times["bare"], times["check"] = (median(each) for each in zip(*pairs, strict=True))
    sys.stdout.write(json.dumps(times))


def seconds(work: Callable[[], object]) -> float:
    """How long some work takes."""
    clock = time.process_time if "--processor" in sys.argv else time.perf_counter
    start = clock()
    work()
    return clock() - start


def edits(text: str) -> list[str]:
    """The text with one entry edited, a further one each time, all over the page."""
    starts = [each.start() for each in ENTRY.finditer(text)]
    texts = []
    for run in range(RUNS):
        at = starts[len(starts) * (run + 1) // (RUNS + 1)] + len("- [")
        text = f"{text[:at]}A{text[at:]}"
        texts.append(text)
    return texts


if __name__ == "__main__":
    main()
