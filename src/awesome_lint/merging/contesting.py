"""Sentences that both sides added at one place: of two that say different things there, a person chooses.

Entries, headings and lines of code or of lists may stand beside each other; two sentences are two versions of one.

May not: order units.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from awesome_lint.merging.decisions import Decision, What
from awesome_lint.merging.joining import Place
from awesome_lint.merging.parts import Conflict
from awesome_lint.merging.units import Kind
from awesome_lint.text.patterns import late_pattern

_SENTENCE = late_pattern(r"""["'(\[]*[*_]{0,2}[^\W\d_]\S*(?:[ \t]+\S+){2}""")


def contested(places: Sequence[Place]) -> list[Place]:
    """The places, where sentences of the two sides that follow each other are left to a person."""
    found, last = list(places), -1
    for index, place in enumerate(places):
        if not place.pieces or place.node.unit.kind is Kind.BLANK:
            continue
        if last >= 0 and _contest(found[last], place):
            lines = {_side(each): each.node.unit.lines for each in (found[last], place)}
            left = Decision(What.LEFT, place.node.unit.lines[0], None, "both added a sentence here")
            pieces = [Conflict((), lines["ours"], lines["theirs"])]
            found[last] = replace(found[last], pieces=pieces, decision=left)
            found[last + 1 : index + 1] = [
                replace(each, pieces=(), decision=None) for each in found[last + 1 : index + 1]
            ]
            last = -1
        else:
            last = index
    return found


def _contest(one: Place, other: Place) -> bool:
    return {_side(one), _side(other)} == {"ours", "theirs"}


def _side(place: Place) -> str:
    """Which side alone added a sentence, if that is what stands at a place."""
    node = place.node
    if node.base is not None or node.unit.kind is not Kind.TEXT or not _SENTENCE.match(node.unit.lines[0]):
        return ""
    return "ours" if node.other is None else "theirs" if node.one is None else ""
