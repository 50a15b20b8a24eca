"""Every setting in force, and where it came from.

May not: read files; the tables of settings files are handed in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, NamedTuple

from awesome_lint.settings import Override, Settings, key
from awesome_lint.settings.loading import Table

DEFAULT = "default"


class Origin(NamedTuple):
    """One setting: its dotted key, its value, and the file, preset or default that it comes from."""

    key: str
    value: object
    source: str


def explain(settings: Settings, preset: Settings | None, layers: Sequence[tuple[str, Table]]) -> list[Origin]:
    """All settings in order; of the tables of files, the lowest of which is first, the last one that sets a key counts.

    Args:
        settings: those in force.
        preset: what their preset sets, if they have one.
        layers: the files that set some of them, with what they set.
    """
    of_preset = dict(_leaves(preset)) if preset is not None else {}
    defaults = dict(_leaves(Settings()))
    found = []
    for path, value in _leaves(settings):
        source = next((name for name, table in reversed(layers) if _is_set(table, path)), None)
        if source is None and value != defaults.get(path, MISSING) and of_preset.get(path, MISSING) == value:
            source = f"preset {settings.preset}"
        found.append(Origin(".".join(path), value, source or DEFAULT))
    return found


def _leaves(table: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    """What is set in a table and those within it, under dotted keys; of an empty table, that it is empty."""
    if is_dataclass(table):
        for each in fields(table):
            yield from _leaves(getattr(table, each.name), (*path, key(each.name)))
    elif isinstance(table, dict) and table:
        for name, value in table.items():
            yield from _leaves(value, (*path, name))
    elif isinstance(table, list):
        yield path, [each.table if isinstance(each, Override) else each for each in table]
    else:
        yield path, table


def _is_set(table: object, path: Sequence[str]) -> bool:
    for part in path:
        if not isinstance(table, dict) or part not in table:
            return False
        table = table[part]
    return True
