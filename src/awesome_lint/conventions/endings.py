"""How a description ends and begins: its final mark and its first letter.

Looked at is its source. Closing brackets, quotes, markup and emoji behind the last word are looked
through, and code spans and links where the list has them as tags there.

May not: judge.
"""

from __future__ import annotations

import re

from awesome_lint.catalog.records import Entry
from awesome_lint.source import LINE_ENDING, Span, line_end
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import immutable

NONE = "none"
OTHER = "other"
UPPER, LOWER = "upper", "lower"
STOPS = frozenset(".。।")
_ENDS = STOPS | frozenset("．｡॥!?！？…‼⁉⁈؟۔։።។")
CUT_OFF = frozenset(",;:，；：-–—")
"""Marks that no description ends in."""
_GOES_ON = frozenset(":：;；,，、-–—/([{")
_CLOSING = frozenset(")]}）】」』》〉”’\"'»›*_~ \t\u00a0\u200d\ufe0e\ufe0f")
_BRACKETS = {")": "(", "）": "（", "]": "["}
_FIRST_EMOJI = "\U0001f000"
_PICTURES = (("\u231a", "\u231b"), ("\u23e9", "\u23fa"), ("\u2600", "\u27bf"), ("\u2b00", "\u2bff"))
_EMOJI_CODE = late_pattern(r":[a-z0-9_+-]{2,32}:\Z", re.IGNORECASE)
_EMOJI_LINK = late_pattern(r"\[[^\[\]\w]{1,9}\]\([^()\s]*\)\Z")
_RAISED = late_pattern(r"[ \t]{0,9}<su[bp]\b[^<>]*>[^<>]*(?:</su[bp]>)?\Z", re.IGNORECASE)
"""A remark in small letters, `<sup>DRAFT</sup>`."""
_RAISED_LENGTH = 99
_ABBREVIATION = late_pattern(r"\b(?:(?i:etc|inc|ltd|co|corp|jr|sr|al|u\.\w)|[a-z]\.[a-z]|[A-Z])\.\Z")
_SENTENCES = late_pattern(r"[.!?][)\"'”]?\s+\S|[。！？]\s*[^\s)）」』”]")
_WORD = late_pattern(r"[^\W\d_]+(?:['’][a-z]+)?(?:-[^\W\d_]+)*")
_NO_WORD_BEHIND = late_pattern(r"[\d_]|[./\\(@#+*=:]\S| \d")
_BULLET = late_pattern(r"[ \t]*[-*+][ \t]+")
_VOWEL = late_pattern(r"[aeiouy]|[^\x00-\xdf]")
_RUN_ON = frozenset({"and", "by", "or"})
"""Words that go on with the name rather than begin a description."""
_MARKUP = frozenset("`*_[(<~.\"'“‘")
_LINKED = late_pattern(r"!?\[[^\[\]]*\](?:[(\[][^()\[\]]*[)\]]?)?|\([^()]*\)|https?://\S+")
_CLOSING_MARKUP = late_pattern(r"(?:[*_~`]|</\w+>)*")
_WRITTEN = late_pattern(r"[^\W\d_]{3}")
_SPACE_AND_MARKUP = " \t\r\n*_(["
_CODE_LENGTH = 34
_BEGINNING = 60
"""So many characters show in which script a description is."""


@immutable
class Ending:
    """How a description ends: in a full stop, in none, or in something else that ends it as well.

    `span` is the place of the stop, with the blanks before a mark that no description ends in, or the empty one where
    a stop belongs.
    """

    mark: str
    span: Span


_MIN_SAID = 3
_MIN_SAID_WITHOUT_SPACES = 12


def is_end(character: str) -> bool:
    """Whether a character ends a sentence."""
    return character in _ENDS


def is_emoji(character: str) -> bool:
    """Whether a character is a picture."""
    return character >= _FIRST_EMOJI or any(first <= character <= last for first, last in _PICTURES)


def ending(
    text: str, span: Span, *, has_tags: bool = False, has_asides: bool = False, is_marked_twice: bool = False
) -> Ending:
    """How the description at a span ends.

    With `has_tags`, code and links behind it are no part of it; with `has_asides`, a mark is expected behind
    brackets and links that follow its last sentence; with `is_marked_twice`, in it as well as behind links that
    follow it.
    """
    last = text[span.end - 1]
    if last in STOPS:
        return Ending(last, Span(span.end - 1, span.end))
    end, place = _look_through(text, span, has_tags=has_tags)
    if end == span.start:
        return Ending(OTHER, span)
    final = text[end - 1]
    if final in STOPS:
        return Ending(final, Span(end - 1, end))
    if final in CUT_OFF and _is_cut_off(text, span, end):
        start = len(text[span.start : end - 1].rstrip()) + span.start
        return Ending(final, Span(start, end)) if start > span.start else Ending(OTHER, span)
    is_open = final in _ENDS or final in _GOES_ON or (not is_marked_twice and is_marked_further_on(text, span.end))
    if is_open or (not has_asides and is_aside(text, span.start, place)):
        return Ending(OTHER, Span(end - 1, end))
    return Ending(NONE, Span(place, place))


def _is_cut_off(text: str, span: Span, end: int) -> bool:
    """Whether a mark behind which a sentence goes on is the last of its line, and nothing below it goes on."""
    ending = LINE_ENDING.search(text, end)
    if ending is None:
        return end == span.end
    if end != span.end or text[end : ending.start()].strip():
        return False
    return text[ending.end() : ending.end() + 1] not in (" ", "\t", ">")


def behind_markup(text: str, entry: Entry, place: Span) -> Span:
    """Where a mark belongs that stands nowhere: behind the link or markup in which the last word stands."""
    at = place.start
    if at < place.end or text[at : at + 1] in "\r\n ":
        return place
    at = max((link.span.end for link in entry.links if link.span.start < at < link.span.end), default=at)
    match = _CLOSING_MARKUP.match(text, at)
    assert match is not None
    return Span(match.end(), match.end())


def _look_through(text: str, span: Span, *, has_tags: bool) -> tuple[int, int]:
    """The end of the last word, and where a mark belongs: behind brackets and quotes, before emoji and tags."""
    raised = _RAISED.search(text, max(span.start, span.end - _RAISED_LENGTH), span.end)
    end = place = raised.start() if raised else span.end
    while end > span.start:
        character = text[end - 1]
        decoration = 0
        if character == ":" and (code := _EMOJI_CODE.search(text, max(span.start, end - _CODE_LENGTH), end)):
            decoration = end - code.start()
        elif is_emoji(character):
            decoration = 1
        elif character == ")" and (link := _EMOJI_LINK.search(text, span.start, end)):
            decoration = end - link.start()
        elif has_tags and (opening := _tag_start(text, span.start, end)) >= 0:
            decoration = end - opening
        elif character not in _CLOSING:
            break
        blank = character in " \t\u00a0\ufe0f\u200d"
        if decoration or (blank and place == end):
            end = place = end - (decoration or 1)
        else:
            end -= 1
    return end, place


def _tag_start(text: str, start: int, end: int) -> int:
    """Where the code span or link begins in which a text ends; -1 if it ends in neither."""
    following = text[end : end + 1]
    opening = {"`": "`", "]": "[", "<": "<code"}.get(following)
    return text.rfind(opening, start, end) if opening else -1


def is_marked_further_on(text: str, end: int) -> bool:
    """Whether a mark stands at the end of the line, behind links that are no part of the description."""
    return text[end : line_end(text, end)].rstrip()[-1:] in STOPS


def ends_by_itself(text: str) -> bool:
    """Whether a text ends in a period for reasons of its own: an abbreviation, dots, one of several sentences."""
    return text.endswith("...") or bool(_ABBREVIATION.search(text)) or bool(_SENTENCES.search(text))


def is_listed(text: str, span: Span) -> bool:
    """Whether a description is the first of several bullets below the name, or a label with others below itself."""
    bullet = _BULLET.match(text, text.rfind("\n", 0, span.start) + 1)
    behind = LINE_ENDING.search(text, span.end)
    if bullet is None or bullet.end() != span.start or behind is None:
        return False
    following = _BULLET.match(text, behind.end())
    return following is not None and (following[0] == bullet[0] or len(following[0]) > len(bullet[0]))


def is_aside(text: str, start: int, end: int) -> bool:
    """Whether a description up to `end` finishes with brackets, or a link, that stand behind its last sentence."""
    opening = _BRACKETS.get(text[end - 1], "[" if text[end : end + 1] == "]" else None)
    if opening is None:
        return False
    before = text[start : max(text.rfind(opening, start, end), start)].rstrip(_SPACE_AND_MARKUP)
    return before[-1:] in _ENDS


def says_enough(text: str) -> bool:
    """Whether a description has so many words, or letters of a script without spaces, that no two things share it."""
    return len(text.split()) >= _MIN_SAID or (not text.isascii() and len(text) >= _MIN_SAID_WITHOUT_SPACES)


def has_words(text: str) -> bool:
    """Whether a text says anything besides its links and what it has in brackets."""
    rest = _LINKED.sub(" ", text)
    return _WRITTEN.search(rest) is not None or any(map(_is_syllable, rest))


def _is_syllable(character: str) -> bool:
    """Whether a character says as much as a word; a pattern of such wide ranges takes long to compile."""
    return "\u3040" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7a3"


def opening(text: str, span: Span) -> str | None:
    """The case of the first letter of a description; None where it has none or is no ordinary word."""
    start = span.start
    first = text[start]
    if text[start - 1] in _MARKUP:
        return None
    if first.isupper():
        return UPPER
    if not first.islower() or first == first.title():  # Georgian has capitals, but not in sentences
        return None
    match = _WORD.match(text, start, span.end)
    assert match is not None
    word = match[0]
    is_ordinary = word.islower() and word not in _RUN_ON and _VOWEL.search(word) is not None
    if not is_ordinary or _NO_WORD_BEHIND.match(text, match.end()):
        return None
    beginning = text[start : min(span.end, start + _BEGINNING)]
    is_cased = all(each.lower() != each.upper() for each in beginning if each.isalpha())
    return LOWER if is_cased else None
