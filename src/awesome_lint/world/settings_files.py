"""Which settings hold for a file, and the files that they stand in.

May not: read Markdown, write.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import field, replace
from functools import reduce
from pathlib import Path
from typing import Protocol

from awesome_lint.settings import Override, Settings, SettingsError, loading
from awesome_lint.settings.loading import Table
from awesome_lint.source import EncodingError, decode
from awesome_lint.text.patterns import fits
from awesome_lint.values.errors import described
from awesome_lint.values.slotted import immutable, mutable
from awesome_lint.world import files, witness
from awesome_lint.world.files import FileError

_NAME = "awesome-lint"
_BASELINE = ".jsonl"
_MAX_SETTINGS = 1_000_000
"""The most bytes of a settings file."""
_MAX_EXTENDED = 20
"""So many files may extend one another."""

Layer = tuple[str, Table]
"""A file, and what it sets."""


@immutable
class FoundSettings:
    """The settings that hold for a file; `file` is the name of their own, `root` its folder.

    `layers` are the files that make them up, the lowest first, each with what it sets.
    """

    settings: Settings
    root: Path
    file: str | None = None
    layers: tuple[Layer, ...] = ()


class Base(Protocol):
    """What there was before a change that is judged."""

    def content(self, path: Path) -> bytes | None:
        """What a file held; None where there was none.

        Raises:
            SettingsError: that cannot be told.
        """
        ...


@mutable
class SettingsFinder:
    """Finds settings: those in `config`, or else, unless `isolated`, the nearest above a file, or else the user's own.

    With a `base`, what the repository of a list, or the folder `top`, holds of settings is as it was there. What is
    set `above` wins over all files.
    """

    config: Path | None = None
    isolated: bool = False
    base: Base | None = None
    above: Table = field(default_factory=dict)
    top: Path | None = None
    _known: dict[Path, FoundSettings] = field(default_factory=dict)
    _overridden: dict[tuple[str, tuple[int, ...]], FoundSettings] = field(default_factory=dict)

    def near(self, folder: Path) -> FoundSettings:
        """The settings for the files of a folder.

        Raises:
            SettingsError: the settings file is wrong.
            FileError: it cannot be read.
        """
        here = folder.absolute() if self.config is None else self.config
        if here not in self._known:
            self._known[here] = self._topped(self._found(here))
        return self._known[here]

    def _found(self, here: Path) -> FoundSettings:
        if self.config is not None:
            return self._named(self.config)
        return FoundSettings(Settings(), here) if self.isolated else self._search(here)

    def _topped(self, found: FoundSettings) -> FoundSettings:
        """What was found, with what is set above all files."""
        if not self.above:
            return found
        layers = (*found.layers, (loading.COMMAND_LINE, self.above))
        settings = loading.validated(_merged(layers), loading.COMMAND_LINE)
        return replace(found, settings=settings, file=found.file or loading.COMMAND_LINE, layers=layers)

    def of_file(self, path: Path) -> FoundSettings:
        """The settings for one file: those for its folder, with the overrides that it matches.

        Raises:
            SettingsError: the settings file is wrong.
            FileError: it cannot be read.
        """
        found = self.near(path.parent)
        overrides = found.settings.all_overrides
        if not overrides or found.file is None:
            return found
        fitting = tuple(
            index for index, each in enumerate(overrides) if not each.files or fits_file(path, each.files, found.root)
        )
        place = (found.file, fitting)
        if place not in self._overridden:
            chosen = [*(overrides[index] for index in fitting), Override(settings=self.above)]
            settings = loading.overridden(_merged(found.layers), chosen, found.file)
            layers = [
                (f"{found.file}: {_name_of(index, found.settings)}", overrides[index].settings)
                for index in fitting
                if not overrides[index].in_sections
            ]
            self._overridden[place] = replace(found, settings=settings, layers=(*found.layers, *layers))
        return self._overridden[place]

    def _named(self, config: Path) -> FoundSettings:
        found = _load(config, self._shelf(config.absolute().parent))
        if found is None:
            raise SettingsError(f"{config} has no table `tool.awesome-lint`")
        return found

    def _shelf(self, folder: Path) -> _Shelf:
        return _Shelf(self.base, None if self.base is None else self.top or files.top(folder))

    def _search(self, here: Path) -> FoundSettings:
        shelf = self._shelf(here)
        for folder in (here, *here.parents):
            for name in loading.FILE_NAMES:
                path = folder / name
                if shelf.has(path):
                    found = _load_quietly(path, shelf) if path.is_symlink() else _load(path, shelf)
                    if found is not None:
                        return found
        own = user_folder() / loading.FILE_NAMES[1]
        found = _load(own, shelf) if shelf.has(own) else None
        return FoundSettings(Settings(), here) if found is None else replace(found, root=Path.cwd())


def user_folder() -> Path:
    """The user's own folder for settings of ours."""
    if sys.platform == "linux":  # what platformdirs says, which takes long to import
        base = Path(os.environ.get("XDG_CONFIG_HOME", "").strip())
        return (base if base.is_absolute() else Path("~/.config").expanduser()) / _NAME
    import platformdirs  # noqa: PLC0415

    return platformdirs.user_config_path(_NAME, appauthor=False)


@immutable
class _Shelf:
    """Where settings files are read: below `top` as they were in the base, if there is one, else as they are."""

    base: Base | None
    top: Path | None

    def has(self, path: Path) -> bool:
        """Whether there is such a file."""
        if self._is_old(path):
            return self._old(path) is not None
        is_there = files.is_file(path)
        witness.asked(str(path), is_there)
        return is_there

    def read(self, path: Path) -> bytes:
        """What it holds."""
        if not self._is_old(path):
            return files.read(Path(_relative(path)), _MAX_SETTINGS)
        content = self._old(path)
        if content is None:
            raise FileError(f"no such file before the change: {path}")
        return content

    def _is_old(self, path: Path) -> bool:
        return self.base is not None and self.top is not None and path.absolute().is_relative_to(self.top)

    def _old(self, path: Path) -> bytes | None:
        assert self.base is not None
        return self.base.content(path)


def _load(path: Path, shelf: _Shelf) -> FoundSettings | None:
    name = _relative(path)
    table = _read(path, shelf)
    if table is None:
        return None
    layers = [(name, table)]
    if "extend" in table:
        layers = _extended(path, table, {path.resolve(): name}, shelf)
    settings = loading.validated(_merged(layers), name)
    return FoundSettings(settings, path.absolute().parent, name, tuple(layers))


def _load_quietly(path: Path, shelf: _Shelf) -> FoundSettings | None:
    """Load what a link leads to, and quote nothing of it: nobody may have meant to show that."""
    try:
        return _load(path, shelf)
    except SettingsError:
        raise SettingsError(_unusable(path)) from None


def _unusable(path: Path) -> str:
    name = _relative(path)
    return f"{name} is not a usable settings file; `awesome-lint config --config {name}` says why"


def _name_of(index: int, settings: Settings) -> str:
    """How one of all overrides is called."""
    return f"overrides[{index}]" if index < len(settings.overrides) else "per-file-ignores"


def own_file(found: FoundSettings, folder: Path) -> Path:
    """The settings file for the lists of a folder; if there is none but the user's own, the one to be made there."""
    path = None if found.file is None else Path(found.file).absolute()
    if path is None or path.parent == user_folder() or found.file == loading.COMMAND_LINE:
        return folder / loading.FILE_NAMES[0]
    return path


def baseline_of(found: FoundSettings) -> Path | None:
    """The baseline that settings name, from the current folder; it may be written, so it must be one of their tree.

    Raises:
        SettingsError: it cannot be one.
    """
    named = found.settings.baseline
    if not named:
        return None
    if dict(found.layers).get(loading.COMMAND_LINE, {}).get("baseline") is not None:
        return Path(named)
    full = Path(os.path.abspath(found.root / named))  # noqa: PTH100 -- resolves `..` alone
    tree = files.top(found.root) or found.root
    real = full.resolve()
    inside = real.relative_to(tree.resolve()).parts if real.is_relative_to(tree.resolve()) else (".git",)
    if ".git" in inside or real.suffix != _BASELINE or full.suffix != _BASELINE:
        raise SettingsError(f"{found.file}: `baseline` must name a `{_BASELINE}` file in the repository, not `{named}`")
    return Path(_relative(full))


def settings_in(path: str | os.PathLike[str]) -> Settings:
    """The settings in a file.

    Raises:
        FileError: it cannot be read.
        SettingsError: something in it is wrong.
        TypeError: that is no path.
    """
    return SettingsFinder(_path(path)).near(Path()).settings


def settings_near(path: str | os.PathLike[str]) -> Settings:
    """The settings that hold for a file.

    Raises:
        FileError: the nearest settings file cannot be read.
        SettingsError: something in it is wrong.
        TypeError: that is no path.
    """
    return SettingsFinder().of_file(_path(path)).settings


def _path(path: object) -> Path:
    if not isinstance(path, str | os.PathLike):
        raise TypeError(f"`path` must be a str or a path-like object, not {described(path)}")
    return Path(path)


def _merged(layers: Sequence[Layer]) -> Table:
    return reduce(loading.over, [table for _, table in layers])


def _read(path: Path, shelf: _Shelf) -> Table | None:
    name = _relative(path)
    try:
        return loading.read(decode(shelf.read(path)), name)
    except EncodingError as error:
        raise SettingsError(f"{name}: {error}") from None


def _extended(path: Path, table: Table, above: dict[Path, str], shelf: _Shelf) -> list[Layer]:
    """The layers of a file that may extend another one; `above` are the files that lead to it."""
    name = _relative(path)
    extend = loading.typed(table, name).extend
    if extend is None:
        return [(name, table)]
    if "\0" in extend:
        raise SettingsError(f"{name}: `{loading.dotted(name, ['extend'])}` contains a NUL character")
    full = os.path.abspath(path.parent / Path(extend).expanduser())  # noqa: PTH100 -- resolves `..` alone
    below = Path(_relative(Path(full)))
    where = f"{name}: `{loading.dotted(name, ['extend'])}`"
    if below.resolve() in above:
        way = " → ".join([*above.values(), above[below.resolve()]])
        raise SettingsError(f"{where} is circular: {way}")
    if len(above) > _MAX_EXTENDED:
        raise SettingsError(f"{where}: more than {_MAX_EXTENDED} files extend one another")
    _require_near(below, path, where)
    try:
        lower = _read(below, shelf)
        if lower is not None:
            loading.typed(lower, str(below))
    except FileError as error:
        raise SettingsError(f"{where}: {error}") from None
    except SettingsError:
        raise SettingsError(f"{where}: {_unusable(below)}") from None
    if lower is None:
        raise SettingsError(f"{where}: {_relative(below)} has no table `tool.awesome-lint`")
    return [*_extended(below, lower, {**above, below.resolve(): _relative(below)}, shelf), (name, table)]


def _require_near(below: Path, path: Path, where: str) -> None:
    """See that a settings file extends TOML of its own repository, or of the user's folder for settings of ours."""
    own = user_folder()
    near = files.top(path.parent) or Path.cwd()
    real = below.resolve()
    if real.suffix != ".toml" or not any(real.is_relative_to(each.resolve()) for each in (near, path.parent, own)):
        raise SettingsError(f"{where} must name a TOML file in the repository or in {own}, not {_relative(below)}")


def _relative(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def fits_file(path: Path, patterns: Sequence[str], root: Path) -> bool:
    """Whether one of the patterns of settings in a folder fits a file; one without a slash is about its name."""
    inside = _inside(path, root)
    return any(fits(pattern, inside if "/" in pattern else path.name) for pattern in patterns)


def is_excluded(path: Path, patterns: Sequence[str], root: Path) -> bool:
    """Whether one of the patterns fits a file, or a folder that holds it."""
    parts = _inside(path, root).split("/")
    places = [("/".join(parts[: depth + 1]), name) for depth, name in enumerate(parts)]
    shortened = [pattern.rstrip("/") for pattern in patterns]
    return any(fits(pattern, place if "/" in pattern else name) for pattern in shortened for place, name in places)


def _inside(path: Path, root: Path) -> str:
    """A path from the folder of settings, or a full one where it lies elsewhere."""
    full = Path(os.path.abspath(path))  # noqa: PTH100 -- resolves `..` and leaves symlinks alone
    return (full.relative_to(root) if full.is_relative_to(root) else full).as_posix()
