"""Parametrized fields: `Utilities for Training & Inference` is the field `Utilities` for two terms of a vocabulary.

What the list shows of them is learned by `schema`; here it is said in the records themselves, for those who want
these as data.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from awesome_lint.catalog.records import Catalog, Entry, Field, Style
from awesome_lint.conventions import schema
from awesome_lint.conventions.schema import FAMILY_MARK, FieldConvention
from awesome_lint.conventions.vocabulary import Vocabulary
from awesome_lint.settings import Settings


def note(catalog: Catalog, settings: Settings) -> None:
    """Say of each parametrized field of a catalog whose name it has, for which terms, of which vocabulary."""
    alike: defaultdict[Style, list[Entry]] = defaultdict(list)
    for entry in catalog.entries:
        if entry.fields:
            alike[entry.style].append(entry)
    for entries in alike.values():
        learned = schema.learn(entries, catalog.legend, settings)
        if not learned.stems:
            continue
        for entry in entries:
            for field in entry.fields:
                convention = learned.of(field.name)
                if convention is not None and convention.parametrized and convention.vocabulary is not None:
                    _note(field, convention, convention.vocabulary, catalog.legend)


def _note(field: Field, convention: FieldConvention, vocabulary: Vocabulary, legend: Mapping[str, list[str]]) -> None:
    terms = [term.text for term in schema.split_name(field.name)[1]]
    known = [vocabulary.knows(term) for term in terms]
    if len(terms) > 1 and not (any(known) if vocabulary.declared else all(known)):
        return  # `Instructions for build and use`: these words are no terms
    field.field = convention.name.removesuffix(FAMILY_MARK).rsplit(maxsplit=1)[0]
    field.terms = [vocabulary.cased(term) for term in terms]
    field.vocabulary = _name(vocabulary, legend)


def _name(vocabulary: Vocabulary, legend: Mapping[str, list[str]]) -> str | None:
    """What the legend calls a vocabulary, if it is one of the legend's."""
    return next((name for name, values in legend.items() if {*map(str.casefold, values)} == vocabulary.known), None)
