"""Sentences and HTML that both sides added at one place: of two that say different things there, a person chooses.

Entries, headings and lines of code or of lists may stand beside each other; two sentences are two versions of one, as
is HTML of which one side closes what both opened.

May not: order units.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from awesome_lint.merging.decisions import Decision, What
from awesome_lint.merging.joining import Place
from awesome_lint.merging.parts import Conflict, Lines
from awesome_lint.merging.units import Kind
from awesome_lint.text.patterns import late_pattern

_SENTENCE = late_pattern(r"""["'(\[]*[*_]{0,2}[^\W\d_]\S*(?:[ \t]+\S+){2}""")
_LINK = late_pattern(r"!?\[[^\[\]]*\]\([^\s()]*\)")
_SAID = late_pattern(r"[^\W_]")
_HTML = late_pattern(r"[ \t]*</?[A-Za-z]")
_TAG = late_pattern(r"<(?P<closes>/?)(?P<name>[A-Za-z][\w-]*)(?:[ \t][^<>]*)?(?<!/)>")
_UNCLOSED = frozenset(("br", "hr", "img", "input", "source", "wbr", "p", "li", "dt", "dd", "tr", "td", "th"))
"""Tags that need none that closes them."""
_Run = tuple[str, range]
"""Places that follow each other, and which side added them, if one did."""


def contested(places: Sequence[Place]) -> list[Place]:
    """The places, where sentences or HTML of the two sides that follow each other are left to a person."""
    found, done = list(places), 0
    for one, other in pairwise(_runs(places)):
        sides = _contest(places, one, other)
        if {*sides} == {"ours", "theirs"} and sides[one[0]].start >= done:
            first, done = sides[one[0]].start, sides[other[0]].stop
            left = _left(places[first], {side: _lines(places, run) for side, run in sides.items()})
            rest = [replace(each, pieces=(), decision=None) for each in places[first + 1 : done]]
            found[first:done] = [left, *rest]
    return found


def _contest(places: Sequence[Place], one: _Run, other: _Run) -> dict[str, range]:
    """What of two runs is left to a person, by the sides: all, the sentences between which they meet, or nothing."""
    if all(_is_open(_lines(places, run)) for _, run in (one, other)):
        return dict((one, other))
    last, first = one[1][-1:], other[1][:1]
    return {one[0]: last, other[0]: first} if all(_is_sentence(places[run.start]) for run in (last, first)) else {}


def _left(place: Place, lines: Mapping[str, Lines]) -> Place:
    decision = Decision(What.LEFT, lines["theirs"][0].strip(), None, "both added something here")
    return replace(place, pieces=[Conflict((), lines["ours"], lines["theirs"])], decision=decision)


def _runs(places: Sequence[Place]) -> Iterator[_Run]:
    """The places that follow each other, but for blank lines, by the side that alone added them, if one did."""
    known = (at for at, place in enumerate(places) if place.pieces and place.node.unit.kind is not Kind.BLANK)
    for side, run in groupby(known, lambda at: places[at].added_by):
        indexes = [*run]
        yield side, range(indexes[0], indexes[-1] + 1)


def _lines(places: Sequence[Place], run: range) -> Lines:
    return tuple(line for at in run if places[at].pieces for line in places[at].node.unit.lines)


def _is_open(lines: Lines) -> bool:
    """Whether there is a line of HTML among others, which together open more than they close, or close more."""
    tags: Counter[str] = Counter()
    for match in _TAG.finditer("\n".join(lines)) if any(_HTML.match(line) for line in lines) else ():
        tags[match["name"].lower()] += -1 if match["closes"] else 1
    return any(count for name, count in tags.items() if name not in _UNCLOSED)


def _is_sentence(place: Place) -> bool:
    """Whether a line says something, as one of nothing but links does not."""
    line = place.node.unit.lines[0]
    is_said = _SENTENCE.match(line) is not None and _SAID.search(_LINK.sub("", line)) is not None
    return place.node.unit.kind is Kind.TEXT and is_said
