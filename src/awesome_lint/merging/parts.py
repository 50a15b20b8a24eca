"""What becomes of one unit that two sides changed: merged by part, or left to a person.

The parts of a line are its names, URLs, cells, and what stands between these. A part that both sides changed is
merged if one of them changed nothing but white space and punctuation.

May not: know where a unit stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from awesome_lint.catalog.differences import STARS
from awesome_lint.merging.units import LISTED
from awesome_lint.text import alignment
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.urls import canonical

_CUT = late_pattern(
    r"(\]\(\s*+<?(?:[^\s<>()]|\([^\s()]*\))*+>?(?:[ \t][^()\[\]]*+)?\)|\]\[[^\[\]]*\]"
    r"|[ \t][-–—:][ \t]|\[(?![ xX]\]))"
)
"""What stands between the parts of a line: where a link leads, a description begins, a name begins."""
_CELL = late_pattern(r"((?<!\\)\|)")
_BETWEEN = late_pattern(r"(?:,|[ \t][·•/])[ \t]+(?=\[[^\[\]]+\]\()")
"""What stands between links that a line lists."""
_ROW = late_pattern(r"(?P<head>[^\[]*)(?P<links>\[[^\[\]]+\]\(.*[^\s.;])(?P<tail>[.;]?[ \t]*)\Z")
_TOKEN = late_pattern(r"\w+|\s+|[^\w\s]")
_SAID = late_pattern(r"\w+")
_NOTHING = late_pattern(r"[\s!-/:-@\[-`{-~…–—‘’“”。，、]+")
_URL = late_pattern(r"https?://[^\s<>()\"'|`\]]+")
_ESCAPE = late_pattern(r"\\(?=[!-/:-@\[-`{-~])")
_FIGURES = late_pattern(r"(?P<number>\d+(?:\.\d+)?)[\d.]*(?P<unit>[kKmM]?)")
_UNITS = {"": 1, "k": 1_000, "m": 1_000_000}

Lines = tuple[str, ...]


class Conflict(NamedTuple):
    """A conflict that a person must resolve: the same lines in three texts."""

    base: Lines
    ours: Lines
    theirs: Lines


Piece = Lines | Conflict
_Merged = Callable[..., str | None]


def merged(base: Lines | None, ours: Lines | None, theirs: Lines | None) -> list[Piece]:
    """What becomes of a unit; None stands for a text that does not have it."""
    if theirs in (ours, base):
        return [ours] if ours else []
    if ours == base:
        return [theirs] if theirs else []
    if ours is None or theirs is None:
        assert base is not None
        kept = ours or theirs
        assert kept is not None
        return [] if _bare("".join(kept)) == _bare("".join(base)) else [Conflict(base, ours or (), theirs or ())]
    if base is None:
        texts = "\n".join(ours), "\n".join(theirs)
        same = _alike(*texts) or _fuller(*texts)
        return [Conflict((), ours, theirs)] if same is None else [tuple(same.split("\n"))]
    return _joined(_by_line(base, ours, theirs))


def _bare(text: str) -> tuple[str, list[str]]:
    """A text without white space and punctuation, and where its links lead."""
    text = _ESCAPE.sub("", text)
    return _NOTHING.sub("", _URL.sub("", text)), [url.rstrip("/") for url in _URL.findall(text)]


def _alike(one: str, other: str) -> str | None:
    """Of two that differ in white space and punctuation only the one with more marks, or else the shorter one."""
    if _bare(one) != _bare(other):
        return None
    return max(one, other, key=lambda each: (len("".join(each.split())), -len(each), each))


def _fuller(one: str, other: str) -> str | None:
    """Of two of which one says all that the other says, word for word, and more, that one."""
    short, long = sorted((one, other), key=lambda each: len(_SAID.findall(each)))
    words = iter(_SAID.findall(long.casefold()))
    return long if all(word in words for word in _SAID.findall(short.casefold())) else None


def _by_line(base: Lines, ours: Lines, theirs: Lines) -> list[Piece]:
    pieces: list[Piece] = []
    for region in alignment.regions(base, ours, theirs):
        b, o, t = (lines[part.start : part.stop] for lines, part in zip((base, ours, theirs), region[:3], strict=True))
        if not region.base.start and b and o and t and (first := line(b[0], o[0], t[0])) is not None:
            pieces.append((first,))
            b, o, t = b[1:], o[1:], t[1:]
        pieces += (
            [_line(*each) for each in zip(b, o, t, strict=True)] if len(b) == len(o) == len(t) else [_lines(b, o, t)]
        )
    return pieces


def _lines(base: Lines, ours: Lines, theirs: Lines) -> Piece:
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    if not base and _are_different_items(ours, theirs):
        return ours + theirs
    written = [each for each in (ours, theirs) if _words(each) != _words(base)]
    return Conflict(base, ours, theirs) if len(written) > 1 else max(written or (ours, theirs), key=_by_length)


def _are_different_items(ours: Lines, theirs: Lines) -> bool:
    """Whether all lines are items or rows with links, and none leads where one of the other side does."""
    are_items = all(LISTED.match(line) and _URL.search(line) for line in ours + theirs)
    return are_items and _are_different(ours, theirs)


def _are_different(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether nothing leads where something of the other side does."""
    urls = [[canonical(url) for each in side for url in _URL.findall(each)] for side in (ours, theirs)]
    return {*urls[0]}.isdisjoint(urls[1])


def _words(lines: Lines) -> list[str]:
    """What lines say, however they are broken and spaced."""
    return " ".join(lines).split()


def _by_length(lines: Lines) -> tuple[int, Lines]:
    return len(lines), lines


def _line(base: str, ours: str, theirs: str) -> Piece:
    found = line(base, ours, theirs)
    return Conflict((base,), (ours,), (theirs,)) if found is None else (found,)


def line(base: str, ours: str, theirs: str) -> str | None:
    """One line, merged by part; None if both sides changed a part in different ways."""
    return _by_cut(_CELL, _cell, *_with_one_count_of_stars(base, ours, theirs))


def _cell(*texts: str) -> str | None:
    found = _by_cut(_CUT, _part, *texts)
    return _by_link(*texts) if found is None else found


def _by_link(*texts: str) -> str | None:
    """A line that lists links with one mark between them, merged as a list is by entry."""
    rows = [_ROW.match(each) for each in texts]
    marks = {each[0] for text in texts for each in _BETWEEN.finditer(text)}
    if len(marks) != 1 or None in rows:
        return None
    heads, lists, tails = zip(*(row.groups() for row in rows if row is not None), strict=True)
    (mark,) = marks
    cuts = [_BETWEEN.split(each) for each in lists]
    links: list[str] = []
    for region in alignment.regions(*cuts):
        found = _links(*(cut[part.start : part.stop] for cut, part in zip(cuts, region[:3], strict=True)))
        if found is None:
            return None
        links += found
    around = _part(*heads), _part(*tails)
    return None if None in around or not links else f"{around[0]}{mark.join(links)}{around[1]}"


def _links(base: list[str], ours: list[str], theirs: list[str]) -> list[str] | None:
    """Links of a line: what one side added beside what the other removed, or both added, stands there."""
    if ours == base or theirs in (ours, base):
        return theirs if ours == base else ours
    if not base:
        return ours + theirs if _are_different(ours, theirs) else None
    for removed, kept in ((ours, theirs), (theirs, ours)):
        if not removed and kept[: len(base)] == base:
            return kept[len(base) :]
        if not removed and kept[-len(base) :] == base:
            return kept[: -len(base)]
    return None


def _by_cut(cut: re.Pattern[str], merged: _Merged, *texts: str) -> str | None:
    """Three texts, merged by what stands between cuts, or as a whole."""
    parts = [merged(*each) for each in _parts([cut.split(each) for each in texts])]
    return merged(*texts) if None in parts else "".join(map(str, parts))


def _parts(cuts: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """The parts of three texts that belong together; of texts with more or fewer parts, those between equal ones."""
    if len({*map(len, cuts)}) == 1:
        yield from zip(*cuts, strict=True)
        return
    for region in alignment.regions(*cuts):
        yield tuple("".join(cut[part.start : part.stop]) for cut, part in zip(cuts, region[:3], strict=True))


def _with_one_count_of_stars(*texts: str) -> list[str]:
    """A base and two sides, with the greater number of stars where both sides counted them again, each in its way."""
    counts = [STARS.findall(text) for text in texts]
    if not counts[0] or len({*map(len, counts)}) > 1:
        return [*texts]
    for number, (base, ours, theirs) in enumerate(zip(*counts, strict=True)):
        if base not in (ours, theirs):
            for each in counts:
                each[number] = max(ours, theirs, key=_stars)
    return [_with_stars(text, each) for text, each in zip(texts, counts, strict=True)]


def _with_stars(text: str, counts: Sequence[str]) -> str:
    left = iter(counts)
    return STARS.sub(lambda _: next(left), text)


def _stars(count: str) -> tuple[float, str]:
    """How many stars are meant: `★ 1,234` or `1.2k⭐`."""
    written = _FIGURES.search(count.replace(",", ""))
    assert written is not None
    return float(written["number"]) * _UNITS[written["unit"].lower()], count


def _part(base: str, ours: str, theirs: str) -> str | None:
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    if base.split() not in (ours.split(), theirs.split()) and (same := _alike(ours, theirs)) is not None:
        return same
    for says in (str.split, _bare):
        changed = [each for each in (ours, theirs) if says(each) != says(base)]
        if len(changed) <= 1:
            found = _by_token(base, ours, theirs)
            return found if found is not None else changed[0] if changed else _alike(ours, theirs)
    return None


def _by_token(base: str, ours: str, theirs: str) -> str | None:
    cuts = [_TOKEN.findall(each) for each in (base, ours, theirs)]
    found = []
    for region in alignment.regions(*cuts):
        b, o, t = ("".join(cut[part.start : part.stop]) for cut, part in zip(cuts, region[:3], strict=True))
        if b not in (o, t) and o != t:
            return None
        found.append(t if o == b else o)
    return "".join(found)


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with lines that follow each other as one."""
    joined: list[Piece] = []
    for each in pieces:
        if joined and not isinstance(each, Conflict) and not isinstance(joined[-1], Conflict):
            joined[-1] += each
        elif each:
            joined.append(each)
    return joined
