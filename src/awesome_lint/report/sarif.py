"""Findings as SARIF 2.1.0, which GitHub's code scanning and many editors read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from awesome_lint import resources
from awesome_lint.diagnostic import Applicability, Diagnostic, Fix, Severity
from awesome_lint.diagnostic.fingerprint import hashes
from awesome_lint.report import RULE_BOOK, Findings, rule_url
from awesome_lint.source import Position, Source
from awesome_lint.text.jsontext import document

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def pieces(found: Iterable[Findings]) -> Iterator[str]:
    """The findings as one run; they are gone through twice, since the rules come before what these found."""
    rules = {diagnostic.code: diagnostic for file in found for diagnostic in file.diagnostics}
    codes = sorted(rules)
    driver = {
        "name": "awesome-lint",
        "semanticVersion": version("awesome-lint"),
        "informationUri": RULE_BOOK.partition("/blob/")[0],
        "rules": [_rule(rules[code]) for code in codes],
    }
    run: dict[str, Any] = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": []}
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return document(log, (_results(file, codes) for file in found))


def _rule(diagnostic: Diagnostic) -> dict[str, Any]:
    url = rule_url(diagnostic)
    if url is None:
        text = {"text": diagnostic.message}
        return {"id": diagnostic.code, "name": diagnostic.name, "shortDescription": text}
    page = resources.text(f"{diagnostic.code.lower()}-{diagnostic.name}.md")
    summary = " ".join(page.split("\n\n", 2)[1].split())
    return {
        "id": diagnostic.code,
        "name": diagnostic.name,
        "shortDescription": {"text": summary},
        "helpUri": url,
        "help": {"text": summary, "markdown": page},
    }


def _results(file: Findings, codes: Sequence[str]) -> Iterator[dict[str, Any]]:
    uri = _uri(file.filename)
    for each, identity in zip(file.diagnostics, hashes(uri, file.source, file.diagnostics), strict=True):
        region = _region(each.location, each.end_location)
        location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
        if each.entry is not None:
            location["logicalLocations"] = [{"name": each.entry, "kind": "member"}]
        result = {
            "ruleId": each.code,
            "ruleIndex": codes.index(each.code),
            "level": _LEVELS[each.severity],
            "message": {"text": each.message},
            "locations": [location],
            "partialFingerprints": {"awesomeLint/v1": identity},
        }
        if each.fix is not None and each.fix.applicability is not Applicability.DISPLAY:
            result["fixes"] = [_fix(file.source, each.fix, uri)]
        yield result


def _fix(source: Source, fix: Fix, uri: str) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": _region(source.position(edit.start), source.position(edit.end)),
            "insertedContent": {"text": edit.text},
        }
        for edit in fix.edits
    ]
    change = {"artifactLocation": {"uri": uri}, "replacements": replacements}
    return {"description": {"text": fix.title}, "artifactChanges": [change]}


def _region(start: Position, end: Position) -> dict[str, int]:
    return {"startLine": start.row, "startColumn": start.column, "endLine": end.row, "endColumn": end.column}


def _uri(filename: str) -> str:
    """A relative reference, or for an absolute path a URL."""
    path = quote(filename.replace("\\", "/").removeprefix("./").encode("utf-8", "surrogateescape"), safe="/~")
    return f"file://{path}" if path.startswith("/") else path
