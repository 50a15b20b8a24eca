"""LNK002: a URL that no browser can follow, or that keeps a link from being one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic
from awesome_lint.rule import Context, replace, rule
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Definition, Html, HtmlBlock, Image, Link, Node, Text
from awesome_lint.urls import UNMADE, Destination, destinations, has_scheme

_AUTHORITY = re.compile(r"(?:https?|ftp)://(?P<authority>[^/?#]*)", re.IGNORECASE)
_TEMPLATE = re.compile(r"[{}$<>*]|%\w+%")
_JOINED = re.compile(r"(?<=[A-Za-z0-9])https?://[A-Za-z0-9]", re.IGNORECASE)
_LINK_AS_URL = re.compile(r"\[[^\]]*\]\(")
_BARE_HOST = re.compile(
    r"(?:www\.(?:[\w-]+\.)+[a-z]{2,}|(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|io))(?::\d+)?(?=[/?#]|\Z)", re.IGNORECASE
)
_ADDRESS = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[A-Za-z]{2,}\Z")
_MARKS = re.compile(r"[\s,;\"'|\\`!()\[\]^]")
_MAX_PORT = 65535


@rule(Link, Image, Definition, Html, HtmlBlock, Text)
def check(node: Node, ctx: Context) -> Iterator[Diagnostic]:
    """Report URLs that are certain to lead nowhere."""
    if isinstance(node, Text):
        if "](" in node.text:
            yield from _unmade_links(node, ctx)
        return
    for destination in destinations(node, ctx.page.source):
        if not _TEMPLATE.search(destination.url):
            yield from _judge(destination, ctx)


def _judge(destination: Destination, ctx: Context) -> Iterator[Diagnostic]:
    url, span = destination
    match = _AUTHORITY.match(url)
    if _LINK_AS_URL.match(url):
        yield ctx.diagnostic(span, "the URL is itself written as a link; expected the URL alone")
    elif joined := match and _JOINED.search(url.partition("?")[0], len("https://")):
        yield ctx.diagnostic(span, f"two URLs run together at `{joined[0][:-1]}`; expected one")
    elif match:
        fault = _authority_fault(match["authority"])
        if fault:
            yield ctx.diagnostic(span, fault)
    elif url.lower().startswith("mailto:") and url[len("mailto:") :][:1].isspace():
        yield ctx.diagnostic(span, "a space follows `mailto:`; expected the address")
    elif not has_scheme(url) or _BARE_HOST.match(url):
        yield from _without_scheme(destination, ctx)


def _without_scheme(destination: Destination, ctx: Context) -> Iterator[Diagnostic]:
    """A host or address without scheme is the name of a file beside the page."""
    written = ctx.page.source.cut(destination.span)
    if _ADDRESS.match(written):
        scheme = "mailto:"
    elif (host := _BARE_HOST.match(written)) and not (ctx.page.files and ctx.page.files.exists(host[0])):
        scheme = "https://"
    else:
        return
    message = f"`{written}` has no scheme, so it is taken for a file; expected `{scheme}{written}`"
    yield ctx.diagnostic(destination.span, message, replace(destination.span, scheme + written, Applicability.UNSAFE))


def _authority_fault(authority: str) -> str | None:
    """What is wrong with the part of a URL between `//` and the path."""
    host, colon, port = authority.rpartition("@")[2].partition(":")
    if host.startswith("["):  # an IPv6 address
        return None
    if not host:
        return "the URL has no host; expected one behind `//`"
    if ".." in host or host.startswith("."):
        return f"the host `{host}` has an empty part; expected one dot between two names"
    if mark := _MARKS.search(host):
        return f"the host `{host}` holds `{mark[0]}`; expected letters, digits, hyphens and dots"
    if not any(character.isalnum() for character in host):
        return f"the host `{host}` has no letter or digit; expected a name"
    if colon and port and not (port.isascii() and port.isdigit() and int(port) <= _MAX_PORT):
        return f"`{port}` is no port; expected a number up to {_MAX_PORT}"
    return None


def _unmade_links(node: Text, ctx: Context) -> Iterator[Diagnostic]:
    """`[text](http://a b)`: GitHub shows it as it stands, since its URL breaks off."""
    text = ctx.page.source.text
    line_end = -1
    for match in re.finditer(r"\]\(", text[node.start : node.end]):
        start = node.start + match.start()
        if start > line_end:
            line_start, line_end = _line(ctx, start)
        intended = UNMADE.match(text, start, line_end)
        if intended is None or text.rfind("[", line_start, start) < 0:
            continue
        span = Span(intended.start("url"), intended.end("rest"))
        if intended["end"] and intended["rest"].strip():
            yield ctx.diagnostic(span, "a space in the URL keeps this from being a link; expected none, or `%20`")
        elif not intended["end"]:
            place = Span(intended.start("url"), intended.end("url"))
            yield ctx.diagnostic(place, "the URL is not closed, so this is no link; expected `)` behind it")


def _line(ctx: Context, offset: int) -> Span:
    return ctx.page.source.line_span(ctx.page.source.line_at(offset))
