"""The processor time of work, without the garbage collector, whose time grows with what a test run holds."""

from __future__ import annotations

import time
from collections.abc import Callable

from awesome_lint.page import collection_paused


def seconds(work: Callable[[], object], repeats: int = 1) -> float:
    """The least time of so many runs, in seconds."""
    return min(_once(work) for _ in range(repeats))


def takes_less(work: Callable[[], object], limit: float, tries: int = 3) -> bool:
    """Whether some work can be done in so many seconds: a busy machine may need another try."""
    return any(_once(work) < limit for _ in range(tries))


def is_in_proportion(short: Callable[[], object], long: Callable[[], object], factor: float, least: float) -> bool:
    """Whether long work takes at most so many times as long as short work; what takes less than `least` is quick."""
    took = _once(long)
    if took < least:
        return True
    limit = factor * seconds(short, 3) + least
    return took < limit or takes_less(long, limit, 2)


def _once(work: Callable[[], object]) -> float:
    with collection_paused():
        started = time.process_time()
        work()
        return time.process_time() - started
