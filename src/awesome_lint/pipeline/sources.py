"""What a fleet is made of: lists from files and from mirrors, each with what tells whether it was read before.

May not: read Markdown, write, run rules.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import field, replace
from datetime import datetime
from pathlib import Path

from awesome_lint.pipeline import inputs
from awesome_lint.pipeline.inputs import Input, Selection
from awesome_lint.registry.selection import UnknownRuleError
from awesome_lint.settings import SettingsError
from awesome_lint.text.escapes import storable
from awesome_lint.values.slotted import immutable, mutable
from awesome_lint.world import caches, files, mirrors
from awesome_lint.world.files import FileError
from awesome_lint.world.mirrors import Mirror, MirrorFolder
from awesome_lint.world.settings_files import SettingsFinder


@immutable
class Item:
    """One list. Without an `input` it cannot be read, and `error` says why.

    `content` and `settings` are hashes of the file and of all else that decides what is read and found, but for the
    files that rules ask about.
    """

    name: str
    source: str
    size: int | None = None
    content: str | None = None
    settings: str | None = None
    input: Input | None = None
    error: str | None = None
    commit: str | None = None
    changed_at: datetime | None = None

    def has(self, path: str) -> bool:
        """Whether a file that rules asked about exists."""
        folder = None if self.input is None else self.input.folder
        return folder.exists(path) if isinstance(folder, MirrorFolder) else os.path.exists(path)  # noqa: PTH110


@mutable
class Opener:
    """Opens lists with the settings that hold for them; no file has more than `most` bytes."""

    finder: SettingsFinder = field(default_factory=SettingsFinder)
    selection: Selection = field(default_factory=Selection)
    most: int = files.MAX_SIZE

    def file(self, source: str, path: Path) -> Item:
        """The list in a file."""
        item = Item(storable(str(path)), source)
        try:
            data = files.read(path, self.most)
        except FileError as error:
            return replace(item, error=str(error))
        return _opened(item, data, lambda: inputs.open_bytes(path, data, self.finder, self.selection))

    def mirror(self, source: str, path: Path) -> Iterator[Item]:
        """The lists in a mirror, each with the settings of the same commit."""
        try:
            mirror = mirrors.opened(path)
        except FileError as error:
            yield Item(storable(str(path)), source, error=str(error))
            return
        finder = replace(self.finder, base=mirror, top=path.absolute(), _known={}, _overridden={})
        names = []
        for name in mirror.lists:
            if mirror.files[name][1] <= self.most:
                names.append(name)
            else:
                yield Item(_called(mirror, name), source, error=str(files.too_large(f"{path}:{name}", self.most)))
        try:
            for name, data in zip(names, mirror.contents(names), strict=True):
                if isinstance(data, FileError):
                    yield Item(_called(mirror, name), source, error=str(data))
                    continue
                item = Item(_called(mirror, name), source, commit=mirror.commit, changed_at=mirror.when)
                yield _opened(item, data, lambda at=name, it=data: self._inside(mirror, at, it, finder))  # type: ignore[misc]
        except FileError as error:
            yield Item(storable(str(path)), source, error=str(error))

    def _inside(self, mirror: Mirror, name: str, data: bytes, finder: SettingsFinder) -> Input:
        path = mirror.path / name
        found = inputs.open_bytes(path, data, finder, self.selection)
        folder = MirrorFolder(path.parent, mirror.path, mirror.names)
        return replace(found, name=f"{mirror.path}:{name}", path=None, folder=folder)


def _called(mirror: Mirror, name: str) -> str:
    return storable(f"{mirror.path}:{name}")


def _opened(item: Item, data: bytes, opened: Callable[[], Input]) -> Item:
    known = replace(item, size=len(data), content=caches.digest(data))
    try:
        found = opened()
    except (FileError, SettingsError, UnknownRuleError) as error:
        # The sentence stands for the settings, which could not be had.
        return replace(known, error=str(error), settings=caches.digest(str(error).encode("utf-8", "replace")))
    return replace(known, input=found, settings=_settings(found))


def _settings(found: Input) -> str:
    handed = (found.settings, found.is_list, inputs.digest_of_plugins(*found.settings.plugins))
    return caches.digest(repr(handed).encode("utf-8", "surrogateescape"))
