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
from awesome_lint.page import Page, Speller, World, collection_paused
from awesome_lint.pipeline.arguments import Text, given
from awesome_lint.pipeline.inputs import Input
from awesome_lint.rules import RuleId
from awesome_lint.settings import Settings, loading
from awesome_lint.settings.loading import Table
from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.values.slotted import immutable
from awesome_lint.world.speller import SpellerError, shared_speller


@immutable
class Look:
    """What came of looking at a text; `problems` are sentences that say what could not be done.

    `is_open` says that there are words of which it is not known yet how they are spelled.
    """

    page: Page
    diagnostics: list[Diagnostic]
    problems: list[str]
    is_open: bool = False


class SupersededError(AwesomeLintError, RuntimeError):
    """A check was cancelled, because its result is no longer wanted."""


def look(
    read: Callable[[World], Page],
    world: World,
    name: str,
    on_rule: OnRule | None = None,
    speller: Speller | None = None,
) -> Look:
    """Read a page and check it, without the speller where that cannot be asked."""
    try:
        return look_at(read(replace(world, speller=speller or shared_speller())), name, on_rule=on_rule)
    except SpellerError as error:
        found = look_at(read(world), name, on_rule=on_rule)
        return replace(found, problems=[*found.problems, f"{name}: spelling was not checked: {error}"])


def look_at(page: Page, name: str, selected: Sequence[RuleId] | None = None, on_rule: OnRule | None = None) -> Look:
    """What rules (those of its settings by default) say of a page; a rule that raises is a problem."""
    crashes = crash.Crashes(name, SpellerError)
    found = engine.check(page, selected, on_crash=crashes.note, on_rule=on_rule)
    return Look(page, found, [*crashes.values()])


class Checker:
    """Checks one list repeatedly; each check parses and reads only what has changed since the previous one.

    The results and the arguments are those of `check`. A checker may be used by one thread only.
    """

    def __init__(self, settings: Settings | Table | None = None, *, path: str | PathLike[str] | None = None) -> None:
        from awesome_lint.syntax.reparse import Reparser  # noqa: PLC0415 -- who checks once needs nothing of this

        self._settings = loading.given(settings)
        self._world = given("", path).world(self._settings)
        self._name = "the text" if path is None else str(path)
        self._parser = Reparser()
        self._memory = Memory()

    @classmethod
    def of(cls, input_: Input) -> Checker:
        """Create a checker for one input, whose text may change."""
        made = cls(input_.settings)
        made._world, made._name = input_.world, input_.name
        return made

    @collection_paused()
    def check(self, text: Text) -> list[Diagnostic]:
        """Check a text, and return the findings in order of place.

        Raises:
            UnknownRuleError: the settings name a rule that does not exist.
            SpellerError: the spell checker failed, and a rule about spelling is selected.
        """
        return engine.check(self._read(given(text).text, replace(self._world, speller=shared_speller())))

    @collection_paused()
    def look(self, text: Text, is_wanted: Callable[[], bool] | None = None) -> Look:
        """Check a text like `check`, and also return the page, and problems instead of raising errors for them.

        Args:
            text: as for `check`.
            is_wanted: returns whether the result is still wanted; it is called repeatedly.

        Raises:
            UnknownRuleError: the settings name a rule that does not exist.
            SupersededError: the result is no longer wanted.
        """

        def go_on() -> None:
            if is_wanted is not None and not is_wanted():
                raise SupersededError("the check was given up")

        go_on()
        return look(partial(self._read, given(text).text), self._world, self._name, go_on)

    @collection_paused()
    def read(self, text: Text) -> Page:
        """Read a text into a page without checking it; the page is valid until the next text is given."""
        return self._read(given(text).text, self._world)

    def _read(self, text: str, world: World) -> Page:
        page = Page.read(text, self._settings, world, parse=self._parser.parse, memory=self._memory)
        self._memory.keep(page.document)
        return page
