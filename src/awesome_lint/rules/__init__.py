"""The rules: one module each, and the folder is the registry.

Code and name of a rule come from its module's name. The page of the same name in the rule book says what the
rule does and whether it can be fixed, and its examples are the rule's tests.

May not: know how rules are run or shown; a rule imports nothing from another rule.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from awesome_lint.rule import Rule, rule_id


class RuleId(NamedTuple):
    """Code and name of a rule, known without importing it; one that settings declare has no module."""

    code: str
    name: str
    module: str
    package: str = __name__


@cache
def all_ids() -> tuple[RuleId, ...]:
    """Every rule of the rule book, sorted by code."""
    modules = (module.name for module in iter_modules(__path__))
    found = ((rule_id(module), module) for module in modules)
    return tuple(sorted(RuleId(*identity, module) for identity, module in found if identity))


@cache
def import_rule(identity: RuleId) -> Rule:
    """Import one rule."""
    loaded = import_module(f"{identity.package}.{identity.module}").check
    assert isinstance(loaded, Rule), f"{identity.module}.check is not made by @rule"
    return loaded
