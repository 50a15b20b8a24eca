"""Findings as the comment of a pull request, with the corrected lines ready to be pasted.

Names, messages and lines come from the page that is checked, so none of them is trusted: what is no
code is escaped, and no mention, link, comment or table is made of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Severity
from awesome_lint.report import Findings, rule_url
from awesome_lint.source import Source
from awesome_lint.text import inlines
from awesome_lint.text.escapes import HARMFUL, inert

_MARK = "<!-- awesome-lint -->"
"""The first line, by which a program finds the comment that it wrote before."""
_MAX_LINES = 10
_MAX_LENGTH = 60_000
"""GitHub takes comments of 65,536 characters."""


def pieces(found: Iterable[Findings]) -> Iterator[str]:
    """The findings, or as many as a comment may hold."""
    counts: Counter[Severity] = Counter()
    told: list[str] = []
    length = 0
    for file in found:
        counts.update(diagnostic.severity for diagnostic in file.diagnostics)
        for piece in _pieces(file) if length <= _MAX_LENGTH else ():
            told.append(piece)
            length += len(piece)
    head = f"{_MARK}\n### awesome-lint: {_counts(counts)}\n"
    ends = [*accumulate(map(len, told), initial=len(head))]
    shown = bisect_right(ends, _MAX_LENGTH) - 1
    yield from (head, *told[:shown])
    if shown < counts.total():
        yield f"\n… and {counts.total() - shown} more.\n"


def _pieces(file: Findings) -> Iterator[str]:
    for index, each in enumerate(file.diagnostics):
        title = "" if index else f"\n{inlines.code(file.filename)}\n\n"
        yield title + "".join(f"{line}\n" for line in _finding(file.source, each))


def _counts(counts: Counter[Severity]) -> str:
    parts = [f"{counts[each]} {each.value}{'' if counts[each] == 1 else 's'}" for each in Severity if counts[each]]
    return ", ".join(parts) or "no problems"


def _finding(source: Source, diagnostic: Diagnostic) -> Iterator[str]:
    where = f"**line {diagnostic.location.row}**, {diagnostic.severity.value}"
    url = rule_url(diagnostic)
    rule = diagnostic.code if url is None else f"[{diagnostic.code}]({url})"
    yield f"- {where} {rule}: {inlines.message(diagnostic.message)}"
    corrected = _corrected(source, diagnostic)
    if corrected is None:
        return
    fence = "`" * max(3, 1 + inlines.longest_run("\n".join(corrected)))
    yield ""
    yield from (
        f"  {line}".rstrip(" ") if not line else f"  {line}" for line in (f"{fence}markdown", *corrected, fence)
    )
    yield ""


def _corrected(source: Source, diagnostic: Diagnostic) -> list[str] | None:
    """The lines as the fix leaves them; None where there is none or it is too large to be pasted."""
    fix = diagnostic.fix
    if fix is None or not fix.edits or fix.applicability is Applicability.DISPLAY:
        return None
    edits = sorted(fix.edits)
    first, last = source.line_at(edits[0].start), source.line_at(max(edit.end for edit in edits))
    if last - first >= _MAX_LINES:
        return None
    start, end = source.line_span(first).start, source.line_span(last).end
    text = _edited(source.text, start, end, edits).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    is_plain = not HARMFUL.search(text.replace("\n", "").replace("\t", "")) and inert(text) == text
    return lines if text.strip() and is_plain and len(lines) <= _MAX_LINES else None


def _edited(text: str, start: int, end: int, edits: Sequence[Edit]) -> str:
    parts = []
    for edit in edits:
        parts += [text[start : edit.start], edit.text]
        start = edit.end
    return "".join([*parts, text[start:end]])
