"""The sentence that ends a run: how much was looked at, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from awesome_lint.catalog import coverage
from awesome_lint.catalog.coverage import Coverage
from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.registry.families import LAYOUT

if TYPE_CHECKING:
    from awesome_lint.links.run import LinkSurvey


def checked(outcomes: Sequence[Outcome], shown: Severity, folded: int, *, unsafe: bool) -> str:
    """The summary of a check: `checked 22 entries in 1 list (22 headings): 4 errors (3 fixable with --fix)`.

    `folded` findings of layout were not spelled out; `unsafe` fixes count as those do that may be applied.
    """
    every = _every(outcomes)
    hints = [*_fixable(every, unsafe=unsafe), *_hidden(every, shown, folded)]
    return f"{_scope(outcomes)}: {_found(every, hints)}"


def fixed(outcomes: Sequence[Outcome], shown: Severity, *, is_written: bool, unsafe: bool) -> str:
    """The summary of a check that fixed, or would fix, something."""
    count = sum(len(outcome.applied) for outcome in outcomes)
    every = _every(outcomes)
    unsafe_only = [each for each in every if each.fix and each.fix.applicability is Applicability.UNSAFE and not unsafe]
    left = _found(every, [*_fixable(unsafe_only), *_hidden(every, shown)], " and ", " left")
    layout = sum(one.code.startswith(LAYOUT) for outcome in outcomes for one in outcome.applied)
    what = f"{count} ({layout} of layout)" if layout else count
    return f"{_scope(outcomes)}: {'fixed' if is_written else 'would fix'} {what}, {left}"


def silenced(outcomes: Sequence[Outcome], *, is_written: bool) -> str:
    """The summary of a check that put, or would put, comments into lists."""
    count = sum(len(outcome.applied) for outcome in outcomes)
    every = _every(outcomes)
    left = _found(every, _fixable(every), " and ", " left")
    where = ", where no comment is possible" if any(outcome.diagnostics for outcome in outcomes) else ""
    return f"{_scope(outcomes)}: {'silenced' if is_written else 'would silence'} {count}, {left}{where}"


def formatted(outcomes: Sequence[Outcome], *, is_written: bool) -> str:
    """The summary of a format."""
    changed = sum(outcome.changed for outcome in outcomes)
    same = len(outcomes) - changed
    parts = []
    if changed:
        parts.append(f"{number(changed, 'file')} {'reformatted' if is_written else 'would be reformatted'}")
    if same or not changed:
        parts.append(f"{number(same, 'file')} {'left unchanged' if is_written else 'already formatted'}")
    return ", ".join(parts)


def linked(outcomes: Sequence[Outcome], survey: LinkSurvey, *, is_fixed: bool) -> str:
    """The summary of asking links: `asked 40 links of 22 entries in 1 list: 2 dead, 1 moved, 37 ok, 1 error`."""
    from awesome_lint.links.answers import Verdict  # noqa: PLC0415 -- a check asks no links

    worst_first = (Verdict.DEAD, Verdict.MOVED, Verdict.BLOCKED, Verdict.UNVERIFIED, Verdict.OK)
    counts = survey.count()
    parts = [f"{counts[each]} {each}" for each in worst_first if counts[each]]
    unknown = len(survey.asked) - len(survey.answers)
    parts += [f"{unknown} without an answer"] if unknown else []
    known = f" ({survey.known} known from the cache)" if survey.known else ""
    asked = f"{_scope(outcomes)}, {number(len(survey.asked), 'link')}{known}: {', '.join(parts) or 'no links to check'}"
    every = _every(outcomes)
    if not is_fixed:
        return f"{asked}; {_found(every, _fixable(every))}"
    count = sum(len(outcome.applied) for outcome in outcomes)
    return f"{asked}; fixed {count}, {_found(every, [], ' and ', ' left')}"


def exported(covered: Coverage) -> str:
    """The summary of an export."""
    if not covered.entries:
        return f"exported no entries: none were recognized{_read(covered)}"
    return f"exported {number(covered.entries, 'entry')}{_read(covered)}"


def shown(covered: Coverage, lists: int, count: int, folder: str) -> str:
    """The summary of a site."""
    entries = f"{number(covered.entries, 'entry')} of {number(lists, 'list')}{_read(covered)}"
    return f"wrote {number(count, 'file')} to {folder}: {entries}"


def logged(counts: Mapping[str, int]) -> str:
    """The summary of a log, from what was done to how many entries: `12 changes: 8 added, 1 removed, 3 edited`."""
    parts = [f"{count} {kind}" for kind, count in counts.items() if count]
    return f"{number(sum(counts.values()), 'change')}: {', '.join(parts)}" if parts else "nothing has changed"


def filled(read: int, known: int, entries: int, folder: str) -> str:
    """The summary of a fleet: `read 20 lists, 80 were known; tables of 9000 entries are in fleet`."""
    were = "was" if known == 1 else "were"
    return f"read {number(read, 'list')}, {known} {were} known; tables of {number(entries, 'entry')} are in {folder}"


def number(count: int, noun: str) -> str:
    """A count with its noun: `1 entry`, `2 entries`."""
    if count == 1:
        return f"1 {noun}"
    return f"{count} {noun[:-1]}ies" if noun.endswith("y") else f"{count} {noun}s"


def _scope(outcomes: Sequence[Outcome]) -> str:
    covered = coverage.total([outcome.coverage for outcome in outcomes])
    lists = sum(bool(outcome.coverage.entries or outcome.input.is_list) for outcome in outcomes)
    others = len(outcomes) - lists
    if not lists:
        return f"checked {number(others, 'file')} without any entry"
    rest = f" and {number(others, 'other file')}" if others else ""
    changed = [outcome.changed_entries for outcome in outcomes if outcome.changed_entries is not None]
    since = f", {sum(changed)} of them new or changed" if changed else ""
    return f"checked {number(covered.entries, 'entry')} in {number(lists, 'list')}{_read(covered)}{rest}{since}"


def _read(covered: Coverage) -> str:
    """What the entries are, and what was not read: ` (20 bullets, 2 table rows; 1 bullet and 3 rows not read)`."""
    entries, missing = ([f"{count} {noun}" for count, noun in each] for each in (covered.parts(), covered.missing()))
    gaps = [f"{_listed(missing)} not read"] if missing else []
    gaps += [f"{covered.generated} generated and never fixed"] if covered.generated else []
    parts = [", ".join(each) for each in (entries, gaps) if each]
    return f" ({'; '.join(parts)})" if parts else ""


def _listed(parts: Sequence[str]) -> str:
    """Things as a sentence names them: `a, b and c`."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def _found(every: Sequence[Diagnostic], hints: Sequence[str], joint: str = ", ", suffix: str = "") -> str:
    counts = Counter(each.severity for each in every)
    parts = [number(counts[each], each.value) for each in Severity if counts[each]]
    hint = f" ({', '.join(hints)})" if hints else ""
    return f"{joint.join(parts) or 'no problems'}{suffix}{hint}"


def _every(outcomes: Iterable[Outcome]) -> list[Diagnostic]:
    return [diagnostic for outcome in outcomes for diagnostic in outcome.diagnostics]


def _fixable(every: Sequence[Diagnostic], *, unsafe: bool = False) -> list[str]:
    """How many findings can be fixed, and how; `unsafe` fixes may be counted among the others."""
    counts = Counter(each.fix.applicability for each in every if each.fix is not None)
    safe, more = counts[Applicability.SAFE], counts[Applicability.UNSAFE]
    if more and (unsafe or not safe):
        return [f"{safe + more} fixable with --fix --unsafe-fixes"]
    return [f"{safe} fixable with --fix"] * bool(safe) + [f"{more} more with --unsafe-fixes"] * bool(more)


def _hidden(every: Sequence[Diagnostic], shown: Severity, folded: int = 0) -> list[str]:
    hidden = [each.severity for each in every if not each.severity.reaches(shown)]
    names = [[each for each in Severity if each in hidden][-1].value] if hidden else []
    names += ["layout"] if folded else []
    return [f"{len(hidden) + folded} more with --show {','.join(names)}"] if names else []
