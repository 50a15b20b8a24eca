"""LNK015: a link has no text."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document, Html, Image, Link, LinkKind, Text, plain_text


@rule(Document)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report links that show nothing on the page; what HTML writes may be an anchor."""
    for link in document.where(_shows_nothing, Link):
        message = "the link has no text, so nothing shows; expected a name between `[` and `]`"
        yield ctx.diagnostic(link.span, message)


def _shows_nothing(link: Link) -> bool:
    first = link.children[0] if link.children else None
    if isinstance(first, Text) and not first.text.isspace():  # as nearly all
        return False
    if link.kind not in (LinkKind.INLINE, LinkKind.REFERENCE) or plain_text(link.children).strip():
        return False
    return not any(isinstance(node, Image | Html) for node in link.walk())
