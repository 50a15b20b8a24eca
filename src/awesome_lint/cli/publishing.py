"""What `check` says of its findings: on standard output, in a file, and in the summary."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace
from functools import partial

from awesome_lint import report
from awesome_lint.cli import summary
from awesome_lint.cli.mode import Mode
from awesome_lint.cli.run import Run
from awesome_lint.cli.summary import Tally
from awesome_lint.diagnostic import Applicability, Diagnostic
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.registry.families import LAYOUT
from awesome_lint.report import DOCUMENTS, FOR_PEOPLE, SEEN_TWICE, Findings, Format, View


def waits(mode: Mode) -> bool:
    """Whether findings are told only at the end: they are told twice, or nothing may end the run before it has written.

    All others are told file by file, and then forgotten.
    """
    return mode.writes or mode.output_file is not None or mode.output_format in SEEN_TWICE


def counted(run: Run, mode: Mode, outcomes: Iterable[Outcome], tally: Tally) -> Generator[Outcome, None, None]:
    """The outcomes, each of which is counted as it is handed on."""
    folds = _style(mode) in FOR_PEOPLE and not mode.statistics
    for each in outcomes:
        tally.add(each)
        tally.folded += sum(_folds(run, mode, one) for one in _shown(mode, each)) if folds else 0
        yield each


def publish(run: Run, mode: Mode, outcomes: Iterable[Outcome], tally: Tally, *, is_stdout_taken: bool) -> None:
    """Write the findings where they are wanted, and then the summary."""
    if mode.output_file is not None and (tally.files or mode.output_format in DOCUMENTS):
        run.write_file(_pieces(run, mode, outcomes, mode.output_format), mode.output_file)
    if mode.output_file is None or not mode.quiet:
        view = replace(run.console.view(to_stderr=is_stdout_taken), unsafe=mode.unsafe_fixes)
        for piece in _pieces(run, mode, outcomes, _style(mode), view):
            run.console.write(piece, to_stderr=is_stdout_taken)
    if tally.files and not mode.quiet:
        run.console.note(_summary(mode, tally))


def _style(mode: Mode) -> Format:
    """The format of what standard output shows."""
    return mode.output_format if mode.output_file is None or mode.output_format in FOR_PEOPLE else Format.TEXT


def _pieces(
    run: Run, mode: Mode, outcomes: Iterable[Outcome], style: Format, view: View | None = None
) -> Iterator[str]:
    """What is written in a format; without a view it goes to a file."""
    if mode.diff:
        yield from (run.diff(outcome, to_file=view is None) for outcome in outcomes)
        return
    view = view or View(unsafe=mode.unsafe_fixes)
    if mode.statistics:
        yield _statistics(mode, outcomes, view)
        return
    if mode.show_fixes:
        yield from _fixes(mode, outcomes, view)
    yield from report.pieces(_Told(run, mode, outcomes, style), style, view)


class _Told(Iterable[Findings]):
    """What is told of outcomes in a format; it can be gone through as often as they can."""

    def __init__(self, run: Run, mode: Mode, outcomes: Iterable[Outcome], style: Format) -> None:
        self._outcomes = outcomes
        self._findings = partial(_findings, run, mode, style)

    def __iter__(self) -> Iterator[Findings]:
        return map(self._findings, self._outcomes)


def _statistics(mode: Mode, outcomes: Iterable[Outcome], view: View) -> str:
    from awesome_lint.report import statistics  # noqa: PLC0415

    found = ((Findings(each.input.name, each.source, _shown(mode, each)), each.coverage) for each in outcomes)
    return statistics.render(found, color=view.color)


def _findings(run: Run, mode: Mode, style: Format, outcome: Outcome) -> Findings:
    shown, folded = _shown(mode, outcome), 0
    if style in FOR_PEOPLE:
        left = [each for each in shown if not _folds(run, mode, each)]
        shown, folded = left, len(shown) - len(left)
    remedy = "--fix" if mode.compares or mode.baseline is not None else "awesome-lint format"
    note = f"{_layout(folded)}; `{remedy}` fixes {'it' if folded == 1 else 'them'}" if folded else ""
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


def _fixes(mode: Mode, outcomes: Iterable[Outcome], view: View) -> Iterator[str]:
    """What was fixed, in order of place."""
    from awesome_lint.report import fixes  # noqa: PLC0415 -- most runs fix nothing

    return fixes.pieces((_fixed(mode, outcome) for outcome in outcomes), view)


def _fixed(mode: Mode, outcome: Outcome) -> Findings:
    told = [one for one in outcome.applied if mode.shows_layout or not one.code.startswith(LAYOUT)]
    folded = len(outcome.applied) - len(told)
    note = f"fixed {_layout(folded)}" if folded else ""
    return Findings(outcome.input.name, outcome.source, sorted(told, key=lambda one: one.span), note)


def _summary(mode: Mode, tally: Tally) -> str:
    if mode.add_suppressions:
        return summary.silenced(tally, is_written=not mode.diff)
    if mode.fix or mode.diff:
        return summary.fixed(tally, mode.least_shown, is_written=not mode.diff, unsafe=mode.unsafe_fixes)
    return summary.checked(tally, mode.least_shown, unsafe=mode.unsafe_fixes)
