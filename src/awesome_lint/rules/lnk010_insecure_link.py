"""LNK010: a link asks with `http://` where the host is known to answer to `https://`."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint import words
from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.rule import Context, replace, rule
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Document
from awesome_lint.urls import on_page, web

_HTTP = "http://"
_MAX_FEW = 3
_MAX_SHARE = 0.2


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report insecure links to well-known hosts, unless the list has them so throughout."""
    page = ctx.page
    if _HTTP not in page.source.text:
        return
    total, found = 0, []
    for url, span, _ in on_page(document, page.source, page.settings.links.allow):
        parts = web(url)
        if parts is None or not _is_secure(parts.host):
            continue
        total += 1
        if page.source.text.startswith(_HTTP, span.start):  # that of `www.example.org` is not written
            found.append((parts.host, Span(span.start, span.start + len(_HTTP))))
    if len(found) > max(_MAX_FEW, total * _MAX_SHARE):
        return
    for host, span in found:
        fix = replace(span, "https://", Applicability.UNSAFE)
        yield ctx.diagnostic(span, f"`{host}` answers to `https://`; expected it instead of `http://`", fix)


def _is_secure(host: str) -> bool:
    known = words.load("https-hosts")
    if host in known:
        return True
    _, dot, domain = host.partition(".")
    return dot != "" and f"*.{domain}" in known
