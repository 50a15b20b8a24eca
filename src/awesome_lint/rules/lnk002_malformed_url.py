"""LNK002: a URL that no browser can follow, or that keeps a link from being one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic, Fix, Severity
from awesome_lint.page import cutting
from awesome_lint.page.destinations import Destination, Destinations
from awesome_lint.resources import words
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.rule.keeping import Keeper
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Cell, Document, Html, HtmlBlock, Text
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.urls import UNMADE, UNMADE_DEFINITION, WRONG_BRACKETS, has_scheme, unclosed_end

_USUAL = late_pattern(
    r"https?://(?!www\.[a-z0-9-]+(?:/|\Z))(?:[a-z0-9-]+\.)+[a-z]+(?:/[\w./~@+-]*(?<!\.\.))?(?:#[\w-]*)?\Z",
    re.IGNORECASE | re.ASCII,
)
"""Nearly all URLs, of which none of what follows is true."""
_AUTHORITY = late_pattern(r"(?:https?|ftp)://(?P<authority>[^/?#]*)", re.IGNORECASE)
_TEMPLATE = late_pattern(r"[{}$<>*]|%(?![0-9A-Fa-f]{2})\w+%")
_JOINED = late_pattern(r"(?<=[A-Za-z0-9])(?P<second>https?://)[A-Za-z0-9]", re.IGNORECASE)
_TWICE = late_pattern(r"https?://(?P<host>[^/?#]+)/[^?#]*?(?P<second>https?://)(?P=host)(?:[/?#]|\Z)", re.IGNORECASE)
_DOUBLED = late_pattern(r"(?P<first>https?://\S{4,1000}?)(?P<second>(?P=first))\Z")
_BRACKETED = late_pattern(r"[(\[{](?:https?://|www\.)\S*\Z", re.IGNORECASE)
_ASSIGNED = late_pattern(r"(?P<name>(?:url|href|link|src)[ \t]*=)[ \t]*(?:https?://|www\.)", re.IGNORECASE)
_LINK_AS_URL = late_pattern(r"\[[^\]]*\]\(")
_HOST = late_pattern(
    r"(?P<www>www\.)?(?P<name>(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+)(?P<domain>[a-z]{2,12})(?::\d+)?(?P<path>[/?#]|\.?\Z)",
    re.IGNORECASE | re.ASCII,
)
_GENERIC = frozenset({"com", "org", "net", "edu", "gov", "io"})
_DOCUMENT = late_pattern(
    r"(?:readme|contributing|changelog|license|index|docs?|code[-_]of[-_]conduct)\.\Z", re.IGNORECASE
)
_ADDRESS = late_pattern(r"[\w.+-]+@(?:[\w-]+\.)+[A-Za-z]{2,}\Z")
_DOI = late_pattern(r"10\.\d{4,9}/\S+\Z")
_MARKS = late_pattern(r"[\s,;\"'|\\`!()\[\]^]")
_SPACED = late_pattern(r"\](?P<gap>[ \t]+)\((?:https?://|www\.)[^\s()]+(?:\([^\s()]*\)[^\s()]*)*\)")
_UNNAMED = late_pattern(r"\[(?:\d*|[ xX]|\^[^\]]*)\]")
"""A box to tick, or a note: that a URL in parentheses follows is no slip."""
_REVERSED = late_pattern(r"\((?P<name>[^()\[\]\n]+)\)\[(?P<url>(?:https?://|www\.)[^\s\[\]()]+)\]", re.IGNORECASE)
_SECOND = late_pattern(r"\((?:https?://|www\.)[^\s()]+\)", re.IGNORECASE)
_TAG = late_pattern(r"<(?:a|img)[ \t][^<>]*?\b(?:href|src)[ \t]*=", re.IGNORECASE)
_URL_ENDS = late_pattern(r"[\s)]")
_SPACE = late_pattern(r"\s")
_ENDS = late_pattern(r"[ \t]*(?:\|(?![ \t]*\))|\Z)")
_CUT_BY_BAR = late_pattern(r"\|[^\s|()]+\)")
"""What follows the `|` in a URL that ends a cell too early, of which another rule tells."""
_CUT_OFF = late_pattern(r"\A(?!.*wiki)[^?#]*[^.](?:\.\.\.|…|%E2%80%A6)\Z", re.IGNORECASE)
"""A URL as programs show a long one; a title in a wiki may end so."""
_MAX_PORT = 65535
_LOOK_BACK = 2000
"""So far back in its line a bracket is looked for: no link has a longer text."""
_OTHERS = frozenset({"localhost", "link", "url", "website", "homepage", "todo", "tbd", "tba", "fixme", "placeholder"})
"""Hosts without a domain that other rules tell of: local ones, and words that stand in for a URL."""


@rule(Destinations, Document)
def check(subject: object, ctx: Context) -> Iterator[Diagnostic]:
    """Report URLs that are certain to lead nowhere; nobody can mend those that a program cut off."""
    return (each for each in _found(subject, ctx) if not cutting.is_cut(ctx.page, each.span.start))


def _found(subject: object, ctx: Context) -> Iterator[Diagnostic]:
    if isinstance(subject, Document):
        keeper = Keeper(ctx.page)
        for node in subject.where(_may_be_meant, Text):
            if "]" in node.text:
                yield from _judge_text(node, ctx, keeper)
            if ")[" in node.text:
                yield from _reversed_links(node, ctx, keeper)
            if node.text.startswith("("):
                yield from _second_url(node, ctx)
            if "<" in node.text:
                yield from _unmade_tag(node, ctx)
    elif isinstance(subject, Destinations):
        for destination in subject.where(_is_unusual):
            yield from _judge(destination, ctx)


def _may_be_meant(node: Text) -> bool:
    """Whether a text may hold a link that is none."""
    return "]" in node.text or ")[" in node.text or node.text.startswith("(") or "<" in node.text


def _is_unusual(url: str, _written: str) -> bool:
    return not url.startswith("#") and not _can_be_followed(url)


def _judge_text(node: Text, ctx: Context, keeper: Keeper) -> Iterator[Diagnostic]:
    if "](" in node.text:
        yield from _unmade_links(node, ctx, keeper)
    if "] (" in node.text or "]\t(" in node.text:
        yield from _spaced_links(node, ctx, keeper)
    if "]:" in node.text and node.text.startswith("["):
        yield from _unmade_definition(node, ctx)


def _can_be_followed(url: str) -> bool:
    """Whether nothing can be wrong with a URL, or it is one that is to be filled in."""
    return _USUAL.match(url) is not None or _TEMPLATE.search(url) is not None


def _judge(destination: Destination, ctx: Context) -> Iterator[Diagnostic]:
    url, span, _ = destination
    match = _AUTHORITY.match(url)
    if _LINK_AS_URL.match(url):
        yield ctx.diagnostic(span, "the URL is itself written as a link; expected the URL alone")
    elif _BRACKETED.match(url):
        message = "a bracket stands between `(` and the URL, so the link leads nowhere; expected the URL alone"
        yield ctx.diagnostic(span, message, _unbracketed(span, ctx))
    elif assigned := _ASSIGNED.match(url):
        message = f"`{assigned['name']}` stands before the URL, so it is taken for a file; expected the URL alone"
        yield ctx.diagnostic(span, message, _unassigned(span, assigned["name"], ctx))
    elif joined := match and (
        _JOINED.search(url.partition("?")[0], len("https://")) or _TWICE.match(url) or _DOUBLED.match(url)
    ):
        yield ctx.diagnostic(span, f"two URLs run together at `{joined['second'].partition('/')[0]}//`; expected one")
    elif match:
        yield from _judge_web(destination, match["authority"], ctx)
    elif url.lower().startswith("mailto:"):
        if not url[len("mailto:") :].strip():
            yield ctx.diagnostic(span, "no address follows `mailto:`; expected one")
        elif url[len("mailto:")].isspace():
            yield ctx.diagnostic(span, "a space follows `mailto:`; expected the address")
    elif url.lower().startswith("javascript:"):
        yield ctx.diagnostic(span, "links on GitHub run no scripts, so this leads nowhere; expected a URL")
    elif not has_scheme(url) or _HOST.match(url):
        yield from _without_scheme(destination, ctx)


def _judge_web(destination: Destination, authority: str, ctx: Context) -> Iterator[Diagnostic]:
    url, span, node = destination
    fault = _authority_fault(authority)
    if not fault and _CUT_OFF.match(url):
        fault = "the URL ends in an ellipsis, so it was cut off; expected all of it"
    if fault:
        yield ctx.diagnostic(span, fault)
    elif _SPACE.search(ctx.page.source.cut(span).strip()):
        # browsers follow one in HTML all the same
        severity = Severity.INFO if isinstance(node, Html | HtmlBlock) else None
        yield ctx.diagnostic(span, "the URL contains a space; expected none, or `%20`", severity=severity)


def _unbracketed(span: Span, ctx: Context) -> Fix:
    """Take a bracket away in front of a URL, and what closes it behind it."""
    written = ctx.page.source.cut(span)
    closing = {"(": ")", "[": "]", "{": "}"}[written[0]]
    url = written[1:].removesuffix(closing) if written.count(written[0]) == written.count(closing) else written[1:]
    return replace(span, url, Applicability.UNSAFE)


def _unassigned(span: Span, name: str, ctx: Context) -> Fix:
    """Take away what stands before a URL as in a tag or a query."""
    url = ctx.page.source.cut(span).removeprefix(name).strip()
    return replace(span, url, Applicability.SAFE)


def _without_scheme(destination: Destination, ctx: Context) -> Iterator[Diagnostic]:
    """A host, an address or a DOI without scheme is the name of a file beside the page."""
    written = ctx.page.source.cut(destination.span)
    if _ADDRESS.match(written):
        scheme = "mailto:"
    elif _DOI.match(written):
        scheme = "https://doi.org/"
    elif written.startswith("://"):
        scheme = "https"
    elif (host := _HOST.match(written)) and _is_host(host) and not _exists(host[0], ctx):
        scheme = "https://"
    else:
        return
    message = f"`{written}` has no scheme, so it is taken for a file; expected `{scheme}{written}`"
    yield ctx.diagnostic(destination.span, message, replace(destination.span, scheme + written, Applicability.UNSAFE))


def _is_host(match: re.Match[str]) -> bool:
    """Whether the first part of a path is a host for certain and no file or folder."""
    name, domain = match["name"], match["domain"]
    if match["www"] is not None or domain.lower() in _GENERIC or f"{name}{domain}" in words.load("url-shorteners"):
        return True
    return domain in words.load("top-level-domains") and name.islower() and not _DOCUMENT.match(name)


def _exists(host: str, ctx: Context) -> bool:
    return ctx.page.world.files is not None and ctx.page.world.files.exists(host.rstrip("/?#"))


def _authority_fault(authority: str) -> str | None:
    """What is wrong with the part of a URL between `//` and the path."""
    host, colon, port = authority.rpartition("@")[2].partition(":")
    if host.startswith("["):  # an IPv6 address
        return None
    if not host:
        return "the URL has no host; expected one after `//`"
    if ".." in host or host.startswith("."):
        return f"the host `{host}` has an empty part; expected one dot between two names"
    if mark := _MARKS.search(host):
        return f"the host `{host}` contains `{mark[0]}`; expected letters, digits, hyphens and dots"
    if not any(character.isalnum() for character in host):
        return f"the host `{host}` has no letter or digit; expected a name"
    if (
        "." not in host.lower().removeprefix("www.")
        and host.isascii()
        and not host.isdigit()
        and host.lower() not in _OTHERS
    ):
        return f"the host `{host}` has no domain, so others cannot reach it; expected the whole name"
    if colon and port and not (port.isascii() and port.isdigit() and int(port) <= _MAX_PORT):
        return f"`{port}` is not a port; expected a number up to {_MAX_PORT}"
    return None


def _unmade_links(node: Text, ctx: Context, keeper: Keeper) -> Iterator[Diagnostic]:
    """`[text](http://a b)`: GitHub shows it as it stands, since its URL breaks off."""
    text = ctx.page.source.text
    line_end = -1
    for match in re.finditer(r"\]\(", text[node.start : node.end]):
        start = node.start + match.start()
        if start > line_end:
            line_start, line_end = _within_cell(_line(ctx, start), start, ctx)
        intended = UNMADE.match(text, start, line_end)
        line_start = max(line_start, start - _LOOK_BACK)
        opened = text.count("[", line_start, start) - text.count("]", line_start, start)
        if intended is None or opened <= 0:
            continue
        span = Span(intended.start("url"), intended.end("rest"))
        if intended["end"] and intended["rest"].strip():
            yield ctx.diagnostic(span, "a space in the URL prevents this from being a link; expected none, or `%20`")
        elif not intended["end"] and not _CUT_BY_BAR.match(text, intended.end()):
            place = Span(intended.start("url"), unclosed_end(intended))
            before, _, label = text[line_start:start].rpartition("[")
            is_image_or_definition = before.endswith("!") or "]:" in before
            is_link = opened == 1 and label.strip() and not is_image_or_definition
            fix = (
                keeper.kept(_closing(intended, place.end, line_end, text))
                if is_link and not _is_amid_url(before)
                else None
            )
            yield ctx.diagnostic(place, "the URL is not closed, so this is not a link; expected `)` after it", fix)


def _is_amid_url(before: str) -> bool:
    """Whether another URL that is not closed goes on up to a link: what closes that would be part of the other one."""
    _, opened, url = before.rpartition("](")
    return bool(opened) and _URL_ENDS.search(url) is None


def _closing(intended: re.Match[str], end: int, line_end: int, text: str) -> Fix:
    """The fix that closes a URL, with `)` for the bracket that stands there."""
    if text[end : end + 1] in WRONG_BRACKETS:
        return replace(Span(end, end + 1), ")", Applicability.SAFE)
    is_sure = "(" not in intended["url"] and _ENDS.match(text, end, line_end) is not None
    applicability = Applicability.SAFE if is_sure else Applicability.UNSAFE
    return replace(Span(end, end), ")", applicability, "insert `)`")


def _spaced_links(node: Text, ctx: Context, keeper: Keeper) -> Iterator[Diagnostic]:
    """`[text] (http://a)`: GitHub makes a link of the URL, if at all."""
    text, line = ctx.page.source.text, _line(ctx, node.start)
    for match in _beginning("]", _SPACED, node, line.end, text):
        start = text.rfind("[", max(line.start, match.start() - _LOOK_BACK), match.start())
        if start >= 0 and not _UNNAMED.match(text, start):
            fix = keeper.kept(replace(Span(*match.span("gap")), "", Applicability.SAFE, "remove the space"))
            message = "there is a space before the URL, so this is not a link; expected none between `]` and `(`"
            yield ctx.diagnostic(Span(start, match.end()), message, fix)


def _reversed_links(node: Text, ctx: Context, keeper: Keeper) -> Iterator[Diagnostic]:
    """`(text)[http://a]`: GitHub shows the brackets."""
    text, line = ctx.page.source.text, _line(ctx, node.start)
    for match in _beginning("(", _REVERSED, node, line.end, text):
        if match.start("url") - 2 >= node.end:
            break
        fix = replace(
            Span(*match.span()), f"[{match['name']}]({match['url']})", Applicability.SAFE, "write it as a link"
        )
        message = "the brackets are reversed, so this is not a link; expected the text in `[]` and the URL in `()`"
        yield ctx.diagnostic(Span(*match.span()), message, keeper.kept(fix))


def _second_url(node: Text, ctx: Context) -> Iterator[Diagnostic]:
    """`[text](http://a)(http://b)`: the second URL belongs to nothing."""
    text = ctx.page.source.text
    match = _SECOND.match(text, node.start)
    if (
        match is not None
        and text.startswith(")", node.start - 1)
        and "](" in text[_line(ctx, node.start).start : node.start]
    ):
        message = "a second URL follows the link and shows as text; expected one, or a separate link"
        yield ctx.diagnostic(Span(*match.span()), message)


def _unmade_tag(node: Text, ctx: Context) -> Iterator[Diagnostic]:
    """`<a href="http://a>`: the quotation mark that is not closed makes text of the tag."""
    match = next(_beginning("<", _TAG, node, _line(ctx, node.start).end, ctx.page.source.text), None)
    if match is not None:
        tag = match[0].split()[0]
        message = f"this `{tag}` tag is not read as a tag, since its quotation marks or brackets are not closed"
        yield ctx.diagnostic(Span(*match.span()), message)


def _unmade_definition(node: Text, ctx: Context) -> Iterator[Diagnostic]:
    """`[label]: http://a b`: the space makes a paragraph of it."""
    line = _line(ctx, node.start)
    match = UNMADE_DEFINITION.match(ctx.page.source.text, line.start, line.end)
    if match is None or ctx.page.source.text.lower().count(f"[{match['label'].lower()}]") == 1:
        return
    message = "a space in the URL prevents this from being a definition; expected none, or `%20`"
    yield ctx.diagnostic(Span(match.start("url"), match.start("url") + len(match["url"].rstrip())), message)


def _beginning(mark: str, pattern: re.Pattern[str], node: Text, end: int, text: str) -> Iterator[re.Match[str]]:
    """What fits a pattern from a mark in a node on: a search would look through the line for each of its nodes."""
    at = text.find(mark, node.start, node.end)
    while at >= 0:
        match = pattern.match(text, at, end)
        if match is not None:
            yield match
        at = text.find(mark, at + 1 if match is None else match.end(), node.end)


def _within_cell(line: Span, start: int, ctx: Context) -> Span:
    """As much of a line as the cell of a table in which a place lies has of it."""
    cells = ctx.page.document.of(Cell)
    at = bisect_right(cells, start, key=lambda cell: cell.start) - 1
    return cells[at].span if at >= 0 and cells[at].end >= start else line


def _line(ctx: Context, offset: int) -> Span:
    return ctx.page.source.line_span(ctx.page.source.line_at(offset))
