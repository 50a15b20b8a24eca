"""DOC013: a badge shows the state of a build."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_lint.catalog.records import Catalog
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.page.destinations import destinations
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document, Html, HtmlBlock, Image
from awesome_lint.text.patterns import late_pattern

_STATUS = late_pattern(
    r"https?://(?:[\w.-]+\.)?(?:travis-ci\.(?:org|com)|circleci\.com|appveyor\.com|drone\.io|semaphoreci\.com)/"
    r"|https?://github\.com/[^?#]+/(?:actions/)?workflows/[^?#]+/badge\.svg"
    r"|https?://(?:img\.shields\.io|badgen\.net)/(?:travis|circleci|appveyor|github/(?:actions/)?(?:workflow|checks|status))",
    re.IGNORECASE,
)
_TITLE = late_pattern(r"build (?:status|passing)", re.IGNORECASE)


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report images of services that build and test, in Markdown and HTML, outside the entries."""
    first = _first_entry(ctx.page.catalog)
    for block in document.children:
        if first is not None and block.end > first:
            return
        for node in block.walk():
            if isinstance(node, Image | Html | HtmlBlock):
                for url, span, *_ in destinations(node, ctx.page.source):
                    if _STATUS.match(url) or (isinstance(node, Image) and _TITLE.search(node.title or "")):
                        yield ctx.diagnostic(span, "a badge shows the status of a build; a list of links needs none")


def _first_entry(catalog: Catalog) -> int | None:
    return catalog.entries[0].span.start if catalog.entries else None
