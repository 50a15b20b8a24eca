"""`awesome-lint export`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from awesome_lint import export
from awesome_lint.catalog.coverage import Counts
from awesome_lint.cli import options, summary
from awesome_lint.cli.chosen import Config
from awesome_lint.cli.console import Console, is_terminal
from awesome_lint.cli.run import Run
from awesome_lint.cli.status import Status
from awesome_lint.export import Format
from awesome_lint.pipeline import outcomes
from awesome_lint.pipeline.outcomes import Reading
from awesome_lint.world import files
from awesome_lint.world.files import FileError


@click.command("export")
@click.argument("path", required=False, metavar="[PATH|-]")
@click.option(
    "--format",
    "style",
    type=options.Values(Format),
    default=Format.JSON.value,
    show_default=True,
    help="The output format.",
)
@options.output_file
@options.stdin_filename
@options.config
@options.isolated
@options.max_file_size
@click.pass_context
def command(  # noqa: PLR0913 -- one for each argument and option
    ctx: click.Context,
    path: str | None,
    style: Format,
    output_file: Path | None,
    stdin_filename: str | None,
    config: Config,
    *,
    isolated: bool,
    most: int,
) -> None:
    """Export the entries of a list as data: json, jsonl (one entry per line), yaml, csv, sqlite, bibtex or bookmarks.

    PATH is a file, or - for standard input; the default is the README in the current folder.

    The exit status is 0 if there are entries, 1 if there are none, and 2 if the run failed.
    """
    if style.is_binary and output_file is None and is_terminal(sys.stdout):
        raise click.UsageError(f"{style} is not text; name a file with --output-file.")
    run = Run(Console(), config.finder(isolated=isolated), stdin_filename=stdin_filename, most=most)
    count = 0
    if path is not None and _is_folder(Path(path)):
        run.console.error(f"{path} is a folder; name a file in it")
        ctx.exit(Status.FAILED)
    for each in run.input(path):
        if each.path is not None and output_file is not None and _is_same(each.path, output_file):
            run.console.error(f"{output_file} is the list itself; name another file to write to")
            break
        reading = run.outcome(outcomes.read_file, each)
        if reading is None:
            break
        count = reading.coverage.entries
        if run.publish_data(_data(reading, each.name, style), output_file):
            run.console.note(summary.exported(Counts.of(reading.coverage)))
            for place in reading.coverage.places(reading.source):
                run.console.note(f"{each.name}: {place}")
    ctx.exit(Status.FAILED if run.console.has_failed else Status.CLEAN if count else Status.FOUND)


def _data(reading: Reading, name: str, style: Format) -> Iterable[str | bytes]:
    if style.is_binary:
        return [export.content(reading.catalog, reading.source, name, style)]
    return export.pieces(reading.catalog, reading.source, name, style)


def _is_folder(path: Path) -> bool:
    try:
        return files.is_folder(path)
    except FileError:  # which is said when it is read
        return False


def _is_same(path: Path, other: Path) -> bool:
    return files.is_file(other) and path.samefile(other)
