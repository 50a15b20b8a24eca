"""Which rules run over a page, and what its settings say of them: worked out once, for all checks with these settings.

May not: run a rule; load one before it is asked to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from awesome_lint import registry
from awesome_lint.diagnostic import Severity
from awesome_lint.registry import selection
from awesome_lint.rule import Rule
from awesome_lint.rules import RuleId
from awesome_lint.settings import Override, Settings, loading, presets
from awesome_lint.values.slotted import immutable


@immutable
class Plan:
    """The rules that run, and what the settings say of them.

    `severity` holds the severities that the settings give, by code; `trusted` are the codes of rules whose unsafe fixes
    count as safe. `ignored` are rules that do not count in some sections, and `parts` the plans for sections with other
    settings.
    """

    settings: Settings
    ids: tuple[RuleId, ...]
    known: tuple[RuleId, ...]
    severity: Mapping[str, Severity]
    trusted: frozenset[str]
    ignored: tuple[tuple[Override, tuple[str, ...]], ...] = ()
    parts: tuple[tuple[Override, Plan], ...] = ()

    def load(self, ids: Iterable[RuleId]) -> list[Rule]:
        """Some of the rules themselves.

        Raises:
            SettingsError: a plugin fails.
        """
        return [registry.load(identity, self.settings) for identity in ids]

    def codes_of(self, name: str) -> frozenset[str]:
        """The codes of the rules that a code, a name or the prefix of a code stands for.

        Raises:
            UnknownRuleError: there is none.
        """
        return frozenset(each.code for each in selection.matching(name, self.known))

    def unknown(self, name: str) -> str | None:
        """A sentence if a name is that of no rule and of no family, of which a part of a code is no name."""
        meant = selection.meant(name, self.known)
        if meant and name.upper() not in meant:
            return f"no rule is called `{name}`; did you mean `{meant[0]}`?"
        try:
            self.codes_of(name)
        except selection.UnknownRuleError as error:
            return str(error)
        return None


def plan(settings: Settings, selected: Sequence[RuleId] | None = None) -> Plan:
    """The plan for pages of these settings; without `selected` the settings say which rules run.

    Raises:
        UnknownRuleError: the settings name a rule that does not exist.
        SettingsError: they name a preset or a plugin that does not exist, or are wrong for some sections.
    """
    settings = presets.under(settings)
    whole = _plan(settings, selection.select(settings) if selected is None else selected)
    others = [
        override
        for override in settings.overrides
        if override.in_sections and not (override.files or override.only_ignores)
    ]
    return replace(whole, parts=tuple((each, _part(settings, each, selected)) for each in others))


def _part(settings: Settings, override: Override, selected: Sequence[RuleId] | None) -> Plan:
    """The plan for the sections of an override: as if its settings held for the page."""
    within = presets.under(loading.within(settings, override))
    inner, given = selection.select(within), selection.select(settings)
    if selected is not None and [*selected] != given:
        inner = [each for each in selected if each in inner or each not in given]
    return _plan(within, inner)


def _plan(settings: Settings, ids: Sequence[RuleId]) -> Plan:
    known = registry.known(settings)
    trusted = {each.code for name in settings.safe_fixes for each in selection.matching(name, known)}
    ignored = [
        (
            override,
            tuple(one.code for name in override.settings.get("ignore", ()) for one in selection.matching(name, known)),
        )
        for override in settings.overrides
        if override.in_sections and override.only_ignores and not override.files
    ]
    return Plan(settings, tuple(ids), known, _severity(settings, known), frozenset(trusted), tuple(ignored))


def _severity(settings: Settings, known: Sequence[RuleId]) -> dict[str, Severity]:
    """The severity that the settings give to each rule under the narrowest name that stands for it."""
    meant = {name: [each.code for each in selection.matching(name, known)] for name in settings.severity}
    found: dict[str, Severity] = {}
    for name in sorted(meant, key=lambda name: (len(meant[name]), -len(name))):
        for code in meant[name]:
            found.setdefault(code, settings.severity[name])
    return found
