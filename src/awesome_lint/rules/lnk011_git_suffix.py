"""LNK011: the page of a repository is linked by the URL from which git clones it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.rule import Context, replace, rule
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Document
from awesome_lint.urls import on_page

_REPOSITORY = re.compile(
    r"https?://(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)(?P<path>(?:/[\w.~-]+){2,})/?(?=[?#]|\Z)",
    re.IGNORECASE,
)
_SUFFIX = ".git"
_MAX_FEW = 2
_MAX_SHARE = 0.1


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report URLs that end in `.git`, unless the list has them so."""
    page = ctx.page
    if _SUFFIX not in page.source.text:
        return
    total, found = 0, []
    for url, span, _ in on_page(document, page.source, page.settings.links.allow):
        match = _REPOSITORY.match(url)
        if match is not None:
            total += 1
            path = match["path"]
            if path.endswith(_SUFFIX) and not path.endswith(".wiki.git") and page.source.cut(span).startswith(match[0]):
                end = span.start + match.end("path")
                found.append(Span(end - len(_SUFFIX), end))
    if len(found) > max(_MAX_FEW, total * _MAX_SHARE):
        return
    for span in found:
        fix = replace(span, "", Applicability.UNSAFE, "remove `.git`")
        yield ctx.diagnostic(span, "the URL is the one to clone from; expected that of the page, without `.git`", fix)
