"""`awesome-lint init`."""

from __future__ import annotations

import os
import re
import sys
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
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.addresses import REPOSITORY
from awesome_lint.values.slotted import immutable
from awesome_lint.world import files
from awesome_lint.world.files import FileError

_SETTINGS = ".awesome-lint.toml"
_HOOKS = ".pre-commit-config.yaml"
_SITE_WORKFLOW = ".github/workflows/site.yml"
_WORKFLOW = ".github/workflows/awesome-lint.yml"
_PLAIN = late_pattern(r"[\w./@+][\w./@+ -]*")
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
_SITE = dedent("""\
    name: Site
    on: push
    permissions: {{}}
    concurrency: site
    jobs:
      build:
        if: github.ref_name == github.event.repository.default_branch
        runs-on: ubuntu-latest
        permissions:
          contents: read
        steps:
          - uses: actions/checkout@v5
            with:
              fetch-depth: 0
              persist-credentials: false
          - uses: actions/setup-python@v6
            with:
              python-version: "3.13"
          - run: pip install 'awesome-lint[site]=={version}'
          - run: awesome-lint site '{path}' --out _site --url "$URL"
            env:
              URL: https://${{{{ github.repository_owner }}}}.github.io/${{{{ github.event.repository.name }}}}/
          - uses: actions/upload-pages-artifact@v4
            with:
              path: _site
      deploy:
        needs: build
        runs-on: ubuntu-latest
        permissions:
          pages: write
          id-token: write
        environment:
          name: github-pages
          url: ${{{{ steps.deployment.outputs.page_url }}}}
        steps:
          - id: deployment
            uses: actions/deploy-pages@v4
    """)


@immutable
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
@click.option("-y", "--yes", is_flag=True, help="Do not ask; write the files, overwriting existing ones.")
@click.option("--dry-run", is_flag=True, help="Only show what would be written.")
@click.option("--site", is_flag=True, help="Also write a workflow that publishes the list as a site on GitHub Pages.")
@options.color
@click.pass_context
def command(
    ctx: click.Context, /, path: str | None, *, yes: bool, dry_run: bool, site: bool, color: bool | None
) -> None:
    """Write settings that match the list at PATH, with a pre-commit hook and a workflow.

    The settings describe only conventions that the list already follows. If one of them reports more of the
    few entries that differ than before, the comment above it says how many. They are written to
    pyproject.toml if the current folder has one, otherwise to .awesome-lint.toml. Existing files are
    overwritten only with your consent. PATH is by default the README in the current folder. Existing
    problems of the list block nobody: the hook checks only what a commit changes, and the workflow what a
    pull request changes.

    The exit status is 0 on success, and 2 if the run failed.
    """
    if not (yes or dry_run or is_terminal(sys.stdin)):
        raise click.UsageError("Without a terminal, --yes or --dry-run is required.")
    run = Run.of(config=Config(), isolated=True, color=color)
    for each in run.input(os.path.relpath(path) if path else None):
        for planned in _plans(each, run.console, with_site=site):
            if dry_run:
                run.console.write(f"# {planned.path}\n{planned.added or planned.text}\n")
            elif yes or _is_wanted(planned):
                _write(planned, run.console)
    ctx.exit(Status.FAILED if run.console.has_failed else Status.CLEAN)


def _plans(input_: Input, console: Console, *, with_site: bool) -> list[_Planned]:
    jobs = [(_WORKFLOW, _JOB), (_SITE_WORKFLOW, _SITE)] if with_site else [(_WORKFLOW, _JOB)]
    try:
        planned = [_settings(input_, console), _hooks(input_, console)]
        planned += [_workflow(input_, console, Path(path), job) for path, job in jobs]
    except (FileError, UnicodeDecodeError) as error:
        console.error(str(error))
        return []
    return [one for one in planned if one is not None]


def _settings(input_: Input, console: Console) -> _Planned | None:
    proposals = learning.proposals_for(input_)
    if proposals is None:
        console.error(f"{input_.name}: no entry was recognized, so there is nothing to learn")
        return None
    project = Path(loading.PYPROJECT)
    before = files.read(project).decode() if files.exists(project) else None
    if before is not None and _TABLE in before:
        console.note(f"{project} already contains settings, which were not changed")
        return None
    if not proposals:
        console.note(f"{input_.name}: the list has no conventions clear enough for settings")
        return None
    if before is None:
        return _planned(Path(_SETTINGS), learning.render(proposals, ""))
    written = learning.render(proposals, _TABLE[1:] + ".").replace("\n", "\r\n" if "\r\n" in before else "\n")
    gap = "\r\n" if "\r\n" in before else "\n"
    return _Planned(project, f"{before.rstrip()}{gap * 2}{written}", before.encode(), written)


def _planned(path: Path, text: str) -> _Planned:
    return _Planned(path, text, files.read(path) if files.exists(path) else None)


def _hooks(input_: Input, console: Console) -> _Planned | None:
    hooks = Path(_HOOKS)
    name = Path(input_.name).as_posix()
    if not (_PLAIN.fullmatch(name) or input_.is_list):
        console.note(f"{input_.name} is a name that is not safe in a hook, so no hook was written")
        return None
    stanza = _STANZA if input_.is_list else _STANZA + _FILES.format(pattern=re.escape(name))
    if not files.exists(hooks):
        return _planned(hooks, stanza)
    if b"awesome-lint" in files.read(hooks):
        console.note(f"{hooks} already contains the hook")
    else:
        console.note(f"add this to the repos of {hooks}:\n{stanza.partition(chr(10))[2].rstrip()}")
    return None


def _workflow(input_: Input, console: Console, path: Path, job: str) -> _Planned | None:
    if not _PLAIN.fullmatch(input_.name):
        console.note(f"{input_.name} is a name that is not safe in a workflow, so no workflow was written")
        return None
    action = REPOSITORY.removeprefix("https://github.com/")
    return _planned(path, job.format(version=__version__, action=action, path=input_.name))


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
