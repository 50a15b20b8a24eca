"""Paragraphs and underlined headings, in one pass over their lines.

markdown-it looks for an underline first and, where there is none, reads the same lines again.
Source: CommonMark 0.31.2, sections 4.3 (setext headings) and 4.8 (paragraphs).
"""

from __future__ import annotations

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock

_MAX_INDENT = 3


def paragraph(state: StateBlock, start: int, end: int) -> None:
    """Parse the paragraph or underlined heading that begins at line `start`."""
    outer = state.parentType
    state.parentType = "paragraph"
    line, marker = _last_line(state, start, end)
    content = mdTrim(state.getLines(start, line, state.blkIndent, False))
    state.line = line + 1 if marker else line
    tag = {"=": "h1", "-": "h2"}.get(marker, "p")
    kind = "heading" if marker else "paragraph"
    opening = state.push(f"{kind}_open", tag, 1)
    opening.markup = marker
    opening.map = [start, state.line]
    inline = state.push("inline", "", 0)
    inline.content = content
    inline.map = [start, line]
    inline.children = []
    state.push(f"{kind}_close", tag, -1).markup = marker
    state.parentType = outer


def _last_line(state: StateBlock, start: int, end: int) -> tuple[int, str]:
    """The line behind the paragraph's last, and the marker of the underline if that is one."""
    (terminates,) = state.md.block.ruler.getRules("paragraph")
    line = start + 1
    while line < state.lineMax and not state.isEmpty(line):
        indent = state.sCount[line] - state.blkIndent
        if indent <= _MAX_INDENT:
            if indent >= 0 and line < end and (marker := _underline(state, line)):
                return line, marker
            # A line of negative indentation was checked by the block quote around it.
            if state.sCount[line] >= 0 and terminates(state, line, state.lineMax, True):
                break
        line += 1
    return line, ""


def _underline(state: StateBlock, line: int) -> str:
    """The marker of a line that underlines a heading; empty for other lines."""
    start = state.bMarks[line] + state.tShift[line]
    marker = state.src[start]
    if marker not in "=-" or state.src[start : state.eMarks[line]].rstrip(" \t").strip(marker):
        return ""
    return marker
