"""How wide the terminal is that shows standard output.

May not: import anything that takes time.
"""

from __future__ import annotations

import os
import sys

_DEFAULT = 80


def width() -> int:
    """The columns that there are: as many as `COLUMNS` says, or the terminal; 80 where there is none."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given) > 0:
        return int(given)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or _DEFAULT
    except (OSError, ValueError):  # no terminal, or no file
        return _DEFAULT
