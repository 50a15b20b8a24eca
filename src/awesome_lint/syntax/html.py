"""HTML: markdown-it's rules, for which white space within tags is that of ASCII, as on GitHub."""

from __future__ import annotations

import re

from markdown_it import rules_block, rules_inline
from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.html_block import HTML_SEQUENCES
from markdown_it.rules_inline import StateInline

from awesome_lint.text.patterns import late_pattern

_FLAGS = re.ASCII | re.IGNORECASE
_TAG = late_pattern(HTML_TAG_RE.pattern, _FLAGS)
_OPENINGS = [late_pattern(opening.pattern, _FLAGS) for opening, *_ in HTML_SEQUENCES]
_SOURCE = late_pattern(r"</?source(?:[ \t>]|/>|\Z)", _FLAGS)
"""A tag that begins a block by itself on GitHub, as it did before CommonMark 0.31."""
TAG_ALONE = _OPENINGS[-1]
"""A line that is one tag of any name."""


def html_block(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Parse a block of HTML."""
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    if _SOURCE.match(text) and not state.is_code_block(line):
        return silent or _until_blank(state, line, end)
    if not state.src.isascii() and not any(opening.search(text) for opening in _OPENINGS):
        return False
    return rules_block.html_block(state, line, end, silent)


def _until_blank(state: StateBlock, line: int, end: int) -> bool:
    """Push a block of HTML that reaches to the next blank line."""
    following = line + 1
    while following < end and not state.isEmpty(following) and state.sCount[following] >= state.blkIndent:
        following += 1
    token = state.push("html_block", "", 0)
    token.map = [line, following]
    token.content = state.getLines(line, following, state.blkIndent, True)
    state.line = following
    return True


def html_inline(state: StateInline, silent: bool) -> bool:
    """Parse a tag or a comment."""
    if not state.src.isascii():
        start, level = state.pos, state.linkLevel
        is_one = rules_inline.html_inline(state, True)
        end, state.pos, state.linkLevel = state.pos, start, level
        if not is_one or _TAG.fullmatch(state.src, start, end) is None:
            return False
    return rules_inline.html_inline(state, silent)
