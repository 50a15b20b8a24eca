"""LNK012: a link hides where it leads behind a URL shortener, or the page that forwards those who leave a web site."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import unquote

from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.page.destinations import Destination, Destinations
from awesome_lint.resources import words
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.syntax.nodes import plain_text
from awesome_lint.text.patterns import late_pattern

_SHORT = late_pattern(r"https?://(?:www\.)?(?P<host>[\w.-]+)/[\w-]+/?\Z", re.IGNORECASE)
_FORWARD = late_pattern(
    r"https?://(?P<host>(?:www\.)?google\.com/url|l\.facebook\.com/l\.php|(?:www\.)?youtube\.com/redirect"
    r"|link\.zhihu\.com/|link\.juejin\.cn/|(?:www\.)?linkedin\.com/redir/redirect|steamcommunity\.com/linkfilter/)"
    r"\?(?:[^#]*&(?:amp;)?)?(?:q|u|url|target)=(?P<url>https?(?:://|%3A%2F%2F)[^&#\s]+)",
    re.IGNORECASE,
)
"""The pages through which web sites send those who leave them."""
_SURPLUS = late_pattern(r"[\W_]+")
_PLAIN = late_pattern(r"[^\s()<>\"'|\\]+")
_MAX_FEW = 4
_MIN_NAME = 5


@rule(Destinations, severity=Severity.WARNING)
def check(destinations: Destinations, ctx: Context) -> Iterator[Diagnostic]:
    """Report shortened URLs, but those of a service that the list uses throughout."""
    for destination in destinations.where(_is_forwarded):
        match = _FORWARD.match(destination.url)
        assert match is not None
        url = unquote(match["url"]) if "%3a%2f%2f" in match["url"].lower() else match["url"]
        message = f"`{match['host']}` only forwards to another page; expected `{url}`"
        fix = replace(destination.span, url, Applicability.UNSAFE) if _PLAIN.fullmatch(url) else None
        yield ctx.diagnostic(destination.span, message, fix)
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


def _is_forwarded(url: str, _written: str) -> bool:
    return "=http" in url and _FORWARD.match(url) is not None


def _is_shortened(url: str, _written: str) -> bool:
    return _host(url) is not None


def _is_about(destination: Destination, host: str) -> bool:
    """Whether a link is about the service itself: `[T.LY](https://t.ly/docs)`."""
    text = _SURPLUS.sub("", plain_text(destination.node.children)).lower()
    name = host.partition(".")[0]
    return _SURPLUS.sub("", host) in text or (len(name) >= _MIN_NAME and name in text)
