"""The text of a merge, with the usual marks around what is left to a person.

May not: decide anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from awesome_lint.merging.parts import Conflict, Piece

ConflictStyle = Literal["merge", "diff3"]


class Labels(NamedTuple):
    """What stands behind the marks: what the three texts are called."""

    base: str = "base"
    ours: str = "ours"
    theirs: str = "theirs"


def text(pieces: Iterable[Piece], style: ConflictStyle, labels: Labels, size: int = 7) -> str:
    """The lines of a merge; `size` is how long the marks are."""
    lines = (
        line
        for piece in pieces
        for line in (_marked(piece, style, labels, size) if isinstance(piece, Conflict) else piece)
    )
    return "".join(f"{line}\n" for line in lines)


def _marked(conflict: Conflict, style: ConflictStyle, labels: Labels, size: int) -> Iterator[str]:
    yield f"{'<' * size} {labels.ours}"
    yield from conflict.ours
    if style == "diff3":
        yield f"{'|' * size} {labels.base}"
        yield from conflict.base
    yield "=" * size
    yield from conflict.theirs
    yield f"{'>' * size} {labels.theirs}"
