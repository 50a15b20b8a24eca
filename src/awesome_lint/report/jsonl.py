"""Findings as JSON, one a line, each in the shape that `json` has: what streams and appends well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from awesome_lint.report import Findings
from awesome_lint.report.json import shape
from awesome_lint.text.jsontext import encode


def pieces(found: Iterable[Findings]) -> Iterator[str]:
    """The findings, one a line."""
    for file in found:
        yield "".join(f"{encode(shape(file, diagnostic))}\n" for diagnostic in file.diagnostics)
