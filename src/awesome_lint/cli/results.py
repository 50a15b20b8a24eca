"""Checks that need not be done again: one entry of `caches` for each file.

An entry is named by all that is handed to a check (text, settings, plugins, release) and holds what came of it,
with what the rules asked of the world (the witness's notes). It is used where these answers are the same now.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import astuple
from functools import partial
from pathlib import Path
from typing import Any

from awesome_lint.catalog.coverage import Coverage
from awesome_lint.cli.workers import Job
from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from awesome_lint.pipeline import inputs, outcomes
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.source import Position, Source, Span
from awesome_lint.world import caches, witness
from awesome_lint.world.witness import Witness


def jobs(given: Iterator[Input]) -> Iterator[Job]:
    """How to check inputs: those that an earlier run has checked as they are now are done already."""
    release = caches.release()
    for input_ in given:
        name = None if release is None else _name(release, input_)
        if name is None:
            yield partial(outcomes.check_file, input_)
        else:
            yield _recall(name, input_) or partial(_check, input_, name)


def _name(release: str, input_: Input) -> str:
    """The name under which a check is kept: it tells all that is handed to it."""
    at = None if input_.folder is None else str(input_.folder.path.absolute())
    handed = (
        release,
        input_.name,
        at,
        input_.is_list,
        input_.settings,
        inputs.digest_of_plugins(*input_.settings.plugins),
        input_.text,
    )
    return caches.digest(repr(("file", *handed)).encode("utf-8", "surrogateescape"))


def _check(input_: Input, name: str) -> Outcome:
    """Check one input, and keep what comes of it if that is all that decided about it."""
    seen = witness.call()
    try:
        outcome = outcomes.check_file(input_)
    finally:
        witness.leave(seen)
    if seen.is_sure and not outcome.problems:
        caches.write(name, json.dumps(_stored(outcome, seen)).encode())
    return outcome


def _stored(outcome: Outcome, seen: Witness) -> dict[str, Any]:
    fixes = {id(diagnostic.fix): diagnostic.fix for diagnostic in outcome.diagnostics if diagnostic.fix is not None}
    places = {one: place for place, one in enumerate(fixes)}
    return {
        "existing": seen.existing,
        "files": seen.files,
        "coverage": outcome.coverage.kept(),
        "fixes": [astuple(each) for each in fixes.values()],
        "diagnostics": [_told(diagnostic, places) for diagnostic in outcome.diagnostics],
    }


def _told(diagnostic: Diagnostic, fixes: dict[int, int]) -> list[Any]:
    places = [diagnostic.span, diagnostic.location, diagnostic.end_location]
    return [
        diagnostic.code,
        diagnostic.name,
        diagnostic.message,
        diagnostic.severity,
        *places,
        fixes.get(id(diagnostic.fix)),
        diagnostic.entry,
        diagnostic.fault,
    ]


def _recall(name: str, input_: Input) -> Outcome | None:
    content = caches.read(name)
    if content is None:
        return None
    kept = json.loads(content)
    if not _is_same(kept):
        return None
    for path, exists in kept["existing"].items():
        witness.asked(path, exists)
    covered = Coverage.recalled(kept["coverage"])
    fixes = [
        Fix(tuple(Edit(*edit) for edit in edits), Applicability(how), title) for edits, how, title in kept["fixes"]
    ]
    return Outcome(input_, Source(input_.text), covered, [_diagnostic(one, fixes) for one in kept["diagnostics"]])


def _is_same(kept: dict[str, dict[str, Any]]) -> bool:
    """Whether what the rules asked of the world has the same answers now."""
    return all(os.path.exists(path) is exists for path, exists in kept["existing"].items()) and all(  # noqa: PTH110
        _digest(path) == known for path, known in kept["files"].items()
    )


def _digest(path: str) -> str | None:
    at = Path(path)
    try:
        content = at.read_bytes() if at.is_file() else None
    except OSError:
        return None
    if content is None:
        return None
    witness.read(path, content)
    return caches.digest(content)


def _diagnostic(kept: Sequence[Any], fixes: Sequence[Fix]) -> Diagnostic:
    code, name, message, severity, span, location, end_location, fix, entry, fault = kept
    places = (Span(*span), Position(*location), Position(*end_location))
    return Diagnostic(
        code, name, message, Severity(severity), *places, None if fix is None else fixes[fix], entry, fault
    )
