"""Findings as JSON, one a line, each in the shape that `json` has: what streams and appends well."""

from __future__ import annotations

from collections.abc import Sequence

from awesome_lint.report import Findings
from awesome_lint.report.json import shape
from awesome_lint.text.jsontext import encode


def render(found: Sequence[Findings]) -> str:
    """All findings, one a line."""
    return "".join(f"{encode(shape(file, diagnostic))}\n" for file in found for diagnostic in file.diagnostics)
