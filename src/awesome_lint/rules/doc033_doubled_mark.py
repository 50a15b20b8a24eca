"""DOC033: a comma, a colon or a period stands twice, or a comma before a period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.page import cutting
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Document, Link, Text
from awesome_lint.text import spans
from awesome_lint.text.patterns import late_pattern

_DOUBLED = late_pattern(r"(?<=\w)(?:([,;:])\1|([,;]) ?\.|(,) ,)(?=\s|$)|(?<=[a-z]{3})(?<!etc)(\.)\.(?=[ \r\n][A-Z]|\Z)")
"""Two periods may be an ellipsis, but not where the next sentence begins, or the text ends."""
_SUSPECT = (",,", "..", "::", ";;", ",.", ";.", ", ,", ", .", "; .")
_MIN_SENTENCE = 5
_OPEN = late_pattern(r"\b(?:and so on|come|coming|more|others|progress|soon)\Z", re.IGNORECASE)
"""What ends in dots, since there is more: `more to come..`."""
_LINE_ENDS = late_pattern(r"[ \t]*(?:[\r\n]|\Z)")


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report marks that stand twice behind a word."""
    suspects = document.where(_is_suspect, Text)
    links = [link.span for link in document.of(Link)] if suspects else []
    for text in suspects:
        is_title = spans.at(links, text.start) is not None
        for match in _DOUBLED.finditer(text.text):
            mark = match[0][-1]
            span = Span(text.start + match.start(), text.start + match.end())
            is_last = mark == "." and match.end() == len(text.text)
            if is_last and (
                not _LINE_ENDS.match(ctx.page.source.text, span.end) or cutting.is_cut(ctx.page, span.start)
            ):
                continue
            is_short = is_title or len(text.text.split()) < _MIN_SENTENCE
            if mark == "." and is_short and not is_last:
                continue  # so it is called: `Why Can't They.. Swim?`, `Typing.. Mode`
            if is_last and _OPEN.search(text.text, 0, match.start()):
                continue
            message = f"`{match[0]}` is used where one `{mark}` is enough"
            yield ctx.diagnostic(span, message, replace(span, mark, Applicability.UNSAFE))


def _is_suspect(text: Text) -> bool:
    written = text.text
    return any(mark in written for mark in _SUSPECT) and _DOUBLED.search(written) is not None
