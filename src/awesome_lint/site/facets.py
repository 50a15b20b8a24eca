"""Filters and orders of a list: the fields whose values tell groups of entries apart, each value with its number.

First come the sections, then fields with a vocabulary, then numbers and dates, in ranges, then other fields whose
values recur.

May not: know HTML.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from awesome_lint.catalog.differences import STARS
from awesome_lint.catalog.records import Field
from awesome_lint.conventions import Conventions
from awesome_lint.conventions.vocabulary import is_flag, parts
from awesome_lint.site.cards import LONGEST, Card, Shelf, is_nothing
from awesome_lint.site.markup import shown
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import immutable

SECTION = "Section"
_RESERVED = frozenset({"q", "sort"})
"""What addresses of pages use for something else."""
_NUMBER = late_pattern(r"\W{0,3}(?P<number>\d{1,3}(?:[, ]\d{3})+|\d+(?:\.\d{1,3})?)(?P<scale>[kKMB]?)\+?\W{0,3}")
_DATE = late_pattern(r"(?P<year>(?:19|20)\d\d)(?:[-/.]\d\d?){0,2}")
_SCALES = {"": 1, "k": 1_000, "m": 1_000_000, "b": 1_000_000_000}
_RATE = late_pattern(r"\W{0,3}\d[^/]*/ ?[^\W\d]+\.?")
"""An amount by time or the like: `2 m/s`, `100 GB/month`."""
_MIN_SHARE_OF_NUMBERS = 0.8
_MAX_YEARS = 15
_MAX_VALUES = 100
"""A filter offers no more values than this, the most frequent ones."""
_FEW_VALUES = 12
_OTHERS = frozenset({"et al.", "et al", "etc.", "etc", "..."})
"""What stands for values that are not told."""
_MIN_LABELS = 3
"""So many different words for links tell where these lead; `[PDF](…)` and `[Code](…)` say nothing of an entry."""
_MIN_SHARE_OF_STEPS = 0.8


@immutable
class Choice:
    """One value that entries can be filtered by; `depth` says how far below another section it stands."""

    number: int
    label: str
    count: int
    depth: int = 0


@immutable
class Facet:
    """A filter; `key` is its name in addresses."""

    name: str
    key: str
    choices: list[Choice]


@immutable
class Order:
    """An order that entries can be put into; `key` is its name in addresses."""

    name: str
    key: str


NAME, NEWEST = Order("Name", "name"), Order("Newest", "newest")
"""Orders that browsers make of what stands on the page."""


@immutable
class _Uses:
    """A field of any name that entries have: the values of each, in the case that the list keeps.

    `are_links` says that most values are what links are called that all lead elsewhere.
    """

    name: str
    has_vocabulary: bool
    are_links: bool
    values: dict[Card, list[str]]


def number(cards: Sequence[Card], shelves: Sequence[Shelf], learned: Conventions) -> tuple[list[Facet], list[Order]]:
    """The filters and orders of a list, by which its cards are numbered from here on."""
    made = _Facets()
    made.add_sections(shelves)
    orders = [NAME, NEWEST] if any(card.added for card in cards) else [NAME]
    for uses in _fields(cards, learned):
        ordered = made.add(uses)
        if ordered is not None:
            orders.append(Order(uses.name, f"field:{uses.name}"))
            _rank(cards, ordered)
    return made.facets, orders


def sort_key(name: str) -> str:
    """What a name is sorted by: letters and digits without case and marks."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    return re.sub(r"^\W+", "", plain.casefold())


def _rank(cards: Sequence[Card], keys: dict[Card, Any]) -> None:
    """Number cards in an order; those without a key come last, as they stand."""
    known = sorted((card for card in cards if card in keys), key=lambda card: keys[card])
    places = {card: place for place, card in enumerate(known)}
    for card in cards:
        card.ranks.append(places.get(card, len(known)))


class _Facets:
    """The filters of one list, as they are found."""

    def __init__(self) -> None:
        self.facets: list[Facet] = []
        self._count = 0

    def add_sections(self, shelves: Sequence[Shelf]) -> None:
        """Filter by section: an entry is in all that stand above it, too."""
        choices, labels = [], _Labels()
        for shelf in (below for each in shelves for below in each.walk()):
            depth = len(shelf.path) - 1
            label = labels.unique(" / ".join(shelf.path))
            choices.append(Choice(self._count, label, shelf.total, depth))
            for below in shelf.walk():
                for card in below.cards:
                    card.keys.append(self._count)
            self._count += 1
        self._keep(SECTION, choices if len(choices) > 1 else [])

    def add(self, uses: _Uses) -> dict[Card, Any] | None:
        """Filter by a field, if its values tell groups apart; what entries can be sorted by, then."""
        if _counts_entries(uses):
            return None
        ranged = _ranges(uses)
        if ranged is not None:
            labels, of, keys = ranged
            self._add_choices(uses.name, labels, of)
            return keys
        counts = Counter(value for values in uses.values.values() for value in set(values))
        offered = [value for value, count in counts.most_common(_MAX_VALUES) if count > 1 or len(counts) <= _FEW_VALUES]
        if len(offered) < 2 or not _tells_apart(uses, counts):  # noqa: PLR2004
            return None
        labels = sorted(offered, key=lambda one: (-counts[one], one))
        self._add_choices(uses.name, labels, uses.values)
        return {card: sort_key(values[0]) for card, values in uses.values.items()}

    def _add_choices(self, name: str, labels: Sequence[str], of: dict[Card, list[str]]) -> None:
        numbers = {label: self._count + index for index, label in enumerate(labels)}
        counts: Counter[str] = Counter()
        for card, values in of.items():
            own = [each for each in dict.fromkeys(values) if each in numbers]
            counts.update(own)
            card.keys += [numbers[each] for each in own]
        self._count += len(labels)
        self._keep(name, [Choice(numbers[label], label, counts[label]) for label in labels])

    def _keep(self, name: str, choices: list[Choice]) -> None:
        key = name if name.casefold() not in _RESERVED else f"{name} field"
        taken = {each.key.casefold() for each in self.facets}
        if choices:
            self.facets.append(Facet(name, f"{key} field" if key.casefold() in taken else key, choices))


class _Labels:
    """Labels, each of which is one alone."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def unique(self, label: str) -> str:
        """The label, with its number where it is not the first of its kind."""
        self._seen[label] += 1
        return label if self._seen[label] == 1 else f"{label} ({self._seen[label]})"


def _fields(cards: Sequence[Card], learned: Conventions) -> list[_Uses]:
    """The fields by name, those with a vocabulary first."""
    names = {"stars": "Stars"}
    values: defaultdict[str, dict[Card, list[str]]] = defaultdict(dict)
    closed: set[str] = set()
    places: defaultdict[str, set[str]] = defaultdict(set)
    pictures: defaultdict[str, set[str]] = defaultdict(set)
    for card in cards:
        schema = learned.schema_of(card.entry)
        for each in card.entry.fields:
            convention = schema.of(each.name)
            words = convention.vocabulary if convention is not None else None
            name = each.vocabulary or each.field or each.name
            key = name.casefold()
            if words is not None:
                closed.add(key)
            names.setdefault(key, shown(name))
            places[key].update(link.url for link in each.links if link.text in each.values)
            pictures[key].update(image.url for image in card.entry.images if image.text in each.values)
            found = each.terms if each.field else [*_plain_values(each, words.knows if words is not None else _nothing)]
            cased = words.cased if words is not None else str
            for value in found:
                values["stars" if STARS.fullmatch(value) else key].setdefault(card, []).append(shown(cased(value)))
    uses = [
        _Uses(names[key], key in closed, len(places[key]) * 2 > len(of), _in_one_case(of))
        for key, of in values.items()
        if len(pictures[key]) * 2 <= len(of)  # no badges that each show something else
    ]
    return sorted(uses, key=lambda one: not one.has_vocabulary)


def _in_one_case(values: dict[Card, list[str]]) -> dict[Card, list[str]]:
    """The values of a field, each written as it is most often."""
    counts = Counter(value for found in values.values() for value in found)
    usual: dict[str, str] = {}
    for value, _ in counts.most_common():
        usual.setdefault(value.casefold(), value)
    return {card: [usual[value.casefold()] for value in found] for card, found in values.items()}


def _nothing(_: str) -> bool:
    return False


def _plain_values(field: Field, knows: Callable[[str], bool]) -> Iterator[str]:
    """The values of a field that are no addresses, one by one where one combines several."""
    urls = {link.url for link in field.links}
    for value in field.values:
        if value in urls or "://" in value or is_nothing(value) or not value.isprintable():
            continue
        if knows(value) or is_flag(value) or _RATE.fullmatch(value) or _DATE.fullmatch(value):
            yield value
        else:
            yield from (part for _, part in parts(value) if not is_nothing(part) and part.casefold() not in _OTHERS)


def _tells_apart(uses: _Uses, counts: Counter[str]) -> bool:
    """Whether a field has some values that recur, short ones."""
    if max(map(len, counts)) > LONGEST:
        return False
    recurring = [count for count in counts.values() if count > 1]
    if uses.are_links and len(recurring) < _MIN_LABELS:
        return False
    if len(recurring) < min(len(counts) - 1, 2):  # of two, which may be yes and no, one is enough
        return False
    few = len(counts) <= _FEW_VALUES or len(counts) * 2 <= counts.total()
    return uses.has_vocabulary or (few and sum(recurring) * 2 >= counts.total())


def _counts_entries(uses: _Uses) -> bool:
    """Whether a field numbers the entries one after another, up or down; years may do that, too, and tell something."""
    numbers = _read(uses, _amount)
    if numbers is None or _read(uses, _year) is not None:
        return False
    steps = [abs(after - before) for before, after in pairwise(numbers.values())]
    return steps.count(1) >= max(2, len(steps) * _MIN_SHARE_OF_STEPS)


def _ranges(uses: _Uses) -> tuple[list[str], dict[Card, list[str]], dict[Card, Any]] | None:
    """The ranges of a field of numbers or dates: their labels, that of each entry, and what orders these."""
    years = _read(uses, _year)
    if years is not None:
        labels = _years([years[card] for card in years])
        keys: dict[Card, Any] = {card: _negated(uses.values[card][0]) for card in years}
        return [*reversed(labels)], {card: [_label(years[card], labels)] for card in years}, keys
    numbers = _read(uses, _amount)
    if numbers is None or len(set(numbers.values())) < _FEW_VALUES // 2:
        return None
    edges, labels = _spans(sorted(numbers.values()))
    of = {card: [labels[sum(each >= edge for edge in edges)]] for card, each in numbers.items()}
    if len({label for label, *_ in of.values()}) == 1:
        return None
    return [label for label in labels if [label] in of.values()], of, {card: -each for card, each in numbers.items()}


def _read(uses: _Uses, read: Callable[[str], float | None]) -> dict[Card, float] | None:
    """The first value of each entry as a number; None where too many are none."""
    found = {card: read(values[0]) for card, values in uses.values.items()}
    known = {card: each for card, each in found.items() if each is not None}
    enough = len(known) >= max(2, len(found) * _MIN_SHARE_OF_NUMBERS) and len(set(known.values())) > 1
    return known if enough else None


def _year(value: str) -> float | None:
    match = _DATE.fullmatch(value)
    return float(match["year"]) if match else None


def _amount(value: str) -> float | None:
    match = _NUMBER.fullmatch(value)
    if match is None:
        return None
    return float(re.sub("[, ]", "", match["number"])) * _SCALES[match["scale"].lower()]


def _negated(value: str) -> list[int]:
    """What puts dates in order, newest first."""
    return [-int(each) for each in re.findall(r"\d+", value)]


def _years(found: Iterable[float]) -> list[str]:
    """Single years, or where there are too many of them, decades."""
    years = sorted({int(each) for each in found})
    if len(years) <= _MAX_YEARS:
        return [str(each) for each in years]
    return [f"{each}–{each + 9}" for each in sorted({each // 10 * 10 for each in years})]


def _label(year: float, labels: Sequence[str]) -> str:
    plain = str(int(year))
    return plain if plain in labels else f"{int(year) // 10 * 10}–{int(year) // 10 * 10 + 9}"


def _spans(ordered: Sequence[float]) -> tuple[list[float], list[str]]:
    """Round numbers that cut numbers in order into about five parts, and what these are called."""
    is_whole = all(each.is_integer() for each in ordered)
    quantiles = (ordered[len(ordered) * part // 5] for part in range(1, 5))
    edges: list[float] = sorted({_round(each) if is_whole else round(each, 1) for each in quantiles})
    spans = [_whole(low, high - 1) if is_whole else f"{low:g} to {high:g}" for low, high in pairwise(edges)]
    first = _said(ordered[0]) if is_whole and edges[0] == ordered[0] + 1 else f"under {_said(edges[0])}"
    return edges, [first, *spans, f"{_said(edges[-1])} and more"]


def _whole(first: float, last: float) -> str:
    return _said(first) if first == last else f"{_said(first)}–{_said(last)}"


def _said(edge: float) -> str:
    return f"{edge:,.0f}" if edge.is_integer() else f"{edge:g}"


def _round(amount: float) -> float:
    """The nearest of 1, 2, 5, 10, 20, 50 and so on."""
    steps = [float(step * 10**power) for power in range(13) for step in (1, 2, 5)]
    return min(steps, key=lambda step: abs(step - amount))
