"""Findings in the Reviewdog Diagnostic Format, one a line, each of which says where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from awesome_lint.report import Findings
from awesome_lint.report.rdjson import SOURCE, shape
from awesome_lint.text.jsontext import encode


def pieces(found: Iterable[Findings]) -> Iterator[str]:
    """The findings, one a line."""
    for file in found:
        yield "".join(f"{encode({**shape(file, each), 'source': SOURCE})}\n" for each in file.diagnostics)
