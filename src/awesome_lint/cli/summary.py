"""The sentence that ends a run: how much was looked at, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from awesome_lint.catalog.coverage import Counts
from awesome_lint.diagnostic import Applicability, Fix, Severity
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.registry.families import LAYOUT
from awesome_lint.values.slotted import mutable

if TYPE_CHECKING:
    from awesome_lint.links.run import LinkSurvey
    from awesome_lint.pipeline.fleet import Filled

_Findings = Counter[tuple[Severity, Applicability | None]]
"""How many findings there are of a severity and with a fix of an applicability, or with none."""


@mutable
class Tally:
    """What outcomes come to, counted one by one; `folded` findings of layout were not spelled out."""

    files: int = 0
    lists: int = 0
    covered: Counts = field(default_factory=Counts)
    found: _Findings = field(default_factory=Counter)
    folded: int = 0
    applied: int = 0
    applied_layout: int = 0
    changed_files: int = 0
    changed_entries: int | None = None

    @classmethod
    def of(cls, outcomes: Iterable[Outcome]) -> Tally:
        """What some outcomes come to."""
        tally = cls()
        for each in outcomes:
            tally.add(each)
        return tally

    def add(self, outcome: Outcome) -> None:
        """Count one more outcome."""
        self.files += 1
        self.lists += bool(outcome.coverage.entries or outcome.input.is_list)
        self.covered.add(outcome.coverage)
        self.found.update((each.severity, _how(each.fix)) for each in outcome.diagnostics)
        self.applied += len(outcome.applied)
        self.applied_layout += sum(one.code.startswith(LAYOUT) for one in outcome.applied)
        self.changed_files += outcome.changed
        if outcome.changed_entries is not None:
            self.changed_entries = (self.changed_entries or 0) + outcome.changed_entries


def _how(fix: Fix | None) -> Applicability | None:
    return None if fix is None else fix.applicability


def checked(tally: Tally, shown: Severity, *, unsafe: bool) -> str:
    """The summary of a check: `checked 22 entries in 1 list (22 headings): 4 errors (3 fixable with --fix)`.

    `unsafe` fixes count as those do that may be applied.
    """
    hints = [*_fixable(tally.found, unsafe=unsafe), *_hidden(tally.found, shown, tally.folded)]
    return f"{_scope(tally)}: {_found(tally.found, hints)}"


def fixed(tally: Tally, shown: Severity, *, is_written: bool, unsafe: bool) -> str:
    """The summary of a check that fixed, or would fix, something."""
    unsafe_only = Counter(
        {kind: count for kind, count in tally.found.items() if kind[1] is Applicability.UNSAFE and not unsafe}
    )
    left = _found(tally.found, [*_fixable(unsafe_only), *_hidden(tally.found, shown)], " and ", " left")
    what = f"{tally.applied} ({tally.applied_layout} of layout)" if tally.applied_layout else tally.applied
    return f"{_scope(tally)}: {'fixed' if is_written else 'would fix'} {what}, {left}"


def silenced(tally: Tally, *, is_written: bool) -> str:
    """The summary of a check that put, or would put, comments into lists."""
    left = _found(tally.found, _fixable(tally.found), " and ", " left")
    where = ", where no comment is possible" if tally.found else ""
    return f"{_scope(tally)}: {'silenced' if is_written else 'would silence'} {tally.applied}, {left}{where}"


def formatted(tally: Tally, *, is_written: bool) -> str:
    """The summary of a format."""
    same = tally.files - tally.changed_files
    parts = []
    if tally.changed_files:
        done = "reformatted" if is_written else "would be reformatted"
        parts.append(f"{number(tally.changed_files, 'file')} {done}")
    if same or not tally.changed_files:
        parts.append(f"{number(same, 'file')} {'left unchanged' if is_written else 'already formatted'}")
    return ", ".join(parts)


def linked(tally: Tally, survey: LinkSurvey, *, is_fixed: bool) -> str:
    """The summary of asking links: `asked 40 links of 22 entries in 1 list: 2 dead, 1 moved, 37 ok, 1 error`."""
    from awesome_lint.links.answers import Verdict  # noqa: PLC0415 -- a check asks no links

    worst_first = (Verdict.DEAD, Verdict.MOVED, Verdict.BLOCKED, Verdict.UNVERIFIED, Verdict.OK)
    counts = survey.count()
    parts = [f"{counts[each]} {each}" for each in worst_first if counts[each]]
    unknown = len(survey.asked) - len(survey.answers)
    parts += [f"{unknown} without an answer"] if unknown else []
    known = f" ({survey.known} known from the cache)" if survey.known else ""
    asked = f"{_scope(tally)}, {number(len(survey.asked), 'link')}{known}: {', '.join(parts) or 'no links to check'}"
    if not is_fixed:
        return f"{asked}; {_found(tally.found, _fixable(tally.found))}"
    return f"{asked}; fixed {tally.applied}, {_found(tally.found, [], ' and ', ' left')}"


def exported(covered: Counts) -> str:
    """The summary of an export."""
    if not covered.entries:
        return f"exported no entries: none were recognized{_read(covered)}"
    return f"exported {number(covered.entries, 'entry')}{_read(covered)}"


def shown(covered: Counts, lists: int, count: int, folder: str) -> str:
    """The summary of a site."""
    entries = f"{number(covered.entries, 'entry')} of {number(lists, 'list')}{_read(covered)}"
    return f"wrote {number(count, 'file')} to {folder}: {entries}"


def logged(counts: Mapping[str, int]) -> str:
    """The summary of a log, from what was done to how many entries: `12 changes: 8 added, 1 removed, 3 edited`."""
    parts = [f"{count} {kind}" for kind, count in counts.items() if count]
    return f"{number(sum(counts.values()), 'change')}: {', '.join(parts)}" if parts else "nothing has changed"


def filled(done: Filled, entries: int, folder: str) -> str:
    """The summary of a fleet: `read 20 lists, 80 were known; tables of 9000 entries are in fleet`."""
    were = f"{done.known} {'was' if done.known == 1 else 'were'} known"
    gone = f", removed {number(done.removed, 'list')}" if done.removed else ""
    return f"read {number(done.read, 'list')}, {were}{gone}; tables of {number(entries, 'entry')} are in {folder}"


def number(count: int, noun: str) -> str:
    """A count with its noun: `1 entry`, `2 entries`."""
    if count == 1:
        return f"1 {noun}"
    return f"{count} {noun[:-1]}ies" if noun.endswith("y") else f"{count} {noun}s"


def _scope(tally: Tally) -> str:
    others = tally.files - tally.lists
    if not tally.lists:
        return f"checked {number(others, 'file')} without any entry"
    entries = f"{number(tally.covered.entries, 'entry')} in {number(tally.lists, 'list')}{_read(tally.covered)}"
    rest = f" and {number(others, 'other file')}" if others else ""
    since = "" if tally.changed_entries is None else f", {tally.changed_entries} of them new or changed"
    return f"checked {entries}{rest}{since}"


def _read(covered: Counts) -> str:
    """What the entries are, and what was not read: ` (20 bullets, 2 table rows; 1 bullet and 3 rows not read)`."""
    entries, missing = ([f"{count} {noun}" for count, noun in each] for each in (covered.parts(), covered.missing()))
    gaps = [f"{_listed(missing)} not read"] if missing else []
    gaps += [f"{covered.generated} generated and never fixed"] if covered.generated else []
    parts = [", ".join(each) for each in (entries, gaps) if each]
    return f" ({'; '.join(parts)})" if parts else ""


def _listed(parts: Sequence[str]) -> str:
    """Things as a sentence names them: `a, b and c`."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def _found(found: _Findings, hints: Sequence[str], joint: str = ", ", suffix: str = "") -> str:
    counts = [(sum(count for (severity, _), count in found.items() if severity is each), each) for each in Severity]
    parts = [number(count, each.value) for count, each in counts if count]
    hint = f" ({', '.join(hints)})" if hints else ""
    return f"{joint.join(parts) or 'no problems'}{suffix}{hint}"


def _fixable(found: _Findings, *, unsafe: bool = False) -> list[str]:
    """How many findings can be fixed, and how; `unsafe` fixes may be counted among the others."""
    safe, more = (
        sum(count for (_, how), count in found.items() if how is each)
        for each in (Applicability.SAFE, Applicability.UNSAFE)
    )
    if more and (unsafe or not safe):
        return [f"{safe + more} fixable with --fix --unsafe-fixes"]
    return [f"{safe} fixable with --fix"] * bool(safe) + [f"{more} more with --unsafe-fixes"] * bool(more)


def _hidden(found: _Findings, shown: Severity, folded: int = 0) -> list[str]:
    hidden = {kind: count for kind, count in found.items() if not kind[0].reaches(shown)}
    names = [max((severity for severity, _ in hidden), key=[*Severity].index).value] if hidden else []
    names += ["layout"] if folded else []
    return [f"{sum(hidden.values()) + folded} more with --show {','.join(names)}"] if names else []
