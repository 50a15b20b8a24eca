"""`awesome-lint site`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from awesome_lint.catalog.coverage import Counts
from awesome_lint.cli import options, summary, workers
from awesome_lint.cli.console import Console
from awesome_lint.cli.run import Run
from awesome_lint.cli.status import Status
from awesome_lint.source import EncodingError, decode
from awesome_lint.values.slotted import immutable
from awesome_lint.world import files, output
from awesome_lint.world.discovery import STDIN
from awesome_lint.world.files import FileError

if TYPE_CHECKING:
    from awesome_lint.site import Look

_NEEDED = ("emoji", "jinja2")
_INSTALL = "making a site requires Jinja2 and emoji; install them with: pip install 'awesome-lint[site]'"
_THEMES = ("auto", "light", "dark")
_READING = ("exclude", "config", "isolated", "most", "color")


@immutable
class _Wanted:
    """What a site is to be like, and where it is to lie."""

    out: Path
    title: str | None
    url: str | None
    theme: str
    templates: Path | None
    history: int
    curator: bool
    unpacked: bool

    def look(self) -> Look:
        """How the site looks."""
        from awesome_lint.site import Look, Theme  # noqa: PLC0415 -- takes the extra

        template = self._template if self.templates else None
        return Look(self.title, self.url, Theme(self.theme), template, is_packed=not self.unpacked)

    def _template(self, name: str) -> str | None:
        """The text of a template of one's own; None where there is none of that name."""
        if self.templates is None or not files.is_file(self.templates / name):
            return None
        try:
            return decode(files.read(self.templates / name))
        except EncodingError as error:
            raise FileError(f"{self.templates / name}: {error}") from None


def _address(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """The address of a site, with a slash at its end."""
    if value is not None and not value.startswith(("https://", "http://")):
        raise click.BadParameter("an address begins with https:// or http://.")
    return value and value.rstrip("/") + "/"


@click.command("site")
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=options.completing("files"))
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default="_site",
    show_default=True,
    metavar="DIR",
    help="The folder to write to: a new or empty one, or that of an earlier run.",
)
@click.option("--title", metavar="TEXT", help="The title of the site instead of that of the list.")
@click.option(
    "--url", callback=_address, metavar="URL", help="The address of the published site, for feeds and previews."
)
@click.option(
    "--theme",
    type=click.Choice(_THEMES),
    default="auto",
    show_default=True,
    help="The colors of the pages; `auto` follows the reader's browser.",
)
@click.option(
    "--templates",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    metavar="DIR",
    help="A folder with your own templates, which replace those of the same name.",
)
@click.option(
    "--history",
    type=click.IntRange(min=0),
    default=50,
    show_default=True,
    metavar="N",
    help="The number of commits that changed a list to read for the page of changes; 0 leaves it out.",
)
@click.option(
    "--curator",
    is_flag=True,
    help="Add a page for curators: findings by rule and section, lines that were not read, stale links.",
)
@click.option(
    "--unpacked",
    is_flag=True,
    help="Write the files of data themselves, for programs that load them from the site, instead of an archive.",
)
@click.option("--serve", is_flag=True, help="Serve the site on this machine, and update it after each change.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port for --serve; 0 chooses a free one.",
)
@options.exclude
@options.config
@options.isolated
@options.max_file_size
@options.color
@click.pass_context
def command(ctx: click.Context, /, paths: Sequence[str], **given: Any) -> None:
    """Make a web site of lists: all entries, with search and filters, and a page for each section.

    A PATH is a file or a folder (all Markdown files in it that git does not ignore); the default is the README in the
    current folder, and the lists that the settings name. Several lists become one site. Any web server can serve
    the files, and they load nothing from other hosts.

    The exit status is 0 if there are entries, 1 if there are none, and 2 if the run failed.
    """
    if STDIN in paths:
        raise click.UsageError("site reads files; name a file instead of -.")
    reading = {name: given.pop(name) for name in _READING}
    serve, port = given.pop("serve"), given.pop("port")
    wanted = _Wanted(**given)
    make = partial(_site, reading, paths, wanted)
    ctx.exit(_serve(make, paths, wanted.out, port) if serve else make())


def _serve(make: Callable[[], Status], paths: Sequence[str], folder: Path, port: int) -> Status:
    """Show a site, and make it again whenever something has changed that it was made of."""
    from awesome_lint.cli import serving, watching  # noqa: PLC0415 -- most sites are made once

    console = Console()
    try:
        with serving.shown(folder, port) as address:

            def made() -> Status:
                status = make()
                if status is Status.CLEAN:
                    console.note(f"the site is at {address}")
                return status

            return watching.watch(made, paths, quiet=False)
    except OSError as error:
        console.error(f"cannot listen at port {port}: {(error.strerror or str(error)).lower()}; choose another --port")
        return Status.FAILED


def _site(reading: dict[str, Any], paths: Sequence[str], wanted: _Wanted) -> Status:
    run = Run.of(**reading)
    if not all(map(find_spec, _NEEDED)):
        run.console.error(_INSTALL)
        return Status.FAILED
    from awesome_lint.pipeline import site  # noqa: PLC0415 -- takes the extra
    from awesome_lint.site import SiteError  # noqa: PLC0415

    work = partial(site.read, commits=wanted.history, spread=workers.spread, for_curators=wanted.curator)
    read = [run.outcome(work, each) for each in run.inputs(paths)]
    shown = [each for each in read if each is not None and each.coverage.entries]
    if run.console.has_failed:
        return Status.FAILED
    covered = Counts.of(*(each.coverage for each in shown))
    if not shown:
        run.console.error("no entries were recognized, so there is nothing to show")
        return Status.FOUND
    try:
        count = output.fill(wanted.out, site.files(shown, wanted.look()))
    except (FileError, SiteError) as error:
        run.console.error(str(error))
        return Status.FAILED
    run.console.note(summary.shown(covered, len(shown), count, str(wanted.out)))
    return Status.CLEAN
