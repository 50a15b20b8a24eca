"""What becomes of one unit that two sides changed: merged by part, or left to a person.

The parts of a line are its names, URLs, cells, and what stands between these. A part that both sides changed is
merged if one of them changed nothing but white space and punctuation.

May not: know where a unit stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from awesome_lint.text import alignment
from awesome_lint.text.patterns import late_pattern

_CUT = late_pattern(
    r"(\]\(\s*+<?(?:[^\s<>()]|\([^\s()]*\))*+>?(?:[ \t][^()\[\]]*+)?\)|\]\[[^\[\]]*\]"
    r"|(?<!\\)\||[ \t][-–—:][ \t]|\[(?![ xX]\]))"
)
"""What stands between the parts of a line: where a link leads, a cell ends, a description begins, a name begins."""
_TOKEN = late_pattern(r"\w+|\s+|[^\w\s]")
_SAID = late_pattern(r"\w+")
_NOTHING = late_pattern(r"[\s!-/:-@\[-`{-~…–—‘’“”。，、]+")
_URL = late_pattern(r"https?://[^\s<>()\"'|`\]]+")

Lines = tuple[str, ...]


class Conflict(NamedTuple):
    """A conflict that a person must resolve: the same lines in three texts."""

    base: Lines
    ours: Lines
    theirs: Lines


Piece = Lines | Conflict


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
    return _NOTHING.sub("", _URL.sub("", text)), [url.rstrip("/") for url in _URL.findall(text)]


def _alike(one: str, other: str) -> str | None:
    """Of two that differ in white space and punctuation only the one that says more."""
    if _bare(one) != _bare(other):
        return None
    return max(one.rstrip(), other.rstrip(), key=lambda each: (len("".join(each.split())), -len(each), each))


def _fuller(one: str, other: str) -> str | None:
    """Of two of which one says all that the other says, word for word, and more, that one."""
    short, long = sorted((one, other), key=lambda each: len(_SAID.findall(each)))
    words = iter(_SAID.findall(long.casefold()))
    return long if all(word in words for word in _SAID.findall(short.casefold())) else None


def _by_line(base: Lines, ours: Lines, theirs: Lines) -> list[Piece]:
    pieces: list[Piece] = []
    for region in alignment.regions(base, ours, theirs):
        b, o, t = (lines[part.start : part.stop] for lines, part in zip((base, ours, theirs), region[:3], strict=True))
        pieces += (
            [_line(*each) for each in zip(b, o, t, strict=True)] if len(b) == len(o) == len(t) else [_lines(b, o, t)]
        )
    return pieces


def _lines(base: Lines, ours: Lines, theirs: Lines) -> Piece:
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    written = [each for each in (ours, theirs) if _words(each) != _words(base)]
    return Conflict(base, ours, theirs) if len(written) > 1 else max(written or (ours, theirs), key=_by_length)


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
    cuts = [_CUT.split(each) for each in (base, ours, theirs)]
    if len({*map(len, cuts)}) == 1:
        parts = [_part(*each) for each in zip(*cuts, strict=True)]
        if None not in parts:
            return "".join(map(str, parts))
    return _part(base, ours, theirs)


def _part(base: str, ours: str, theirs: str) -> str | None:
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    if (same := _alike(ours, theirs)) is not None:
        return same
    for kept, other in ((ours, theirs), (theirs, ours)):
        if _bare(other) == _bare(base):
            found = _by_token(base, ours, theirs)
            return kept if found is None else found
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
