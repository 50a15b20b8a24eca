"""DOC014: a line in bold or italics does a heading's work."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document, Emphasis, Image, Link, Node, Paragraph, Strong, plain_text

_NO_HEADING = ".,;:!?…。，；：！？"


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report paragraphs that are nothing but bold or italic text, above another paragraph."""
    for block, below in pairwise(document.children):
        if isinstance(block, Paragraph) and isinstance(below, Paragraph) and _is_like_heading(block.children):
            text = plain_text(block.children)
            yield ctx.diagnostic(block.span, f"`{text}` is written like a heading, but is not one; expected a heading")


def _is_like_heading(children: list[Node]) -> bool:
    if len(children) != 1 or not isinstance(children[0], Strong | Emphasis):
        return False
    if any(isinstance(node, Link | Image) for node in children[0].walk()):
        return False
    return plain_text(children)[-1:] not in _NO_HEADING
