"""LNK014: a reference repeats its text as its label."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Image, Link, LinkKind, Node


@rule(Link, Image, severity=Severity.WARNING)
def check(node: Node, ctx: Context) -> Iterator[Diagnostic]:
    """Report `[text][text]`, which `[text][]` or `[text]` says as well."""
    if not isinstance(node, Link | Image) or node.kind is not LinkKind.REFERENCE or not node.label or not node.children:
        return
    source = ctx.page.source
    text = Span(node.children[0].start, node.children[-1].end)
    rest = source.text[text.end : node.end]
    if rest[:2] != "][" or _folded(rest[2:-1]) != _folded(source.cut(text)):
        return
    label = Span(text.end + 2, node.end - 1)
    fix = Fix((Edit(*label, ""),), Applicability.SAFE, "leave the label out")
    yield ctx.diagnostic(label, f"the label `{source.cut(label)}` repeats the text; leave it out", fix)


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()
