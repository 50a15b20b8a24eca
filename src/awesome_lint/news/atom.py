"""News as an Atom feed (RFC 4287)."""

from __future__ import annotations

from html import escape

from awesome_lint.news import Item, News, feeds
from awesome_lint.text.patterns import late_pattern

_INVALID = late_pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, however it is written."""


def render(news: News) -> str:
    """The feed of the newest items."""
    items = "".join(_entry(news, item) for item in news.items[: feeds.MOST])
    links = "".join(f'  <link rel="{rel}" href="{_text(to)}"/>\n' for rel, to in _links(news) if to)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"  <id>{feeds.name_of(news)}</id>\n"
        f"  <title>{_text(news.title)}: what is new</title>\n"
        f"  <updated>{feeds.updated(news).isoformat()}</updated>\n"
        f"{links}{items}</feed>\n"
    )


def _links(news: News) -> list[tuple[str, str | None]]:
    own = f"{news.page.rpartition('/')[0]}/feed.xml" if news.page else None
    return [("self", own), ("alternate", news.page or news.repository)]


def _entry(news: News, item: Item) -> str:
    address, text = feeds.address_of(news, item), feeds.text_of(item)
    link = f'    <link rel="alternate" href="{_text(address)}"/>\n' if address else ""
    source = news.address_of(item.commit)
    related = f'    <link rel="related" href="{_text(source)}"/>\n' if source and source != address else ""
    content = f'    <content type="text">{_text(text or feeds.title_of(item))}</content>\n'
    return (
        "  <entry>\n"
        f"    <id>{feeds.name_of_item(news, item)}</id>\n"
        f"    <title>{_text(feeds.title_of(item))}</title>\n"
        f"    <updated>{item.commit.when.isoformat()}</updated>\n"
        f"    <author><name>{_text(item.commit.author) or 'unknown'}</name></author>\n"
        f'    <category term="{item.difference.kind.value}"/>\n'
        f"{link}{related}{content}"
        "  </entry>\n"
    )


def _text(text: str) -> str:
    return escape(_INVALID.sub("\ufffd", text))
