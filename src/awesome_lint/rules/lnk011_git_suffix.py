"""LNK011: the page of a repository is linked by the URL from which git clones it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.page.destinations import Destinations
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Link, LinkKind, plain_text
from awesome_lint.text.patterns import late_pattern

_REPOSITORY = late_pattern(
    r"https?://(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)(?P<path>(?:/[\w.~-]+){2,})/?(?=[?#]|\Z)",
    re.IGNORECASE,
)
_SUFFIX = ".git"
_NO_PAGE = late_pattern(
    r"(?:(?:git\+)?ssh://|git://)?(?:git@)(?P<host>[\w-]+(?:\.[\w-]+)+)(?::\d+/|[:/])(?P<path>[\w.~/-]+?)(?:\.git)?/?\Z"
    r"|git://(?P<public>[\w-]+(?:\.[\w-]+)+/[\w.~/-]+?)(?:\.git)?/?\Z",
    re.IGNORECASE,
    needs=("git@", "git:"),
)
"""An address that git knows and browsers do not."""
_FOR_PROGRAMS = late_pattern(
    r"https?://api\.github\.com/(?:users/(?P<user>[\w-]+)|repos/(?P<repository>[\w-]+/[\w.-]+))/?\Z",
    needs=("api.github",),
)
"""What programs read of a user or a repository."""
_MAX_FEW = 2
_MAX_SHARE = 0.1


@rule(Destinations, severity=Severity.INFO)
def check(destinations: Destinations, ctx: Context) -> Iterator[Diagnostic]:
    """Report addresses that only git can follow, and URLs that end in `.git`, unless the list has them so."""
    for url, span, _ in destinations.where(_has_no_page):
        match = _NO_PAGE.match(url)
        assert match is not None
        page = f"https://{match['public'] or match['host'] + '/' + match['path']}"
        message = f"only git can follow this address; expected that of the page, `{page}`"
        fix = replace(span, page, Applicability.UNSAFE)
        yield ctx.diagnostic(span, message, fix, severity=Severity.WARNING)
    yield from _for_programs(destinations, ctx)
    found = []
    for url, span, _ in destinations.where(_has_suffix):
        match = _REPOSITORY.match(url)
        if match is None or not match["path"].endswith(_SUFFIX) or match["path"].endswith(".wiki.git"):
            continue
        if ctx.page.source.text.startswith(match[0], span.start):
            end = span.start + match.end("path")
            found.append(Span(end - len(_SUFFIX), end))
    if len(found) > _MAX_FEW:
        total = destinations.count(_is_repository)
        if len(found) > total * _MAX_SHARE:
            return
    for span in found:
        fix = replace(span, "", Applicability.UNSAFE, "remove `.git`")
        yield ctx.diagnostic(span, "the URL is for cloning; expected that of the page, without `.git`", fix)


def _for_programs(destinations: Destinations, ctx: Context) -> Iterator[Diagnostic]:
    """Links to what only programs read, of which their text says nothing; of many the first."""
    severity = Severity.WARNING
    for url, span, node in destinations.where(_is_for_programs):
        match = _FOR_PROGRAMS.match(url)
        if match is None or not isinstance(node, Link) or node.kind is not LinkKind.INLINE:
            continue
        if "api" in plain_text(node.children).lower():
            continue
        page = f"https://github.com/{match['user'] or match['repository']}"
        message = f"this address is for programs; expected that of the page, `{page}`"
        yield ctx.diagnostic(span, message, replace(span, page, Applicability.UNSAFE), severity=severity)
        severity = Severity.INFO


def _is_for_programs(url: str, _written: str) -> bool:
    return _FOR_PROGRAMS.match(url) is not None


def _is_repository(url: str, _written: str) -> bool:
    return _REPOSITORY.match(url) is not None


def _has_no_page(url: str, _written: str) -> bool:
    return _NO_PAGE.match(url) is not None


def _has_suffix(url: str, _written: str) -> bool:
    return _SUFFIX in url
