"""Which texts say, below one item after the other, what something is to that: `Paper`, `Address:`.

May not: decide what an item is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from awesome_lint.catalog.bullets import BulletItem
from awesome_lint.catalog.line import Start
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.values.slotted import mutable


@mutable
class Repeated:
    """The texts that say what something is, below one entry after the other: `Lecture Videos`, `Address:`."""

    texts: frozenset[str]

    @classmethod
    def among(cls, lists: Sequence[Sequence[BulletItem]]) -> Repeated:
        """Count the names in the lists of a page, and in those nested in them."""
        nested: defaultdict[str, set[str]] = defaultdict(set)
        labels: Counter[str] = Counter()
        listed: Counter[str] = Counter()
        for items in lists:
            listed.update({item.line.name.casefold() for item in items if item.line is not None and item.leads_away})
            for item in (each for each in items if each.nested):
                for text, url in _nested_texts(item):
                    nested[text].add(url)
                labels.update(_nested_labels(item))
        texts = {text for text, urls in nested.items() if len(urls) >= WEIGHTS.nested_repeated}
        texts |= {text for text, count in labels.items() if count >= WEIGHTS.nested_labelled}
        return cls(frozenset(texts | {text for text, count in listed.items() if count >= WEIGHTS.listed_repeated}))

    def hold(self, item: BulletItem) -> bool:
        """Whether the name of an item says what it is to the entry above."""
        return item.line is not None and item.line.name.casefold() in self.texts

    def hold_most(self, items: Sequence[BulletItem]) -> bool:
        """Whether a list consists of parts of the entry above it."""
        held = sum(map(self.hold, items))
        return held > 0 and held >= len(items) * WEIGHTS.named


def _nested_texts(item: BulletItem) -> Iterator[tuple[str, str]]:
    """The names nested below others, with where they lead."""
    for items in item.nested:
        lines = [one.line for one in items if one.line is not None and one.leads_away]
        yield from ((line.name.casefold(), line.main.url) for line in lines if line.main is not None)
        for one in items:
            yield from _nested_texts(one)


def _nested_labels(item: BulletItem) -> Iterator[str]:
    for items in item.nested:
        yield from {one.field_name for one in items if one.field_name is not None}
        yield from {one.label for one in items if one.label is not None and one.opening is None}
        marked = (one.line for one in items if one.line is not None and one.line.start is Start.MARKED)
        yield from {line.name.casefold() for line in marked if line.has_colon}
        for one in items:
            yield from _nested_labels(one)
