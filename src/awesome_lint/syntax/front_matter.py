"""Front matter: YAML between a leading rule (`---`) and the next one.

GitHub shows it as a table. A rule at the top of a page that is closed by a later one is front matter
only if what stands between them may be YAML. Lines are judged one at a time, so that no page takes long.
"""

from __future__ import annotations

import re

_OPENING = re.compile(r"---[ \t]*")
_CLOSING = re.compile(r"(?:---|\.\.\.)[ \t]*")
_YAML = re.compile(r"[\w\"'][^:]*:(?:[ \t].*)?|[ \t]+.*|-[ \t].*|#.*|")
_MARKS = ("---", "...")


def is_there(text: str) -> bool:
    r"""Whether a text whose lines end with ``\n`` begins with front matter."""
    if not text.startswith("---"):
        return False
    first, *lines = text.split("\n")
    if not _OPENING.fullmatch(first):
        return False
    is_empty = True
    for line in lines:
        if is_empty and (content := line.strip(" \t")):
            if content.startswith(_MARKS):
                return False
            is_empty = False
        if _CLOSING.fullmatch(line):
            return True
        if not _YAML.fullmatch(line):
            return False
    return False
