"""FMT012: a rule across the page that is written otherwise than most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Edit, Severity
from awesome_lint.layout import Fault, fault
from awesome_lint.layout.proof import proven
from awesome_lint.layout.survey import majority, survey
from awesome_lint.rule import Context, rule
from awesome_lint.source import Source
from awesome_lint.syntax import nodes as n

_USUAL = ("---", "***", "___")


@rule(n.Document, severity=Severity.WARNING)
def check(document: n.Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each rule that is written otherwise."""
    for found in _faults(ctx.page.source, document, ctx.page.settings.layout.thematic_break):
        yield ctx.diagnostic(*found)


def _faults(source: Source, document: n.Document, style: str | None) -> Iterator[Fault]:
    """The rules that are not written like most, or as is set.

    At the top of the page some programs take `---` for front matter.
    """
    written = [(thematic_break, source.cut(thematic_break.span)) for thematic_break in survey(document).breaks]
    wanted = style or majority(Counter(text for _, text in written), _USUAL) or _USUAL[0]
    candidates = [
        fault(
            each.span,
            f"thematic break `{text}`; expected `{wanted}`",
            Edit(*each.span, wanted),
            f"replace with `{wanted}`",
        )
        for each, text in written
        if text != wanted and each is not document.children[0]
    ]
    yield from proven(source, document, candidates)
