"""LNK023: two entries have the URL of one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from awesome_lint.catalog.batches import Batch
from awesome_lint.catalog.contents import letters
from awesome_lint.catalog.records import Catalog, Entry
from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from awesome_lint.rule import Context, rule

_MIN_NAME = 4


@rule(Catalog, severity=Severity.WARNING)
def check(_catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report neighbors each of which is named in the URL of the other and not in its own."""
    batches = [*ctx.page.batches]
    edges = ((above.entries[-1], below.entries[0]) for above, below in pairwise(batches))
    found = chain(chain.from_iterable(each.of(_exchanged) for each in batches), chain.from_iterable(map(_among, edges)))
    for one, other in found:
        message = f"the URLs of `{one.name}` and `{other.name}` are exchanged; expected that of the other for each"
        yield ctx.diagnostic(one.url_span or one.span, message, _fix(one, other, ctx))


def _exchanged(batch: Batch) -> list[tuple[Entry, Entry]]:
    return [*_among(batch.entries)]


def _among(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """The neighbors among entries each of which is named in the URL of the other and not in its own."""
    for one, other in pairwise(entries):
        if _is_named_in(one) or _is_named_in(other):
            continue
        name, url, second, elsewhere = map(letters, (one.name, one.url or "", other.name, other.url or ""))
        if name not in elsewhere or min(len(name), len(second)) < _MIN_NAME:
            continue
        if second in url and name not in url and second not in elsewhere:
            yield one, other


def _is_named_in(entry: Entry) -> bool:
    """Whether the URL of an entry holds its name as it is: a quick no for most neighbors."""
    return entry.name.casefold() in (entry.url or "").casefold()


def _fix(one: Entry, other: Entry, ctx: Context) -> Fix | None:
    if one.url_span is None or other.url_span is None:
        return None
    first, second = ctx.page.source.cut(one.url_span), ctx.page.source.cut(other.url_span)
    edits = (Edit(*one.url_span, second), Edit(*other.url_span, first))
    return Fix(edits, Applicability.UNSAFE, "exchange the URLs")
