"""ENT023: an entry is nested below another one, though no others are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from awesome_lint.catalog.link_kinds import is_generic_text
from awesome_lint.catalog.records import Catalog, Entry, Style
from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Item, Link, List
from awesome_lint.text import urls
from awesome_lint.text.patterns import late_pattern

_MIN_FLAT = 8
_MAX_NESTED = 2
_MIN_PARTS = 3
_MIN_NAME = 3
_FEW, _MANY = 0.1, 0.25
"""Shares of the entries: where so few are described, these need not be; where so many lead to one site, these may."""
_SHARED = late_pattern(r"\b(?:github|gitlab|codeberg|bitbucket)\.")
_WORD = late_pattern(r"[^\W_]{3,}")
_REFERS = late_pattern(r"(?:this|these|that|its?|also|see|or|and)\b", re.IGNORECASE)
"""How a bullet begins that goes on about the one above: `This [fork](…) adds`."""


@rule(Catalog, severity=Severity.WARNING)
def check(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report lone bullets below an entry that they have nothing to do with."""
    holding = ctx.page.document.where(_holds_bullet, Item)
    if not 0 < len(holding) <= _MAX_NESTED:
        return
    entries = [entry for entry in catalog.entries if entry.style is Style.BULLET]
    if len(entries) < _MIN_FLAT or any(map(_is_parted, holding)):
        return
    is_bare = sum(bool(each.description) for each in entries) <= _FEW * len(entries)
    for item in holding:
        inner = [each for each in item.children[-1].children if isinstance(each, Item)]
        above = next((each for each in entries if item.start <= each.name_span.start < inner[0].start), None)
        entry = next((each for each in entries if inner[0].start <= each.name_span.start < inner[0].end), None)
        if len(inner) == 1 and above and entry and entry is not above and not _refers(inner[0], ctx):
            are_whole = all(each.url and (is_bare or each.description) for each in (above, entry))
            are_whole &= not _names(entry, above)
            if are_whole and _are_strangers(above, entry, entries) and _are_apart(above, entry, entries):
                yield _told(entry, above, inner[0], ctx)


def _refers(item: Item, ctx: Context) -> bool:
    """Whether a bullet begins like a sentence about the one above."""
    return bool(item.children) and _REFERS.match(ctx.page.source.text, item.children[0].start) is not None


def _names(entry: Entry, above: Entry) -> bool:
    """Whether what is said of an entry names the one above it: `Automation for Acme`."""
    name = above.name.casefold()
    return (
        len(name) >= _MIN_NAME
        and re.search(rf"\b{re.escape(name)}\b", (entry.description or "").casefold()) is not None
    )


def _told(entry: Entry, above: Entry, item: Item, ctx: Context) -> Diagnostic:
    source = ctx.page.source
    line = source.line_span(source.line_at(item.start))
    indent = Span(line.start, item.start)
    is_line = item.end <= line.end and not source.cut(indent).strip()
    fix = replace(indent, "", Applicability.UNSAFE, "remove the indentation") if is_line else None
    message = f"entry `{entry.name}` is nested below `{above.name}`, unlike the others; expected no indentation"
    return ctx.diagnostic(entry.name_span, message, fix)


def _holds_bullet(item: Item) -> bool:
    """Whether bullets stand below one that is not of a contents list."""
    return len(item.children) > 1 and isinstance(item.children[-1], List) and not _is_contents(item)


def _is_parted(item: Item) -> bool:
    """Whether several bullets stand below one, as nobody indents by accident."""
    return len(item.children[-1].children) >= _MIN_PARTS


def _is_contents(item: Item) -> bool:
    """Whether all links in an item lead to places on the page."""
    links = [each for each in item.walk() if isinstance(each, Link)]
    return bool(links) and all(link.url.startswith("#") for link in links)


def _are_strangers(one: Entry, other: Entry, entries: Sequence[Entry]) -> bool:
    """Whether the names of two entries share no word but usual ones, and the second does not say what it leads to."""
    first, second = ({word.casefold() for word in _WORD.findall(each.name)} for each in (one, other))
    shared = {min(short, long, key=len) for short in first for long in second if short in long or long in short}
    names = [each.name.casefold() for each in entries] if shared else []
    is_usual = all(sum(word in name for name in names) > max(_FEW * len(names), _MIN_PARTS) for word in shared)
    return is_usual and not is_generic_text(other.name)


def _are_apart(one: Entry, other: Entry, entries: Sequence[Entry]) -> bool:
    """Whether two entries lead to different places, or to one to which many lead."""
    place = _place(other)
    return _place(one) != place or sum(_place(each) == place for each in entries) >= _MANY * len(entries)


def _place(entry: Entry) -> tuple[str, ...]:
    """The host of the URL, and the owner where it holds the repositories of many."""
    parts = urls.web(entry.url or "")
    if parts is None:
        return (entry.url or "",)
    owner = re.split(r"[/?#]", parts.rest.casefold())[1:2]
    return (parts.host, *owner) if _SHARED.search(parts.host) else (parts.host,)
