"""The sections of a list that can take an entry, and which of them a title means.

May not: change text.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Sequence

from awesome_lint.catalog.records import Catalog, Section
from awesome_lint.editing import refusals
from awesome_lint.editing.refusals import SECTION, AddingError
from awesome_lint.text import spans
from awesome_lint.values.slotted import immutable

_PATH = " > "


@immutable
class _Named:
    """A section by its titles from the top, `A > B`; a second one of the same is `A > B (2)`."""

    path: str
    section: Section

    @property
    def title(self) -> str:
        """Its own title."""
        return self.path.rpartition(_PATH)[2]


def titles(catalog: Catalog) -> list[str]:
    """The sections that take entries, or all where none does, as `add` is told them; none if entries need none."""
    if _are_missing(catalog):
        return []
    every = _named(catalog)
    return taking(catalog) or [each.path for each in every if each.section.entries] or [each.path for each in every]


def _are_missing(catalog: Catalog) -> bool:
    """Whether most entries stand in no section, such as headings right below the title."""
    return sum(not each.section for each in catalog.entries) * 2 > len(catalog.entries)


def taking(catalog: Catalog) -> list[str]:
    """The sections that have entries which people write."""
    return [
        each.path
        for each in _named(catalog)
        if each.section.entries
        and all(spans.at(catalog.generated, entry.span.start) is None for entry in each.section.entries)
    ]


def _named(catalog: Catalog) -> list[_Named]:
    """All sections, each under a name that no other has."""
    count: Counter[str] = Counter()
    named = []
    for titles_above, section in paths(catalog.sections):
        path = _PATH.join(titles_above)
        count[path] += 1
        named.append(_Named(f"{path} ({count[path]})" if count[path] > 1 else path, section))
    return named


def paths(tops: Sequence[Section], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Section]]:
    """Sections and those below them, each with the titles from the top."""
    for each in tops:
        path = (*above, each.title)
        yield path, each
        yield from paths(each.sections, path)


def find(catalog: Catalog, called: str | None) -> Section | None:
    """The section of that title or path; without one the only section that has entries."""
    every = _named(catalog)
    if called is None and _are_missing(catalog):
        return None
    if called is None:
        holding = [each for each in every if each.section.entries]
        if len(holding) > 1:
            raise AddingError(f"name the section; there are {refusals.some(titles(catalog))}", SECTION)
        return holding[0].section if holding else None
    wanted = called.casefold()
    found = (
        [each for each in every if called == each.path]
        or [each for each in every if called == each.title]
        or [each for each in every if wanted in (each.title.casefold(), each.path.casefold())]
    )
    if len(found) > 1:
        known = refusals.some([each.path for each in found])
        raise AddingError(f"several sections are called `{called}`; expected one of {known}", SECTION)
    if not found:
        close = difflib.get_close_matches(called, [each.title for each in every], 1)
        hint = f"did you mean `{close[0]}`?" if close else f"there are {refusals.some([each.title for each in every])}"
        raise AddingError(f"no section is called `{called}`; {hint}", SECTION)
    return found[0].section
