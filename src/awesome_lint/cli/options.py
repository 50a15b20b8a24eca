"""Options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from awesome_lint.cli import chosen
from awesome_lint.cli.mode import Shown
from awesome_lint.diagnostic import Severity
from awesome_lint.report import Format
from awesome_lint.world import files

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Command = TypeVar("Command", bound=Callable[..., Any])
_Value = TypeVar("_Value", bound=StrEnum)
_Any = TypeVar("_Any")

_MEGABYTE = 1_000_000
_FILE = click.Path(dir_okay=False, path_type=Path)


class Names(click.ParamType[list[str]]):
    """Rules, separated by commas."""

    name = "rules"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> list[str]:  # noqa: ARG002
        """Split at commas."""
        return [each.strip() for each in value.split(",") if each.strip()]


class Values(click.Choice[_Value]):
    """The values of an enum, as they are written."""

    def __init__(self, kind: type[_Value]) -> None:
        super().__init__(kind, case_sensitive=False)

    def normalize_choice(self, choice: object, ctx: click.Context | None) -> str:  # noqa: ARG002
        """How a choice is written."""
        return str(choice).lower()


class Several(click.ParamType[list[_Value]]):
    """Values of an enum, separated by commas."""

    name = "values"

    def __init__(self, kind: type[_Value]) -> None:
        self._one = Values(kind)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """The values that there are."""
        return self._one.get_metavar(param, ctx)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> list[_Value]:
        """Split at commas."""
        return [self._one.convert(each.strip(), param, ctx) for each in value.split(",")]

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The values that begin like the last one, with what stands before it."""
        before, comma, start = incomplete.rpartition(",")
        found = self._one.shell_complete(ctx, param, start)
        for each in found:
            each.value = f"{before}{comma}{each.value}"
        return found


def joined(ctx: click.Context, param: click.Parameter, values: tuple[list[_Any], ...]) -> list[_Any]:  # noqa: ARG001
    """The values of an option that was given several times."""
    return [each for several in values for each in several]


def completing(what: str) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """What a shell is told that asks for one of the things that `completion` knows."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
        from awesome_lint.cli import completion  # noqa: PLC0415

        items: list[CompletionItem] = getattr(completion, what)(ctx, incomplete)
        return items

    return complete


def _all(*decorators: Callable[[Command], Command]) -> Callable[[Command], Command]:
    def decorate(command: Command) -> Command:
        for each in reversed(decorators):
            command = each(command)
        return command

    return decorate


paths = click.argument("paths", nargs=-1, metavar="[PATH|-]...", shell_complete=completing("files"))
stdin_filename = click.option("--stdin-filename", metavar="FILE", help="The file name to use for standard input.")
output_file = click.option(
    "-o", "--output-file", type=_FILE, metavar="FILE", help="Write to this file instead of standard output."
)
config = click.option(
    "--config",
    multiple=True,
    metavar="FILE|KEY=VALUE",
    callback=chosen.read,
    help="Use this settings file instead of the nearest one, or set a key as in TOML, overriding all files:"
    """ --config 'order.by = "name"'. May be repeated.""",
)
isolated = click.option("--isolated", is_flag=True, help="Ignore all settings files.")
no_cache = click.option(
    "--no-cache",
    is_flag=True,
    help="Do not use or update the cached results of earlier runs.",
)
tables = click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    metavar="DIR",
    help="The folder of the tables: a new or empty one, or that of an earlier run.",
)
max_file_size = click.option(
    "--max-file-size",
    "most",
    type=click.FloatRange(min=0, min_open=True),
    default=files.MAX_SIZE / _MEGABYTE,
    show_default=True,
    metavar="MB",
    callback=lambda _, __, value: int(value * _MEGABYTE),
    help="The maximum size of a file to read; 1 MB is 1,000,000 bytes.",
)
color = click.option(
    "--color/--no-color", default=None, help="Turn colors on or off; by default they are on only on a terminal."
)
selecting = _all(
    click.option(
        "--select",
        type=Names(),
        multiple=True,
        callback=joined,
        shell_complete=completing("rules"),
        help="Rules to run instead of those in the settings: codes, names or families, separated by commas; ALL stands"
        " for every rule.",
    ),
    click.option(
        "--ignore",
        type=Names(),
        multiple=True,
        callback=joined,
        shell_complete=completing("rules"),
        help="Rules not to run, in the same form.",
    ),
    click.option(
        "--extend-select",
        type=Names(),
        multiple=True,
        callback=joined,
        shell_complete=completing("rules"),
        help="Additional rules to run, in the same form.",
    ),
    click.option(
        "--preset",
        metavar="NAME",
        shell_complete=completing("presets"),
        help="The preset to use instead of that in the settings: default or sindresorhus.",
    ),
)
"""Which rules run."""
output_format = click.option(
    "--output-format",
    type=Values(Format),
    default=Format.TEXT.value,
    show_default=True,
    help="The output format.",
)
fail_on = click.option(
    "--fail-on",
    type=Values(Severity),
    default=Severity.ERROR.value,
    show_default=True,
    help="The lowest severity that makes the exit status 1.",
)
reporting = _all(
    output_format,
    click.option(
        "-o",
        "--output-file",
        type=_FILE,
        metavar="FILE",
        help="Also write the findings to this file; standard output shows them as text if the format is for programs.",
    ),
    click.option(
        "-q",
        "--quiet",
        is_flag=True,
        help="Leave out the summary, and with --output-file also the findings on standard output.",
    ),
    click.option(
        "--statistics",
        is_flag=True,
        help="Show the number of findings of each rule instead of the findings, and how much was read.",
    ),
    fail_on,
    click.option(
        "--show",
        type=Several(Shown),
        multiple=True,
        callback=joined,
        help="The lowest severity to show; findings with a lower one are only counted. `layout` also shows layout"
        " findings, which are only counted if `awesome-lint format` fixes them.  [default: warning]",
    ),
    click.option("--show-fixes", is_flag=True, help="With --fix, show what was fixed."),
    click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings."),
)
"""How findings are told, and what they make of the exit status."""
base_settings = click.option(
    "--base-settings/--own-settings",
    default=None,
    help="Use the settings and suppression comments from before the change, or those of the change."
    "  [default: those from before if CI is set]",
)
narrowing = _all(
    click.option(
        "--since",
        metavar="REV",
        help="Report only problems in new and changed entries, and problems that did not exist before, since the branch"
        " left REV.",
    ),
    base_settings,
    click.option(
        "--staged",
        is_flag=True,
        help="Check what is staged, and report only what it changes. --fix fixes only that, as with --since.",
    ),
    click.option(
        "--baseline", type=_FILE, metavar="FILE", help="Report only findings that this file does not contain."
    ),
    click.option("--write-baseline", is_flag=True, help="Write all findings to the --baseline file."),
    click.option(
        "--add-suppressions",
        is_flag=True,
        help="Silence the findings with comments on their lines, where possible. With --diff, only show the comments.",
    ),
)
"""Which findings are told."""
exclude = click.option(
    "--exclude",
    multiple=True,
    metavar="GLOB",
    help="When a folder is searched, leave out files and folders that match a glob pattern, in addition to those"
    " that the settings exclude.",
)
force_exclude = click.option(
    "--force-exclude", is_flag=True, help="Leave out what is excluded, even if a PATH names it, as hooks do."
)
show_files = click.option("--show-files", is_flag=True, help="Show which files would be looked at, and do no more.")
reading = _all(exclude, force_exclude, show_files, stdin_filename, config, isolated, no_cache, max_file_size, color)
"""What all commands take that read files and heed settings."""
