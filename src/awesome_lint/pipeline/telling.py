"""What is known of a place of a list, in Markdown: its findings, its entry, and what its link answered last.

May not: ask the network, judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from awesome_lint.catalog.records import Entry
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.page import Page
from awesome_lint.page.destinations import Destinations
from awesome_lint.pipeline import online
from awesome_lint.registry import RuleId, pages
from awesome_lint.registry import known as known_rules
from awesome_lint.registry.pages import PageError
from awesome_lint.settings import Settings
from awesome_lint.source import Span
from awesome_lint.text import spans, urls
from awesome_lint.text.urls import canonical
from awesome_lint.values.slotted import immutable

_MAX_TOLD = 5
_TOLD = ("Why", "Fix")
"""The sections of a rule's page that are told; the others are long."""


@immutable
class Told:
    """What is known of a place, and the span that it is about."""

    text: str
    span: Span


def about(page: Page, found: Sequence[Diagnostic], offset: int) -> Told | None:
    """What is known of an offset: what rules say there, else the link, and the entry."""
    here = [each for each in found if each.span.start <= offset <= each.span.end]
    parts = [of_rule(each, page.settings) for each in here[:_MAX_TOLD]]
    span = here[0].span if here else None
    if here and spans.at(page.catalog.generated, offset) is not None:
        parts.append("A program writes these lines, so nothing is fixed here.")
    link = next((each for each in Destinations(page.document, page.source) if _holds(each.span, offset)), None)
    if link is not None and urls.web(link.url) is not None:
        parts.append(_of_link(link.url))
        span = span or link.span
    entry = page.entry_at(offset)
    if entry is not None:
        parts.append(_of_entry(page, entry))
        span = span or entry.span
    return Told("\n\n---\n\n".join(parts), span) if span is not None else None


def _holds(span: Span, offset: int) -> bool:
    return span.start <= offset <= span.end


def of_rule(diagnostic: Diagnostic, settings: Settings) -> str:
    """What a finding is about: the beginning of its rule's page, and how it is fixed."""
    head = f"**{diagnostic.code}** {diagnostic.name}"
    rule = next((each for each in known_rules(settings) if each.code == diagnostic.code), None)
    return "\n\n".join([head, *_of_page(rule, settings)])


def _of_page(rule: RuleId | None, settings: Settings) -> Iterator[str]:
    if rule is None:
        return
    try:
        page = pages.page_of(rule, settings)
    except PageError:
        return
    yield page.summary
    for title in _TOLD:
        if title in page.sections:
            yield f"**{title}**: {page.sections[title]}"


def summary(rule: RuleId, settings: Settings) -> str:
    """What a rule reports, in one sentence."""
    try:
        return pages.page_of(rule, settings).summary
    except PageError:
        return ""


def _of_entry(page: Page, entry: Entry) -> str:
    lines = [f"**{_plain(entry.name)}**"]
    if entry.section:
        lines.append(f"in {' › '.join(map(_plain, entry.section))}")
    lines += [f"- {_plain(each.name)}: {', '.join(map(_plain, each.values)) or '(empty)'}" for each in entry.fields]
    for row in _elsewhere(page, entry):
        lines.append(f"- also on line {row}")
    return "\n".join([lines[0], "", *lines[1:]])


def _elsewhere(page: Page, entry: Entry) -> list[int]:
    """The rows, from 1, of other entries of the same name or URL."""
    name, url = entry.name.casefold(), canonical(entry.url) if entry.url else None
    return [
        page.source.position(each.span.start).row
        for each in page.catalog.entries
        if each is not entry
        and (each.name.casefold() == name or (url is not None and each.url is not None and canonical(each.url) == url))
    ]


def _of_link(url: str) -> str:
    answer = online.remembered(url)
    if answer is None:
        return f"`{url}` has not been checked online lately"
    said = {"ok": "works", "moved": f"moved to {answer.target}"}.get(answer.verdict.value, answer.reason)
    told = f"`{url}`, when last checked online: {said}"
    repository = answer.repository
    if repository is not None and repository.is_archived:
        told += "; the repository is archived"
    return told


def _plain(text: str) -> str:
    """Text that is shown as it stands, without markup."""
    return "".join(f"\\{each}" if each in "\\`*_[]<>#|" else each for each in " ".join(text.split()))
