"""`awesome-lint config`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from pkgutil import get_data

import click

from awesome_lint import registry
from awesome_lint.cli import options
from awesome_lint.cli.chosen import Config
from awesome_lint.cli.console import Console
from awesome_lint.cli.status import Status
from awesome_lint.pipeline import inputs
from awesome_lint.registry import selection
from awesome_lint.registry.selection import UnknownRuleError
from awesome_lint.settings import SettingsError, loading, origins, presets
from awesome_lint.settings.origins import DEFAULT
from awesome_lint.text.escapes import escape
from awesome_lint.world import files
from awesome_lint.world.files import FileError
from awesome_lint.world.settings_files import FoundSettings, Layer, SettingsFinder

_UNSET = "not set"
_MAX_WIDTH = 60
"""So wide columns are at most: what is longer moves its own line alone."""


@click.command("config")
@click.argument("path", required=False, type=click.Path(path_type=Path), metavar="[PATH]")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of settings files instead.")
@options.config
@options.isolated
@options.color
@click.pass_context
def command(
    ctx: click.Context, path: Path | None, config: Config, *, schema: bool, isolated: bool, color: bool | None
) -> None:
    """Show all settings, and where each comes from.

    PATH is a list or a folder; the default is the current folder. For a list, what was learned from it
    is shown, too, unless settings override it. The exit status is 0, or 2 if something cannot be read.
    """
    console = Console(color)
    if schema:
        console.write((get_data("awesome_lint.settings", "schema.json") or b"").decode())
        return
    finder = config.finder(isolated=isolated)
    try:
        found = finder.near(path or Path()) if path is None or files.is_folder(path) else finder.of_file(path)
        console.write(_table(console, found, _learned(path, finder)))
        on, all_rules = len(selection.select(found.settings)), len(registry.known(found.settings))
    except (SettingsError, UnknownRuleError, FileError) as error:
        console.error(str(error))
        ctx.exit(Status.FAILED)
    where = " over ".join(escape(name) for name, _ in reversed(found.layers)) or "no settings file"
    console.note(f"{where}: {on} of {all_rules} rules run")


def _learned(path: Path | None, finder: SettingsFinder) -> list[Layer]:
    """What the list does, if there is one."""
    if path is None or not files.is_file(path):
        return []
    from awesome_lint.pipeline import learning  # noqa: PLC0415 -- mostly only settings are asked for

    return [(f"learned: {seen}", table) for seen, table in learning.seen_in(inputs.open_file(path, finder))]


def _table(console: Console, found: FoundSettings, learned: Sequence[Layer]) -> str:
    settings = presets.under(found.settings)
    preset = presets.load(settings.preset) if settings.preset is not None else None
    settings = loading.above([table for _, table in learned], settings)
    rows = [
        (each.key, _UNSET if each.value is None else json.dumps(each.value, ensure_ascii=False), each.source)
        for each in origins.explain(settings, preset, [*learned, *found.layers])
    ]
    widths = [min(max(len(row[column]) for row in rows), _MAX_WIDTH) for column in (0, 1)]
    return "".join(
        f"{_strong(console, f'{escape(name):{widths[0]}}', on=source != DEFAULT)}  "
        f"{escape(value):{widths[1]}}  {escape(source)}\n"
        for name, value, source in rows
    )


def _strong(console: Console, text: str, *, on: bool) -> str:
    return click.style(text, bold=True) if on and console.colors() else text
