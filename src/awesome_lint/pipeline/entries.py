"""New entries for the list of an input.

May not: write files, print.
"""

from __future__ import annotations

from dataclasses import replace

from awesome_lint.editing import adding
from awesome_lint.editing.adding import DESCRIPTION, FIELD, NAME, NOTE, SECTION, URL, AddingError
from awesome_lint.editing.forms import Form, Wanted
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
    "AddingError",
    "Form",
    "NewEntry",
    "Wanted",
    "add",
    "are_linked",
    "form",
    "known",
    "sections",
]


def sections(input_: Input) -> list[str]:
    """The titles of the sections that can take an entry."""
    return adding.sections(outcomes.read_file(input_).catalog)


def are_linked(input_: Input) -> bool:
    """Whether most entries of the list have a URL."""
    entries = outcomes.read_file(input_).catalog.entries
    return sum(each.url is not None for each in entries) * 2 >= len(entries)


def known(input_: Input, *, name: str | None = None, url: str | None = None) -> str | None:
    """A sentence if the list has an entry of that name or URL already."""
    found = adding.known(outcomes.page_of(input_), name=name, url=url)
    return found.reason if found is not None else None


def form(input_: Input, section: str | None) -> Form:
    """What there is to say of a new entry of a section.

    Raises:
        AddingError: there is no such section.
    """
    return adding.form(outcomes.page_of(input_), section)


def add(input_: Input, new: NewEntry, section: str | None) -> Outcome:
    """Write an entry into the list of an input; nothing is saved.

    Raises:
        AddingError: it cannot be added; the message says why and what to do.
    """
    added = adding.add(
        input_.text, new, input_.settings, section=section, world=replace(input_.world, speller=Speller())
    )
    return Outcome(input_, Source(added.text))
