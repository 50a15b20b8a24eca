"""Running rules: check, suppress, sort.

May not: read files, print, change text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from awesome_lint import registry
from awesome_lint.catalog import generated, releases
from awesome_lint.catalog.holding import holding
from awesome_lint.catalog.records import Catalog, Entry, Section
from awesome_lint.conventions.schema import Schema
from awesome_lint.diagnostic import Applicability, Diagnostic, Fix, Severity
from awesome_lint.diagnostic.fingerprint import Fingerprint
from awesome_lint.engine.precedence import drop_repeated
from awesome_lint.page import Page, collection_paused, suppression
from awesome_lint.page.destinations import Destination, Destinations
from awesome_lint.page.suppression import Suppression
from awesome_lint.registry import selection
from awesome_lint.rule import Context, Rule
from awesome_lint.rules import RuleId
from awesome_lint.settings import Override, Settings, loading
from awesome_lint.source import Source, Span
from awesome_lint.syntax.nodes import Node

_LAYOUT = "FMT"
_OF_ENTRIES = ("ENT", "LNK006", "ORD", "OWN", "VOC")
"""The rules about entries, which the bullets of a change log are not."""
_OF_PROGRAMS = ("DOC", _LAYOUT, "LNK009", "LNK010", "LNK011", "LNK012", "ORD")
"""The rules about matters that a program decides for the regions that it writes."""
_ANCHORS = "LNK004"
"""The rule about anchors; those of credits, which a program writes, lead nowhere by design."""
_UNUSED = "SUP001"
"""The rule about comments that silence nothing, which is seen only when everything was found."""
_SPELLING = "SPL001"
"""The rule that asks the speller: another process, which can work from before the rules are loaded."""


OnCrash = Callable[[str, Exception], None]
"""What is told of a rule that raised: its code, and the error. It may raise, too."""


@collection_paused()
def check(page: Page, selected: Sequence[RuleId] | None = None, on_crash: OnCrash | None = None) -> list[Diagnostic]:
    """What the selected rules (those of the page's settings by default) say of a page, in order of place.

    Of a rule that raises, `on_crash` is told, and the others go on; without it the error goes up.
    """
    found = _check(page, selection.select(page.settings) if selected is None else selected, on_crash)
    for each in page.settings.overrides:
        if each.in_sections and not (each.files or each.only_ignores):
            found = _in_sections(page, each, found, selected, on_crash)
    return found


def _in_sections(
    page: Page,
    override: Override,
    found: Sequence[Diagnostic],
    selected: Sequence[RuleId] | None,
    on_crash: OnCrash | None,
) -> list[Diagnostic]:
    """What is found where other settings hold for some sections: there, what is found if they hold for the page."""
    lines = [(first, last) for _, first, last in suppression.sections(page.source, page.document, override.in_sections)]
    if not lines:
        return [*found]

    def is_inside(each: Diagnostic) -> bool:
        return any(first <= page.source.line_at(each.span.start) <= last for first, last in lines)

    settings = loading.within(page.settings, override)
    given, inner = selection.select(page.settings), selection.select(settings)
    if selected is not None and [*selected] != given:
        inner = [each for each in selected if each in inner or each not in given]
    base = page.conventions.base
    changed = Page.read(page.source.text, settings, page.world, base=base, parse=lambda _: page.document)
    there = _check(changed, inner, on_crash)
    unused = {each.span for each in found if each.code == _UNUSED} & {
        each.span for each in there if each.code == _UNUSED
    }
    told = [*(each for each in there if is_inside(each)), *(each for each in found if not is_inside(each))]
    return sorted((each for each in told if each.code != _UNUSED or each.span in unused), key=_place)


def _place(each: Diagnostic) -> tuple[Span, str, str]:
    return each.span, each.code, each.message


def _check(page: Page, ids: Sequence[RuleId], on_crash: OnCrash | None) -> list[Diagnostic]:
    """What rules say of a page all of which has the same settings."""
    speller = page.world.speller
    if speller is not None and any(each.code == _SPELLING for each in ids):
        speller.expect(page.prose.words)
    if not page.world.is_list and releases.are_listed(page.catalog):
        ids = [each for each in ids if not each.code.startswith(_OF_ENTRIES)]
    known = registry.known(page.settings)
    loaded = [each for each in (registry.load(one, page.settings) for one in ids) if _can_run(each, page)]
    contexts = {each.code: _context(page, each, known) for each in loaded}
    crashed: set[str] = set()
    found = _run(page, [each for each in loaded if Suppression not in each.subjects], contexts, on_crash, crashed)
    if page.catalog.generated:
        found = list(_mendable(page.source.text, page.catalog.generated, found))
    found = drop_repeated(found)
    suppressions = [*suppression.find(page.source, page.document), *_spared(page, known)]
    if suppressions:
        found = list(_suppress(page.source, found, suppressions))
        _judge(suppressions, [each for each in loaded if each.code not in crashed], known)
        found += [
            diagnostic
            for each in loaded
            if Suppression in each.subjects
            for one in suppressions
            for diagnostic in each.check(one, contexts[each.code])
        ]
    found.sort(key=_place)
    return _with_entries(page.catalog, _promoted(page.source, found, page.settings, known))


def _spared(page: Page, known: Sequence[RuleId]) -> Iterator[Suppression]:
    """What the settings say of rules in single sections; of what they say of files, the file's settings are made."""
    for each in page.settings.overrides:
        if each.in_sections and each.only_ignores and not each.files:
            codes = [one.code for name in each.settings.get("ignore", ()) for one in selection.matching(name, known)]
            yield from suppression.in_sections(page.source, page.document, each.in_sections, codes)


def _can_run(rule: Rule, page: Page) -> bool:
    """Whether the page comes with what a rule must know of the world."""
    return all(getattr(page.world, each) is not None for each in rule.needs)


def _mendable(text: str, regions: Sequence[Span], found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Leave out what only a program can put right that writes a region, and fixes that the program would undo."""
    meets: dict[int, bool] = {}
    for each in found:
        region = generated.holding(regions, each.span.start)
        if region is not None and each.span.end <= region.end:
            is_credit = each.code == _ANCHORS and generated.are_credits(text, region)
            if is_credit or each.code.startswith(_OF_PROGRAMS):
                continue
        fix = each.fix
        if fix is not None and id(fix) not in meets:
            meets[id(fix)] = any(generated.touched(regions, Span(edit.start, edit.end)) for edit in fix.edits)
        yield replace(each, fix=None) if fix is not None and meets[id(fix)] else each


def _promoted(
    source: Source, found: Sequence[Diagnostic], settings: Settings, known: Sequence[RuleId]
) -> list[Diagnostic]:
    """Call the unsafe fixes of rules that the settings trust safe; shared ones stay shared, those without effect go."""
    trusted = {each.code for name in settings.safe_fixes for each in selection.matching(name, known)}
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


def _context(page: Page, rule: Rule, known: Sequence[RuleId]) -> Context:
    given = _severity(rule, page.settings, known)
    return Context(page, rule, given or rule.severity, is_weighed=given is not None)


def _severity(rule: Rule, settings: Settings, known: Sequence[RuleId]) -> Severity | None:
    """The severity that the settings give under the narrowest name that stands for the rule, if they give any."""
    meant = {name: [each.code for each in selection.matching(name, known)] for name in settings.severity}
    fitting = [name for name, codes in meant.items() if rule.code in codes]
    narrowest = min(fitting, key=lambda name: (len(meant[name]), -len(name)), default=None)
    return None if narrowest is None else settings.severity[narrowest]


def _run(
    page: Page, loaded: Iterable[Rule], contexts: dict[str, Context], on_crash: OnCrash | None, crashed: set[str]
) -> list[Diagnostic]:
    """Hand everything on the page to the rules that look at its class; the codes of those that raise are `crashed`."""
    urls = cache(page.destinations)
    subjects = cache(lambda kind: _subjects(page, kind, urls))
    found: list[Diagnostic] = []
    for each in loaded:
        ctx = contexts[each.code]
        try:
            for kind in each.subjects:
                for subject in subjects(kind):
                    found.extend(each.check(subject, ctx))
        except Exception as error:
            if on_crash is None:
                raise
            crashed.add(each.code)
            on_crash(each.code, error)
    return found


def _subjects(page: Page, kind: type, urls: Callable[[], Destinations]) -> Sequence[object]:
    """All nodes, records or URLs of one class on a page, in order."""
    if issubclass(kind, Node):
        return page.document.of(kind)
    if kind in (Destination, Destinations):
        return urls() if kind is Destination else [urls()]
    if kind is Section:
        return [each for top in page.catalog.sections for each in top.walk()]
    if kind is Schema:
        return [*page.conventions.schemas.values()]
    if kind is Fingerprint:
        return page.world.gone
    return page.catalog.entries if kind is Entry else [page.catalog]


def _suppress(source: Source, found: Iterable[Diagnostic], suppressions: Sequence[Suppression]) -> Iterator[Diagnostic]:
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
        for name in (None, diagnostic.code.lower(), diagnostic.name):
            yield from self._on_line.get((name, line), ())
            yield from (one for one in self._ranges.get(name, ()) if one.first <= line <= one.last)


def _lines(source: Source, each: Diagnostic) -> set[int]:
    """The lines whose comments silence a diagnostic: its own, and of layout all that the fix would change."""
    edits = each.fix.edits if each.fix is not None and each.code.startswith(_LAYOUT) else ()
    return {source.line_at(each.span.start), *(source.line_at(edit.start) for edit in edits)}


def _judge(suppressions: Iterable[Suppression], loaded: Iterable[Rule], known: Sequence[RuleId]) -> None:
    """Note which suppressions name no rule; one of a rule that did not run may yet be of use."""
    running = {each.code for each in loaded}
    for one in suppressions:
        if one.rule is None:
            continue
        try:
            one.used |= not any(each.code in running for each in selection.matching(one.rule, known))
        except selection.UnknownRuleError as error:
            one.problem = str(error)


def _with_entries(records: Catalog, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Name the entry in which each diagnostic lies."""
    entries = holding(records, [each.span for each in found])
    return [
        replace(each, entry=entry.name) if entry is not None else each
        for each, entry in zip(found, entries, strict=True)
    ]
