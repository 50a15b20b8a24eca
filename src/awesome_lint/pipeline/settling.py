"""Lists merged, and what follows from the rest derived again: the order of sections, contents, columns of tables.

That is done only where both sides changed something of it, and of what neither had wrong.

May not: read files, print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from awesome_lint import engine, merging
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.editing import fixer
from awesome_lint.editing.fixer import Judge
from awesome_lint.merging import Merge
from awesome_lint.merging.decisions import Decision, What
from awesome_lint.merging.marking import Marks
from awesome_lint.page import Page, collection_paused
from awesome_lint.registry import selection
from awesome_lint.registry.families import CONTENTS, SECTIONS, TABLES
from awesome_lint.registry.plan import plan
from awesome_lint.settings import Settings
from awesome_lint.text.patterns import late_pattern

_IN_OUTLINE = late_pattern(r"^(?:[ >]*#|.*\]\(#).*$", re.MULTILINE)
_IN_TABLE = late_pattern(r"^.*\|.*$", re.MULTILINE)


@collection_paused()
def merge(
    base: str,
    ours: str,
    theirs: str,
    settings: Settings,
    marks: Marks | None = None,
    *,
    in_order: bool = False,
) -> Merge:
    """Merge two lists as `merging.merge` does, and derive again what follows from the rest.

    Raises:
        MergeError: as there.
    """
    found = merging.merge(base, ours, theirs, settings, marks, in_order=in_order)
    if found.conflicts or found.text in (base, ours, theirs):
        return found
    for code, chosen, name in _due(base, ours, theirs, settings):
        text = _derived(found.text, (ours, theirs), code, chosen)
        if text != found.text:
            decision = Decision(What.EDITED, name, None, "derived again from what both sides changed")
            found = Merge(text, (), [*found.decisions, decision])
    return found


def _due(base: str, ours: str, theirs: str, settings: Settings) -> Iterator[tuple[str, Settings, str]]:
    """The rules that say what follows from what both sides changed, with their settings, and what it is called."""
    if _both_changed(_IN_OUTLINE, base, ours, theirs):
        yield SECTIONS, settings, "order of sections"
        yield CONTENTS, settings, "contents"
    if _both_changed(_IN_TABLE, base, ours, theirs):
        yield TABLES, replace(settings, layout=replace(settings.layout, tables="aligned")), "columns of tables"


def _both_changed(lines: re.Pattern[str], base: str, ours: str, theirs: str) -> bool:
    before, *sides = (lines.findall(text) for text in (base, ours, theirs))
    return before not in sides


def _derived(text: str, sides: Sequence[str], code: str, settings: Settings) -> str:
    """A text with the fixes of what a rule finds there, and in neither side."""
    chosen = plan(settings, selection.matching(code))
    read = partial(Page.read, settings=settings, with_records=code != TABLES)
    if not engine.run(read(text), chosen):
        return text
    known = {each.message for side in sides for each in engine.run(read(side), chosen)}

    if code == SECTIONS and known:
        return text

    def check(page: Page) -> list[Diagnostic]:
        return [each for each in engine.run(page, chosen) if each.message not in known]

    return fixer.apply(text, Judge(read, check), unsafe=code == SECTIONS).text
