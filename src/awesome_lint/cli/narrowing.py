"""Which of its findings `check` reports: not those of a baseline."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from awesome_lint.cli import summary
from awesome_lint.cli.mode import Mode
from awesome_lint.cli.run import Run
from awesome_lint.cli.spool import Spool
from awesome_lint.diagnostic import baseline
from awesome_lint.diagnostic.baseline import BaselineError, Known
from awesome_lint.diagnostic.fingerprint import fingerprint
from awesome_lint.pipeline.known import rules_of, sifted
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.source import EncodingError, decode
from awesome_lint.world import files
from awesome_lint.world.files import FileError


def without_known(run: Run, mode: Mode, outcomes: Iterable[Outcome], path: Path) -> Iterator[Outcome]:
    """The outcomes without the findings that a baseline knows.

    Its lines that stand for nothing any more are findings instead; a run that fixes writes it without. Where something
    could not be done, or only what a change brought was looked for, nobody knows what is gone.
    """
    drops = mode.fix and not mode.diff
    known = _load(run, path) or []
    stale = []
    for outcome in outcomes:
        name = _name(outcome, path)
        findings = [line.finding for line in known if line.file == name]
        left, gone = sifted(outcome, findings, drops=drops or mode.compares)
        stale += [Known(name, one) for one in gone]
        yield left
    if (
        stale
        and drops
        and not mode.compares
        and not run.console.has_failed
        and run.write_file([baseline.dump((Counter(known) - Counter(stale)).elements())], path)
    ):
        run.console.note(f"removed {summary.number(len(stale), 'stale line')} from {path}")


def make_known(run: Run, path: Path, outcomes: Iterable[Outcome]) -> Iterable[Outcome]:
    """Write a baseline of what was found; lines that this run says nothing about stay in it."""
    old = _load(run, path) if files.exists(path) else []
    if old is None:
        return outcomes
    ran: dict[str, set[str]] = {}
    found = []
    outcomes = Spool(outcomes)
    for outcome in outcomes:
        name = _name(outcome, path)
        ran[name] = rules_of(outcome)
        found += [Known(name, fingerprint(outcome.source, diagnostic)) for diagnostic in outcome.diagnostics]
    kept = [each for each in old if each.finding.rule not in ran.get(each.file, ())]
    if not run.write_file([baseline.dump([*_existing(kept, path), *found])], path):
        return outcomes
    run.console.note(f"wrote {summary.number(len(found), 'finding')} to {path}")
    return (replace(outcome, diagnostics=[]) for outcome in outcomes)


def _existing(kept: Iterable[Known], path: Path) -> Iterator[Known]:
    """Those of files that still exist."""
    return (each for each in kept if files.exists(path.parent / each.file))


def _load(run: Run, path: Path) -> list[Known] | None:
    if not files.exists(path):
        run.console.error(f"no such file: {path}; create it with --write-baseline")
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
