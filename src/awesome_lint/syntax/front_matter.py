"""Front matter: YAML between a leading rule (`---`) and the next one.

GitHub shows it as a table. A rule at the top of a page that is closed by a later one is front matter
only if what stands between them may be YAML. Lines are judged one at a time, so that no page takes long.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

_OPENING = re.compile(r"---[ \t]*")
_CLOSING = re.compile(r"(?:---|\.\.\.)[ \t]*")
_YAML = re.compile(r"[\w\"'][^:]*:(?:[ \t].*)?|[ \t]+.*|-[ \t].*|#.*|")
_MARKS = ("---", "...")


def closing_line(text: str) -> int | None:
    r"""The line, from 0, that closes the front matter of a text whose lines end with ``\n``; None without any."""
    if not text.startswith("---"):
        return None
    first, *lines = text.split("\n")
    if not _OPENING.fullmatch(first):
        return None
    is_empty = True
    for number, line in enumerate(lines, 1):
        if is_empty and (content := line.strip(" \t")):
            if content.startswith(_MARKS):
                return None
            is_empty = False
        if _CLOSING.fullmatch(line):
            return number
        if not _YAML.fullmatch(line):
            return None
    return None


def front_matter(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: ARG001
    """Parse front matter, of which `closing_line` has said where it ends."""
    closing: int | None = state.env.get("front_matter")
    if closing is None or line != 0:
        return False
    if not silent:
        state.line = closing + 1
        token = state.push("front_matter", "", 0)
        token.content = state.src[state.bMarks[1] : state.eMarks[closing - 1]]
        token.map = [0, state.line]
    return True
