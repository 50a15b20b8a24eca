"""Time and memory against size: each construct of the tests at one, two and four times its size.

    python benchmarks/constructs.py [name of a construct, or a part of it]...

For each it prints, for check, format, fix and export, the exponent of time (1 is in proportion to the page), the time
for the largest page, and the most memory that is taken for each byte of it.
"""

from __future__ import annotations

import argparse
import gc
import math
import sys
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from test_scale import PAGES, WORKS, Page

SIZE = 25_000
"""About so many bytes has the smallest page."""
TIMES = (1, 2, 4)
TRIES = 3


def seconds(work: Callable[[], None]) -> float:
    """The time of the processor that some work takes: the least of a few tries."""
    least = math.inf
    for _ in range(TRIES):
        gc.collect()
        started = time.process_time()
        work()
        least = min(least, time.process_time() - started)
    return least


def memory(work: Callable[[], None]) -> int:
    """The most bytes that some work holds at once."""
    gc.collect()
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def cells(page: Page, work: Callable[[str], None]) -> str:
    """What a table says of a construct: exponent, time, memory."""
    count = max(1, round(SIZE / len(page(100).encode()) * 100))
    work(page(20))  # what is done once a process
    texts = [page(count * times) for times in TIMES]
    took = [seconds(partial(work, text)) for text in texts]
    exponent = math.log(took[-1] / took[0], TIMES[-1])
    held = memory(partial(work, texts[-1])) / len(texts[-1].encode())
    return f"{exponent:.2f}, {took[-1] * 1000:.0f} ms, {held:.0f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    names = parser.parse_args().names
    sys.stdout.write(f"| Construct | {' | '.join(WORKS)} |\n| --- |{' --- |' * len(WORKS)}\n")
    for name, page in PAGES.items():
        if not names or any(each in name for each in names):
            sys.stdout.write(f"| {name} | {' | '.join(cells(page, work) for work in WORKS.values())} |\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
