"""LNK012: a link hides where it leads behind a URL shortener."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.page.destinations import Destination, Destinations
from awesome_lint.resources import words
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import plain_text
from awesome_lint.text.patterns import late_pattern

_SHORT = late_pattern(r"https?://(?:www\.)?(?P<host>[\w.-]+)/[\w-]+/?\Z", re.IGNORECASE)
_SURPLUS = late_pattern(r"[\W_]+")
_MAX_FEW = 4
_MIN_NAME = 5


@rule(Destinations, severity=Severity.WARNING)
def check(destinations: Destinations, ctx: Context) -> Iterator[Diagnostic]:
    """Report shortened URLs, but those of a service that the list uses throughout."""
    found: defaultdict[str, list[Destination]] = defaultdict(list)
    for destination in destinations.where(_is_shortened):
        host = _host(destination.url)
        if host is not None and not _is_about(destination, host):
            found[host].append(destination)
    for host, links in found.items():
        if len(links) <= _MAX_FEW:
            for link in links:
                message = f"`{host}` hides where the link leads; expected the URL it stands for"
                yield ctx.diagnostic(link.span, message, severity=None if _is_listed(link, ctx) else Severity.INFO)


def _is_listed(link: Destination, ctx: Context) -> bool:
    """Whether a link is one of an entry; others may count who follows them."""
    at = link.span.start
    return any(entry.span.start <= at < entry.span.end for entry in ctx.page.catalog.entries)


def _host(url: str) -> str | None:
    """The service of a shortened URL, which is nothing but a host and a code."""
    match = _SHORT.match(url)
    return match["host"].lower() if match and match["host"].lower() in words.load("url-shorteners") else None


def _is_shortened(url: str, _written: str) -> bool:
    return _host(url) is not None


def _is_about(destination: Destination, host: str) -> bool:
    """Whether a link is about the service itself: `[T.LY](https://t.ly/docs)`."""
    text = _SURPLUS.sub("", plain_text(destination.node.children)).lower()
    name = host.partition(".")[0]
    return _SURPLUS.sub("", host) in text or (len(name) >= _MIN_NAME and name in text)
