"""The part of a run that one process has: it asks the hosts that are its own, so their limits hold in all processes.

What a redirect asks of a host of another part goes there, and what comes of it back, by way of the process that shares
out (`sharing`), which calls `exchange` again and again.
"""

from __future__ import annotations

import asyncio
import time
import zlib
from collections.abc import Sequence
from threading import Event, Lock, Thread
from typing import NamedTuple

from yarl import URL

from awesome_lint.diagnostic import crash
from awesome_lint.links.answers import Answer
from awesome_lint.links.asking import Asker
from awesome_lint.links.client import Step
from awesome_lint.links.options import Options
from awesome_lint.links.verdict import NoAnswerError
from awesome_lint.values.slotted import immutable

_WAIT, _LINGER = 0.1, 0.02
"""For how many seconds news are waited for, and how long for more of them once there are some."""
_ALONE = 60
"""After how many seconds without an exchange a part ends, for then nobody wants to know."""


@immutable
class Place:
    """Which part of a run this is: of so many the one with a number, which was begun so often before."""

    run: str
    count: int
    number: int
    life: int


class Request(NamedTuple):
    """What is to be asked of a host of another part; `place` and `mark` say who wants to know."""

    place: Place
    mark: int
    method: str
    url: str


class Reply(NamedTuple):
    """What came of a request."""

    request: Request
    came: Step | NoAnswerError


class Task(NamedTuple):
    """What a part is handed: URLs to ask, requests of others, what came of its own, and at first how to ask."""

    urls: Sequence[str]
    requests: Sequence[Request]
    replies: Sequence[Reply]
    options: Options | None


class Told(NamedTuple):
    """What a part tells: answers, requests for others, what came of theirs, and sentences for users."""

    answers: list[tuple[str, Answer]]
    requests: list[Request]
    replies: list[Reply]
    notes: list[str]


def owner(host: str, count: int) -> int:
    """Whose a host is; with and without `www` it is the same, for most redirects lead from one to the other."""
    return zlib.crc32(host.removeprefix("www.").encode()) % count


_parts: dict[Place, _Part] = {}
_one_at_a_time = Lock()


def exchange(place: Place, task: Task) -> Told | None:
    """Hand a part what it is to do, and wait a moment for what it tells; None where it is not here any more."""
    with _one_at_a_time:
        if task.options is not None:
            _parts[place] = _Part(place, task.options)
    part = _parts.get(place)
    return None if part is None else part.exchange(task)


def end(run: str) -> None:
    """End the parts of a run, in the midst of their work."""
    for part in [part for place, part in _parts.items() if place.run == run]:
        part.end()


class _Part:
    """Asks in a thread of its own. To those that ask there it is who has all other hosts."""

    def __init__(self, place: Place, options: Options) -> None:
        self._place, self._options = place, options
        self._told, self._lock, self._has_news = Told([], [], [], []), Lock(), Event()
        self._awaited: dict[int, asyncio.Future[Step]] = {}
        self._count = 0
        self._last = time.monotonic()
        self._has_begun = Event()
        self._failure: BaseException | None = None
        Thread(target=self._run, daemon=True).start()
        self._has_begun.wait()

    def exchange(self, task: Task) -> Told:
        """Take a task, and give what there is to tell."""
        if self._failure is not None:
            raise self._failure
        self._last = time.monotonic()
        self._loop.call_soon_threadsafe(self._take, task)
        if self._has_news.wait(_WAIT):
            time.sleep(_LINGER)
        with self._lock:
            self._has_news.clear()
            told, self._told = self._told, Told([], [], [], [])
        notes = [*self._notes]
        del self._notes[: len(notes)]
        return told._replace(notes=notes)

    def end(self) -> None:
        """Leave what has no answer yet."""
        self._loop.call_soon_threadsafe(self._main.cancel)

    def have(self, host: str) -> bool:
        """Whether a host is that of another part."""
        return owner(host, self._place.count) != self._place.number

    async def request(self, method: str, url: str) -> Step:
        """What the part is answered that has the host of a URL.

        Raises:
            NoAnswerError: there was no response.
        """
        self._count += 1
        mark = self._count
        self._awaited[mark] = asyncio.get_running_loop().create_future()
        self._tell("requests", Request(self._place, mark, method, url))
        return await self._awaited[mark]

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except asyncio.CancelledError:  # by who has no more time for it
            pass
        except BaseException as error:  # it is raised where the next news are asked for
            self._failure = error
        finally:
            self._has_begun.set()
            if self._failure is None:
                _parts.pop(self._place, None)

    async def _serve(self) -> None:
        main = asyncio.current_task()
        assert main is not None
        self._main, self._loop, self._notes = main, asyncio.get_running_loop(), list[str]()
        async with Asker(self._options, self._learn, self._notes, self) as self._asker:
            self._has_begun.set()
            while time.monotonic() - self._last < _ALONE:
                await asyncio.sleep(1)
            main.cancel()

    def _take(self, task: Task) -> None:
        self._asker.ask(task.urls)
        for request in task.requests:
            self._asker.group.create_task(self._do(request))
        for request, came in task.replies:
            awaited = self._awaited.pop(request.mark)
            if isinstance(came, NoAnswerError):
                awaited.set_exception(came)
            else:
                awaited.set_result(came)

    async def _do(self, request: Request) -> None:
        came: Step | NoAnswerError
        try:
            came = await self._asker.client.request(request.method, URL(request.url))
        except NoAnswerError as error:
            came = error
        except Exception as error:  # whatever a web site may do
            came = NoAnswerError(crash.describe("could not be requested", error), may_pass=False)
        self._tell("replies", Reply(request, came))

    def _learn(self, url: str, answer: Answer) -> None:
        self._tell("answers", (url, answer))

    def _tell(self, kind: str, what: object) -> None:
        with self._lock:
            getattr(self._told, kind).append(what)
            self._has_news.set()
