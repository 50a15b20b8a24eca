"""Text that cannot harm the terminal that shows it, or the CI that reads along."""

from __future__ import annotations

import re

from awesome_lint.text.patterns import late_pattern

# Control characters, line separators, bidi embeddings, overrides and isolates, byte order marks, and
# the halves of surrogate pairs that stand for undecodable bytes in file names.
HARMFUL = late_pattern("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")

_COMMAND = re.compile(r"^([^\S\n]*):(?=:[^:\s].*?::)", re.MULTILINE)
MARK = re.compile(r"##(?=(?:vso|teamcity)?\[)", re.IGNORECASE)
"""What a command for a CI may begin with, at any place of a line."""
_OF_LINES = {ord(each): " " for each in "\n\t"}
_MARKED_COMMAND = late_pattern(
    r"##(?=(?:vso|teamcity)\[|\[(?:add-mask|add-matcher|add-path|command|debug|echo|endgroup|error|group|notice"
    r"|internal-set-repo-path|remove-matcher|save-state|section|set-env|set-output|stop-commands|warning)[ \]])",
    re.IGNORECASE,
    needs=("##vso", "##teamcity", "##["),
)


def escape(text: str) -> str:
    """The text with each harmful character, line endings too, written as an escape."""
    return text if text.isprintable() else HARMFUL.sub(lambda match: _escaped(match[0]), text)


def storable(text: str) -> str:
    """The text with backslashes for what of it is not UTF-8, which databases do not take; file names hold any bytes."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def inert(text: str) -> str:
    """Lines in which no CI finds a command: GitHub, Azure and TeamCity look for these in all that a step says."""
    text = _COMMAND.sub(r"\1\\x3a", text)
    return _MARKED_COMMAND.sub(r"#\\x23", text) if _MARKED_COMMAND.search(text) else text


def escape_lines(text: str) -> str:
    r"""The same, except for ``\n`` and tabs: for text of several lines."""
    if text.translate(_OF_LINES).isprintable():
        return text
    return HARMFUL.sub(lambda match: match[0] if match[0] in "\n\t" else _escaped(match[0]), text)


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"  # noqa: PLR2004
