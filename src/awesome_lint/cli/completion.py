"""What a shell that completes words is told: rules, with what each reports, presets and files."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from awesome_lint import registry
from awesome_lint.cli.chosen import Config
from awesome_lint.registry import RuleId
from awesome_lint.registry.families import ALL
from awesome_lint.registry.pages import PageError, page_of
from awesome_lint.settings import Settings, SettingsError
from awesome_lint.settings import presets as named
from awesome_lint.world.files import FileError


def rules(ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    """The codes, or else names, that begin like the last name of a list; with what stands before it."""
    before, comma, start = incomplete.rpartition(",")
    settings = _settings(ctx.params.get("config") or Config())
    known = registry.known(settings)
    if start and ALL.startswith(start.upper()):
        return [CompletionItem(f"{before}{comma}{ALL}", help="Every rule.")]
    codes = [(each.code, each) for each in known if start and each.code.startswith(start.upper())]
    names = [(each.name, each) for each in known if each.name.startswith(start.lower())]
    return [CompletionItem(f"{before}{comma}{name}", help=_summary(each, settings)) for name, each in codes or names]


def presets(ctx: click.Context, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """The presets that begin like this."""
    return [CompletionItem(each) for each in named.NAMES if each.startswith(incomplete)]


def files(ctx: click.Context, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """What the shell knows itself."""
    return [CompletionItem(incomplete, type="file")]


def _settings(config: Config) -> Settings:
    """The settings for the current folder; a shell that asks for names is no place to say what is wrong with them."""
    try:
        settings = config.finder().near(Path()).settings
        registry.verify(settings)
    except (SettingsError, FileError):
        return Settings()
    return settings


def _summary(identity: RuleId, settings: Settings) -> str | None:
    try:
        return page_of(identity, settings).summary
    except PageError:
        return None
