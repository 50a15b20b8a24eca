"""Diagnostics to text: one module a format, imported when it is asked for.

Each format gives its text in pieces, file by file, so that those of many files are never held at once.

May not: print, read files, judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import cache
from importlib import import_module

from awesome_lint import rules
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.source import Source
from awesome_lint.text.escapes import inert
from awesome_lint.values.addresses import REPOSITORY
from awesome_lint.values.slotted import immutable

RULE_BOOK = f"{REPOSITORY}/blob/main/rules"


class Format(StrEnum):
    """How findings are written; each is a module of that name."""

    TEXT = "text"
    CONCISE = "concise"
    GROUPED = "grouped"
    JSON = "json"
    JSONL = "jsonl"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    JUNIT = "junit"
    CHECKSTYLE = "checkstyle"
    RDJSON = "rdjson"
    RDJSONL = "rdjsonl"
    MARKDOWN = "markdown"


FOR_PEOPLE = (Format.TEXT, Format.CONCISE, Format.GROUPED)
"""The formats that a terminal shows, in colours."""
DOCUMENTS = (
    Format.JSON,
    Format.GITLAB,
    Format.SARIF,
    Format.JUNIT,
    Format.CHECKSTYLE,
    Format.RDJSON,
    Format.MARKDOWN,
)
"""The formats that are whole documents, also where there is nothing to report."""
SEEN_TWICE = (Format.SARIF,)
"""The formats that go through all findings more than once."""


@immutable
class Findings:
    """What was found in one file; `source` is the text that the diagnostics' spans lie in.

    People are told a `note` below the findings: a sentence about those that are not spelled out.
    """

    filename: str
    source: Source
    diagnostics: Sequence[Diagnostic]
    note: str = ""


@immutable
class View:
    """How people see findings: in colours, in so many columns, and with a mark on unsafe fixes as on safe ones."""

    color: bool = False
    width: int = 80
    unsafe: bool = False


def pieces(found: Iterable[Findings], style: Format, view: View | None = None) -> Iterator[str]:
    """Findings in one of the formats, file by file; those for people heed the view, and have the heaviest first."""
    module = import_module(f"{__name__}.{style.value}")
    if style not in FOR_PEOPLE:
        yield from module.pieces(found)
    else:
        yield from map(inert, module.pieces(map(_heavy_first, found), view or View()))


def render(found: Iterable[Findings], style: Format, view: View | None = None) -> str:
    """The same as one text."""
    return "".join(pieces(found, style, view))


def _heavy_first(file: Findings) -> Findings:
    return replace(file, diagnostics=sorted(file.diagnostics, key=_weight))


def _weight(diagnostic: Diagnostic) -> int:
    return [*Severity].index(diagnostic.severity)


def rule_url(diagnostic: Diagnostic) -> str | None:
    """Where the page of the rule that speaks is to be read; None of a rule that is none of the rule book."""
    if (diagnostic.code, diagnostic.name) not in _in_book():
        return None
    return f"{RULE_BOOK}/{diagnostic.code.lower()}-{diagnostic.name}.md"


@cache
def _in_book() -> frozenset[tuple[str, str]]:
    return frozenset((each.code, each.name) for each in rules.all_ids())
