"""ENT022: a description or a value is what stands in a template for the text that was to come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_lint.catalog.building import NOTES
from awesome_lint.catalog.records import Catalog, Entry, Style
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.rule import Context, rule
from awesome_lint.source import Span
from awesome_lint.text.patterns import late_pattern

_PLACEHOLDER = late_pattern(
    r"\W*(?:todo|fixme|tbd|tba|xxx+|placeholder|lorem ipsum(?: dolor\b.*)?|(?:todo|fixme)\s*:(?:\s.*)?"
    r"|(?:a |the |your |short |brief |one[- ]line |project |add |insert |some )*(?:description|summary)"
    r"(?: (?:goes )?here)?"
    r"|<?(?:your|insert|add) [\w -]{2,40} here>?)\W*",
    re.IGNORECASE | re.DOTALL,
    needs=("todo", "fixme", "tbd", "tba", "xxx", "placeholder", "lorem ipsum", "description", "summary", " here"),
)
_LATER = late_pattern(r"\W*tb[ad]\W*", re.IGNORECASE)
"""To be announced, which is all that is known."""
_PLACE = "here"
_MAX_SHARE = 0.05
_MAX_FEW = 3
_MAX_LENGTH = 400


@rule(Catalog)
def check(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report placeholders, but where many entries have them: that is how a list says that it does not know."""
    found = [span for entry in ctx.page.batches.where(_has_placeholder) for span in _placeholders(entry)]
    if len(found) <= max(_MAX_FEW, len(catalog.entries) * _MAX_SHARE):
        for span in found:
            written = ctx.page.source.cut(span)
            yield ctx.diagnostic(span, f"`{written}` is a placeholder; expected the text itself")


def _has_placeholder(entry: Entry) -> bool:
    return any(True for _ in _placeholders(entry))


def _placeholders(entry: Entry) -> Iterator[Span]:
    span = entry.description_span
    if entry.description and span is not None and _is_one(entry.description) and not _is_told_later(entry):
        is_link = any(
            link.span.start <= span.start < link.span.end
            or (span.start < link.span.start < span.end and link.text.casefold() == _PLACE)
            for link in entry.links
        )  # one that leads to the place: `Add a vendor [here](…)`
        yield from [] if is_link else [span]
    for field in entry.fields:
        if field.name == NOTES:
            continue  # a remark: the entry is (TODO), its date (TBA)
        for value, span in zip(field.values, field.value_spans, strict=False):
            if span != entry.description_span and _is_one(value) and _LATER.fullmatch(value) is None:
                yield span


def _is_told_later(entry: Entry) -> bool:
    """Whether a cell says that it will be known, as of a date or a place."""
    return entry.style is Style.TABLE and _LATER.fullmatch(entry.description or "") is not None


def _is_one(text: str) -> bool:
    return len(text) <= _MAX_LENGTH and _PLACEHOLDER.fullmatch(text) is not None
