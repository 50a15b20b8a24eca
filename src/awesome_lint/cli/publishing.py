"""What `check` says of its findings: on standard output, in a file, and in the summary."""

from __future__ import annotations

from collections.abc import Sequence

from awesome_lint import report
from awesome_lint.cli import summary
from awesome_lint.cli.mode import Mode
from awesome_lint.cli.run import Run
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.report import DOCUMENTS, FOR_PEOPLE, Findings, Format


def publish(run: Run, mode: Mode, outcomes: Sequence[Outcome], *, is_stdout_taken: bool) -> None:
    """Write the findings where they are wanted, and then the summary."""
    if outcomes or mode.output_format in DOCUMENTS:
        if mode.output_file is not None:
            run.write_report(_rendered(run, mode, outcomes, mode.output_format, to_file=True), mode.output_file)
        if mode.output_file is None or not mode.quiet:
            style = mode.output_format if mode.output_file is None or mode.output_format in FOR_PEOPLE else Format.TEXT
            color = run.console.colors(to_stderr=is_stdout_taken)
            text = _rendered(run, mode, outcomes, style, color=color)
            run.console.write(text, to_stderr=is_stdout_taken)
    if outcomes and not mode.quiet:
        run.console.note(_summary(mode, outcomes))


def _rendered(
    run: Run, mode: Mode, outcomes: Sequence[Outcome], style: Format, *, color: bool = False, to_file: bool = False
) -> str:
    if mode.diff:
        return "".join(run.diff(each, to_file=to_file) for each in outcomes)
    found = [
        Findings(
            each.input.name, each.source, [one for one in each.diagnostics if one.severity.reaches(mode.least_shown)]
        )
        for each in outcomes
    ]
    if mode.statistics:
        from awesome_lint.report import statistics  # noqa: PLC0415

        return statistics.render(found, [each.coverage for each in outcomes], color=color)
    return report.render(found, style, color=color)


def _summary(mode: Mode, outcomes: Sequence[Outcome]) -> str:
    if mode.add_suppressions:
        return summary.silenced(outcomes, is_written=not mode.diff)
    if mode.fix or mode.diff:
        return summary.fixed(outcomes, mode.least_shown, is_written=not mode.diff, unsafe=mode.unsafe_fixes)
    return summary.checked(outcomes, mode.least_shown)
