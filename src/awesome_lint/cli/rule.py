"""`awesome-lint rule`."""

from __future__ import annotations

from collections.abc import Sequence

import click

from awesome_lint import engine, pages, rules
from awesome_lint.cli import options
from awesome_lint.cli.console import Console
from awesome_lint.cli.status import Status
from awesome_lint.engine import UnknownRuleError
from awesome_lint.pages import PageError
from awesome_lint.rules import RuleId


@click.command("rule")
@click.argument("name", required=False, metavar="[RULE]")
@options.color
@click.pass_context
def command(ctx: click.Context, name: str | None, *, color: bool | None) -> None:
    """Explain a rule, given its code or name; without one, or for a family, list rules."""
    console = Console(color)
    try:
        ids = engine.matching(name) if name is not None else rules.all_ids()
        is_one = name is not None and len(ids) == 1
        console.write(pages.page(ids[0]).text if is_one else _table(console, ids))
    except (UnknownRuleError, PageError) as error:
        console.error(str(error))
        ctx.exit(Status.FAILED)


def _table(console: Console, ids: Sequence[RuleId]) -> str:
    width = max(len(each.name) for each in ids)
    lines, on = [], engine.on_by_preset()
    for each in ids:
        page = pages.page(each)
        code = click.style(each.code, bold=True) if console.colors() else each.code
        fixable = f"{page.fixable} fix" if page.fixable else ""
        off = "" if each in on else "off"
        lines.append(f"{code}  {each.name:{width}}  {off:3}  {fixable:10}  {page.summary}\n")
    return "".join(lines)
