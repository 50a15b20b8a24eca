"""SPL004: the text of a link is a slip of what the other links of its kind say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.syntax.nodes import Cell, Document, Heading, Link, Paragraph, Text
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.slips import Lexicon

_WORDS = late_pattern(r"[^\W\d_]+(?: [^\W\d_]+){0,3}\Z")
_MIN_USUAL = 5
"""A text that fewer links have is not what links of its kind say."""
_MIN_RATIO = 5


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report words on links, but at the beginning of a line, that are a slip of what stands on many others."""
    named = {entry.name_span.start for entry in ctx.page.catalog.entries}
    named |= {each.children[0].start for each in document.of(Paragraph, Heading, Cell) if each.children}
    texts = list(_texts(document))
    counts = Counter(text.text.casefold() for text, _ in texts)
    usual = [text for text, count in counts.items() if count >= _MIN_USUAL]
    if not usual:
        return
    near = Lexicon(usual)
    meant = cache(near.meant_by)
    for each, link in texts:
        if not named.isdisjoint((link.start, each.start)):
            continue
        text, right = each.text, meant(each.text.casefold())
        if right is not None and _is_slip(text.casefold(), right, counts):
            word = right.capitalize() if text[0].isupper() else right
            message = f"`{text}` is a misspelling of `{word}`, as in {counts[right]} other links"
            yield ctx.diagnostic(each.span, message, replace(each.span, word, Applicability.UNSAFE))


def _texts(document: Document) -> Iterator[tuple[Text, Link]]:
    """The texts of links, as far as they are a word or few, with the links."""
    for link in document.of(Link):
        text = link.children[0] if len(link.children) == 1 else None
        if isinstance(text, Text) and _WORDS.match(text.text):
            yield text, link


def _is_slip(text: str, right: str, counts: Counter[str]) -> bool:
    """Whether a text is no other word: seldom beside the right one, and neither its plural nor its singular."""
    is_form = text.rstrip("s") == right.rstrip("s") or text.replace(" ", "") == right.replace(" ", "")
    return counts[right] >= counts[text] * _MIN_RATIO and not is_form
