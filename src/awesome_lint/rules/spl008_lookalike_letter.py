"""SPL008: a letter of another alphabet stands in a word, and looks like the right one."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.page.destinations import Destinations
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Document, Text
from awesome_lint.text.patterns import late_pattern

_LATIN = "aceijopsxyABCEHIKMOPTXY"
_CYRILLIC = "асеіјорѕхуАВСЕНІКМОРТХУ"
_GREEK = {"o": "ο"} | dict(zip("ABEZHIKMNOPTYX", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", strict=True))
"""Of the small letters only one: others stand in names for what they are (`μTorrent`)."""
_TO_LATIN = str.maketrans(dict(zip(_CYRILLIC, _LATIN, strict=True)) | {greek: latin for latin, greek in _GREEK.items()})
_TO_CYRILLIC = str.maketrans(dict(zip(_LATIN, _CYRILLIC, strict=True)))
_TO_GREEK = str.maketrans(_GREEK)
_MIXED = late_pattern(r"(?<![A-Za-zͰ-ϿЀ-ӿ])(?:[A-Za-z]+[Ͱ-ϿЀ-ӿ]|[Ͱ-ϿЀ-ӿ]+[A-Za-z])[A-Za-zͰ-ϿЀ-ӿ]*")
_PLAIN = late_pattern(r"[A-Za-z]")
_INITIALS = late_pattern(r"[A-Z]{2}")
"""An abbreviation with an ending of another language: `PHPшник`."""


@rule(Document, Destinations, severity=Severity.WARNING)
def check(subject: object, ctx: Context) -> Iterator[Diagnostic]:
    """Report words of two alphabets that are words of one but for letters that look the same, in text and in URLs."""
    if ctx.page.source.text.isascii():
        return
    if isinstance(subject, Document):
        for node in subject.where(_may_be_mixed, Text):
            yield from _judge(node.span, ctx)
    elif isinstance(subject, Destinations):
        for destination in subject.where(_is_mixed):
            yield from _judge(destination.span, ctx)


def _may_be_mixed(node: Text) -> bool:
    return not node.text.isascii() and _MIXED.search(node.text) is not None


def _is_mixed(_url: str, written: str) -> bool:
    return not written.isascii() and _MIXED.search(written) is not None


def _judge(span: Span, ctx: Context) -> Iterator[Diagnostic]:
    for match in _MIXED.finditer(ctx.page.source.text, *span):
        meant = _meant(match[0])
        if meant is not None:
            place = Span(*match.span())
            at = next(at for at, (one, other) in enumerate(zip(match[0], meant, strict=True)) if one != other)
            shown = f"`{match[0][at]}` (U+{ord(match[0][at]):04X}) in `{match[0]}`"
            message = f"{shown} only looks like `{meant[at]}`; expected `{meant}`"
            yield ctx.diagnostic(place, message, replace(place, meant, Applicability.UNSAFE))


def _meant(word: str) -> str | None:
    """The word in the alphabet of most of its letters; None if others look like none of these, or it is a pun."""
    plain = len(_PLAIN.findall(word))
    if 2 * plain >= len(word):
        latin = word.translate(_TO_LATIN)
        return latin if latin.isascii() else None
    is_greek = any("Ͱ" <= letter <= "Ͽ" for letter in word)
    other = word.translate(_TO_GREEK if is_greek else _TO_CYRILLIC)
    is_word = other.islower() or other.isupper() or other.istitle()
    return other if is_word and not _PLAIN.search(other) and not _INITIALS.search(word) else None
