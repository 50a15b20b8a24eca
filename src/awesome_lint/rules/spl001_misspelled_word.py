"""SPL001: a word of the prose is misspelled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from awesome_lint.catalog.records import Catalog
from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.page import cutting
from awesome_lint.page.prose import BLANK, Occurrence, Passage
from awesome_lint.resources import words
from awesome_lint.rule import Context, rule, usual_words
from awesome_lint.rule.fixes import replace
from awesome_lint.syntax.nodes import Heading
from awesome_lint.text.patterns import late_pattern

_MIN_SWAPPED = 7
"""Of a shorter word in another order, others may be as near: `entrie` may be `entire` or `entries`."""
_SECTION = 2
_REPEATED = 3
"""A word that the list writes so often is one that it means."""
_MAX_SHOWN = 3
_MIN_CAPITALIZED = 6
"""A shorter word that begins a sentence may well be a name, if several words are like it."""
_MIN_IN_COMPOUND = 4
"""What is shorter before or after a hyphen may be a prefix or an abbreviation."""
_LIBRARY = "js"
"""What the name of a library ends in: `Highlightjs`."""
_MIN_BRACKETED = 5
_OPENED = late_pattern(r"\w\(\Z")
"""What stands before the end of a word in brackets: `REST(ful)`."""
_BEFORE = late_pattern(r"\w[\0*_]+\Z|[\w.@#\\=&+~$%^<>)\]{'’`]\Z|(?:^|[\s\0(])[-/]+\Z")
_AFTER = late_pattern(r"[\w@#\\=&~$%^<>(\[{`]|[.:+)]\w|['’](?!s\b)|[-/]+(?:[\s\0)]|\Z)")
_BROKEN = late_pattern(r"\b[a-z]{2,12}-[ \t]\Z")
"""The beginning of a word that a line once ended in: `con- structed`."""
_LONGEST_BROKEN = 16
_COMPOUND = late_pattern(r"[^\s\0()\[\]{}\"“”„«»*,;:!?…|]+")
_PARTS = late_pattern(r"[A-Za-z]?[a-z]+(?:[-/][a-z]{2,}){0,3}(?:['’]s)?\.?")
_SENTENCE_ENDS = late_pattern(r"(?:^|[.!?:;|–—。]|(?:^|\s)-)\s*[\"“„«‘'(\[*_]*\Z")
_IN_BRACKETS = late_pattern(r" \(([^()]+)\)")
_HYPHENED = late_pattern(r"([a-z]{2,})-\Z")
_CUT_SHORT = late_pattern(r"[ \t]?\[?(?:\.\.|…)")
"""A mark that the sentence was cut, in the middle of a word if need be."""
_TO_AND_FRO = late_pattern(r"\bto\s+and\s+fro\Z", re.IGNORECASE)
_LONGEST_PHRASE = 12
_SURNAME = late_pattern(r"\b[A-Z][a-z]+[ \t]\Z")
_BRAND = late_pattern(r"\b[A-Z]{3,} \Z")
_AFTER_NAME = late_pattern(r"[ \t]*,")
_LONGEST_NAME = 20
"""A word with a capital behind another one, and before a comma, is a name: `Shie Mannor, 2017`."""
_NEAR_WORD = late_pattern(r"(?<!['’])\b[^\W\d_]{2,}")
_NEAR = 40
_MAX_NEAR = 4
_GOES_ON = late_pattern(r"\s+[\"“„«‘(]?[a-z]")


@rule(Catalog, severity=Severity.WARNING, needs=("speller",))
def check(_: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report misspelled words of English prose, as far as they are not names."""
    page = ctx.page
    assert page.world.speller is not None
    written = page.prose.words
    slips = page.prose.suspects(usual_words.meant)
    known = page.world.speller.misspelled(written)
    nearer = {word: slips[word] for word in slips.keys() & known.keys() if _are_swapped(word, slips[word])}
    listed = {**known, **nearer, **page.prose.suspects(_own)}
    found = {
        word: corrections
        for word, corrections in {**slips, **listed}.items()
        if word in written and list(corrections) != [word] and not _is_meant(word, ctx)
    }
    named = page.prose.named(found)
    for word, corrections in found.items():
        if word in named:
            continue
        for place in page.prose.occurrences(word):
            if _is_prose(place, corrections, ctx) and (word in listed or not _is_alone(place, ctx)):
                yield _diagnostic(word, _with_noun(word, corrections), place, ctx)


def _with_noun(word: str, corrections: Sequence[str]) -> Sequence[str]:
    """What may have been meant; of `completenes`, which may be no `completes`, the noun first."""
    stem = word.removesuffix("nes")
    return [f"{word}s", *corrections] if stem != word and f"{stem}s" in corrections else corrections


def _are_swapped(word: str, corrections: Sequence[str]) -> bool:
    """Whether nothing but the order of letters is wrong."""
    return len(word) >= _MIN_SWAPPED and [sorted(each.lower()) for each in corrections] == [sorted(word.lower())]


def _own(word: str) -> Sequence[str] | None:
    """What our own list says of a word."""
    return _misspellings().get(word)


@cache
def _misspellings() -> dict[str, list[str]]:
    """Our own list, in the case in which words are written."""
    pairs = (line.split(" = ") for line in words.load("misspellings"))
    return {
        word: [correction]
        for wrong, right in pairs
        for word, correction in ((wrong, right), (wrong.capitalize(), right[0].upper() + right[1:]))
    }


def _is_meant(word: str, ctx: Context) -> bool:
    """Whether a word is a name in small letters, or the list writes it again and again."""
    return word in words.load("lowercase-names") or ctx.page.prose.tokens[word] >= _REPEATED


def _is_prose(place: Occurrence, corrections: Sequence[str], ctx: Context) -> bool:
    """Whether a word stands in an English sentence, and not in a path, an option, a name."""
    passage, start, end = place.passage, place.start, place.end
    text = passage.text
    if place.is_named or not passage.is_english or not _stands_alone(text, start, end):
        return False
    if _TO_AND_FRO.search(text, max(start - _LONGEST_PHRASE, 0), end):
        return False
    if _CUT_SHORT.match(text, end) and any(each.startswith(text[start:end]) for each in corrections):
        return False
    if any(test(text, start, end) for test in (_is_foreign, _ends_word, _is_spelled_out)):
        return False
    if cutting.ends_in_cut(ctx.page, place.span.end):
        return False
    if _is_of_brand(text, start, end, ctx):
        return False
    if text[start].islower() or _begins_sentence(passage, start, end, corrections):
        return True
    if _SURNAME.search(text, max(start - _LONGEST_NAME, 0), start) and _AFTER_NAME.match(text, end):
        return False
    # `Machien Learning` on a page that has `Machine` is no name
    tokens = ctx.page.prose.tokens
    is_sure = end - start >= _MIN_CAPITALIZED and len(corrections) == 1
    return is_sure and (corrections[0] in tokens or corrections[0].lower() in tokens)


def _is_of_brand(text: str, start: int, end: int, ctx: Context) -> bool:
    """Whether the page has a word with a capital behind the abbreviation that stands before it: `LEGO Technic`."""
    brand = _BRAND.search(text, max(start - _LONGEST_NAME, 0), start)
    return (
        brand is not None
        and text[start].islower()
        and f"{brand[0]}{text[start:end].capitalize()}" in ctx.page.source.text
    )


def _is_alone(place: Occurrence, ctx: Context) -> bool:
    """Whether a word is all that a heading below a section says, with no entries below it: it may be a name."""
    block = place.passage.block
    if not isinstance(block, Heading) or block.level <= _SECTION or len(place.passage.text.split()) > 1:
        return False
    sections = (section for top in ctx.page.catalog.sections for section in top.walk() if section.entries)
    return block.start not in {section.span.start for section in sections}


def _is_foreign(text: str, start: int, end: int) -> bool:
    """Whether small words of another language stand near a word: `conclusie van antwoord`."""
    before = _NEAR_WORD.findall(text[max(start - _NEAR, 0) : start])[-_MAX_NEAR:]
    near = [*before, *_NEAR_WORD.findall(text[end : end + _NEAR])[:_MAX_NEAR]]
    return not words.load("not-english").isdisjoint(near)


def _ends_word(text: str, start: int, end: int) -> bool:
    """Whether a usual word goes on behind a hyphen, in a pun on another one: `manim-ations`."""
    before = _HYPHENED.search(text, max(start - _LONGEST_PHRASE, 0), start)
    stem = before[1] if before is not None else ""
    return any(stem[at:] + text[start:end] in words.load("usual-words") for at in range(len(stem) - 1))


def _is_spelled_out(text: str, start: int, end: int) -> bool:
    """Whether brackets behind a word hold what it is short for: `ba (burnt areas)`."""
    behind = _IN_BRACKETS.match(text, end)
    initials = "".join(each[0] for each in behind[1].lower().split()) if behind is not None else ""
    return initials == text[start:end].lower()


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing but a hyphen or a slash between plain words joins a word to others."""
    if _BEFORE.search(text, max(start - 3, 0), start) or _AFTER.match(text, end):
        return False
    if _BROKEN.search(text, max(start - _LONGEST_BROKEN, 0), start):
        return False
    if end - start < _MIN_BRACKETED and text[end : end + 1] == ")" and _OPENED.search(text, max(start - 2, 0), start):
        return False
    first = max(text.rfind(each, 0, start) for each in ' \n\t\r\0([{"“„«*,;:!?…|')
    match = _COMPOUND.match(text, first + 1)
    compound = match[0].rstrip(".'’”»") if match else ""
    if text[start:end].endswith(_LIBRARY):
        return False
    if "-" in compound and end - start < _MIN_IN_COMPOUND:
        return False
    return _PARTS.fullmatch(compound) is not None


def _begins_sentence(passage: Passage, start: int, end: int, corrections: Sequence[str]) -> bool:
    """Whether a capital letter is there because a sentence or a heading begins; elsewhere it makes a name."""
    text = passage.text
    is_sure = end - start >= _MIN_CAPITALIZED
    if passage.slug is not None:
        return is_sure
    if not _SENTENCE_ENDS.search(text[:start].replace(BLANK, " ")):
        return False
    return _GOES_ON.match(text, end) is not None and (is_sure or len(corrections) == 1)


def _diagnostic(word: str, corrections: Sequence[str], place: Occurrence, ctx: Context) -> Diagnostic:
    *others, last = (f"`{each}`" for each in corrections[:_MAX_SHOWN])
    meant = f"{', '.join(others)} or {last}" if others else last
    is_fixable = len(corrections) == 1 and not ctx.page.prose.is_linked(place.passage)
    fix = replace(place.span, corrections[0], Applicability.UNSAFE) if is_fixable else None
    return ctx.diagnostic(place.span, f"`{word}` is misspelled; did you mean {meant}?", fix)
