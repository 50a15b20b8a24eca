"""Findings as GitLab's Code Quality report, which a merge request shows beside the changed lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from awesome_lint.diagnostic import Severity
from awesome_lint.diagnostic.fingerprint import hashes
from awesome_lint.report import Findings, rule_url
from awesome_lint.text.jsontext import document

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def pieces(found: Iterable[Findings]) -> Iterator[str]:
    """The findings as JSON text."""
    return document([], map(_file, found))


def _file(file: Findings) -> Iterator[dict[str, Any]]:
    path = file.filename.replace("\\", "/").removeprefix("./")
    for each, identity in zip(file.diagnostics, hashes(path, file.source, file.diagnostics), strict=True):
        url = rule_url(each)
        yield {
            "description": f"{each.code} {each.message}",
            "check_name": each.name,
            "fingerprint": identity,
            "severity": _SEVERITIES[each.severity],
            "location": {"path": path, "lines": {"begin": each.location.row, "end": each.end_location.row}},
        } | ({} if url is None else {"content": {"body": url}})
