"""The state of the block parser: where lines begin behind the markers of their containers.

markdown-it gives block tokens lines only. The offsets are known while a rule runs (a quote or list
has moved the line's begin past its own marker), so `push` notes them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token as PlainToken
from markdown_it.utils import EnvType

from awesome_lint.syntax.tokens import Token

Take = Callable[[Sequence[PlainToken]], None]
"""Takes the tokens of a block at the top of a page, which are gone afterwards."""
_END = Token("end", "", -1)
_CONTAINERS = frozenset({"bullet_list_open", "ordered_list_open", "list_item_open"})


class BlockState(StateBlock):
    """The state of the block parser.

    `leaf_line` is the line at which the current rule began, `indents` the indentations that the
    blocks around it ask for, `behind_definition` the line below the last definition.
    """

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[PlainToken], take: Take) -> None:
        super().__init__(src, md, env, tokens)
        self._take = take
        self.leaf_line = 0
        self.indents: list[int] = []
        self.behind_definition = -1

    def hand_on(self) -> None:
        """Hand on the tokens of a block at the top, which nobody looks at here any more."""
        self._take(self.tokens)
        self.tokens.clear()

    def first(self, line: int) -> int:
        """The offset of the first character of a line behind the markers of its containers."""
        return self.bMarks[line] + self.tShift[line]

    def inner_indent(self, line: int) -> int:
        """The indentation of the innermost block that holds a line which is outside the current one."""
        return next(indent for indent in reversed(self.indents) if indent <= self.sCount[line])

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Append a token, stamped with its place; what ends a block is one token for all."""
        if nesting < 0:
            self.level -= 1
            self.tokens.append(_END)
            return _END
        token = Token(ttype, tag, nesting)
        token.block = True
        token.level = self.level
        if nesting > 0:
            self.level += 1
        if ttype == "inline":
            token.line_starts = [*map(self.first, range(self.leaf_line, max(self.line, self.leaf_line + 1)))]
        else:
            self._stamp(token)
        self.tokens.append(token)
        return token

    def _stamp(self, token: Token) -> None:
        if token.type in _CONTAINERS:
            token.start = self.first(self.line)
        elif token.type == "blockquote_open":
            token.start = self.src.rfind(">", 0, self.bMarks[self.line])
        else:
            token.start = self.first(self.leaf_line)
