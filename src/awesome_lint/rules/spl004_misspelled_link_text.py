"""SPL004: the text of a link, or a word of a heading, is a slip of what the others of its kind say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Cell, Document, Heading, Link, Node, Paragraph, Text, plain_text
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.slips import Lexicon
from awesome_lint.text.urls import MAX_REMEMBERED

_WORDS = late_pattern(r"[^\W\d_]++(?: [^\W\d_]++){0,3}+\Z")
_WORD = late_pattern(r"(?<!\w)[A-Za-zÀ-ӿ]{5,}(?!\w)")
"""A word of an alphabet in which a letter more or less inside makes no plural."""
_MIN_HEADINGS = 2
_MIN_USUAL = 5
"""A text that fewer links have is not what links of its kind say."""
_MIN_RATIO = 5
_ENDINGS = ("ing", "ed", "er", "s")
_MIN_STEM = 4
_LINES = (Paragraph, Heading, Cell)


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report words on links, but at the beginning of a line, and in headings that are a slip of what others say."""
    yield from _in_headings(document, ctx)
    counts = _counts(document)
    usual = [text for text, count in counts.items() if count >= _MIN_USUAL]
    if not usual:
        return
    near = _near(tuple(sorted(usual)))
    told = [(link, right) for link in _later(document) if (right := near(_text(link))) is not None]
    named = {entry.name_span.start for entry in ctx.page.catalog.entries} if told else set()
    for link, right in told:
        each, text = link.children[0], plain_text(link.children)
        if _is_slip(link, right, counts) and named.isdisjoint((link.start, each.start)):
            word = _as_written(right, document)
            word = word.capitalize() if text[0].isupper() and word.islower() else word
            message = f"`{text}` is a misspelling of `{word}`, as in {counts[right]} other links"
            yield ctx.diagnostic(each.span, message, replace(each.span, word, Applicability.UNSAFE))


def _in_headings(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report words that stand once on a page, and are a slip of the hand in a word of several other headings."""
    headings = document.of(Heading)
    words = Counter(word for each in headings for word in _WORD.findall(plain_text(each.children)))
    lexicon = Lexicon(word for word, count in words.items() if count >= _MIN_HEADINGS)
    slips = {word: right for word, count in words.items() if count == 1 and (right := lexicon.meant_by(word))}
    for word, right in slips.items():
        is_swap = sorted(word) == sorted(right)
        is_one_less_or_more = len(word) != len(right) and (word[0], word[-1]) == (right[0], right[-1])
        if not (is_swap or is_one_less_or_more) or word.casefold() == right.casefold():
            continue
        text = ctx.page.source.text
        if word.replace("our", "or") == right.replace("our", "or") or _is_form_of_another(word, text):
            continue
        places = [match.span() for match in re.finditer(rf"\b{word}\b", text, re.IGNORECASE)]
        holder = next((each for each in headings if places and each.start <= places[0][0] < each.end), None)
        if len(places) == 1 and holder is not None:
            message = f"`{word}` is a misspelling of `{right}`, as in {words[right]} other headings"
            place = Span(*places[0])
            yield ctx.diagnostic(place, message, replace(place, right, Applicability.UNSAFE))


def _is_form_of_another(word: str, text: str) -> bool:
    """Whether a word is a form of one that the page has: `tailing`, `tail`."""
    stems = {word.removesuffix(ending) for ending in _ENDINGS} - {word}
    return any(re.search(rf"\b{stem}\b", text, re.IGNORECASE) for stem in stems if len(stem) >= _MIN_STEM)


@lru_cache(maxsize=2)  # an edit seldom changes what is usual
def _near(usual: Sequence[str]) -> Callable[[str], str | None]:
    """What says of a text which of the usual ones it is a slip of."""
    return lru_cache(maxsize=MAX_REMEMBERED)(Lexicon(usual).meant_by)


def _text(link: Node) -> str:
    return plain_text(link.children).casefold()


def _counts(document: Document) -> Counter[str]:
    """How many links have a text, without case, as far as they are a word or few."""

    def texts(block: Node) -> list[str]:
        return [_text(link) for link in document.in_block(block, Link) if _has_words(link)]

    return document.tally(texts, _counts)


def _as_written(right: str, document: Document) -> str:
    """A text in the case in which most links have it."""
    return Counter(plain_text(each.children) for each in document.of(Link) if _text(each) == right).most_common(1)[0][0]


def _later(document: Document) -> Iterator[Link]:
    """The links of a word or few that begin no line."""

    def later(block: Node) -> list[Link]:
        first = {each.children[0].start for each in document.in_block(block, *_LINES) if each.children}
        links = (link for link in document.in_block(block, Link) if link.children)
        later = (link for link in links if first.isdisjoint((link.start, link.children[0].start)))
        return [*filter(_has_words, later)]

    return chain.from_iterable(document.of_blocks(later, _later))


def _has_words(link: Node) -> bool:
    text = link.children[0] if len(link.children) == 1 else None
    return isinstance(text, Text) and _WORDS.match(text.text) is not None


def _is_slip(link: Link, right: str, counts: Counter[str]) -> bool:
    """Whether a text is no other word: neither plural nor singular, nor in the URL, and seldom beside the right one."""
    text = _text(link)
    one, other = ([word.rstrip("s") for word in each.split()] for each in (text, right))
    is_form = one == other or text.replace(" ", "") == right.replace(" ", "")
    is_name = text in link.url.casefold() and right not in link.url.casefold()
    return counts[right] >= counts[text] * _MIN_RATIO and not is_form and not is_name
