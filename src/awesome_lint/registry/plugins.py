"""Rules of installed packages, which a list's settings name as its plugins.

A package says by the entry points `awesome_lint.rules` in which modules it has rules. Nothing is
loaded that the settings do not name, and nothing from the folder of a list (see `__main__`).

May not: read files or run rules.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from awesome_lint.rule import Rule, rule_id
from awesome_lint.rules import RuleId
from awesome_lint.settings import SettingsError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINTS = "awesome_lint.rules"


@cache
def rules_of(package: str) -> tuple[RuleId, ...]:
    """The rules of an installed package.

    Raises:
        SettingsError: there is no such package, or it has no rules.
    """
    from importlib import metadata  # noqa: PLC0415 -- most lists have no plugins

    try:
        points = metadata.distribution(package).entry_points.select(group=ENTRY_POINTS)
    except (metadata.PackageNotFoundError, ValueError):
        raise SettingsError(f"no package `{package}` is installed together with awesome-lint; install it") from None
    if not points:
        raise SettingsError(f"the package `{package}` has no rules, because it has no entry point `{ENTRY_POINTS}`")
    return tuple(_identity(package, point) for point in points)


def _identity(package: str, point: EntryPoint) -> RuleId:
    identity = rule_id(point.value)
    folder, _, module = point.value.rpartition(".")
    if identity is None or not folder:
        raise SettingsError(
            f"the entry point `{point.value}` of the package `{package}` must lead to a module in a package"
            " that is named like `abc001_name_of_the_rule`"
        )
    return RuleId(*identity, module, folder)


def sources(packages: Iterable[str]) -> list[str]:
    """The files of the modules that were loaded for the rules of packages, and of those beside them, in order."""
    tops = {each.package.partition(".")[0] for package in packages for each in rules_of(package)}
    loaded = [module for name, module in [*sys.modules.items()] if name.partition(".")[0] in tops]
    return sorted({path for module in loaded if (path := getattr(module, "__file__", None)) is not None})


@cache
def import_rule(identity: RuleId) -> Rule:
    """Import one rule.

    Raises:
        SettingsError: that fails, or there is no rule in the module.
    """
    module = f"{identity.package}.{identity.module}"
    try:
        loaded = import_module(module).check
    except Exception as error:  # whatever a foreign module does
        raise SettingsError(f"the rule {identity.code} in {module} cannot be loaded: {error!r}") from error
    if not isinstance(loaded, Rule):
        raise SettingsError(f"the rule {identity.code} is missing: `check` in {module} must be made by `@rule`")
    return loaded
