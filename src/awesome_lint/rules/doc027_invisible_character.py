"""DOC027: a character that nobody sees stands in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, partial

from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Source, Span
from awesome_lint.syntax.leaves import start_of
from awesome_lint.syntax.nodes import Document, Link, LinkKind, Text
from awesome_lint.text.patterns import late_pattern

_INVISIBLE = late_pattern(
    "[\u200b\u2060\ufeff]+"
    "|[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+"
    "|[\u202a-\u202e\u2066-\u2069]+"
    "|(?<!\U0001f3f4)(?<![\U000e0020-\U000e007f])[\U000e0001\U000e0020-\U000e007f]+"
)
_NAMES = {"\u200b": "zero-width space", "\u2060": "word joiner", "\ufeff": "byte order mark"}
_ZERO_WIDTH = frozenset(_NAMES)
_DIRECTIONS = late_pattern("[\u202a-\u202e\u2066-\u2069]")
_WIDE_OR_SPACE = late_pattern("[ \u3000-\u9fff\uac00-\ud7a3\uff00-\uffef]")
_URL = late_pattern(r"(?:https?|ftp)://\w|www\.\w", re.IGNORECASE)
_NEAR = 10
"""So many characters before and behind one are looked at for a URL."""
_LOOK_BACK = 200
"""So many characters before one are looked at for a letter."""
_OVERRIDE = late_pattern("[\u202d\u202e]")
_RIGHT_TO_LEFT = late_pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Hebrew, Arabic and their like, between which and other text marks of direction are of use."""
_UNSPACED = late_pattern("[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff]")
"""Thai, Lao, Tibetan, Burmese and Khmer, in which a zero-width space is where a line may end."""


@rule(Document)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report zero-width characters but those between letters of scripts without spaces, controls and tags."""
    text = ctx.page.source.text
    if text.isascii() and text.isprintable():
        return
    is_alone = cache(partial(_is_alone, ctx.page.source))  # a long line may hold many
    for node in document.where(_may_hide, Text):
        is_turned = _DIRECTIONS.search(text, node.start, node.end) is not None
        is_of_use = is_turned and _is_of_use(text[node.start : node.end])
        tag = text.find("<", node.start, node.end)
        for match in _INVISIBLE.finditer(text, node.start, node.end):
            if _UNSPACED.search(text, max(match.start() - 1, node.start), match.end() + 1):
                continue
            if is_of_use and _DIRECTIONS.match(match[0]):
                continue
            name = _name(match[0][0])
            message = f"invisible character U+{ord(match[0][0]):04X} ({name}); remove it"
            place = Span(*match.span())
            is_sure = _is_inside(ctx, place) and not _makes_url(text, place) and not 0 <= tag < place.start
            is_sure = is_sure and not _meets_bare_link(ctx, place)
            fix = replace(place, "", Applicability.UNSAFE, "remove it") if is_sure else None
            is_slight = _is_harmless(text, place) or is_alone(ctx.page.source.line_at(place.start))
            severity = Severity.INFO if is_slight else None
            yield ctx.diagnostic(place, message, fix, severity=severity)


def _may_hide(node: Text) -> bool:
    """Whether a text may hold what nobody sees."""
    return not (node.text.isascii() and node.text.isprintable()) and _INVISIBLE.search(node.text) is not None


def _is_of_use(text: str) -> bool:
    """Whether marks of direction stand in a text that runs both ways, and do not turn it round."""
    return _RIGHT_TO_LEFT.search(text) is not None and not _OVERRIDE.search(text)


def _is_harmless(text: str, place: Span) -> bool:
    """Whether a word joiner stands beside a space or a Chinese, Japanese or Korean character, and so inside no word.

    A space of no width behind a period keeps a name from being a link: `Libera.Chat`. What has no width shows
    nowhere between blanks.
    """
    beside = text[place.start - 1 : place.start], text[place.end : place.end + 1]
    if beside[0] == "." and beside[1].isalpha():
        return True
    if _ZERO_WIDTH.issuperset(text[place.start : place.end]) and not any(map(str.strip, beside)):
        return True
    return not text[place.start : place.end].strip("\u2060") and any(map(_WIDE_OR_SPACE.match, beside))


def _is_alone(source: Source, line: int) -> bool:
    """Whether nothing else stands on a line, which shows nothing in any case."""
    return not _INVISIBLE.sub("", source.cut(source.line_span(line))).strip()


def _name(character: str) -> str:
    if character in _NAMES:
        return _NAMES[character]
    if _DIRECTIONS.match(character):
        return "direction mark"
    return "tag" if character > "\uffff" else "control character"


def _makes_url(text: str, place: Span) -> bool:
    """Whether what stands before and behind a place makes a URL, which would take in what follows, or unmakes one."""
    before, behind = text[max(place.start - _NEAR, 0) : place.start], text[place.end : place.end + _NEAR]
    if before.endswith("//") or (before[-1:].isalnum() and _URL.match(behind)):
        return True
    match = _URL.search(before + behind)
    return match is not None and match.start() < len(before) < match.end()


def _meets_bare_link(ctx: Context, place: Span) -> bool:
    """Whether a link that nothing closes begins or ends at a place: what is beside that would be part of it."""
    links = ctx.page.document.of(Link)
    at = max(bisect_right(links, place.start, key=start_of) - 1, 0)
    return any(
        link.kind is LinkKind.BARE and (link.start == place.end or link.end == place.start)
        for link in links[at : at + 2]
    )


def _is_inside(ctx: Context, place: Span) -> bool:
    """Whether a place lies inside a line of text, and not where a block would begin without what stands there."""
    source = ctx.page.source
    start = source.line_span(source.line_at(place.start)).start
    before = source.text[max(start, place.start - _LOOK_BACK) : place.start]
    behind = source.text[place.end : place.end + 1]
    return any(map(str.isalpha, before)) or behind.isalpha() or (behind == "[" and before.strip(" \t>") != "")
