"""What faces ask for: an `Input` (`inputs`) is checked, fixed, formatted, silenced or read, and `save` writes it back.

May not: print, exit, apply a fix itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from functools import partial
from typing import TYPE_CHECKING

from awesome_lint import catalog, engine
from awesome_lint.catalog import coverage
from awesome_lint.catalog.coverage import Coverage
from awesome_lint.catalog.records import Catalog
from awesome_lint.diagnostic import Diagnostic, Severity, crash
from awesome_lint.page import Page, World
from awesome_lint.pipeline.checker import Look, look, look_at
from awesome_lint.pipeline.inputs import Input
from awesome_lint.registry import selection
from awesome_lint.rules import RuleId
from awesome_lint.settings import Settings
from awesome_lint.source import Source
from awesome_lint.syntax import tree
from awesome_lint.syntax.nodes import Document
from awesome_lint.values.slotted import immutable
from awesome_lint.world import files
from awesome_lint.world.speller import Speller, SpellerError, shared_speller

if TYPE_CHECKING:
    from awesome_lint.catalog.changes import State
    from awesome_lint.conventions import Conventions
    from awesome_lint.editing.fixer import FixResult


@immutable
class Outcome:
    """What came of an input. `source` is its text after fixing, in which the diagnostics lie.

    `coverage` says how much of it was read, `problems` are sentences that say what could not be done.
    `changed_entries` counts those that are new or changed, where that was asked.
    """

    input: Input
    source: Source
    coverage: Coverage = field(default_factory=Coverage)
    diagnostics: Sequence[Diagnostic] = ()
    catalog: Catalog | None = None
    changed_entries: int | None = None
    applied: Sequence[Diagnostic] = ()
    problems: list[str] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether fixing changed the text."""
        return self.source.text != self.input.text


def check_file(input_: Input, before: State | None = None, base: Conventions | None = None) -> Outcome:
    """Check one input; as a change, if there is an earlier state of it, judged by what the list did then."""
    found = look(lambda world: page_of(input_, world, base), replace(input_.world, before=before), input_.name)
    return _looked(input_, found)


def page_of(input_: Input, world: World | None = None, base: Conventions | None = None) -> Page:
    """Read one input into what rules look at; they may ask the input's own world where no other is given."""
    return Page.read(input_.text, input_.settings, world or input_.world, base=base)


def judge(input_: Input, page: Page, selected: Sequence[RuleId] | None = None) -> Outcome:
    """Say what rules (those of its settings by default) have to say of an input that was read into a page."""
    return _looked(input_, look_at(page, input_.name, selected))


def _looked(input_: Input, found: Look) -> Outcome:
    page = found.page
    problems = [*_unread(input_, page.unread_row()), *found.problems]
    return Outcome(input_, page.source, page.coverage(), found.diagnostics, page.catalog, problems=problems)


def fix_file(input_: Input, *, unsafe: bool = False) -> Outcome:
    """Apply the fixes of all rules to one input; nothing is written."""
    try:
        return mend(input_, replace(input_.world, speller=shared_speller()), unsafe=unsafe)
    except SpellerError as error:
        return _unspelled(mend(input_, input_.world, unsafe=unsafe), error)


def _unspelled(outcome: Outcome, error: SpellerError) -> Outcome:
    """The outcome without the rules that ask how words are spelled, and why they did not run."""
    return replace(outcome, problems=[*outcome.problems, f"{outcome.input.name}: spelling was not checked: {error}"])


def silence_file(input_: Input) -> Outcome:
    """Put comments that silence what is found into one input, where they can stand; nothing is written."""
    try:
        return _silenced(input_, shared_speller())
    except SpellerError as error:
        return _unspelled(_silenced(input_, None), error)


def _silenced(input_: Input, speller: Speller | None) -> Outcome:
    from awesome_lint.editing import silencer  # noqa: PLC0415 -- few runs write comments

    read = partial(Page.read, settings=input_.settings, world=replace(input_.world, speller=speller))
    page = read(input_.text)
    found = _worth_a_comment(page)
    after = silencer.silence(page, found, read)
    left = found if after is page else _worth_a_comment(after)
    applied, problems = silencer.settled(found, left), _unread(input_, after.unread_row())
    return Outcome(input_, after.source, after.coverage(), left, after.catalog, applied=applied, problems=problems)


def _worth_a_comment(page: Page) -> list[Diagnostic]:
    """What is found on a page and shown by default."""
    return [each for each in engine.check(page) if each.severity.reaches(Severity.WARNING)]


def format_file(input_: Input) -> Outcome:
    """Put the layout of one input in order; nothing is written."""
    from awesome_lint.editing import fixer  # noqa: PLC0415 -- most runs fix nothing

    selected = selection.of_layout(input_.settings)
    crashes = crash.Crashes(input_.name, SpellerError)
    result = fixer.fix(input_.text, input_.settings, selected=selected, with_records=False, on_crash=crashes.note)
    return _outcome(input_, result, Coverage(), crashes)


@immutable
class Reading:
    """The records of an input, the text that their spans lie in, and how much of it was read."""

    catalog: Catalog
    source: Source
    coverage: Coverage
    problems: list[str]


def read_file(input_: Input) -> Reading:
    """Read one input into its records."""
    source = Source(input_.text)
    document = tree.parse(source)
    records = records_of(source, document, input_.settings)
    covered = coverage.measure(document, records, source.text, input_.settings, is_list=input_.is_list)
    return Reading(records, source, covered, _unread(input_, tree.unread_row(document, source)))


def reading_of(input_: Input, page: Page) -> Reading:
    """What an input reads as that was read into a page: its records are those of the page, all of which are told."""
    _tell_all(page.catalog, page.source, page.document, page.settings)
    return Reading(page.catalog, page.source, page.coverage(), _unread(input_, page.unread_row()))


def records_of(source: Source, document: Document, settings: Settings) -> Catalog:
    """All that can be said of a page as data: more than a check asks for."""
    records = catalog.read(source, document, settings)
    _tell_all(records, source, document, settings)
    return records


def _tell_all(records: Catalog, source: Source, document: Document, settings: Settings) -> None:
    """Add to records what a check does not ask for."""
    from awesome_lint.catalog import remains  # noqa: PLC0415 -- most runs only check
    from awesome_lint.conventions import families  # noqa: PLC0415

    remains.complete(records, document, source.text)
    families.note(records, settings)


def save(outcome: Outcome) -> None:
    """Write what fixing made of a file, if it made anything of it.

    Raises:
        FileError: it cannot be written, or has changed since it was read.
    """
    if outcome.changed and outcome.input.path is not None:
        files.save(outcome.input.path, outcome.input.text.encode(), outcome.source.text.encode())


def mend(input_: Input, world: World, *, unsafe: bool = False, selected: Sequence[RuleId] | None = None) -> Outcome:
    """Apply the fixes of rules, who may ask the world, to one input; nothing is written."""
    from awesome_lint.editing import fixer  # noqa: PLC0415 -- most runs fix nothing

    crashes = crash.Crashes(input_.name, SpellerError)
    result = fixer.fix(input_.text, input_.settings, world, unsafe=unsafe, selected=selected, on_crash=crashes.note)
    return _outcome(input_, result, result.page.coverage(), crashes)


def _outcome(input_: Input, result: FixResult, read: Coverage, crashes: crash.Crashes) -> Outcome:
    problems = [*refused(input_, result), *crashes.values()]
    return Outcome(input_, result.page.source, read, result.remaining, applied=result.applied, problems=problems)


def refused(input_: Input, result: FixResult) -> list[str]:
    """What to say of a fix that was not done, or of a page that was not read to its end."""
    what = "some fixes were left out" if result.applied else "nothing was changed"
    reasons = [f"{input_.name}: {what}: {reason}" for reason in result.refused]
    return reasons or _unread(input_, result.page.unread_row())


def _unread(input_: Input, row: int | None) -> list[str]:
    """What to say of a page of which the parser left something out at a line."""
    if row is None:
        return []
    return [f"{input_.name}: line {row} is nested too deeply to be read, so its content was left out"]
