"""LNK017: the text of a link is a URL, but not the one that it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document, Link, LinkKind, Text, plain_text
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.slips import is_slip
from awesome_lint.text.urls import canonical, web

_URL = late_pattern(r"https?://(?!\S*\.\.)[^\s…]*[^\s….,]\Z", re.IGNORECASE)
"""A whole URL: none from which a part was left out, as of `https://elm.dev/.../guide`."""
_RESOLVER = late_pattern(r"https?://(?:(?:dx\.)?doi\.org|hdl\.handle\.net)/", re.IGNORECASE)
"""What leads on to the page of a publisher that the text may say."""
_HOST = late_pattern(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE, needs=".")
_MIN_LAST = 4
"""So long a name of a page tells it from others, and may stand for a query that asks for it."""
_NAME = late_pattern(
    r"(?![\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/|\Z))(?![a-z]+:|.*\.\w{1,5}\Z)[^\s/.#?][^\s#?]*\Z", re.IGNORECASE
)
"""What is meant as the text of a link if it stands in the place of its URL: neither a path nor a host."""


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report links to another page of the same site than their text says."""
    for link in document.where(_says_url, Link):
        text = plain_text(link.children).strip()
        if _leads_elsewhere(text, link.url):
            message = f"the link says `{text}`, but leads to another page; expected one of the two"
            yield ctx.diagnostic(link.url_span, message)


def _says_url(link: Link) -> bool:
    first = link.children[0] if link.children else None
    if not isinstance(first, Text) or link.kind is not LinkKind.INLINE:
        return False
    return first.text[:4].lower() == "http" or _HOST.fullmatch(first.text.strip()) is not None


def _leads_elsewhere(text: str, url: str) -> bool:
    """Whether a text is a host that the URL has a slip of, or a URL with a path, and neither goes on from the other."""
    said, led = web(text), web(url)
    if said is None and led is not None and _HOST.fullmatch(text) and text.isascii():
        return is_slip(led.host, text.lower().removeprefix("www."))
    if said is not None and _NAME.match(unquote(url)):
        return True
    if said is None or led is None or not _URL.match(text):
        return False
    if said.host != led.host:
        return _RESOLVER.match(url) is None and said.host not in url.lower()
    one, other = (unquote(canonical(each)).casefold().partition("?")[0].rstrip("/") for each in (text, url))
    last = one.rpartition("/")[2]
    is_shortened = len(last) >= _MIN_LAST and last in unquote(url).casefold().partition("?")[2]
    return not (is_shortened or one.startswith(other) or other.startswith(one))
