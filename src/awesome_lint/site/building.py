"""All files of a site, from what is known of its lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import cache
from importlib import resources
from itertools import groupby
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from awesome_lint.news import Format, render
from awesome_lint.news.feeds import title_of as said
from awesome_lint.site import charts, curating, data
from awesome_lint.site.addresses import Names
from awesome_lint.site.data import File
from awesome_lint.site.facets import NAME, NEWEST, Choice, Facet
from awesome_lint.site.markup import shown
from awesome_lint.site.volumes import Subject, Volume
from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.values.slotted import immutable

_ASSETS = ("icon.svg", "minisearch.js", "minisearch.LICENSE.txt", "site.js", "style.css")


class Theme(StrEnum):
    """Which colours pages have; `auto` leaves it to the reader's browser."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


class SiteError(AwesomeLintError):
    """A site cannot be made; the message says what is wrong."""


@immutable
class Look:
    """How a site looks: its title, the address at which it will stand, colours, and templates of one's own.

    `template` gives the text of one's own template of that name, or None. `is_packed` says that the files of data
    are in one archive.
    """

    title: str | None = None
    url: str | None = None
    theme: Theme = Theme.AUTO
    template: Callable[[str], str | None] | None = None
    is_packed: bool = True


def build(subjects: Sequence[Subject], look: Look) -> Iterator[File]:
    """The files of a site of one list or several.

    Raises:
        SiteError: a template of one's own is wrong.
    """
    site = _Site(subjects, look)
    try:
        yield from site.files()
    except TemplateError as error:
        place = f"{error.name}, line {error.lineno}: " if isinstance(error, TemplateSyntaxError) else ""
        raise SiteError(f"a template cannot be filled: {place}{error.message or type(error).__name__}") from None


class _Site:
    """A site on its way into files."""

    def __init__(self, subjects: Sequence[Subject], look: Look) -> None:
        self._look = look
        names = Names()
        alone = len(subjects) == 1
        self._volumes = [
            Volume.of(each, "" if alone else f"{names.name(each.title)}/", look.title if alone else None)
            for each in subjects
        ]
        self._title = look.title or (self._volumes[0].title if alone else "Lists")
        self._templates = _with_own(look.template) if look.template else _shipped_templates()

    def files(self) -> Iterator[File]:
        """All files, one by one."""
        names = []
        for file in self._files():
            names.append(file.name)
            yield file
        if self._look.url:
            pages = [name for name in names if not name.endswith("bookmarks.html")]
            yield File("sitemap.xml", data.sitemap(self._look.url, pages).encode())

    def _files(self) -> Iterator[File]:
        for name in _ASSETS:
            yield File(f"assets/{name}", (resources.files(__package__) / "assets" / name).read_bytes())
        if len(self._volumes) > 1:
            yield self._page("lists.html", "index.html", **self._lists())
        for volume in self._volumes:
            yield from self._of(volume)

    def _lists(self) -> dict[str, Any]:
        """What the page of all lists shows: these are its filter."""
        choices = [Choice(at, each.title, len(each.cards)) for at, each in enumerate(self._volumes)]
        languages = {volume.language for volume in self._volumes}
        return {
            "volumes": self._volumes,
            "facets": [Facet("List", "List", choices)],
            "orders": [NAME, NEWEST] if any(volume.newest for volume in self._volumes) else [NAME],
            "direction": _common(self._volumes),
            "language": languages.pop() if len(languages) == 1 else "und",
        }

    def _of(self, volume: Volume) -> Iterator[File]:
        """The files of one list."""
        subject = volume.subject
        found = list(data.files(volume))
        beside = [data.packed(found)] if self._look.is_packed else found
        described = data.list_of(volume, self._look.url)
        told = {"data": [each.name for each in beside], "inside": [each.name for each in found if each not in beside]}
        yield self._page("start.html", "index.html", volume, described=described, **told)
        yield self._page("all.html", "all.html", volume)
        for shelf in volume.walk():
            yield self._page("section.html", shelf.file, volume, shelf=shelf)
        yield from self._numbers(volume)
        yield from self._changes(volume)
        if subject.curation is not None:
            report = curating.report(subject.page, subject.curation)
            yield self._page("curator.html", "curator.html", volume, report=report)
        yield from (File(volume.folder + each.name, each.content) for each in beside)

    def _numbers(self, volume: Volume) -> Iterator[File]:
        """The page of numbers, and the picture for previews."""
        drawn, growth = list(charts.of_volume(volume)), volume.subject.growth
        line = charts.line("Entries over time", growth) if len(growth) > 1 else None
        health = curating.health(volume.subject.health)
        shown_too = [health] if health is not None else []
        yield self._page("numbers.html", "numbers.html", volume, growth=line, charts=[*drawn, *shown_too])
        yield self._page("card.svg", "card.svg", volume, chart=drawn[0])

    def _changes(self, volume: Volume) -> Iterator[File]:
        """The page of what is new, and the feeds."""
        news = volume.subject.news
        if news is None:
            return
        if self._look.url is not None:
            news = replace(news, page=f"{self._look.url}{volume.folder}all.html")
        days = [(day, list(items)) for day, items in groupby(news.items, key=lambda item: item.commit.when.date())]
        yield self._page("new.html", "new.html", volume, news=news, days=days, said=said)
        yield File(f"{volume.folder}feed.xml", render(news, Format.ATOM).encode())
        yield File(f"{volume.folder}feed.json", render(news, Format.JSONFEED).encode())

    def _page(self, template: str, name: str, volume: Volume | None = None, **more: Any) -> File:
        """A filled template, by its name in the folder of a list or at the top."""
        home = "../" * name.count("/")
        name = (volume.folder if volume else "") + name
        known = {
            "site_title": self._title,
            "theme": self._look.theme.value,
            "top": "../" * name.count("/"),
            "home": home,
            "file": name,
            "url": self._look.url,
            "volume": volume,
            "described": None,
            "shelf": None,
            "plain": shown,
            "has_lists": len(self._volumes) > 1,
            "direction": volume.direction if volume else "ltr",
            "language": volume.language if volume else "und",
            "facets": volume.facets if volume else [],
            "orders": volume.orders if volume else [],
        }
        return File(name, self._filled(template, {**known, **more}).encode())

    def _filled(self, template: str, known: dict[str, Any]) -> str:
        try:
            return self._templates.get_template(template).render(known)
        except TemplateError:
            raise
        except Exception as error:  # whatever a template of one's own may do
            if self._look.template is None:
                raise
            raise SiteError(f"a template cannot be filled: {template}: {type(error).__name__}: {error}") from None


def _with_own(own: Callable[[str], str | None]) -> Environment:
    """Templates of one's own before ours, in a sandbox."""
    return _set_up(ImmutableSandboxedEnvironment, ChoiceLoader([FunctionLoader(own), FunctionLoader(_shipped)]))


@cache
def _shipped_templates() -> Environment:
    """Ours alone, which are compiled once, and need no sandbox: it would look at each name that they ask for."""
    return _set_up(Environment, FunctionLoader(_shipped))


def _set_up(kind: type[Environment], loader: BaseLoader) -> Environment:
    """Templates in all of which text is escaped, and what has no value is an error."""
    made = kind(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    made.filters["fitted"] = charts.fitted
    return made


def _shipped(name: str) -> str | None:
    file = resources.files(__package__) / "templates" / name
    return file.read_text(encoding="utf-8") if file.is_file() else None


def _common(volumes: Sequence[Volume]) -> str:
    """The direction that most lists have."""
    turned = sum(volume.direction == "rtl" for volume in volumes)
    return "rtl" if turned * 2 > len(volumes) else "ltr"
