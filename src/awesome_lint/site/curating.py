"""What pages say of the state of a list: how its links answered, what rules find, and what is stale."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from awesome_lint.catalog.records import Catalog
from awesome_lint.page import Page
from awesome_lint.site.charts import Chart, bars
from awesome_lint.site.markup import coded, shown
from awesome_lint.site.volumes import Curation
from awesome_lint.source import Span
from awesome_lint.values.slotted import immutable

_TOP = "outside of all sections"


@immutable
class Report:
    """A curation as its page shows it."""

    charts: list[Chart]
    findings: list[tuple[int, str, Markup]]
    coverage: Sequence[str]
    stale: list[tuple[int, Markup]] | None


def report(page: Page, curation: Curation) -> Report:
    """What a page says of a curation; findings with the row of the file, the rule and the message."""
    found = curation.findings
    rules = Counter(f"{each.code} {each.name}" for each in found)
    sections = Counter(_place(page.catalog, each.span) for each in found)
    charts = [bars("Findings by rule", "Rule", rules.most_common(), "Findings")] if rules else []
    charts += [bars("Findings by section", "Section", sections.most_common(), "Findings")] if sections else []
    rows = [page.source.position(each.span.start).row for each in found]
    lines = [(row, f"{each.code} {each.name}", coded(each.message)) for row, each in zip(rows, found, strict=True)]
    stale = curation.stale
    told = (
        None if stale is None else [(page.source.position(each.span.start).row, coded(each.message)) for each in stale]
    )
    return Report(charts, lines, curation.coverage, told)


def _place(catalog: Catalog, span: Span) -> str:
    """The titles of the sections that a place lies in, from the top."""
    titles, below = [], catalog.sections
    while (at := bisect_right(below, span.start, key=lambda each: each.span.start) - 1) >= 0:
        if below[at].span.end <= span.start:
            break
        titles.append(below[at].title)
        below = below[at].sections
    return shown(" / ".join(titles)) or _TOP


def health(counts: Mapping[str, int]) -> Chart | None:
    """A chart of how links answered, where any did."""
    return bars("Links", "Answer", counts.items(), "Links") if any(counts.values()) else None
