"""Asking URLs as they come, those of repositories by GitHub's API; each answer is told as soon as it is there."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable
from contextlib import AsyncExitStack
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Self

from awesome_lint.diagnostic import crash
from awesome_lint.links import github
from awesome_lint.links.answers import Answer, Repository, Verdict
from awesome_lint.links.github import Finding, GitHub, Missing, Name, RepositoryPlace
from awesome_lint.links.options import Options

if TYPE_CHECKING:
    from awesome_lint.links.client import Others

_AS_PAGES = 4
"""How many repositories are asked as web pages at once: GitHub turns away who asks more."""

Learn = Callable[[str, Answer], None]
"""Is told what a URL answered."""


class Asker:
    """Asks URLs; use it as an asynchronous context manager, which is left once all have an answer.

    `notes` gets sentences that a user should read. `others` ask the hosts that are theirs.
    """

    def __init__(self, options: Options, learn: Learn, notes: list[str], others: Others | None = None) -> None:
        self._options, self._learn, self._notes, self._others = options, learn, notes, others
        self._host = github.web_host(options.github_api)
        self._stack = AsyncExitStack()
        self._github: GitHub | None = None
        self._open: defaultdict[Name, list[tuple[str, RepositoryPlace]]] = defaultdict(list)
        self._found: dict[Name, Finding] = {}
        self._one_at_a_time = asyncio.Lock()

    async def __aenter__(self) -> Self:
        from awesome_lint.links.client import Client  # noqa: PLC0415 -- what is not needed offline

        enter = self._stack.enter_async_context
        self.client = await enter(Client(self._options, {self._host: _AS_PAGES}, self._others))
        if self._options.github_token is not None:
            from awesome_lint.links.api import Api  # noqa: PLC0415

            self._github = GitHub(await enter(Api(self._options)), self._notes)
        self.group = await enter(asyncio.TaskGroup())
        return self

    async def __aexit__(self, *failure: object) -> None:
        await self._stack.__aexit__(*failure)  # type: ignore[arg-type]

    def ask(self, urls: Iterable[str]) -> None:
        """Begin to ask URLs; of repositories many are asked at once, so what comes together is asked sooner."""
        for url in urls:
            place = github.place(url, self._host)
            if place is None:
                self._begin(url, partial(self.client.ask, url))
            else:
                self._open[place.key].append((url, place))
        if self._open:
            self.group.create_task(self._look_up())

    def _begin(self, url: str, ask: Callable[[], Awaitable[Answer]]) -> None:
        self.group.create_task(self._asked(url, ask))

    async def _asked(self, url: str, ask: Callable[[], Awaitable[Answer]]) -> None:
        """Tell what a URL answers; an error of ours is said of that URL and ends no run."""
        try:
            answer = await ask()
        except Exception as error:  # whatever a web site may do
            answer = Answer(Verdict.UNVERIFIED, crash.describe("could not be requested", error))
        self._learn(url, answer)

    async def _look_up(self) -> None:
        """Ask about the repositories that have come meanwhile, and then for the URLs that lead to them."""
        async with self._one_at_a_time:
            open_, self._open = self._open, defaultdict(list)
            for name in open_.keys() & self._found.keys():
                self._go_on(open_.pop(name), self._found[name])
            async for name, found in self._repositories(open_):
                self._found[name] = found
                self._go_on(open_[name], found)

    def _go_on(self, places: Iterable[tuple[str, RepositoryPlace]], found: Finding) -> None:
        for url, place in places:
            self._begin(url, partial(self._repository, url, place, found))

    async def _repositories(self, names: Collection[Name]) -> AsyncIterator[tuple[Name, Finding]]:
        """What GitHub says of repositories; of those that an error of ours kept it from, nothing."""
        left = set(names)
        try:
            async for name, found in self._said(names):
                left.discard(name)
                yield name, found
        except Exception as error:  # whatever an API may answer
            self._notes.append(crash.describe("GitHub could not be reached", error))
        for name in names:
            if name in left:
                yield name, Missing.UNKNOWN

    async def _said(self, names: Collection[Name]) -> AsyncIterator[tuple[Name, Finding]]:
        """What GitHub says of repositories; without a token it says nothing."""
        if self._github is not None:
            async for name, found in self._github.ask(names):
                yield name, found
            return
        if names and not self._found:
            self._notes.append("without a token, archived repositories are not detected; set GITHUB_TOKEN")
        for name in names:
            yield name, Missing.UNKNOWN

    async def _repository(self, url: str, place: RepositoryPlace, found: Finding) -> Answer:
        """Judge the URL of a repository, or of something in it, by what GitHub says and what the page answers."""
        if found is Missing.GONE:
            return Answer(Verdict.DEAD, "leads to a repository that GitHub does not know")
        known = replace(found, asked=str(place)) if isinstance(found, Repository) else None
        answer = await self.client.ask(url) if known is None or place.inside else Answer(Verdict.OK)
        if known is None:
            known = self._as_led(place, answer)
        if known is not None and known.is_renamed and answer.verdict in (Verdict.OK, Verdict.MOVED):
            answer = Answer(Verdict.MOVED, target=github.renamed(url, place, known.name))
        return replace(answer, repository=known)

    def _as_led(self, place: RepositoryPlace, answer: Answer) -> Repository | None:
        """What a redirect from one repository to another tells of it."""
        led = github.place(answer.target, self._host) if answer.target is not None else None
        return Repository(str(place), str(led)) if led is not None else None
