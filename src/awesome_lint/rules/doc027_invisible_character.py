"""DOC027: a character that nobody sees stands in the text."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic
from awesome_lint.patterns import late_pattern
from awesome_lint.rule import Context, replace, rule
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Document, Text

_INVISIBLE = late_pattern("[\u200b\u2060\ufeff]+")
_NAMES = {"\u200b": "zero-width space", "\u2060": "word joiner", "\ufeff": "byte order mark"}
_UNSPACED = late_pattern("[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff]")
"""Thai, Lao, Tibetan, Burmese and Khmer, in which a zero-width space is where a line may end."""


@rule(Document)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report zero-width characters but those between letters of scripts without spaces."""
    text = ctx.page.source.text
    if text.isascii():
        return
    for node in document.of(Text):
        if node.text.isascii():
            continue
        for match in _INVISIBLE.finditer(text, node.start, node.end):
            if _UNSPACED.search(text, max(match.start() - 1, node.start), match.end() + 1):
                continue
            name = _NAMES[match[0][0]]
            message = f"a character that nobody sees stands here, U+{ord(match[0][0]):04X} ({name}); remove it"
            place = Span(*match.span())
            fix = replace(place, "", Applicability.UNSAFE, "remove it") if _is_inside(ctx, place) else None
            yield ctx.diagnostic(place, message, fix)


def _is_inside(ctx: Context, place: Span) -> bool:
    """Whether a place lies inside a line of text, and not where a block would begin without what stands there."""
    source = ctx.page.source
    before = source.text[source.line_span(source.line_at(place.start)).start : place.start]
    behind = source.text[place.end : place.end + 1]
    return any(map(str.isalpha, before)) or behind.isalpha() or (behind == "[" and before.strip(" \t>") != "")
