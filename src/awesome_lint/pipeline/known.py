"""What the baseline of a list knows, held against what came of checking it.

May not: read the baseline or write it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from awesome_lint import engine
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.diagnostic.fingerprint import Fingerprint, sift
from awesome_lint.page import Page, World
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.registry import selection
from awesome_lint.registry.families import STALE_BASELINE


def sifted(outcome: Outcome, known: Sequence[Fingerprint], *, drops: bool) -> tuple[Outcome, list[Fingerprint]]:
    """The outcome without the findings that are known, and what is known and was not found any more.

    That is a finding, too, unless the run `drops` it. Where something could not be done nobody knows what is gone.
    """
    ran = rules_of(outcome)
    found = sift(outcome.source, outcome.diagnostics, known)
    gone = [each for each in found.gone if each.rule in ran and not outcome.problems]
    told = [] if drops or not gone else _told(outcome, gone)
    return replace(outcome, diagnostics=sorted([*found.new, *told], key=lambda one: one.span)), gone


def _told(outcome: Outcome, gone: Sequence[Fingerprint]) -> list[Diagnostic]:
    """What the rule about stale lines says of a text, if it is among those that run."""
    settings = outcome.input.settings
    rule = [each for each in selection.select(settings) if each.code == STALE_BASELINE]
    world = World(gone=gone, is_list=outcome.input.is_list)
    return engine.check(Page.read(outcome.source.text, settings, world), rule)


def rules_of(outcome: Outcome) -> set[str]:
    """The codes of the rules that ran."""
    return {each.code for each in selection.select(outcome.input.settings)}
