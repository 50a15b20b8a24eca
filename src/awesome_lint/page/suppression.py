"""Comments that silence rules.

`<!-- awesome-lint-disable-next-line ORD001, broken-anchor -- why -->` silences rules on the next
line that is not blank, `…-disable-line` on the comment's own line, `…-disable` up to `…-enable` or
the end of the page. Without rules a comment speaks of all of them.

The comments of npm's awesome-lint are understood, too: `<!--lint disable awesome-list-item-->` up to
`<!--lint enable …-->`, and `<!--lint ignore …-->` of what follows. They name its rules, which may
stand for several of ours, so one that silences nothing is never reported.

May not: know rules; the engine says which suppression was of use.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import NamedTuple

from awesome_lint.catalog import closing
from awesome_lint.page import mistyped
from awesome_lint.resources import npm
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import mutable

_COMMENT = late_pattern(
    r"<!--\s*awesome-lint-(?P<action>disable-next-line|disable-line|disable|enable)"
    r"(?P<rules>(?:[ \t\r\n,]+(?!--)[A-Za-z][A-Za-z0-9-]*)*)\s*(?:--\s.*?)?-->",
    re.DOTALL,
)
_NPM_COMMENT = late_pattern(
    r"<!--\s*lint\s+(?P<action>disable|enable|ignore)(?P<rules>(?:[\s,]+(?!--)[a-z][\w:-]*?)*)\s*-->", re.IGNORECASE
)
_NPM_RULE = late_pattern(r"(?:remark-lint[:-])?(?P<name>[a-z](?:[\w-]*\w)?)", re.IGNORECASE)
_RULE = late_pattern(r"[A-Za-z][A-Za-z0-9-]*")
_END_OF_PAGE = 1 << 62


@mutable
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
        for match in _NPM_COMMENT.finditer(comment):
            _apply_npm(source, document, found, match, start)
        found += _mistyped(source, start, comment)
        for match in _COMMENT.finditer(comment):
            named: list[tuple[str | None, Span]] = [
                (name[0], Span(start + name.start(), start + name.end()))
                for name in _RULE.finditer(comment, *match.span("rules"))
            ]
            whole = Span(start + match.start(), start + match.end())
            _apply(source, found, match["action"], named or [(None, whole)], whole)
    return found


def _mistyped(source: Source, start: int, comment: str) -> Iterator[Suppression]:
    """Comments that silence nothing, though they nearly say what would."""
    for first, last, problem in mistyped.find(comment):
        if not (_COMMENT.match(comment, first) or _NPM_COMMENT.match(comment, first)):
            line = source.line_at(start + first)
            yield Suppression(Span(start + first, start + last), None, line, line - 1, problem=problem)


def without_new(source: Source, document: n.Document, earlier: Source, earlier_document: n.Document) -> str:
    """The text of a page in which comments say nothing that an earlier one does not have; places stay as they are.

    Where one is gone that ended a range, no range is heeded: it may have come to silence more.
    """
    before = Counter(match[0] for _, match in _matches(earlier, earlier_document))
    found = [*_matches(source, document)]
    now = Counter(match[0] for _, match in found)
    is_unended = any(count > now[text] for text, count in before.items() if _is("enable", text))
    text = source.text
    for start, match in found:
        before[match[0]] -= 1
        if before[match[0]] < 0 or (is_unended and _is("disable", match[0])):
            first, last = start + match.start() + len("<!--"), start + match.end() - len("-->")
            text = text[:first] + " " * (last - first) + text[last:]
    return text


def _matches(source: Source, document: n.Document) -> Iterator[tuple[int, re.Match[str]]]:
    for start, comment in _comments(source, document):
        for pattern in (_NPM_COMMENT, _COMMENT):
            yield from ((start, match) for match in pattern.finditer(comment))


def _is(action: str, comment: str) -> bool:
    match = _COMMENT.match(comment) or _NPM_COMMENT.match(comment)
    return match is not None and match["action"].lower() == action


class SectionLines(NamedTuple):
    """The lines of a section, from 0, with the place of its heading."""

    heading: Span
    first: int
    last: int


def sections(source: Source, document: n.Document, titles: Sequence[str]) -> Iterator[SectionLines]:
    """The lines of the sections, with those below them, whose titles fit patterns."""
    headings = document.of(n.Heading)
    for index, each in enumerate(headings):
        if closing.is_titled(n.plain_text(each.children), titles):
            following = (at for at in range(index + 1, len(headings)) if headings[at].level <= each.level)
            end = next((source.line_at(headings[at].start) - 1 for at in following), _END_OF_PAGE)
            yield SectionLines(each.span, source.line_at(each.start), end)


def _comments(source: Source, document: n.Document) -> Iterator[tuple[int, str]]:
    for node in document.of(n.HtmlBlock, n.Html):
        if "lint" in node.content.lower():
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


def _apply_npm(
    source: Source, document: n.Document, found: list[Suppression], match: re.Match[str], start: int
) -> None:
    """Let a comment of npm's awesome-lint silence our rules for those that it names."""
    whole = Span(start + match.start(), start + match.end())
    line = last = source.line_at(whole.start)
    if match["action"].lower() == "ignore":
        line, last = _lines_below(source, document, whole.end)
    for name, span in _npm_names(match, start) or [(None, whole)]:
        problem = npm.unknown(name) if name else None
        if problem is not None:
            found.append(Suppression(span, None, line, line - 1, problem=problem))
        for ours in npm.rules().get(name, ()) if name else (None,):
            if match["action"].lower() == "enable":
                _apply(source, found, "enable", [(ours, span)], whole)
            else:
                end = last if match["action"].lower() == "ignore" else _END_OF_PAGE
                found.append(Suppression(span, ours, line, end, used=True))


def _npm_names(match: re.Match[str], start: int) -> list[tuple[str | None, Span]]:
    return [
        (each["name"].lower(), Span(start + each.start("name"), start + each.end("name")))
        for each in _NPM_RULE.finditer(match.string, *match.span("rules"))
    ]


def _lines_below(source: Source, document: n.Document, offset: int) -> tuple[int, int]:
    """The first and last line of the node that follows a comment; a range of no lines at the end of the page."""
    node = _node_from(document, offset)
    if node is None:
        return source.line_count, source.line_count - 1
    return source.line_at(node.start), source.line_at(max(node.end - 1, node.start))


def _node_from(document: n.Document, offset: int) -> n.Node | None:
    """The first node that starts at an offset or behind it."""
    found: n.Node | None = None
    node: n.Node = document
    while node.children:
        index = bisect_left(node.children, offset, key=lambda each: each.start)
        found = node.children[index] if index < len(node.children) else found
        if index == 0:
            break
        node = node.children[index - 1]
    return found


def _next_line(source: Source, line: int) -> int:
    line += 1
    while line + 1 < source.line_count and not source.line(line).strip():
        line += 1
    return line
