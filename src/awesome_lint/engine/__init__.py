"""Running rules: check, suppress, sort.

`plan` of the registry says which rules run and what the settings say of them; it is asked once for a check.

May not: read files, print, change text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from awesome_lint.catalog import changes
from awesome_lint.catalog.changes import State
from awesome_lint.diagnostic import Applicability, Diagnostic, Fix, Severity
from awesome_lint.engine import regions, running, silencing
from awesome_lint.engine.precedence import drop_repeated
from awesome_lint.engine.running import OnCrash, OnRule, Told
from awesome_lint.page import Page, collection_paused
from awesome_lint.page.suppression import Suppression
from awesome_lint.registry.families import OF_ENTRIES, ONLINE, SPELLING, UNUSED_COMMENT
from awesome_lint.registry.plan import Plan, plan
from awesome_lint.rules import RuleId
from awesome_lint.settings import Override
from awesome_lint.source import Source, Span

_MAX_PAIRS, _PER_PAIR = 4, 100
"""A list that has more entries twice which are not told, or more than one of so many, has them so on purpose."""


def check(
    page: Page,
    selected: Sequence[RuleId] | None = None,
    on_crash: OnCrash | None = None,
    on_rule: OnRule | None = None,
) -> list[Diagnostic]:
    """What the selected rules (those of the page's settings by default) say of a page, in order of place.

    Of a rule that raises, `on_crash` is told, and the others go on; without it the error goes up. `on_rule` is called
    before each of them.
    """
    return run(page, plan(page.settings, selected), on_crash, on_rule)


@collection_paused()
def run(page: Page, plan: Plan, on_crash: OnCrash | None = None, on_rule: OnRule | None = None) -> list[Diagnostic]:
    """What the rules of a plan say of a page, in order of place; the plan must be one for the page's settings."""
    told = Told(on_crash, on_rule)
    found = _check(page, plan, told)
    for override, part in plan.parts:
        found = _in_sections(page, override, part, found, told)
    return found


def _in_sections(
    page: Page, override: Override, part: Plan, found: Sequence[Diagnostic], told: Told
) -> list[Diagnostic]:
    """What is found where other settings hold for some sections: there, what is found if they hold for the page."""
    lines = [(each.first, each.last) for each in page.sections(override.in_sections)]
    if not lines:
        return [*found]

    def is_inside(diagnostic: Diagnostic) -> bool:
        return any(first <= page.source.line_at(diagnostic.span.start) <= last for first, last in lines)

    base = page.conventions.base
    changed = Page.read(page.source.text, part.settings, page.world, base=base, parse=lambda _: page.document)
    there = _check(changed, part, told)
    unused = {each.span for each in found if each.code == UNUSED_COMMENT} & {
        each.span for each in there if each.code == UNUSED_COMMENT
    }
    said = [*(each for each in there if is_inside(each)), *(each for each in found if not is_inside(each))]
    return sorted((each for each in said if each.code != UNUSED_COMMENT or each.span in unused), key=_place)


def _place(diagnostic: Diagnostic) -> tuple[Span, str, str]:
    return diagnostic.span, diagnostic.code, diagnostic.message


def _check(page: Page, plan: Plan, told: Told) -> list[Diagnostic]:
    """What rules say of a page all of which has the same settings."""
    ids, speller = plan.ids, page.world.speller
    if speller is not None and any(identity.code == SPELLING for identity in ids):
        speller.expect(page.words())
    if not page.world.is_list and page.lists_releases():
        ids = tuple(identity for identity in ids if not identity.code.startswith(OF_ENTRIES))
    if page.world.answers is None:
        ids = tuple(identity for identity in ids if not identity.code.startswith(ONLINE))
    loaded = [each for each in plan.load(ids) if running.can_run(each, page)]
    contexts = {each.code: running.context(page, each, plan) for each in loaded}
    crashed: set[str] = set()
    found = running.run(page, [each for each in loaded if Suppression not in each.subjects], contexts, told, crashed)
    if page.catalog.generated:
        found = list(regions.mendable(page.source.text, page.catalog.generated, found))
    found = drop_repeated(found)
    suppressions = silencing.suppressions(page, plan)
    if suppressions:
        found = list(silencing.suppress(page.source, found, suppressions))
        silencing.judge(suppressions, [each for each in loaded if each.code not in crashed], plan)
        found += [
            diagnostic
            for each in loaded
            if Suppression in each.subjects
            for one in suppressions
            for diagnostic in each.check(one, contexts[each.code])
        ]
    found.sort(key=_place)
    weights = {code: each.severity for code, each in contexts.items()}
    return _with_entries(page, _promoted(page.source, _told_of_new(page, found, weights), plan.trusted))


def _told_of_new(page: Page, found: Sequence[Diagnostic], weights: Mapping[str, Severity]) -> list[Diagnostic]:
    """Weigh what is said of two places in full if a change made one of them: what a list holds may be meant so.

    Of one that holds several such pairs others are meant so, too.
    """
    before = page.world.before
    pairs = [each for each in found if each.other is not None and each.severity is Severity.INFO]
    if before is None or not pairs:
        return [*found]
    made = [entry.span for entry in changes.changed(before, State(page.source, page.catalog))]
    new = {id(each) for each in pairs if any(span.start <= at < span.end for span in made for at in _starts(each))}
    if len(pairs) - len(new) > max(_MAX_PAIRS, len(page.catalog.entries) // _PER_PAIR):
        return [*found]
    return [replace(each, severity=weights[each.code]) if id(each) in new else each for each in found]


def _starts(diagnostic: Diagnostic) -> tuple[int, ...]:
    return diagnostic.span.start, *(() if diagnostic.other is None else (diagnostic.other.start,))


def _promoted(source: Source, found: Sequence[Diagnostic], trusted: AbstractSet[str]) -> list[Diagnostic]:
    """Call the unsafe fixes of rules that the settings trust safe; shared ones stay shared, those without effect go."""
    safe: dict[int, Fix] = {}
    named = []
    for each in found:
        fix = each.fix
        if fix is not None and all(source.text[edit.start : edit.end] == edit.text for edit in fix.edits):
            named.append(replace(each, fix=None))
            continue
        if fix is None or each.code not in trusted or fix.applicability is not Applicability.UNSAFE:
            named.append(each)
            continue
        if id(fix) not in safe:
            safe[id(fix)] = replace(fix, applicability=Applicability.SAFE)
        named.append(replace(each, fix=safe[id(fix)]))
    return named


def _with_entries(page: Page, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Name the entry in which each diagnostic lies."""
    entries = page.entries_at([each.span for each in found])
    return [
        replace(each, entry=entry.name) if entry is not None else each
        for each, entry in zip(found, entries, strict=True)
    ]
