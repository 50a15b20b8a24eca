"""LNK016: the host of a URL is one letter away from one that everybody knows, or has a slip in `www.` or `.com`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from awesome_lint.catalog.contents import letters
from awesome_lint.diagnostic import Applicability, Diagnostic
from awesome_lint.page.destinations import Destinations
from awesome_lint.resources import words
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Link, Node, plain_text
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.slips import is_slip, meant_by
from awesome_lint.text.urls import MAX_REMEMBERED, web

_HOST = late_pattern(r"[\w.-]+")
_GLUED = late_pattern(r"(com|org|net|edu|gov)([a-z0-9-]+)")
"""A domain with what should stand behind a slash: `github.comjohn/tool`."""
_LONGER = frozenset(
    {"commbank", "community", "company", "compare", "computer", "comsec", "organic", "netbank", "netflix", "network"}
    | {"education"}
)
"""The domains that begin like another one."""
_LANGUAGE = late_pattern(r"\A[a-z]{2}\.")
_REPOSITORY_PATH = late_pattern(r"https?://(?:www\.)?github\.com/(?!orgs/|users/)[\w-]+/[\w.-]+/([a-z-]+)(?=/)")
_PARTS = frozenset(
    {"actions", "blob", "commit", "commits", "discussions", "issues", "projects", "pull", "pulls", "raw", "releases"}
    | {"security", "tags", "tree", "wiki"}
)
"""What follows the name of a repository in the URLs of its pages."""
_MIN_PART = 4
_USUAL = ("https://github.com/", "http://github.com/")


@rule(Destinations)
def check(destinations: Destinations, ctx: Context) -> Iterator[Diagnostic]:
    """Report hosts that are slips of famous ones."""
    text = ctx.page.source.text
    for _, span, _ in destinations.where(_has_slip_in_path):
        path = _REPOSITORY_PATH.match(text, span.start, span.end)
        if path is not None and (meant := meant_by(path[1], _PARTS, _MIN_PART)) is not None:
            place = Span(*path.span(1))
            message = (
                f"`{path[1]}` is no part of a repository on GitHub, so this leads nowhere; did you mean `{meant}`?"
            )
            yield ctx.diagnostic(place, message, replace(place, meant, Applicability.UNSAFE))
    for url, span, node in destinations.where(_has_slip):
        slip = _slip(url)
        if slip is not None and slip[1] in words.load("famous-hosts") and _is_called_so(url, node):
            continue
        at = text[span.start : span.end].lower().find(slip[0]) if slip is not None else -1
        if slip is not None and at >= 0:
            host, meant = slip
            place = Span(span.start + at, span.start + at + len(host))
            message = f"`{host}` is probably not the intended host; did you mean `{meant}`?"
            yield ctx.diagnostic(place, message, replace(place, meant, Applicability.UNSAFE))


def _has_slip_in_path(_url: str, written: str) -> bool:
    path = _REPOSITORY_PATH.match(written)
    return path is not None and path[1] not in _PARTS


def _is_called_so(url: str, node: Node) -> bool:
    """Whether the text of a link is the name of the host that it leads to: `[Meldium](https://meldium.com)`."""
    parts = web(url)
    said = letters(plain_text(node.children)) if isinstance(node, Link) else ""
    return parts is not None and said in (letters(parts.host), letters(parts.host.rpartition(".")[0]))


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
    if (undotted := host.removeprefix("www")) in famous:
        return host, undotted
    first, _, rest = host.partition(".")
    if first in _WORLD_WIDE_WEB and "." in rest:
        return host, f"www.{rest}"
    name, _, domain = host.rpartition(".")
    if domain in _DOMAINS and name:
        return host, f"{name}.{_DOMAINS[domain]}"
    glued = _GLUED.fullmatch(domain)
    return (host, f"{name}.{glued[1]}/{glued[2]}") if glued is not None and name and domain not in _LONGER else None


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
