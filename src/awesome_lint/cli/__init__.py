"""The command line: alone prints, exits and reads standard input.

Each command has a module of its own, imported when it is called, so that `--version` and `--help`
are quick. `run` leads a run from paths to its exit status, `console` writes, `summary` counts.

May not: know Markdown or rules; everything is asked of `pipeline`.
"""

from __future__ import annotations

import gc
import signal
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

import click

from awesome_lint import __version__
from awesome_lint.cli.status import Status
from awesome_lint.text.escapes import escape

_SIGNALED = 128
"""What a shell adds to the number of the signal that ended a program."""
_COMMANDS = {
    "check": "Check lists, and fix problems.",
    "format": "Format the layout of lists.",
    "links": "Check the links of lists online.",
    "add": "Add an entry to a list, in its style and in the right place.",
    "merge": "Merge two versions of a list by its entries.",
    "export": "Export the entries of a list as data.",
    "log": "Show what is new in a list, entry by entry.",
    "site": "Make a web site of lists, with search and filters.",
    "fleet": "Read many lists into tables, and query them.",
    "init": "Write settings that match a list, with a hook and a workflow.",
    "rule": "Explain a rule, or list all rules.",
    "config": "Show all settings, and where each comes from.",
    "server": "Run the language server for editors.",
}


class _Commands(click.Group):
    """The commands, known by name without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return [*_COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(f"{__name__}.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of that name; of a file or a misspelled name it is said what was meant."""
        name = args[0]
        if name in _COMMANDS or name.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        from awesome_lint.values import errors  # noqa: PLC0415 -- only for an error

        is_file = "." in name or "/" in name
        hint = f"to check it, run `awesome-lint check {name}`" if is_file else errors.known(name, _COMMANDS)
        raise click.UsageError(f"no command is called `{escape(name)}`; {escape(hint)}", ctx)

    def invoke(self, ctx: click.Context) -> Any:
        """Call the command; what Ctrl-C ends was not done, so the status does not say what was found."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):
            click.echo("\nerror: interrupted", err=True)
            ctx.exit(Status.FAILED)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([*_COMMANDS.items()])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="awesome-lint", message="%(prog)s %(version)s")
def app() -> None:
    """Parser, linter and formatter for curated Markdown lists."""


def _end(number: int, _: object) -> None:
    sys.exit(_SIGNALED + number)


def main() -> None:
    """Run the command line and exit."""
    # What ends a run from outside must not leave anything half done: it ends like an error.
    signal.signal(signal.SIGTERM, _end)
    try:
        app(prog_name="awesome-lint")
    except OSError as error:  # files are asked where errors are expected; what is left are the streams
        with suppress(OSError):
            click.echo(f"error: cannot go on: {escape((error.strerror or str(error)).lower())}", err=True)
        with suppress(OSError):  # what is left to be written cannot be, either
            sys.stdout.close()
        sys.exit(Status.FAILED)
    except Exception as error:  # a fault of ours must not look like the status "errors found"
        from awesome_lint.diagnostic import crash  # noqa: PLC0415

        click.echo(f"error: {escape(crash.describe('awesome-lint failed', error))}", err=True)
        sys.exit(Status.FAILED)
    finally:
        gc.freeze()  # Python looks for garbage once more when it ends
