"""The tables of a fleet, once they are made: questions about them, and what their links answer.

May not: print, exit, ask the network itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from awesome_lint.fleet import questions, rendering, schema, tables
from awesome_lint.fleet.questions import QUESTIONS
from awesome_lint.fleet.rendering import Style
from awesome_lint.fleet.schema import ANSWERS, Table
from awesome_lint.links.run import LinkSurvey
from awesome_lint.world.parts import Parts

__all__ = ["QUESTIONS", "Style", "answered", "keep", "urls"]

_WEB = "SELECT DISTINCT split_part(url, '#', 1) AS url FROM links WHERE host IS NOT NULL ORDER BY url"
_PART = "all"


def answered(folder: Path, question: str, style: Style) -> Iterator[str]:
    """The answer to a question, by its name or in SQL, as text.

    Raises:
        FileError: there are no tables in the folder.
        QueryError: the question cannot be answered.
    """
    _parts(folder)
    return rendering.pieces(questions.ask(str(folder), question), style)


def urls(folder: Path) -> list[str]:
    """The web URLs of all lists, each once.

    Raises:
        FileError: there are no tables in the folder.
    """
    _parts(folder)
    return [url for (url,) in questions.ask(str(folder), _WEB).rows]


def keep(folder: Path, survey: LinkSurvey) -> None:
    """Write what URLs answered into the table `answers`, in the place of what it had.

    Raises:
        FileError: it cannot be written.
    """
    rows = [
        {
            "url": url,
            "verdict": each.verdict.value,
            "reason": each.reason,
            "target": each.target,
            "asked_on": survey.today,
        }
        for url, each in sorted(survey.answers.items())
    ]
    _parts(folder).write(ANSWERS, _PART, tables.parquet(tables.of_rows(ANSWERS, rows)))


def _parts(folder: Path) -> Parts:
    found = Parts(folder, [*Table])
    found.require(schema.VERSION)
    return found
