"""The words of names that are titles, of two words or more; a shorter name may be spelled as it likes.

May not: judge words.
"""

from __future__ import annotations

from awesome_lint.catalog import leads
from awesome_lint.catalog.batches import Batch, Batches
from awesome_lint.catalog.records import Entry
from awesome_lint.resources import words
from awesome_lint.text.patterns import late_pattern

_MIN_WORDS = 2
_MIN_COMMAS = 3
"""Of fewer parts a title may consist."""
_WORD = late_pattern(r"[^\W\d_]+")
_PLAIN_WORD = late_pattern(r"(?<![\w/.@#&+'’-])[A-Za-z][a-z]{5,}(?![\w/.@'’-])")
_JOURNAL = late_pattern(r"(?: [A-Z][a-z]*){0,4},? \d{1,4} ?[(:]")
"""What follows the name of a journal, of whose words there are but the beginnings: `PLoS Comput Biol 18(8)`."""


def words_of(batches: Batches) -> frozenset[str]:
    """The words of all titles, in small letters but perhaps for the first."""
    return frozenset(word for batch in batches for word in batch.of(_words_in))


def _words_in(batch: Batch) -> frozenset[str]:
    return frozenset(word for entry in batch.entries for _, word in words_in(entry))


def words_in(entry: Entry) -> list[tuple[int, str]]:
    """Where the words of an English title begin in the name, and these; none of another name, or of authors."""
    found = _WORD.findall(entry.name) if entry.name.isascii() and entry.name.count(" ") >= _MIN_WORDS - 1 else ()
    if len(found) < _MIN_WORDS or not words.load("not-english").isdisjoint(map(str.lower, found)):
        return []
    if entry.name.count(",") >= _MIN_COMMAS and leads.authored(entry.name):
        return []
    may_cite = any(map(str.isdigit, entry.name))
    matches = _PLAIN_WORD.finditer(entry.name)
    return [(each.start(), each[0]) for each in matches if not (may_cite and _JOURNAL.match(entry.name, each.end()))]
