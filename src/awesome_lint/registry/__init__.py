"""All rules there are for a list: those of the rule book, of its plugins, and of its own settings.

May not: run rules; `selection` says which of them are on, and `plan` what the settings say of these.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint import rules
from awesome_lint.registry.families import ALL
from awesome_lint.rule import Rule
from awesome_lint.rules import RuleId as RuleId
from awesome_lint.settings import Settings, SettingsError


def known(settings: Settings) -> tuple[RuleId, ...]:
    """Every rule that the settings may name, sorted by code.

    Raises:
        SettingsError: there is no such plugin, or a rule goes by the name of another one.
    """
    ids = rules.all_ids()
    if not settings.plugins and not settings.rules:
        return ids
    found = [*ids, *_of_plugins(settings), *_declared(settings)]
    _refuse_doubles(found)
    return tuple(sorted(found))


def load_book() -> None:
    """Import every rule of the rule book: what is there already costs processes that are copies of this one nothing."""
    for each in rules.all_ids():
        rules.import_rule(each)


def load(identity: RuleId, settings: Settings) -> Rule:
    """The rule itself.

    Raises:
        SettingsError: a plugin fails.
    """
    if identity.package == rules.__name__:
        return rules.import_rule(identity)
    if identity.package:
        from awesome_lint.registry import plugins  # noqa: PLC0415

        return plugins.import_rule(identity)
    from awesome_lint.registry import declared  # noqa: PLC0415

    number = [*settings.rules].index(identity.name) + 1
    return declared.make(number, identity.name, settings.rules[identity.name])


def verify(settings: Settings) -> None:
    """See that plugins and declared rules are there and can be loaded.

    Raises:
        SettingsError: one is not, or goes by the name of another one.
    """
    for each in known(settings):
        if each.package != rules.__name__:
            load(each, settings)


def _of_plugins(settings: Settings) -> Iterator[RuleId]:
    from awesome_lint.registry import declared, plugins  # noqa: PLC0415 -- most lists have neither

    families = {ALL, declared.FAMILY, *(each.code[:3] for each in rules.all_ids())}
    for package in settings.plugins:
        for each in plugins.rules_of(package):
            if each.code[:3] in families:
                raise SettingsError(f"the rule {each.code} of the package `{package}` must have a family of its own")
            yield each


def _declared(settings: Settings) -> Iterator[RuleId]:
    from awesome_lint.registry import declared  # noqa: PLC0415

    return (RuleId(declared.code(number), name, "", "") for number, name in enumerate(settings.rules, 1))


def _refuse_doubles(ids: list[RuleId]) -> None:
    """No two rules may go by one code or name, and none by the name of a family, or of all."""
    taken = {ALL: "every rule"} | {
        identity.code[:length]: identity.code for identity in ids for length in range(1, len(identity.code))
    }
    for identity in ids:
        for name in (identity.code, identity.name.upper()):
            if name in taken:
                raise SettingsError(
                    f"the rule `{identity.name}` must have a different name: {taken[name]} is already called {name}"
                )
            taken[name] = identity.code
