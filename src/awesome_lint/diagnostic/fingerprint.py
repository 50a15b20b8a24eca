"""What makes a finding the same finding after the page around it has changed.

Its rule, its place and what is wrong; the place is the entry that it lies in or else the text of its
line. No part of it are the number of a line, and counts and suggestions that change as the list grows.

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
_WRONG = re.compile(r"(?:`[^`]*`|[^;`]|;(?! )|`)*")
"""A message up to the semicolon behind which it says what was expected."""
_MAX_LINE = 120


class Fingerprint(NamedTuple):
    """One finding without its position. `entry` is empty outside entries, `line` inside them."""

    rule: str
    entry: str
    line: str
    fault: str

    @property
    def place(self) -> tuple[str, str, str]:
        """Rule and place: what stays even if the fault is put otherwise."""
        return self.rule, self.entry, self.line


def fingerprint(source: Source, diagnostic: Diagnostic) -> Fingerprint:
    """The fingerprint of a finding in a text."""
    line = _line(source, diagnostic.span.start) if diagnostic.entry is None else ""
    return Fingerprint(diagnostic.code, diagnostic.entry or "", line, fault(diagnostic))


def fault(diagnostic: Diagnostic) -> str:
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

    Each fingerprint stands for one finding. First those are matched whose faults agree, then those
    that only stand in the same place: another version may put a fault otherwise.
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
