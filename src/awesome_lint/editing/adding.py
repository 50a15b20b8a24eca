"""Adding an entry to a list: in the style of its section, at its place, held against the rules.

May not: read or write files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import pairwise

from awesome_lint import engine
from awesome_lint.catalog.records import Entry, Field, Fields, Section, Style
from awesome_lint.conventions import collation, sortkeys
from awesome_lint.conventions.order import SectionOrder
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.diagnostic.edits import applied
from awesome_lint.editing import forms, gates, refusals, sections, template
from awesome_lint.editing.forms import Form
from awesome_lint.editing.refusals import DESCRIPTION, FIELD, NAME, NOTE, SECTION, URL, AddingError, MisfitError
from awesome_lint.editing.template import NewEntry
from awesome_lint.engine.precedence import with_louder
from awesome_lint.page import Page, World
from awesome_lint.registry import selection
from awesome_lint.registry.families import CONTENTS, OF_STYLE
from awesome_lint.rules import RuleId
from awesome_lint.settings import Settings
from awesome_lint.source import Source, Span
from awesome_lint.text import spans
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.urls import canonical
from awesome_lint.values.slotted import immutable

_WORD = late_pattern(r"\w+")
_ITEM = late_pattern(r"(?:[-*+]|\d+[.)])[ \t]")
_MAX_ROUNDS = 5
_SEVERAL = 5
"""So many entries are hardly in order by chance."""
_MAX_CHOICES = 8


@immutable
class Added:
    """The text with the new entry, and the entry in it."""

    text: str
    entry: Entry


@dataclass(frozen=True, eq=False)
class _Place:
    """Where a new entry goes: the section, if the page has any, and the entries that it joins."""

    page: Page
    target: Section | None
    siblings: Sequence[Entry]

    @cached_property
    def faults(self) -> Counter[tuple[str, str]]:
        """What rules find before the entry is added."""
        return refusals.faults(self.read(self.page.source.text))

    def read(self, text: str) -> Page:
        """A changed page, judged by what the list did before."""
        return Page.read(text, self.page.settings, self.page.world, base=self.page.conventions)


def add(
    text: str, new: NewEntry, settings: Settings, *, section: str | None = None, world: World | None = None
) -> Added:
    """Write an entry into a list.

    Args:
        text: the list.
        new: what to add.
        settings: those that hold for the list.
        section: the title of its section, or the titles from the top with ` > ` between them; may be
            left out where only one section has entries.
        world: what rules may ask; without a speller spelling is not checked.

    Raises:
        AddingError: the list has it already, has no such section or nothing to write it like, or what
            came of it is not what a rule accepts.
    """
    return add_to(Page.read(text, settings, world), new, section)


def add_to(page: Page, new: NewEntry, section: str | None) -> Added:
    """Write an entry into a list that was read; the page is not changed.

    Raises:
        AddingError: as for `add`.
    """
    refused = gates.unreadable(page)
    if refused is not None:
        raise AddingError(refused)
    refusals.refuse_harmful(new)
    twice = known(page, name=new.name, url=new.url)
    if twice is not None:
        raise twice
    place = _place(page, section)
    try:
        return _added(place, new)
    except MisfitError as error:
        blamed = _blamed(place, new)
        if blamed is None or blamed.about == error.about:  # what is known of it says more
            raise
        raise blamed from None


def _place(page: Page, section: str | None) -> _Place:
    target = sections.find(page.catalog, section)
    unsectioned = [entry for entry in page.catalog.entries if not entry.section] or page.catalog.entries
    place = _Place(page, target, _directly(target.entries) if target is not None else unsectioned)
    for each in place.siblings:
        region = spans.at(page.catalog.generated, each.span.start)
        if region is not None:
            mark = page.source.cut(region).partition("\n")[0].strip()
            reason = (
                f"a program writes the entries of this section, below `{mark}`; add the entry to the program's source"
            )
            raise AddingError(reason, SECTION if sections.taking(page.catalog) else "")
    return place


def _directly(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries that stand in a section themselves and not in a group of it, if there are any."""
    least = min((len(each.section) for each in entries), default=0)
    return [each for each in entries if len(each.section) == least]


def _added(place: _Place, new: NewEntry) -> Added:
    """The entry, written like the first one that it can be written like."""
    page, siblings, errors = place.page, place.siblings, []
    near = {id(each) for each in siblings}
    every = [each for each in page.catalog.entries if each.section or id(each) in near]
    for choice in template.choices(page.source, every, siblings, new)[:_MAX_CHOICES]:
        try:
            return _added_like(choice, place, new)
        except AddingError as error:
            errors.append(error)
    if errors:
        raise errors[0]
    if page.catalog.entries:
        raise AddingError(
            "entries here have no URL; leave it out" if new.url else "every entry of the list has a URL; give one", URL
        )
    raise AddingError("no entry of the list has a link that could serve as a model for the new one")


def _blamed(place: _Place, new: NewEntry) -> AddingError | None:
    """That a part of what is said of an entry cannot stand beside the rest, if it can be added with less."""
    parts = [*_parts(new, place.siblings)]
    tried = [(about, what, without(new)) for about, what, without in parts]
    less = new
    for about, what, without in parts:
        less = without(less)
        tried.append((about, what, less))
    for about, what, each in tried:
        try:
            _added(place, each)
        except AddingError:
            continue
        return AddingError(f"{what} cannot be written here beside the rest; leave it out", about)
    return None


_Without = Callable[[NewEntry], NewEntry]
"""Takes one part from an entry."""


def _parts(new: NewEntry, siblings: Sequence[Entry]) -> Iterator[tuple[str, str, _Without]]:
    """The parts that an entry may do without: which, what a message calls it, and how to take it away."""
    if new.description:
        yield DESCRIPTION, "a description", lambda entry: replace(entry, description=None)
    for note in filter(None, new.notes):
        yield NOTE, f"`{note}`", partial(_without_note, note)
    for name in new.fields:
        yield FIELD + name, f"the field `{name}`", partial(_without_field, name)
    if new.url and sum(each.url is not None for each in siblings) * 2 <= len(siblings):
        yield URL, "a URL", lambda entry: replace(entry, url=None)


def _without_note(note: str, entry: NewEntry) -> NewEntry:
    return replace(entry, notes=["" if each == note else each for each in entry.notes])


def _without_field(name: str, entry: NewEntry) -> NewEntry:
    return replace(entry, fields={other: values for other, values in entry.fields.items() if other != name})


def _added_like(choice: Entry, place: _Place, new: NewEntry) -> Added:
    page, siblings = place.page, place.siblings
    refusals.refuse_fields(page, choice, new)
    written = template.write(page, choice, siblings, new)
    for note in new.notes:
        if note not in written:
            raise MisfitError(f"entries here have no place for `{note}` beside name, description and fields", NOTE)
    changed = _in_style(place, place.read(_inserted(place, written, new)), new)
    entry = _entry(changed, place, new)
    if entry is None:
        remarks = template.remarks(page, choice, siblings)[len(new.notes) :]
        if not remarks:
            line = written.strip().partition("\n")[0]
            raise MisfitError(f"`{line}` would not be read as an entry here; add it by hand")
        reason = f"the new line is read as no entry without what others have there, like `{remarks[0].strip()}`"
        raise MisfitError(reason, NOTE, "; give it with --note")
    refusals.refuse_faults(place.faults, changed, entry)
    refusals.refuse_foreign(changed, entry, new)
    return Added(changed.source.text, entry)


def form(page: Page, section: str | None) -> Form:
    """What there is to say of a new entry of a section.

    Raises:
        AddingError: there is no such section.
    """
    return forms.of(page, joined(page, section))


def joined(page: Page, section: str | None) -> Sequence[Entry]:
    """The entries that a new one joins: those of a section, or of the page if there is none or it has none.

    Raises:
        AddingError: there is no such section.
    """
    siblings = _place(page, section).siblings if section is not None else []
    return siblings or page.catalog.entries


def known(page: Page, *, name: str | None = None, url: str | None = None) -> AddingError | None:
    """What keeps a name or a URL from being added: that the list has it already."""
    for entry in page.catalog.entries:
        row = page.source.position(entry.span.start).row
        if entry.url and url and canonical(entry.url) == canonical(url):
            return AddingError(f"`{entry.name}` on line {row} already leads to {url}", URL)
        if name is not None and entry.name.casefold() == name.casefold() and not entry.entries:
            return AddingError(f"`{entry.name}` is already in the list, on line {row}", NAME)
    return None


def _inserted(place: _Place, written: str, new: NewEntry) -> str:
    source = place.page.source
    end_of_line = "\r\n" if "\r\n" in source.text else "\n"
    if not place.siblings:
        assert place.target is not None
        at = source.line_span(source.line_at(place.target.title_span.end)).end
        return source.text[:at] + end_of_line * 2 + written + source.text[at:]
    before, after = _neighbors(place, new)
    gap = _gap(place, end_of_line)
    if before is not None:
        at = source.line_span(source.line_at(before.span.end - 1)).end
        return source.text[:at] + gap + written + source.text[at:]
    assert after is not None
    at = source.line_span(source.line_at(after.span.start)).start
    return source.text[:at] + written + gap + source.text[at:]


def _neighbors(place: _Place, new: NewEntry) -> tuple[Entry | None, Entry | None]:
    """The entry after which the new one stands, or the one before which."""
    ids = {id(sibling) for sibling in place.siblings}
    every = place.page.conventions.orders
    orders = [order for order in every if any(id(entry) in ids for entry in order.entries)]
    if not orders and place.page.settings.order.by != "none":
        orders = [*_as_elsewhere(every, place.siblings)]
    if not orders:
        return place.siblings[-1], None
    order = max(orders, key=lambda each: len(each.entries))
    at = order.place(_as_entry(new, place.siblings[0]))
    return (order.entries[at - 1], None) if at else (None, order.entries[0])


def _as_elsewhere(orders: Sequence[SectionOrder], siblings: Sequence[Entry]) -> Iterator[SectionOrder]:
    """The order that a section too small to show one keeps: as the rest of the list, or by name if it has several."""
    by_name = SectionOrder(None, (), (), sortkeys.NAME, collation.ALL[0], declared=False)
    for order in orders[:1] or [by_name] * (len(siblings) >= _SEVERAL):
        entries = tuple(order.by.having(siblings))
        like = replace(order, section=None, entries=entries, keys=order.by.keys(entries, order.collation))
        if entries and not like.astray:
            yield like


def _as_entry(new: NewEntry, like: Entry) -> Entry:
    """The new entry as a record without places, to be compared with others."""
    nowhere = Span(0, 0)
    fields = Fields(
        Field(name, list(values), [], nowhere, nowhere, [nowhere for _ in values])
        for name, values in new.fields.items()
    )
    return Entry(new.name, new.url, new.description, like.section, like.style, nowhere, nowhere, fields=fields)


def _gap(place: _Place, end_of_line: str) -> str:
    """What stands between two entries of a section, or of the list, if that is nothing but white space."""
    source, first = place.page.source, place.siblings[0]
    alike = [each for each in place.page.catalog.entries if each.style is first.style]
    gaps = _gaps(source, place.siblings) or _gaps(source, alike)
    is_line = first.style is Style.TABLE or _ITEM.match(source.text, first.span.start) is not None
    return end_of_line * (gaps.most_common(1)[0][0] if gaps else 1 if is_line else 2)


def _gaps(source: Source, entries: Sequence[Entry]) -> Counter[int]:
    """How often entries follow each other after how many line ends, with nothing else between them."""
    gaps: Counter[int] = Counter()
    for one, other in pairwise(entries):
        between = source.text[one.span.end : source.line_span(source.line_at(other.span.start)).start]
        if between and not between.strip():
            gaps[min(max(between.count("\n"), 1), 2)] += 1
    return gaps


def _in_style(place: _Place, page: Page, new: NewEntry) -> Page:
    """Let the fixes of rules about form have their way with the new entry, and with nothing else."""
    asked = _of_style(page.settings)
    for _ in range(_MAX_ROUNDS):
        entry = _found(page, new)
        if entry is None:
            return page
        found = [each for each in engine.check(page, asked) if _is_of_style(each, entry)]
        if not found:
            return page
        text, _ = applied(page.source, sorted(found[0].fix.edits if found[0].fix else ()))
        page = place.read(text)
    return page


def _of_style(settings: Settings) -> list[RuleId]:
    """The rules whose fixes may change a new entry, and those that silence them."""
    chosen = selection.select(settings)
    codes = with_louder({each.code for each in chosen if each.code == CONTENTS or each.code.startswith(OF_STYLE)})
    return [each for each in chosen if each.code in codes]


def _is_of_style(diagnostic: Diagnostic, entry: Entry) -> bool:
    """Whether a fix gives the entry the form of the others, or lists its heading in the contents."""
    if diagnostic.fix is None or not (entry.span.start <= diagnostic.span.start < entry.span.end):
        return False
    if diagnostic.code == CONTENTS:
        return True
    is_within = all(entry.span.start <= edit.start and edit.end <= entry.span.end for edit in diagnostic.fix.edits)
    return is_within and diagnostic.code.startswith(OF_STYLE)


def _found(page: Page, new: NewEntry) -> Entry | None:
    return next((entry for entry in page.catalog.entries if entry.name == new.name and entry.url == new.url), None)


def _entry(page: Page, place: _Place, new: NewEntry) -> Entry | None:
    """The new entry as it is read again; None where it is read as something else, or another is lost."""
    refused = gates.unreadable(page)
    if refused is not None:
        raise AddingError(refused)
    entry = _found(page, new)
    if entry is None and new.description and (name := _longer_name(page, new)) is not None:
        like = min((each.description for each in place.siblings if each.description), key=len, default=None)
        hint = f"those here are like `{like}`" if like else "leave it out"
        raise MisfitError(f"the description would be read as part of the name, `{name}`; {hint}", DESCRIPTION)
    if entry is None or (place.siblings and entry.section not in [each.section for each in place.siblings]):
        return None
    beside = [each for each in page.catalog.entries if not entry.span.start <= each.span.start < entry.span.end]
    lost = Counter(each.name for each in place.page.catalog.entries) - Counter(each.name for each in beside)
    if lost:
        reason = (
            f"with one entry more here, the page would be read otherwise: {refusals.some([*lost])} would be no entry"
        )
        raise MisfitError(reason, "", "; add it by hand")
    if len(page.catalog.entries) != len(beside) + 1:
        return None
    if not _says(entry, new):
        raise MisfitError("the description would be read as something else here; leave it out", DESCRIPTION)
    return entry


def _longer_name(page: Page, new: NewEntry) -> str | None:
    """The name under which the new entry is read, if that goes on with the description."""
    begin = f"{new.name} {' '.join((new.description or '').split()[:2])}".rstrip(".")
    said = (each.name for each in page.catalog.entries if each.url == new.url)
    return next(
        (name for name in said if " ".join(_WORD.findall(name)).startswith(" ".join(_WORD.findall(begin)))), None
    )


def _says(entry: Entry, new: NewEntry) -> bool:
    """Whether the description of an entry is that of the new one, perhaps with texts of its links behind."""
    said, wanted = (_WORD.findall((each.description or "").casefold()) for each in (entry, new))
    beside = {word for link in entry.links for word in _WORD.findall(link.text.casefold())}
    return said[: len(wanted)] == wanted and (said == wanted or bool(wanted)) and beside.issuperset(said[len(wanted) :])
