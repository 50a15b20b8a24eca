"""DOC020: a punctuation mark stands twice or more in a row."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Text
from awesome_lint.text.patterns import late_pattern

_REPEATED = late_pattern(r"([!?,，·！？])\1+")


@rule(Text, severity=Severity.WARNING)
def check(text: Text, ctx: Context) -> Iterator[Diagnostic]:
    """Report marks of one kind in a row; dots may be an ellipsis."""
    for match in _REPEATED.finditer(text.text):
        span = Span(text.start + match.start(), text.start + match.end())
        message = f"`{match[0]}` is used where one `{match[1]}` is enough"
        yield ctx.diagnostic(span, message, replace(span, match[1], Applicability.UNSAFE))
