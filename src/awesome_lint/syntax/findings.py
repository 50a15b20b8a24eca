"""What was found in blocks at the top of a page, kept for the pages that such blocks are taken over into.

May not: know what a block is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import Any, Generic, TypeVar

Block = TypeVar("Block", bound=Hashable)
Value = TypeVar("Value")
_NONE: list[object] = []
"""What most functions find in most blocks: one list of nothing serves all."""


class Findings(Generic[Block]):
    """What functions found in blocks; those that are made anew for each page have a key."""

    def __init__(self) -> None:
        self._found: dict[Hashable, _Found[Block]] = {}
        self._blocks: set[Block] = set()
        """All in which anything was looked for."""
        self._new: AbstractSet[Block] = frozenset()
        """Those in which nothing was looked for on the page before."""
        self._page = 0
        """How many pages came before."""
        self._tallies: dict[Hashable, _Tally[Block]] = {}

    def of(self, block: Block, find: Callable[[Block], Value], key: Hashable = None) -> Value:
        """What a function finds in a block, which it is asked once."""
        found = self._by(find if key is None else key)
        if block not in found:
            found.add(block, find)
            self._blocks.add(block)
        value: Value = found[block]
        return value

    def of_all(self, blocks: Collection[Block], find: Callable[[Block], Value], key: Hashable = None) -> list[Value]:
        """What a function finds in each of some blocks."""
        found = self._by(find if key is None else key)
        for block in self._new if found else blocks:
            self.of(block, find, key)
        try:
            return [*map(found.__getitem__, blocks)]
        except KeyError:  # it was not asked about the page before this one
            return [self.of(block, find, key) for block in blocks]

    def together(
        self, blocks: Collection[Block], find: Callable[[Block], list[Value]], key: Hashable
    ) -> Sequence[Value]:
        """What a function that finds lists finds in blocks, which are all that there are, as one list."""
        found = self._by(key)
        for block in self._new if found.page == self._page - 1 else ():
            self.of(block, find, key)
        if found.together is None or found.page < self._page - 1:
            found.together = [*chain.from_iterable(self.of_all(blocks, find, key))]
        found.page = self._page
        return found.together

    def _by(self, key: Hashable) -> _Found[Block]:
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = _Found()
        return found

    def tally(self, blocks: Iterable[Block], find: Callable[[Block], Sequence[str]], key: Hashable) -> Counter[str]:
        """How often a function finds something in blocks, which are all that there are."""
        tally = self._tallies.setdefault(find if key is None else key, _Tally())
        for block in blocks:
            if block not in tally.blocks:
                tally.add(block, self.of(block, find, key))
        return tally.total

    def known(self, block: Block, key: Hashable) -> Any:
        """What a function with a key has found in a block; None if it was not asked."""
        return self._by(key).get(block)

    def taken_over(self, blocks: AbstractSet[Block], old: Block | None = None) -> Findings[Block]:
        """What is known of some of the blocks, and of an old one; after that this is of no more use."""
        findings: Findings[Block] = Findings()
        findings._found, findings._tallies = self._found, self._tallies
        findings._new = blocks - self._blocks
        findings._page = self._page + 1
        gone = self._blocks - blocks
        for tally in self._tallies.values():
            tally.drop(gone)
        for found in self._found.values():
            found.drop(gone, old)
        findings._blocks = self._blocks - gone if old is None else self._blocks - gone | {old}
        return findings


class _Found(dict[Block, Any]):
    """What one function found in blocks. The function, which may know of the page, is not kept."""

    def __init__(self) -> None:
        super().__init__()
        self.together: list[Any] | None = None
        """All that it found, if that was asked for."""
        self.page = 0
        """For which page that was."""

    def add(self, block: Block, find: Callable[[Block], object]) -> None:
        """Ask a function what is in a block."""
        found = find(block)
        self[block] = _NONE if type(found) is list and not found else found
        if found:
            self.together = None

    def drop(self, blocks: AbstractSet[Block], old: Block | None) -> None:
        """Forget blocks; of an old one something may still be asked."""
        for block in blocks:
            if self.pop(block, None) if block is not old else self.get(block):
                self.together = None


class _Tally(Generic[Block]):
    """What was found in blocks, and how often in all of them."""

    def __init__(self) -> None:
        self.blocks: dict[Block, Sequence[str]] = {}
        self.total: Counter[str] = Counter()

    def add(self, block: Block, found: Sequence[str]) -> None:
        """Count what was found in a further block."""
        self.blocks[block] = found
        self.total.update(found)

    def drop(self, blocks: AbstractSet[Block]) -> None:
        """Take away what was found in some blocks."""
        for block in blocks & self.blocks.keys():
            for each in self.blocks.pop(block):
                self.total[each] -= 1
                if not self.total[each]:
                    del self.total[each]
