"""Findings in the XML of Checkstyle, which many tools read: Jenkins, reviewdog, diff-quality."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from awesome_lint.report import Findings
from awesome_lint.report.xml import add, document, element


def pieces(found: Iterable[Findings]) -> Iterator[str]:
    """The findings below the files that were checked."""
    return document(Element("checkstyle", version="4.3"), map(_file, found))


def _file(file: Findings) -> Element:
    below = element("file", name=file.filename)
    for diagnostic in file.diagnostics:
        row, column = diagnostic.location
        add(
            below,
            "error",
            line=row,
            column=column,
            severity=diagnostic.severity,
            message=diagnostic.message,
            source=f"awesome-lint.{diagnostic.code}",
        )
    return below
