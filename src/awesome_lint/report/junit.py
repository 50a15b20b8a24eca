"""Findings as JUnit's results of tests: a suite a file, errors fail, the rest is skipped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.report import Findings, rule_url
from awesome_lint.report.xml import add, clean, document, element

_RESULTS = {Severity.ERROR: "failure", Severity.WARNING: "skipped", Severity.INFO: "skipped"}


def pieces(found: Iterable[Findings]) -> Iterator[str]:
    """The findings, and for each file without any one test that passed."""
    return document(Element("testsuites", name="awesome-lint"), map(_suite, found))


def _suite(file: Findings) -> Element:
    counts = Counter(diagnostic.severity for diagnostic in file.diagnostics)
    suite = element(
        "testsuite",
        name=file.filename,
        tests=max(len(file.diagnostics), 1),
        failures=counts[Severity.ERROR],
        errors=0,
        skipped=counts.total() - counts[Severity.ERROR],
    )
    for diagnostic in file.diagnostics:
        _add_case(suite, file.filename, diagnostic)
    if not file.diagnostics:
        add(suite, "testcase", name="awesome-lint", classname=file.filename)
    return suite


def _add_case(suite: Element, filename: str, diagnostic: Diagnostic) -> None:
    row, column = diagnostic.location
    name = f"{diagnostic.code} {diagnostic.name} at {row}:{column}"
    case = add(suite, "testcase", name=name, classname=filename)
    result = add(case, _RESULTS[diagnostic.severity], type=diagnostic.severity, message=diagnostic.message)
    url = rule_url(diagnostic)
    see = "" if url is None else f"; see {url}"
    result.text = clean(f"{filename}:{row}:{column}: {diagnostic.message}{see}")
