"""The records that a list is read into.

They are standard dataclasses, so that a run that only lints need not import pydantic; each offers
pydantic's own methods (`model_dump`, `model_dump_json`, `model_json_schema`, `model_validate`),
which import it when called. All text is plain text without Markdown markup, URLs are as written,
spans are offsets into `Source.text`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import TYPE_CHECKING, Any, SupportsIndex, overload

from awesome_lint.settings.style import Style as Style  # noqa: PLC0414 -- part of the records, and known to the settings below
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import LinkKind
from awesome_lint.values import errors
from awesome_lint.values.record import Record
from awesome_lint.values.slotted import mutable

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


@mutable
class Link(Record):
    """A link of an entry; `field` is the name of the field that holds it."""

    text: str
    url: str
    title: str | None
    kind: LinkKind
    span: Span
    url_span: Span
    field: str | None = None


@mutable
class Image(Record):
    """An image of an entry, with its alternative text."""

    text: str
    url: str
    span: Span
    url_span: Span


@mutable
class Field(Record):
    """A named part of an entry, such as `* Type: library`, or a table cell with its header.

    `Utilities for Training & Inference` may be the `field` `Utilities` for the `terms` `Training` and `Inference` of
    the `vocabulary` `Stages` of the legend; `parse` and `load` find these. They are empty for other fields, and
    `vocabulary` also if the terms are not documented.
    """

    name: str
    values: list[str]
    links: list[Link]
    span: Span
    name_span: Span
    value_spans: list[Span]
    terms: list[str] = field(default_factory=list)
    vocabulary: str | None = None
    field: str | None = None

    @property
    def names(self) -> list[str]:
        """One name for each term (`Utilities for Training`), or the name of the field if it has no terms."""
        if self.field is None:
            return [self.name]
        joint = self.name.split()[len(self.field.split())]
        return [f"{self.field} {joint} {term}" for term in self.terms]

    def is_called(self, name: str, term: str | None = None) -> bool:
        """Whether the field has this name, with or without its terms, and this term (in any case) if one is given."""
        if term is not None and term.casefold() not in map(str.casefold, self.terms):
            return False
        return name in (self.name, self.field)

    @property
    def is_named(self) -> bool:
        """Whether the name is written in the entry itself, rather than in the header of a table or nowhere."""
        return self.name_span != self.span and self.span.start <= self.name_span.start < self.span.end

    @property
    def own_name_span(self) -> Span:
        """The span of the name if it is part of the field; in a table, with names in the header, that of the cell."""
        return self.name_span if self.span.start <= self.name_span.start < self.span.end else self.span


class Fields(list[Field]):
    """The fields of an entry in order; indexing with a name returns the first field with this name."""

    @overload
    def __getitem__(self, key: str | SupportsIndex) -> Field: ...
    @overload
    def __getitem__(self, key: slice) -> list[Field]: ...
    def __getitem__(self, key: str | SupportsIndex | slice) -> Field | list[Field]:
        """The field of that name or at that index.

        Raises:
            KeyError: no field has that name.
        """
        if isinstance(key, str):
            found = self.get(key)
            if found is None:
                raise KeyError(f"no field is called `{key}`; {errors.known(key, (each.name for each in self))}")
            return found
        return super().__getitem__(key)

    def get(self, name: str) -> Field | None:
        """The first field with this name, or None."""
        return next((each for each in self if each.name == name), None)

    def select(self, name: str, term: str | None = None) -> list[Field]:
        """All fields with this name, with or without terms; if a term is given, only those that have it."""
        return [each for each in self if each.is_called(name, term)]

    def __contains__(self, key: object) -> bool:
        return self.get(key) is not None if isinstance(key, str) else super().__contains__(key)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema  # noqa: PLC0415

        return core_schema.no_info_after_validator_function(cls, handler(list[Field]))


@mutable
class Entry(Record):
    """One entry of the list; `section` holds the titles of its sections, from the top.

    `span` extends from the first character of the entry to the last that is not white space. After `parse` and `load`,
    every word and URL in it is part of the record: `links` and `images` are complete, `notes` holds quotes and the rest
    of lines, and `body` everything else, paragraph by paragraph.
    """

    name: str
    url: str | None
    description: str | None
    section: list[str]
    style: Style
    span: Span
    name_span: Span
    url_span: Span | None = None
    description_span: Span | None = None
    separator_span: Span | None = None
    """The mark between name and description, with the white space around it."""
    links: list[Link] = field(default_factory=list)
    fields: Fields = field(default_factory=Fields)
    entries: list[Entry] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)


@mutable
class Section(Record):
    """A heading that groups entries; `entries` are those directly below it."""

    title: str
    level: int
    slug: str
    span: Span
    title_span: Span
    entries: list[Entry] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def walk(self) -> Iterator[Section]:
        """Yield this section and all below it in order."""
        yield self
        for section in self.sections:
            yield from section.walk()

    @property
    def holds_entries(self) -> bool:
        """Whether this section or one below it contains an entry."""
        return any(below.entries for below in self.walk())


@mutable
class Catalog(Record):
    """The records of one list. `entries` holds all entries in order, nested ones after their parent.

    `legend` holds the vocabularies that the list itself documents, and `generated` the regions that a program
    writes. `astray` holds the places of headings that have the fields of entries but a different level,
    each with the level of the entries.
    """

    title: str | None
    description: str | None
    span: Span
    sections: list[Section] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    legend: dict[str, list[str]] = field(default_factory=dict)
    generated: list[Span] = field(default_factory=list)
    astray: dict[int, int] = field(default_factory=dict)

    def select(self, name: str, term: str | None = None) -> list[tuple[Entry, Field]]:
        """All fields with this name and their entries: `select("Utilities", term="Inference")`; see `Fields.select`."""
        return [(entry, found) for entry in self.entries for found in entry.fields.select(name, term)]
