"""What is said of a difference, in plain words."""

from __future__ import annotations

from awesome_lint.catalog.differences import Difference, Fact, Kind, Pair

_PATH = " > "


def of(difference: Difference) -> str:
    """A difference in one line: `added Vim to Editors`."""
    if len(difference.pairs) > 1:
        return f"{difference.kind} {len(difference.pairs)} entries{_common_section(difference)}"
    (pair,) = difference.pairs
    return f"{difference.kind} {pair.shown.name}{_detail(difference.kind, pair)}"


def _detail(kind: Kind, pair: Pair) -> str:
    section = place(pair.shown)
    if kind is Kind.MOVED and pair.before is not None:
        return f" from {place(pair.before) or 'the top'} to {section or 'the top'}"
    if kind is Kind.RENAMED and pair.before is not None:
        return f" (was {pair.before.name})"
    word = {Kind.ADDED: "to", Kind.REMOVED: "from", Kind.EDITED: "in"}.get(kind, "in")
    return f" {word} {section}" if section else ""


def place(fact: Fact) -> str:
    """The titles of the sections of an entry from the top."""
    return _PATH.join(fact.section)


def _common_section(difference: Difference) -> str:
    """Where all entries of a mass change stand, if that is one place."""
    places = {place(pair.shown) for pair in difference.pairs}
    only = places.pop() if len(places) == 1 else ""
    return f" in {only}" if only else ""
