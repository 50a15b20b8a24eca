"""`awesome-lint fleet query`."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from awesome_lint.cli import extras, options
from awesome_lint.cli.console import Console
from awesome_lint.cli.run import Run
from awesome_lint.cli.status import Status
from awesome_lint.values.errors import AwesomeLintError

_STYLES = ("text", "csv", "json")


def _named(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """The questions that have a name."""
    if not extras.has_fleet():
        return []
    from awesome_lint.pipeline import tables  # noqa: PLC0415 -- takes the extra

    return [
        CompletionItem(name, help=one.said) for name, one in tables.QUESTIONS.items() if name.startswith(incomplete)
    ]


@click.command("query")
@click.argument("question", required=False, metavar="[NAME|SQL]", shell_complete=_named)
@options.tables
@click.option(
    "--format",
    "style",
    type=click.Choice(_STYLES),
    default="text",
    show_default=True,
    help="The output format.",
)
@options.output_file
@click.pass_context
def command(ctx: click.Context, question: str | None, out: Path, style: str, output_file: Path | None) -> None:
    """Query the tables of a fleet, with a named query or with SQL in DuckDB's dialect.

    Without an argument, the named queries are listed. The tables are lists, entries, fields, links, findings,
    conventions, history and answers; no other file is read.

    The exit status is 0 on success, and 2 if the query failed.
    """
    run = Run(Console())
    if not extras.has_fleet(run.console):
        ctx.exit(Status.FAILED)
    from awesome_lint.pipeline import tables  # noqa: PLC0415 -- takes the extra

    if question is None:
        for name, one in tables.QUESTIONS.items():
            run.console.write_line(f"{name:<16} {one.said}")
        return
    try:
        run.publish_data(tables.answered(out, question, tables.Style(style)), output_file)
    except AwesomeLintError as error:
        run.console.error(str(error))
    ctx.exit(Status.FAILED if run.console.has_failed else Status.CLEAN)
