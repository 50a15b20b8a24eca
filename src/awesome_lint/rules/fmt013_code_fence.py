"""FMT013: a code block with another fence than most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Edit, Severity
from awesome_lint.layout import Fault, mend
from awesome_lint.layout.proof import proven
from awesome_lint.layout.survey import majority, survey
from awesome_lint.rule import Context, rule
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.leaves import is_closed, last_line

_NAMES = {"`": "backticks", "~": "tildes"}


@rule(n.Document, severity=Severity.WARNING)
def check(document: n.Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each code block with another fence."""
    for found in _faults(ctx.page.source, document, ctx.page.settings.layout.code_fence):
        yield ctx.diagnostic(*found)


def _faults(source: Source, document: n.Document, character: str | None) -> Iterator[Fault]:
    """The code blocks whose fences are not of the character of most, or of the one set; their length stays."""
    blocks = [each for each in survey(document).code if each.fence]
    wanted = character or majority(Counter(block.fence[0] for block in blocks), tuple(_NAMES))
    others = [block for block in blocks if block.fence[0] != wanted]
    yield from proven(source, document, [_fault(source, each, wanted) for each in others if wanted])


def _fault(source: Source, block: n.CodeBlock, wanted: str) -> Fault:
    fences = [Span(block.start, block.start + len(block.fence))]
    if is_closed(source, block):
        start, end = source.line_span(last_line(source, block))
        text = source.text[start:end].rstrip(" \t")
        fences.append(Span(start + len(text.rstrip(block.fence[0])), start + len(text)))
    edits = [Edit(start, end, wanted * (end - start)) for start, end in fences]
    message = f"code fence of {_NAMES[block.fence[0]]}; expected {_NAMES[wanted]}"
    return Fault(fences[0], message, mend(edits, f"use {_NAMES[wanted]}"))
