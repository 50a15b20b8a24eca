"""News as a JSON feed (https://jsonfeed.org/version/1.1)."""

from __future__ import annotations

from typing import Any

from awesome_lint.news import Item, News, feeds
from awesome_lint.text.jsontext import dumps

_VERSION = "https://jsonfeed.org/version/1.1"


def render(news: News) -> str:
    """The feed of the newest items."""
    own = {"feed_url": f"{news.page.rpartition('/')[0]}/feed.json"} if news.page else {}
    home = news.page or news.repository
    return dumps(
        {
            "version": _VERSION,
            "title": f"{news.title}: what is new",
            **({"home_page_url": home} if home else {}),
            **own,
            "items": [_item(news, item) for item in news.items[: feeds.MOST]],
        }
    )


def _item(news: News, item: Item) -> dict[str, Any]:
    address, source = feeds.address_of(news, item), news.address_of(item.commit)
    return {
        "id": feeds.name_of_item(news, item),
        **({"url": address} if address else {}),
        **({"external_url": source} if source and source != address else {}),
        "title": feeds.title_of(item),
        "content_text": feeds.text_of(item) or feeds.title_of(item),
        "date_published": item.commit.when.isoformat(),
        "authors": [{"name": item.commit.author}],
        "tags": [item.difference.kind.value],
    }
