"""LNK021: an image has no alternative text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document, Image, plain_text
from awesome_lint.text.patterns import late_pattern

_MIN_OTHERS = 3
_MAX_SHARE = 0.2
_BADGE = late_pattern(r"https?://(?:[\w.-]*\bshields\.io|badgen\.net|badge\.fury\.io|awesome\.re)/", re.IGNORECASE)
"""Of a badge everyone knows what it shows."""


@rule(Document, severity=Severity.INFO)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report images without text, which are worth a warning where nearly all others have one."""
    silent = [*document.where(_says_nothing, Image)]
    total = len(document.of(Image)) if silent else 0
    is_rare = total - len(silent) >= _MIN_OTHERS and len(silent) <= total * _MAX_SHARE
    for image in silent:
        message = "the image has no text for those who cannot see it; expected one between `[` and `]`"
        is_worth = is_rare and _BADGE.match(image.url) is None
        yield ctx.diagnostic(image.span, message, severity=Severity.WARNING if is_worth else None)


def _says_nothing(image: Image) -> bool:
    return bool(image.url) and not plain_text(image.children).strip()
