"""Paragraphs, headings, and where a paragraph turns out to be a table.

markdown-it looks for an underline first and, where there is none, reads the same lines again; and
it trims spaces that GitHub shows, such as U+00A0.
Source: CommonMark 0.31.2, sections 4.2 and 4.3 (headings) and 4.8 (paragraphs).
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from awesome_lint.syntax.block_state import BlockState
from awesome_lint.syntax.table import column_count, delimiters, table
from awesome_lint.syntax.tokens import Token
from awesome_lint.text.patterns import late_pattern

_MAX_INDENT = 3
_SPACE = " \t\f"
_EMPTY_TASK = late_pattern(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[[ xX]\][ \t]+\Z")
_MARKER = late_pattern(r"#{1,6}(?:[ \t]+|\Z)")
_THEMATIC_BREAK = late_pattern(r"([*_-])[ \t]*+(?:\1[ \t]*+){2,}+\Z")


def heading(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: ARG001
    """Parse a heading that begins with `#`."""
    assert isinstance(state, BlockState)
    limit = state.eMarks[line]
    marker = _MARKER.match(state.src, state.first(line), limit)
    if not marker or state.is_code_block(line):
        return False
    if silent:
        return True
    content = state.src[marker.end() : limit].rstrip(_SPACE)
    bare = content.rstrip("#")
    if not bare or bare[-1] in " \t":
        content = bare.rstrip(_SPACE)
    state.line = line + 1
    markup = marker[0].rstrip(" \t")
    _push(state, "heading", f"h{len(markup)}", markup, content, line).line_starts = [marker.end()]
    return True


def thematic_break(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: ARG001
    """Parse a line of three marks or more; markdown-it's rule looks at each character, also of items."""
    assert isinstance(state, BlockState)
    if _THEMATIC_BREAK.match(state.src, state.first(line), state.eMarks[line]) is None or state.is_code_block(line):
        return False
    if not silent:
        state.line = line + 1
        state.push("hr", "hr", 0).map = [line, state.line]
    return True


def paragraph(state: BlockState, start: int, end: int) -> None:
    """Parse the paragraph, underlined heading or table that begins at line `start`."""
    outer = state.parentType
    state.parentType = "paragraph"
    line, marker = _last_line(state, start, end)
    state.parentType = outer
    if line > start:
        lines = (state.src[state.first(each) : state.eMarks[each]] for each in range(start, line))
        joined = "\n".join(lines)
        content = joined.rstrip(_SPACE) or joined  # a form feed alone is a paragraph that shows nothing
        state.line = line + 1 if marker in ("=", "-") else line
        kind, tag = {"=": ("heading", "h1"), "-": ("heading", "h2")}.get(marker, ("paragraph", "p"))
        _push(state, kind, tag, marker, content, start)
    if marker == "|":
        table(state, line, end)


def interrupted(state: BlockState, line: int) -> bool:
    """Whether a line that follows one of a paragraph begins another block."""
    (terminates,) = state.md.block.ruler.getRules("paragraph")
    return terminates(state, line, state.lineMax, True)


def underline(state: BlockState, line: int) -> str:
    """The marker of a line that underlines a heading; empty for other lines."""
    start = state.first(line)
    marker = state.src[start]
    if marker not in "=-" or state.src[start : state.eMarks[line]].rstrip(" \t").strip(marker):
        return ""
    return marker


def _push(state: BlockState, kind: str, tag: str, markup: str, content: str, start: int) -> Token:
    opening = state.push(f"{kind}_open", tag, 1)
    opening.markup = markup
    opening.map = [start, state.line]
    inline = state.push("inline", "", 0)
    inline.content = content
    state.push(f"{kind}_close", tag, -1)
    return inline


def _last_line(state: BlockState, start: int, end: int) -> tuple[int, str]:
    """The line behind the paragraph's last, and what makes more of it than a paragraph.

    That is the marker of the underline which this line is, or `|` if it is the head of a table.
    """
    line, may_be_table = start + 1, True
    if is_empty_task(state, start):
        return line, ""
    while line < state.lineMax and not state.isEmpty(line):
        is_inside = line < end and 0 <= state.sCount[line] - state.blkIndent <= _MAX_INDENT
        if is_inside and (marker := underline(state, line)):
            return line, marker
        if interrupted(state, line):
            break
        if is_inside and may_be_table and (columns := delimiters(state, line)):
            if len(columns) == column_count(state, line - 1):
                return line - 1, "|"
            may_be_table = False  # on GitHub one delimiter row that does not fit spoils the paragraph
        line += 1
    return line, ""


def is_empty_task(state: BlockState, line: int) -> bool:
    """Whether a line holds an item with nothing but its box to tick: without text no other line goes on with it."""
    return (
        _EMPTY_TASK.match(state.src, state.src.rfind("\n", 0, state.bMarks[line]) + 1, state.eMarks[line]) is not None
    )
