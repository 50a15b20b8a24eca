"""LNK012: a link hides where it leads behind a URL shortener."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from awesome_lint import words
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document, plain_text
from awesome_lint.urls import Destination, on_page

_SURPLUS = re.compile(r"[\W_]+")
_MAX_FEW = 4
_MIN_NAME = 5


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report shortened URLs, but those of a service that the list uses throughout."""
    page = ctx.page
    shortened = _pattern()
    if shortened.search(page.source.text) is None:
        return
    found: defaultdict[str, list[Destination]] = defaultdict(list)
    for destination in on_page(document, page.source, page.settings.links.allow):
        match = shortened.search(destination.url)
        if match is not None and destination.url[: match.start()].lower() in ("http:", "https:"):
            host = match["host"].lower()
            if match.end() == len(destination.url) and not _is_about(destination, host):
                found[host].append(destination)
    for host, links in found.items():
        if len(links) <= _MAX_FEW:
            for each in links:
                yield ctx.diagnostic(each.span, f"`{host}` hides where the link leads; expected the URL it stands for")


@cache
def _pattern() -> re.Pattern[str]:
    """What follows the scheme of a shortened URL: `//host/code`."""
    hosts = "|".join(sorted(map(re.escape, words.load("url-shorteners"))))
    return re.compile(rf"//(?:www\.)?(?P<host>{hosts})/[\w-]+/?", re.IGNORECASE)


def _is_about(destination: Destination, host: str) -> bool:
    """Whether a link is about the service itself: `[T.LY](https://t.ly/docs)`."""
    text = _SURPLUS.sub("", plain_text(destination.node.children)).lower()
    name = host.partition(".")[0]
    return _SURPLUS.sub("", host) in text or (len(name) >= _MIN_NAME and name in text)
