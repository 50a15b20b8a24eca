"""Text from lists as part of Markdown for GitHub: no mention, reference, link, comment or table is made of it.

May not: know what the text is for.
"""

from __future__ import annotations

import re

from awesome_lint.text.escapes import escape, inert
from awesome_lint.text.patterns import late_pattern

_QUOTED = late_pattern(r"`([^`]*)`")
_BACKTICKS = late_pattern("`+")
_SPECIAL = late_pattern(r"[\\`*_\[\]<>#|~&!@:$.]")
_REFERENCE = late_pattern(
    r"(?<=[@#])|(?<=[!%&^~$])(?=\w)|(?<=\bGH)(?=-\d)|(?<=\b[0-9a-f])(?=[0-9a-f]{6,39}\b)", re.IGNORECASE
)
"""Where a mention, or the name of an issue, a request or a commit, would begin."""
_JOINER = "\u2060"


def message(text: str) -> str:
    """A sentence in which what stands in backticks is code and nothing else is markup."""
    parts = _QUOTED.split(inert(escape(text)))
    return "".join(_code(part) if index % 2 else plain(part) for index, part in enumerate(parts))


def plain(text: str) -> str:
    """A line in which nothing is markup."""
    return unreferenced(_SPECIAL.sub(r"\\\g<0>", text))


def unreferenced(text: str) -> str:
    """The text with something invisible in what would be a mention, or the name of an issue or a commit."""
    return _REFERENCE.sub(_JOINER, text)


def code(text: str) -> str:
    """The text, on one line, as code."""
    return _code(inert(escape(text)))


def _code(text: str) -> str:
    if not text.strip():
        return f"<code>{text}</code>"
    mark = "`" * (1 + longest_run(text))
    pad = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{mark}{pad}{text}{pad}{mark}"


def longest_run(text: str) -> int:
    """How many backticks stand beside one another in a text at most."""
    return max(map(len, _BACKTICKS.findall(text)), default=0)
