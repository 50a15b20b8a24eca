"""What the entries of a page have in common, which decides what stands behind the name of each: fields, or text."""

from __future__ import annotations

from collections import Counter
from dataclasses import field

from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.values.slotted import immutable

_USUALLY = 0.9
"""From this share of equal labels that are apart on, all of these are."""


@immutable
class Consistency:
    """How many entries there are, and what recurs among them."""

    entries: int = 0
    names: Counter[str] = field(default_factory=Counter)
    """What stands behind names that is no link: tags, notes, badges."""
    texts: Counter[str] = field(default_factory=Counter)
    """What the further links of entries say."""
    ends: Counter[str] = field(default_factory=Counter)
    """With which such links descriptions end,"""
    apart: Counter[str] = field(default_factory=Counter)
    """and how many of these are kept apart from the text."""

    @property
    def known(self) -> frozenset[str]:
        """What the list is consistent about of what is no link."""
        return self._consistent(self.names)

    @property
    def linked(self) -> frozenset[str]:
        """The texts of further links that the list is consistent about."""
        return self._consistent(self.texts)

    def _consistent(self, counts: Counter[str]) -> frozenset[str]:
        least = max(WEIGHTS.consistent, self.entries * WEIGHTS.consistent_share)
        return frozenset(name for name, count in counts.items() if count >= least)

    def are_apart(self, label: str) -> bool:
        """Whether descriptions end before a label that is nearly always kept apart from them."""
        return self.apart[label] >= self.ends[label] * _USUALLY

    def replaced(self, old: Consistency, new: Consistency) -> Consistency:
        """What a page has in common whose entries were partly replaced by others."""
        parts = ("names", "texts", "ends", "apart")
        counts = [getattr(self, name) - getattr(old, name) + getattr(new, name) for name in parts]
        return Consistency(self.entries - old.entries + new.entries, *counts)

    def decides_like(self, other: Consistency) -> bool:
        """Whether what two pages have in common means the same for the entries of both."""
        both = self.ends.keys() & other.ends.keys()
        are_apart = all(self.are_apart(label) == other.are_apart(label) for label in both)
        return are_apart and self.known == other.known and self.linked == other.linked
