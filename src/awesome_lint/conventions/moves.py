"""The fewest moves that put things in order, and how they are told."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from awesome_lint.conventions import collation
from awesome_lint.conventions.collation import Key

_MAX_COMPARED = 1_000
"""Of more things not each is compared with each."""
_MAX_NAMED = 3
"""Of more things that move together only the first and the last one are named."""


class Move(NamedTuple):
    """The indexes of things that stand astray one behind the other, and of the two that stay around their place.

    One of these two is None where they belong at an end.
    """

    run: tuple[int, ...]
    after: int | None
    before: int | None


def staying(keys: tuple[Key, ...], new: Collection[int] = ()) -> Collection[int]:
    """The indexes of what need not move."""
    return collation.staying_but(keys, new) if new and len(keys) <= _MAX_COMPARED else collation.staying(keys)


def fewest(keys: tuple[Key, ...], new: Collection[int] = ()) -> Iterator[Move]:
    """The moves that put keys in order, rather of some new ones than of others; what moves together is one."""
    kept = staying(keys, new)
    stays = sorted(kept)
    run: list[int] = []
    place = 0
    for index, key in enumerate(keys):
        if index in kept:
            continue
        belongs = bisect_right(stays, key, key=lambda at: keys[at])
        if run and (run[-1] != index - 1 or place != belongs or keys[run[-1]] > key):  # type: ignore[operator]
            yield _between(run, place, stays)
            run = []
        run.append(index)
        place = belongs
    if run:
        yield _between(run, place, stays)


def _between(run: Sequence[int], place: int, staying: Sequence[int]) -> Move:
    after = staying[place - 1] if place else None
    return Move(tuple(run), after, staying[place] if place < len(staying) else None)


def told(move: Move, names: Sequence[str], order: str, kind: str = "entries") -> str:
    """What is wrong with what is to move: what stands out of an order, and where it belongs."""
    *others, last = (f"`{names[index]}`" for index in move.run)
    listed = f"{', '.join(others)} and {last}" if others else last
    if len(others) >= _MAX_NAMED:
        listed = f"{others[0]} to {last} ({len(move.run)} {kind})"
    are, them = ("are", "them") if others else ("is", "it")
    return f"{listed} {are} out of {order}; move {them} {_where(move, names)}"


def _where(move: Move, names: Sequence[str]) -> str:
    if move.after is None:
        return f"before `{names[move.before]}`" if move.before is not None else "here"
    if move.before is None:
        return f"after `{names[move.after]}`"
    return f"between `{names[move.after]}` and `{names[move.before]}`"
