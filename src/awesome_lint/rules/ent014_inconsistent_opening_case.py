"""ENT014: a description begins with a small letter where the others begin with a capital, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_lint import words
from awesome_lint.catalog.records import Catalog, Entry
from awesome_lint.conventions.endings import LOWER
from awesome_lint.conventions.prose import NONE
from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.prose import finds
from awesome_lint.rule import Context, Page, replace, rule
from awesome_lint.source import Span

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTS = re.compile(r"[^\W\d_]+")
_VERB = re.compile(r",| (?:is|are|was|has|lets|allows|helps|provides|offers|supports|generates|makes)\b")
_LIBRARY = re.compile(r"lib(?!rar|er)[a-z]")


@rule(Catalog, severity=Severity.WARNING)
def check(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report first letters of the other case, unless the word is a name."""
    writing = ctx.page.conventions.writing
    if not writing.openings:
        return
    text = ctx.page.source.text
    names = frozenset(entry.name for entry in catalog.entries)
    title = (catalog.title or "").casefold()
    unseparated = {id(each.entry) for each in writing.separators if each.found == NONE}
    for each in writing.openings:
        span = each.entry.description_span
        assert span is not None
        if (
            id(each.entry) in unseparated
            or _follows_link(text, each.entry, span)
            or _is_name(ctx.page, each.entry, span, names, title)
        ):
            continue
        first, letter = Span(span.start, span.start + 1), text[span.start]
        if each.found == LOWER:
            found, expected, right = "a small letter", "a capital", letter.upper()
        elif _is_common(text, span):
            found, expected, right = "a capital", "a small letter", letter.lower()
        else:
            continue
        message = f"description begins with {found}; expected {expected}, {each.habit.evidence}"
        yield ctx.diagnostic(first, message, replace(first, right, Applicability.UNSAFE))


def _follows_link(text: str, entry: Entry, span: Span) -> bool:
    """Whether a description goes on behind another link than that of the name: `[name](url) / [other](url) tools`."""
    between = (each for each in entry.links if entry.name_span.end < each.span.start and each.span.end <= span.start)
    return any(each.text and text[each.span.start - 1] not in "([" for each in between)


def _is_common(text: str, span: Span) -> bool:
    """Whether the first word, here with a capital, stands elsewhere on the page in small letters."""
    word = _WORD.match(text, span.start, span.end)
    return word is not None and word[0].istitle() and any(True for _ in finds(text, word[0].lower()))


def _is_name(page: Page, entry: Entry, span: Span, names: frozenset[str], title: str) -> bool:
    """Whether the first word names something: this entry or a part of it, another one, what the list is about.

    A name that the page writes with a capital elsewhere is no excuse.
    """
    text, tokens = page.source.text, page.prose.tokens
    match = _WORD.match(text, span.start, span.end)
    assert match is not None
    word = match[0]
    first, *others = _PARTS.findall(word)
    if word == entry.name or _LIBRARY.match(first) or (others and word in (entry.url or "")):
        return True
    is_subject = word in names or _VERB.match(text, match.end()) is not None
    capital = first.capitalize()
    if is_subject and capital not in entry.name and capital not in tokens:
        return True
    own, subject = _PARTS.findall(entry.name), _PARTS.findall(title)
    is_name = first in words.load("lowercase-names") or first in subject or not {first, *others}.isdisjoint(own)
    return is_name and tokens[capital] < tokens[first]
