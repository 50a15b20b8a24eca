"""Settings: what a list's curators pin or override.

Standard dataclasses, which `loading` fills from TOML with pydantic's help; a run without a
settings file needs no pydantic. Keys are written with hyphens in TOML (`extend-select`).

May not: read files; the text of a settings file is handed in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from awesome_lint.diagnostic import Severity


class SettingsError(ValueError):
    """A settings file is wrong; the message is a sentence that names the file and the key."""


def key(name: str) -> str:
    """How the name of a setting is written in TOML."""
    return name.replace("_", "-")


_IN_TOML: dict[str, object] = {"extra": "forbid", "strict": True, "alias_generator": key}


@dataclass(frozen=True, slots=True)
class FieldSettings:
    """What one field of the entries is held to; None leaves it to what the list itself does."""

    __pydantic_config__: ClassVar[dict[str, object]] = _IN_TOML

    values: list[str] | None = None
    """The values that the field may take."""
    required: bool | None = None
    """Whether every entry has the field."""


@dataclass(frozen=True, slots=True)
class OrderSettings:
    """How the entries of a section are ordered; None leaves it to what the list itself does."""

    __pydantic_config__: ClassVar[dict[str, object]] = _IN_TOML

    by: Literal["name", "none"] | None = None
    """What entries are sorted by; `none` turns the order rules off."""
    direction: Literal["ascending", "descending"] = "ascending"
    """Which way they are sorted."""
    case_sensitive: bool = False
    """Whether capital letters sort before small ones."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set."""

    __pydantic_config__: ClassVar[dict[str, object]] = _IN_TOML

    preset: str | None = None
    """The preset below these settings: `default` or `sindresorhus`."""
    select: list[str] = field(default_factory=list)
    """Rules to run instead of those of the preset: codes, names or families."""
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
