"""The way of `awesome-lint links`, for which `pipeline` is the way of all others.

A page says which URLs to ask (`urls_of`), `links.run` asks them, and rules say what the answers mean
(`link_file`).

May not: print, exit, ask the network itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from awesome_lint import catalog
from awesome_lint.catalog import changes
from awesome_lint.catalog.changes import State
from awesome_lint.catalog.records import Entry
from awesome_lint.links.answers import Answer
from awesome_lint.page import Answers, Page
from awesome_lint.pipeline import outcomes
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.registry import selection
from awesome_lint.registry.families import NO_LIST, ONLINE
from awesome_lint.source import Source
from awesome_lint.syntax import tree
from awesome_lint.text import spans, urls
from awesome_lint.values.slotted import immutable
from awesome_lint.world import caches, files
from awesome_lint.world.revisions import Revision

_ANSWERS = "links.db"


if TYPE_CHECKING:
    from awesome_lint.links.run import LinkSurvey


@immutable
class Asked:
    """An input, and the page that it was read into, of which the links are asked."""

    input: Input
    page: Page

    @property
    def accept(self) -> dict[str, list[int]]:
        """The status codes that the settings accept of hosts."""
        return self.page.settings.links.accept


def read(input_: Input) -> Asked:
    """Read an input whose links are to be asked."""
    return Asked(input_, outcomes.page_of(input_))


def urls_of(asked: Asked, since: Revision | None = None) -> list[str]:
    """The URLs of a page to ask online: all, or those of entries that have changed since a revision.

    Raises:
        RevisionError: git does not know the revision, or not enough of it.
    """
    page = asked.page
    if since is None or asked.input.path is None:
        return _wanted(page)
    earlier = since.text_at(asked.input.path)
    if earlier is None:
        return _wanted(page, page.catalog.entries)
    source = Source(earlier)
    before = State(source, catalog.read(source, tree.parse(source), page.settings))
    return _wanted(page, changes.changed(before, State(page.source, page.catalog)))


def _wanted(page: Page, entries: Iterable[Entry] | None = None) -> list[str]:
    """The web URLs of a page, or of some of its entries, in order.

    What the settings exclude is left out, and so is what a program writes: nobody can mend it by hand.
    """
    places = None if entries is None else {link.url_span for entry in entries for link in entry.links}
    return [
        url
        for url, span, _ in page.destinations()
        if urls.web(url) is not None
        and (places is None or span in places)
        and spans.at(page.catalog.generated, span.start) is None
        and not urls.is_allowed(url, page.settings.links.exclude)
    ]


def link_file(asked: Asked, answers: Answers, *, fix: bool) -> Outcome:
    """Say what the answers to its links mean for one input, and with `fix` mend them; nothing is written."""
    each, page = asked.input, asked.page
    selected = [one for one in selection.select(each.settings) if one.code.startswith(ONLINE) or one.code == NO_LIST]
    if fix:
        return outcomes.mend(each, replace(each.world, answers=answers), selected=selected)
    return outcomes.judge(each, replace(page, world=replace(page.world, answers=answers)), selected)


def cache_file() -> Path | None:
    """Where answers are kept from one run to the next; None where that cannot be trusted."""
    folder = caches.folder()
    return None if folder is None else Path(folder, _ANSWERS)


def remembered_all(urls: Iterable[str]) -> LinkSurvey | None:
    """What URLs answered lately, in runs that kept their answers; None where there were none. Nothing is asked."""
    from awesome_lint.links import run  # noqa: PLC0415 -- most runs ask for links themselves
    from awesome_lint.links.options import Options  # noqa: PLC0415

    path = cache_file()
    if path is None or not files.is_file(path):
        return None
    survey = run.ask(urls, Options(cache=path, is_offline=True, shows_errors=True))
    return survey if survey.answers else None


def remembered(url: str) -> Answer | None:
    """What a URL answered lately, in a run that kept its answers; nothing is asked."""
    from awesome_lint.links.cache import Cache, CacheError  # noqa: PLC0415 -- most runs ask for links themselves

    path = cache_file()
    if path is None or not files.is_file(path):
        return None
    asked = url.partition("#")[0]
    try:
        cache = Cache(path)
    except CacheError:
        return None
    try:
        return dict(cache.known([asked], errors=True)).get(asked)
    finally:
        cache.close()
