"""One run of many processes: URLs are shared out by their hosts, and what parts want of one another is passed on.

Each part has a seat, some process here or on another machine. If that is lost, the part begins anew in another with
what has no answer yet.

May not: start processes.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, Protocol
from uuid import uuid4

from yarl import URL

from awesome_lint.links import github, partition
from awesome_lint.links.asking import Learn
from awesome_lint.links.options import Options
from awesome_lint.links.partition import Place, Reply, Request, Task, Told
from awesome_lint.text.urls import web

_MOST = 8_192
"""So many URLs of a part are open at once."""
_MOST_OF_HOST = 256
"""So many of those may have the same host, that others need not wait for a host that has many."""


class Seats(Protocol):
    """Processes that do work, each of which remembers what it did; each has one call at a time."""

    @property
    def count(self) -> int:
        """How many there are."""
        ...

    def call(self, seat: int, work: Callable[..., Any], *given: object) -> None:
        """Begin some work."""
        ...

    def done(self) -> tuple[int, Any]:
        """Wait for the next seat whose work is done, and what came of it: None where its process was lost."""
        ...

    def leave(self, work: Callable[..., Any], *given: object) -> None:
        """Be done with the processes; those that go on without us do some work before."""
        ...


def ask(urls: Iterable[str], options: Options, seats: Seats, learn: Learn, notes: list[str]) -> None:
    """Ask URLs, and tell each answer as it comes.

    Raises:
        TimeoutError: there is no more time.
    """
    latest = time.monotonic() + (options.max_time or float("inf"))
    shared = _Shared(urls, options, seats.count)
    try:
        for seat in range(seats.count):
            seats.call(seat, partition.exchange, *shared.next(seat))
        while True:
            seat, told = seats.done()
            shared.take(seat, told, learn, notes)
            if shared.is_done:
                return
            if time.monotonic() > latest:
                raise TimeoutError
            seats.call(seat, partition.exchange, *shared.next(seat))
    finally:
        seats.leave(partition.end, shared.run)


class _Shared:
    """The parts of a run, and what is to be handed to each."""

    def __init__(self, urls: Iterable[str], options: Options, count: int) -> None:
        self.run = uuid4().hex
        fewer = replace(options, cache=None, concurrency=max(1, options.concurrency // count), github_token=None)
        self._parts = [_Part(Place(self.run, count, number, 0), fewer) for number in range(count)]
        asked = self._parts[partition.owner(github.web_host(options.github_api), count)]
        asked.options = replace(fewer, github_token=options.github_token)
        for url in urls:
            host = _host(url)
            self._parts[partition.owner(host, count)].add(host, url)

    @property
    def is_done(self) -> bool:
        """Whether all URLs have an answer."""
        return not any(part.has_more for part in self._parts)

    def next(self, seat: int) -> tuple[Place, Task]:
        """What is to be handed to a part now."""
        return self._parts[seat].place, self._parts[seat].next()

    def take(self, seat: int, told: Told | None, learn: Learn, notes: list[str]) -> None:
        """Take what a part tells; one that was lost begins anew."""
        part = self._parts[seat]
        if told is None:
            part.begin_anew()
            return
        for url, answer in told.answers:
            part.done(url)
            learn(url, answer)
        for request in told.requests:
            self._parts[partition.owner(URL(request.url).host or "", len(self._parts))].want(request)
        for reply in told.replies:
            part.requests.pop(reply.request, None)
            asker = self._parts[reply.request.place.number]
            if asker.place == reply.request.place:
                asker.replies.append(reply)
        notes += (note for note in told.notes if note not in notes)


class _Part:
    """What is open of a part, and what is to be handed to it next."""

    def __init__(self, place: Place, options: Options) -> None:
        self.place, self.options = place, options
        self.requests: dict[Request, None] = {}
        self.replies: list[Reply] = []
        self._urls: defaultdict[str, deque[str]] = defaultdict(deque)
        self._turns: deque[str] = deque()
        """The hosts of which more may be asked."""
        self._open: dict[str, None] = {}
        self._open_of: Counter[str] = Counter()
        self._is_new = True
        self._next_requests: list[Request] = []

    @property
    def has_more(self) -> bool:
        """Whether URLs are without an answer."""
        return bool(self._open or self._turns)

    def add(self, host: str, url: str) -> None:
        """Note a URL that is to be asked."""
        if not self._urls[host]:
            self._turns.append(host)
        self._urls[host].append(url)

    def want(self, request: Request) -> None:
        """Note a request of another part."""
        self.requests[request] = None
        self._next_requests.append(request)

    def done(self, url: str) -> None:
        """Note that a URL has an answer."""
        host = _host(url)
        del self._open[url]
        if self._open_of[host] == _MOST_OF_HOST and self._urls[host]:
            self._turns.append(host)
        self._open_of[host] -= 1

    def begin_anew(self) -> None:
        """Note that all that was handed out is lost."""
        self.place = replace(self.place, life=self.place.life + 1)
        self._is_new = True

    def next(self) -> Task:
        """What is to be handed to the part now: all that is open where it begins, else what is new."""
        urls = [*self._more()]
        if not self._is_new:
            task = Task(urls, self._next_requests, self.replies, None)
        else:
            task = Task([*self._open], [*self.requests], [], self.options)
        self._next_requests, self.replies, self._is_new = [], [], False
        return task

    def _more(self) -> Iterator[str]:
        """URLs of many hosts in turn."""
        while self._turns and len(self._open) < _MOST:
            host = self._turns.popleft()
            url = self._urls[host].popleft()
            self._open[url] = None
            self._open_of[host] += 1
            if self._urls[host] and self._open_of[host] < _MOST_OF_HOST:
                self._turns.append(host)
            yield url


def _host(url: str) -> str:
    found = web(url)
    return "" if found is None else found.host
