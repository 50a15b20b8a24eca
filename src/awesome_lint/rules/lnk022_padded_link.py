"""LNK022: there is white space inside the brackets of a link."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.rule.keeping import Keeper
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Code, Document, Link, LinkKind, Text
from awesome_lint.text.patterns import late_pattern

_IN_FRONT_OF_URL = late_pattern(r"\]\(([ \t]+)(?=\S)")
_BEHIND_URL = late_pattern(r"[ \t]+\Z")
_BLANK = " \t"


@rule(Document, severity=Severity.INFO)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report white space around the text of a link, or around its URL."""
    text = ctx.page.source.text
    keeper = Keeper(ctx.page)
    for link in document.where(_may_be_padded, Link):
        if link.children[0].start > link.start + 1 or "\n" in text[link.start : link.end]:
            continue
        for place in _padding(link, text):
            message = "white space inside the brackets of the link; remove it"
            yield ctx.diagnostic(place, message, keeper.kept(_fix(place, link, text)))


def _may_be_padded(link: Link) -> bool:
    """Whether white space stands at an end of the text, or something other than a mark beside the URL."""
    if link.kind is not LinkKind.INLINE or not link.children:
        return False
    first, last, (start, end) = link.children[0], link.children[-1], link.url_span
    if start - last.end != len("](") or link.end - end != len(")"):
        return True
    begins = isinstance(first, Text) and first.text[:1] in _BLANK
    return begins or (isinstance(last, Text) and last.text[-1:] in _BLANK)


def _padding(link: Link, text: str) -> Iterator[Span]:
    """The white space behind `[`, in front of `]`, behind `(` and in front of `)`."""
    first, last = link.children[0], link.children[-1]
    name_end = last.end
    if isinstance(first, Text) and first.text[:1] in _BLANK and (first.text.strip() or _has_code(link)):
        count = len(first.text) - len(first.text.lstrip(_BLANK))
        yield Span(first.start, first.start + count)
    if isinstance(last, Text) and last.text[-1:] in _BLANK and (last.text.strip() or _has_code(link)):
        count = len(last.text) - len(last.text.rstrip(_BLANK))
        yield Span(name_end - count, name_end)
    opened = _IN_FRONT_OF_URL.match(text, name_end, link.end)
    if opened is not None:
        yield Span(*opened.span(1))
    closed = _BEHIND_URL.search(text, link.url_span.end, link.end - 1)
    if closed is not None:
        yield Span(*closed.span())


def _has_code(link: Link) -> bool:
    """Whether the white space stands beside code, and not beside an image."""
    return any(isinstance(each, Code) for each in link.children)


def _fix(place: Span, link: Link, text: str) -> Fix:
    """Remove it; what parts the name from a word outside the link moves out."""
    edits = [Edit(*place, "")]
    if place.end <= link.children[-1].end:
        is_first = place.start == link.start + 1
        beside = text[link.start - 1 : link.start] if is_first else text[link.end : link.end + 1]
        if beside.isalnum():
            edits.append(Edit(link.start, link.start, " ") if is_first else Edit(link.end, link.end, " "))
    return Fix(tuple(sorted(edits)), Applicability.SAFE, "remove the white space")
