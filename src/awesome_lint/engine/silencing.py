"""What suppression comments and settings silence, and which comments were of use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from string import digits

from awesome_lint.diagnostic import Diagnostic
from awesome_lint.page import Page
from awesome_lint.page.suppression import Suppression
from awesome_lint.registry.families import LAYOUT
from awesome_lint.registry.plan import Plan
from awesome_lint.rule import Rule
from awesome_lint.source import Source


def suppressions(page: Page, plan: Plan) -> list[Suppression]:
    """The comments of a page that silence rules, and what the settings say of rules in single sections."""
    found = page.suppressions()
    for each, codes in plan.ignored:
        for heading, first, last in page.sections(each.in_sections):
            found += (Suppression(heading, code, first, last, used=True) for code in codes)
    return found


def suppress(source: Source, found: Iterable[Diagnostic], suppressions: Sequence[Suppression]) -> Iterator[Diagnostic]:
    """Leave out what is suppressed, and the fixes that it shares with what is not."""
    silencing = _Silencing(suppressions)
    kept: list[Diagnostic] = []
    silenced: set[int] = set()
    for each in found:
        by = [one for line in _lines(source, each) for one in silencing.of(each, line)]
        for one in by:
            one.used = True
        if not by:
            kept.append(each)
        elif each.fix is not None:
            silenced.add(id(each.fix))
    for each in kept:
        yield replace(each, fix=None) if each.fix is not None and id(each.fix) in silenced else each


class _Silencing:
    """Suppressions by the rule that they name; a page may have one on each line."""

    def __init__(self, suppressions: Sequence[Suppression]) -> None:
        self._ranges: defaultdict[str | None, list[Suppression]] = defaultdict(list)
        self._on_line: defaultdict[tuple[str | None, int], list[Suppression]] = defaultdict(list)
        for one in suppressions:
            name = one.rule and one.rule.lower()
            if one.first == one.last:
                self._on_line[name, one.first].append(one)
            else:
                self._ranges[name].append(one)

    def of(self, diagnostic: Diagnostic, line: int) -> Iterator[Suppression]:
        """Those that silence a diagnostic on a line."""
        code = diagnostic.code.lower()
        for name in (None, code, code.rstrip(digits), diagnostic.name):
            yield from self._on_line.get((name, line), ())
            yield from (one for one in self._ranges.get(name, ()) if one.first <= line <= one.last)


def _lines(source: Source, diagnostic: Diagnostic) -> set[int]:
    """The lines whose comments silence a diagnostic: its own, and of layout all that the fix would change."""
    edits = diagnostic.fix.edits if diagnostic.fix is not None and diagnostic.code.startswith(LAYOUT) else ()
    return {source.line_at(diagnostic.span.start), *(source.line_at(edit.start) for edit in edits)}


def judge(suppressions: Iterable[Suppression], loaded: Iterable[Rule], plan: Plan) -> None:
    """Note which suppressions name no rule; one of a rule that did not run may yet be of use."""
    running = {each.code for each in loaded}
    for one in suppressions:
        if one.rule is None or one.problem is not None:
            continue
        problem = plan.unknown(one.rule)
        if problem is not None:
            one.problem = problem
        else:
            one.used |= running.isdisjoint(plan.codes_of(one.rule))
