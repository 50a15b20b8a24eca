"""`awesome-lint init`."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import click

from awesome_lint import __version__
from awesome_lint.cli import options
from awesome_lint.cli.chosen import Config
from awesome_lint.cli.console import Console, is_terminal
from awesome_lint.cli.run import Run
from awesome_lint.cli.status import Status
from awesome_lint.pipeline import learning
from awesome_lint.pipeline.inputs import Input
from awesome_lint.settings import loading
from awesome_lint.values.addresses import REPOSITORY
from awesome_lint.world import files
from awesome_lint.world.files import FileError

_SETTINGS = ".awesome-lint.toml"
_HOOKS = ".pre-commit-config.yaml"
_WORKFLOW = ".github/workflows/awesome-lint.yml"
_PLAIN = re.compile(r"[\w./@+][\w./@+ -]*")
_TABLE = "[tool.awesome-lint"
_STANZA = f"""\
repos:
  - repo: {REPOSITORY}
    rev: v{__version__}
    hooks:
      - id: awesome-lint-fix
"""
_FILES = """\
        files: '^{pattern}$'
"""
_JOB = dedent("""\
    name: Lint
    on: pull_request
    permissions:
      contents: read
    jobs:
      awesome-lint:
        runs-on: ubuntu-latest
        steps:
          - uses: actions/checkout@v5
            with:
              fetch-depth: 0
          - uses: {action}@v{version}
            with:
              since: auto
              paths: {path}
    """)


@dataclass(frozen=True, slots=True)
class _Planned:
    """A file to write: what it holds afterwards, what it holds now, and what of it is new."""

    path: Path
    text: str
    before: bytes | None = None
    added: str | None = None

    @property
    def overwrites(self) -> bool:
        """Whether something that is there would be lost."""
        return self.before is not None and self.added is None


@click.command("init")
@click.argument("path", required=False)
@click.option("-y", "--yes", is_flag=True, help="Ask nothing; write, and overwrite what is there.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
@options.color
@click.pass_context
def command(ctx: click.Context, /, path: str | None, *, yes: bool, dry_run: bool, color: bool | None) -> None:
    """Learn what the list at PATH does, and write it down as settings, with a hook and a workflow.

    The settings pin only what the list does already: with them it is reported for nothing more than
    before. They go to pyproject.toml if the current folder has one, else to .awesome-lint.toml.
    Existing files are overwritten only if you say so. PATH is the README of the current folder by
    default. What a list has wrong already blocks nobody: the hook judges what a commit brings, and
    the workflow what a pull request does.

    The exit status is 0 if all is well, and 2 if something could not be done.
    """
    if not (yes or dry_run or is_terminal(sys.stdin)):
        raise click.UsageError("Without a terminal nobody can be asked; give --yes or --dry-run.")
    run = Run.of(config=Config(), isolated=True, color=color)
    for each in run.input(os.path.relpath(path) if path else None):
        for planned in _plans(each, run.console):
            if dry_run:
                run.console.write(f"# {planned.path}\n{planned.added or planned.text}\n")
            elif yes or _is_wanted(planned):
                _write(planned, run.console)
    ctx.exit(Status.FAILED if run.console.has_failed else Status.CLEAN)


def _plans(each: Input, console: Console) -> list[_Planned]:
    try:
        planned = [_settings(each, console), _hooks(each, console), _workflow(each, console)]
    except (FileError, UnicodeDecodeError) as error:
        console.error(str(error))
        return []
    return [one for one in planned if one is not None]


def _settings(each: Input, console: Console) -> _Planned | None:
    proposals = learning.proposals_for(each)
    if proposals is None:
        console.error(f"{each.name}: no entry was recognized, so there is nothing to learn")
        return None
    project = Path(loading.PYPROJECT)
    before = files.read(project).decode() if files.exists(project) else None
    if before is not None and _TABLE in before:
        console.note(f"{project} has settings already; left as they are")
        return None
    if not proposals:
        console.note(f"{each.name}: nothing is so regular that a setting could pin it")
        return None
    if before is None:
        return _planned(Path(_SETTINGS), learning.render(proposals, ""))
    written = learning.render(proposals, _TABLE[1:] + ".").replace("\n", "\r\n" if "\r\n" in before else "\n")
    gap = "\r\n" if "\r\n" in before else "\n"
    return _Planned(project, f"{before.rstrip()}{gap * 2}{written}", before.encode(), written)


def _planned(path: Path, text: str) -> _Planned:
    return _Planned(path, text, files.read(path) if files.exists(path) else None)


def _hooks(each: Input, console: Console) -> _Planned | None:
    hooks = Path(_HOOKS)
    name = Path(each.name).as_posix()
    if not (_PLAIN.fullmatch(name) or each.is_list):
        console.note(f"{each.name} is a name that a hook may take for more than a name, so none is written")
        return None
    stanza = _STANZA if each.is_list else _STANZA + _FILES.format(pattern=re.escape(name))
    if not files.exists(hooks):
        return _planned(hooks, stanza)
    if b"awesome-lint" in files.read(hooks):
        console.note(f"{hooks} has the hook already")
    else:
        console.note(f"add this to the repos of {hooks}:\n{stanza.partition(chr(10))[2].rstrip()}")
    return None


def _workflow(each: Input, console: Console) -> _Planned | None:
    if not _PLAIN.fullmatch(each.name):
        console.note(f"{each.name} is a name that a workflow may take for more than a name, so none is written")
        return None
    action = REPOSITORY.removeprefix("https://github.com/")
    return _planned(Path(_WORKFLOW), _JOB.format(version=__version__, action=action, path=each.name))


def _is_wanted(planned: _Planned) -> bool:
    click.echo(f"\n{planned.added or planned.text}", err=True)
    question = "Overwrite" if planned.overwrites else "Write"
    return click.confirm(f"{question} {planned.path}?", default=not planned.overwrites, err=True)


def _write(planned: _Planned, console: Console) -> None:
    try:
        files.require_inside(planned.path)
        planned.path.parent.mkdir(parents=True, exist_ok=True)
        if planned.before is None:
            files.write_new(planned.path, [planned.text.encode()])
        else:
            files.save(planned.path, planned.before, planned.text.encode())
    except (FileError, OSError) as error:
        console.error(str(error))
    else:
        console.note(f"wrote {planned.path}")
