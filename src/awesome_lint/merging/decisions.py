"""What a merge decided for each entry and other unit, and why, in words."""

from __future__ import annotations

from enum import StrEnum

from awesome_lint.merging.parts import Lines
from awesome_lint.values.slotted import immutable


class What(StrEnum):
    """What became of a unit."""

    ADDED = "added"
    EDITED = "edited"
    REMOVED = "removed"
    MOVED = "moved"
    LEFT = "left to you"


@immutable
class Decision:
    """What was decided for one entry, heading or line; `url` is None if it has none."""

    what: What
    name: str
    url: str | None
    why: str

    def __str__(self) -> str:
        where = f" <{self.url}>" if self.url else ""
        return f"{self.what} `{self.name}`{where}: {self.why}"


def decide(base: Lines | None, ours: Lines | None, theirs: Lines | None, *, is_open: bool) -> tuple[What, str] | None:
    """What became of a unit and why; None if neither side touched it."""
    if ours == theirs == base:
        return None
    if is_open:
        return What.LEFT, _why_left(base, ours, theirs)
    if base is None:
        return What.ADDED, "added by both, kept once" if ours and theirs else f"added by {_side(ours)}"
    if ours is None or theirs is None:
        by = "both" if ours == theirs else "theirs" if theirs is None else "ours"
        return What.REMOVED, f"removed by {by}"
    if ours == theirs:
        return What.EDITED, "edited by both in the same way"
    if base in (ours, theirs):
        return What.EDITED, f"edited by {'theirs' if ours == base else 'ours'}"
    return What.EDITED, "edited by both in different parts"


def _side(ours: Lines | None) -> str:
    return "theirs" if ours is None else "ours"


def _why_left(base: Lines | None, ours: Lines | None, theirs: Lines | None) -> str:
    if base in (ours, theirs):
        return "the other side added or removed one of its URLs elsewhere"
    if base is None:
        return "added by both with different words"
    if ours is None:
        return "removed by ours, edited by theirs"
    return "removed by theirs, edited by ours" if theirs is None else "the same part was edited in different ways"
