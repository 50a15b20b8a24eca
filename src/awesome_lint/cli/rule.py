"""`awesome-lint rule`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from awesome_lint import registry
from awesome_lint.cli import options
from awesome_lint.cli.chosen import Config
from awesome_lint.cli.console import Console
from awesome_lint.cli.status import Status
from awesome_lint.registry import RuleId, pages, selection
from awesome_lint.registry.pages import PageError
from awesome_lint.registry.selection import UnknownRuleError
from awesome_lint.settings import Settings, SettingsError
from awesome_lint.text.escapes import escape, escape_lines
from awesome_lint.text.jsontext import dumps
from awesome_lint.world.files import FileError

_TEXT, _JSON = "text", "json"


@click.command("rule")
@click.argument("name", required=False, metavar="[RULE]", shell_complete=options.completing("rules"))
@click.option(
    "--output-format",
    "shape",
    type=click.Choice([_TEXT, _JSON]),
    default=_TEXT,
    show_default=True,
    help="The output format; json is an object for one rule, a list of objects for several.",
)
@options.config
@options.isolated
@options.color
@click.pass_context
def command(
    ctx: click.Context, name: str | None, shape: str, config: Config, *, isolated: bool, color: bool | None
) -> None:
    """Explain a rule, given its code or name. Without one, or for a family, list rules.

    This includes rules that the settings for the current folder declare, and rules of plugins.
    """
    console = Console(color)
    try:
        settings = config.finder(isolated=isolated).near(Path()).settings
        registry.verify(settings)
        known = registry.known(settings)
        ids = selection.matching(name, known) if name is not None else known
        is_one = name is not None and len(ids) == 1
        if shape == _JSON:
            told = [_told(identity, settings) for identity in ids]
            console.write(dumps(told[0] if is_one else told))
        elif is_one:
            console.write(escape_lines(pages.page_of(ids[0], settings).text))
        else:
            console.write(_table(console, ids, settings))
    except (UnknownRuleError, PageError, SettingsError, FileError) as error:
        console.error(str(error))
        ctx.exit(Status.FAILED)


def _told(each: RuleId, settings: Settings) -> dict[str, object]:
    """What a program is told of a rule; keys are added and never changed."""
    page = pages.page_of(each, settings)
    return {
        "code": each.code,
        "name": each.name,
        "summary": page.summary,
        "severity": registry.load(each, settings).severity.value,
        "fix": page.fixable or None,
        "on": each not in selection.off_by_default(),
        "explanation": page.text,
    }


def _table(console: Console, ids: Sequence[RuleId], settings: Settings) -> str:
    width = max(len(identity.name) for identity in ids)
    lines, off_by_default = [], selection.off_by_default()
    for identity in ids:
        page = pages.page_of(identity, settings)
        code = click.style(identity.code, bold=True) if console.colors() else identity.code
        fixable = f"{page.fixable} fix" if page.fixable else ""
        off = "off" if identity in off_by_default else ""
        lines.append(f"{code}  {identity.name:{width}}  {off:3}  {fixable:10}  {escape(page.summary)}\n")
    return "".join(lines)
