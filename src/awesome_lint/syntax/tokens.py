"""markdown-it tokens that know where they stand."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, Literal

from markdown_it import token as markdown_it

_NOTHING: Any = MappingProxyType({})
"""What most tokens say besides; a rule that has something to say gives the token a dictionary."""


class Token(markdown_it.Token):
    """A token with its place.

    Inline tokens: `start` and `end` are offsets into the content of their block, `url_start` and
    `url_end` those of a destination that is written there. Block tokens: `start` is an offset into
    the text, `end` that of the end of a table row; an `inline` token keeps the offsets at which its
    lines begin in `line_starts`.
    """

    __slots__ = ("end", "label", "line_starts", "start", "url_end", "url_start")

    start: int
    end: int
    url_start: int
    url_end: int
    label: str | None
    line_starts: list[int]

    def __init__(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> None:
        # The defaults of the dataclass, without the checks that cost it half of a parse.
        self.type, self.tag, self.nesting = ttype, tag, nesting
        self.attrs, self.map, self.level, self.children = _NOTHING, None, 0, None
        self.content = self.markup = self.info = ""
        self.meta, self.block, self.hidden = _NOTHING, False, False
