"""What `check` says of its findings: on standard output, in a file, and in the summary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from awesome_lint import report
from awesome_lint.cli import summary
from awesome_lint.cli.mode import Mode
from awesome_lint.cli.run import Run
from awesome_lint.diagnostic import Applicability, Diagnostic
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.registry.families import LAYOUT
from awesome_lint.report import DOCUMENTS, FOR_PEOPLE, Findings, Format, View


def publish(run: Run, mode: Mode, outcomes: Sequence[Outcome], *, is_stdout_taken: bool) -> None:
    """Write the findings where they are wanted, and then the summary."""
    if outcomes or mode.output_format in DOCUMENTS:
        if mode.output_file is not None:
            run.write_report(_rendered(run, mode, outcomes, mode.output_format), mode.output_file)
        if mode.output_file is None or not mode.quiet:
            view = replace(run.console.view(to_stderr=is_stdout_taken), unsafe=mode.unsafe_fixes)
            text = _rendered(run, mode, outcomes, _style(mode), view)
            run.console.write(text, to_stderr=is_stdout_taken)
    if outcomes and not mode.quiet:
        run.console.note(_summary(run, mode, outcomes))


def _style(mode: Mode) -> Format:
    """The format of what standard output shows."""
    return mode.output_format if mode.output_file is None or mode.output_format in FOR_PEOPLE else Format.TEXT


def _rendered(run: Run, mode: Mode, outcomes: Sequence[Outcome], style: Format, view: View | None = None) -> str:
    """What is written in a format; without a view it goes to a file."""
    if mode.diff:
        return "".join(run.diff(outcome, to_file=view is None) for outcome in outcomes)
    view = view or View(unsafe=mode.unsafe_fixes)
    if mode.statistics:
        from awesome_lint.report import statistics  # noqa: PLC0415

        found = [Findings(outcome.input.name, outcome.source, _shown(mode, outcome)) for outcome in outcomes]
        return statistics.render(found, [outcome.coverage for outcome in outcomes], color=view.color)
    found = [_findings(run, mode, outcome, style) for outcome in outcomes]
    fixes = _fixes(mode, outcomes, view) if mode.show_fixes else ""
    return fixes + report.render(found, style, view)


def _findings(run: Run, mode: Mode, outcome: Outcome, style: Format) -> Findings:
    shown, folded = _shown(mode, outcome), 0
    if style in FOR_PEOPLE:
        left = [each for each in shown if not _folds(run, mode, each)]
        shown, folded = left, len(shown) - len(left)
    remedy = "--fix" if mode.compares or mode.baseline is not None else "awesome-lint format"
    note = f"{_layout(folded)}; `{remedy}` mends {'it' if folded == 1 else 'them'}" if folded else ""
    return Findings(outcome.input.name, outcome.source, shown, note)


def _shown(mode: Mode, outcome: Outcome) -> list[Diagnostic]:
    return [diagnostic for diagnostic in outcome.diagnostics if diagnostic.severity.reaches(mode.least_shown)]


def _folds(run: Run, mode: Mode, diagnostic: Diagnostic) -> bool:
    """Whether people are told only that there is a finding: one of layout, that needs nobody to be mended."""
    if mode.shows_layout or mode.fix or not diagnostic.code.startswith(LAYOUT):
        return False
    asked = [*run.selection.select, *run.selection.extend_select]
    is_asked_for = any(diagnostic.code.startswith(name.upper()) or diagnostic.name == name.lower() for name in asked)
    return diagnostic.fix is not None and diagnostic.fix.applicability is Applicability.SAFE and not is_asked_for


def _layout(count: int) -> str:
    return summary.number(count, "layout finding")


def _fixes(mode: Mode, outcomes: Sequence[Outcome], view: View) -> str:
    """What was fixed, in order of place."""
    from awesome_lint.report import fixes  # noqa: PLC0415 -- most runs fix nothing

    found = []
    for outcome in outcomes:
        told = [one for one in outcome.applied if mode.shows_layout or not one.code.startswith(LAYOUT)]
        folded = len(outcome.applied) - len(told)
        note = f"fixed {_layout(folded)}" if folded else ""
        found.append(Findings(outcome.input.name, outcome.source, sorted(told, key=lambda one: one.span), note))
    return fixes.render(found, view)


def _summary(run: Run, mode: Mode, outcomes: Sequence[Outcome]) -> str:
    if mode.add_suppressions:
        return summary.silenced(outcomes, is_written=not mode.diff)
    if mode.fix or mode.diff:
        return summary.fixed(outcomes, mode.least_shown, is_written=not mode.diff, unsafe=mode.unsafe_fixes)
    folded = 0
    if _style(mode) in FOR_PEOPLE and not mode.statistics:
        folded = sum(_folds(run, mode, one) for outcome in outcomes for one in _shown(mode, outcome))
    return summary.checked(outcomes, mode.least_shown, folded, unsafe=mode.unsafe_fixes)
