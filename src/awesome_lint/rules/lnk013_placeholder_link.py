"""LNK013: a link leads to what stands in a template for the URL that was to come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_lint.catalog.prose import goes_on
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.page.destinations import Destination, Destinations
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Link, LinkKind, Quote, plain_text
from awesome_lint.text.patterns import Phrases, late_pattern

_THE = (
    r"(?:the|your|project|repo|repository|website|site|page|home|github|insert|add"
    r"|paper|code|dataset|arxiv|video|demo|article|pdf)?[-_ ]?"
)
_SCHEME = r"(?:https?://(?:www\.)?)?"
_HERE = "[-_ ]?(?:here)?"
_OWNER = late_pattern(
    r"(?:your|my|the)?[-_]?(?:user|username|user-name|owner|org|organi[sz]ation|account|author)(?:[-_]?name)?\Z",
    needs=("user", "owner", "org", "account", "author"),
)
_REPOSITORY = r"(?:your|my|the|some)?[-_]?(?:repo|repository|project)(?:[-_]?name)?"
_TO = r"[-_](?:to|of|for)[-_][\w-]+/?\Z"
_HOST = r"-?(?:website|site|domain|project|link|url)\.(?:com|org|net|io)(?:/|\Z)"
_PLACEHOLDER = Phrases(
    rf"{_THE}url{_HERE}/?\Z|{_THE}link{_HERE}/?\Z|{_THE}website{_HERE}/?\Z|{_THE}homepage{_HERE}/?\Z"
    rf"|link{_TO}|url{_TO}|coming[-_]?soon/?\Z"
    rf"|todo/?\Z|tbd/?\Z|tba/?\Z|fixme/?\Z|xxx+/?\Z|placeholder/?\Z",
    _SCHEME,
)
"""Words for a URL, which have no period."""
_PLACEHOLDER_HOST = Phrases(rf"your{_HOST}|my{_HOST}", _SCHEME)
_OF_OWNER = late_pattern(rf"(?:https?://(?:www\.)?)?(?:github|gitlab)\.com/[^/]+(?:/{_REPOSITORY})?/?\Z", re.IGNORECASE)
_NOTHING = frozenset(
    {f"{scheme}:{begin}" for scheme in ("http", "https") for begin in ("", "//", "///", "//www.", "//www./")}
    | {"http", "https", "...", "…", "none", "null", "undefined", "nan"}
)
_EXAMPLE = late_pattern(r"https?://(?:www\.)?example\.(?:com|org|net)(?:[/?#:]|\Z)", re.IGNORECASE)
_TOP = late_pattern(
    r"\b(?:top|up|back|home|contents?|toc|start|return|index)\b|[↑⬆▲🔝]|顶|頂|顶部|返回|목차|トップ", re.IGNORECASE
)
_TRANSLATION = late_pattern(r"readme[-_.][\w-]+\.", re.IGNORECASE)
_ROOT = late_pattern(
    r"https?://(?:www\.)?(?P<host>(?:gist\.)?github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|youtube\.com|youtu\.be"
    r"|arxiv\.org|(?:dx\.)?doi\.org|openreview\.net|(?:docs|drive|play)\.google\.com)/?\Z",
    re.IGNORECASE,
    needs=("git", "bitbucket", "codeberg", "youtu", "arxiv", "doi.", "openreview", "google"),
)
"""The start page of a web site that holds the works of others, each on a page of its own."""
_SLASHES_OF_ROOT = 3
_URL = late_pattern(r"(?:https?:)?//[^\s()<>\[\]]+")
_MIN_TEMPLATE = 4
"""A page with so many different ones shows how an entry is written."""
_MIN_LINKS = 20
_MAX_SHARE = 0.1


@rule(Destinations, severity=Severity.WARNING)
def check(destinations: Destinations, ctx: Context) -> Iterator[Diagnostic]:
    """Report URLs that are none yet; those of example.org only where a list leads elsewhere."""
    files = ctx.page.world.files
    examples, found = [], []
    for destination in destinations.where(_may_stand_in):
        url = destination.url
        if _is_example(url):
            examples.append(destination)
        elif (_stands_in(url) or (url == "#" and _names(destination, ctx))) and not (files and files.exists(url)):
            found.append(destination)
    is_template = len({each.url for each in found}) >= _MIN_TEMPLATE
    yield from (_report(each, ctx, is_shown=is_template) for each in found)
    for destination in destinations.where(_is_root):
        if _is_about_other(destination, ctx):
            written = ctx.page.source.cut(destination.span)
            yield ctx.diagnostic(destination.span, f"`{written}` is only the start page; expected the rest of the URL")
    if examples and len(destinations) >= _MIN_LINKS and len(examples) <= len(destinations) * _MAX_SHARE:
        for destination in examples:
            yield _report(destination, ctx)


def _may_stand_in(url: str, _written: str) -> bool:
    return url == "#" or _is_example(url) or _stands_in(url)


def _is_root(url: str, _written: str) -> bool:
    return url.count("/") <= _SLASHES_OF_ROOT and _ROOT.match(url) is not None


def _is_about_other(destination: Destination, ctx: Context) -> bool:
    """Whether the line of a link to such a start page does not name the web site."""
    source, node = ctx.page.source, destination.node
    root = _ROOT.match(destination.url)
    assert root is not None
    *_, brand, _ = root["host"].lower().split(".")
    start, end = source.line_span(source.line_at(node.start))
    line = source.text[start : destination.span.start] + source.text[destination.span.end : end]
    is_named = isinstance(node, Link) and node.kind not in (LinkKind.BARE, LinkKind.AUTOLINK)
    return is_named and brand not in _URL.sub("", line).lower()


def _is_example(url: str) -> bool:
    return "example." in url and _EXAMPLE.match(url) is not None


def _names(destination: Destination, ctx: Context) -> bool:
    """Whether a link to the page itself is no way back to its top, no language beside others, and not `coming soon`."""
    node, source = destination.node, ctx.page.source
    if _TRANSLATION.search(source.line(source.line_at(node.start))):
        return False
    text = plain_text(node.children) if isinstance(node, Link) else ""
    return len(text) > 1 and not _TOP.search(text) and not goes_on(text)


def _stands_in(url: str) -> bool:
    """Whether a URL is a word for one."""
    if url.strip("/") == "":
        return False
    if "." in url.replace("://www.", ""):
        return _PLACEHOLDER_HOST.begins(url) or _is_of_owner(url) or url.lower() in _NOTHING
    return _PLACEHOLDER.begins(url) or url.lower() in _NOTHING


def _is_of_owner(url: str) -> bool:
    host, _, path = url.lower().partition(".com/")
    if not host.endswith(("github", "gitlab")) or _OWNER.match(path.partition("/")[0]) is None:
        return False
    return _OF_OWNER.match(url) is not None


def _report(destination: Destination, ctx: Context, *, is_shown: bool = False) -> Diagnostic:
    written, place = ctx.page.source.cut(destination.span), destination.span
    is_shown |= any(each.start <= place.start < each.end for each in ctx.page.document.of(Quote))  # how one is written
    message = f"`{written}` is a placeholder for a URL; expected the URL itself"
    return ctx.diagnostic(place, message, severity=Severity.INFO if is_shown else None)
