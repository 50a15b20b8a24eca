"""LNK012: a link hides where it leads behind a URL shortener."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.page.destinations import Destination, Destinations
from awesome_lint.resources import words
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import plain_text
from awesome_lint.text.patterns import late_pattern

_SURPLUS = late_pattern(r"[\W_]+")
_MAX_FEW = 4
_MIN_NAME = 5


@rule(Destinations, severity=Severity.WARNING)
def check(destinations: Destinations, ctx: Context) -> Iterator[Diagnostic]:
    """Report shortened URLs, but those of a service that the list uses throughout."""
    shortened = _pattern()
    found: defaultdict[str, list[Destination]] = defaultdict(list)
    for destination in destinations.where(_is_shortened):
        match = shortened.match(destination.url)
        if match is not None and not _is_about(destination, match["host"].lower()):
            found[match["host"].lower()].append(destination)
    for host, links in found.items():
        if len(links) <= _MAX_FEW:
            for link in links:
                yield ctx.diagnostic(link.span, f"`{host}` hides where the link leads; expected the URL it stands for")


@cache
def _pattern() -> re.Pattern[str]:
    """A shortened URL: nothing but a host and a code."""
    hosts = "|".join(sorted(map(re.escape, words.load("url-shorteners"))))
    return re.compile(rf"https?://(?:www\.)?(?P<host>{hosts})/[\w-]+/?\Z", re.IGNORECASE)


def _is_shortened(url: str, _written: str) -> bool:
    return _pattern().match(url) is not None


def _is_about(destination: Destination, host: str) -> bool:
    """Whether a link is about the service itself: `[T.LY](https://t.ly/docs)`."""
    text = _SURPLUS.sub("", plain_text(destination.node.children)).lower()
    name = host.partition(".")[0]
    return _SURPLUS.sub("", host) in text or (len(name) >= _MIN_NAME and name in text)
