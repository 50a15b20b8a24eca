"""How entries are written: one list for the records and for the settings that choose among them."""

from __future__ import annotations

from enum import StrEnum


class Style(StrEnum):
    """How an entry is written."""

    HEADING = "heading"
    BULLET = "bullet"
    TABLE = "table"

    @property
    def noun(self) -> str:
        """The noun for an entry of this style."""
        return "table row" if self is Style.TABLE else self.value
