"""The settings that a command line chooses: what `--config` says."""

from __future__ import annotations

import re
from functools import reduce
from pathlib import Path
from typing import NamedTuple

import click

from awesome_lint.settings import SettingsError, loading
from awesome_lint.settings.loading import COMMAND_LINE, Table
from awesome_lint.world import files
from awesome_lint.world.settings_files import SettingsFinder


class Config(NamedTuple):
    """A settings file in the place of the nearest one, and what is set above all files."""

    file: Path | None = None
    above: Table = {}  # noqa: RUF012 -- nobody writes to it

    def finder(self, *, isolated: bool = False) -> SettingsFinder:
        """What finds settings, these among them."""
        return SettingsFinder(self.file, isolated, above=self.above)


def read(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> Config:
    """What the option says: at most one file, and settings as lines of TOML."""
    inline = [value for value in values if "=" in value and not files.exists(Path(value))]
    named = [Path(value) for value in values if value not in inline]
    if len(named) > 1:
        raise click.BadParameter("at most one file can be given; others may be extended by it", ctx, param)
    try:
        tables = [_table(each) for each in inline]
        above: Table = reduce(loading.over, tables, {})
        if "extend" in above:
            raise SettingsError("`extend` goes in a settings file")
        if above:  # to validate nothing would take long
            loading.typed(above, COMMAND_LINE)
    except SettingsError as error:
        raise click.BadParameter(str(error).removeprefix(COMMAND_LINE).lstrip(": "), ctx, param) from None
    return Config(named[0] if named else None, above)


def _table(line: str) -> Table:
    """A line of TOML; a value that lacks its quotation marks is the usual reason why it is none."""
    try:
        return loading.read(line, COMMAND_LINE) or {}
    except SettingsError as error:
        key, _, value = line.partition("=")
        if not re.fullmatch(r"\s*[A-Za-z][\w-]*\s*", value):
            raise
        right = f"""--config '{key.strip()} = "{value.strip()}"'"""
        raise SettingsError(f"{error}; text needs quotation marks: {right}") from None
