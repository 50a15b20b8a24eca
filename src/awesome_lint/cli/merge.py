"""`awesome-lint merge`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import click

from awesome_lint.cli import asking, options, preferences
from awesome_lint.cli.console import Console
from awesome_lint.cli.run import Run
from awesome_lint.cli.status import Status
from awesome_lint.diagnostic import crash
from awesome_lint.pipeline import merges
from awesome_lint.pipeline.inputs import Selection
from awesome_lint.pipeline.merges import GitMergeError, Marks, Merge, Three
from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.world import merge_driver
from awesome_lint.world.files import FileError
from awesome_lint.world.merge_driver import DriverError

_TEXTS = 3


@click.command("merge")
@click.argument("texts", nargs=-1, metavar="[BASE OURS THEIRS | REF...]")
@click.option(
    "--path", type=click.Path(path_type=Path), metavar="PATH", help="The path of the file, to find its settings."
)
@options.output_file
@click.option(
    "--conflict-style",
    type=click.Choice(["merge", "diff3", "zdiff3"]),
    default="merge",
    show_default=True,
    help="The style of conflicts; diff3 and zdiff3 also show the text of BASE.",
)
@click.option(
    "--marker-size",
    type=click.IntRange(min=1, max=1000),
    default=7,
    show_default=True,
    metavar="N",
    help="The length of conflict markers.",
)
@click.option("--explain", is_flag=True, help="Explain on standard error what was decided for each entry.")
@click.option("--install", is_flag=True, help="Make git merge the Markdown files of this repository in this way.")
@click.option("--uninstall", is_flag=True, help="Undo --install.")
@click.option("--global", "is_global", is_flag=True, help="Install or uninstall it for all of your repositories.")
@click.option(
    "--queue",
    "is_queue",
    is_flag=True,
    help="Merge each REF, such as origin/pull/12/head, into one branch, as a commit, and report the results.",
)
@click.option("--onto", metavar="BRANCH", help="With --queue, the branch; created from HEAD if it does not exist.")
@click.option("--github", is_flag=True, help="With --queue, merge all open pull requests on GitHub.")
@asking.github_token
@asking.github_api
@options.selecting
@options.fail_on
@options.config
@options.isolated
@options.max_file_size
@options.color
@click.pass_context
def command(ctx: click.Context, /, texts: Sequence[str], output_file: Path | None, **given: Any) -> None:
    """Merge two versions of a list, OURS and THEIRS, that were both made from BASE.

    Entries are merged wherever they are in the list: all entries that one side added, edited, moved or removed are
    changed in the same way in the result. Only if both sides changed the same part differently is there a conflict,
    between the usual markers.

    The exit status is 0 if there are no conflicts, 1 if there are, and 2 if the lists could not be merged. In that
    case standard output has the result of git's own merge, if the lists can be read, and no file is written.

    With --install, git itself merges in this way during merges, rebases, cherry-picks and stash pops.

    With --queue, each REF is merged into one branch, in order, unless check --since would fail on its changes. The
    work tree does not change, and nothing is pushed. The exit status is 1 if a REF was left out.
    """
    install, uninstall, is_global = (given.pop(name) for name in ("install", "uninstall", "is_global"))
    if install or uninstall:
        if texts or install == uninstall:
            raise click.UsageError("--install and --uninstall are given alone.")
        ctx.exit(_tell_git(Console(given["color"]), install=install, is_global=is_global))
    is_queue, onto, explain = (given.pop(name) for name in ("is_queue", "onto", "explain"))
    preferences.heed(ctx, given, given["config"].finder(isolated=given["isolated"]), ["fail_on"])
    fail_on = given.pop("fail_on")
    path, style, size = (given.pop(name) for name in ("path", "conflict_style", "marker_size"))
    is_github, token, api = (given.pop(name) for name in ("github", "github_token", "github_api"))
    selection = Selection(**{each.name: given.pop(each.name) for each in fields(Selection)})
    run = Run.of(selection, **given)
    if is_queue:
        from awesome_lint.cli import queueing  # noqa: PLC0415

        hub = queueing.Hub(is_github, token, api)
        ctx.exit(queueing.apply(run, texts, hub, queueing.Onto(onto, fail_on), output_file))
    if len(texts) != _TEXTS:
        raise click.UsageError("BASE, OURS and THEIRS are required.")
    base, ours, theirs = map(Path, texts)
    marks = Marks("merge" if style == "merge" else "diff3", size=size)
    ctx.exit(_merge(run, Three(base, ours, theirs, path, marks), output_file, explain=explain))


def _merge(run: Run, three: Three, output_file: Path | None, *, explain: bool) -> Status:
    merge = _merged(run, three)
    if merge is None:
        _leave_to_git(run, three, to_file=output_file is not None)
        return Status.FAILED
    for each in merge.decisions if explain else ():
        run.console.note(str(each))
    run.publish_data([merge.text], output_file)
    return Status.FAILED if run.console.has_failed else Status.FOUND if merge.conflicts else Status.CLEAN


def _tell_git(console: Console, *, install: bool, is_global: bool) -> Status:
    try:
        done = (merge_driver.install if install else merge_driver.uninstall)(Path.cwd(), is_global=is_global)
    except (DriverError, FileError) as error:
        console.error(str(error))
        return Status.FAILED
    for each in done:
        console.write_line(f"{'written to' if install else 'removed from'} {each}")
    if not done:
        console.note("nothing was installed")
    return Status.CLEAN


def _merged(run: Run, three: Three) -> Merge | None:
    """What comes of a merge; None, once that is told, where nothing does."""
    try:
        return merges.by_record(three, run.finder, run.most, run.selection)
    except AwesomeLintError as error:
        run.console.error(f"{three.path or three.ours}: not merged by record: {error}")
    except Exception as error:  # git's own merge stands in for a fault of ours
        run.console.error(crash.describe(f"{three.path or three.ours}: it could not be merged", error))
    return None


def _leave_to_git(run: Run, three: Three, *, to_file: bool) -> None:
    if to_file:
        return
    try:
        sys.stdout.buffer.write(merges.by_git(three))
    except FileError:
        return  # which is told by now
    except GitMergeError as error:
        run.console.error(str(error))
