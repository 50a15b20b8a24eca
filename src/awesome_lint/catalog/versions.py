"""Reading one version of a list after another, most of which differ from the one before in a line or two.

Where only items of some lists have changed, these lists alone are read again (`patches`). Otherwise the whole page is
read, by a parser and a memory that take over what has not changed.

May not: ask git; compare versions.
"""

from __future__ import annotations

from collections.abc import Sequence

from awesome_lint import catalog
from awesome_lint.catalog import differences, patches
from awesome_lint.catalog.differences import Fact
from awesome_lint.catalog.memory import Memory
from awesome_lint.catalog.patches import Read
from awesome_lint.settings import Settings, presets
from awesome_lint.source import Source
from awesome_lint.syntax.reparse import Reparser


class Reader:
    """Reads versions of one list in order."""

    def __init__(self, settings: Settings) -> None:
        self._settings = presets.under(settings)
        self._parser, self._memory = Reparser(), Memory()
        self._last: Read | None = None
        self.title: str | None = None

    def read(self, text: str) -> Sequence[Fact]:
        """What the entries of a version say; of those that nothing happened to, the same objects as before."""
        lines = text.split("\n")
        found = patches.patched(self._last, lines, self._settings) if self._last is not None else None
        self._last = found or self._whole(text, lines)
        return self._last.facts

    def _whole(self, text: str, lines: list[str]) -> Read:
        source = Source(text)
        document = self._parser.parse(source)
        records = catalog.read(source, document, self._settings, self._memory)
        self._memory.keep(document)
        self.title = records.title
        before = self._last.facts if self._last is not None else ()
        return Read(lines, differences.facts(records, before), patches.rows_of(records, source), self._memory.common)
