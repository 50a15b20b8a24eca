"""Adding an entry to a list: in the style of its section, at its place, held against the rules.

May not: read or write files.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise

from awesome_lint import engine
from awesome_lint.catalog import remains
from awesome_lint.catalog.records import Catalog, Entry, Field, Fields, Section, Style
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.diagnostic.edits import applied
from awesome_lint.editing import forms, gates, pruning, template
from awesome_lint.editing.forms import Form
from awesome_lint.editing.template import NewEntry
from awesome_lint.page import Page, World
from awesome_lint.registry.families import CONTENTS, LAYOUT, MISSING_DESCRIPTION, MISSING_FIELD, OF_STYLE
from awesome_lint.settings import Settings
from awesome_lint.source import Source, Span
from awesome_lint.text import spans
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.urls import canonical
from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.values.slotted import immutable

_PATH = " > "
_WORD = late_pattern(r"\w+")
_MAX_ROUNDS = 5
_MAX_CHOICES = 8
_MAX_SHOWN = 10
_NO_CHOICE = "no entry"


NAME, URL, SECTION, DESCRIPTION, FIELD, NOTE = "name", "URL", "section", "description", "field ", "note"
"""What an error may be about; a field comes with its name."""


class AddingError(AwesomeLintError, ValueError):
    """An entry cannot be added; the message says why and what to do.

    `about` is the part of the entry that should be given otherwise, empty where none would help; `reason` is the
    message without what only matters to those who cannot be asked again.
    """

    def __init__(self, reason: str, about: str = "", hint: str = "") -> None:
        super().__init__(f"{reason}{hint}")
        self.reason, self.about = reason, about


@immutable
class Added:
    """The text with the new entry, and the entry in it."""

    text: str
    entry: Entry


def add(
    text: str,
    new: NewEntry,
    settings: Settings,
    *,
    section: str | None = None,
    world: World | None = None,
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
    page = Page.read(text, settings, world)

    def read(of: str) -> Page:
        return Page.read(of, settings, world, base=page.conventions)

    refused = gates.unreadable(page)
    if refused is not None:
        raise AddingError(refused)
    twice = known(page, name=new.name, url=new.url)
    if twice is not None:
        raise twice
    target = _section(page.catalog, section)
    unsectioned = [entry for entry in page.catalog.entries if not entry.section] or page.catalog.entries
    siblings = target.entries if target is not None else unsectioned
    if any(spans.at(page.catalog.generated, sibling.span.start) for sibling in siblings):
        raise AddingError("this section is generated; add the entry to its source")
    error = AddingError("no entry of the list has a link that could serve as a model for the new one")
    if not new.url and page.catalog.entries:
        error = AddingError("every entry of the list has a URL; give one", URL)
    every = [entry for entry in page.catalog.entries if entry.section]
    for choice in template.choices(page.source, every or siblings, siblings, new)[:_MAX_CHOICES]:
        try:
            return _add_like(choice, page, target, siblings, new, read)
        except AddingError as found:
            error = found if str(error).startswith(_NO_CHOICE) else error
    raise error


def _add_like(
    choice: Entry,
    page: Page,
    target: Section | None,
    siblings: Sequence[Entry],
    new: NewEntry,
    read: Callable[[str], Page],
) -> Added:
    _refuse_fields(page, choice, new)
    written = template.write(page, choice, siblings, new)
    for note in new.notes:
        if note not in written:
            raise AddingError(f"entries here have no place for `{note}` beside name, description and fields", NOTE)
    changed = _in_style(read(_inserted(page, target, siblings, written, new)), read, new)
    entry = _entry(changed, page, new)
    if entry is None:
        remarks = template.remarks(page, choice, siblings)[len(new.notes) :]
        if not remarks:
            raise AddingError("the new line would not be read as that entry; add it by hand")
        reason = f"the new line is read as no entry without what others have there, like `{remarks[0]}`"
        raise AddingError(reason, NOTE, "; give it with --note")
    _refuse_faults(read(page.source.text), changed, entry)
    _refuse_foreign(changed, entry, new)
    return Added(changed.source.text, entry)


def form(page: Page, section: str | None) -> Form:
    """What there is to say of a new entry of a section.

    Raises:
        AddingError: there is no such section.
    """
    target = _section(page.catalog, section)
    near = (target.entries if target is not None else []) or page.catalog.entries
    return forms.of(page, near)


def sections(catalog: Catalog) -> list[str]:
    """The sections that have entries, or all where none has, as `add` is told them."""
    every = [*_paths(catalog.sections, ())]
    return [_PATH.join(path) for path, each in every if each.entries] or [_PATH.join(path) for path, _ in every]


def _paths(tops: Sequence[Section], above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Section]]:
    for each in tops:
        path = (*above, each.title)
        yield path, each
        yield from _paths(each.sections, path)


def known(page: Page, *, name: str | None = None, url: str | None = None) -> AddingError | None:
    """What keeps a name or a URL from being added: that the list has it already."""
    for entry in page.catalog.entries:
        row = page.source.position(entry.span.start).row
        if entry.url and url and canonical(entry.url) == canonical(url):
            return AddingError(f"`{entry.name}` on line {row} already leads to {url}", URL)
        if name is not None and entry.name.casefold() == name.casefold() and not entry.entries:
            return AddingError(f"`{entry.name}` is already in the list, on line {row}", NAME)
    return None


def _section(catalog: Catalog, called: str | None) -> Section | None:
    """The section of that title or path; without one the only section that has entries."""
    every = list(_paths(catalog.sections, ()))
    if called is None:
        holding = [section for _, section in every if section.entries]
        if len(holding) > 1:
            raise AddingError(f"name the section; there are {_some(sections(catalog))}", SECTION)
        return holding[0] if holding else None
    found = [section for path, section in every if called in (path[-1], _PATH.join(path))]
    wanted = called.casefold()
    found = found or [each for path, each in every if wanted in (path[-1].casefold(), _PATH.join(path).casefold())]
    if len(found) > 1:
        paths = [_PATH.join(path) for path, section in every if section in found]
        raise AddingError(f"several sections are called `{called}`; expected one of {_some(paths)}", SECTION)
    if not found:
        titles = [path[-1] for path, _ in every]
        close = difflib.get_close_matches(called, titles, 1)
        hint = f"did you mean `{close[0]}`?" if close else f"there are {_some(titles)}"
        raise AddingError(f"no section is called `{called}`; {hint}", SECTION)
    return found[0]


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(f"`{name}`" for name in names[:_MAX_SHOWN])
    return f"{shown} and {len(names) - _MAX_SHOWN} more" if len(names) > _MAX_SHOWN else shown


def _refuse_fields(page: Page, choice: Entry, new: NewEntry) -> None:
    """Refuse fields that entries like the chosen one have not, and to leave out those that they need."""
    known = [field.name for field in choice.fields]
    for name in new.fields:
        if name not in known:
            hint = f"they have {_some(known)}" if known else "they have none"
            raise AddingError(f"entries here have no field `{name}`; {hint}", FIELD + name)
    schema = page.conventions.schema_of(choice)
    for each in template.unwanted(page.source, choice, new):
        convention = schema.of(each.name)
        can_go = convention is None or not convention.required
        can_be_empty = convention is None or convention.can_be_empty
        if not (can_be_empty if choice.style is Style.TABLE else can_go):
            reason = f"entries here have the field `{each.name}`"
            raise AddingError(reason, FIELD + each.name, f"; give it with --field '{each.name}=…'")


def _inserted(page: Page, target: Section | None, siblings: Sequence[Entry], written: str, new: NewEntry) -> str:
    source = page.source
    end_of_line = "\r\n" if "\r\n" in source.text else "\n"
    if not siblings:
        assert target is not None
        at = source.line_span(source.line_at(target.title_span.end)).end
        return source.text[:at] + end_of_line * 2 + written + source.text[at:]
    before, after = _neighbors(page, siblings, new)
    if before is not None:
        at = source.line_span(source.line_at(before.span.end - 1)).end
        return source.text[:at] + _gap(source, siblings, end_of_line) + written + source.text[at:]
    assert after is not None
    at = source.line_span(source.line_at(after.span.start)).start
    return source.text[:at] + written + _gap(source, siblings, end_of_line) + source.text[at:]


def _neighbors(page: Page, siblings: Sequence[Entry], new: NewEntry) -> tuple[Entry | None, Entry | None]:
    """The entry after which the new one stands, or the one before which."""
    ids = {id(sibling) for sibling in siblings}
    orders = [order for order in page.conventions.orders if any(id(entry) in ids for entry in order.entries)]
    if not orders:
        return siblings[-1], None
    order = max(orders, key=lambda each: len(each.entries))
    place = order.place(_as_entry(new, siblings[0]))
    return (order.entries[place - 1], None) if place else (None, order.entries[0])


def _as_entry(new: NewEntry, like: Entry) -> Entry:
    """The new entry as a record without places, to be compared with others."""
    nowhere = Span(0, 0)
    fields = Fields(
        Field(name, list(values), [], nowhere, nowhere, [nowhere for _ in values])
        for name, values in new.fields.items()
    )
    return Entry(new.name, new.url, new.description, like.section, like.style, nowhere, nowhere, fields=fields)


def _gap(source: Source, siblings: Sequence[Entry], end_of_line: str) -> str:
    """What stands between two entries of a section, if that is nothing but white space."""
    gaps: Counter[int] = Counter()
    for one, other in pairwise(siblings):
        between = source.text[one.span.end : source.line_span(source.line_at(other.span.start)).start]
        if between and not between.strip():
            gaps[min(between.count("\n"), 2)] += 1
    usual = gaps.most_common(1)[0][0] if gaps else 2 if siblings[0].style is Style.HEADING else 1
    return end_of_line * max(usual, 1)


def _in_style(page: Page, read: Callable[[str], Page], new: NewEntry) -> Page:
    """Let the fixes of rules about form have their way with the new entry, and with nothing else."""
    for _ in range(_MAX_ROUNDS):
        entry = _found(page, new)
        if entry is None:
            return page
        found = [each for each in engine.check(page) if _is_of_style(each, entry)]
        if not found:
            return page
        text, _ = applied(page.source, sorted(found[0].fix.edits if found[0].fix else ()))
        page = read(text)
    return page


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


def _entry(page: Page, before: Page, new: NewEntry) -> Entry | None:
    """The new entry as it is read again; None where it is read as something else, or another is lost."""
    refused = gates.unreadable(page)
    if refused is not None:
        raise AddingError(refused)
    entry = _found(page, new)
    if entry is None:
        return None
    beside = [each for each in page.catalog.entries if not entry.span.start <= each.span.start < entry.span.end]
    is_one = len(page.catalog.entries) == len(beside) + 1
    if not is_one or Counter(each.name for each in before.catalog.entries) - Counter(each.name for each in beside):
        return None
    if _words(entry.description) != _words(new.description):
        raise AddingError("the description would be read as something else here; leave it out", DESCRIPTION)
    return entry


def _words(description: str | None) -> list[str]:
    return _WORD.findall((description or "").casefold())


def _refuse_faults(before: Page, after: Page, entry: Entry) -> None:
    """Refuse what a rule says of the new entry or calls an error, judged by what the list did before."""
    known = Counter(_identity(before, each) for each in engine.check(before))
    for each in engine.check(after):
        is_new = not known[_identity(after, each)] and not each.code.startswith(LAYOUT)
        if is_new and (_is_about(each, entry) or each.severity is Severity.ERROR):
            raise AddingError(each.message, _part(entry, each), f" ({each.code}); nothing was written")
        known[_identity(after, each)] -= 1


def _refuse_foreign(page: Page, entry: Entry, new: NewEntry) -> None:
    """Refuse to say of the new entry what is only true of another one; the page is read no further."""
    remains.complete(page.catalog, page.document, page.source.text)
    siblings = [each for each in page.catalog.entries if each.section == entry.section]
    common = template.common(page, entry, siblings)
    given = " ".join([new.name, new.url or "", new.description or "", *new.notes, *new.fields])
    given = " ".join([given, *chain.from_iterable(new.fields.values())])
    known = {*pruning.words(given)}
    led = [(each.text, each.url) for each in entry.links] + [(each.text, each.url) for each in entry.images]
    shown = [*entry.notes, *entry.body, *(text for text, _ in led)]
    foreign = [text for text in shown if not known.issuperset(pruning.words(text)) and not common.says(text)]
    foreign += [url for _, url in led if not _leads(url, given, common)]
    if foreign:
        within = [each.name for each in entry.fields if foreign[0] in (*each.values, *(one.url for one in each.links))]
        hint = f"give the field `{within[0]}` with --field" if within else "add it by hand"
        about = FIELD + within[0] if within else ""
        raise AddingError(f"entries here have further parts (`{foreign[0]}`)", about, f"; {hint}")


def _leads(url: str, given: str, common: pruning.Common) -> bool:
    return url in given or common.leads(url) or template.is_derived(url, given)


def _is_about(found: Diagnostic, entry: Entry) -> bool:
    places = (found.span, found.other or found.span)
    return any(place.start <= entry.span.end and entry.span.start <= place.end for place in places)


def _part(entry: Entry, found: Diagnostic) -> str:
    """The part of an entry that a finding is about."""
    if found.code in (MISSING_DESCRIPTION, MISSING_FIELD):
        return DESCRIPTION if found.code == MISSING_DESCRIPTION else ""
    parts = [(NAME, entry.name_span), (URL, entry.url_span), (DESCRIPTION, entry.description_span)]
    parts += [(FIELD + field.name, field.span) for field in entry.fields]
    at = found.span.start
    return next((what for what, span in parts if span is not None and span.start <= at <= span.end), "")


def _identity(page: Page, diagnostic: Diagnostic) -> tuple[str, str]:
    """What a finding is known by whatever lines stand above it and however many entries there are."""
    return diagnostic.code, page.source.cut(page.source.line_span(page.source.line_at(diagnostic.span.start)))
