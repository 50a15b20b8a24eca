"""LNK015: a link has no text."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Html, Image, Link, LinkKind, plain_text


@rule(Link)
def check(link: Link, ctx: Context) -> Iterator[Diagnostic]:
    """Report links that show nothing on the page; what HTML writes may be an anchor."""
    if link.kind not in (LinkKind.INLINE, LinkKind.REFERENCE) or plain_text(link.children).strip():
        return
    if not any(isinstance(node, Image | Html) for node in link.walk()):
        yield ctx.diagnostic(link.span, "the link has no text, so nothing shows; expected a name between `[` and `]`")
