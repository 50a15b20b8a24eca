"""LNK020: the name of an entry shows brackets that the other names have not."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Document, Link
from awesome_lint.text.patterns import late_pattern

_BRACKETED = late_pattern(r"\[[^\[\]]*[^\W\d_]{2}[^\[\]]*\]\Z")
_MIN_NAMES = 10
_MAX_ODD = 2
"""More names in brackets are called so."""


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report `[[name]](url)` in lists whose entries are written `[name](url)`."""
    if "[[" not in ctx.page.source.text:
        return
    names = {entry.name_span.start for entry in ctx.page.catalog.entries if entry.url is not None}
    links = [link for link in document.of(Link) if link.children and link.children[0].start in names]
    texts = [Span(link.children[0].start, link.children[-1].end) for link in links]
    odd = [text for text in texts if _BRACKETED.match(ctx.page.source.cut(text))]
    if len(texts) < _MIN_NAMES or len(odd) > _MAX_ODD:
        return
    for start, end in odd:
        shown = ctx.page.source.text[start:end]
        fix = Fix((Edit(start, start + 1, ""), Edit(end - 1, end, "")), Applicability.UNSAFE, "remove the brackets")
        yield ctx.diagnostic(
            Span(start, end), f"the name shows as `{shown}`; expected no brackets, as around the others", fix
        )
