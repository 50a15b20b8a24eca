"""Findings in the XML of Checkstyle, which many tools read: Jenkins, reviewdog, diff-quality."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from awesome_lint.report import Findings
from awesome_lint.report.xml import add, document


def render(found: Sequence[Findings]) -> str:
    """All findings below the files that were checked."""
    root = Element("checkstyle", version="4.3")
    for file in found:
        below = add(root, "file", name=file.filename)
        for diagnostic in file.diagnostics:
            row, column = diagnostic.location
            source = f"awesome-lint.{diagnostic.code}"
            add(
                below,
                "error",
                line=row,
                column=column,
                severity=diagnostic.severity,
                message=diagnostic.message,
                source=source,
            )
    return document(root)
