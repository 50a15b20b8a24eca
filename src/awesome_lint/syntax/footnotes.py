"""Footnotes: `[^label]: text` and references to them.

The plugin in mdit-py-plugins gives their tokens no place and takes the indentation of the text for
that of code. Source: the behaviour of cmark-gfm.
"""

from __future__ import annotations

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from awesome_lint.syntax.block_state import BlockState
from awesome_lint.text.patterns import late_pattern

_DEFINITION = late_pattern(r"\[\^([^\]\s]+)\]:[ \t]*")
_REFERENCE = late_pattern(r"\[\^([^\[\]\s]+)\]")
_INDENT = 4
_TAB = 4


def footnote(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Parse the definition of a footnote."""
    assert isinstance(state, BlockState)
    match = _DEFINITION.match(state.src, state.first(line), state.eMarks[line])
    if match is None or state.is_code_block(line):
        return False
    if silent:
        return True
    opening = state.push("footnote_open", "", 1)
    opening.meta = {"label": match[1]}
    state.env.setdefault("footnotes", set()).add(normalizeReference(match[1]))
    outer = state.parentType, state.tShift[line], state.sCount[line], state.bsCount[line]
    state.parentType = "footnote"
    state.blkIndent += _INDENT
    column = _column(state, line, match[0])
    state.tShift[line], state.sCount[line] = match.end() - state.bMarks[line], state.blkIndent
    state.bsCount[line] = column - state.blkIndent  # tabs further on lead to columns of the page
    state.md.block.tokenize(state, line, _end(state, line, end))
    state.blkIndent -= _INDENT
    state.parentType, state.tShift[line], state.sCount[line], state.bsCount[line] = outer
    state.push("footnote_close", "", -1)
    opening.map = [line, state.line]
    return True


def _column(state: BlockState, line: int, marker: str) -> int:
    """The column behind the marker of a footnote; GitHub counts bytes."""
    label = marker.rstrip(" \t")
    column = state.bsCount[line] + state.sCount[line] + len(label.encode())
    for space in marker[len(label) :]:
        column += _TAB - column % _TAB if space == "\t" else 1
    return column


def _end(state: BlockState, line: int, end: int) -> int:
    """The blank line that ends a footnote: one that is indented less, unless nothing at all stands in it."""
    for below in range(line + 1, end):
        is_inside = state.sCount[below] >= state.blkIndent
        if state.isEmpty(below):
            if not (is_inside or _holds_nothing(state, below)):
                return below
        elif not is_inside and (
            state.isEmpty(below - 1) or _DEFINITION.match(state.src, state.first(below), state.eMarks[below])
        ):
            break
    return end


def _holds_nothing(state: BlockState, line: int) -> bool:
    begin = state.bMarks[line]
    return begin == state.eMarks[line] and state.src[begin - 1 : begin] in ("", "\n")


def reference(state: StateInline, silent: bool) -> bool:
    """Parse a reference to a footnote that the page defines."""
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    if match is None or normalizeReference(match[1]) not in state.env.get("footnotes", ()):
        return False
    if not silent:
        state.push("footnote_ref", "", 0).meta = {"label": match[1]}
    state.pos = match.end()
    return True
