"""LNK010: a link asks with `http://` where the host is known to answer to `https://`."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.page.destinations import Destinations
from awesome_lint.resources import words
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span
from awesome_lint.text.urls import web

_HTTP = "http://"
_MAX_FEW = 3
_MAX_SHARE = 0.05


@rule(Destinations, severity=Severity.INFO)
def check(destinations: Destinations, ctx: Context) -> Iterator[Diagnostic]:
    """Report insecure links to well-known hosts, unless the list has them so throughout."""
    found = [
        (_secure_host(url), Span(span.start, span.start + len(_HTTP)))
        for url, span, _ in destinations.where(_is_insecure)
    ]
    if len(found) > _MAX_FEW:
        total = destinations.count(_is_known)
        if len(found) > total * _MAX_SHARE:
            return
    for host, span in found:
        fix = replace(span, "https://", Applicability.UNSAFE)
        yield ctx.diagnostic(span, f"`{host}` answers to `https://`; expected it instead of `http://`", fix)


def _is_known(url: str, _written: str) -> bool:
    return _secure_host(url) is not None


def _is_insecure(url: str, written: str) -> bool:
    """Whether a URL should be another one; the scheme of `www.example.org` is not written."""
    return url.startswith(_HTTP) and written.startswith(_HTTP) and _secure_host(url) is not None


def _secure_host(url: str) -> str | None:
    """The host of a URL if it is known to answer to `https://`."""
    parts = web(url)
    if parts is None:
        return None
    known = words.load("https-hosts")
    _, dot, domain = parts.host.partition(".")
    return parts.host if parts.host in known or (dot and f"*.{domain}" in known) else None
