"""The real lists as they are read without settings: once in a process, for all tests that begin with that."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from awesome_lint.page import Page
from awesome_lint.settings import Settings


@cache
def page_of(path: Path) -> Page:
    """What a list is read into."""
    return Page.read(path.read_bytes().decode(), Settings())
