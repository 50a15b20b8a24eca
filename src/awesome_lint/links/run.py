"""One run: what is known from the cache, then GitHub and the web, all at once."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable, Mapping
from contextlib import AsyncExitStack
from dataclasses import field, replace
from datetime import UTC, date, datetime
from functools import partial
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

from awesome_lint.diagnostic import crash
from awesome_lint.links import github
from awesome_lint.links.answers import Answer, Repository, Verdict
from awesome_lint.links.cache import Cache, CacheError
from awesome_lint.links.github import Finding, GitHub, Missing, Name, RepositoryPlace
from awesome_lint.links.options import Options
from awesome_lint.links.verdict import OFFLINE
from awesome_lint.values.slotted import mutable

if TYPE_CHECKING:
    from awesome_lint.links.client import Client

_AS_PAGES = 4
"""How many repositories are asked as web pages at once: GitHub turns away who asks more."""

Progress = Callable[[int], None]


@mutable
class LinkSurvey:
    """What is known of links: the `Answers` of `rule.Context`.

    `asked` are the URLs, without fragments, that a run was about, `known` those of them that the cache
    answered, `notes` sentences that a user should read. A run that was cut off is not complete; one that `is_late` had
    no more time.
    """

    asked: frozenset[str]
    today: date = field(default_factory=lambda: datetime.now(UTC).date())
    answers: dict[str, Answer] = field(default_factory=dict)
    known: int = 0
    notes: list[str] = field(default_factory=list)
    is_complete: bool = True
    is_late: bool = False

    def get(self, url: str) -> Answer | None:
        """What a URL answered; None where it was not asked."""
        page, mark, fragment = url.partition("#")
        answer = self.answers.get(page)
        if answer is None or not mark or answer.target is None or "#" in answer.target:
            return answer
        return replace(answer, target=f"{answer.target}#{fragment}")

    @property
    def was_offline(self) -> bool:
        """Whether nothing was reached, since this machine is not online."""
        return bool(self.answers) and all(each.reason == OFFLINE for each in self.answers.values())

    def count(self) -> Mapping[Verdict, int]:
        """How many URLs there are of each verdict."""
        return Counter(each.verdict for each in self.answers.values())


def prepare() -> None:
    """Begin to import what asking needs, which mostly waits for the disk and for certificates."""
    Thread(target=import_module, args=["awesome_lint.links.client"], daemon=True).start()


def ask(urls: Iterable[str], options: Options, progress: Progress = lambda _: None) -> LinkSurvey:
    """Ask URLs; `progress` is told how many answers there are. Ctrl-C ends a run, which keeps what it knows."""
    survey = LinkSurvey(frozenset(url.partition("#")[0] for url in urls))
    cache = _open(options, survey)
    try:
        if cache is not None:
            survey.answers.update(cache.known(survey.asked))
            survey.known = len(survey.answers)
        if not options.is_offline and survey.known < len(survey.asked):
            asyncio.run(_within(options.max_time, _Run(survey, options, cache, progress)))
    except KeyboardInterrupt:
        survey.is_complete = False
    except TimeoutError:
        survey.is_complete = False
        survey.is_late = True
    finally:
        if cache is not None:
            cache.close()
    return survey


async def _within(seconds: float | None, run: _Run) -> None:
    async with asyncio.timeout(seconds):
        await run.all()


def _open(options: Options, survey: LinkSurvey) -> Cache | None:
    if options.cache is None:
        return None
    try:
        return Cache(options.cache)
    except CacheError as error:
        survey.notes.append(str(error))
        return None


class _Run:
    """Asks what the cache does not know."""

    def __init__(self, survey: LinkSurvey, options: Options, cache: Cache | None, progress: Progress) -> None:
        self._survey, self._options, self._cache, self._progress = survey, options, cache, progress
        self._host = github.web_host(options.github_api)

    async def all(self) -> None:
        """Ask everything; the repositories first, since of these many are asked at once."""
        from awesome_lint.links.client import Client  # noqa: PLC0415 -- what is not needed offline

        open_urls = sorted(self._survey.asked - self._survey.answers.keys())
        repositories: defaultdict[Name, list[tuple[str, RepositoryPlace]]] = defaultdict(list)
        for url in open_urls:
            named = github.place(url, self._host)
            if named is not None:
                repositories[named.key].append((url, named))
        inside = {url for each in repositories.values() for url, _ in each}
        async with AsyncExitStack() as stack:
            client = await stack.enter_async_context(Client(self._options, {self._host: _AS_PAGES}))
            group = await stack.enter_async_context(asyncio.TaskGroup())
            for url in open_urls:
                if url not in inside:
                    group.create_task(self._learn(url, partial(client.ask, url)))
            async for name, found in self._repositories(repositories):
                for url, place in repositories[name]:
                    group.create_task(self._learn(url, partial(self._repository, client, url, place, found)))

    async def _repositories(self, names: Collection[Name]) -> AsyncIterator[tuple[Name, Finding]]:
        """What GitHub says of repositories; of those that an error of ours kept it from, nothing."""
        left = set(names)
        try:
            async for name, found in self._asked(names):
                left.discard(name)
                yield name, found
        except Exception as error:  # whatever an API may answer
            self._survey.notes.append(crash.describe("GitHub could not be reached", error))
        for name in names:
            if name in left:
                yield name, Missing.UNKNOWN

    async def _asked(self, names: Collection[Name]) -> AsyncIterator[tuple[Name, Finding]]:
        """What GitHub says of repositories; without a token it says nothing."""
        if not names:
            return
        if self._options.github_token is None:
            self._survey.notes.append("without a token, archived repositories are not detected; set GITHUB_TOKEN")
            for name in names:
                yield name, Missing.UNKNOWN
            return
        from awesome_lint.links.api import Api  # noqa: PLC0415

        async with Api(self._options) as post:
            asked = GitHub(post, self._survey.notes)
            async for name, found in asked.ask(names):
                yield name, found

    async def _repository(self, client: Client, url: str, place: RepositoryPlace, found: Finding) -> Answer:
        """Judge the URL of a repository, or of something in it, by what GitHub says and what the page answers."""
        if found is Missing.GONE:
            return Answer(Verdict.DEAD, "leads to a repository that GitHub does not know")
        known = replace(found, asked=str(place)) if isinstance(found, Repository) else None
        answer = await client.ask(url) if known is None or place.inside else Answer(Verdict.OK)
        if known is None:
            known = self._as_led(place, answer)
        if known is not None and known.is_renamed and answer.verdict in (Verdict.OK, Verdict.MOVED):
            answer = Answer(Verdict.MOVED, target=github.renamed(url, place, known.name))
        return replace(answer, repository=known)

    def _as_led(self, place: RepositoryPlace, answer: Answer) -> Repository | None:
        """What a redirect from one repository to another tells of it."""
        led = github.place(answer.target, self._host) if answer.target is not None else None
        return Repository(str(place), str(led)) if led is not None else None

    async def _learn(self, url: str, ask: Callable[[], Awaitable[Answer]]) -> None:
        """Keep what a URL answers; an error of ours is said of that URL and ends no run."""
        try:
            answer = await ask()
        except Exception as error:  # whatever a web site may do
            answer = Answer(Verdict.UNVERIFIED, crash.describe("could not be requested", error))
        self._survey.answers[url] = answer
        if self._cache is not None:
            try:
                self._cache.keep(url, answer)
            except CacheError as error:
                self._cache = None
                self._survey.notes.append(str(error))
        self._progress(len(self._survey.answers))
