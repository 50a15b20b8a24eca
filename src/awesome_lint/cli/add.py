"""`awesome-lint add`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

from awesome_lint.cli import options
from awesome_lint.cli.console import is_terminal
from awesome_lint.cli.dialogue import Given, ask
from awesome_lint.cli.run import Run
from awesome_lint.cli.status import Status
from awesome_lint.pipeline.entries import Adder, AddingError
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.source import Source


class _Fields(click.ParamType[tuple[str, list[str]]]):
    """A field of the entry, `NAME=VALUE`, or with several values `NAME=ONE,OTHER`."""

    name = "field"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, list[str]]:
        """Split at the first equals sign, and the values at commas."""
        name, mark, values = value.partition("=")
        if not (name.strip() and mark and values.strip()):
            self.fail(f"`{value}` is not of the form NAME=VALUE.", param, ctx)
        return name.strip(), [each.strip() for each in values.split(",") if each.strip()]


@click.command("add")
@click.argument("name", required=False)
@click.argument("url", required=False)
@click.argument("path", required=False)
@click.option(
    "--section", metavar="TITLE", help="The title of the section; if it is not unique, the titles from the top: A > B."
)
@click.option("--description", metavar="TEXT", help="The description of the entry.")
@click.option(
    "--field",
    "fields",
    type=_Fields(),
    multiple=True,
    metavar="NAME=VALUE",
    help="A field of the entry; may be repeated.",
)
@click.option(
    "--note",
    "notes",
    multiple=True,
    metavar="TEXT",
    help="A part of the entry that has no name, such as a date or its authors; may be repeated.",
)
@click.option("--diff", is_flag=True, help="Only show what would change.")
@options.config
@options.isolated
@options.max_file_size
@options.color
@click.pass_context
def command(  # noqa: PLR0913 -- one for each argument and option
    ctx: click.Context,
    /,
    name: str | None,
    url: str | None,
    path: str | None,
    *,
    section: str | None,
    description: str | None,
    fields: Sequence[tuple[str, list[str]]],
    notes: Sequence[str],
    diff: bool,
    **reading: Any,
) -> None:
    """Add an entry with the given NAME and URL to the list at PATH.

    The entry is written in the style of its section, in its place in the order of the section, and
    checked by the rules. Nothing is written if the list already contains it or a rule would report it.
    PATH is by default the README in the current folder. On a terminal, missing values are asked for.
    An empty URL is for lists whose entries have none.

    The exit status is 0 if the entry was added, and 2 if not.
    """
    run = Run.of(**reading)
    given = Given(name, url, section, description, dict(fields), notes)
    is_asked = not name or (not url and is_terminal(sys.stdin))
    if (not name or url is None) and not is_terminal(sys.stdin):
        raise click.UsageError("NAME and URL are required without a terminal.")
    for each in run.input(path):
        try:
            adder = Adder(each)
            outcome = ask(run.console, adder, given) if is_asked else adder.add(given.entry, section)
        except AddingError as error:
            run.console.error(f"{each.name}: {error}")
            continue
        if diff or is_asked:
            run.console.write(run.diff(outcome))
        if diff:
            continue
        if is_asked and not click.confirm(f"Write this to {each.name}?", default=True, err=True):
            run.console.error("nothing was written")
            continue
        run.deliver(outcome, lambda one: Outcome(one, Source(one.text)))
    ctx.exit(Status.FAILED if run.console.has_failed else Status.CLEAN)
