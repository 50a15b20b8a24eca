"""How much is tried of what has no end: a little in every run of the tests, much with `AWESOME_LINT_THOROUGH`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

Some = TypeVar("Some")

THOROUGH = bool(os.environ.get("AWESOME_LINT_THOROUGH"))


def tries(few: Some, many: Some) -> Some:
    """How often something is tried, or what is."""
    return many if THOROUGH else few


def some(every: Sequence[Some], few: int) -> list[Some]:
    """About so many of them, spread evenly; to be thorough, all."""
    return [*every[:: 1 if THOROUGH else max(len(every) // few, 1)]]
