"""News as Markdown, for a release say, in which it mentions nobody: days, newest first, each with what was changed."""

from __future__ import annotations

from itertools import groupby

from awesome_lint.catalog.differences import Fact
from awesome_lint.news import Item, News, words
from awesome_lint.text.escapes import escape, inert
from awesome_lint.text.inlines import unreferenced
from awesome_lint.text.patterns import late_pattern

_SPECIAL = late_pattern(r"([\\`*_\[\]<|~]|&(?=#|\w+;))")
_UNSAFE = late_pattern(r"[\s<>()\\]")


def render(news: News) -> str:
    """A heading for each day, and below it an item for each difference."""
    days = groupby(news.items, key=lambda item: item.commit.when.date())
    parts = [f"## {day}\n\n{''.join(f'- {_line(news, item)}' for item in items)}" for day, items in days]
    return "\n".join(parts)


def _line(news: News, item: Item) -> str:
    difference = item.difference
    said = unreferenced(plain(words.of(difference)))
    if len(difference.pairs) == 1:
        fact = difference.pairs[0].shown
        said = said.replace(unreferenced(plain(fact.name)), link(fact), 1)
    address = news.address_of(item.commit)
    mark = f"#{item.commit.request}" if item.commit.request else item.commit.id[:9]
    source = f"[{mark}]({address})" if address else mark
    return f"{said[:1].upper()}{said[1:]} ({source}, {unreferenced(plain(item.commit.author))})\n"


def link(fact: Fact) -> str:
    """The name of an entry, with its link where that leads to the web."""
    name = unreferenced(plain(fact.name))
    if fact.url is None or not fact.url.startswith(("https://", "http://")):
        return name
    return f"[{name}]({_UNSAFE.sub(lambda match: f'%{ord(match[0]):02X}', fact.url)})"


def plain(text: str) -> str:
    """Text in which nothing is Markdown or HTML."""
    return _SPECIAL.sub(r"\\\1", inert(escape(" ".join(text.split()))))
