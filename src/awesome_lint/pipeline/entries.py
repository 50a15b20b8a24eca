"""New entries for the list of an input.

May not: write files, print.
"""

from __future__ import annotations

from dataclasses import replace

from awesome_lint.editing import adding, refusals, sections
from awesome_lint.editing.forms import Form, Wanted
from awesome_lint.editing.refusals import DESCRIPTION, FIELD, NAME, NOTE, SECTION, URL, AddingError
from awesome_lint.editing.template import NewEntry
from awesome_lint.pipeline import outcomes
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.source import Source
from awesome_lint.world.speller import Speller

__all__ = [
    "DESCRIPTION",
    "FIELD",
    "NAME",
    "NOTE",
    "SECTION",
    "URL",
    "Adder",
    "AddingError",
    "Form",
    "NewEntry",
    "Wanted",
]


class Adder:
    """The list of an input, to which entries may be added; it is read once."""

    def __init__(self, input_: Input) -> None:
        self.input = input_
        self._page = outcomes.page_of(input_, replace(input_.world, speller=Speller()))

    def sections(self) -> list[str]:
        """The titles of the sections that can take an entry."""
        return sections.titles(self._page.catalog)

    def linked(self, section: str | None) -> float:
        """The share of entries of a section, or of the list, that have a URL; where there are none all."""
        entries = adding.joined(self._page, section)
        return sum(each.url is not None for each in entries) / len(entries) if entries else 1.0

    def refused(self, *, name: str | None = None, url: str | None = None) -> str | None:
        """A sentence if the list has an entry of that name or URL already, or no link can lead to the URL."""
        found = adding.known(self._page, name=name, url=url) or (url and refusals.wrong_url(self._page, url))
        return found.reason if found else None

    def form(self, section: str | None) -> Form:
        """What there is to say of a new entry of a section.

        Raises:
            AddingError: there is no such section, or nobody writes entries there by hand.
        """
        return adding.form(self._page, section)

    def add(self, new: NewEntry, section: str | None) -> Outcome:
        """Write an entry into the list; nothing is saved.

        Raises:
            AddingError: it cannot be added; the message says why and what to do.
        """
        return Outcome(self.input, Source(adding.add_to(self._page, new, section).text))
