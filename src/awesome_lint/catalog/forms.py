"""In which form a line is written, whatever it says; and how many entries a page holds, told from its lines alone.

A line that stands on a page that was read holds as many entries as it held there, and any other as many as the lines
there hold that are written in the same form. Where too many lines leave it open, the page has to be read.

May not: read pages.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from awesome_lint.text.patterns import late_pattern

Form = tuple[int, str, str, bool]
"""How far in a line stands, with which mark it begins, what follows, and whether it leads anywhere."""

_PARTS = late_pattern(
    r"(?P<space>[ \t]*)(?P<quote>>?[ \t]*)(?P<mark>[-*+|]|\d+[.)]|#+|</?\w+|)[ \t]*"
    r"(?P<first>\[[^\]]*\]\(#|[\[*_`!<:~|]?)"
)
_LINK = late_pattern(r"\]\(|://")
_ANCHOR = "#"
"""What follows in items of a contents list, which lead to the page itself and are hardly ever entries."""
_STEP = 2
_DEEPEST = 3
_OPEN = 0.05
"""If it is open of such a share of the entries whether they are any, the page has to be read."""
_FEW = 20
"""Of fewer entries, such a share of these."""


def form(line: str) -> Form:
    """The form of a line."""
    parts = _PARTS.match(line)
    assert parts is not None, "every part may be empty"
    depth = min(len(parts["space"].expandtabs(4)) // _STEP, _DEEPEST)
    mark = "1" if parts["mark"][:1].isdigit() else parts["mark"]
    return depth, parts["quote"].strip() + mark, parts["first"][-1:], _LINK.search(line) is not None


class Tally:
    """Counts the entries of the versions of a list, from the newest to older ones, that are much like it."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}
        self._shares: dict[Form, float] = {}

    def learn(self, lines: Sequence[str], begins: Iterable[int]) -> None:
        """Learn from a page that was read: its lines, and those on which entries begin, each as often as one does."""
        counts = Counter(begins)
        found: defaultdict[Form, list[int]] = defaultdict(list)
        for at, line in enumerate(lines):
            self._known[line] = counts[at]
            found[form(line)].append(counts[at])
        self._shares = {each: sum(held) / len(held) for each, held in found.items()}

    def count(self, lines: Iterable[str]) -> int | None:
        """How many entries a page holds; None where its lines do not tell."""
        total = left_open = 0.0
        for line in filter(str.strip, lines):
            held: float | None = self._known.get(line)
            if held is None:
                written = form(line)
                held = self._shares.get(written)
                is_open = written[3] and written[2] != _ANCHOR
                left_open += min(held, abs(1 - held)) if held is not None else is_open
            total += held or 0
        return round(total) if left_open <= _OPEN * max(total, _FEW) else None
