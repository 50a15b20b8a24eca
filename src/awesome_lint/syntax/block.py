"""The block parser: markdown-it's rules where they do as GitHub does, else our own."""

from __future__ import annotations

from typing import Any

from markdown_it import MarkdownIt, rules_block
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock
from markdown_it.utils import EnvType

from awesome_lint.syntax.block_state import BlockState, Take
from awesome_lint.syntax.dispatch import BlockRuler, may_be_definition
from awesome_lint.syntax.footnotes import footnote
from awesome_lint.syntax.html import html_block
from awesome_lint.syntax.list import list_block
from awesome_lint.syntax.paragraph import heading, interrupted, paragraph, thematic_break, underline
from awesome_lint.syntax.quote import quote

_OURS = {
    "heading": heading,
    "hr": thematic_break,
    "blockquote": quote,
    "list": list_block,
    "html_block": html_block,
}


class BlockParser(ParserBlock):
    """markdown-it's block parser on a `BlockState`, dispatching by the first character of a line.

    `env["line_ends"]` holds the offset of each line's end, and after a parse `env["too_deep"]` the offset at which
    the nesting limit was hit, if it was.
    """

    ruler: BlockRuler

    def __init__(self) -> None:
        plain = ParserBlock().ruler
        self.ruler = BlockRuler()
        for rule in plain.__rules__:
            self.ruler.push(rule.name, _OURS.get(rule.name, rule.fn), {"alt": rule.alt})
        self.ruler.before("reference", "footnote", footnote, {"alt": ["paragraph"]})

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        """Tokenize lines; like the original, but note where rules begin and where nesting ends."""
        assert isinstance(state, BlockState)
        is_top = not state.indents
        state.indents.append(state.blkIndent)
        line, first = startLine, len(state.tokens)
        while line < endLine:
            below, state.line = line, state.skipEmptyLines(line)
            line = state.line
            if line >= endLine or (line - below > 1 and _is_over(state, first, below, line)):
                break
            goes_on = line == state.behind_definition and _goes_on(state, line)
            state.behind_definition = -1
            if state.sCount[line] < state.blkIndent and not goes_on:
                break
            if state.level >= state.md.options.maxNesting:
                state.env.setdefault("too_deep", state.bMarks[line])
                state.line = endLine
                break
            state.leaf_line = line
            if goes_on:
                self._go_on(state, line, endLine)
            else:
                self._block(state, line, endLine)
            line = state.line
            if is_top:
                state.hand_on()
        state.behind_definition = -1
        state.indents.pop()

    def _block(self, state: BlockState, line: int, end: int) -> None:
        """Parse the block that begins at a line which is not empty."""
        if state.is_code_block(line):
            rules_block.code(state, line, end, False)
            return
        character = state.src[state.first(line)]
        if character != "[" or may_be_definition(state, line):
            for rule in self.ruler.by_start("").get(character, ()):
                if rule(state, line, end, False):
                    if rule is rules_block.reference:
                        state.behind_definition = state.line
                    return
        paragraph(state, line, end)

    def _go_on(self, state: BlockState, line: int, end: int) -> None:
        """Parse what belongs to the same paragraph as the definition above it: another one, or text."""
        # GitHub reads no definition behind the spaces of a lazy line.
        indent = state.sCount[line]
        is_shifted = state.tShift[line] > 0 and (indent < 0 or indent > state.inner_indent(line))
        if not (is_shifted and indent < state.blkIndent) and may_be_definition(state, line):
            state.sCount[line] = state.blkIndent
            is_definition = rules_block.reference(state, line, end, False)
            state.sCount[line] = indent
            if is_definition:
                state.behind_definition = state.line
                return
        paragraph(state, line, end)

    def hand_on(self, text: str, md: MarkdownIt, env: EnvType, take: Take) -> None:
        """Hand on the tokens of each block at the top of a text as soon as they are made."""
        state = BlockState(text, md, env, [], take)
        line_ends: Any = state.eMarks
        env["line_ends"] = line_ends
        self.tokenize(state, state.line, state.lineMax)


def _goes_on(state: BlockState, line: int) -> bool:
    """Whether the line below a definition belongs to the same paragraph, which the definition was until now."""
    outer = state.parentType
    state.parentType = "paragraph"
    goes_on = (state.sCount[line] >= state.blkIndent and bool(underline(state, line))) or not interrupted(state, line)
    state.parentType = outer
    return goes_on


def _is_over(state: BlockState, first: int, below: int, line: int) -> bool:
    """Whether an item ends at blank lines: on GitHub one that holds nothing but definitions does at the second."""
    tokens = state.tokens
    return (
        below == state.behind_definition
        and first > 0
        and tokens[first - 1].type == "list_item_open"
        and any(state.sCount[blank] < state.blkIndent for blank in range(below + 1, line))
        and all(tokens[at].type == "definition" for at in range(first, len(tokens)))
    )
