"""Processes that remember what they did: those of this machine, or the workers of a Dask cluster.

A process that is ended from outside is replaced, and what it remembered is lost.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any

from awesome_lint.cli import engines
from awesome_lint.cli.workers import WorkerError

_PATIENCE = 3
"""So many times in a row processes may be ended without any result."""
_LOOK = 1
"""After how many seconds without a result is looked whether the workers of a cluster are still there."""


@contextmanager
def local(count: int) -> Iterator[LocalSeats]:
    """Processes of this machine."""
    seats = LocalSeats(count)
    try:
        yield seats
    finally:
        seats.close()


@contextmanager
def dask(address: str | None, count: int) -> Iterator[DaskSeats]:
    """The workers of the scheduler at an address, or else so many processes of this machine.

    Raises:
        WorkerError: no scheduler answers.
    """
    with engines.client(address, count) as client:
        yield DaskSeats(client)


class LocalSeats:
    """Processes of this machine, each with a queue of its own."""

    def __init__(self, count: int) -> None:
        self._pools = [_pool() for _ in range(count)]
        self._done: SimpleQueue[tuple[int, Future[Any]]] = SimpleQueue()
        self._lost = 0

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._pools)

    def call(self, seat: int, work: Callable[..., Any], *given: object) -> None:
        """Begin some work."""
        try:
            future = self._pools[seat].submit(work, *given)
        except BrokenProcessPool as error:  # ended between two calls
            future = Future()
            future.set_exception(error)
        future.add_done_callback(lambda done: self._done.put((seat, done)))

    def done(self) -> tuple[int, Any]:
        """Wait for the next seat whose work is done, and what came of it: None where its process was lost.

        Raises:
            WorkerError: processes were ended again and again.
        """
        seat, future = self._done.get()
        try:
            made = future.result()
        except BrokenProcessPool:
            self._lost += 1
            if self._lost == _PATIENCE:
                raise engines.given_up() from None
            self._pools[seat].shutdown()
            self._pools[seat] = _pool()
            return seat, None
        self._lost = 0
        return seat, made

    def leave(self, work: Callable[..., Any], *given: object) -> None:
        """Leave it to the end of the processes to end their work."""

    def close(self) -> None:
        """End the processes, which takes a moment: none works for long at a time."""
        for pool in self._pools:
            pool.shutdown(cancel_futures=True)


def _pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, get_context("spawn"), _begin)


def _begin() -> None:
    engines.begin()
    gc.freeze()  # work may take long, so garbage counts; what is there already stays to the end
    gc.enable()


class DaskSeats:
    """The workers that a cluster has at first; if one is lost, another takes its seat as well."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._workers: list[str] = [*client.nthreads()]
        self._calls: list[Any] = [None] * len(self._workers)
        self._done: SimpleQueue[tuple[int, Any]] = SimpleQueue()
        self._looked = monotonic()
        if not self._workers:
            raise WorkerError("the cluster has no workers")

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._workers)

    def call(self, seat: int, work: Callable[..., Any], *given: object) -> None:
        """Begin some work."""
        future = self._client.submit(work, *given, workers=[self._workers[seat]], pure=False)
        self._calls[seat] = future
        future.add_done_callback(lambda done: self._done.put((seat, done)))

    def done(self) -> tuple[int, Any]:
        """Wait for the next seat whose work is done, and what came of it: None where its worker was lost.

        Raises:
            WorkerError: the work failed.
        """
        while True:
            seat = self._vacated()
            if seat is not None:
                return seat, None
            with suppress(Empty):
                seat, future = self._done.get(timeout=_LOOK)
                if future is self._calls[seat]:  # and not of a worker that was lost
                    with suppress(TimeoutError):
                        return seat, self._result(future)

    def _result(self, future: Any) -> Any:
        try:
            return future.result(timeout=_LOOK)
        except (TimeoutError, CancelledError):  # the worker may be lost, which will be seen
            raise TimeoutError from None
        except Exception as error:  # whatever may happen on another machine
            raise engines.failed(error) from None

    def _vacated(self) -> int | None:
        """A seat whose worker was lost, once another worker has it."""
        if monotonic() - self._looked < _LOOK:
            return None
        self._looked = monotonic()
        there = self._client.nthreads()
        lost = next((seat for seat, worker in enumerate(self._workers) if worker not in there), None)
        if lost is None or not there:
            return None
        self._calls[lost].cancel()
        self._calls[lost] = None
        self._workers[lost] = min(there, key=self._workers.count)
        return lost

    def leave(self, work: Callable[..., Any], *given: object) -> None:
        """End the work of the workers, which go on without us."""
        self._client.run(work, *given, on_error="ignore")
