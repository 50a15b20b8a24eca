"""Work on many texts at once, in processes; what comes of it is handed over in order.

Each process keeps a speller of its own, which asks for every word once. What a process saw of the
world it tells the witness of this one. Few texts are done here: to start processes takes as long as
to check a list of some size.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from awesome_lint import registry
from awesome_lint.diagnostic import crash
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.world import witness
from awesome_lint.world.witness import Witness

Job = partial[Outcome] | Outcome
"""What is to be done with an input, its first argument; or what came of it, where that is known already."""

MIN_CHARACTERS = 150_000
"""The least text for each process that saves more time than the process takes to start."""
_SLOW_START = 3
"""How much longer a process takes to start that is not a copy of this one, but imports everything again."""


class WorkerError(AwesomeLintError, RuntimeError):
    """A process was ended from outside; the message is a sentence that says what to do."""


def outcomes(jobs: Sequence[Job]) -> Iterator[Outcome | str]:
    """Do all jobs, as many at a time as there are processors, and yield what came of each, in order.

    Of a job that an error of ours stopped, what is said of the error is yielded. Outcomes are without records where the
    work was done in another process, since these take longer to hand over than to use.

    Raises:
        WorkerError: a process was ended from outside.
    """
    open_jobs = [job for job in jobs if not isinstance(job, Outcome)]
    count = _processes([len(job.args[0].text) for job in open_jobs])
    done = _at_once(open_jobs, count) if count > 1 else map(_done, open_jobs)
    for job in jobs:
        yield job if isinstance(job, Outcome) else next(done)


def _processes(lengths: Sequence[int]) -> int:
    """How many processes are of use for texts of these lengths."""
    worth = sum(lengths) // MIN_CHARACTERS
    if worth > 1 and not _are_copies():
        worth //= _SLOW_START
    return min(len(lengths), os.cpu_count() or 1, worth)


def _are_copies() -> bool:
    from multiprocessing import get_start_method  # noqa: PLC0415 -- most runs are about few texts

    return get_start_method() == "fork"


def _at_once(jobs: Sequence[partial[Outcome]], count: int) -> Iterator[Outcome | str]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    if _are_copies():
        registry.load_book()
    pool = ProcessPoolExecutor(count, initializer=begin)
    try:
        # `pool.map` would cancel what is pending when Ctrl-C ends it, over which the thread that tends the processes
        # falls before Python 3.12 (https://github.com/python/cpython/issues/107219).
        with _ends_held():
            pending = deque(pool.submit(_do, job) for job in jobs)
        while pending:
            outcome, seen = pending.popleft().result()
            witness.add(seen)
            yield outcome
    except BrokenProcessPool:
        raise WorkerError("a worker process was terminated; check fewer files at a time") from None
    except BaseException:
        stop()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


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
    return outcome if isinstance(outcome, str) else replace(outcome, catalog=None), seen


def _done(job: partial[Outcome]) -> Outcome | str:
    try:
        return job()
    except Exception as error:
        return crash.describe(f"{job.args[0].name}: it could not be processed", error)
