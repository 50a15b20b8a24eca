"""Settings: what a list's curators pin or override.

Standard dataclasses, which `load.py` validates with pydantic; a run without a settings file needs
no pydantic.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from awesome_lint.diagnostic import Severity


@dataclass(frozen=True, slots=True)
class FieldSettings:
    """What one field of the entries is held to; None leaves it to what the list itself does."""

    values: list[str] | None = None
    """The values that the field may take."""
    required: bool | None = None
    """Whether every entry has the field."""


@dataclass(frozen=True, slots=True)
class OrderSettings:
    """How the entries of a section are ordered; None leaves it to what the list itself does."""

    by: Literal["name", "none"] | None = None
    """What entries are sorted by; `none` turns the order rules off."""
    direction: Literal["ascending", "descending"] = "ascending"
    case_sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set."""

    select: list[str] = field(default_factory=list)
    """Rules to run instead of all: codes, names or families."""
    extend_select: list[str] = field(default_factory=list)
    """Rules to run besides those selected."""
    ignore: list[str] = field(default_factory=list)
    """Rules not to run; wins over the selections."""
    severity: dict[str, Severity] = field(default_factory=dict)
    """The severity of single rules."""
    safe_fixes: list[str] = field(default_factory=list)
    """Rules whose unsafe fixes `--fix` applies too."""
    lists: list[str] = field(default_factory=list)
    """Glob patterns of files that are lists, besides README files."""
    fields: dict[str, FieldSettings] = field(default_factory=dict)
    """What single fields are held to, by name."""
    order: OrderSettings = field(default_factory=OrderSettings)
    """How entries are ordered."""
