"""SPL004: the text of a link is a slip of what the other links of its kind say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.syntax.nodes import Cell, Document, Heading, Link, Node, Paragraph, Text, plain_text
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.slips import Lexicon
from awesome_lint.text.urls import MAX_REMEMBERED

_WORDS = late_pattern(r"[^\W\d_]+(?: [^\W\d_]+){0,3}\Z")
_MIN_USUAL = 5
"""A text that fewer links have is not what links of its kind say."""
_MIN_RATIO = 5


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report words on links, but at the beginning of a line, that are a slip of what stands on many others."""
    counts = document.tally(_texts)
    usual = [text for text, count in counts.items() if count >= _MIN_USUAL]
    if not usual:
        return
    near = _near(tuple(sorted(usual)))
    meant = {text: right for text in counts if (right := near(text)) is not None and _is_slip(text, right, counts)}
    links = document.where(_has_words, Link) if meant else []
    named = {entry.name_span.start for entry in ctx.page.catalog.entries}
    named |= {each.children[0].start for each in document.of(Paragraph, Heading, Cell) if each.children}
    for link in links:
        each = link.children[0]
        text, right = plain_text([each]), meant.get(plain_text([each]).casefold())
        if right is not None and named.isdisjoint((link.start, each.start)):
            word = right.capitalize() if text[0].isupper() else right
            message = f"`{text}` is a misspelling of `{word}`, as in {counts[right]} other links"
            yield ctx.diagnostic(each.span, message, replace(each.span, word, Applicability.UNSAFE))


@lru_cache(maxsize=2)  # an edit seldom changes what is usual
def _near(usual: Sequence[str]) -> Callable[[str], str | None]:
    """What says of a text which of the usual ones it is a slip of."""
    return lru_cache(maxsize=MAX_REMEMBERED)(Lexicon(usual).meant_by)


def _texts(block: Node) -> Counter[str]:
    """The texts of links without case, as far as they are a word or few."""
    return Counter(
        plain_text(link.children).casefold() for link in block.walk() if isinstance(link, Link) and _has_words(link)
    )


def _has_words(link: Link) -> bool:
    text = link.children[0] if len(link.children) == 1 else None
    return isinstance(text, Text) and _WORDS.match(text.text) is not None


def _is_slip(text: str, right: str, counts: Counter[str]) -> bool:
    """Whether a text is no other word: seldom beside the right one, and neither its plural nor its singular."""
    is_form = text.rstrip("s") == right.rstrip("s") or text.replace(" ", "") == right.replace(" ", "")
    return counts[right] >= counts[text] * _MIN_RATIO and not is_form
