"""News for programs; keys are added, never changed."""

from __future__ import annotations

from typing import Any

from awesome_lint.catalog.differences import Fact, Pair
from awesome_lint.news import Item, News
from awesome_lint.text.jsontext import dumps

VERSION = 1


def render(news: News) -> str:
    """One object, with an item for each difference, newest first."""
    head = {"version": VERSION, "path": news.path, "title": news.title, "repository": news.repository}
    return dumps({**head, "is_cut": news.is_cut, "items": [_item(news, item) for item in news.items]})


def _item(news: News, item: Item) -> dict[str, Any]:
    commit = item.commit
    return {
        "kind": item.difference.kind.value,
        "entries": [_pair(pair) for pair in item.difference.pairs],
        "commit": commit.id,
        "date": commit.when.isoformat(),
        "author": commit.author,
        "subject": commit.subject,
        "pull_request": commit.request,
        "url": news.address_of(commit),
    }


def _pair(pair: Pair) -> dict[str, Any]:
    return {"before": _fact(pair.before), "after": _fact(pair.after)}


def _fact(fact: Fact | None) -> dict[str, Any] | None:
    if fact is None:
        return None
    return {"name": fact.name, "url": fact.url, "description": fact.description, "section": list(fact.section)}
