"""Findings in the Reviewdog Diagnostic Format, one a line, each of which says where it comes from."""

from __future__ import annotations

from collections.abc import Sequence

from awesome_lint.report import Findings
from awesome_lint.report.rdjson import SOURCE, shape
from awesome_lint.text.jsontext import encode


def render(found: Sequence[Findings]) -> str:
    """All findings, one a line."""
    return "".join(
        f"{encode({**shape(file, diagnostic), 'source': SOURCE})}\n"
        for file in found
        for diagnostic in file.diagnostics
    )
