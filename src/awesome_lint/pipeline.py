"""The whole way, for every face of the tool: read this first.

A text is read into a page (`engine.read`: tree, records, conventions), rules look at the page
(`engine.check`), and their fixes are applied round by round (`fixer.fix`). The functions of the
library take text. Those of the command line take an `Input`: a file's text with the settings that
hold for it, and give an `Outcome`, which `save` writes back.

May not: print, exit, apply a fix itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from awesome_lint import catalog, crash, discovery, engine, files, fixer, presets
from awesome_lint.catalog import coverage
from awesome_lint.catalog.coverage import Coverage
from awesome_lint.catalog.records import Catalog
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.discovery import Found, SettingsFinder
from awesome_lint.engine import UnknownRuleError
from awesome_lint.files import FileError, Folder
from awesome_lint.fixer import FixResult
from awesome_lint.rule import Page
from awesome_lint.rules import RuleId
from awesome_lint.settings import Settings, SettingsError, key
from awesome_lint.settings.loading import dotted
from awesome_lint.source import EncodingError, Source, decode
from awesome_lint.speller import Speller, SpellerError
from awesome_lint.syntax import tree
from awesome_lint.syntax.nodes import Document

if TYPE_CHECKING:
    from awesome_lint.catalog.changes import State
    from awesome_lint.typed import Model, TypedCatalog

_LAYOUT = "FMT"
ONLINE = "WEB"
"""The family of rules that know what links answered; they run in `online`."""
_OF_RULES = ("select", "extend_select", "ignore", "severity", "safe_fixes")
"""The settings that name rules."""


class RefusedError(ValueError):
    """A text was not changed, since that could not be proved harmless; the message says why."""


def check(text: str, settings: Settings | None = None, *, path: str | PathLike[str] | None = None) -> list[Diagnostic]:
    """Check a list and return what the rules say of it, in order of place.

    Args:
        text: the Markdown.
        settings: those to use; settings files are not looked for.
        path: where the text stands. Without it, rules that ask about other files do not run, and
            the text is taken for a list; with it, it must be one only if it is a README or the
            settings say so.

    Raises:
        UnknownRuleError: the settings name a rule that does not exist.
        SpellerError: words could not be looked up, though misspelled-word is among the rules.
    """
    settings = settings or Settings()
    if path is None:
        return engine.check(engine.read(text, settings, speller=_speller()))
    at = Path(path)
    is_list = discovery.is_list(at, Found(settings, Path.cwd()))
    return engine.check(engine.read(text, settings, Folder(at.parent), speller=_speller(), is_list=is_list))


def fix(text: str, settings: Settings | None = None, *, unsafe: bool = False) -> FixResult:
    """Apply the fixes of all rules to a list, the unsafe ones only if asked to.

    The result has the new `text`, the diagnostics whose fixes were `applied`, those `remaining`, and
    in `refused` the reasons, if any, why the text was left as it was.

    Raises:
        UnknownRuleError: the settings name a rule that does not exist.
        SpellerError: words could not be looked up, though misspelled-word is among the rules.
    """
    return fixer.fix(text, settings or Settings(), speller=_speller(), unsafe=unsafe)


def format_text(text: str, settings: Settings | None = None) -> str:
    """Put the layout of a list in order; what the page shows stays the same.

    Raises:
        RefusedError: that could not be proved, so there is no result.
        UnknownRuleError: the settings name a rule that does not exist.
    """
    settings = settings or Settings()
    result = fixer.fix(text, settings, selected=_layout_rules(settings), with_records=False)
    if result.refused:
        raise RefusedError("; ".join(result.refused))
    return result.text


@overload
def parse(text: str, entry: None = None) -> Catalog: ...
@overload
def parse(text: str, entry: type[Model]) -> TypedCatalog[Model]: ...
def parse(text: str, entry: type[Any] | None = None) -> Catalog:
    """Read a list into its records.

    Args:
        text: the Markdown.
        entry: a pydantic model of one entry. Its fields are bound to the parts and fields of each
            entry by alias or name; `models` of the catalog then holds the valid ones, and
            `diagnostics` each validation error at the line of the field that it is about.
            `awesome_lint.typed` says how values are bound.
    """
    source = Source(text)
    records = catalog.read(source, tree.parse(source))
    if entry is None:
        return records
    from awesome_lint import typed  # noqa: PLC0415

    return typed.bind(records, source, entry)


@overload
def load(path: str | PathLike[str], entry: None = None) -> Catalog: ...
@overload
def load(path: str | PathLike[str], entry: type[Model]) -> TypedCatalog[Model]: ...
def load(path: str | PathLike[str], entry: type[Any] | None = None) -> Catalog:
    """Read a file into its records; otherwise like `parse`.

    Raises:
        FileError: the file does not exist, cannot be read or is not UTF-8.
    """
    return parse(_decoded(files.read(Path(path)), str(path)), entry)


@dataclass(frozen=True, slots=True)
class Selection:
    """The rules that one run asks for, over what the settings say."""

    preset: str | None = None
    select: Sequence[str] = ()
    extend_select: Sequence[str] = ()
    ignore: Sequence[str] = ()

    def over(self, settings: Settings) -> Settings:
        """The settings for the run. A `select` of the run replaces the whole selection of the settings."""
        if self.select:
            settings = replace(settings, select=[*self.select], extend_select=[], ignore=[])
        return replace(
            settings,
            preset=self.preset or settings.preset,
            extend_select=[*settings.extend_select, *self.extend_select],
            ignore=[*settings.ignore, *self.ignore],
        )

    def verify(self) -> None:
        """See that the preset and every rule exist and that some rules are left to run.

        Raises:
            SettingsError: the preset does not exist.
            UnknownRuleError: a rule does not, or none are left; the message names the option.
        """
        if self.preset is not None:
            _verify_preset(self.preset, "--preset")
        for name in ("select", "extend_select", "ignore"):
            _verify_rules(getattr(self, name), f"--{key(name)}")
        chosen = engine.select(self.over(Settings()))
        if not chosen:
            raise UnknownRuleError("--ignore leaves out every rule that is selected; ignore fewer")
        if all(each.code.startswith(ONLINE) for each in chosen):
            raise UnknownRuleError("the rules that are selected ask links online; run `awesome-lint links`")


@dataclass(frozen=True, slots=True)
class Input:
    """One text to look at. `name` is what its user calls it; `path` is None for standard input."""

    name: str
    text: str
    settings: Settings
    folder: Folder | None = None
    is_list: bool = True
    path: Path | None = None


@dataclass(frozen=True, slots=True)
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


def open_file(path: Path, finder: SettingsFinder, selection: Selection | None = None) -> Input:
    """Read a file and find the settings that hold for it.

    Raises:
        FileError: the file cannot be read or is not UTF-8.
        SettingsError: its settings are wrong.
    """
    text = _decoded(files.read(path), str(path))
    return _input(str(path), text, path, finder, selection or Selection())


def open_stdin(data: bytes, name: str | None, finder: SettingsFinder, selection: Selection | None = None) -> Input:
    """The input for what came from standard input; without a name it is taken for a list.

    Raises:
        FileError: it is not UTF-8.
        SettingsError: the settings for the file of that name, or for the current folder, are wrong.
    """
    selection = selection or Selection()
    text = _decoded(data, name or discovery.STDIN)
    if name is not None:
        return replace(_input(name, text, Path(name), finder, selection), path=None)
    return Input(discovery.STDIN, text, _settings(finder.near(Path.cwd()), selection))


def _input(name: str, text: str, path: Path, finder: SettingsFinder, selection: Selection) -> Input:
    found = finder.near(path.parent)
    settings = _settings(found, selection)
    return Input(name, text, settings, Folder(path.parent), discovery.is_list(path, found), path)


def _settings(found: Found, selection: Selection) -> Settings:
    if found.file is not None:
        if found.settings.preset is not None:
            _verify_preset(found.settings.preset, f"{found.file}: `{dotted(found.file, ['preset'])}`")
        for name in _OF_RULES:
            try:
                _verify_rules(getattr(found.settings, name), f"`{dotted(found.file, [key(name)])}`")
            except UnknownRuleError as error:
                raise SettingsError(f"{found.file}: {error}") from None
    return selection.over(found.settings)


def _verify_preset(name: str, where: str) -> None:
    try:
        presets.load(name)
    except SettingsError as error:
        raise SettingsError(f"{where}: {error}") from None


def _verify_rules(names: Sequence[str], where: str) -> None:
    for name in names:
        try:
            engine.matching(name)
        except UnknownRuleError as error:
            raise UnknownRuleError(f"{where}: {error}") from None


def _decoded(data: bytes, name: str) -> str:
    try:
        return decode(data)
    except EncodingError as error:
        raise FileError(f"{name}: {error}") from None


@cache
def _speller() -> Speller:
    """The one speller of this process, which keeps what it learns of words."""
    return Speller()


def check_file(each: Input, before: State | None = None) -> Outcome:
    """Check one input; `before` is an earlier state of it, if it is looked at as a change."""
    try:
        return _checked(each, _speller(), before)
    except SpellerError as error:
        return _unspelled(_checked(each, None, before), error)


def _checked(each: Input, speller: Speller | None, before: State | None) -> Outcome:
    return judge(each, page_of(each, speller, before))


def page_of(each: Input, speller: Speller | None = None, before: State | None = None) -> Page:
    """Read one input into what rules look at."""
    return engine.read(each.text, each.settings, each.folder, speller=speller, before=before, is_list=each.is_list)


def judge(each: Input, page: Page, selected: Sequence[RuleId] | None = None) -> Outcome:
    """Say what rules (those of its settings by default) have to say of an input that was read into a page."""
    crashes = crash.Crashes(each.name, SpellerError)
    found = engine.check(page, selected, on_crash=crashes.note)
    read = _coverage(each, page.source, page.document, page.catalog)
    problems = [*_unread(each, page.source, page.document), *crashes.values()]
    return Outcome(each, page.source, read, found, page.catalog, problems=problems)


def fix_file(each: Input, *, unsafe: bool = False) -> Outcome:
    """Apply the fixes of all rules to one input; nothing is written."""
    try:
        return mend(each, speller=_speller(), unsafe=unsafe)
    except SpellerError as error:
        return _unspelled(mend(each, unsafe=unsafe), error)


def _unspelled(outcome: Outcome, error: SpellerError) -> Outcome:
    """The outcome without the rules that ask how words are spelled, and why they did not run."""
    return replace(outcome, problems=[*outcome.problems, f"{outcome.input.name}: spelling was not checked: {error}"])


def silence_file(each: Input) -> Outcome:
    """Put comments that silence what is found into one input, where they can stand; nothing is written."""
    try:
        return _silenced(each, _speller())
    except SpellerError as error:
        return _unspelled(_silenced(each, None), error)


def _silenced(each: Input, speller: Speller | None) -> Outcome:
    from awesome_lint import silencer  # noqa: PLC0415 -- few runs write comments

    read = partial(engine.read, settings=each.settings, files=each.folder, speller=speller, is_list=each.is_list)
    page = read(each.text)
    found = engine.check(page)
    after = silencer.silence(page, found, read)
    left = engine.check(after)
    covered = _coverage(each, after.source, after.document, after.catalog)
    applied, problems = silencer.settled(found, left), _unread(each, after.source, after.document)
    return Outcome(each, after.source, covered, left, after.catalog, applied=applied, problems=problems)


def format_file(each: Input) -> Outcome:
    """Put the layout of one input in order; nothing is written."""
    selected = _layout_rules(each.settings)
    crashes = crash.Crashes(each.name, SpellerError)
    result = fixer.fix(each.text, each.settings, selected=selected, with_records=False, on_crash=crashes.note)
    return _outcome(each, result, Coverage(), crashes)


@dataclass(frozen=True, slots=True)
class Reading:
    """The records of an input, the text that their spans lie in, and how much of it was read."""

    catalog: Catalog
    source: Source
    coverage: Coverage
    problems: list[str]


def read_file(each: Input) -> Reading:
    """Read one input into its records."""
    source = Source(each.text)
    document = tree.parse(source)
    records = catalog.read(source, document, each.settings)
    return Reading(records, source, _coverage(each, source, document, records), _unread(each, source, document))


def save(outcome: Outcome) -> None:
    """Write what fixing made of a file, if it made anything of it.

    Raises:
        FileError: it cannot be written, or has changed since it was read.
    """
    if outcome.changed and outcome.input.path is not None:
        files.save(outcome.input.path, outcome.input.text.encode(), outcome.source.text.encode())


def mend(each: Input, **how: Any) -> Outcome:
    """Apply fixes to one input, in which `how` are those of `fixer.fix`; nothing is written."""
    crashes = crash.Crashes(each.name, SpellerError)
    result = fixer.fix(each.text, each.settings, each.folder, is_list=each.is_list, on_crash=crashes.note, **how)
    page = result.page
    return _outcome(each, result, _coverage(each, page.source, page.document, page.catalog), crashes)


def _outcome(each: Input, result: FixResult, read: Coverage, crashes: crash.Crashes) -> Outcome:
    problems = [*_refused(each, result), *crashes.values()]
    return Outcome(each, result.page.source, read, result.remaining, applied=result.applied, problems=problems)


def _refused(each: Input, result: FixResult) -> list[str]:
    """What to say of a fix that was not done, or of a page that was not read to its end."""
    refused = [f"{each.name}: nothing was changed: {reason}" for reason in result.refused]
    return refused or _unread(each, result.page.source, result.page.document)


def _coverage(each: Input, source: Source, document: Document, records: Catalog) -> Coverage:
    return coverage.measure(document, records, source.text, is_list=each.is_list)


def _unread(each: Input, source: Source, document: Document) -> list[str]:
    """What to say of a page of which the parser did not read all."""
    if document.too_deep is None:
        return []
    row = source.position(document.too_deep).row
    return [f"{each.name}: line {row} is nested too deeply to be read, so what it holds was left out"]


def _layout_rules(settings: Settings) -> list[RuleId]:
    """The rules of layout that the settings do not ignore, whatever else these select."""
    selected = engine.select(replace(settings, select=[_LAYOUT]))
    return [each for each in selected if each.code.startswith(_LAYOUT)]
