"""Work on many texts at once, in processes; what comes of it is handed over in order.

Each process keeps a speller of its own, which asks for every word once. What a process saw of the
world it tells the witness of this one. Few texts are done here: to start processes takes as long as
to check a list of some size.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING, Self, TypeVar, Union

from awesome_lint import registry
from awesome_lint.diagnostic import crash
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.world import witness
from awesome_lint.world.witness import Witness

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")
Job = partial[Outcome] | Outcome
"""What is to be done with an input, its first argument; or what came of it, where that is known already."""
_Begun = Union[Job, "Future[tuple[Outcome | str, Witness]]"]

MIN_CHARACTERS = 150_000
"""The least text for each process that saves more time than the process takes to start."""
_AHEAD = 500_000
"""So many characters for each processor are taken ahead."""
_SLOW_START = 3
"""How much longer a process takes to start that is not a copy of this one, but imports everything again."""


class WorkerError(AwesomeLintError, RuntimeError):
    """A process was ended from outside; the message is a sentence that says what to do."""


def outcomes(jobs: Iterable[Job]) -> Iterator[Outcome | str]:
    """Do all jobs, as many at a time as there are processors, and yield what came of each, in order.

    Of a job that an error of ours stopped, what is said of the error is yielded. Outcomes are without records, which
    take longer to hand over than to use. However many jobs there are, only some are taken ahead.

    Raises:
        WorkerError: a process was ended from outside.
    """
    with _Team("check fewer files at a time") as team:
        begun: deque[list[_Begun]] = deque()
        for some in _batches(jobs):
            begun.append(team.begin(some))
            if len(begun) > 1:  # so that nobody waits for work
                yield from team.ended(begun.popleft())
        for each in begun:
            yield from team.ended(each)


def spread(
    work: Callable[[Sequence[_Given]], Sequence[_Made]], given: Sequence[_Given], weights: Sequence[int], start: int
) -> Sequence[_Made]:
    """Do work with parts of a sequence, the first here and others in processes of their own, and give it in order.

    The weights say how much there is to do with each of the given ones, and `start` how much more with the first of a
    part, in characters.

    Raises:
        WorkerError: a process was ended from outside.
    """
    first, *others = _parts(given, weights, _processes(weights, start))
    if not others:
        return work(first)
    with _Team("read fewer commits at a time") as team:
        begun = team.hand_out(work, others)
        return [*work(first), *chain.from_iterable(each.result() for each in begun)]


def _parts(given: Sequence[_Given], weights: Sequence[int], count: int) -> Iterator[Sequence[_Given]]:
    """At most so many parts of a sequence, and at least one, about as heavy as each other."""
    middles = [end - weight / 2 for end, weight in zip(accumulate(weights), weights, strict=True)]
    cuts = {bisect_left(middles, sum(weights) * number / count) for number in range(1, count)}
    inner = sorted(cuts - {0, len(given)})
    return (given[first:end] for first, end in pairwise([0, *inner, len(given)]))


def _batches(jobs: Iterable[Job]) -> Iterator[list[Job]]:
    """Jobs in order, of so much text together that it is worth all processes."""
    most = _AHEAD * (os.cpu_count() or 1)
    batch: list[Job] = []
    length = 0
    for job in jobs:
        batch.append(job)
        length += len(_input(job).text)
        if length >= most:
            yield batch
            batch, length = [], 0
    yield batch


def _input(job: Job) -> Input:
    given: Input = job.input if isinstance(job, Outcome) else job.args[0]
    return given


def _processes(lengths: Sequence[int], start: int = 0) -> int:
    """How many processes are of use for texts of these lengths, if each one has so much more to do to begin with."""
    worth = sum(lengths) // (MIN_CHARACTERS + start)
    if worth > 1 and not _are_copies():
        worth //= _SLOW_START
    return min(len(lengths), os.cpu_count() or 1, worth)


def _are_copies() -> bool:
    from multiprocessing import get_start_method  # noqa: PLC0415 -- most runs are about few texts

    return get_start_method() == "fork"


class _Team:
    """The processes that do jobs, which are begun once there is enough to do; and what to do if one is ended."""

    def __init__(self, advice: str) -> None:
        self._advice = advice
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def begin(self, jobs: Sequence[Job]) -> list[_Begun]:
        """Begin with jobs, unless they are not worth a process."""
        open_ = [job for job in jobs if not isinstance(job, Outcome)]
        count = _processes([len(_input(job).text) for job in open_])
        if self._pool is None and count > 1:
            if _are_copies():
                registry.load_book()
            self._pool = _pool(count)
        if self._pool is None:
            return [*jobs]
        submit = self._pool.submit
        with _ends_held():
            return [job if isinstance(job, Outcome) else submit(_do, job) for job in jobs]

    def hand_out(self, work: Callable[[_Given], _Made], parts: Sequence[_Given]) -> list[Future[_Made]]:
        """Begin with parts of some work, each in a process of its own."""
        pool = self._pool = _pool(len(parts))
        with _ends_held():
            return [pool.submit(work, part) for part in parts]

    def ended(self, begun: Sequence[_Begun]) -> Iterator[Outcome | str]:
        """What came of jobs; those that are still to be begun are done in this process."""
        for each in begun:
            if isinstance(each, Outcome):
                yield each
            elif isinstance(each, partial):
                yield _done(each)
            else:
                outcome, seen = each.result()
                witness.add(seen)
                yield outcome

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._pool is None:
            return
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

        if kind is not None and not issubclass(kind, BrokenProcessPool):
            stop()
        self._pool.shutdown(cancel_futures=True)
        if kind is not None and issubclass(kind, BrokenProcessPool):
            raise WorkerError(f"a worker process was terminated; {self._advice}") from None


def _pool(count: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 -- most runs are about few texts

    return ProcessPoolExecutor(count, initializer=begin)


@contextmanager
def _ends_held() -> Iterator[None]:
    """Heed Ctrl-C and SIGTERM only at the end, where a system can, so that neither meets a process that begins."""
    import signal  # noqa: PLC0415

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def stop() -> None:
    """End the processes in the midst of their work."""
    from multiprocessing import active_children  # noqa: PLC0415

    for each in active_children():
        each.terminate()


def begin() -> None:
    """Begin a process: leave it to the one that started it to heed Ctrl-C, and look for no garbage, as there."""
    import gc  # noqa: PLC0415
    import signal  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    gc.disable()


def _do(job: partial[Outcome]) -> tuple[Outcome | str, Witness]:
    witness.dismiss()
    seen = witness.call()
    outcome = _done(job)
    return outcome, seen


def _done(job: partial[Outcome]) -> Outcome | str:
    try:
        return replace(job(), catalog=None)
    except Exception as error:  # one file must not stop the others
        return crash.describe(f"{job.args[0].name}: it could not be processed", error)
