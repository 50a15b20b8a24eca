"""The text of a merge, with the usual marks around what is left to a person.

May not: decide anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from awesome_lint.merging.parts import Conflict, Piece

ConflictStyle = Literal["merge", "diff3"]


class Marks(NamedTuple):
    """How conflicts are written: whether the base is shown, what the three texts are called, how long the marks are."""

    style: ConflictStyle = "merge"
    base: str = "base"
    ours: str = "ours"
    theirs: str = "theirs"
    size: int = 7


def text(pieces: Iterable[Piece], marks: Marks) -> str:
    """The lines of a merge."""
    lines: list[str] = []
    for piece in pieces:
        lines += _marked(piece, marks) if isinstance(piece, Conflict) else piece
    return "".join(f"{line}\n" for line in lines)


def _marked(conflict: Conflict, marks: Marks) -> Iterator[str]:
    yield f"{'<' * marks.size} {marks.ours}"
    yield from conflict.ours
    if marks.style == "diff3":
        yield f"{'|' * marks.size} {marks.base}"
        yield from conflict.base
    yield "=" * marks.size
    yield from conflict.theirs
    yield f"{'>' * marks.size} {marks.theirs}"
