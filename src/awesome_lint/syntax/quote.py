"""Block quotes.

markdown-it's rule takes a `>` for a marker however far it is indented, and ends an alert before a
lazy line. Here alerts are read as any quote; the tree tells them by their first line.
Source: CommonMark 0.31.2, section 5.1 (block quotes).
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from awesome_lint.syntax.block_state import BlockState

_TAB = 4
_Marks = tuple[int, int, int, int]


def quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Parse the quote that begins at line `start`."""
    assert isinstance(state, BlockState)
    if not _is_marked(state, start):
        return False
    if silent:
        return True
    outer = state.lineMax, state.parentType, state.blkIndent
    state.parentType = "blockquote"
    marks = _enter_lines(state, start, end)
    state.lineMax, state.blkIndent = start + len(marks), 0
    opening = state.push("blockquote_open", "blockquote", 1)
    state.md.block.tokenize(state, start, state.lineMax)
    state.push("blockquote_close", "blockquote", -1)
    opening.map = [start, state.line]
    state.lineMax, state.parentType, state.blkIndent = outer
    for line, saved in enumerate(marks, start):
        state.bMarks[line], state.tShift[line], state.sCount[line], state.bsCount[line] = saved
    return True


def _is_marked(state: BlockState, line: int) -> bool:
    start = state.first(line)
    return not state.is_code_block(line) and state.src.startswith(">", start, state.eMarks[line])


def _enter_lines(state: BlockState, start: int, end: int) -> list[_Marks]:
    """Move the begin of each line of the quote behind its marker; return where they were.

    A line without marker may go on with a paragraph; it gets a negative indentation, by which all
    rules but the paragraph's take it for a line outside.
    """
    (terminates,) = state.md.block.ruler.getRules("blockquote")
    marks: list[_Marks] = []
    line, was_empty = start, False
    while line < end and not state.isEmpty(line):
        is_marked = state.sCount[line] >= state.blkIndent and _is_marked(state, line)
        if not is_marked and (was_empty or terminates(state, line, end, True)):
            break
        marks.append((state.bMarks[line], state.tShift[line], state.sCount[line], state.bsCount[line]))
        if is_marked:
            _enter(state, line)
            was_empty = state.isEmpty(line)
        else:
            state.sCount[line] = -1
        line += 1
    return marks


def _enter(state: BlockState, line: int) -> None:
    """Move the begin of a line behind its marker and the space behind that, which may be part of a tab."""
    src, pos, limit = state.src, state.first(line) + 1, state.eMarks[line]
    column = begin = state.bsCount[line] + state.sCount[line] + 1
    state.bMarks[line] = pos
    while pos < limit and src[pos] in " \t":
        column += _TAB - column % _TAB if src[pos] == "\t" else 1
        pos += 1
    if pos > state.bMarks[line]:
        begin += 1
        # What is left of a tab that is wider than the one space still indents.
        if src[state.bMarks[line]] == " " or begin % _TAB == 0:
            state.bMarks[line] += 1
    state.tShift[line] = pos - state.bMarks[line]
    state.sCount[line] = column - begin
    state.bsCount[line] = begin
