"""Rules run: everything on a page is handed to the rules that look at its class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from awesome_lint.catalog.records import Entry, Section
from awesome_lint.conventions.schema import Schema
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.diagnostic.fingerprint import Fingerprint
from awesome_lint.page import Page
from awesome_lint.page.destinations import Destination, Destinations
from awesome_lint.registry.plan import Plan
from awesome_lint.rule import Context, Rule
from awesome_lint.syntax.nodes import Node

OnCrash = Callable[[str, Exception], None]
"""What is told of a rule that raised: its code, and the error. It may raise, too."""
OnRule = Callable[[], None]
"""What is called before each rule, and may raise to end a check of which nobody wants to know the end."""


class Told(NamedTuple):
    """Who is told how a check goes on."""

    on_crash: OnCrash | None = None
    on_rule: OnRule | None = None


def can_run(rule: Rule, page: Page) -> bool:
    """Whether the page comes with what a rule must know of the world."""
    return all(getattr(page.world, each) is not None for each in rule.needs)


def context(page: Page, rule: Rule, plan: Plan) -> Context:
    """What a rule sees of a page besides its subject."""
    given = plan.severity.get(rule.code)
    return Context(page, rule, given or rule.severity, is_weighed=given is not None)


def run(
    page: Page, loaded: Iterable[Rule], contexts: dict[str, Context], told: Told, crashed: set[str]
) -> list[Diagnostic]:
    """Hand everything on the page to the rules that look at its class; the codes of those that raise are `crashed`."""
    urls = cache(page.destinations)
    loaded = [*loaded]
    left = Counter(kind for each in loaded for kind in each.subjects)
    subjects: dict[type, Sequence[object]] = {}
    found: list[Diagnostic] = []
    for each in loaded:
        ctx = contexts[each.code]
        if told.on_rule is not None:
            told.on_rule()
        try:
            for kind in each.subjects:
                if kind not in subjects:
                    subjects[kind] = _subjects(page, kind, urls)
                for subject in subjects[kind]:
                    found.extend(each.check(subject, ctx))
                left[kind] -= 1
                if not left[kind]:  # of a long page they take much memory
                    del subjects[kind]
                if not left[Destination] and not left[Destinations]:
                    urls.cache_clear()
        except Exception as error:  # whatever a rule may do: the others say what they find
            if told.on_crash is None:
                raise
            crashed.add(each.code)
            told.on_crash(each.code, error)
    return found


def _subjects(page: Page, kind: type, urls: Callable[[], Destinations]) -> Sequence[object]:
    """All nodes, records or URLs of one class on a page, in order."""
    if issubclass(kind, Node):
        return page.document.of(kind)
    if kind in (Destination, Destinations):
        return [*urls()] if kind is Destination else [urls()]
    if kind is Section:
        return [each for top in page.catalog.sections for each in top.walk()]
    if kind is Schema:
        return [*page.conventions.schemas.values()]
    if kind is Fingerprint:
        return page.world.gone
    return page.catalog.entries if kind is Entry else [page.catalog]
