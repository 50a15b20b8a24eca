"""Findings in the Reviewdog Diagnostic Format, with fixes as suggestions.

Columns count bytes of UTF-8 there, from 1, and the end of a range is exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from awesome_lint.diagnostic import Applicability, Diagnostic, Fix, Severity
from awesome_lint.report import Findings, rule_url
from awesome_lint.source import Source
from awesome_lint.text.jsontext import document
from awesome_lint.values.addresses import REPOSITORY

SOURCE = {"name": "awesome-lint", "url": REPOSITORY}
_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def pieces(found: Iterable[Findings]) -> Iterator[str]:
    """The findings as one result."""
    shapes = ([shape(file, diagnostic) for diagnostic in file.diagnostics] for file in found)
    return document({"source": SOURCE, "diagnostics": []}, shapes)


def shape(file: Findings, diagnostic: Diagnostic) -> dict[str, Any]:
    """One finding; a fix whose edits lie apart is one suggestion, which repeats what lies between them."""
    url, fix = rule_url(diagnostic), diagnostic.fix
    has_edits = fix is not None and fix.edits and fix.applicability is not Applicability.DISPLAY
    return {
        "message": diagnostic.message,
        "location": {
            "path": file.filename,
            "range": _range(file.source, diagnostic.span.start, diagnostic.span.end),
        },
        "severity": _SEVERITIES[diagnostic.severity],
        "code": {"value": diagnostic.code, **({"url": url} if url else {})},
        **({"suggestions": [_suggestion(file.source, fix)]} if fix is not None and has_edits else {}),
    }


def _suggestion(source: Source, fix: Fix) -> dict[str, Any]:
    edits = sorted(fix.edits)
    pieces, done = [], edits[0].start
    for edit in edits:
        pieces += [source.text[done : edit.start], edit.text]
        done = edit.end
    return {"range": _range(source, edits[0].start, done), "text": "".join(pieces)}


def _range(source: Source, start: int, end: int) -> dict[str, Any]:
    return {"start": _position(source, start), "end": _position(source, end)}


def _position(source: Source, offset: int) -> dict[str, int]:
    row, column = source.position(offset)
    before = source.text[offset - column + 1 : offset]
    return {"line": row, "column": len(before.encode("utf-8", "surrogateescape")) + 1}
