"""LNK017: the text of a link is a URL, but not the one that it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Link, LinkKind, plain_text
from awesome_lint.urls import canonical, web

_URL = re.compile(r"https?://[^\s…]*[^\s….,]\Z", re.IGNORECASE)


@rule(Link, severity=Severity.WARNING)
def check(link: Link, ctx: Context) -> Iterator[Diagnostic]:
    """Report links to another page of the same site than their text says."""
    if link.kind is not LinkKind.INLINE or not link.url.startswith("http"):
        return
    text = plain_text(link.children).strip()
    if "://" not in text or not _URL.match(text):
        return
    said, led = web(text), web(link.url)
    if said is None or led is None or said.host != led.host:
        return
    one, other = (unquote(canonical(each)).casefold().partition("?")[0].rstrip("/") for each in (text, link.url))
    if not one.startswith(other) and not other.startswith(one):
        yield ctx.diagnostic(
            link.url_span, f"the link says `{text}`, but leads to another page; expected one of the two"
        )
