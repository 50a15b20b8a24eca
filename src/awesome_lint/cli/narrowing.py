"""Which of its findings `check` reports: not those of a baseline."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from awesome_lint.cli import summary
from awesome_lint.cli.mode import Mode
from awesome_lint.cli.run import Run
from awesome_lint.diagnostic import baseline
from awesome_lint.diagnostic.baseline import BaselineError, Known
from awesome_lint.diagnostic.fingerprint import fingerprint
from awesome_lint.pipeline.known import rules_of, sifted
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.source import EncodingError, decode
from awesome_lint.world import files
from awesome_lint.world.files import FileError


def without_known(run: Run, mode: Mode, outcomes: Sequence[Outcome], path: Path) -> list[Outcome]:
    """The outcomes without the findings that a baseline knows.

    Its lines that stand for nothing any more are findings instead; a run that fixes writes it without. Where something
    could not be done, or only what a change brought was looked for, nobody knows what is gone.
    """
    drops = mode.fix and not mode.diff
    known = _load(run, path) or []
    new, stale = [], []
    for each in outcomes:
        name = _name(each, path)
        findings = [line.finding for line in known if line.file == name]
        left, gone = sifted(each, findings, drops=drops or mode.compares)
        stale += [Known(name, one) for one in gone]
        new.append(left)
    if (
        stale
        and drops
        and not mode.compares
        and not run.console.has_failed
        and run.write_report(baseline.dump((Counter(known) - Counter(stale)).elements()), path)
    ):
        run.console.note(f"dropped {summary.number(len(stale), 'stale line')} from {path}")
    return new


def make_known(run: Run, path: Path, outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Write a baseline of what was found; lines that this run says nothing about stay in it."""
    old = _load(run, path) if files.exists(path) else []
    if old is None:
        return [*outcomes]
    ran = {_name(each, path): rules_of(each) for each in outcomes}
    kept = [each for each in old if each.finding.rule not in ran.get(each.file, ())]
    found = [
        Known(_name(each, path), fingerprint(each.source, diagnostic))
        for each in outcomes
        for diagnostic in each.diagnostics
    ]
    if not run.write_report(baseline.dump([*_existing(kept, path), *found]), path):
        return [*outcomes]
    run.console.note(f"wrote {summary.number(len(found), 'finding')} to {path}")
    return [replace(each, diagnostics=[]) for each in outcomes]


def _existing(kept: Iterable[Known], path: Path) -> Iterator[Known]:
    """Those of files that still exist."""
    return (each for each in kept if files.exists(path.parent / each.file))


def _load(run: Run, path: Path) -> list[Known] | None:
    if not files.exists(path):
        run.console.error(f"no such file: {path}; make it with --write-baseline")
        return None
    try:
        return baseline.load(decode(files.read(path)), str(path))
    except (BaselineError, FileError) as error:
        run.console.error(str(error))
    except EncodingError as error:
        run.console.error(f"{path}: {error}")
    return None


def _name(outcome: Outcome, path: Path) -> str:
    """The name of a file in a baseline: relative to the baseline's folder, with `/`."""
    return Path(os.path.relpath(outcome.input.name, path.parent)).as_posix()
