r"""Fixes to text: rounds of check and edit until nothing changes, behind the gates.

A round takes the fixes that may be applied and do not overlap, in order of place; the others wait
for the next one, which sees the changed page. The last round finds nothing to apply, so a second
run changes nothing. A round that a gate refuses is tried again with the fixes of one rule, then with
half of them and so on: fixes that are harmless may not be so together, and one that is not is left
out alone. Where rounds would never end, nothing at all is changed.

A fix must mend what it is for: one whose finding is still there after the round is left out, and the run says
so.

May not: read files, print, know single rules; a fix's family says what its edits may change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import field
from typing import NamedTuple

from awesome_lint import engine
from awesome_lint.diagnostic import Applicability, Diagnostic, Edit
from awesome_lint.diagnostic.edits import applied
from awesome_lint.diagnostic.fingerprint import fault_of
from awesome_lint.diagnostic.overlap import Taken
from awesome_lint.editing import gates
from awesome_lint.editing.gates import Change, Trace
from awesome_lint.engine.running import OnCrash
from awesome_lint.page import Page, World
from awesome_lint.registry.families import LAYOUT, ORDER
from awesome_lint.registry.plan import plan
from awesome_lint.rules import RuleId
from awesome_lint.settings import Settings
from awesome_lint.source import Source, Span
from awesome_lint.syntax import tree
from awesome_lint.syntax.nodes import Document
from awesome_lint.text import spans
from awesome_lint.values.slotted import immutable

MAX_ROUNDS = 100
_MAX_TRIES = 100
"""So many parts of what is refused are tried before the rest is given up."""


@immutable
class FixResult:
    """The result of fixing a text.

    `applied` holds the diagnostics whose fixes were applied, round by round, and `remaining` the
    findings in the new `text`. `refused` holds the reasons why fixes were left out; if nothing was
    `applied`, all of them were. `page` is the new text as read.
    """

    text: str
    applied: list[Diagnostic]
    remaining: list[Diagnostic]
    refused: list[str]
    page: Page = field(repr=False, compare=False)


Parse = Callable[[Source], Document]
"""Makes the tree of a text."""


@immutable
class Judge:
    """How a text is read into a page, with what makes its tree, and which of what rules say of it is to be fixed."""

    read: Callable[[str, Parse], Page]
    check: Callable[[Page], list[Diagnostic]]


@immutable
class _Round:
    """What one round applies: the diagnostics it settles, and the edits in order of place."""

    settled: list[Diagnostic]
    edits: list[Edit]

    @property
    def is_layout(self) -> bool:
        """Whether it mends nothing but layout."""
        return all(diagnostic.code.startswith(LAYOUT) for diagnostic in self.settled)


class _Shown(NamedTuple):
    """Why gates refuse what a page shows: how it renders, where its links lead, which words stand there."""

    rendering: str | None
    links: str | None
    words: str | None


@immutable
class _Refused:
    """Why fixes may not be applied, and whether that holds for all that were applied before them, too."""

    reasons: list[str]
    is_all: bool = False


@immutable
class _Done:
    """What a round settled, the page that it made, and what rules say of that."""

    settled: list[Diagnostic]
    page: Page
    found: list[Diagnostic]


@immutable
class _Before:
    """What rules say of a text, and what gates compare of it."""

    source: Source
    found: Sequence[Diagnostic]
    judge: Judge
    trace: Trace


_Step = _Done | _Refused | None


def fix(
    text: str,
    settings: Settings,
    world: World | None = None,
    *,
    unsafe: bool = False,
    selected: Sequence[RuleId] | None = None,
    with_records: bool = True,
    on_crash: OnCrash | None = None,
) -> FixResult:
    """Apply the fixes of the selected rules (those of the settings by default) that may be applied.

    Unsafe fixes may with `unsafe`; those of the rules in the settings' `safe_fixes` come as safe ones.
    Rules of layout can do without records (`with_records`), which take half of the time. Of a rule that
    raises, `on_crash` is told.
    """
    chosen = plan(settings, selected)
    world = world or World()

    def read(each: str, parse: Parse) -> Page:
        return Page.read(each, settings, world, with_records=with_records, parse=parse)

    return apply(text, Judge(read, lambda each: engine.run(each, chosen, on_crash)), unsafe=unsafe)


def apply(text: str, judge: Judge, *, unsafe: bool = False) -> FixResult:
    """Apply the fixes of what the judge finds in a text, and then in what becomes of it, that may be applied."""
    allowed = {Applicability.SAFE, Applicability.UNSAFE} if unsafe else {Applicability.SAFE}
    page = judge.read(text, tree.parse)
    found = judge.check(page)
    settled: list[Diagnostic] = []
    seen = {hash(text)}
    while fixable := [each for each in found if each.fix and each.fix.applicability in allowed]:
        page.forget()
        before = _Before(page.source, found, judge, Trace.of(page))
        del page  # two whole pages would take too much room
        step = _step(before, fixable, seen)
        if isinstance(step, _Done):
            page, found = step.page, step.found
            seen.add(hash(page.source.text))
            settled += step.settled
            del step
            continue
        reasons = step.reasons if step else []
        if step and step.is_all:
            page = judge.read(text, tree.parse)
            return FixResult(text, [], judge.check(page), reasons, page)
        return FixResult(before.source.text, settled, found, reasons, judge.read(before.source.text, tree.parse))
    return FixResult(page.source.text, settled, found, [], page)


def _step(before: _Before, fixable: Sequence[Diagnostic], seen: AbstractSet[int]) -> _Step:
    """What a round settles and the page that it makes, None if there is nothing to do, or why it may not be done."""
    if unreadable := gates.unreadable(before.trace):
        return _Refused([unreadable], is_all=True)
    step = _round(before, fixable, seen)
    parts, refused = [fixable], []
    for _ in range(_MAX_TRIES):
        if not isinstance(step, _Refused):
            return step
        smaller = _parted(parts.pop())
        refused += [] if smaller else [step]
        parts += reversed(smaller)
        if not parts:
            break
        step = _round(before, parts[-1], seen)
    reasons = dict.fromkeys(reason for each in refused for reason in each.reasons)
    return _Refused([*reasons], is_all=any(each.is_all for each in refused))


def _parted(fixable: Sequence[Diagnostic]) -> list[list[Diagnostic]]:
    """Fixes by rule, those of the most frequent first; of one rule in halves; a single one not at all."""
    counts = Counter(diagnostic.code for diagnostic in fixable)
    if len(counts) > 1:
        codes = sorted(counts, key=lambda code: (-counts[code], code))
        return [[diagnostic for diagnostic in fixable if diagnostic.code == code] for code in codes]
    fixes = [*dict.fromkeys(id(diagnostic.fix) for diagnostic in fixable)]
    if len(fixes) <= 1:
        return []
    first = {*fixes[: len(fixes) // 2]}
    return [
        [diagnostic for diagnostic in fixable if (id(diagnostic.fix) in first) is is_first]
        for is_first in (True, False)
    ]


def _round(before: _Before, fixable: Sequence[Diagnostic], seen: AbstractSet[int]) -> _Step:
    this, judge = _choose(fixable), before.judge
    changed, put = applied(before.source, this.edits)
    if changed == before.source.text:
        return None
    if hash(changed) in seen or len(seen) > MAX_ROUNDS:
        return _Refused([_bug(this, "keep changing the page")], is_all=True)
    source = Source(changed)
    document = tree.parse(source)
    trace = Trace(source, (), document)
    if reason := gates.unreadable(trace):
        return _Refused([reason])
    shown = _shown_otherwise(before.trace, trace, this, put)
    before.trace.let_go()  # two trees and the records of one would take too much room
    document.forget()
    after = judge.read(changed, lambda _: document)
    trace.entries = [*map(gates.shown, after.catalog.entries)]
    if reason := _refusal(shown, before.trace, trace, this, put):
        return _Refused([reason])
    before.trace.let_go()
    del trace
    left = judge.check(after)
    if _is_left(this, (before.source, before.found), (after.source, left), put):
        return _Refused([_bug(this, "do not fix what they report")])
    return _Done(this.settled, after, left)


def _is_left(
    this: _Round,
    was: tuple[Source, Sequence[Diagnostic]],
    now: tuple[Source, Sequence[Diagnostic]],
    put: Sequence[Span],
) -> bool:
    """Whether what a fix was for is found as often as before; layout and order are a matter of several rounds.

    What is found where no edit is and nothing like it was found before is another fault that the fix brought to light.
    """
    speaking = [each for each in this.settled if not each.code.startswith((LAYOUT, ORDER))]
    mended = Counter(_identity(was[0], each) for each in speaking)
    before, after = (
        [(identity, each.span) for each in found if (identity := _identity(source, each)) in mended]
        for source, found in (was, now)
    )
    moved = _change([*zip(this.edits, put, strict=True)])
    places = {(identity, moved.after(span.start)) for identity, span in before}
    as_before = (pair for pair in after if (pair[0], pair[1].start) in places or spans.touch(put, pair[1]))
    known, left = (Counter(identity for identity, _ in pairs) for pairs in (before, as_before))
    return any(left[identity] > known[identity] - count for identity, count in mended.items())


def _identity(source: Source, diagnostic: Diagnostic) -> tuple[str, str | None, str, str]:
    return diagnostic.code, diagnostic.entry, fault_of(diagnostic), source.cut(diagnostic.span)


def _choose(fixable: Sequence[Diagnostic]) -> _Round:
    """Take each fix whose edits meet none that is taken already; a shared fix counts once."""
    taken = Taken()
    decided: dict[int, bool] = {}
    settled: list[Diagnostic] = []
    for diagnostic in fixable:
        assert diagnostic.fix is not None
        key = id(diagnostic.fix)
        if key not in decided:
            decided[key] = taken.take(diagnostic.fix)
        if decided[key]:
            settled.append(diagnostic)
    return _Round(settled, taken.edits)


def _shown_otherwise(before: Trace, after: Trace, this: _Round, put: Sequence[Span]) -> _Shown:
    """What the trees say against the change of one round."""
    said, whole = _changes(this, put)
    rendering = gates.changed_rendering(before, after) if this.is_layout else None
    links = gates.changed_links(before, after, said)
    words = None if this.is_layout or links is not None else gates.changed_words(before, after, whole)
    return _Shown(rendering, links, words)


def _refusal(shown: _Shown, before: Trace, after: Trace, this: _Round, put: Sequence[Span]) -> str | None:
    """Why the change of one round is not accepted."""
    entries = gates.changed_entries(before, after, *_changes(this, put))
    reason = shown.rendering or entries or shown.links
    if this.is_layout or shown.links is not None:
        return None if reason is None else _bug(this, reason)
    # What else is read otherwise once a link is made may be right or wrong; nobody can tell which.
    reason = reason or shown.words
    return None if reason is None else _left_out(this, reason)


def _changes(this: _Round, put: Sequence[Span]) -> tuple[Change, Change]:
    """What fixes say of the entries that they change, and all that they do."""
    speaking = [diagnostic.fix for diagnostic in this.settled if not diagnostic.code.startswith((LAYOUT, ORDER))]
    spoken = {edit for fix in speaking if fix for edit in fix.edits}
    done = [*zip(this.edits, put, strict=True)]
    return _change([(edit, place) for edit, place in done if edit in spoken]), _change(done)


def _change(done: Sequence[tuple[Edit, Span]]) -> Change:
    return Change([Span(edit.start, edit.end) for edit, _ in done], [place for _, place in done])


def _bug(this: _Round, what: str) -> str:
    """That fixes do harm: of unsafe ones it is known that they may, so these are no more than left out."""
    if any(each.fix is not None and each.fix.applicability is Applicability.UNSAFE for each in this.settled):
        return _left_out(this, what)
    return f"the fixes of {_codes(this)} {what}; this is a bug of awesome-lint, please report it"


def _left_out(this: _Round, what: str) -> str:
    return f"the fixes of {_codes(this)} {what}; they are left out"


def _codes(this: _Round) -> str:
    return " and ".join(sorted({diagnostic.code for diagnostic in this.settled}))
