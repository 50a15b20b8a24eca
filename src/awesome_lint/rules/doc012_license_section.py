"""DOC012: the list has a section about its license."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Heading, plain_text
from awesome_lint.text.patterns import late_pattern

_LICENSE = late_pattern(r"\W*licen[cs]e\W*", re.IGNORECASE)


@rule(Heading, severity=Severity.WARNING)
def check(heading: Heading, ctx: Context) -> Iterator[Diagnostic]:
    """Report headings that say license and nothing else."""
    if _LICENSE.fullmatch(plain_text(heading.children)):
        message = "the list has a section for its license; a file named `license` beside the list is enough"
        yield ctx.diagnostic(heading.content_span, message)
