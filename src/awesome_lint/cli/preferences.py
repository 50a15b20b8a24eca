"""What a run does where its command line does not say: what the settings for the current folder prefer."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from awesome_lint.report import Format
from awesome_lint.settings import SettingsError
from awesome_lint.values import errors
from awesome_lint.world import settings_files
from awesome_lint.world.files import FileError
from awesome_lint.world.settings_files import FoundSettings, SettingsFinder


def is_ci() -> bool:
    """Whether a CI runs this."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")


def heed(ctx: click.Context, given: dict[str, Any], finder: SettingsFinder, names: Iterable[str]) -> None:
    """Put what the settings prefer in the place of options that the command line does not give.

    Raises:
        click.ClickException: what they prefer cannot be.
    """
    try:
        found = finder.near(Path())
    except (FileError, SettingsError):
        return  # which is told of the first file that is opened
    try:
        for name in names:
            if ctx.get_parameter_source(name) is ParameterSource.DEFAULT:
                given[name] = _preferred(found, name) or given[name]
    except SettingsError as error:
        raise click.UsageError(str(error), ctx) from None


def _preferred(found: FoundSettings, name: str) -> object:
    match name:
        case "output_format":
            return _format(found)
        case "fix":  # in CI a fix would hide the finding, and nobody would see the fix
            return found.settings.fix and not is_ci()
        case "baseline":
            return settings_files.baseline_of(found)
        case _:
            return getattr(found.settings, name)


def _format(found: FoundSettings) -> Format | None:
    name, every = found.settings.output_format, [*Format]
    if name is None or name in every:
        return None if name is None else Format(name)
    raise SettingsError(f"{found.file}: no `output-format` is called `{name}`; {errors.known(name, every)}")
