"""DOC003: a list has no title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from awesome_lint.catalog import affairs
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import (
    Document,
    FrontMatter,
    Heading,
    Html,
    HtmlBlock,
    Image,
    Node,
    Paragraph,
    Strong,
    plain_text,
)
from awesome_lint.text.patterns import late_pattern

_SHOWS = late_pattern(r"<(?:h[1-6]|img|picture|svg|title|b|strong)\b", re.IGNORECASE)
_TITLE = late_pattern(r"^title[ \t]*:", re.MULTILINE)


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report a list that begins with a section like all others, and shows nothing that may be a title."""
    if not ctx.page.world.is_list or not ctx.page.catalog.entries:
        return
    headings = [node for node in document.children if isinstance(node, Heading)]
    if not headings or any(heading.level == 1 for heading in headings):
        return
    first = headings[0]
    levels = Counter(heading.level for heading in headings)
    above = document.children[: document.children.index(first)]
    if first.level > min(levels) or levels[first.level] == 1 or _shows_title(above):
        return
    shown = " ".join(plain_text(first.children).split())
    message = f"the list has no title; expected a heading of level 1 above `{shown}`"
    # a heading with nothing above it, and no entries right below, is the title for all who read it
    filled = {each.span.start for each in ctx.page.catalog.sections if each.entries}
    is_title = not above and first.start not in filled and not affairs.is_affair(shown)
    yield ctx.diagnostic(first.span, message, severity=Severity.INFO if is_title else None)


def _shows_title(blocks: Sequence[Node]) -> bool:
    """Whether something above the first heading may be a title: an image, HTML, a line in bold, front matter."""
    for block in blocks:
        if isinstance(block, FrontMatter):
            if _TITLE.search(block.content):
                return True
        elif isinstance(block, Paragraph) and len(block.children) == 1 and isinstance(block.children[0], Strong):
            return True
        for node in block.walk():
            if isinstance(node, Image) or (isinstance(node, Html | HtmlBlock) and _SHOWS.search(node.content)):
                return True
    return False
