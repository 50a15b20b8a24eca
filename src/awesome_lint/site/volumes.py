"""A list of a site: what is known of it, and what its pages show."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from awesome_lint.diagnostic import Diagnostic
from awesome_lint.news import Item, Kind, News
from awesome_lint.page import Page
from awesome_lint.page.languages import is_english_page
from awesome_lint.site import cards, facets
from awesome_lint.site.addresses import Addresses
from awesome_lint.site.cards import Card, Shelf
from awesome_lint.site.facets import Facet, Order
from awesome_lint.site.markup import shown
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.urls import canonical
from awesome_lint.values.slotted import immutable

_WORD = late_pattern(r"[^\W\d_]+")
_ONE_IN = 10
"""At least one letter in so many is of a script for it to tell the language."""
_MOST_NEW = 10
_UNKNOWN = "und"
_SCRIPTS = {
    "hiragana": "ja",
    "katakana": "ja",
    "hangul": "ko",
    "cjk": "zh",
    "hebrew": "he",
    "greek": "el",
    "thai": "th",
}
"""Scripts that are of one language, those first that settle it."""
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


@immutable
class Curation:
    """What rules find in a list, what of it was not read, and which links and repositories are stale.

    `stale` is None where no answer of any link is known.
    """

    findings: Sequence[Diagnostic]
    coverage: Sequence[str]
    stale: Sequence[Diagnostic] | None


@immutable
class Subject:
    """A list to make pages of: what it was read into, the name of its file, and where that is kept.

    `called` is what the list is called where it has no title, `files` the address that relative links start from, None
    where nobody knows it. `news` and `growth`, the number of entries by day, are there where git knows them.
    """

    page: Page
    name: str
    called: str
    files: str | None = None
    news: News | None = None
    growth: Sequence[tuple[date, int]] = ()
    health: Mapping[str, int] = field(default_factory=dict)
    """How many links answered how, where any answer is known."""
    curation: Curation | None = None
    """What is shown to curators, if it is to be shown."""

    @property
    def title(self) -> str:
        """The title of the list, or what it is called for want of one."""
        return shown(self.page.catalog.title or "") or shown(self.called)


@dataclass(eq=False)
class Volume:
    """A list as its pages show it; `folder` is where these lie below the top of the site, with a `/` at its end."""

    subject: Subject
    folder: str
    title: str
    shelves: list[Shelf]
    facets: list[Facet] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)

    @classmethod
    def of(cls, subject: Subject, folder: str, title: str | None = None) -> Volume:
        """The list of a subject."""
        found = cards.shelves(subject.page, Addresses(subject.files))
        made = cls(subject, folder, shown(title or subject.title), found)
        made._date()
        made.facets, made.orders = facets.number(made.cards, found, subject.page.conventions)
        return made

    def _date(self) -> None:
        """Say of the entries when they were added, as far as the news tell."""
        items = self.subject.news.items if self.subject.news is not None else ()
        days: dict[str, date] = {}
        for item in items:
            for pair in item.difference.pairs if item.difference.kind is Kind.ADDED else ():
                days.setdefault(pair.shown.address or pair.shown.name, item.commit.when.date())
        for address, found in self._by_address.items():
            for card in found:
                card.added = days.get(address)

    def place_of(self, item: Item) -> Card | None:
        """The entry that an item of the news is about, if it is one alone and still there."""
        pairs = item.difference.pairs
        fact = pairs[0].after if len(pairs) == 1 else None
        found = self._by_address.get(fact.address or fact.name, []) if fact is not None else []
        return next((card for card in found if fact is not None and card.entry.name == fact.name), None)

    @property
    def newest(self) -> list[Card]:
        """The entries that were added last, newest first."""
        dated = [(card.added, card) for card in self.cards if card.added is not None]
        return [card for _, card in sorted(dated, key=lambda pair: pair[0], reverse=True)[:_MOST_NEW]]

    @cached_property
    def _by_address(self) -> Mapping[str, Sequence[Card]]:
        """The entries by where they lead, or else by their names."""
        found: defaultdict[str, list[Card]] = defaultdict(list)
        for card in self.cards:
            found[canonical(card.entry.url) if card.entry.url else card.entry.name].append(card)
        return found

    @cached_property
    def cards(self) -> list[Card]:
        """All entries, in the order of the list."""
        return [card for shelf in self.walk() for card in shelf.cards]

    def walk(self) -> Iterator[Shelf]:
        """All sections, in order."""
        for shelf in self.shelves:
            yield from shelf.walk()

    @property
    def description(self) -> str:
        """What the list says of itself, or nothing."""
        return shown(self.subject.page.catalog.description or "")

    @cached_property
    def _letters(self) -> str:
        """The letters of titles and descriptions."""
        texts = [self.title, self.description, *(shelf.title for shelf in self.walk())]
        texts += [text for card in self.cards for text in (card.name, card.entry.description or "")]
        return "".join(letter for letter in "".join(texts) if letter.isalpha())

    @cached_property
    def language(self) -> str:
        """The code of the language, as far as it is English or the script tells."""
        if self._letters.isascii() or is_english_page(Counter(_WORD.findall(self.subject.page.source.text))):
            return "en"
        scripts = Counter(unicodedata.name(each, "").partition(" ")[0].lower() for each in self._letters)
        found = [script for script in _SCRIPTS if scripts[script] * _ONE_IN > len(self._letters)]
        return _SCRIPTS[found[0]] if found else _UNKNOWN

    @cached_property
    def direction(self) -> str:
        """`rtl` where most letters of titles and descriptions are of scripts that run from right to left."""
        turned = sum(unicodedata.bidirectional(each) in _RIGHT_TO_LEFT for each in self._letters)
        return "rtl" if turned * 2 > len(self._letters) else "ltr"
