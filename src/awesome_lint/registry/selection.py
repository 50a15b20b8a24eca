"""Which rules run: what the settings ask for by code, by name or by the prefix of a code.

May not: run a rule, or load one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from awesome_lint import registry, rules
from awesome_lint.registry.families import ALL, LAYOUT
from awesome_lint.rules import RuleId
from awesome_lint.settings import Settings, presets
from awesome_lint.values.errors import AwesomeLintError

_FAMILY = 3
"""So many letters and digits make a code."""
_DIGITS = str.maketrans("OIL", "011")


class UnknownRuleError(AwesomeLintError, ValueError):
    """A selection names a rule that does not exist; the message suggests one that does."""


def matching(name: str, ids: Sequence[RuleId] | None = None) -> list[RuleId]:
    """The rules that a code, a name or the prefix of a code stands for; `ALL` stands for every one.

    Raises:
        UnknownRuleError: there is none.
    """
    ids = rules.all_ids() if ids is None else ids
    upper, lower = name.upper(), name.lower()
    if upper == ALL:
        return [*ids]
    found = [identity for identity in ids if identity.code == upper or identity.name == lower]
    found = found or [identity for identity in ids if identity.code.startswith(upper) and upper.isalnum()]
    if not found:
        known = [*(identity.code for identity in ids), *(identity.name for identity in ids)]
        import difflib  # noqa: PLC0415 -- only for an error

        close = (
            meant(name, ids) or difflib.get_close_matches(upper, known, 1) or difflib.get_close_matches(lower, known, 1)
        )
        hint = f"; did you mean `{close[0]}`?" if close else "; `awesome-lint rule` lists all rules"
        raise UnknownRuleError(f"no rule is called `{name}`{hint}")
    return found


def meant(name: str, ids: Sequence[RuleId]) -> list[str]:
    """The code that a code with too few or too many zeros, or letters for digits, stands for, if there is one."""
    upper = name.upper()
    padded = upper[:_FAMILY] + upper[_FAMILY:].translate(_DIGITS).lstrip("0").zfill(_FAMILY)
    return [identity.code for identity in ids if identity.code == padded]


def select(settings: Settings) -> list[RuleId]:
    """The rules that the settings ask for, sorted by code.

    Those of plugins, and those that the settings declare, are on.

    Raises:
        UnknownRuleError: the settings name a rule that does not exist.
        SettingsError: they name a preset or a plugin that does not exist, or declare a rule of another's name.
    """
    ids = registry.known(settings)
    for name in (*settings.severity, *settings.safe_fixes):
        matching(name, ids)
    added = {identity for identity in ids if identity.package != rules.__name__}
    return sorted(_selected(settings, on_by_preset(settings.preset) | added, ids))


@cache
def on_by_preset(name: str | None = None) -> frozenset[RuleId]:
    """The rules that run where the settings select none: those of a preset, or of the default one.

    Raises:
        SettingsError: there is no such preset.
    """
    ids = rules.all_ids()
    on = _selected(presets.load(presets.DEFAULT), ids, ids)
    return frozenset(on if name is None else _selected(presets.load(name), on, ids))


def off_by_default() -> frozenset[RuleId]:
    """The rules of the rule book that run only where something selects them."""
    return frozenset(rules.all_ids()) - on_by_preset()


def of_layout(settings: Settings) -> list[RuleId]:
    """The rules of layout that the settings do not ignore, whatever else these select."""
    return [each for each in select(replace(settings, select=[LAYOUT])) if each.code.startswith(LAYOUT)]


def _selected(settings: Settings, on: Collection[RuleId], ids: Sequence[RuleId]) -> set[RuleId]:
    """What one layer of settings makes of the rules that the layer below has on."""
    chosen = {each for name in settings.select for each in _called(name, on, ids)} if settings.select else {*on}
    chosen.update(each for name in settings.extend_select for each in _called(name, on, ids))
    chosen.difference_update(each for name in settings.ignore for each in matching(name, ids))
    return chosen


def _called(name: str, on: Collection[RuleId], ids: Sequence[RuleId]) -> list[RuleId]:
    """The rules that a selection calls: of a family those that are on, unless none is."""
    found = matching(name, ids)
    if name.upper() == ALL:
        return found
    return [each for each in found if each in on] or found
