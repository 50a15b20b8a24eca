"""SPL006: the white space beside a comma is on its wrong side."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Document, Text
from awesome_lint.text.patterns import late_pattern

_BEFORE = late_pattern(r"(?<=[^\W\d_]{2})[ \t]+,(?=[ \t][^\W\d_])")
_NONE_BEHIND = late_pattern(r"(?<!\S)[a-z]{2,}(?P<comma>,)[a-z]{2,}(?!\S)")
_MIN_WORDS = 10
"""What is shorter may be a list of two names: `html,css`."""
_WIDE = late_pattern("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
"""Scripts with commas of their own, in which words of others are names."""
_TIGHT = late_pattern(r",\w")
_MAX_TIGHT = 2
"""A text with more commas that nothing follows lists words so."""
_MAX_TOLD = 3
"""A list with more of them is written so."""


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report commas with white space in front, and commas between words with none behind."""
    found = [each for text in document.where(_is_suspect, Text) for each in _places(text)]
    severity = Severity.INFO if len(found) > _MAX_TOLD else None
    for span, written in found:
        what = "there is a space before the comma" if written != "," else "no space follows the comma"
        fix = replace(span, ",", Applicability.UNSAFE) if written != "," else replace(span, ", ", Applicability.UNSAFE)
        yield ctx.diagnostic(span, what, fix, severity=severity)


def _places(text: Text) -> Iterator[tuple[Span, str]]:
    written = text.text
    for match in _BEFORE.finditer(written) if " ," in written or "\t," in written else ():
        yield Span(text.start + match.start(), text.start + match.end()), match[0]
    tight = len(_TIGHT.findall(written)) if _WIDE.search(written) is None else 0
    for match in _NONE_BEHIND.finditer(written) if 0 < tight <= _MAX_TIGHT else ():
        if len(match[0]) >= _MIN_WORDS:
            at = text.start + match.start("comma")
            yield Span(at, at + 1), ","


def _is_suspect(text: Text) -> bool:
    return "," in text.text and any(True for _ in _places(text))
