"""DOC011: the Awesome badge is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.page.destinations import destinations
from awesome_lint.rule import Context, rule
from awesome_lint.source import Source, Span
from awesome_lint.syntax.nodes import Document, Heading, Image, Node
from awesome_lint.text.patterns import late_pattern

_BADGE = late_pattern(
    r"https?://(?:awesome\.re/badge|(?:[\w.-]+\.)?(?:rawgit|githack|githubusercontent)\.com/sindresorhus/awesome/\S*badge)",
    re.IGNORECASE,
)


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report a list that does not show the badge above its first section."""
    source = ctx.page.source
    if not ctx.page.world.is_list:
        return
    headings = [node for node in document.children if isinstance(node, Heading)]
    title = next((heading for heading in headings if heading.level == 1), None)
    end = next((heading.start for heading in headings if heading is not title), len(source.text))
    if not _has_badge([block for block in document.children if block.start < end], source):
        place = title.content_span if title else source.line_span(0)
        yield ctx.diagnostic(Span(*place), "the Awesome badge is missing; expected it beside the title")


def _has_badge(blocks: Sequence[Node], source: Source) -> bool:
    for block in blocks:
        for node in block.walk():
            # A reference's URL stands in a definition, which may be anywhere.
            urls = (
                [node.url]
                if isinstance(node, Image)
                else [destination.url for destination in destinations(node, source)]
            )
            if any(_BADGE.match(url) for url in urls):
                return True
    return False
