"""DOC015: a heading ends in a punctuation mark."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Heading, Text

_MARKS = ".,;:!?。，；：！？"
_REMOVABLE = ".,;:。，；："


@rule(Heading, severity=Severity.WARNING)
def check(heading: Heading, ctx: Context) -> Iterator[Diagnostic]:
    """Report headings whose last character is a mark; an ellipsis or an abbreviation's period is none."""
    last = heading.children[-1] if heading.children else None
    text = last.text.rstrip() if isinstance(last, Text) else ""
    if not text or last is None or text[-1] not in _MARKS or text.endswith(("..", "etc.", "vs.", "Inc.")):
        return
    span = Span(last.start + len(text) - 1, last.start + len(text))
    fix = None
    if text[-1] in _REMOVABLE and len(text) > 1:
        fix = Fix((Edit(*span, ""),), Applicability.UNSAFE, f"remove `{text[-1]}`")
    yield ctx.diagnostic(span, f"the heading ends in `{text[-1]}`; expected no punctuation mark", fix)
