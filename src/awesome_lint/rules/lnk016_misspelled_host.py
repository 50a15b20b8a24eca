"""LNK016: the host of a URL is one letter away from one that everybody knows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from awesome_lint import words
from awesome_lint.diagnostic import Applicability, Diagnostic
from awesome_lint.rule import Context, replace, rule
from awesome_lint.slips import is_slip
from awesome_lint.source import Span
from awesome_lint.urls import MAX_REMEMBERED, Destinations, web


@rule(Destinations)
def check(destinations: Destinations, ctx: Context) -> Iterator[Diagnostic]:
    """Report hosts that are slips of famous ones."""
    text = ctx.page.source.text
    for url, span, _ in destinations:
        parts = web(url)
        meant = _meant(parts.host) if parts is not None else None
        at = text.lower().find(parts.host, span.start, span.end) if parts is not None and meant else -1
        if parts is not None and meant is not None and at >= 0:
            place = Span(at, at + len(parts.host))
            message = f"`{parts.host}` is hardly a host that was meant; did you mean `{meant}`?"
            yield ctx.diagnostic(place, message, replace(place, meant, Applicability.UNSAFE))


@lru_cache(maxsize=MAX_REMEMBERED)
def _meant(host: str) -> str | None:
    """The famous host that a host is a slip of."""
    famous = words.load("famous-hosts")
    if host in famous or any(host.endswith(f".{each}") for each in famous):
        return None
    near = [each for each in sorted(famous) if is_slip(host, each)]
    return near[0] if len(near) == 1 else None
