"""Lists.

markdown-it's rule ends a list where blank lines follow an empty item, reads blocks behind the box
of a task, and looks at all tokens of a list again when it ends. Here the tree tells which lists are
tight and which items are tasks.
Source: CommonMark 0.31.2, sections 5.2 and 5.3 (list items, lists).
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from awesome_lint.syntax.block_state import BlockState
from awesome_lint.syntax.paragraph import is_empty_task
from awesome_lint.text.patterns import late_pattern

_MARKER = late_pattern(r"(?:([0-9]{1,9})[.)]|[*+-])(?=[ \t]|\Z)")
_TAB = 4
_MAX_GAP = 4


def list_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Parse the list that begins at line `start`."""
    assert isinstance(state, BlockState)
    marker = _marker(state, start)
    if marker is None:
        return False
    if silent:
        is_inside = state.parentType == "paragraph" and state.sCount[start] >= state.blkIndent
        return not is_inside or _may_interrupt(state, start, marker)
    kind, tag = ("ordered_list", "ol") if marker[1] else ("bullet_list", "ul")
    opening = state.push(f"{kind}_open", tag, 1)
    opening.markup = markup = marker[0][-1]
    outer = state.parentType
    state.parentType = "list"
    line = start
    while marker is not None and marker[0][-1] == markup:
        _item(state, line, end, marker)
        line = state.line
        marker = _next_marker(state, line, end)
    state.push(f"{kind}_close", tag, -1)
    opening.map = [start, line]
    state.parentType = outer
    return True


def _marker(state: BlockState, line: int) -> re.Match[str] | None:
    if state.is_code_block(line):
        return None
    return _MARKER.match(state.src, state.first(line), state.eMarks[line])


def _may_interrupt(state: BlockState, line: int, marker: re.Match[str]) -> bool:
    """Whether an item may stand directly below a paragraph: it is not empty and counts from 1."""
    return int(marker[1] or 1) == 1 and state.skipSpaces(marker.end()) < state.eMarks[line]


def _next_marker(state: BlockState, line: int, end: int) -> re.Match[str] | None:
    """The marker of the next item, if one begins at `line`."""
    if line >= end or state.sCount[line] < state.blkIndent:
        return None
    (terminates,) = state.md.block.ruler.getRules("list")
    return None if terminates(state, line, end, True) else _marker(state, line)


def _item(state: BlockState, line: int, end: int, marker: re.Match[str]) -> None:
    """Parse one item; `state.line` is then the line below it."""
    token = state.push("list_item_open", "li", 1)
    token.markup, token.info = marker[0][-1], marker[1] or ""
    outer = state.blkIndent, state.tShift[line], state.sCount[line]
    begin = column = state.sCount[line] + len(marker[0])
    pos, limit = marker.end(), state.eMarks[line]
    while pos < limit and state.src[pos] in " \t":
        column += _TAB - (column + state.bsCount[line]) % _TAB if state.src[pos] == "\t" else 1
        pos += 1
    # What is indented further is code behind one space.
    gap = column - begin if pos < limit and column - begin <= _MAX_GAP else 1
    state.blkIndent = begin + gap
    state.tShift[line], state.sCount[line] = pos - state.bMarks[line], column
    is_empty = pos >= limit or is_empty_task(state, line)
    below = min(state.skipEmptyLines(line + 1), end) if is_empty else 0
    if any(state.sCount[blank] < state.blkIndent for blank in range(line + 1, below)):
        state.md.block.tokenize(state, line, line + 1)
        state.line = below  # no item begins with a blank line
    else:
        state.md.block.tokenize(state, line, end)
    state.blkIndent, state.tShift[line], state.sCount[line] = outer
    state.push("list_item_close", "li", -1)
    token.map = [line, state.line]
