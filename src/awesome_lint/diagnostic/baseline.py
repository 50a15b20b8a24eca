"""Baselines: the findings of a list that are known, so that only new ones are reported.

A file of one JSON object a line, sorted, each standing for one finding by its file, rule, place and
what is wrong. Nothing in a line changes while the list grows, so git merges two branches that both wrote one, and
lines that move on the page do not matter.

May not: read files; the text of a baseline is handed in.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from awesome_lint.diagnostic.fingerprint import Fingerprint
from awesome_lint.text.jsontext import encode
from awesome_lint.values.errors import AwesomeLintError

_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


class BaselineError(AwesomeLintError, ValueError):
    """A baseline cannot be read; the message is a sentence that names the file and the line."""


class Known(NamedTuple):
    """One known finding; `file` is relative to the folder of the baseline."""

    file: str
    finding: Fingerprint

    def __str__(self) -> str:
        rule, entry, line, _ = self.finding
        return f"{rule} in {self.file}, `{entry or line}`"


def load(text: str, filename: str) -> list[Known]:
    """The known findings in the text of a baseline.

    Raises:
        BaselineError: a line is none of a baseline.
    """
    return [_read(line, f"{filename}: line {row}") for row, line in enumerate(text.splitlines(), 1) if line.strip()]


def _read(line: str, where: str) -> Known:
    if line.startswith(_CONFLICT):
        raise BaselineError(f"{where} is a merge conflict marker; keep the lines of both sides")
    try:
        data: Any = json.loads(line)
        entry, place = data.get("entry", ""), data.get("line", "")
        known = Known(data["file"], Fingerprint(data["rule"], entry, place, data["message"]))
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
        known = None
    if known is None or not all(isinstance(part, str) for part in (known.file, *known.finding)):
        raise BaselineError(f"{where} is not a finding as written by --write-baseline; write the baseline again")
    return known


def dump(known: Iterable[Known]) -> str:
    """The text of a baseline: the same for the same findings."""
    return "".join(f"{encode(_line(each))}\n" for each in sorted(known))


def _line(known: Known) -> dict[str, str]:
    rule, entry, line, fault = known.finding
    place = {"entry": entry} if entry else {"line": line}
    return {"file": known.file, "rule": rule, **place, "message": fault}
