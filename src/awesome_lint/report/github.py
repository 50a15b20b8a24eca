"""Findings as GitHub's workflow commands, which become annotations of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.report import Findings
from awesome_lint.text.escapes import escape

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def pieces(found: Iterable[Findings]) -> Iterator[str]:
    """The findings, one command a line."""
    for file in found:
        yield "".join(f"{_command(file.filename, diagnostic)}\n" for diagnostic in file.diagnostics)


def _command(filename: str, diagnostic: Diagnostic) -> str:
    (row, column), (end_row, end_column) = diagnostic.location, diagnostic.end_location
    # GitHub takes columns only for places on one line.
    one_line = row == end_row
    properties: list[tuple[str, object]] = [
        ("file", filename),
        ("line", row),
        *([("col", column)] if one_line else []),
        ("endLine", end_row),
        *([("endColumn", end_column)] if one_line else []),
        ("title", f"{diagnostic.code} ({diagnostic.name})"),
    ]
    named = ",".join(f"{key}={_property(str(value))}" for key, value in properties)
    return f"::{_COMMANDS[diagnostic.severity]} {named}::{_data(diagnostic.message)}"


def _data(text: str) -> str:
    return escape(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
