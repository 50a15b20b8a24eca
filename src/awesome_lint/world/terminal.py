"""How wide the terminal is that shows standard output.

May not: import anything that takes time.
"""

from __future__ import annotations

import os

_DEFAULT = 80
_STANDARD_OUTPUT = 1


def width() -> int:
    """The columns that there are: as many as `COLUMNS` says, or the terminal; 80 where there is none."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given) > 0:
        return int(given)
    try:
        return os.get_terminal_size(_STANDARD_OUTPUT).columns or _DEFAULT
    except OSError:  # no terminal
        return _DEFAULT
