"""Findings as one JSON array, in the shape that users of Ruff already read.

The shape is a contract with other people's programs: keys are added, never changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from awesome_lint.diagnostic import Diagnostic, Fix
from awesome_lint.report import Findings, rule_url
from awesome_lint.source import Source
from awesome_lint.text.jsontext import document, position


def pieces(found: Iterable[Findings]) -> Iterator[str]:
    """The findings as JSON text."""
    return document([], ([shape(file, diagnostic) for diagnostic in file.diagnostics] for file in found))


def shape(file: Findings, diagnostic: Diagnostic) -> dict[str, Any]:
    """One finding in the shape of the contract."""
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "message": diagnostic.message,
        "severity": diagnostic.severity.value,
        "filename": file.filename,
        "location": position(diagnostic.location),
        "end_location": position(diagnostic.end_location),
        "entry": diagnostic.entry,
        "url": rule_url(diagnostic),
        "fix": None if diagnostic.fix is None else _fix(file.source, diagnostic.fix),
    }


def _fix(source: Source, fix: Fix) -> dict[str, Any]:
    return {
        "applicability": fix.applicability.value,
        "message": fix.title,
        "edits": [
            {
                "content": edit.text,
                "location": position(source.position(edit.start)),
                "end_location": position(source.position(edit.end)),
            }
            for edit in fix.edits
        ],
    }
