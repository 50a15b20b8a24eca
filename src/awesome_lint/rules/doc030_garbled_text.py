"""DOC030: text was read in another encoding than it was written in."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Document, Escape, Text
from awesome_lint.text.patterns import late_pattern

_BEHIND = (
    "\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2026\u2030\u2039\u203a\u20ac\u2122"
)
"""What the second and later bytes of a character in UTF-8 are in Windows-1252."""
_GARBLED = late_pattern(
    rf"(?:[\xc2-\xdf][{_BEHIND}]|[\xe0-\xef][{_BEHIND}]{{2}}|[\xf0-\xf4][{_BEHIND}]{{3}})+",
    needs=map(chr, range(0xC2, 0xF5)),
)
_QUOTES = ("‘’", "“”", "«»", "‹›")
_LOST = late_pattern("\ufffd+")
_ENTITY = late_pattern(r"&amp;(?P<meant>amp|lt|gt|quot|apos|nbsp|#39|#x27);")
"""An entity that was escaped once more: it shows as `&lt;`."""


@rule(Document)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report UTF-8 that was taken for Windows-1252, and characters that were lost."""
    text = ctx.page.source.text
    for mark in document.where(_is_ampersand, Escape):
        twice = _ENTITY.match(text, mark.start)
        if twice is not None:
            place, shown = Span(*twice.span()), f"&{twice['meant']};"
            message = f"`{twice[0]}` shows as `{shown}`; expected `{shown}`"
            yield ctx.diagnostic(place, message, replace(place, shown, Applicability.UNSAFE))
    if text.isascii():
        return
    for node in document.where(_may_be_garbled, Text):
        for match in _GARBLED.finditer(text, node.start, node.end):
            meant = _meant(match[0])
            if meant is not None and not _is_written_so(text, *match.span()):
                place = Span(*match.span())
                message = f"`{match[0]}` is UTF-8 text that was read as Windows-1252; expected `{meant}`"
                yield ctx.diagnostic(place, message, replace(place, meant, Applicability.UNSAFE))
        for match in _LOST.finditer(text, node.start, node.end):
            yield ctx.diagnostic(Span(*match.span()), "a character was lost here, and U+FFFD stands for it; restore it")


def _is_written_so(text: str, start: int, end: int) -> bool:
    """Whether two characters are no slip: a sign of multiplication with a space, a word in capitals with a mark.

    So is a letter in quotes: `‘É’`.
    """
    if text[start - 1 : start] + text[end - 1] in _QUOTES:
        return True
    is_capital = text[start - 1 : start].isupper() and text[start].isupper()
    return end - start == len("×\u00a0") and (text[start] == "×" or is_capital)


def _is_ampersand(node: Escape) -> bool:
    return node.text == "&" and node.end - node.start > 1


def _may_be_garbled(node: Text) -> bool:
    return not node.text.isascii() and (_GARBLED.search(node.text) or _LOST.search(node.text)) is not None


def _meant(garbled: str) -> str | None:
    """The text that its bytes in Windows-1252 are in UTF-8."""
    try:
        written = b"".join(each.encode("latin-1" if each < "\xa0" else "cp1252") for each in garbled)
        meant = written.decode("utf-8")
    except UnicodeError:
        return None
    return meant if meant.isprintable() or meant == "\xa0" else None
