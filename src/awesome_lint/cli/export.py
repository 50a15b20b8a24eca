"""`awesome-lint export`."""

from __future__ import annotations

from pathlib import Path

import click

from awesome_lint import export, pipeline
from awesome_lint.cli import options, summary
from awesome_lint.cli.console import Console
from awesome_lint.cli.run import Run
from awesome_lint.cli.status import Status
from awesome_lint.discovery import SettingsFinder
from awesome_lint.export import Format


@click.command("export")
@click.argument("path", required=False, metavar="[PATH|-]")
@click.option(
    "--format",
    "style",
    type=options.Values(Format),
    default=Format.JSON.value,
    show_default=True,
    help="How the entries are written.",
)
@options.output_file
@options.stdin_filename
@click.pass_context
def command(
    ctx: click.Context, path: str | None, style: Format, output_file: Path | None, stdin_filename: str | None
) -> None:
    """Write the entries of a list as data.

    PATH is a file or - for standard input; without it, it is the README of the current folder.

    The exit status is 0 if there are entries, 1 if there are none, and 2 if something could not be
    done.
    """
    run = Run(Console(), SettingsFinder(isolated=True), stdin_filename=stdin_filename)
    count = 0
    if path is not None and Path(path).is_dir():
        run.console.error(f"{path} is a folder; name a file in it")
        ctx.exit(Status.FAILED)
    for each in run.inputs([path] if path is not None else []):
        catalog, source, problems = pipeline.read_file(each)
        for problem in problems:
            run.console.error(problem)
        count = len(catalog.entries)
        run.publish(export.render(catalog, source, each.name, style), output_file)
        what = summary.number(count, "entry") if count else "no entries: nothing was recognized as one"
        run.console.note(f"exported {what}")
    ctx.exit(Status.FAILED if run.console.has_failed else Status.CLEAN if count else Status.FOUND)
