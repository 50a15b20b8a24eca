"""What the feeds have in common: names that stay, addresses, and what is said of an item."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from awesome_lint.news import Item, News, words
from awesome_lint.text.escapes import escape
from awesome_lint.text.urls import web

_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://awesome-lint.invalid/news")
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
MOST = 100
"""A feed holds no more items than this, the newest ones."""


def name_of(news: News) -> str:
    """A name for the feed of a list that stays as long as its address or title does."""
    return uuid.uuid5(_SPACE, f"{news.page or news.repository or news.title} {news.path}").urn


def name_of_item(news: News, item: Item) -> str:
    """A name for an item that nothing else has, and that stays."""
    fact = item.difference.pairs[0].shown
    parts = (name_of(news), item.commit.id, item.difference.kind.value, fact.name, fact.url or "", words.place(fact))
    return uuid.uuid5(_SPACE, "\0".join(parts)).urn


def address_of(news: News, item: Item) -> str | None:
    """Where an item leads: to the entry, if it is one alone, or else to its commit."""
    fact = item.difference.pairs[0].shown
    if len(item.difference.pairs) == 1 and fact.url is not None and web(fact.url):
        return escape(fact.url)
    return news.address_of(item.commit)


def title_of(item: Item) -> str:
    """What is said of an item, in a line."""
    said = escape(words.of(item.difference))
    return said[:1].upper() + said[1:]


def text_of(item: Item) -> str:
    """What an item says: the description of an entry, or the names of many."""
    if len(item.difference.pairs) == 1:
        return escape(item.difference.pairs[0].shown.description or "")
    return escape(", ".join(pair.shown.name for pair in item.difference.pairs))


def updated(news: News) -> datetime:
    """When the newest item came; a feed without any is as old as time."""
    return news.items[0].commit.when if news.items else _BEGINNING
