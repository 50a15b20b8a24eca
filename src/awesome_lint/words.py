"""Word lists: what rules compare with, as data of the rule book (`rules/words/`), one word a line.

May not: judge; what a word of a list means is said by the rule that asks for it.
"""

from __future__ import annotations

from functools import cache
from pkgutil import get_data

_FOLDERS = ("_rule_book/words", "../../rules/words")
"""Where word lists lie: inside the installed package, or in the repository."""


@cache
def load(name: str) -> frozenset[str]:
    """The words of a list; lines that begin with `#` are comments.

    Raises:
        FileNotFoundError: there is no such list.
    """
    lines = (line.strip() for line in _read(f"{name}.txt").splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _read(filename: str) -> str:
    for folder in _FOLDERS:
        try:
            data = get_data(__package__ or "", f"{folder}/{filename}")
        except OSError:
            continue
        if data is not None:
            return data.decode()
    raise FileNotFoundError(f"the word list {filename} is missing from this installation; install awesome-lint again")
