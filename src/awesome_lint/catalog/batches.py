"""The entries of a page in batches: those that begin in one block at the top of it.

What is found in a batch is kept for the page after an edit if the block and its entries were taken over, and nothing
has changed of these but their place. Of a page that is read once all entries are one batch, which takes less room.

May not: judge.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import chain
from typing import Any, TypeVar

from awesome_lint.catalog.records import Catalog, Entry
from awesome_lint.syntax import nodes as n

ValueT = TypeVar("ValueT")
_State = list[int]
_Run = tuple[n.Node | None, list[Entry]]
"""Entries that follow one another in one block, with that."""


class Batch:
    """The entries that begin in one block, and whether each of them is nested in another."""

    def __init__(self, entries: list[Entry], nested: list[bool], state: _State) -> None:
        self.entries, self.nested, self.state = entries, nested, state
        self._found: dict[Hashable, Any] = {}

    def of(self, find: Callable[[Batch], ValueT], key: Hashable = None) -> ValueT:
        """What a function finds in the batch, which must not say where anything stands, and is asked once.

        A function that is made anew for each page has a `key`.
        """
        key = find if key is None else key
        if key not in self._found:
            self._found[key] = find(self)
        value: ValueT = self._found[key]
        return value


class Batches:
    """All entries of a page."""

    def __init__(self) -> None:
        self._by_block: dict[n.Node | None, Batch] = {}
        self._all: list[Batch] = []

    @classmethod
    def whole(cls, catalog: Catalog) -> Batches:
        """Those of a page that is read once."""
        return cls()._filled([(None, catalog.entries)] if catalog.entries else [], catalog, is_kept=False)

    @classmethod
    def by_block(cls, document: n.Document, catalog: Catalog, before: Batches | None) -> Batches:
        """Those of a page of which others are made by edits, with the batches of the one `before`."""
        return cls()._filled(_runs(document, catalog.entries), catalog, before)

    def _filled(
        self, runs: Iterable[_Run], catalog: Catalog, before: Batches | None = None, *, is_kept: bool = True
    ) -> Batches:
        nested = {id(below) for entry in catalog.entries for below in entry.entries}
        for block, entries in runs:
            state = _state(entries) if is_kept else []
            are_nested = [id(each) in nested for each in entries]
            known = before._by_block.get(block) if before is not None else None
            is_known = known is not None and known.state == state and known.nested == are_nested
            batch = known if known is not None and is_known else Batch(entries, are_nested, state)
            self._all.append(batch)
            self._by_block[block] = batch
        return self

    def __iter__(self) -> Iterator[Batch]:
        return iter(self._all)

    def forget(self) -> None:
        """Forget what was found in batches, which is found again if somebody asks."""
        for each in self._all:
            each._found.clear()

    def where(self, test: Callable[[Entry], bool], key: Hashable = None) -> list[Entry]:
        """The entries that pass a test, which looks at them, at their text, and at nothing else."""

        def passing(batch: Batch) -> list[Entry]:
            return [*filter(test, batch.entries)]

        key = (Batches.where, test if key is None else key)
        return [*chain.from_iterable(each.of(passing, key) for each in self._all)]

    def each(self, find: Callable[[Entry], ValueT], key: Hashable = None) -> list[ValueT]:
        """What a function says of each entry, which looks at that, at its text, and at nothing else."""

        def found(batch: Batch) -> list[ValueT]:
            return [*map(find, batch.entries)]

        key = (Batches.each, find if key is None else key)
        return [*chain.from_iterable(each.of(found, key) for each in self._all)]


def _runs(document: n.Document, entries: Iterable[Entry]) -> Iterator[_Run]:
    """The entries that follow one another in one block, with that."""
    last, run = -1, list[Entry]()
    starts = [block.start for block in document.children]
    for entry in entries:
        at = bisect_right(starts, entry.span.start)
        if at != last and run:
            yield document.children[last - 1] if last else None, run
            run = []
        last = at
        run.append(entry)
    if run:
        yield document.children[last - 1] if last else None, run


def _state(entries: Iterable[Entry]) -> _State:
    """Which entries these are, and what is added to an entry after it was made of its line; numbers take less room."""
    return [
        hash(
            (
                id(each),
                tuple(each.section),
                each.url,
                each.description,
                len(each.links),
                len(each.fields),
                len(each.entries),
            )
        )
        for each in entries
    ]
