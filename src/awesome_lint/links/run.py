"""One run: what is known from the cache, then GitHub and the web, all at once."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import UTC, date, datetime
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

from awesome_lint.links.answers import Answer, Verdict
from awesome_lint.links.asking import Asker
from awesome_lint.links.cache import Cache, CacheError
from awesome_lint.links.options import Options
from awesome_lint.links.verdict import OFFLINE
from awesome_lint.values.slotted import mutable

if TYPE_CHECKING:
    from awesome_lint.links.sharing import Seats

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


def ask(
    urls: Iterable[str], options: Options, progress: Progress = lambda _: None, seats: Seats | None = None
) -> LinkSurvey:
    """Ask URLs, in this process or in those that have `seats`; `progress` is told how many answers there are.

    Ctrl-C ends a run, which keeps what it knows.
    """
    survey = LinkSurvey(frozenset(url.partition("#")[0] for url in urls))
    cache = _open(options, survey)
    try:
        if cache is not None:
            survey.answers.update(cache.known(survey.asked, errors=options.shows_errors))
            survey.known = len(survey.answers)
        if not options.is_offline and survey.known < len(survey.asked):
            _ask(survey, options, _Learned(survey, cache, progress), seats)
    except KeyboardInterrupt:
        survey.is_complete = False
    except TimeoutError:
        survey.is_complete = False
        survey.is_late = True
    finally:
        if cache is not None:
            cache.close()
    return survey


def _ask(survey: LinkSurvey, options: Options, learned: _Learned, seats: Seats | None) -> None:
    """Ask what the cache does not know.

    Raises:
        TimeoutError: there is no more time.
    """
    open_urls = sorted(survey.asked - survey.answers.keys())
    if seats is None:
        asyncio.run(_within(options.max_time, Asker(options, learned, survey.notes), open_urls))
    else:
        from awesome_lint.links import sharing  # noqa: PLC0415 -- most runs ask in one process

        sharing.ask(open_urls, options, seats, learned, survey.notes)


async def _within(seconds: float | None, asker: Asker, urls: Sequence[str]) -> None:
    async with asyncio.timeout(seconds), asker:
        asker.ask(urls)


def _open(options: Options, survey: LinkSurvey) -> Cache | None:
    if options.cache is None:
        return None
    try:
        return Cache(options.cache)
    except CacheError as error:
        survey.notes.append(str(error))
        return None


class _Learned:
    """Puts what URLs answer into the survey, and into the cache as long as that can be written."""

    def __init__(self, survey: LinkSurvey, cache: Cache | None, progress: Progress) -> None:
        self._survey, self._cache, self._progress = survey, cache, progress

    def __call__(self, url: str, answer: Answer) -> None:
        """Note what a URL answered."""
        self._survey.answers[url] = answer
        if self._cache is not None:
            try:
                self._cache.keep(url, answer)
            except CacheError as error:
                self._cache = None
                self._survey.notes.append(str(error))
        self._progress(len(self._survey.answers))
