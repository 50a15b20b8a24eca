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
from awesome_lint.pipeline import entries
from awesome_lint.pipeline.entries import AddingError
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.source import Source


class _Fields(click.ParamType[tuple[str, list[str]]]):
    """A field of the entry, `NAME=VALUE`, or with several values `NAME=ONE,OTHER`."""

    name = "field"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, list[str]]:
        """Split at the first equals sign, and the values at commas."""
        name, mark, values = value.partition("=")
        if not (name.strip() and mark and values.strip()):
            self.fail(f"`{value}` is no NAME=VALUE.", param, ctx)
        return name.strip(), [each.strip() for each in values.split(",") if each.strip()]


@click.command("add")
@click.argument("name", required=False)
@click.argument("url", required=False)
@click.argument("path", required=False)
@click.option(
    "--section", metavar="TITLE", help="The section; of several of that title, the titles from the top: A > B."
)
@click.option("--description", metavar="TEXT", help="What the entry is about.")
@click.option("--field", "fields", type=_Fields(), multiple=True, metavar="NAME=VALUE", help="A field of the entry.")
@click.option("--diff", is_flag=True, help="Change nothing; show what would change.")
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
    diff: bool,
    **reading: Any,
) -> None:
    """Add the entry NAME, which leads to URL, to the list at PATH.

    It is written in the style of its section, at its place in the order that the section keeps, and
    held against the rules. Nothing is written if the list has it already or a rule would report it.
    PATH is the README of the current folder by default. On a terminal, what is missing is asked for:
    sections and values by number or name, which Tab completes. The entry is shown before it is written.

    The exit status is 0 if the entry was added, and 2 if it could not be.
    """
    run = Run.of(**reading)
    given = Given(name, url, section, description, dict(fields))
    is_asked = not (name and url)
    if is_asked and not is_terminal(sys.stdin):
        raise click.UsageError("NAME and URL say what to add; without a terminal nobody can be asked.")
    for each in run.input(path):
        try:
            outcome = ask(run.console, each, given) if is_asked else entries.add(each, given.entry, section)
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
