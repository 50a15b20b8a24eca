"""How much is asked at once: of all hosts together, and of each one.

A host has its own queue, so a slow one keeps nobody waiting but itself. Who waits longest is next; what
is tried again queues up anew. A host that answers nothing, or nothing but that it is asked too much, is
given up after a while.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from awesome_lint.links.answers import Verdict
from awesome_lint.links.verdict import NoAnswerError

_PER_SECOND = 2.5
"""How often a host is asked in a second, for each question that it may be asked at once."""
_PATIENCE = 2
"""How often in a row a host may fail, in the same measure."""


class Lane:
    """The queue of one host: some at once, and after these no more a second than the host may be asked."""

    def __init__(self, at_once: int) -> None:
        self.free = asyncio.Semaphore(at_once)
        self._interval = 1 / (at_once * _PER_SECOND)
        self._burst = (at_once - 1) * self._interval
        self._due = 0.0
        self._patience = at_once * _PATIENCE
        self._failures = 0
        self._given_up: NoAnswerError | None = None

    async def wait(self) -> None:
        """Wait until one more question is not too much for a second.

        Raises:
            NoAnswerError: the host was given up.
        """
        wait = self._next() if self._given_up is None else 0
        if wait > 0:
            await asyncio.sleep(wait)
        if self._given_up is not None:
            raise _in_place_of(self._given_up)

    def pause(self, seconds: float) -> None:
        """Ask nothing for a time, for the host wants that."""
        self._due = max(self._due, asyncio.get_running_loop().time() + seconds + self._burst)

    def succeeded(self) -> None:
        """Note that the host has answered."""
        self._failures = 0

    def failed(self, error: NoAnswerError) -> None:
        """Note that the host has not; after too often in a row the error stands for all that would follow."""
        self._failures += 1
        if self._failures >= self._patience:
            self._given_up = error

    def _next(self) -> float:
        """Take the next free moment, and say how far it is away: a token bucket, written as a time."""
        now = asyncio.get_running_loop().time()
        due = max(self._due, now)
        self._due = due + self._interval
        return due - self._burst - now


def _in_place_of(last: NoAnswerError) -> NoAnswerError:
    """What is said of a URL that is not asked since others of its host failed."""
    is_unverified = last.verdict is Verdict.UNVERIFIED
    reason = (
        f"was not requested, because its host failed repeatedly: the last URL there {last}"
        if is_unverified
        else str(last)
    )
    return NoAnswerError(reason, last.verdict, may_pass=False)


class Limits:
    """The lanes of all hosts, and how many questions there may be at once in all of them."""

    def __init__(self, at_once: int, per_host: int, special: Mapping[str, int]) -> None:
        self._all = asyncio.Semaphore(at_once)
        self._per_host = per_host
        self._special = special
        self._lanes: dict[str, Lane] = {}

    def lane(self, host: str) -> Lane:
        """The lane of a host."""
        if host not in self._lanes:
            self._lanes[host] = Lane(min(self._per_host, self._special.get(host, self._per_host)))
        return self._lanes[host]

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[Lane]:
        """Wait until the host may be asked.

        Raises:
            NoAnswerError: it was given up.
        """
        lane = self.lane(host)
        async with lane.free:
            await lane.wait()
            async with self._all:
                yield lane
