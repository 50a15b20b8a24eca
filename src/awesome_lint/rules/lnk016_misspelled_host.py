"""LNK016: the host of a URL is one letter away from one that everybody knows, or has a slip in `www.` or `.com`."""

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


def _slip(url: str) -> tuple[str, str] | None:
    """The host of a URL, if it is a slip, and the one that was meant: a famous one, or one with `www.` or `.com`."""
    parts = web(url)
    return None if parts is None else _meant(parts.host)


@lru_cache(maxsize=MAX_REMEMBERED)
def _meant(host: str) -> tuple[str, str] | None:
    """What `_slip` says of a host, which many URLs share."""
    famous = words.load("famous-hosts")
    if host in famous or _HOST.fullmatch(host) is None:
        return None
    near = [each for each in famous if abs(len(each) - len(host)) <= 1 and _is_near(host, each)]
    if len(near) == 1 and not _are_languages(host, near[0]):
        return host, near[0]
    first, _, rest = host.partition(".")
    if first in _WORLD_WIDE_WEB and "." in rest:
        return host, f"www.{rest}"
    name, _, domain = host.rpartition(".")
    return (host, f"{name}.{_DOMAINS[domain]}") if domain in _DOMAINS and name else None


def _is_near(host: str, famous: str) -> bool:
    """Whether a host is a slip of a famous one, also with two letters swapped around a third: `arvix.org`."""
    if is_slip(host, famous):
        return True
    at = next((at for at, (one, other) in enumerate(zip(host, famous, strict=False)) if one != other), 0)
    return host == famous[:at] + famous[at : at + 3][::-1] + famous[at + 3 :]


def _slips(domain: str) -> Iterator[str]:
    """A domain with two letters swapped, or one of them doubled."""
    for at in range(len(domain)):
        yield domain[: at + 1] + domain[at:]
        yield domain[:at] + domain[at + 1 : at + 2] + domain[at] + domain[at + 2 :]


_WORLD_WIDE_WEB = frozenset({"ww", "wwww"})
_DOMAINS = {"con": "com", "cim": "com", "vom": "com"} | {
    slip: domain for domain in ("com", "org", "net", "edu", "gov") for slip in _slips(domain) if slip != domain
}
"""Ends of hosts that are no domains, with what was meant."""


def _are_languages(host: str, meant: str) -> bool:
    """Whether two hosts differ in the code of a language in front: `et.wikipedia.org`, `en.wikipedia.org`."""
    return _LANGUAGE.sub("", host, count=1) == _LANGUAGE.sub("", meant, count=1)
