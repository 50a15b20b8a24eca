"""The block parser: markdown-it's rules, with each token stamped with its place.

markdown-it gives block tokens lines only. The offsets are known while a rule runs (a quote or list
has moved the line's begin past its own marker), so `BlockState.push` notes them.
"""

from __future__ import annotations

from typing import Any, Literal

from markdown_it import MarkdownIt, rules_block
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token as PlainToken
from markdown_it.utils import EnvType

from awesome_lint.syntax.dispatch import BlockRuler, may_be_definition, may_be_table
from awesome_lint.syntax.paragraph import paragraph
from awesome_lint.syntax.tokens import Token

_CONTAINERS = frozenset({"bullet_list_open", "ordered_list_open", "list_item_open"})
_QUOTES = frozenset({"blockquote_open", "alert_open"})
_CODE_INDENT = 4


class BlockState(StateBlock):
    """The state of the block parser; `leaf_line` is the line at which the current rule began."""

    leaf_line = 0
    _row_line = 0

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Append a token, stamped with its place."""
        token = Token(ttype, tag, nesting)
        token.block = True
        if nesting < 0:
            self.level -= 1
        token.level = self.level
        if nesting > 0:
            self.level += 1
        if ttype == "inline":
            token.line_starts = self._line_starts()
        elif nesting >= 0:
            self._stamp(token)
        self.tokens.append(token)
        return token

    def _stamp(self, token: Token) -> None:
        ttype = token.type
        if ttype in _CONTAINERS:
            token.start = self._first(self.line)
        elif ttype in _QUOTES:
            token.start = self.src.rfind(">", 0, self.bMarks[self.line])
        elif ttype == "tr_open":
            token.start = self._first(self._row_line)
            token.end = self.eMarks[self._row_line]
            self._row_line += 2 if self._row_line == self.leaf_line else 1
        else:
            token.start = self._first(self.leaf_line)
            if ttype == "table_open":
                self._row_line = self.leaf_line

    def _first(self, line: int) -> int:
        """The offset of the first character of a line behind the markers of its containers."""
        return self.bMarks[line] + self.tShift[line]

    def _line_starts(self) -> list[int]:
        return [self._first(line) for line in range(self.leaf_line, max(self.line, self.leaf_line + 1))]


class BlockParser(ParserBlock):
    """markdown-it's block parser on a `BlockState`, dispatching by the first character of a line.

    After a parse `env["line_ends"]` holds the offset of each line's end, and
    `env["too_deep"]` the offset at which the nesting limit was hit, if it was.
    """

    ruler: BlockRuler

    def __init__(self) -> None:
        plain = ParserBlock().ruler
        self.ruler = BlockRuler()
        for rule in plain.__rules__:
            self.ruler.push(rule.name, rule.fn, {"alt": rule.alt})

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        """Tokenize lines; like the original, but note where rules begin and where nesting ends."""
        assert isinstance(state, BlockState)
        max_nesting = state.md.options.maxNesting
        line = startLine
        has_empty_lines = False
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= max_nesting:
                state.env.setdefault("too_deep", state.bMarks[line])
                state.line = endLine
                break
            state.leaf_line = line
            self._block(state, line, endLine)
            state.tight = not has_empty_lines
            line = state.line
            if line - 1 < endLine and state.isEmpty(line - 1):
                has_empty_lines = True
            if line < endLine and state.isEmpty(line):
                has_empty_lines = True
                line += 1
                state.line = line

    def _block(self, state: BlockState, line: int, end: int) -> None:
        """Parse the block that begins at a line which is not empty."""
        if state.sCount[line] - state.blkIndent >= _CODE_INDENT:
            rules_block.code(state, line, end, False)
            return
        start, first = state.bMarks[line] + state.tShift[line], len(state.tokens)
        character = state.src[start]
        if character != "[" or may_be_definition(state, line):
            for rule in self.ruler.by_start("").get(character, ()):
                if rule(state, line, end, False):
                    if character == "[" and first < len(state.tokens):
                        state.tokens[first].meta["start"] = start  # footnotes are not pushed
                    return
        # Last, unlike in markdown-it: a line that begins a list is never the head of a table.
        if may_be_table(state, line, end) and rules_block.table(state, line, end, False):
            return
        paragraph(state, line, end)

    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[PlainToken]) -> list[PlainToken]:  # noqa: N803
        """Parse a text into block tokens."""
        state = BlockState(src, md, env, outTokens)
        line_ends: Any = state.eMarks
        env["line_ends"] = line_ends
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens
