"""The gate of a merge: each URL of the result stands as often as the sides account for.

What neither side changed is kept; what one changed is as that side has it; what both changed lies between what
they made of it. URLs in what is left to a person are not counted.

May not: change anything.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from awesome_lint.merging.parts import Conflict, Piece
from awesome_lint.text.patterns import late_pattern

_URL = late_pattern(r"https?://[^\s<>()\[\]\"'|`]+", re.IGNORECASE)
_ENDS = ".,:;!?*_/"


def unaccounted(base: str, ours: str, theirs: str, pieces: Sequence[Piece]) -> set[str]:
    """The URLs of which the result has too few or too many."""
    b, o, t = _urls(base), _urls(ours), _urls(theirs)
    result = _urls("\n".join(line for piece in pieces if not isinstance(piece, Conflict) for line in piece))
    open_ = {url for piece in pieces if isinstance(piece, Conflict) for part in piece for url in urls(part)}
    every = {*b, *o, *t, *result} - open_
    return {url for url in every if not _is_accounted(b[url], o[url], t[url], result[url])}


def urls(lines: Sequence[str]) -> set[str]:
    """The URLs of some lines, as they are counted."""
    return set(_urls("\n".join(lines)))


def _is_accounted(base: int, ours: int, theirs: int, result: int) -> bool:
    if ours == base:
        return result == theirs
    if theirs == base:
        return result == ours
    return min(ours, theirs) <= result <= max(ours, theirs, ours + theirs - base if base else 0)


def _urls(text: str) -> Counter[str]:
    return Counter(each.rstrip(_ENDS).casefold() for each in _URL.findall(text))
