"""Where batches of lists are read: in processes of this machine, or by the workers of a Dask cluster.

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
from typing import Any, TypeVar

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
        pool = ProcessPoolExecutor(count, get_context("spawn"), begin)
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
    raise given_up()


def given_up() -> WorkerError:
    """What is said of processes that were ended from outside again and again."""
    return WorkerError("worker processes were terminated again and again; use fewer --workers")


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


def dask(
    address: str | None, count: int, work: Callable[[_Given], _Made], batches: Iterable[_Given]
) -> Iterator[_Made]:
    """Do work as tasks of Dask, and give what comes of it as it comes.

    The workers are those of the scheduler at an address, or else so many processes of this machine.

    Raises:
        WorkerError: no scheduler answers, or a task failed more often than Dask allows.
    """
    with client(address, count) as found:
        yield from _tasks(found, work, iter(batches))


def client(address: str | None, count: int) -> Any:
    """A client of Dask, which has no types.

    Raises:
        WorkerError: no scheduler answers.
    """
    import distributed  # noqa: PLC0415 -- takes the extra, and long

    make: Any = distributed.Client
    if address is None:
        here = {"host": "127.0.0.1", "dashboard_address": "127.0.0.1:0", "scheduler_kwargs": {"dashboard": False}}
        return make(n_workers=count, threads_per_worker=1, **here)
    try:
        return make(address)
    except (OSError, ValueError) as error:
        raise WorkerError(f"no scheduler answers at {address}: {error}") from None


def _tasks(client: Any, work: Callable[[_Given], _Made], batches: Iterator[_Given]) -> Iterator[_Made]:
    import distributed  # noqa: PLC0415

    completed: Any = distributed.as_completed
    handed = completed()
    while True:
        most = _PER_PROCESS * max(1, sum(client.nthreads().values()))
        for batch in islice(batches, max(0, most - handed.count())):
            handed.add(client.submit(work, batch, pure=False))
        if not handed.count():
            return
        done = next(handed)
        try:
            made = done.result()  # which is made again where a worker was ended before it was fetched
        except Exception as error:  # whatever may happen on another machine
            raise failed(error) from None
        yield made
        done.release()


def failed(error: Exception) -> WorkerError:
    """What is said of work that failed on a worker of a cluster."""
    return WorkerError(f"a worker of the cluster failed: {' '.join(repr(error).split())}")


def begin() -> None:
    """Begin a process, which ends with the one that started it."""
    workers.begin()
    Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    above = parent_process()
    if above is not None:
        above.join()
        os._exit(1)
