"""Comments that silence rules.

`<!-- awesome-lint-disable-next-line ORD001, broken-anchor -- why -->` silences rules on the next
line that is not blank, `…-disable-line` on the comment's own line, `…-disable` up to `…-enable` or
the end of the page. Without rules a comment speaks of all of them.

May not: know rules; the engine says which suppression was of use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n

_COMMENT = re.compile(
    r"<!--\s*awesome-lint-(?P<action>disable-next-line|disable-line|disable|enable)"
    r"(?P<rules>(?:[ \t\r\n,]+(?!--)[A-Za-z][A-Za-z0-9-]*)*)\s*(?:--\s.*?)?-->",
    re.DOTALL,
)
_RULE = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_END_OF_PAGE = 1 << 62


@dataclass(slots=True)
class Suppression:
    """One rule (or, with `rule` None, all rules) silenced on lines `first` to `last`, from 0.

    `span` is the rule's name in the comment, or the comment itself. The engine sets `used`, and
    `problem` to a sentence where no rule bears the name.
    """

    span: Span
    rule: str | None
    first: int
    last: int = _END_OF_PAGE
    used: bool = field(default=False)
    problem: str | None = field(default=None)


def find(source: Source, document: n.Document) -> list[Suppression]:
    """All suppressions of a page in order."""
    found: list[Suppression] = []
    for start, comment in _comments(source, document):
        for match in _COMMENT.finditer(comment):
            named: list[tuple[str | None, Span]] = [
                (name[0], Span(start + name.start(), start + name.end()))
                for name in _RULE.finditer(comment, *match.span("rules"))
            ]
            whole = Span(start + match.start(), start + match.end())
            _apply(source, found, match["action"], named or [(None, whole)], whole)
    return found


def _comments(source: Source, document: n.Document) -> Iterator[tuple[int, str]]:
    for node in document.walk():
        if isinstance(node, n.HtmlBlock | n.Html) and "awesome-lint-" in node.content:
            yield node.start, source.cut(node.span)


def _apply(
    source: Source, found: list[Suppression], action: str, rules: list[tuple[str | None, Span]], comment: Span
) -> None:
    line = source.line_at(comment.start)
    for name, span in rules:
        if action == "disable":
            found.append(Suppression(span, name, line))
        elif action == "disable-line":
            found.append(Suppression(span, name, line, line))
        elif action == "disable-next-line":
            following = _next_line(source, source.line_at(comment.end))
            found.append(Suppression(span, name, following, following))
        else:
            for suppression in found:
                if suppression.last == _END_OF_PAGE and name in (None, suppression.rule):
                    suppression.last = line


def _next_line(source: Source, line: int) -> int:
    line += 1
    while line + 1 < source.line_count and not source.line(line).strip():
        line += 1
    return line
