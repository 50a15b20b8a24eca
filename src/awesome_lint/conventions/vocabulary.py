"""Vocabularies: the few values that a field takes.

Values are listed as the entries write them: a legend may document `Library` where all entries say `library`;
the entries are then right, and what one of them writes otherwise is the finding.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from awesome_lint.text import slips
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import immutable

_MAX_LEARNED = 10
"""A field with more common values than this has no closed vocabulary to learn."""
_MAX_LISTED = 12
_MAX_COUNTED = 60
_MIN_USES = 5
_FEW_USES = 20
_COMMON_USES = 3
"""A value is common from this many uses on; where a field has few uses, from one less on."""
_MAX_COMMON = 200
_MIN_FREQUENT = 5
"""A value that so many entries have is known, whatever others there are."""
_MIN_COMMON_SHARE = 0.7
"""The least share of all uses that the common values must make up."""
_MIN_CLOSED_FIELDS = 24
_MIN_CLOSED_USES = 30
_MIN_CLOSED_COUNT = 6
_MIN_CLOSED_SHARE = 0.05
"""What each value of a closed vocabulary is used at least: where some are rare, others may follow."""
_MIN_STRANGE, _MAX_STRANGE = 4, 0.2
"""Where so many values, and more than this share, are none of those that a page documents, it only gives examples."""
_USES_PER_STRANGER = 40
"""A value that stands once among fewer is as likely the first of its kind as a mistake."""
_MIN_CASE_SHARE = 0.8
_MIN_CASE_USES = 3
_WORD = late_pattern(r"[^\W\d_]{3}")
_BRACKETED = late_pattern(r"[(\[（][^()\[\]（）]*[,;/|+]", needs="([（")
"""Values in brackets are no values of their own: `BERT (base, large)`."""
_PIECE = late_pattern(r"[^\s()\[\]（）]+")
"""A word of a value: what stands in brackets is one of its own, such as the town in `on site (Ulm)`."""
_PART = late_pattern(r"[^\s,;/|+](?:[^,;/|+]|(?<=\d),(?=\d{3}(?!\d)))*(?<!\s)")
"""What stands between marks; a comma in a number is none: `$18,000`."""
_MIN_REPLACED = 8
"""A shorter word in which one vowel stands for another may well be another word."""
_VOWELS = frozenset("aeiouy")
_MIN_LEFT_OUT = 6
_MIN_WORD = 5
"""A shorter one of several words may be an abbreviation: `dep. aut.` beside `det. aut.`"""


@immutable
class Vocabulary:
    """The values a field may take, as the list writes them.

    A declared one stands in the legend or the settings. An open one knows common values, of which
    one that stands nowhere else can be a slip, but others are as good. `known` holds without case the
    values and what is too frequent to be a slip; `casing` maps each value without case to the one way
    of writing it that the list keeps, where it keeps one.
    """

    values: tuple[str, ...]
    declared: bool
    is_open: bool
    known: frozenset[str]
    casing: dict[str, str]

    @property
    def listing(self) -> str:
        """The values, for messages; of many only the first, of very many their number."""
        if len(self.values) > _MAX_COUNTED:
            return f"the {len(self.values)} values that it may take"
        shown = ", ".join(self.values[:_MAX_LISTED])
        return shown if len(self.values) <= _MAX_LISTED else f"{shown} and {len(self.values) - _MAX_LISTED} more"

    def knows(self, value: str) -> bool:
        """Whether a value is one of the vocabulary, in any case."""
        return value.casefold() in self.known

    def meant_by(self, value: str) -> str | None:
        """The value that an unknown one is a slip of.

        Of values that nobody declared, a slip must keep the first letter (`Cython` is no slip of
        `Python`), be more than a plural, and not have one vowel in the place of another: two short words
        are easily so alike, as towns are.
        """
        values = self._lexicon.near(value)
        return slips.meant_by(
            value, values if self.declared else [each for each in values if _can_be_meant(each, value)]
        )

    @cached_property
    def _lexicon(self) -> slips.Lexicon:
        return slips.Lexicon(self.values)

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
    return Vocabulary(shown, declared=True, is_open=False, known=frozenset(folded), casing=casing)


def documented(values: Sequence[str], uses: Sequence[str]) -> Vocabulary:
    """The vocabulary of values that the page gives somewhere, as far as its entries keep to them."""
    found = declared(values, uses)
    counts = Counter(use.casefold() for use in uses)
    strange = sum(count for value, count in counts.items() if value not in found.known)
    if strange < max(_MIN_STRANGE, counts.total() * _MAX_STRANGE):
        return found
    return replace(found, is_open=True, known=found.known | {value for value, count in counts.items() if count > 1})


def _style(declared: dict[str, str], uses: Sequence[str]) -> dict[str, str]:
    """How nearly all uses write the declared values: as declared, or in small or capital letters."""
    known = [use for use in uses if use.casefold() in declared]
    for style in (str, str.lower, str.upper):
        written = {key: style(value) for key, value in declared.items()}
        like = sum(written[each.casefold()] == each for each in known)
        if like >= _MIN_CASE_USES and like >= len(known) * _MIN_CASE_SHARE:
            return written
    return _casing(known)


def learned(uses: Sequence[str], times: int) -> Vocabulary | None:
    """The vocabulary that the uses in a field that occurs so many times show, or None where they show none."""
    if len(uses) < _MIN_USES:
        return None
    counts = Counter(use.casefold() for use in uses)
    least = _COMMON_USES - (len(uses) < _FEW_USES)
    common = {value: count for value, count in counts.items() if count >= least}
    if len(common) > _MAX_COMMON:
        return None
    writings = _most_common_writings(uses)
    if sum(common.values()) < len(uses) * _MIN_COMMON_SHARE:
        return _of_frequent(uses, counts, writings)
    values = tuple(sorted(writings[value] for value in common))
    is_closed = times >= _MIN_CLOSED_FIELDS and _is_closed(counts, common)
    known = frozenset(common if is_closed else (value for value, count in counts.items() if count > 1))
    return Vocabulary(values, declared=False, is_open=not is_closed, known=known, casing=_casing(uses))


def _of_frequent(uses: Sequence[str], counts: Counter[str], writings: Mapping[str, str]) -> Vocabulary | None:
    """A vocabulary that only shows slips of its values, among many others that stand once."""
    frequent = tuple(sorted(writings[value] for value, count in counts.items() if count >= _MIN_FREQUENT))
    if not frequent:
        return None
    known = frozenset(value for value, count in counts.items() if count > 1)
    casing = _casing(use for use in uses if counts[use.casefold()] >= _MIN_FREQUENT)
    return Vocabulary(frequent, declared=False, is_open=True, known=known, casing=casing)


def _is_closed(counts: Counter[str], common: Mapping[str, int]) -> bool:
    """Whether the common values are so common that a value that stands in one place only stands out."""
    total = counts.total()
    strangers = [count for value, count in counts.items() if value not in common]
    return (
        total >= _MIN_CLOSED_USES
        and len(common) <= _MAX_LEARNED
        and min(common.values()) >= max(_MIN_CLOSED_COUNT, total * _MIN_CLOSED_SHARE)
        and len(strangers) == sum(strangers) <= total // _USES_PER_STRANGER
    )


def _can_be_meant(value: str, written: str) -> bool:
    value, written = value.casefold(), written.casefold()
    if value[:1] != written[:1] or value.removesuffix("s") == written.removesuffix("s"):
        return False
    pairs = list(zip(_PIECE.findall(value), _PIECE.findall(written), strict=False))
    if len(pairs) > 1 and any(one != other and len(one) < _MIN_WORD for one, other in pairs):
        return False
    if _WORD.search(value) is None or _letters(value) == _letters(written):
        return _WORD.search(value) is not None
    if len(value) != len(written):
        return len(value) >= _MIN_LEFT_OUT
    others = [pair for pair in zip(value, written, strict=True) if pair[0] != pair[1]]
    return len(value) >= _MIN_REPLACED or not _VOWELS.issuperset(others[0]) or len(others) > 1


def _letters(value: str) -> str:
    return "".join(filter(str.isalnum, value))


def parts(value: str) -> list[tuple[int, str]]:
    """The values that one holds which combines several (`STL,STP`, `AI/ML`), each with its place in it."""
    if "://" in value or _BRACKETED.search(value):
        return [(0, value)]
    return [(match.start(), match[0]) for match in _PART.finditer(value)]


def is_flag(value: str) -> bool:
    """Whether a value is a sign without any letter or digit, which says something of its own: `⚠`."""
    return not any(map(str.isalnum, value))


def _writings(uses: Iterable[str]) -> dict[str, Counter[str]]:
    writings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for use in uses:
        writings[use.casefold()][use] += 1
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
