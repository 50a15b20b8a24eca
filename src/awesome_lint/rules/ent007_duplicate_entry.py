"""ENT007: an entry stands twice in the list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from awesome_lint.catalog.records import Catalog, Entry
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.urls import canonical

_MIN_ACROSS = 5
_MAX_ACROSS_SHARE = 0.02
_MAX_CROSS_LISTED = 2
"""Of more entries that stand in two sections in the same words, that is no accident."""
_SENTENCE_BEFORE = re.compile(r"(?:[^\W\d_]+[ ,]+){3}")
_MIN_SENTENCE = 6
_GOES_ON = re.compile(r"['’\w]")


@rule(Catalog)
def check(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report entries of the same name, in any case, that lead to the same URL as an earlier one.

    A list that files some entries under several sections, in the same words, does so on purpose.
    """
    alike: defaultdict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    for entry in catalog.entries:
        alike[entry.style, entry.name.casefold(), canonical(entry.url or "")].append(entry)
    repeated = [pair for entries in alike.values() if len(entries) > 1 for pair in _repeated(entries, ctx)]
    across = [(entry, first) for entry, first in repeated if entry.section != first.section]
    files_twice = len(across) > max(_MIN_ACROSS, len(catalog.entries) * _MAX_ACROSS_SHARE)
    cross_lists = sum(entry.description == first.description for entry, first in across) > _MAX_CROSS_LISTED
    for entry, first in repeated:
        if entry.section != first.section and files_twice:
            continue
        is_filed_twice = cross_lists and entry.section != first.section and entry.description == first.description
        row = ctx.page.source.position(first.span.start).row
        message = f"entry `{entry.name}` stands in the list already, on line {row}; remove one of the two"
        severity = Severity.INFO if is_filed_twice else None
        yield ctx.diagnostic(entry.name_span, message, severity=severity)


def _repeated(entries: Sequence[Entry], ctx: Context) -> Iterator[tuple[Entry, Entry]]:
    """Entries of one name and URL that repeat an earlier one, with that: if there is one, with one of their section."""
    firsts: defaultdict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        earlier = firsts[_identity(entry, ctx)]
        if earlier:
            yield entry, next((each for each in earlier if each.section == entry.section), earlier[0])
        earlier.append(entry)


def _identity(entry: Entry, ctx: Context) -> tuple[str, ...]:
    """What two entries have in common that are one; where name and URL do not tell, all that they say."""
    if entry.url is None or _is_in_sentence(entry, ctx):
        return (ctx.page.source.cut(entry.span), *entry.section)
    return entry.name.casefold(), canonical(entry.url)


def _is_in_sentence(entry: Entry, ctx: Context) -> bool:
    """Whether the name is part of a sentence, of which each says something else: `[Acme](…)'s [Tool](…)`."""
    text = ctx.page.source.text
    start, end = entry.span.start, entry.name_span.start
    if end - start >= _MIN_SENTENCE and _SENTENCE_BEFORE.search(text, start, end):
        return True
    link = next((each.span for each in entry.links if each.url == entry.url), None)
    return link is not None and _GOES_ON.match(text, link.end) is not None
