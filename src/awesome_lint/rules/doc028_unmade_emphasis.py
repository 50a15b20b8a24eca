"""DOC028: asterisks that were to make text bold or italic show as asterisks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Cell, Document, Heading, Link, LinkKind, Node, Paragraph, Text
from awesome_lint.text.patterns import late_pattern

_BOLD = late_pattern(r"(?P<marks>\*\*)(?P<inner>[^*\r\n]+)\*\*")
_ITALIC = late_pattern(r"(?<!\S)(?P<marks>\*)(?P<inner>[^\W_][^*\r\n]{1,60}[ \t])\*(?![^\s.,;:!?)])")
_URL = late_pattern(r"www\.|https?://", re.IGNORECASE)
_WORD = late_pattern(r"[^\W\d_]{3}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report pairs of asterisks that are no marks for GitHub, since spaces or punctuation stand at their side."""
    for node in document.where(_shows_asterisks, Paragraph, Heading, Cell):
        yield from _judge(node, ctx)


def _shows_asterisks(node: Node) -> bool:
    return any("*" in text.text for text in _texts(node.children))


def _judge(node: Node, ctx: Context) -> Iterator[Diagnostic]:
    text = ctx.page.source.text
    yield from _crossed(node, ctx)
    shown = [text for text in _texts(node.children) if "*" in text.text]
    for pattern in (_BOLD, _ITALIC):
        for match in pattern.finditer(text, node.start, node.end):
            place = Span(*match.span())
            opening, closing = _shown_at(match.start(), shown), _shown_at(match.end("inner"), shown)
            if opening is None or closing is None:
                continue
            if _URL.match(text, place.end):  # it is a link only as long as the asterisks stand before it
                continue
            before, behind = text[place.start - 1 : place.start], text[place.end : place.end + 1]
            plain = Span(opening.end - match.start("inner"), closing.start - match.start("inner"))
            mended = _mended(match["inner"], match["marks"], before, behind, plain)
            if mended is not None:
                message = (
                    f"the `{match['marks']}` around this text are shown, since {mended[1]}; expected `{mended[0]}`"
                )
                yield ctx.diagnostic(place, message, replace(place, mended[0], Applicability.UNSAFE))


def _crossed(node: Node, ctx: Context) -> Iterator[Diagnostic]:
    """`[**name](url)**` and `**[name**](url)`: one of two marks stands inside of a link, the other one outside."""
    text = ctx.page.source.text
    if text.count("**", node.start, node.end) != len(("opening", "closing")):
        return
    for link in node.walk():
        if not isinstance(link, Link) or link.kind is not LinkKind.INLINE or not link.children:
            continue
        first, last = link.children[0], link.children[-1]
        opens = isinstance(first, Text) and first.text.startswith("**") and text.startswith("**", link.end)
        closes = isinstance(last, Text) and last.text.endswith("**") and text.endswith("**", node.start, link.start)
        if opens is closes:
            continue
        inner = Span(first.start, first.start + 2) if opens else Span(last.end - 2, last.end)
        outer = Span(link.end, link.end + 2) if opens else Span(link.start - 2, link.start)
        where = "opens inside of the link and closes" if opens else "opens outside of the link and closes"
        message = f"`**` {where} {'outside' if opens else 'inside'}, so both are shown; expected both outside"
        moved = link.start if opens else link.end
        edits = (Edit(*inner, ""), Edit(moved, moved, "**"))
        place = Span(min(inner.start, outer.start), max(inner.end, outer.end))
        yield ctx.diagnostic(place, message, Fix(edits, Applicability.UNSAFE, "move it out of the link"))


def _texts(nodes: Sequence[Node]) -> Iterator[Text]:
    for node in nodes:
        if isinstance(node, Text):
            yield node
        elif not (isinstance(node, Link) and node.kind is LinkKind.BARE):  # asterisks in a URL are of it
            yield from _texts(node.children)


def _shown_at(at: int, shown: Sequence[Text]) -> Text | None:
    """The text that asterisks are part of, and so no marks."""
    return next((each for each in shown if each.start <= at < each.end), None)


def _mended(inner: str, marks: str, before: str, behind: str, plain: Span) -> tuple[str, str] | None:
    """What makes marks of asterisks, and why they are none; None where they need not be meant as such.

    The inner text is nothing but text up to the start of `plain`, and from its end on.
    """
    text = inner.strip(" \t")
    if not _WORD.search(text) or "/" in (before, behind, text[0], text[-1]):
        return None
    if text != inner:
        is_pair = inner[0].isspace() == inner[-1].isspace() or inner[-1].isspace() or not before.isalnum()
        return (f"{marks}{text}{marks}", "there is a space inside them") if is_pair and not behind.isalnum() else None
    begin, end = 0, len(text)
    while begin < plain.start and _is_punctuation(text[begin]):
        begin += 1
    while end > plain.end and _is_punctuation(text[end - 1]):
        end -= 1
    is_outside = (begin > 0 and before.isalnum()) or (end < len(text) and behind.isalnum())
    if not is_outside:
        return None
    begin = begin if before.isalnum() else 0
    cause = "there is punctuation inside them and a letter outside"
    return f"{text[:begin]}{marks}{text[begin:end]}{marks}{text[end:]}", cause


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
