"""Where batches of lists are read: in processes of this machine.

What a process had that is ended from outside is done again in another.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

from awesome_lint.cli import workers
from awesome_lint.cli.workers import WorkerError

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")
_PER_PROCESS = 2
"""So many batches are handed out for each process, that none waits for the next."""
_PATIENCE = 3
"""So many times in a row processes may be ended without any result."""


def local(count: int, work: Callable[[_Given], _Made], batches: Iterable[_Given]) -> Iterator[_Made]:
    """Do work in so many processes, and give what comes of it as it comes.

    Raises:
        WorkerError: processes were ended from outside again and again.
    """
    todo: Iterator[tuple[int, _Given]] = enumerate(batches)
    first = [*islice(todo, 2)]
    todo = chain(first, todo)
    if count == 1 or len(first) == 1:  # to start processes takes longer
        yield from (work(batch) for _, batch in todo)
        return
    open_: dict[int, _Given] = {}
    ended = 0
    while ended < _PATIENCE:
        pool = ProcessPoolExecutor(count, get_context("spawn"), _begin)
        try:
            for made in _done(pool, work, chain([*open_.items()], todo), open_, count * _PER_PROCESS):
                ended = 0
                yield made
            return
        except BrokenProcessPool:
            ended += 1
        except BaseException:
            workers.stop()
            raise
        finally:
            pool.shutdown(cancel_futures=True)
    raise WorkerError("worker processes were terminated again and again; use fewer --workers")


def _done(
    pool: ProcessPoolExecutor,
    work: Callable[[_Given], _Made],
    todo: Iterator[tuple[int, _Given]],
    open_: dict[int, _Given],
    most: int,
) -> Iterator[_Made]:
    """Hand out batches, at most so many at once; those of which nothing has come are `open_`."""
    handed: dict[Future[_Made], int] = {}
    while True:
        for number, batch in islice(todo, most - len(handed)):
            open_[number] = batch
            handed[pool.submit(work, batch)] = number
        if not handed:
            return
        done, _ = wait(handed, return_when=FIRST_COMPLETED)
        for each in done:
            made = each.result()
            del open_[handed.pop(each)]
            yield made


def _begin() -> None:
    """Begin a process, which ends with the one that started it."""
    workers.begin()
    Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    above = parent_process()
    if above is not None:
        above.join()
        os._exit(1)
