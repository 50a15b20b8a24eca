"""LNK016: the host of a URL is one letter away from one that everybody knows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from awesome_lint.diagnostic import Applicability, Diagnostic
from awesome_lint.page.destinations import Destinations
from awesome_lint.resources import words
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.slips import is_slip
from awesome_lint.text.urls import MAX_REMEMBERED, web

_HOST = late_pattern(r"[\w.-]+")
_LANGUAGE = late_pattern(r"\A[a-z]{2}\.")
_USUAL = ("https://github.com/", "http://github.com/")


@rule(Destinations)
def check(destinations: Destinations, ctx: Context) -> Iterator[Diagnostic]:
    """Report hosts that are slips of famous ones."""
    text = ctx.page.source.text
    for url, span, _ in destinations.where(_has_slip):
        slip = _slip(url)
        at = text[span.start : span.end].lower().find(slip[0]) if slip is not None else -1
        if slip is not None and at >= 0:
            host, meant = slip
            place = Span(span.start + at, span.start + at + len(host))
            message = f"`{host}` is probably not the intended host; did you mean `{meant}`?"
            yield ctx.diagnostic(place, message, replace(place, meant, Applicability.UNSAFE))


def _has_slip(url: str, _written: str) -> bool:
    return not url.startswith(_USUAL) and _slip(url) is not None


@lru_cache(maxsize=MAX_REMEMBERED)
def _slip(url: str) -> tuple[str, str] | None:
    """The host of a URL, if it is a slip, and the famous one that was meant."""
    parts, famous = web(url), words.load("famous-hosts")
    if parts is None or parts.host in famous or _HOST.fullmatch(parts.host) is None:
        return None
    near = [each for each in famous if abs(len(each) - len(parts.host)) <= 1 and is_slip(parts.host, each)]
    is_slip_of_one = len(near) == 1 and not _are_languages(parts.host, near[0])
    return (parts.host, near[0]) if is_slip_of_one else None


def _are_languages(host: str, meant: str) -> bool:
    """Whether two hosts differ in the code of a language in front: `et.wikipedia.org`, `en.wikipedia.org`."""
    return _LANGUAGE.sub("", host, count=1) == _LANGUAGE.sub("", meant, count=1)
