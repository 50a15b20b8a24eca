"""The dialogue of `add`: asks for what a new entry needs until it can be written, and shows it before it is."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import field, replace

import click

from awesome_lint.cli.console import Console
from awesome_lint.pipeline.entries import (
    DESCRIPTION,
    FIELD,
    NAME,
    NOTE,
    SECTION,
    URL,
    Adder,
    AddingError,
    Form,
    NewEntry,
    Wanted,
)
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.values.slotted import immutable, mutable

_MOST_SHOWN, _MOST_NAMED = 40, 6
_USUALLY = 0.5
_Check = Callable[[str], str | None]
"""Says what is wrong with an answer, if something is."""


@mutable
class Given:
    """What is known of the entry so far."""

    name: str | None
    url: str | None
    section: str | None
    description: str | None
    fields: dict[str, Sequence[str]] = field(default_factory=dict)
    notes: Sequence[str] = ()

    @property
    def entry(self) -> NewEntry:
        """The entry as it is known."""
        assert self.name
        return NewEntry(self.name, self.url or None, self.description, self.fields, self.notes)


def ask(console: Console, adder: Adder, given: Given) -> Outcome:
    """Ask for what is missing, and again for what is refused, until the entry can be written.

    Raises:
        AddingError: it cannot be, whatever is said.
    """
    dialogue = _Dialogue(console, adder, given)
    dialogue.begin()
    while True:
        try:
            return adder.add(given.entry, given.section)
        except AddingError as error:
            if not error.about:
                raise
            console.note(error.reason)
            dialogue.ask_again(error.about)


@immutable
class _Dialogue:
    console: Console
    adder: Adder
    given: Given

    def begin(self) -> None:
        """Ask for all that is not given."""
        given = self.given
        titles = self.adder.sections()
        given.section = titles[0] if given.section is None and len(titles) == 1 else given.section
        if given.section is not None:
            self._form()  # a section that takes no entry is refused before anything is asked
        given.name = given.name or self._name()
        given.url = given.url or self._url()
        if given.section is None and titles:
            given.section = self._choice("Section", titles, is_closed=True)
        form = self._form()
        for each in form.fields:
            if given.fields.keys().isdisjoint(each.names):
                self._ask_field(each)
        if form.others:
            self._ask_others(form.others)
        if given.description is None and form.has_description:
            self._ask_description(is_needed=form.is_description_needed)
        if form.notes and not given.notes:
            self._ask_notes(form.notes)

    def ask_again(self, about: str) -> None:
        """Ask once more for one part."""
        given = self.given
        if about == NAME:
            given.name = self._name()
        elif about == URL:
            given.url = self._url()
        elif about == SECTION:
            given.section = self._choice("Section", self.adder.sections(), is_closed=True)
        elif about == DESCRIPTION:
            self._ask_description(is_needed=given.description is None)
        elif about == NOTE:
            self._ask_notes(self._form().notes)
        else:
            name = about.removeprefix(FIELD)
            was_refused = given.fields.pop(name, None) is not None
            known = [each for each in self._form().fields if name in each.names]
            wanted = known[0] if known else Wanted((name,), (), is_closed=False, is_needed=False)
            self._ask_field(replace(wanted, is_needed=wanted.is_needed or not was_refused))

    def _form(self) -> Form:
        while True:
            try:
                return self.adder.form(self.given.section)
            except AddingError as error:
                if error.about != SECTION:
                    raise
                self.console.note(error.reason)
                self.ask_again(SECTION)

    def _name(self) -> str:
        return self._answer("Name", check=lambda said: self.adder.refused(name=said))

    def _url(self) -> str:
        """The URL; a list of which no entry has one is not asked for any."""

        def check(said: str) -> str | None:
            return _url_problem(said) or self.adder.refused(url=said)

        if not self.adder.linked(None):
            return ""
        hint = "" if self.adder.linked(self.given.section) > _USUALLY else " (Enter for none)"
        return self._answer(f"URL{hint}", is_needed=not hint, check=check)

    def _ask_description(self, *, is_needed: bool) -> None:
        hint = "" if is_needed else " (Enter for none)"
        self.given.description = self._answer(f"Description{hint}", is_needed=is_needed) or None

    def _ask_notes(self, examples: Sequence[str]) -> None:
        """Ask for what stands beside the rest without a name of its own, by what another entry says there."""
        self.given.notes = [
            self._answer(f"What others have here, like `{each}` (Enter for none)", is_needed=False) if each else ""
            for each in examples
        ]

    def _ask_field(self, wanted: Wanted) -> None:
        hint = "" if wanted.is_needed else " (Enter for none)"
        name, needed = wanted.names[0], wanted.is_needed
        if len(wanted.names) > 1:
            name = self._choice(f"Field{hint}", wanted.names, is_closed=True, is_needed=needed)
            hint, needed = "", True
        if name:
            said = self._choice(f"{name}{hint}", wanted.values, is_closed=wanted.is_closed, is_needed=needed)
            self.given.fields |= {name: _values(said)} if said else {}

    def _ask_others(self, names: Sequence[str]) -> None:
        """Ask for fields that only some entries have."""
        shown = ", ".join(f"`{name}`" for name in names[:_MOST_NAMED])
        self.console.note(f"some entries have other fields: {shown}{', …' if len(names) > _MOST_NAMED else ''}")
        while said := self._answer("Field, as NAME=VALUE (Enter for none)", is_needed=False, check=_field_problem):
            name, _, values = said.partition("=")
            self.given.fields[name.strip()] = _values(values)

    def _choice(self, label: str, choices: Sequence[str], *, is_closed: bool, is_needed: bool = True) -> str:
        """One of several choices, by its number, its name or the beginning of that; of fields, several with commas."""
        for number, each in enumerate(choices[:_MOST_SHOWN], 1):
            self.console.note(f"{number:>4}  {each}")
        if len(choices) > _MOST_SHOWN:
            self.console.note(f"      and {len(choices) - _MOST_SHOWN} more, which Tab completes")
        while True:
            said = self._answer(label, choices, is_needed=is_needed)
            found = _chosen(said, choices)
            if found is not None or not is_closed or not said:
                return found or said
            self.console.note(_unknown(said, choices))

    def _answer(
        self, label: str, choices: Sequence[str] = (), *, is_needed: bool = True, check: _Check | None = None
    ) -> str:
        while True:
            with _completing(choices):
                said = str(click.prompt(label, default="", show_default=False, err=True)).strip()
            problem = check(said) if said and check is not None else None
            if said and problem is None:
                return said
            if not said and not is_needed:
                return ""
            self.console.note(problem or "an answer is needed here; Ctrl-C ends")


def _values(said: str) -> list[str]:
    return [each.strip() for each in said.split(",") if each.strip()]


def _field_problem(said: str) -> str | None:
    name, _, values = said.partition("=")
    return None if name.strip() and _values(values) else "a field is given as NAME=VALUE"


def _url_problem(said: str) -> str | None:
    if any(each.isspace() for each in said):
        return "a URL has no spaces"
    return None if "." in said or "/" in said else "a URL is expected, as in `https://example.org`"


def _chosen(said: str, choices: Sequence[str]) -> str | None:
    """The choices that an answer means, with commas between them; None where one of them is unknown."""
    whole = _one(said, choices)
    if whole is not None:
        return whole
    parts = [_one(each.strip(), choices) for each in said.split(",") if each.strip()]
    return ", ".join(part for part in parts if part is not None) if parts and None not in parts else None


def _one(said: str, choices: Sequence[str]) -> str | None:
    """The only choice of that name, number, beginning or part, letters compared without case."""
    wanted = said.casefold()
    same = [choice for choice in choices if choice.casefold() == wanted]
    if same:
        return same[0]
    if said.isdecimal() and 0 < int(said) <= len(choices):
        return choices[int(said) - 1]
    titles = [choice for choice in choices if _title(choice) == wanted]
    close = titles or _with(choices, lambda each: each.startswith(wanted)) if wanted else []
    close = close or (_with(choices, lambda each: wanted in each) if len(wanted) > 1 else [])
    return close[0] if len(close) == 1 else None


def _title(choice: str) -> str:
    return choice.rpartition(" > ")[2].casefold()


def _with(choices: Sequence[str], fits: Callable[[str], bool]) -> list[str]:
    """The choices of which all or the last title fits."""
    return [choice for choice in choices if fits(choice.casefold()) or fits(_title(choice))]


def _unknown(said: str, choices: Sequence[str]) -> str:
    several = _with(choices, lambda each: said.casefold() in each)
    if len(several) > 1:
        numbers = ", ".join(f"{choices.index(each) + 1} `{each}`" for each in several[:_MOST_NAMED])
        return f"`{said}` may be {numbers}{', …' if len(several) > _MOST_NAMED else ''}; give a number"
    parts = {part.casefold(): part for choice in choices for part in (choice, *choice.split(" > "))}
    close = difflib.get_close_matches(said.casefold(), parts, 1)
    if close:
        return f"`{said}` is none of these; did you mean `{parts[close[0]]}`?"
    return f"`{said}` is none of these; give a number or a part of a name"


@contextmanager
def _completing(choices: Sequence[str]) -> Iterator[None]:
    """Let Tab complete the choices, where the terminal can."""
    try:
        import readline  # noqa: PLC0415
    except ImportError:  # Windows has none
        yield
        return

    def complete(start: str, number: int) -> str | None:
        found = [choice for choice in choices if choice.casefold().startswith(start.casefold())]
        return found[number] if number < len(found) else None

    before, delimiters = readline.get_completer(), readline.get_completer_delims()
    readline.set_completer(complete)
    readline.set_completer_delims(",")
    readline.parse_and_bind("tab: complete")
    try:
        yield
    finally:
        readline.set_completer(before)
        readline.set_completer_delims(delimiters)
