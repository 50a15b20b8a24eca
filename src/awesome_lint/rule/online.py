"""What the rules about links online share: the fix of a URL, and each repository once.

May not: ask the network, report anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from awesome_lint.diagnostic import Applicability, Fix
from awesome_lint.links.answers import Repository, Verdict
from awesome_lint.page.destinations import Destination
from awesome_lint.rule import Context
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Source
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.urls import is_allowed

_PLAIN = late_pattern(
    r"https?://[\w.:-]+(?:/[\w.~:@!$&+,;=%/-]*)?(?:\?[\w.~:@!$&+,;=%/?-]*)?(?:#[\w.~:@!$&+,;=%/?-]*)?", re.A
)
"""A URL that means the same wherever Markdown may hold it."""
_AMBIGUOUS = late_pattern(r"&\w+;")
_MONTHS = 12


def replacement(destination: Destination, target: str, source: Source) -> Fix | None:
    """The fix that puts another URL in the place of one; None where it would have to be escaped there."""
    is_verbatim = source.cut(destination.span) == destination.url
    if not is_verbatim or _PLAIN.fullmatch(target) is None or _AMBIGUOUS.search(target):
        return None
    return replace(destination.span, target, Applicability.SAFE)


def repositories(found: Iterable[Destination], ctx: Context) -> Iterator[tuple[Destination, Repository]]:
    """The repositories that links lead to, each with the first of these, but those that the settings keep."""
    seen = set()
    kept = [*ctx.page.settings.links.keep]
    for destination in found:
        answer = ctx.answer(destination.url)
        repository = None if answer is None or answer.verdict is Verdict.DEAD else answer.repository
        if repository is None or repository.name.casefold() in seen or is_allowed(destination.url, kept):
            continue
        seen.add(repository.name.casefold())
        yield destination, repository


def months_since(day: date | None, ctx: Context) -> int | None:
    """How many full months ago a day was when the links were asked."""
    if day is None or ctx.page.world.answers is None:
        return None
    today = ctx.page.world.answers.today
    return (today.year - day.year) * _MONTHS + today.month - day.month - (today.day < day.day)
