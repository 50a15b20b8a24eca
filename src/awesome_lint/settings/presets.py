"""Presets: named fragments of settings that ship in the rule book, below a list's own settings.

`default` lies below all others and holds nothing but the rules that are off by default. Another one
that the settings name turns some on and may set anything that settings can.

May not: know rules; the engine says which ones a preset's selection stands for.
"""

from __future__ import annotations

import re
from dataclasses import MISSING, fields, is_dataclass, replace
from functools import cache
from typing import Any

from awesome_lint import resources
from awesome_lint.settings import Settings, SettingsError, loading
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values import errors

DEFAULT = "default"
NAMES = ("default", "sindresorhus")
_NAME = late_pattern(r'^ +"([a-z-]+)",$', re.MULTILINE)
"""A rule that `default` has off."""


@cache
def load(name: str) -> Settings:
    """The settings that a preset holds.

    Raises:
        SettingsError: there is no such preset; the message suggests one.
    """
    if name not in NAMES:
        raise SettingsError(f"no preset is called `{name}`; {errors.known(name, NAMES)}")
    text = resources.text(f"presets/{name}.toml")
    if name == DEFAULT:  # to parse TOML takes long
        return Settings(ignore=_NAME.findall(text))
    return loading.load(text, f"{name}.toml") or Settings()


def under(settings: Settings) -> Settings:
    """The settings with what their preset sets where they leave the default; the selection is the engine's business.

    Raises:
        SettingsError: there is no such preset.
    """
    if settings.preset is None:
        return settings
    merged: Settings = _merged(load(settings.preset), settings)
    return replace(merged, select=settings.select, extend_select=settings.extend_select, ignore=settings.ignore)


def _merged(below: Any, above: Any) -> Any:
    """One table of settings over another."""
    changed = {}
    for each in fields(above):
        lower, upper = getattr(below, each.name), getattr(above, each.name)
        default = each.default_factory() if each.default_factory is not MISSING else each.default
        if is_dataclass(upper):
            changed[each.name] = _merged(lower, upper)
        elif isinstance(upper, dict):
            changed[each.name] = {**lower, **upper}
        else:
            changed[each.name] = lower if upper == default else upper
    return replace(above, **changed)
