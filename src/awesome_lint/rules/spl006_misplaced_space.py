"""SPL006: the white space beside a mark is on its wrong side, or is missing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.resources import words
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Document, Text
from awesome_lint.text.patterns import late_pattern

_NONE_BEHIND_COMMA = late_pattern(
    r"(?<![^\s(])[A-Za-z]+(?:-[A-Za-z]+)*(?P<at>,)(?P<next>a|[a-z]{2,}(?:-[a-z]+)*)(?=[,.;:!?)]*(?:\s|\Z))"
)
_NONE_BEFORE_NAME = late_pattern(r"(?<![^\s(])[a-z]{4,}(?P<at>,)(?P<next>[A-Z][A-Za-z]{2,})(?=[,.;:!?)]*(?:\s|\Z))")
_NONE_BEHIND_PERIOD = late_pattern(r"(?<![\w.@/])[A-Za-z][a-z]{2,}(?P<at>\.)(?P<next>[A-Z][a-z]*)(?=,? [A-Za-z][a-z]+)")
_TOO_WIDE = "there is more than one space between two words"
_NO_BREAK = "a no-break space stands between two words"
_INSIDE = "there is a space at one side inside the brackets"
_KINDS = (
    ("there is a space before the comma", late_pattern(r"(?<=[^\W\d_]{2})(?P<at>[ \t]+,)(?=[ \t]\(?[^\W_])"), ","),
    ("no space follows the comma", _NONE_BEHIND_COMMA, ", "),
    ("no space follows the comma", _NONE_BEFORE_NAME, ", "),
    (
        "there is a space before the period",
        late_pattern(r"(?<=[a-z]{3})(?P<at>[ \t]+\.)(?=[ \t]+[A-Z][a-z]|[ \t]*\Z)"),
        ".",
    ),
    ("no space follows the period", _NONE_BEHIND_PERIOD, ". "),
    (_INSIDE, late_pattern(r"(?<=\()(?P<at>[ \t]+)(?=\w[^()]*\w\))"), ""),
    (_INSIDE, late_pattern(r"(?<=\()(?=\w[^()]*\w)[^()]*\w(?P<at>[ \t]+)(?=\))"), ""),
    ("no space precedes the bracket", late_pattern(r"(?<!\S)[a-z]{4,}(?P<at>\()(?=[a-z]{2,},? [^()]+\))"), " ("),
)
"""What is wrong, where it is, and what should stand there."""
_GAPS = (
    (_TOO_WIDE, late_pattern(r"(?<=[^\W\d_])(?P<at>[ \t]{2,}|\t)(?=[^\W\d_])"), " "),
    (_NO_BREAK, late_pattern("(?<=[a-z]{2})(?P<at>\u00a0)(?=[a-z]{2})"), " "),
)
"""The same of white space between two words."""
_SUSPECT = late_pattern(
    r"[,.()](?:(?<=[ \t][,.)])|(?<=\()[ \t]|(?<=[A-Za-z],)[a-z]|(?<=[a-z],)[A-Z]|(?<=[a-z]\.)[A-Z]|(?<=[a-z]\()[a-z])"
)
"""What all of them have in common; it begins with the mark, since there are fewer of these than letters."""
_MIN_WORDS = 10
"""What is shorter may be a list of two names: `html,css`."""
_WIDE = late_pattern("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
"""Scripts with commas of their own, in which words of others are names."""
_SMALL = ("english", "never-doubled")
"""Lists of small words, which nobody enumerates."""
_TIGHT = late_pattern(r",\w")
_MAX_TIGHT = 2
"""A text with more commas that nothing follows lists words so."""
_MAX_TOLD = 3
"""A list with more of them is written so."""
_HARMLESS = (_TOO_WIDE, _NO_BREAK, _INSIDE, "no space precedes the bracket")
"""What readers hardly see."""
_MAX_HARMLESS = 10
"""A page with more of it means it."""


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report white space on the wrong side of commas, periods and brackets, or where none should or some should be."""
    kinds: defaultdict[str, list[tuple[Span, str]]] = defaultdict(list)
    for text in document.where(_is_suspect, Text):
        for what, span, wanted in _places(text):
            kinds[what].append((span, wanted))
    for what, found in kinds.items():
        severity = Severity.INFO if len(found) > _MAX_TOLD or what in _HARMLESS else None
        if what in (_TOO_WIDE, _NO_BREAK) and len(found) > _MAX_HARMLESS:
            continue
        applicability = Applicability.SAFE if what is _TOO_WIDE else Applicability.UNSAFE
        for span, wanted in found:
            yield ctx.diagnostic(span, what, replace(span, wanted, applicability), severity=severity)


def _places(text: Text) -> Iterator[tuple[str, Span, str]]:
    """What is wrong, where, and what should stand there."""
    kinds = (*_KINDS * (_SUSPECT.search(text.text) is not None), *_GAPS * _may_be_wide(text.text))
    for what, pattern, wanted in kinds:
        for match in pattern.finditer(text.text):
            if _is_slip(pattern, match):
                start, end = match.span("at")
                yield what, Span(text.start + start, text.start + end), wanted


def _is_slip(pattern: re.Pattern[str], match: re.Match[str]) -> bool:
    """Whether a mark with no space behind it stands neither in a list of words nor in a name."""
    if pattern is _NONE_BEHIND_PERIOD:
        return match["next"] == "It" or match["next"].lower() in words.load("english")
    if pattern not in (_NONE_BEHIND_COMMA, _NONE_BEFORE_NAME):
        return True
    is_tight = len(_TIGHT.findall(match.string)) > _MAX_TIGHT or _WIDE.search(match.string) is not None
    if pattern is _NONE_BEFORE_NAME:
        return not is_tight and len(match.string.split()) >= _MIN_WORDS
    if match["next"] in ("a", "etc") or any(match["next"] in words.load(each) for each in _SMALL):
        return not is_tight
    is_word = match[0][0].islower() or match["next"].partition("-")[0] in words.load("usual-words")
    return len(match[0]) >= _MIN_WORDS and is_word and not is_tight


def _may_be_wide(written: str) -> bool:
    return "  " in written or "\t" in written or "\u00a0" in written


def _is_suspect(text: Text) -> bool:
    may_be = _may_be_wide(text.text) or _SUSPECT.search(text.text) is not None
    return may_be and any(True for _ in _places(text))
