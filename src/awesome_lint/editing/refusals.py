"""Why a new entry is not written: the errors of adding, and what rules and the list itself have against it.

May not: write the entry, choose its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from awesome_lint import engine
from awesome_lint.catalog import remains
from awesome_lint.catalog.records import Entry, Style
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.editing import pruning, template
from awesome_lint.editing.template import NewEntry
from awesome_lint.page import Page
from awesome_lint.registry import selection
from awesome_lint.registry.families import ANCHORS, CONTENTS, LAYOUT, LINKS, MISSING_DESCRIPTION, MISSING_FIELD, ORDER
from awesome_lint.text.escapes import HARMFUL, escape
from awesome_lint.values.errors import AwesomeLintError

_MAX_SHOWN = 10
_ALONE = "Entry"

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


class MisfitError(AddingError):
    """What is said of an entry cannot be written together like another entry; some of it may have to be left out."""


def some(names: Sequence[str]) -> str:
    """Names as a message lists them, not all of very many."""
    shown = ", ".join(f"`{name}`" for name in names[:_MAX_SHOWN])
    return f"{shown} and {len(names) - _MAX_SHOWN} more" if len(names) > _MAX_SHOWN else shown


def refuse_fields(page: Page, choice: Entry, new: NewEntry) -> None:
    """Refuse fields that entries like the chosen one have not, and to leave out those that they need."""
    known = [field.name for field in choice.fields]
    for name in new.fields:
        if name not in known:
            hint = f"they have {some(known)}" if known else "they have none"
            kind = MisfitError if any(entry.fields.get(name) for entry in page.catalog.entries) else AddingError
            raise kind(f"entries here have no field `{name}`; {hint}", FIELD + name)
    schema = page.conventions.schema_of(choice)
    for each in template.unwanted(page.source, choice, new):
        if each.name in new.fields:  # it is written once
            continue
        convention = schema.of(each.name)
        can_go = convention is None or not convention.required
        can_be_empty = convention is None or convention.can_be_empty
        if not (can_be_empty if choice.style is Style.TABLE else can_go):
            reason = f"entries here have the field `{each.name}`"
            raise AddingError(reason, FIELD + each.name, f"; give it with --field '{each.name}=…'")


def refuse_harmful(new: NewEntry) -> None:
    """Refuse characters that do not show and control what does, such as those of a terminal."""
    parts = [(NAME, new.name), (URL, new.url or ""), (DESCRIPTION, new.description or "")]
    parts += [(FIELD + name, value) for name, values in new.fields.items() for value in values]
    for about, text in (*parts, *((NOTE, each) for each in new.notes)):
        found = next((each for each in HARMFUL.findall(text.strip()) if each not in "\n\t"), None)
        if found is not None:
            raise AddingError(f"the {about} contains the control character `{escape(found)}`; leave it out", about)


def wrong_url(page: Page, url: str) -> AddingError | None:
    """What a rule has against a URL, wherever it stands on the page; an anchor of the page is none of its own."""
    alone = Page.read(f"# {_ALONE}\n\n- [{_ALONE}](<{url}>)\n", page.settings, page.world)
    for each in engine.check(alone):
        if each.code.startswith(LINKS) and each.code != ANCHORS and each.severity is Severity.ERROR:
            return AddingError(each.message, URL, f" ({each.code})")
    return None


def faults(page: Page) -> Counter[tuple[str, str]]:
    """What is found on a page, by what a finding is known by whatever lines stand above it."""
    return Counter(_identity(page, each) for each in _found(page))


def _found(page: Page) -> list[Diagnostic]:
    """What rules say of a page; layout keeps no entry from being added."""
    return engine.check(page, [each for each in selection.select(page.settings) if not each.code.startswith(LAYOUT)])


def refuse_faults(before: Counter[tuple[str, str]], after: Page, entry: Entry) -> None:
    """Refuse what a rule says of the new entry or calls an error and what was not there before."""
    known = before.copy()
    for each in _found(after):
        is_later = each.code == CONTENTS and each.fix is None  # a program lists it
        is_new = not known[_identity(after, each)] and not is_later
        is_grave = each.severity is Severity.ERROR and not each.code.startswith(ORDER)
        if is_new and (is_grave or _is_about(each, entry)):
            raise AddingError(each.message, _part(entry, each), f" ({each.code}); nothing was written")
        known[_identity(after, each)] -= 1


def refuse_foreign(page: Page, entry: Entry, new: NewEntry) -> None:
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
    usual = _usual_urls([each for each in siblings if each is not entry])
    foreign += [url for _, url in led if url not in usual and not _leads(url, given, common)]
    if foreign:
        within = [each.name for each in entry.fields if foreign[0] in (*each.values, *(one.url for one in each.links))]
        hint = f"give the field `{within[0]}` with --field" if within else "add it by hand"
        about = FIELD + within[0] if within else ""
        kind = AddingError if within else MisfitError
        raise kind(f"entries here have further parts (`{foreign[0]}`)", about, f"; {hint}")


def _usual_urls(entries: Sequence[Entry]) -> set[str]:
    """The URLs that most entries lead to or show, such as that of an icon."""
    counts = Counter(
        url for each in entries for url in {*(one.url for one in each.links), *(one.url for one in each.images)}
    )
    return {url for url, count in counts.items() if count * 2 > len(entries)}


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
