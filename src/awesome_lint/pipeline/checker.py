"""Checking one list again and again while somebody edits it.

May not: read Markdown, print, change text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from os import PathLike

from awesome_lint import engine
from awesome_lint.catalog.memory import Memory
from awesome_lint.diagnostic import Diagnostic, crash
from awesome_lint.engine.running import OnRule
from awesome_lint.page import Page, World, collection_paused
from awesome_lint.pipeline.arguments import Text, given
from awesome_lint.pipeline.inputs import Input
from awesome_lint.rules import RuleId
from awesome_lint.settings import Settings, loading
from awesome_lint.settings.loading import Table
from awesome_lint.syntax.reparse import Reparser
from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.values.slotted import immutable
from awesome_lint.world.speller import SpellerError, shared_speller


@immutable
class Look:
    """What came of looking at a text; `problems` are sentences that say what could not be done."""

    page: Page
    diagnostics: list[Diagnostic]
    problems: list[str]


class SupersededError(AwesomeLintError, RuntimeError):
    """A check was given up, since nobody wants to know any more what comes of it."""


def look(read: Callable[[World], Page], world: World, name: str, on_rule: OnRule | None = None) -> Look:
    """Read a page and check it, without the speller where that cannot be asked."""
    try:
        return look_at(read(replace(world, speller=shared_speller())), name, on_rule=on_rule)
    except SpellerError as error:
        found = look_at(read(world), name, on_rule=on_rule)
        return replace(found, problems=[*found.problems, f"{name}: spelling was not checked: {error}"])


def look_at(page: Page, name: str, selected: Sequence[RuleId] | None = None, on_rule: OnRule | None = None) -> Look:
    """What rules (those of its settings by default) say of a page; a rule that raises is a problem."""
    crashes = crash.Crashes(name, SpellerError)
    found = engine.check(page, selected, on_crash=crashes.note, on_rule=on_rule)
    return Look(page, found, [*crashes.values()])


class Checker:
    """Checks of one list, each of which parses, and reads into records, only what has changed since the one before.

    They say what `check` says, which has the same arguments. One checker is for one thread.
    """

    def __init__(self, settings: Settings | Table | None = None, *, path: str | PathLike[str] | None = None) -> None:
        self._settings = loading.given(settings)
        self._world = given("", path).world(self._settings)
        self._name = "the text" if path is None else str(path)
        self._parser = Reparser()
        self._memory = Memory()

    @classmethod
    def of(cls, input_: Input) -> Checker:
        """A checker of one input, whose text may change."""
        made = cls(input_.settings)
        made._world, made._name = input_.world, input_.name
        return made

    @collection_paused()
    def check(self, text: Text) -> list[Diagnostic]:
        """What the rules say of a text, in order of place.

        Raises:
            UnknownRuleError: the settings name a rule that does not exist.
            SpellerError: words could not be looked up, though misspelled-word is among the rules.
        """
        return engine.check(self._read(given(text).text, replace(self._world, speller=shared_speller())))

    @collection_paused()
    def look(self, text: Text, is_wanted: Callable[[], bool] | None = None) -> Look:
        """What `check` says of a text, with the page and with what could not be done, over which nothing is raised.

        Args:
            text: as of `check`.
            is_wanted: whether somebody still wants to know; it is asked again and again.

        Raises:
            UnknownRuleError: the settings name a rule that does not exist.
            SupersededError: nobody wants to know any more.
        """

        def go_on() -> None:
            if is_wanted is not None and not is_wanted():
                raise SupersededError("the check was given up")

        go_on()
        return look(partial(self._read, given(text).text), self._world, self._name, go_on)

    @collection_paused()
    def read(self, text: Text) -> Page:
        """The page of a text, for who does not ask what rules say of it; it holds until the next text is given."""
        return self._read(given(text).text, self._world)

    def _read(self, text: str, world: World) -> Page:
        page = Page.read(text, self._settings, world, parse=self._parser.parse, memory=self._memory)
        self._memory.keep(page.document)
        return page
