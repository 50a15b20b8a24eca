"""Vocabularies: the few values that a field takes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from awesome_lint import slips

_MAX_LEARNED = 10
"""A field with more common values than this has no vocabulary to learn."""
_MAX_LISTED = 12
_MIN_USES = 10
_COMMON_USES = 3
"""A value is common from this many uses on."""
_MIN_COMMON_SHARE = 0.9
"""The least share of all uses that the common values must make up."""
_MAX_STRANGERS = 2
"""Where more different values than this are uncommon, the list of values is open."""
_MIN_CASE_SHARE = 0.8
_MIN_CASE_USES = 3


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The values a field may take, as the list writes them.

    A declared one stands in the legend or the settings. An open one knows common values, of which
    another can be a slip, but others are as good. `casing` maps each value without case to the one
    way of writing it that the list keeps, where it keeps one.
    """

    values: tuple[str, ...]
    declared: bool
    is_open: bool
    casing: dict[str, str]

    @property
    def listing(self) -> str:
        """The values, for messages; of many only the first."""
        shown = ", ".join(self.values[:_MAX_LISTED])
        return shown if len(self.values) <= _MAX_LISTED else f"{shown} and {len(self.values) - _MAX_LISTED} more"

    def knows(self, value: str) -> bool:
        """Whether a value is one of the vocabulary, in any case."""
        return value.casefold() in {each.casefold() for each in self.values}

    def meant_by(self, value: str) -> str | None:
        """The value that an unknown one is a slip of."""
        return slips.meant_by(value, self.values)

    def cased(self, value: str) -> str:
        """A known value in the case that the list keeps."""
        return self.casing.get(value.casefold(), value)


def declared(values: Sequence[str], uses: Iterable[str], *, keep_case: bool = False) -> Vocabulary:
    """The vocabulary of declared values, in the case in which the list writes them.

    A list may document `Library` and write `library` throughout. With `keep_case` the values are as
    declared.
    """
    folded = {value.casefold(): value for value in values}
    casing = folded if keep_case else _style(folded, list(uses))
    writings = {} if keep_case else _most_common_writings(uses)
    shown = tuple(casing.get(key) or writings.get(key, value) for key, value in folded.items())
    return Vocabulary(shown, declared=True, is_open=False, casing=casing)


def _style(declared: dict[str, str], uses: Sequence[str]) -> dict[str, str]:
    """How nearly all uses write the declared values: as declared, or in small or capital letters."""
    known = [each for each in uses if each.casefold() in declared]
    for style in (str, str.lower, str.upper):
        written = {key: style(value) for key, value in declared.items()}
        like = sum(written[each.casefold()] == each for each in known)
        if like >= _MIN_CASE_USES and like >= len(known) * _MIN_CASE_SHARE:
            return written
    return _casing(known)


def learned(uses: Sequence[str]) -> Vocabulary | None:
    """The vocabulary that the uses of a field show, or None where they show none."""
    if len(uses) < _MIN_USES:
        return None
    counts = Counter(each.casefold() for each in uses)
    common = {value for value, count in counts.items() if count >= _COMMON_USES}
    share = sum(counts[value] for value in common) / len(uses)
    if not common or share < _MIN_COMMON_SHARE:
        return None
    writings = _most_common_writings(uses)
    values = tuple(sorted(writings[value] for value in common))
    strangers = len(counts) - len(common)
    is_open = len(common) > _MAX_LEARNED or strangers > _MAX_STRANGERS
    return Vocabulary(values, declared=False, is_open=is_open, casing=_casing(uses))


def _writings(uses: Iterable[str]) -> dict[str, Counter[str]]:
    writings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each in uses:
        writings[each.casefold()][each] += 1
    return writings


def _most_common_writings(uses: Iterable[str]) -> dict[str, str]:
    return {value: counts.most_common(1)[0][0] for value, counts in _writings(uses).items()}


def _casing(uses: Iterable[str]) -> dict[str, str]:
    """Each value without case to the way of writing it that nearly all its uses keep."""
    casing = {}
    for value, counts in _writings(uses).items():
        writing, count = counts.most_common(1)[0]
        if count >= _MIN_CASE_USES and count >= counts.total() * _MIN_CASE_SHARE:
            casing[value] = writing
    return casing
