"""SPL002: the name of a product is not written as its owners write it, or a name in small letters, as of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.page.prose import Occurrence
from awesome_lint.resources import words
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Document
from awesome_lint.text.patterns import late_pattern

_CONSISTENT = 9
"""A list that writes a name its own way so many times as often as the right way means it."""
_MIN_CONSISTENT = 3
_MIN_RIGHT = 5
_MIN_RATIO = 5
"""A name in small letters is wrong where the right way is so frequent: else it may be a command or a package."""
_MAX_SMALL = 3
"""A page with more of them writes them so."""
_LONGEST = 20
_WORD_BEFORE = late_pattern(r"[A-Za-z]{2,}[ ]\Z")
_ENDS = late_pattern(r"[ .!?]|\Z|[,;)] ")
_CALLED = late_pattern(r"(?:command|crate|gem|library|module|package|program|tool) \Z", re.IGNORECASE)
_BEFORE = late_pattern(r"[\w.@#\\/=&+~$%^<>{'’`:\u2010\u2011-]\Z")
_AFTER = late_pattern(r"[\w@#\\/=&+~$%^<>(\[{`\u2010\u2011]|-(?! )|[.:]\w")


@rule(Document, severity=Severity.WARNING)
def check(_document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report names of products in prose whose case is wrong, and names that English always writes with a capital."""
    prose = ctx.page.prose
    yield from _small(ctx)
    named: dict[str, Span] | None = None
    for token, brand in prose.suspects(_brand).items():
        if not _may_be_wrong(token, brand, ctx):
            continue
        if named is None:
            named = {entry.name: entry.span for entry in ctx.page.catalog.entries}
        own = named.get(token)
        for place in prose.occurrences(token):
            if not _is_miscased(place, token, brand, ctx) or (own and own.start <= place.span.start < own.end):
                continue
            fix = None if prose.is_linked(place.passage) else replace(place.span, brand, Applicability.UNSAFE)
            yield ctx.diagnostic(place.span, f"`{token}` is written `{brand}`", fix)


def _small(ctx: Context) -> Iterator[Diagnostic]:
    """Names of languages, peoples, days and months in small letters within English sentences; of many the first."""
    found = [
        (place, token)
        for token in ctx.page.prose.suspects(_capitalized)
        for place in ctx.page.prose.occurrences(token)
        if not place.is_named and _stands_alone(place) and _is_said(place) and _is_amid_words(place)
    ]
    for index, (place, token) in enumerate(sorted(found, key=lambda each: each[0].span)):
        severity = Severity.INFO if index and len(found) > _MAX_SMALL else None
        fix = (
            None
            if ctx.page.prose.is_linked(place.passage)
            else replace(place.span, token.title(), Applicability.UNSAFE)
        )
        yield ctx.diagnostic(place.span, f"`{token}` is written `{token.title()}`", fix, severity=severity)


def _capitalized(token: str) -> str | None:
    return token if token in words.load("capitalized") else None


def _is_amid_words(place: Occurrence) -> bool:
    """Whether a name stands between words of a sentence, and in no list of values or of codes."""
    text, start, end = place.passage.text, place.start, place.end
    return _WORD_BEFORE.search(text, max(start - _LONGEST, 0), start) is not None and _ENDS.match(text, end) is not None


def _brand(token: str) -> str | None:
    """The brand that a word can only be in another case."""
    brand = _brands().get(token.lower())
    return brand if brand is not None and brand != token and _is_slip(token, brand) else None


@cache
def _brands() -> dict[str, str]:
    """Each way to write a name in small letters, without its spaces and dots too, to the right way."""
    found = {}
    for brand in sorted(words.load("brands")):
        found[re.sub(r"[ .]", "", brand).lower()] = brand
        found[brand.lower()] = brand
    return found


def _is_slip(token: str, brand: str) -> bool:
    """Whether a word can be nothing but the brand in another case.

    Capitals all over may be emphasis, abbreviations in small letters are common words, and those with
    other letters in small may be another name.
    """
    if token.isupper():
        return False
    return token.istitle() if brand.isupper() else True


def _may_be_wrong(token: str, brand: str, ctx: Context) -> bool:
    """Whether the page does not mean to write the name so."""
    tokens = ctx.page.prose.tokens
    right, wrong = tokens[brand], tokens[token]
    if token.islower():
        return right >= max(_MIN_RIGHT, _MIN_RATIO * wrong)
    return wrong < _MIN_CONSISTENT or wrong <= _CONSISTENT * right


def _is_miscased(place: Occurrence, token: str, brand: str, ctx: Context) -> bool:
    """Whether the brand is meant at a place."""
    if not _stands_alone(place):
        return False
    if token.islower():
        return not place.is_named and _is_said(place)
    # A name may be somebody's own, unless the brand, or a URL with it, stands elsewhere.
    text = ctx.page.source.text
    return not place.is_named or brand in text or brand.lower() in text


def _is_said(place: Occurrence) -> bool:
    """Whether small letters stand in an English sentence that quotes nobody and speaks of no package or command."""
    before, behind = place.passage.text[: place.start], place.passage.text[place.end :]
    return place.passage.is_english and not _CALLED.search(before) and not _is_quoted(before, behind)


def _is_quoted(before: str, behind: str) -> bool:
    """Whether quotation marks are open before a word, and closed behind it."""
    is_between = before.rfind("“") > before.rfind("”") and "”" in behind
    return is_between or (before.count('"') % 2 == 1 and '"' in behind)


def _stands_alone(place: Occurrence) -> bool:
    """Whether a word is no part of a path, a tag or a longer word."""
    text, start, end = place.passage.text, place.start, place.end
    return not _BEFORE.search(text, max(start - 1, 0), start) and not _AFTER.match(text, end)
