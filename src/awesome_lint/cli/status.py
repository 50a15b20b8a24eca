"""What the exit status of a run says."""

from __future__ import annotations

from enum import IntEnum


class Status(IntEnum):
    """The exit status."""

    CLEAN = 0
    FOUND = 1
    """Errors were found, or files would change."""
    FAILED = 2
    """Something could not be done."""
