"""What was found in blocks at the top of a page, kept for the pages that such blocks are taken over into.

May not: know what a block is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from collections.abc import Set as AbstractSet
from typing import Generic, TypeVar, cast

Block = TypeVar("Block", bound=Hashable)
Value = TypeVar("Value")
_NONE: list[object] = []
"""What most functions find in most blocks: one list of nothing serves all."""


class Findings(Generic[Block]):
    """What functions found in blocks; those that are made anew for each page have a key."""

    def __init__(self) -> None:
        self._found: dict[Block, dict[Hashable, object]] = {}
        self._tallies: dict[Hashable, _Tally[Block]] = {}

    def of(self, block: Block, find: Callable[[Block], Value], key: Hashable = None) -> Value:
        """What a function finds in a block, which it is asked once."""
        known, key = self._found.setdefault(block, {}), find if key is None else key
        if key not in known:
            found = find(block)
            known[key] = _NONE if type(found) is list and not found else found
        return cast("Value", known[key])

    def of_all(self, blocks: Iterable[Block], find: Callable[[Block], Value], key: Hashable = None) -> list[Value]:
        """What a function finds in each of some blocks."""
        key = find if key is None else key
        all_known, found = self._found, []
        for block in blocks:
            known = all_known.get(block)
            if known is not None and key in known:
                found.append(known[key])
            else:
                found.append(self.of(block, find, key))
        return cast("list[Value]", found)

    def tally(self, blocks: Iterable[Block], find: Callable[[Block], Counter[str]], key: Hashable) -> Counter[str]:
        """How often a function finds something in blocks, which are all that there are."""
        tally = self._tallies.setdefault(find if key is None else key, _Tally())
        for block in blocks:
            if block not in tally.blocks:
                tally.add(block, self.of(block, find, key))
        return tally.total

    def taken_over(self, blocks: AbstractSet[Block]) -> Findings[Block]:
        """What is known of some of the blocks; after that this is of no more use."""
        findings: Findings[Block] = Findings()
        findings._found = {block: found for block, found in self._found.items() if block in blocks}
        findings._tallies = self._tallies
        for tally in self._tallies.values():
            tally.keep(blocks)
        return findings


class _Tally(Generic[Block]):
    """What was found in blocks, and how often in all of them."""

    def __init__(self) -> None:
        self.blocks: dict[Block, Counter[str]] = {}
        self.total: Counter[str] = Counter()

    def add(self, block: Block, found: Counter[str]) -> None:
        """Count what was found in a further block."""
        self.blocks[block] = found
        self.total.update(found)

    def keep(self, blocks: AbstractSet[Block]) -> None:
        """Take away what was found in all other blocks."""
        for block in self.blocks.keys() - blocks:
            for each, count in self.blocks.pop(block).items():
                self.total[each] -= count
                if not self.total[each]:
                    del self.total[each]
