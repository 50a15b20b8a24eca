"""Regular expressions that are compiled when they are first used, for those that few pages need.

To compile all that every module has would take a tenth of a small page's check.

May not: know what a pattern is for.
"""

from __future__ import annotations

import re
from typing import cast


class _LatePattern:
    """Stands in for a compiled pattern; what is asked of that is kept, so that it is not slower the next time."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> object:
        value = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, value)
        return value


def late_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` makes of the same arguments, though not yet."""
    return cast("re.Pattern[str]", _LatePattern(pattern, flags))
