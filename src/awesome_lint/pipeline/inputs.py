"""What a run looks at: texts, each with the settings that hold for it.

May not: read Markdown, write, run rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from awesome_lint import registry
from awesome_lint.page import World
from awesome_lint.pipeline.arguments import decoded
from awesome_lint.registry.families import ONLINE
from awesome_lint.registry.selection import UnknownRuleError, matching, select
from awesome_lint.settings import Settings, SettingsError, key, presets
from awesome_lint.settings.loading import COMMAND_LINE, dotted
from awesome_lint.values.slotted import immutable
from awesome_lint.world import caches, discovery, files, witness
from awesome_lint.world.files import Folder
from awesome_lint.world.settings_files import FoundSettings, SettingsFinder

_READMES = ("readme", "index")
"""What names of files begin with that say nothing of what they hold."""
_OF_RULES = ("preset", "select", "extend_select", "ignore", "severity", "safe_fixes")
"""The settings that name rules, or a preset."""


@immutable
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

    def verify(self, settings: Settings) -> None:
        """See that the preset and every rule exist, for a list of these settings, and that some rules are left to run.

        Raises:
            SettingsError: the preset does not exist.
            UnknownRuleError: a rule does not, or none are left; the message names the option.
        """
        if self.preset is not None:
            _verify_preset(self.preset, "--preset")
        for name in ("select", "extend_select", "ignore"):
            _verify_rules(getattr(self, name), f"--{key(name)}", settings)
        chosen = select(self.over(Settings(rules=settings.rules, plugins=settings.plugins)))
        if not chosen:
            raise UnknownRuleError("--ignore excludes all selected rules; ignore fewer")
        if all(each.code.startswith(ONLINE) for each in chosen):
            raise UnknownRuleError("the selected rules check links online; run `awesome-lint links`")


@immutable
class Input:
    """One text to look at. `name` is what its user calls it; `path` is None for standard input."""

    name: str
    text: str
    settings: Settings
    folder: Folder | None = None
    is_list: bool = True
    path: Path | None = None

    @property
    def called(self) -> str:
        """What the list is called for want of a title: as its file, or as the folder whose README it is."""
        stem = (self.name if self.path is None else self.path.name).partition(".")[0]
        is_readme = self.path is not None and stem.casefold().startswith(_READMES)
        return self.path.absolute().parent.name if self.path is not None and is_readme else stem

    @property
    def world(self) -> World:
        """What its rules may ask, which is more where somebody can say how words are spelled."""
        return World(self.folder, is_list=self.is_list)


def open_file(
    path: Path, finder: SettingsFinder, selection: Selection | None = None, most: int = files.MAX_SIZE
) -> Input:
    """Read a file of no more than `most` bytes and find the settings that hold for it.

    Raises:
        FileError: the file cannot be read or is not UTF-8.
        SettingsError: its settings are wrong.
        UnknownRuleError: the selection names a rule that does not exist.
    """
    return open_bytes(path, files.read(path, most), finder, selection)


def open_bytes(path: Path, data: bytes, finder: SettingsFinder, selection: Selection | None = None) -> Input:
    """The input for a file of which somebody has read what it holds.

    Raises:
        FileError: it is not UTF-8.
        SettingsError: its settings are wrong.
        UnknownRuleError: the selection names a rule that does not exist.
    """
    return _input(str(path), decoded(data, str(path)), path, finder, selection or Selection())


def open_stdin(data: bytes, name: str | None, finder: SettingsFinder, selection: Selection | None = None) -> Input:
    """The input for what came from standard input; without a name it is taken for a list.

    Raises:
        FileError: it is not UTF-8.
        SettingsError: the settings for the file of that name, or for the current folder, are wrong.
        UnknownRuleError: the selection names a rule that does not exist.
    """
    selection = selection or Selection()
    text = decoded(data, name or discovery.STDIN)
    if name is not None:
        return replace(_input(name, text, Path(name), finder, selection), path=None)
    return _unnamed(discovery.STDIN, text, finder, selection)


def open_text(name: str, text: str, path: Path | None, finder: SettingsFinder) -> Input:
    """The input for a text that an editor holds, whatever the file says, if there is one.

    Raises:
        FileError: a settings file cannot be read.
        SettingsError: the settings for the file are wrong.
        UnknownRuleError: they name a rule that does not exist.
    """
    if path is not None:
        return _input(name, text, path, finder, Selection())
    return _unnamed(name, text, finder, Selection())


def _unnamed(name: str, text: str, finder: SettingsFinder, selection: Selection) -> Input:
    """A text that is no file; it is taken for a list."""
    found = finder.near(Path.cwd())
    _verify(found, selection)
    return Input(name, text, selection.over(found.settings))


def _input(name: str, text: str, path: Path, finder: SettingsFinder, selection: Selection) -> Input:
    found = finder.near(path.parent)
    _verify(found, selection)
    settings = selection.over(finder.of_file(path).settings)
    return Input(name, text, settings, Folder(path.parent), discovery.is_list(path, found), path)


def _verify(found: FoundSettings, selection: Selection) -> None:
    """See that the rules and presets exist that the settings of a list name, and those of the run."""
    above = dict(found.layers).get(COMMAND_LINE)
    if above is not None:
        with _told_of(COMMAND_LINE):
            _verify_table(COMMAND_LINE, [], above, found)
    if found.file is not None:
        with _told_of(found.file):
            registry.verify(found.settings)
            _note_plugins(found.settings)
            _verify_table(found.file, [], {key(name): getattr(found.settings, name) for name in _OF_RULES}, found)
            for pattern, names in found.settings.per_file_ignores.items():
                place = f"`{dotted(found.file, ['per-file-ignores', pattern])}`"
                _verify_rules(names, place, found.settings)
            for index, each in enumerate(found.settings.overrides):
                _verify_table(found.file, ["overrides", index], each.settings, found)
    selection.verify(found.settings)


@contextmanager
def _told_of(file: str) -> Iterator[None]:
    """Let what is wrong be said of a settings file."""
    try:
        yield
    except (SettingsError, UnknownRuleError) as error:
        raise SettingsError(f"{file}: {error}") from None


def _note_plugins(settings: Settings) -> None:
    """Let the witness see the plugins, without which the run would not say the same."""
    if settings.plugins:
        from awesome_lint.registry import plugins  # noqa: PLC0415 -- most lists have no plugins

        for each in plugins.sources(settings.plugins):
            witness.read(each, Path(each).read_bytes())


@cache
def digest_of_plugins(*packages: str) -> str:
    """What tells the plugins that are installed from others of the same names."""
    if not packages:
        return ""
    from awesome_lint.registry import plugins  # noqa: PLC0415 -- most lists have no plugins

    return " ".join(caches.digest(Path(each).read_bytes()) for each in plugins.sources(packages))


def _verify_table(file: str, where: Sequence[int | str], table: Mapping[str, Any], found: FoundSettings) -> None:
    """See that what a table of settings names is there."""
    for name in map(key, _OF_RULES):
        place = f"`{dotted(file, [*where, name])}`"
        if name != "preset":
            _verify_rules(table.get(name, ()), place, found.settings)
        elif table.get(name) is not None:
            _verify_preset(table[name], place)


def _verify_preset(name: str, where: str) -> None:
    try:
        presets.load(name)
    except SettingsError as error:
        raise SettingsError(f"{where}: {error}") from None


def _verify_rules(names: Iterable[str], where: str, settings: Settings) -> None:
    known = registry.known(settings)
    for name in names:
        try:
            matching(name, known)
        except UnknownRuleError as error:
            raise UnknownRuleError(f"{where}: {error}") from None
