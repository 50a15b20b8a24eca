"""`awesome-lint fleet`."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import fields
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from awesome_lint.cli import extras, options, processes, summary
from awesome_lint.cli.processes import Processes
from awesome_lint.cli.run import Run
from awesome_lint.cli.status import Status
from awesome_lint.pipeline.inputs import Selection
from awesome_lint.source import EncodingError, decode
from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.world import discovery, files, mirrors
from awesome_lint.world.discovery import STDIN
from awesome_lint.world.files import FileError

if TYPE_CHECKING:
    from awesome_lint.pipeline.sources import Item, Opener

_READING = ("exclude", "config", "isolated", "most", "color")


_OTHERS = {"query": "querying", "links": "surveying"}
"""What else can be done with tables, by the first word, and the modules that do it."""


class _Fleet(click.Command):
    """The command that fills tables, or one of the others that its first word names."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """The context of the command that is meant."""
        if not args or args[0] not in _OTHERS:
            return super().make_context(info_name, args, parent, **extra)
        other = import_module(f"awesome_lint.cli.{_OTHERS[args[0]]}").command
        assert isinstance(other, click.Command)
        return other.make_context(f"{info_name} {args[0]}", args[1:], parent, **extra)


@click.command("fleet", cls=_Fleet)
@click.argument("sources", nargs=-1, metavar="SOURCE...", required=True, shell_complete=options.completing("files"))
@options.tables
@click.option(
    "--prune",
    is_flag=True,
    help="Remove lists from the tables that no source contains any more.",
)
@processes.options("one for each processor")
@options.selecting
@options.exclude
@options.config
@options.isolated
@options.max_file_size
@options.color
@click.pass_context
def command(ctx: click.Context, /, sources: Sequence[str], out: Path, **given: Any) -> None:
    """Read many lists into tables of Parquet files: lists, entries, fields, links, findings, conventions.

    A SOURCE is a list, a folder (all Markdown files in it that git does not ignore), a bare repository as created by
    `git clone --mirror`, a text file with one source per line, or - for such lines on standard input.

    A list is read again only if it, its settings or awesome-lint has changed. If a run is stopped, the next one
    continues where it stopped.

    `awesome-lint fleet query` queries the tables, and `awesome-lint fleet links` checks the links of all lists online.
    To read a source with such a name, write ./query.

    The exit status is 0 if there are entries, 1 if there are none, and 2 if a list could not be read; the others
    are read anyway.
    """
    used, prune = Processes.taken(given), given.pop("prune")
    selection = Selection(**{each.name: given.pop(each.name) for each in fields(Selection)})
    run = Run.of(selection, **{name: given.pop(name) for name in _READING})
    ctx.exit(_fill(run, sources, out, used, prune=prune))


def _fill(run: Run, sources: Sequence[str], out: Path, used: Processes, *, prune: bool) -> Status:
    if not extras.has_fleet(run.console):
        return Status.FAILED
    from awesome_lint.pipeline.fleet import Filled, opened  # noqa: PLC0415 -- takes the extra
    from awesome_lint.pipeline.sources import Opener  # noqa: PLC0415

    opener = Opener(run.finder, run.selection, run.most)

    def told(filled: Filled) -> None:
        run.console.show(f"{filled.read} lists read, {filled.known} known")

    gc.freeze()  # a run may be long, so garbage counts; what is there already stays to the end
    gc.enable()
    try:
        run.selection.verify(run.finder.near(Path()).settings)
        with opened(out) as fleet:
            filled = fleet.fill(_items(run, opener, sources), used.do, told)
            if prune and run.console.has_failed:
                run.console.error("no list was removed, since a source cannot be read")
            elif prune:
                fleet.prune(filled)
    except AwesomeLintError as error:
        run.console.error(str(error))
        return Status.FAILED
    for said in filled.errors:
        run.console.error(said)
    run.console.note(summary.filled(filled, fleet.entries, str(out)))
    return Status.FAILED if run.console.has_failed else Status.CLEAN if fleet.entries else Status.FOUND


def _items(run: Run, opener: Opener, sources: Sequence[str]) -> Iterator[Item]:
    """The lists that sources stand for, each once."""
    seen: set[str] = set()
    for source, path in _places(run, sources):
        real = os.path.realpath(path)
        if real in seen:
            continue
        seen.add(real)
        if mirrors.is_mirror(path):
            yield from opener.mirror(source, path)
        else:
            yield opener.file(source, path)


class _Place(NamedTuple):
    """A source as it is named, the folder that it is named in, and the text file that names it, if one does."""

    name: str
    folder: Path = Path()
    named_by: Path | None = None


def _places(run: Run, sources: Sequence[str]) -> Iterator[tuple[str, Path]]:
    """The files and mirrors that sources stand for, each with the source as it is named; text files are read once."""
    seen: set[str] = set()
    left = [_Place(source) for source in reversed(sources)]
    while left:
        place = left.pop()
        path = place.folder / place.name
        if place.name == STDIN:
            left += map(_Place, reversed(_lines(run, STDIN, sys.stdin.buffer.read())))
        elif mirrors.is_mirror(path):
            yield place.name, path
        elif not files.is_file(path) or discovery.is_markdown(path.name) or discovery.is_readme(path.name):
            for each in run.files([str(path)]):
                yield place.name, each
        elif os.path.realpath(path) not in seen:
            left += [_Place(name, path.parent, path) for name in reversed(_listed(run, path, place, seen))]


def _listed(run: Run, path: Path, place: _Place, seen: set[str]) -> list[str]:
    """The sources that a text file names; one that another file names lies in the folder of that, or below."""
    try:
        if place.named_by is not None:
            files.below(place.folder, place.name)
        seen.add(os.path.realpath(path))
        return _lines(run, str(path), files.read(path, run.most))
    except FileError as error:
        run.console.error(f"{place.named_by}: {error}" if place.named_by else str(error))
        return []


def _lines(run: Run, name: str, data: bytes) -> list[str]:
    """The sources on the lines of a text; those that begin with `#` are none."""
    try:
        lines = map(str.strip, decode(data).splitlines())
    except EncodingError as error:
        run.console.error(f"{name}: {error}")
        return []
    return [line for line in lines if line and line != STDIN and not line.startswith("#")]
