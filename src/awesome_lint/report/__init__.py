"""Diagnostics to text: one module a format, imported when it is asked for.

May not: print, read files, judge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from awesome_lint.diagnostic import Diagnostic
from awesome_lint.source import Source


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in one file; `source` is the text that the diagnostics' spans lie in."""

    filename: str
    source: Source
    diagnostics: Sequence[Diagnostic]


def render(found: Sequence[Findings], style: Format, *, color: bool = False) -> str:
    """All findings in one of the formats; `color` is heeded by those for people."""
    if style is Format.JSON:
        from awesome_lint.report import json  # noqa: PLC0415

        return json.render(found)
    if style is Format.GITHUB:
        from awesome_lint.report import github  # noqa: PLC0415

        return github.render(found)
    if style is Format.CONCISE:
        from awesome_lint.report import concise  # noqa: PLC0415

        return concise.render(found, color=color)
    from awesome_lint.report import text  # noqa: PLC0415

    return text.render(found, color=color)
