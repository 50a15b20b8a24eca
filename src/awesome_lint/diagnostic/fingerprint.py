"""What makes a finding the same finding after the page around it has changed.

Its rule, its place and what is wrong. The place is the entry that contains it, or else the text of its
line. The number of the line is not part of it, nor are counts and suggestions, which change as the list grows.

May not: read files.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from awesome_lint.diagnostic import Diagnostic
from awesome_lint.source import Source
from awesome_lint.text.patterns import late_pattern

_ROW = late_pattern(r"\bline \d+")
_WRONG = late_pattern(r"(?:`[^`]*`|[^;`]|;(?! )|`)*")
"""A message up to the semicolon, after which it says what was expected."""
_VALUE = late_pattern(r"`([^`]*)`")
_MAX_LINE = 120


class Fingerprint(NamedTuple):
    """One finding without its position. `entry` is empty outside entries, `line` inside them."""

    rule: str
    entry: str
    line: str
    fault: str

    @property
    def place(self) -> tuple[str, ...]:
        """Rule and place: what stays even if the message changes."""
        return self.rule, self.entry, self.line

    @property
    def values(self) -> tuple[str, ...]:
        """Rule, place and what the message quotes: what stays if only its wording changes."""
        return *self.place, *_VALUE.findall(self.fault)


def fingerprint(source: Source, diagnostic: Diagnostic) -> Fingerprint:
    """The fingerprint of a finding in a text."""
    if diagnostic.span.start == len(source.text):  # whatever the last line is
        return Fingerprint(diagnostic.code, "", "", fault_of(diagnostic))
    line = _line(source, diagnostic.span.start) if diagnostic.entry is None else ""
    return Fingerprint(diagnostic.code, diagnostic.entry or "", line, fault_of(diagnostic))


def fault_of(diagnostic: Diagnostic) -> str:
    """What is wrong, in words that stay the same while the list grows."""
    if diagnostic.fault is not None:
        return diagnostic.fault
    match = _WRONG.match(diagnostic.message)
    assert match is not None
    return _ROW.sub("line …", match[0])


class Sifted(NamedTuple):
    """The findings that were not known, and what was known and is found no more."""

    new: list[Diagnostic]
    gone: list[Fingerprint]


def sift(source: Source, found: Sequence[Diagnostic], known: Iterable[Fingerprint]) -> Sifted:
    """Tell new findings from known ones.

    Each fingerprint stands for one finding. Those that are equal are matched first, then those that
    differ only in the wording of the message, then those that share only the place.
    """
    new, gone = [(each, fingerprint(source, each)) for each in found], sorted(known)
    keys: tuple[Callable[[Fingerprint], tuple[str, ...]], ...] = (
        tuple,
        lambda each: each.values,
        lambda each: each.place,
    )
    for key in keys:
        left: defaultdict[tuple[str, ...], list[Fingerprint]] = defaultdict(list)
        for identity in gone:
            left[key(identity)].append(identity)
        new = [(each, identity) for each, identity in new if not _taken(left[key(identity)])]
        gone = [identity for identities in left.values() for identity in identities]
    return Sifted([each for each, _ in new], gone)


def _taken(identities: list[Fingerprint]) -> bool:
    """Take one of the fingerprints, if there is any; whether there was."""
    return bool(identities and identities.pop())


def hashes(filename: str, source: Source, found: Iterable[Diagnostic]) -> list[str]:
    """For each finding in a file a hash of its own, independent of its line number and the wording of its message."""
    import hashlib  # noqa: PLC0415 -- a check does without

    seen: Counter[tuple[str, ...]] = Counter()
    made = []
    for each in found:
        values = fingerprint(source, each).values
        seen[values] += 1
        text = "\0".join((filename, *values, str(seen[values])))
        made.append(hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest())
    return made


def _line(source: Source, offset: int) -> str:
    """The line of an offset, cut if it is long; for a blank one the next that is not, as entries come in above it."""
    at = source.line_at(offset)
    lines = (source.line(line).split() for line in range(at, source.line_count))
    return " ".join(next(filter(None, lines), []))[:_MAX_LINE]
