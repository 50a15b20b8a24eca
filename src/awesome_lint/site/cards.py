"""What pages show of a list: its sections and entries, with names for their places and links that are safe."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from awesome_lint.catalog.affairs import is_contents
from awesome_lint.catalog.records import Catalog, Entry, Field, Link, Section
from awesome_lint.page import Page
from awesome_lint.site.addresses import Addresses, Names
from awesome_lint.site.markup import Inlines, linked, shown, words
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.urls import canonical
from awesome_lint.values.slotted import immutable

_OTHER, _ALL, _UNTITLED = "Other entries", "Entries", "Untitled"
LONGEST = 60
"""A longer value is a sentence."""
_ENOUGH, _NEARLY_ALL = 3, 0.9
"""Pictures that are called alike for so many entries, and such a share of those that have the field, tell nothing."""
_NOTHING = late_pattern(r"[-–—―−_?./\\\s]*|n/?a", re.IGNORECASE)


@immutable
class Detail:
    """A field as it is shown."""

    name: str
    values: list[Markup]
    separator: str


@dataclass(eq=False, slots=True)
class Card:
    """An entry as it is shown. `anchor` names its place; `unsafe_url` is shown, since nobody should follow it.

    `keys` are the numbers of the filter values that it has, `ranks` its places in the orders by fields.
    """

    entry: Entry
    anchor: str
    name: str
    href: str | None
    unsafe_url: str | None
    description: Markup
    details: list[Detail]
    links: list[Markup]
    notes: list[str]
    shelf: Shelf
    parent: Card | None = None
    added: date | None = None
    keys: list[int] = field(default_factory=list)
    ranks: list[int] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class Shelf:
    """A section as it is shown; `path` holds the titles from the top to its own, `file` is the name of its page."""

    title: str
    path: tuple[str, ...]
    anchor: str
    file: str
    above: Shelf | None = None
    cards: list[Card] = field(default_factory=list)
    shelves: list[Shelf] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many entries stand in the section and those below it."""
        return len(self.cards) + sum(below.total for below in self.shelves)

    def walk(self) -> Iterator[Shelf]:
        """The section and all below it, in order."""
        yield self
        for below in self.shelves:
            yield from below.walk()

    @property
    def trail(self) -> list[Shelf]:
        """The sections above it, from the top."""
        return [] if self.above is None else [*self.above.trail, self.above]


def shelves(page: Page, addresses: Addresses) -> list[Shelf]:
    """The sections of a list that hold entries, with these."""
    return _Shelving(page, addresses).shelves()


def is_nothing(value: str) -> bool:
    """Whether a value stands where there is none: `-`, `n/a`."""
    return _NOTHING.fullmatch(value) is not None


def _is_but_link(field: Field) -> bool:
    """Whether a field is nothing but a link that is called like it: `[Demo](…)`."""
    return len(field.links) == 1 and field.links[0].text.casefold() == field.name.casefold()


def _dividing(sections: Sequence[Section]) -> list[Section]:
    """The sections that divide a list: those below where all entries stand below a single one, `# Contents`."""
    found = [each for each in sections if each.holds_entries]
    return _dividing(found[0].sections) if len(found) == 1 and not found[0].entries else found


class _Shelving:
    """The entries of one list on their way into sections."""

    def __init__(self, page: Page, addresses: Addresses) -> None:
        self._catalog: Catalog = page.catalog
        self._inlines = Inlines(page.source, page.document)
        self._addresses = addresses
        self._anchors = Names()
        self._files = Names()
        self._by_entry: dict[int, Shelf] = {}
        self._pictured = _pictured(self._catalog.entries)

    def shelves(self) -> list[Shelf]:
        found = [shelf for each in _dividing(self._catalog.sections) for shelf in self._below(each, None)]
        other = self._made(_OTHER if found else _ALL, None)
        parents = {id(inner): entry for entry in self._catalog.entries for inner in entry.entries}
        cards: dict[int, Card] = {}
        for entry in self._catalog.entries:
            parent = cards.get(id(parents[id(entry)])) if id(entry) in parents else None
            shelf = self._by_entry.get(id(entry)) or (parent.shelf if parent is not None else other)
            cards[id(entry)] = card = self._card(entry, shelf, parent)
            shelf.cards.append(card)
        return [other, *found] if other.cards else found

    def _below(self, section: Section, above: Shelf | None) -> Iterator[Shelf]:
        """A section if it holds entries; those below it where it has none of its own and its heading says nothing."""
        if not section.holds_entries:
            return
        title = shown(section.title)
        if not section.entries and (not title or is_contents(title)):
            for each in section.sections:
                yield from self._below(each, above)
            return
        shelf = self._made(title or _UNTITLED, above)
        self._by_entry.update((id(entry), shelf) for entry in section.entries)
        shelf.shelves = [one for each in section.sections for one in self._below(each, shelf)]
        yield shelf

    def _made(self, title: str, above: Shelf | None) -> Shelf:
        path = (*above.path, title) if above is not None else (title,)
        file = f"sections/{self._files.name(title)}.html"
        return Shelf(title, path, self._anchors.name(f"section {title}"), file, above)

    def _card(self, entry: Entry, shelf: Shelf, parent: Card | None) -> Card:
        href = self._addresses.href(entry.url)
        return Card(
            entry,
            self._anchors.name(entry.name),
            shown(entry.name),
            href,
            shown(entry.url) if entry.url and href is None else None,
            self._inlines.rendered(entry.description or "", entry.description_span, self._addresses),
            list(self._details(entry)),
            [self._value(link) for link in self._links(entry)],
            [shown(each) for each in (_in_one(entry.notes), *entry.body) if each],
            shelf,
            parent,
        )

    def _details(self, entry: Entry) -> Iterator[Detail]:
        """The fields, but for links alone, those that say nothing, and what the description or each entry says."""
        described = words(entry.description or "")
        for each in entry.fields:
            if _is_but_link(each) or (described and words(" ".join(each.values)) == described):
                continue
            if _told(each) in self._pictured:
                continue
            values = [*self._values(each)]
            if values:
                is_text = any("," in value or len(value) > LONGEST for value in each.values)
                yield Detail(shown(each.name), values, " · " if is_text else ", ")

    def _values(self, field: Field) -> Iterator[Markup]:
        """The values of a field as they stand in the list, then its links that stand in none of them."""
        left = {link.span.start: link for link in field.links}
        for value, span in zip(field.values, field.value_spans, strict=True):
            own = next((link for link in left.values() if link.url == value), None)
            if own is not None:
                yield self._value(left.pop(own.span.start))
            elif not is_nothing(value):
                yield self._inlines.rendered(value, span, self._addresses)
                inner = [at for at, link in left.items() if at < span.end and span.start < link.span.end]
                left = {at: link for at, link in left.items() if at not in inner or not self._addresses.href(link.url)}
        yield from map(self._value, left.values())

    def _links(self, entry: Entry) -> Iterator[Link]:
        """The links that no other part shows: those called like their field, and those in none nor the description."""
        place, own = entry.description_span, canonical(entry.url or "")
        for each in entry.fields:
            if _is_but_link(each):
                yield from each.links
        for link in entry.links:
            is_described = place is not None and place.start < link.span.end and link.span.start < place.end
            if link.field is None and canonical(link.url) != own and not is_described:
                yield link

    def _value(self, link: Link) -> Markup:
        href = self._addresses.href(link.url)
        text = link.text or link.url
        return linked(shown(text if href is not None or link.url in text else f"{text} ({link.url})"), href)


def _in_one(notes: Sequence[str]) -> str:
    """Notes on one line: signs beside each other, and words apart."""
    are_words = any(map(str.isalnum, "".join(notes)))
    return (" · " if are_words else " ").join(notes)


def _told(field: Field) -> tuple[str, ...]:
    return field.name, *field.values


def _pictured(entries: Sequence[Entry]) -> frozenset[tuple[str, ...]]:
    """Fields of pictures that are called alike for nearly all entries, which is not what they show."""
    names = Counter(field.name for entry in entries for field in entry.fields)
    told = Counter(
        _told(field)
        for entry in entries
        for field in entry.fields
        if not field.links and {*field.values} <= {image.text for image in entry.images}
    )
    return frozenset(each for each, count in told.items() if count >= max(_ENOUGH, names[each[0]] * _NEARLY_ALL))
