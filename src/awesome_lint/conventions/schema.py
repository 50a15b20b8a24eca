"""The schema of a list's entries: which fields they carry, how often, in which order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import combinations

from awesome_lint.catalog.building import BADGES
from awesome_lint.catalog.fields import STEM
from awesome_lint.catalog.records import Entry, Field, Style
from awesome_lint.conventions import vocabulary
from awesome_lint.conventions.vocabulary import Vocabulary
from awesome_lint.settings import FieldSettings, Settings
from awesome_lint.source import Span
from awesome_lint.text import slips
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import immutable

MIN_FOR_SCHEMA = 5
"""Fewer entries show no convention."""
_MAX_EXCEPTIONS = 0.1
"""The share of entries that may lack what the others have for it to be the convention."""
_WORDS_OF_VALUE = 4
"""Values of more words, most of which stand once, are sentences."""
_MAX_MISSING = 0.04
_MAX_MISSING_ALONE = 0.01
"""What is the only field, or stands in an entry without its name (tags, links), is often left out for a reason."""
_MANY = 20
"""Of this many entries two may lack a field that the others have, even if that is a larger share."""
_MAX_REPEATED = 0.02
_MIN_AGREEING = 3
_MIN_USUAL = 0.75
"""What so many entries have behind a stem is part of the name of a field."""
_MIN_CLOSED = 10
_MIN_KNOWN = 3
"""A field that this many entries have is known, however long the list."""
_KNOWN_SHARE = 0.05
_MIN_NAME_LENGTH = 4
_MAX_REMEMBERED = 1_024
_TERM = late_pattern(r"\s{0,99}(?:&|,|/|\+|;|\band\b)\s*")
FAMILY_MARK = " …"


@immutable
class Term:
    """One term in the name of a parametrized field; `start` and `end` are offsets into the name."""

    text: str
    start: int
    end: int


@immutable
class FieldConvention:
    """What the list does about one field.

    Of a parametrized field ("Utilities for Training & Inference") the name is "Utilities for …"
    and the vocabulary is that of the terms.
    """

    name: str
    count: int
    required: bool
    repetitions: int
    """The number of entries that have the field twice or more."""
    repeated: bool
    """Whether that is how the list does it."""
    can_be_empty: bool
    vocabulary: Vocabulary | None
    parametrized: bool = False
    linked: bool = False
    """Whether most entries have a link in the field."""
    declared: bool = False
    pinned: bool = False
    """Whether the settings say that it is required."""
    same_case: bool = False
    """Whether nearly all entries write the name in the same case."""


@immutable
class Use:
    """One use of a vocabulary: a value of a field, or a term in its name. `label` is for messages."""

    label: str
    text: str
    span: Span
    vocabulary: Vocabulary
    is_first: bool = True
    """Whether it stands at the beginning of its field."""
    is_alone: bool = True
    """Whether all that the field has beside it is known."""


@immutable
class Schema:
    """The fields of a list's entries. `order` holds their keys in the order that entries keep."""

    entries: Sequence[Entry]
    fields: dict[str, FieldConvention]
    stems: frozenset[str]
    order: tuple[str, ...]
    total: int
    """The number of entries of which it was learned."""
    strangers: int = 0
    """The number of fields under a name that is not known."""

    @property
    def fielded(self) -> list[Entry]:
        """The entries that have fields."""
        return [entry for entry in self.entries if entry.fields]

    @property
    def is_closed(self) -> bool:
        """Whether entries keep to the known fields, so that a field of another name stands out."""
        return self.total >= _MIN_CLOSED and len(self.fields) > 1 and self.strangers <= max(1, self.total // 50)

    def key(self, name: str) -> str:
        """What names of the same field have in common."""
        stem, _ = split_name(name) if self.stems else (None, ())
        return stem.casefold() + FAMILY_MARK if stem and stem.casefold() in self.stems else name.casefold()

    def of(self, name: str) -> FieldConvention | None:
        """The convention about the field of that name, if it is a known one."""
        return self.fields.get(self.key(name))

    def meant_by(self, name: str) -> FieldConvention | None:
        """The known field whose name an unknown one is a slip of."""
        stem, _ = split_name(name)
        if stem and self.stems:
            meant = self._stem_lexicon.meant_by(stem, _MIN_NAME_LENGTH)
            if meant is not None:
                return self.fields.get(meant + FAMILY_MARK)
        meant = self._name_lexicon.meant_by(name, _MIN_NAME_LENGTH)
        return self.fields.get(meant.casefold()) if meant else None

    @cached_property
    def _stem_lexicon(self) -> slips.Lexicon:
        return slips.Lexicon(self.stems)

    @cached_property
    def _name_lexicon(self) -> slips.Lexicon:
        return slips.Lexicon(each.name for each in self.fields.values() if not each.parametrized)

    def is_other(self, entry: Entry) -> bool:
        """Whether a heading has none of the fields, several of which are required: it is another thing."""
        are_several = entry.style is Style.HEADING and sum(each.required for each in self.fields.values()) > 1
        return are_several and not any(self.of(field.name) for field in entry.fields)

    def keys(self, entry: Entry) -> set[str]:
        """The keys of the fields that an entry has."""
        return {self.key(field.name) for field in entry.fields}

    def misspelled(self, entry: Entry) -> Iterator[tuple[Field, FieldConvention]]:
        """The fields whose names are slips of one that the entry lacks or may have twice, with the one meant."""
        for field in entry.fields:
            if self.of(field.name) is None:
                meant = self.meant_by(field.name)
                if meant is None:
                    continue
                if meant.parametrized or meant.repeated or meant.name.casefold() not in self.keys(entry):
                    yield field, meant

    @cached_property
    def doubtful_uses(self) -> list[Use]:
        """The values of the entries that should be one of a vocabulary, and are not, or are written otherwise."""
        if all(each.vocabulary is None for each in self.fields.values()):
            return []
        uses = (use for entry in self.fielded for use in self.uses(entry))
        return [use for use in uses if not use.vocabulary.knows(use.text) or use.vocabulary.cased(use.text) != use.text]

    def uses(self, entry: Entry) -> Iterator[Use]:
        """Every value of an entry that should be one of a vocabulary."""
        for field in entry.fields:
            convention = self.of(field.name)
            if convention is None or convention.vocabulary is None:
                continue
            if convention.parametrized:
                label = f"`{convention.name}` term"
                for term in split_name(field.name)[1]:
                    yield Use(label, term.text, _term_span(field, term), convention.vocabulary)
            else:
                yield from _values_in(field, convention.name.lower(), convention.vocabulary)


def _values_in(field: Field, label: str, words: Vocabulary) -> Iterator[Use]:
    """The values of a field; of one that is not known, and combines several, these."""
    found: list[tuple[str, Span]] = []
    for value, span in zip(field.values, field.value_spans, strict=True):
        if vocabulary.is_flag(value):
            continue
        parts = [(0, value)] if words.knows(value) else vocabulary.parts(value)
        is_cut = parts[0][1] != value and span.end - span.start == len(value)
        for start, part in parts:
            found.append((part, Span(span.start + start, span.start + start + len(part)) if is_cut else span))
    unknown = sum(not words.knows(part) for part, _ in found)
    for index, (part, span) in enumerate(found):
        yield Use(label, part, span, words, index == 0, unknown - (not words.knows(part)) == 0)


def _term_span(field: Field, term: Term) -> Span:
    """The place of a term; of a name that is not written as it reads, the place of the whole name."""
    start, end = field.name_span
    if end - start != len(field.name):
        return field.name_span
    return Span(start + term.start, start + term.end)


@lru_cache(maxsize=_MAX_REMEMBERED)  # each entry has the same few
def split_name(name: str) -> tuple[str | None, Sequence[Term]]:
    """The stem ("Utilities for") and the terms of a name that may be parametrized."""
    match = STEM.fullmatch(name)
    if match is None:
        return None, ()
    terms = []
    start = match.start("terms")
    for separator in (*_TERM.finditer(name, start), None):
        end = separator.start() if separator else len(name)
        if end > start:
            terms.append(Term(name[start:end], start, end))
        start = separator.end() if separator else end
    return match["stem"], terms


def learn(entries: Sequence[Entry], legend: Mapping[str, list[str]], settings: Settings) -> Schema:
    """Learn the schema of entries of one style."""
    stems = _stems(entries)
    schema = Schema(entries, {}, stems, (), len(entries))
    uses: defaultdict[str, list[tuple[Entry, Field]]] = defaultdict(list)
    for entry in entries:
        for field in entry.fields:
            uses[schema.key(field.name)].append((entry, field))
    pinned = {
        name.casefold(): (name, replace(each, values=settings.values_of(each)))
        for name, each in settings.fields.items()
    }
    conventions = {}
    for key, found in uses.items():
        count = len({id(entry) for entry, _ in found})
        if key in pinned or count >= min(_MIN_KNOWN, max(2, len(entries) * _KNOWN_SHARE)):
            conventions[key] = _field(key, found, len(entries), legend, pinned.get(key))
    for key, (name, each) in pinned.items():
        conventions.setdefault(key, _unused(name, each))
    stray = sum(each.repetitions for each in conventions.values() if not each.repeated)
    repeats = any(each.repeated for each in conventions.values())
    if stray > (1 if repeats else max(2, len(entries) * _MAX_REPEATED)):
        conventions = {key: replace(each, repeated=True) for key, each in conventions.items()}
    strangers = sum(len(found) for key, found in uses.items() if key not in conventions)
    return Schema(entries, conventions, stems, _order(schema, conventions), len(entries), strangers)


def _stems(entries: Iterable[Entry]) -> frozenset[str]:
    """The stems that occur with more than one set of terms."""
    terms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    having: Counter[str] = Counter()
    for entry in (each for each in entries if each.fields):
        stems = set()
        for field in entry.fields:
            stem, found = split_name(field.name)
            if stem and found:
                stems.add(stem.casefold())
                terms[stem.casefold()][" ".join(each.text.casefold() for each in found)] += 1
        having.update(stems)
    return frozenset(stem for stem, counts in terms.items() if len(counts) > 1 and not _are_names(counts, having[stem]))


def _are_names(counts: Counter[str], having: int) -> bool:
    """Whether what follows a stem is but a few words that most entries have: `Link to data`, `Link to paper`."""
    usual = sum(count for count in counts.values() if count >= having * _MIN_USUAL)
    return having >= MIN_FOR_SCHEMA and usual >= counts.total() * (1 - _MAX_EXCEPTIONS)


def _unused(name: str, pinned: FieldSettings) -> FieldConvention:
    values = vocabulary.declared(pinned.values, (), keep_case=True) if pinned.values else None
    return FieldConvention(
        name,
        0,
        bool(pinned.required),
        0,
        repeated=False,
        can_be_empty=False,
        vocabulary=values,
        declared=True,
        pinned=bool(pinned.required),
    )


def _field(
    key: str,
    found: Sequence[tuple[Entry, Field]],
    total: int,
    legend: Mapping[str, list[str]],
    pinned: tuple[str, FieldSettings] | None,
) -> FieldConvention:
    per_entry = Counter(id(entry) for entry, _ in found)
    times = Counter((id(entry), field.name.casefold()) for entry, field in found)
    repetitions = sum(count > 1 for count in times.values())
    names = Counter(field.name for _, field in found)
    parametrized = key.endswith(FAMILY_MARK)
    name = names.most_common(1)[0][0]
    if parametrized:
        name = (split_name(name)[0] or name) + FAMILY_MARK
    missing = total - len(per_entry)
    required = pinned[1].required if pinned else None
    if required is None:
        required = total >= MIN_FOR_SCHEMA and missing <= _most_missing(found, total)
    return FieldConvention(
        name=name,
        count=len(per_entry),
        required=required,
        repetitions=repetitions,
        repeated=repetitions > max(1, total * _MAX_REPEATED),
        can_be_empty=sum(is_empty(field) for _, field in found) > _most_empty(found),
        vocabulary=_terms(found, legend) if parametrized else _values(key, found, legend, pinned),
        parametrized=parametrized,
        linked=sum(bool(field.links) for _, field in found) * 2 > len(found),
        pinned=pinned is not None and bool(pinned[1].required),
        declared=pinned is not None or _documented(key, legend) is not None,
        same_case=not parametrized and names.total() - names.most_common(1)[0][1] <= max(1, names.total() // 20),
    )


def _most_missing(found: Sequence[tuple[Entry, Field]], total: int) -> float:
    """How many entries may lack a field for that to be an exception."""
    if not any(field.is_named for _, field in found):
        return total * _MAX_MISSING_ALONE
    in_company = sum(len({field.name for field in entry.fields}) > 1 for entry, _ in found)
    share = _MAX_MISSING if in_company * 2 > len(found) else _MAX_MISSING_ALONE
    return max(1 + (total >= _MANY), total * share)


def _most_empty(found: Sequence[tuple[Entry, Field]]) -> float:
    """How many uses of a field may be empty for that to be an exception; in tables cells often are."""
    in_table = any(entry.style is Style.TABLE for entry, _ in found)
    return max(1, len(found) * (_MAX_MISSING_ALONE if in_table else _MAX_EXCEPTIONS))


def is_empty(field: Field) -> bool:
    """Whether nothing stands behind a field's name."""
    return not field.values and not field.links


def _values(
    key: str,
    found: Sequence[tuple[Entry, Field]],
    legend: Mapping[str, list[str]],
    pinned: tuple[str, FieldSettings] | None,
) -> Vocabulary | None:
    uses = [value for _, field in found for value in field.values]
    if pinned and pinned[1].values is not None:
        return vocabulary.declared(pinned[1].values, uses, keep_case=True)
    if key == BADGES or _are_sentences(uses):
        return None  # nobody reads what images are called, and the words of sentences are for other rules
    documented = _documented(key, legend)
    if documented is not None and _mostly(uses, documented):
        return vocabulary.documented(documented, uses)
    # what a link is called is as good as any other name, but may be a slip of the usual one
    is_linked = any(field.links for _, field in found)
    single = [part for value in uses for _, part in vocabulary.parts(value)]
    return vocabulary.learned(single, 0 if is_linked else len(found))


def _are_sentences(uses: Sequence[str]) -> bool:
    """Whether most values have many words and stand once, as in the column of a table that describes its rows."""
    return sum(len(value.split()) > _WORDS_OF_VALUE for value in {*uses}) * 2 > len(uses)


def _documented(key: str, legend: Mapping[str, list[str]]) -> list[str] | None:
    """The values that the legend gives for a field, whose name it may write in the plural."""
    return next((values for name, values in legend.items() if name.casefold() in (key, f"{key}s")), None)


def _terms(found: Sequence[tuple[Entry, Field]], legend: Mapping[str, list[str]]) -> Vocabulary | None:
    """The vocabulary of a parametrized field's terms: the legend's list that holds most of them."""
    uses = [term.text for _, field in found for term in split_name(field.name)[1]]
    documented = next((values for values in legend.values() if _mostly(uses, values)), None)
    return vocabulary.declared(documented, uses) if documented else vocabulary.learned(uses, len(found))


def _mostly(uses: Sequence[str], values: Iterable[str]) -> bool:
    """Whether most uses are values of a documented list."""
    known = {value.casefold() for value in values}
    return sum(use.casefold() in known for use in uses) * 2 > len(uses)


def _order(schema: Schema, known: Mapping[str, FieldConvention]) -> tuple[str, ...]:
    """The keys of the fields in the order that nearly all entries keep; without those that keep none."""
    before: Counter[tuple[str, str]] = Counter()
    for entry in schema.fielded:
        keys = list(dict.fromkeys(schema.key(field.name) for field in entry.fields))
        before.update(combinations([key for key in keys if key in known], 2))
    firm = [key for key in known if all(_is_firm(before, key, other) for other in known if other != key)]
    return tuple(sorted(firm, key=lambda key: sum(before[other, key] > before[key, other] for other in firm)))


def _is_firm(before: Counter[tuple[str, str]], one: str, other: str) -> bool:
    against, most = sorted((before[one, other], before[other, one]))
    return against == 0 or (most >= _MIN_AGREEING and against <= max(1, (against + most) * _MAX_EXCEPTIONS))
