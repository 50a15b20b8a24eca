"""How many links there are of each verdict, as a table of Markdown."""

from __future__ import annotations

from collections.abc import Mapping

from awesome_lint.links.answers import Verdict


def render(counts: Mapping[Verdict, int]) -> str:
    """The table, without the verdicts that no link has."""
    rows = (f"| {each} | {counts[each]} |\n" for each in Verdict if counts.get(each))
    return "\n| Links | |\n| --- | ---: |\n" + "".join(rows)
