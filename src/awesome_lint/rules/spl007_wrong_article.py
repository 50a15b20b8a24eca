"""SPL007: `a` stands before a vowel, `an` before a consonant, or an article before what stands for one."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.page.prose import BLANK
from awesome_lint.resources import words
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Document, Node
from awesome_lint.text.patterns import late_pattern

_END = r"(?![\w'’/.@]|-(?![a-z]))"
_PATTERNS = tuple(
    late_pattern(
        rf"{article} (?<=[ \n(]{article} )(?P<word>[{first}][a-z]{{3,}}){_END}",
        needs=[f"{article} {letter}" for letter in first],
    )
    for article, first in (("a", "aeio"), ("an", "bcdfgjklmnpqrstvwyz"), ("A", "aeio"), ("An", "bcdfgjklmnpqrstvwyz"))
)
"""What stands before is looked at last: patterns that begin with a few characters are found fast."""
_BOTH = tuple(
    late_pattern(
        rf" {article} (?<=[\w,;] {article} )(?!{article} )(?P<second>the|this|these|their|its|our|your|my|an?)"
        r" (?=[a-z]{3})(?!(?:priori|posteriori|cappella|keyword|pointer|value|object|context|binding|reference)\b)",
    )
    for article in ("the", "a", "an")
)
"""An article, and behind it another word of its kind; but `the this keyword`, `the a priori odds`."""
_OTHER_SOUND = late_pattern(r"(?:eu|ew|on[ce]|oui)")
"""Vowels that sound like `you` or `won`."""
_MAX_TOLD = 3
"""A list with more of them is not written by a speaker of English, who would mend them one by one."""


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report articles of English prose that do not fit the usual word behind them."""
    text = ctx.page.source.text
    found = [article for article, word in _places(document, text) if _is_prose(Span(article.start, word.end), ctx)]
    severity = Severity.INFO if len(found) > _MAX_TOLD else None
    for span in found:
        written = text[span.start : span.end]
        wanted = written[0] if len(written) > 1 else f"{written}n"
        message = f"`{written}` does not fit the word behind it; expected `{wanted}`"
        yield ctx.diagnostic(span, message, replace(span, wanted, Applicability.UNSAFE), severity=severity)
    yield from _twice(document, ctx)


def _twice(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Articles before a word that stands where one does: `the this`, `a the`."""
    text = ctx.page.source.text

    def places(block: Node) -> list[tuple[int, int]]:
        written = text[block.start : block.end]
        found = (match for pattern in _BOTH for match in pattern.finditer(written))
        return [(match.start() + 1, match.end("second")) for match in found]

    for block, found in zip(document.children, document.of_blocks(places, _twice), strict=True):
        for start, end in found:
            span = Span(block.start + start, block.start + end)
            written = ctx.page.source.cut(span)
            if _is_prose(span, ctx):
                yield ctx.diagnostic(span, f"of `{written}` only one word can stand there; remove or correct one")


def _places(document: Document, text: str) -> Iterator[tuple[Span, Span]]:
    """The articles before usual words of the other sound, with these."""
    usual, short = words.load("usual-words"), words.load("usual-short-words")

    def places(block: Node) -> list[tuple[int, int, int]]:
        written = f"\n{text[block.start : block.end]}"
        matches = (match for pattern in _PATTERNS for match in pattern.finditer(written))
        return [(match.start(), *match.span("word")) for match in matches if _is_wrong(match["word"], usual, short)]

    for block, found in zip(document.children, document.of_blocks(places, _places), strict=True):
        at = block.start - 1
        yield from ((Span(at + front, at + start - 1), Span(at + start, at + end)) for front, start, end in found)


def _is_wrong(word: str, *usual: frozenset[str]) -> bool:
    return any(word in each for each in usual) and _OTHER_SOUND.match(word) is None


def _is_prose(span: Span, ctx: Context) -> bool:
    """Whether an article and the word behind it stand in one passage of English."""
    passage = ctx.page.prose.at(span.start)
    if passage is None or not passage.is_english:
        return False
    return BLANK not in passage.text[span.start - passage.start : span.end - passage.start]
