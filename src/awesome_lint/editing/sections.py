"""The sections of a list that can take an entry, and which of them a title means.

May not: change text.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from awesome_lint.catalog.records import Catalog, Section
from awesome_lint.editing import refusals
from awesome_lint.editing.refusals import SECTION, AddingError
from awesome_lint.text import spans

_PATH = " > "


def titles(catalog: Catalog) -> list[str]:
    """The sections that take entries, or all where none does, as `add` is told them; none if entries need none."""
    if _are_missing(catalog):
        return []
    every = [*paths(catalog.sections)]
    holding = [(path, each) for path, each in every if each.entries]
    return taking(catalog) or [_PATH.join(path) for path, _ in holding or every]


def _are_missing(catalog: Catalog) -> bool:
    """Whether most entries stand in no section, such as headings right below the title."""
    return sum(not each.section for each in catalog.entries) * 2 > len(catalog.entries)


def taking(catalog: Catalog) -> list[str]:
    """The sections that have entries which people write."""
    return [
        _PATH.join(path)
        for path, each in paths(catalog.sections)
        if each.entries and all(spans.at(catalog.generated, entry.span.start) is None for entry in each.entries)
    ]


def paths(tops: Sequence[Section], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Section]]:
    """Sections and those below them, each with the titles from the top."""
    for each in tops:
        path = (*above, each.title)
        yield path, each
        yield from paths(each.sections, path)


def find(catalog: Catalog, called: str | None) -> Section | None:
    """The section of that title or path; without one the only section that has entries."""
    every = list(paths(catalog.sections))
    if called is None and _are_missing(catalog):
        return None
    if called is None:
        holding = [section for _, section in every if section.entries]
        if len(holding) > 1:
            raise AddingError(f"name the section; there are {refusals.some(titles(catalog))}", SECTION)
        return holding[0] if holding else None
    found = [section for path, section in every if called in (path[-1], _PATH.join(path))]
    wanted = called.casefold()
    found = found or [each for path, each in every if wanted in (path[-1].casefold(), _PATH.join(path).casefold())]
    if len(found) > 1:
        called_so = [_PATH.join(path) for path, section in every if section in found]
        reason = f"several sections are called `{called}`; expected one of {refusals.some(called_so)}"
        raise AddingError(reason, SECTION)
    if not found:
        known = [path[-1] for path, _ in every]
        close = difflib.get_close_matches(called, known, 1)
        hint = f"did you mean `{close[0]}`?" if close else f"there are {refusals.some(known)}"
        raise AddingError(f"no section is called `{called}`; {hint}", SECTION)
    return found[0]
