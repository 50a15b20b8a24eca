"""A list of entries that are alike, for tests of what is told of one that is not."""

from __future__ import annotations

from awesome_lint import check
from awesome_lint.diagnostic import Severity

NAMES = [f"{first}{last}" for first in ("Al", "Be", "Co", "Du") for last in ("dor", "fan", "gil", "mon", "tus")]
USUAL = [f"- [{name}](https://{name.lower()}.dev/x) - Sorts things of some kind.\n" for name in NAMES]


def of(text: str, *codes: str) -> list[tuple[str, int]]:
    """What `check` prints by some rules: each with its line."""
    shown = [each for each in check(text) if each.severity.reaches(Severity.WARNING)]
    return [(each.code, each.location.row) for each in shown if each.code in codes]


def page(*more: str) -> str:
    """A page of usual entries, and more lines below them."""
    return "# T\n\n## Some\n\n" + "".join(USUAL) + "".join(f"{each}\n" for each in more)
