"""DOC035: a heading begins or ends otherwise than all others on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_lint.catalog.records import Style
from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.resources import words
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Document, Heading, Node, Text, plain_text
from awesome_lint.text.patterns import late_pattern

_HASHES = late_pattern(r"(?<=[^\W_])#{2,6}\Z")
_MIN_OTHERS = 4
_PER_SMALL = 12
"""One heading of so many may begin with a small letter for it to be a slip."""
_MAX_SLIPS = 2
"""Of more headings that are entries some are names that their makers write so."""
_MAX_WORDS, _MAX_LENGTH = 5, 45
_MARKED = late_pattern(r"[,;，；：]\Z|(?<!\S)[^\s:]*:\Z|(?<=[^\W\d_]{3})\.\Z|(?<=\d{4})\.\Z")
_ABBREVIATED = late_pattern(r"\b(?:co(?:rp)?|dept|esp|etc|ext|inc|int|ltd|misc|prof|rev|univ|vol)\.\Z", re.IGNORECASE)
_WORD = late_pattern(r"[^\W\d_]{3,}(?=[ ]|/[A-Z]|\Z)")
_CAPITALIZED = late_pattern(r"[ /][A-Z][a-z]+")
_LETTERS = late_pattern(r"[^\W\d_]+")
_GEORGIAN = late_pattern("[\u10a0-\u10ff\u1c90-\u1cbf]")
"""A script that begins no word with a capital."""
_WIDE = late_pattern("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
"""Scripts in which few characters say much."""


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report the only heading that ends in a mark, and the few that begin with a small letter."""
    headings = [each for each in document.children if isinstance(each, Heading) and each.children]
    yield from _shown_hashes(headings, ctx)
    if len(headings) <= _MIN_OTHERS:
        return
    ends = [last for each in headings if isinstance(last := each.children[-1], Text) and _is_marked(last.text.rstrip())]
    for last in ends if len(ends) == 1 and _is_short(_holder(headings, ends[0]), headings) else ():
        at = last.start + len(last.text.rstrip()) - 1
        mark = ctx.page.source.text[at]
        message = f"the heading ends in `{mark}`, unlike all others; expected no punctuation mark"
        # one that introduces a text may have it
        severity = None if _holds_entries(_holder(headings, last), ctx) else Severity.INFO
        fix = replace(Span(at, at + 1), "", Applicability.UNSAFE)
        yield ctx.diagnostic(Span(at, at + 1), message, fix, severity=severity)
    firsts = [each.children[0] for each in headings[1:]]  # a title may be a name
    begins = [first for first in firsts if isinstance(first, Text) and first.text[:1].islower()]
    named = {each.name_span.start for each in ctx.page.catalog.entries if each.style is Style.HEADING}
    for first in begins if len(begins) <= max(len(headings) // _PER_SMALL, 1) else ():
        word = _WORD.match(first.text)
        if word is not None and (
            _is_word(word[0], ctx) or _begins_title(word[0], first.text, ctx) or _is_listed(first.text, ctx)
        ):
            wanted = first.text[0].upper()
            place = Span(first.start, first.start + 1)
            message = f"the heading begins with a small letter, unlike the others; expected `{wanted}{word[0][1:]}`"
            are_names = first.start in named and len(begins) > _MAX_SLIPS and not _is_listed(first.text, ctx)
            severity = Severity.INFO if are_names else None
            yield ctx.diagnostic(place, message, replace(place, wanted, Applicability.UNSAFE), severity=severity)


def _shown_hashes(headings: list[Heading], ctx: Context) -> Iterator[Diagnostic]:
    """`## Title##`: behind a letter, hashes are part of the title."""
    for last in (each.children[-1] for each in headings):
        hashes = _HASHES.search(last.text) if isinstance(last, Text) and last.text.endswith("#") else None
        if hashes is not None:
            place = Span(last.end - len(hashes[0]), last.end)
            message = f"`{hashes[0]}` is shown, since no space stands before it; remove it"
            yield ctx.diagnostic(place, message, replace(place, "", Applicability.UNSAFE))


def _holds_entries(heading: Heading | None, ctx: Context) -> bool:
    sections = (section for top in ctx.page.catalog.sections for section in top.walk())
    return heading is not None and any(each.span.start == heading.start and each.holds_entries for each in sections)


def _is_marked(text: str) -> bool:
    return _MARKED.search(text) is not None and _ABBREVIATED.search(text) is None


def _holder(headings: list[Heading], node: Node) -> Heading | None:
    """The heading that a node stands in; the first one may be a name or a sentence."""
    return next((each for each in headings if each.start <= node.start < each.end), None)


def _is_short(heading: Heading | None, headings: list[Heading]) -> bool:
    """Whether a heading that is not the first one is a name of few words rather than a sentence."""
    text = plain_text(heading.children) if heading is not None and heading is not headings[0] else ""
    longest = _MAX_LENGTH // 3 if _WIDE.search(text) else _MAX_LENGTH
    return 0 < len(text.split()) <= _MAX_WORDS and len(text) <= longest


def _begins_title(word: str, heading: str, ctx: Context) -> bool:
    """Whether other words of a heading have capitals, and its first one is no name of what the page is about."""
    if word in words.load("lowercase-names") or not word.islower() or not _CAPITALIZED.search(heading):
        return False
    text = ctx.page.source.text
    names = (each.name for each in ctx.page.catalog.entries if each.style is not Style.HEADING)
    return not any(word in _LETTERS.findall(name) for name in names) and f"`{word}" not in text


def _is_listed(heading: str, ctx: Context) -> bool:
    """Whether the contents have the heading with a capital."""
    return f"[{heading[0].upper()}{heading[1:].rstrip()}](#" in ctx.page.source.text


def _is_word(word: str, ctx: Context) -> bool:
    """Whether a word is a usual one, or one that the page writes with a capital elsewhere, and no name.

    Names that begin with a small letter are written in the letters of English.
    """
    if word in words.load("lowercase-names") or not word.islower() or _GEORGIAN.match(word):
        return False
    is_usual = any(
        word in words.load(each) for each in ("section-names", "english", "usual-words", "usual-short-words")
    )
    tokens = ctx.page.prose.tokens
    return is_usual or not any(map(str.isascii, word)) or tokens[word.capitalize()] > tokens[word]
