"""Data of the rule book: the text of the files below `rules/` that are no pages.

May not: know what the files hold.
"""

from __future__ import annotations

from pkgutil import get_data

_PACKAGE = __name__.partition(".")[0]
FOLDERS = ("_rule_book", "../../rules")
"""Where the rule book lies: inside the installed package, or in the repository."""


def text(path: str) -> str:
    """The text of a file; `/` separates.

    Raises:
        FileNotFoundError: there is none.
    """
    for folder in FOLDERS:
        try:
            data = get_data(_PACKAGE, f"{folder}/{path}")
        except OSError:
            continue
        if data is not None:
            return data.decode()
    raise FileNotFoundError(f"rules/{path} is missing from this installation; install awesome-lint again")
