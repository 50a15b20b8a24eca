"""LNK008: a definition that no link of the page uses."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.links import normalized
from awesome_lint.syntax.nodes import Definition, Document, Image, Link
from awesome_lint.text.patterns import late_pattern

_DIGITS = late_pattern(r"\d+")
_COMMENT = late_pattern(r"[\W_]*+(?:comment|comments|hidden|note|todo)?[\W_\d]*+\Z", re.IGNORECASE)
"""Labels of definitions that are written for the sake of a comment: `[//]: # (text)`."""


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report definitions whose label no link has, or whose label is defined before."""
    source = ctx.page.source
    if "]:" not in source.text:
        return
    first: dict[str, Definition] = {}
    repeated = [node for node in document.of(Definition) if first.setdefault(normalized(node.label), node) is not node]
    used = {node.label for node in document.of(Link, Image)}
    series = {_DIGITS.sub("0", label) for label in used if label is not None}
    for label, node in first.items():
        if label not in used and not _is_comment(node) and not _is_one_of(label, series):
            message = f"no link uses the definition of `{node.label}`"
            yield ctx.diagnostic(node.span, message, _removal(node), severity=Severity.INFO)  # no reader sees it
    for node in repeated:
        earlier = first[normalized(node.label)]
        if earlier.url != node.url and not _is_comment(node):
            row = source.position(earlier.start).row
            message = f"`{node.label}` already leads elsewhere on line {row}, so this definition has no effect"
            yield ctx.diagnostic(node.span, message, _removal(node), other=earlier.span)


def _is_one_of(label: str, series: Collection[str]) -> bool:
    """Whether a label has a number, and those with other ones are used: an icon for each count of stars."""
    numbered = _DIGITS.sub("0", label)
    return numbered != label and any(map(str.isalpha, label)) and numbered in series


def _is_comment(node: Definition) -> bool:
    return node.url in ("", "#") or _COMMENT.match(node.label) is not None


def _removal(node: Definition) -> Fix:
    return Fix((Edit(node.start, node.end, ""),), Applicability.DISPLAY, "remove the definition")
