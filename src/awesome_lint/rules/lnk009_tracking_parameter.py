"""LNK009: a URL carries parameters that tell a web site where its visitors come from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from awesome_lint.page.destinations import Destination, Destinations
from awesome_lint.rule import Context, rule
from awesome_lint.source import Span
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.urls import is_tracking, web

_CAMPAIGN = late_pattern(
    r"github|awesome|repo|readme|badge|affiliat|partner|sponsor|utm_content=creditCopyText", re.IGNORECASE
)
"""In parameters that a list sets itself, so that a web site knows that its visitors come from there, or must set."""
_REFERRER = late_pattern(
    r"ref=(?:(?:https?:|https?%3a)?(?:/|%2f){0,2}(?:[a-z0-9-]+\.)+[a-z]{2,12}(?:/|%2f|\Z)"
    r"|(?:product[-_]?hunt|hacker[-_]?news|indie[-_]?hackers|betalist|newsletter)\Z)",
    re.IGNORECASE,
)
"""A `ref` that names a web site, as blogs append it; others may be of use."""
_MIN_NAME = 4
_MIN_PART = 8
"""So much of the name of a list may stand for it."""
_QUERY = late_pattern(r"\?(?P<parameters>[^#]*)")
_PARAMETER = late_pattern(r"(?P<whole>(?P<name>[^=&]*)(?:=[^&]*)?)(?P<end>&(?:amp;)?|\Z)")


@rule(Destinations, severity=Severity.WARNING)
def check(destinations: Destinations, ctx: Context) -> Iterator[Diagnostic]:
    """Report the tracking parameters of each URL."""
    for destination in destinations.where(_has_query):
        yield from _judge(destination, ctx)


def _has_query(url: str, _written: str) -> bool:
    return "?" in url


def _judge(destination: Destination, ctx: Context) -> Iterator[Diagnostic]:
    written = ctx.page.source.cut(destination.span)
    query = _QUERY.search(written)
    if query is None:
        return
    parameters = list(_PARAMETER.finditer(written, query.start("parameters"), query.end("parameters")))
    parts = web(destination.url)
    host = parts.host if parts is not None else ""
    tracking = [parameter for parameter in parameters if _is_tracking(parameter, host)]
    if not tracking or any(_is_own(each[0], ctx.page.catalog.title or "") for each in tracking):
        return
    kept = [parameter[0] for parameter in parameters if parameter[0] and parameter not in tracking]
    names = ", ".join(f"`{each['name']}`" for each in tracking)
    noun = "parameter" if len(tracking) == 1 else "parameters"
    start = destination.span.start
    place = Span(start + tracking[0].start("name"), start + tracking[-1].end() - len(tracking[-1]["end"]))
    left = written[: query.start()] + _joined(kept)
    edit = Edit(start + query.start(), start + query.end(), left[query.start() :])
    is_url = left != "" and not left.endswith("\\")  # which would keep the bracket behind it from closing the link
    fix = Fix((edit,), Applicability.UNSAFE, f"remove {names}") if is_url else None
    yield ctx.diagnostic(place, f"tracking {noun} {names}; expected the URL without", fix)


def _is_tracking(parameter: re.Match[str], host: str) -> bool:
    return is_tracking(parameter["name"], host) or _REFERRER.match(parameter["whole"]) is not None


def _is_own(parameter: str, title: str) -> bool:
    """Whether a list set a parameter itself, which then says so or has its name."""
    value = parameter.rpartition("=")[2].casefold()
    name = "".join(filter(str.isalnum, title.casefold()))
    is_named = len(name) >= _MIN_NAME and (name in value or (len(value) >= _MIN_PART and value in name))
    return is_named or _CAMPAIGN.search(parameter) is not None


def _joined(kept: list[str]) -> str:
    """The query that is left of the parameters that are kept, each with what separated it from the next."""
    query = "".join(kept)
    for end in ("&amp;", "&"):
        query = query.removesuffix(end)
    return f"?{query}" if query else ""
