"""Pull requests applied one after another, by record, onto one branch.

May not: push, print, touch the work tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from enum import StrEnum
from pathlib import Path

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.merging import MergeError
from awesome_lint.merging.decisions import Decision, What
from awesome_lint.pipeline import comparing, inputs, settling
from awesome_lint.pipeline.inputs import Selection
from awesome_lint.registry.families import LAYOUT
from awesome_lint.settings import SettingsError
from awesome_lint.source import EncodingError, decode
from awesome_lint.text.inlines import code, message
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.values.slotted import immutable, mutable
from awesome_lint.world import discovery
from awesome_lint.world.branches import Blob, BranchError, Change, Commit, Repository
from awesome_lint.world.settings_files import SettingsFinder

__all__ = ["BranchError", "Fate", "Queue", "Repository", "Request", "Verdict", "report"]

_PULL = late_pattern(r"\b(?:pull|pr|merge-requests)/(?P<number>\d+)(?:/|\Z)")
_PICTURES = (".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp")
_SHOWN = 5
"""So many files that came along are named."""


class Fate(StrEnum):
    """What became of a request."""

    IN = "in"
    KNOWN = "known"
    LEFT = "left"


@immutable
class Request:
    """A branch to be merged: `ref` is what it was asked for by, `number` that of its pull request."""

    ref: str
    commit: str
    base: str
    commits: Sequence[Commit]

    @property
    def number(self) -> str | None:
        """The number of the pull request, if the reference names one."""
        match = _PULL.search(self.ref)
        return match["number"] if match else None

    @property
    def message(self) -> str:
        """The message of its commit: what the first of its own says of itself, which request it is, who wrote it."""
        first = self.commits[0]
        others = dict.fromkeys(f"{each.author} <{each.email}>" for each in self.commits if each.email != first.email)
        also = "".join(f"\nCo-authored-by: {each}" for each in others)
        called = f"#{self.number}" if self.number else self.ref
        named = first.subject if called in first.subject else f"{first.subject} ({called})"
        return f"{named}\n\nMerged by record from {self.ref} ({self.commit}).\n{also}".strip()


@immutable
class Verdict:
    """What became of a reference, and why.

    `decisions` are those of what went in, `others` the files beside a README, `faults` what rules say of it.
    """

    ref: str
    fate: Fate
    why: str
    subject: str = ""
    author: str = ""
    decisions: Sequence[Decision] = ()
    others: Sequence[str] = ()
    faults: Sequence[str] = ()


@mutable
class _Done:
    """What was decided of a request that went in, the files beside a README, and what rules say of it."""

    decisions: list[Decision] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class _LeftError(AwesomeLintError):
    """A request is left to a person; the message says why."""


@mutable
class Queue:
    """Applies requests onto a commit, which grows; files are read with the settings that hold for them here.

    A request is refused for findings as severe as `fail_on`, which `check --since` would fail on.
    """

    repository: Repository
    tip: str
    finder: SettingsFinder = field(default_factory=SettingsFinder)
    selection: Selection = field(default_factory=Selection)
    fail_on: Severity = Severity.ERROR

    def run(self, refs: Iterable[str]) -> Iterator[Verdict]:
        """Apply each in order; say what became of it."""
        for ref in refs:
            try:
                request = self._request(ref)
            except AwesomeLintError as error:
                yield Verdict(ref, Fate.LEFT, str(error))
                continue
            if not request.commits:
                yield Verdict(ref, Fate.KNOWN, "its commits are here by now")
                continue
            about = (request.commits[0].subject, request.commits[0].author)
            try:
                done = self._apply(request)
            except AwesomeLintError as error:
                yield Verdict(ref, Fate.LEFT, str(error), *about)
                continue
            if done is None:
                yield Verdict(ref, Fate.KNOWN, "the list has it by now", *about)
            else:
                yield Verdict(ref, Fate.IN, "", *about, done.decisions, done.others, done.faults)

    def _request(self, ref: str) -> Request:
        commit = self.repository.commit(ref)
        base = self.repository.base(self.tip, commit)
        if base is None:
            raise _LeftError("it shares no commit with the branch that is here; fetch the whole history first")
        return Request(ref, commit, base, self.repository.commits(base, commit))

    def _apply(self, request: Request) -> _Done | None:
        """Commit what a request changes; None where nothing is left to change."""
        files: dict[str, Blob | None] = {}
        done = _Done()
        since = {each.path: each.after for each in self.repository.changes(request.base, self.tip)}
        for change in self.repository.changes(request.base, request.commit):
            here = since.get(change.path, change.before)
            if here == change.after:
                continue
            if discovery.is_markdown(change.path):
                merged = self._merged(change, here, done)
                if merged is not None:
                    files[change.path] = merged
                continue
            _require_picture(change, here)
            files[change.path] = change.after
        if not files:
            return None
        done.others += [path for path in files if not discovery.is_readme(path)]
        self.tip = self.repository.add(self.tip, files, request.message, request.commits[0])
        return done

    def _merged(self, change: Change, here: Blob | None, done: _Done) -> Blob | None:
        """What a change makes of a list; None where it changes nothing."""
        called = _named(change.path)
        if here is None or change.before is None or change.after is None:
            raise _LeftError(f"{called} is new, or was removed")
        blobs = (change.before, here, change.after)
        if not all(blob.is_regular for blob in blobs):
            raise _LeftError(f"{called} is a link or something else that is no file")
        try:
            base, ours, theirs = (decode(self.repository.content(blob)) for blob in blobs)
            settings = self.finder.of_file(self._path(change.path)).settings
            found = settling.merge(base, ours, theirs, settings, in_order=True)
        except (BranchError, EncodingError, MergeError, SettingsError) as error:
            raise _LeftError(f"{called}: {error}") from None
        if found.conflicts:
            raise _LeftError(_left(found.decisions))
        if found.text == ours:
            return None
        done.faults += self._faults(change.path, ours, found.text)
        done.decisions += [each for each in found.decisions if "ours" not in each.why] or [
            Decision(What.EDITED, change.path, None, "edited by theirs")
        ]
        return self.repository.stored(found.text.encode(), here.mode)

    def _faults(self, path: str, before: str, after: str) -> list[str]:
        """What rules say of a change that they do not refuse."""
        input_ = inputs.open_stdin(after.encode(), str(self._path(path)), self.finder, self.selection)
        found = comparing.check_change(input_, before, is_trusted=False)
        refused = [_said(each) for each in found.diagnostics if each.severity.reaches(self.fail_on)]
        if refused or found.problems:
            raise _LeftError("; ".join([*refused, *found.problems]))
        told = (each for each in found.diagnostics if each.severity.reaches(Severity.WARNING))
        return [_said(each) for each in told if not each.code.startswith(LAYOUT)]

    def _path(self, path: str) -> Path:
        return self.repository.folder / path


def _require_picture(change: Change, here: Blob | None) -> None:
    """See that a file beside lists may come along unseen: nothing may run it, heed it, or follow it.

    Raises:
        _LeftError: a person must look at it.
    """
    called, after = _named(change.path), change.after
    if here != change.before:
        raise _LeftError(f"{called} was changed, added or removed on both sides")
    if not change.path.lower().endswith(_PICTURES) or not (after is None or after.is_plain):
        raise _LeftError(f"it changes {called}, too, which is neither a list nor a picture")


def _said(finding: Diagnostic) -> str:
    return f"{finding.message} ({finding.code})"


_WHY = {
    "added by both with different words": "is in the list by now, in other words",
    "removed by ours, edited by theirs": "is no longer in the list",
    "removed by theirs, edited by ours": "is removed here, but was edited since",
    "the other side added or removed one of its URLs elsewhere": "has a URL that was added or removed elsewhere since",
}
_SINCE = "was edited since, in the same part"


def _left(decisions: Iterable[Decision]) -> str:
    return "; ".join(
        f"{_named(each.name)} {_WHY.get(each.why, _SINCE)}" for each in decisions if each.what is What.LEFT
    )


def _named(name: str) -> str:
    """A name in a sentence, in which backticks are what is around it."""
    return f"`{name.replace('`', chr(39))}`"


_TITLES = {Fate.IN: "Merged", Fate.LEFT: "Left to you", Fate.KNOWN: "Nothing left to merge"}


def report(verdicts: Sequence[Verdict]) -> str:
    """What became of all, as Markdown."""
    parts = []
    for fate, title in _TITLES.items():
        lines = [_line(each) for each in verdicts if each.fate is fate]
        parts += [f"## {title}\n\n{''.join(lines)}"] if lines else []
    return "\n".join(parts)


def _line(verdict: Verdict) -> str:
    """One line, in which what people wrote is code: it mentions nobody and is no markup."""
    match = _PULL.search(verdict.ref)
    called = f"#{match['number']}" if match else code(verdict.ref)
    about = f" {code(verdict.subject)} by {code(verdict.author)}" if verdict.subject else ""
    what = "; ".join(f"{each.what} {code(each.name)}" for each in verdict.decisions) or message(verdict.why)
    names = [code(each) for each in verdict.others[:_SHOWN]]
    names += [f"{len(verdict.others) - _SHOWN} more"] if len(verdict.others) > _SHOWN else []
    others = f"; changed {', '.join(names)}" if names else ""
    faults = f"; still to fix: {message('; '.join(verdict.faults))}" if verdict.faults else ""
    return f"- {called}{about}: {what}{others}{faults}\n"
