"""What makes a finding the same finding after the page around it has changed.

Its rule, its place and its message; the place is the entry that it lies in or else the text of its
line, never the number of the line.

May not: read files.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from awesome_lint.diagnostic import Diagnostic
from awesome_lint.source import Source

_ROW = re.compile(r"\bline \d+")
_MAX_LINE = 120


class Fingerprint(NamedTuple):
    """One finding without its position. `entry` is empty outside entries, `line` inside them."""

    rule: str
    entry: str
    line: str
    message: str

    @property
    def place(self) -> tuple[str, str, str]:
        """Rule and place: what stays even if the message is put otherwise."""
        return self.rule, self.entry, self.line


def fingerprint(source: Source, diagnostic: Diagnostic) -> Fingerprint:
    """The fingerprint of a finding in a text."""
    line = _line(source, diagnostic.span.start) if diagnostic.entry is None else ""
    return Fingerprint(diagnostic.code, diagnostic.entry or "", line, _ROW.sub("line …", diagnostic.message))


class Sifted(NamedTuple):
    """The findings that were not known, and what was known and is found no more."""

    new: list[Diagnostic]
    gone: list[Fingerprint]


def sift(source: Source, found: Sequence[Diagnostic], known: Iterable[Fingerprint]) -> Sifted:
    """Tell new findings from known ones.

    Each fingerprint stands for one finding. First those are matched whose messages agree, then those
    that only stand in the same place: a message may speak of what else is on the page.
    """
    exact = Counter(known)
    rest = []
    for each in found:
        identity = fingerprint(source, each)
        if exact[identity]:
            exact[identity] -= 1
        else:
            rest.append((each, identity))
    left: defaultdict[tuple[str, str, str], list[Fingerprint]] = defaultdict(list)
    for identity in sorted(exact.elements()):
        left[identity.place].append(identity)
    new = []
    for each, identity in rest:
        if left[identity.place]:
            left[identity.place].pop()
        else:
            new.append(each)
    return Sifted(new, [identity for identities in left.values() for identity in identities])


def hashes(filename: str, source: Source, found: Iterable[Diagnostic]) -> list[str]:
    """For each finding in a file a hash of its own, of which the number of its line is no part."""
    import hashlib  # noqa: PLC0415 -- a check does without

    seen: Counter[Fingerprint] = Counter()
    made = []
    for each in found:
        identity = fingerprint(source, each)
        seen[identity] += 1
        text = "\0".join((filename, *identity, str(seen[identity])))
        made.append(hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest())
    return made


def _line(source: Source, offset: int) -> str:
    """The line of an offset, or the last one before it that is not blank; long ones are cut."""
    line = source.line_at(offset)
    while line and not source.line(line).strip():
        line -= 1
    return " ".join(source.line(line).split())[:_MAX_LINE]
