"""Front matter: YAML between a leading rule (`---`) and the next one.

GitHub shows it as a table. A rule at the top of a page that is closed by a later one is front matter
only if what stands between them may be YAML. Lines are judged one at a time, so that no page takes long.
"""

from __future__ import annotations

import re

from awesome_lint.text.patterns import late_pattern

_OPENING = late_pattern(r"---[ \t]*")
_CLOSING = late_pattern(r"(?:---|\.\.\.)[ \t]*")
_YAML = late_pattern(r"[\w\"'][^:]*:(?:[ \t].*)?|[ \t]+.*|-[ \t].*|#.*|")
_LINE = late_pattern(r"^.*$", re.MULTILINE)
_INDENTED = late_pattern(r"^[ \t]+-{3,}[ \t]*$", re.MULTILINE)
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


def masked(text: str) -> str:
    """A text that begins with front matter, in which no line of this looks to markdown-it like its end.

    Its plugin takes an indented line of dashes for the end, which in YAML is part of a text.
    """
    first = text.index("\n") + 1
    end = next(line.start() for line in _LINE.finditer(text, first) if _CLOSING.fullmatch(line[0]))
    return text[:first] + _INDENTED.sub(lambda match: match[0].replace("-", "~"), text[first:end]) + text[end:]
