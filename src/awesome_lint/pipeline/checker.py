"""Checking one list again and again while somebody edits it.

May not: read Markdown, print, change text.
"""

from __future__ import annotations

from dataclasses import replace
from os import PathLike
from pathlib import Path

from awesome_lint import engine
from awesome_lint.catalog.memory import Memory
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.page import Page, World, collection_paused
from awesome_lint.settings import Settings
from awesome_lint.syntax.reparse import Reparser
from awesome_lint.world import discovery
from awesome_lint.world.discovery import Found
from awesome_lint.world.files import Folder
from awesome_lint.world.speller import shared_speller


class Checker:
    """Checks of one list, each of which parses, and reads into records, only what has changed since the one before.

    They say what `check` says, which has the same arguments. One checker is for one thread.
    """

    def __init__(self, settings: Settings | None = None, *, path: str | PathLike[str] | None = None) -> None:
        self._settings = settings or Settings()
        self._world = World()
        if path is not None:
            at = Path(path)
            self._world = World(Folder(at.parent), is_list=discovery.is_list(at, Found(self._settings, Path.cwd())))
        self._parser = Reparser()
        self._memory = Memory()

    @collection_paused()
    def check(self, text: str) -> list[Diagnostic]:
        """What the rules say of a text, in order of place.

        Raises:
            UnknownRuleError: the settings name a rule that does not exist.
            SpellerError: words could not be looked up, though misspelled-word is among the rules.
        """
        world = replace(self._world, speller=shared_speller())
        page = Page.read(text, self._settings, world, parse=self._parser.parse, memory=self._memory)
        self._memory.keep(page.document)
        return engine.check(page)
