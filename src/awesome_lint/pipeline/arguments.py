"""What callers of the library may hand over, and what to say of anything else.

May not: read Markdown, write, run rules.
"""

from __future__ import annotations

import re
from os import PathLike
from pathlib import Path
from typing import TypeAlias

from awesome_lint.page import World
from awesome_lint.settings import Settings
from awesome_lint.source import EncodingError, decode
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.errors import described
from awesome_lint.values.slotted import immutable
from awesome_lint.world import discovery, files
from awesome_lint.world.files import FileError, Folder
from awesome_lint.world.settings_files import FoundSettings

Text: TypeAlias = str | PathLike[str]
"""Markdown, or where to read it."""

_FILE_NAME = late_pattern(r"[^\s<>()\[\]]+\.(?:md|markdown)", re.IGNORECASE)


@immutable
class Given:
    """A text, and the file where it stands, if it stands in one."""

    text: str
    path: Path | None = None

    def world(self, settings: Settings) -> World:
        """What rules may ask: without a file nothing of other files, and the text is taken for a list."""
        if self.path is None:
            return World()
        return World(
            Folder(self.path.parent), is_list=discovery.is_list(self.path, FoundSettings(settings, Path.cwd()))
        )


def given(text: object, path: object = None) -> Given:
    """The text that was handed over, or that the file holds which was handed over in its place.

    Raises:
        FileError: the file does not exist, cannot be read or is not UTF-8.
        TypeError: it is neither, or the path is none.
        ValueError: a name of a file was handed over as text.
    """
    where = None if path is None else path_of(path)
    if isinstance(text, PathLike):
        read = path_of(text)
        return Given(content(read), where or read)
    if not isinstance(text, str):
        raise TypeError(f"`text` must be a str or a path-like object, not {described(text)}")
    if _FILE_NAME.fullmatch(text):
        raise ValueError(f"`text` must be Markdown or a path-like object, not a name; `Path({text!r})` reads the file")
    return Given(text, where)


def path_of(path: object) -> Path:
    """The path that was handed over.

    Raises:
        TypeError: it is none.
        ValueError: it is a text.
    """
    if not isinstance(path, str | PathLike):
        raise TypeError(f"`path` must be a str or a path-like object, not {described(path)}")
    if "\n" in str(path):
        raise ValueError("`path` must be the name of a file, not lines of text; `parse(text)` reads a text")
    return Path(path)


def content(path: Path) -> str:
    """The text of a file.

    Raises:
        FileError: it does not exist, cannot be read or is not UTF-8.
    """
    return decoded(files.read(path), str(path))


def decoded(data: bytes, name: str) -> str:
    """The text of a file of that name.

    Raises:
        FileError: it is not UTF-8.
    """
    try:
        return decode(data)
    except EncodingError as error:
        raise FileError(f"{name}: {error}") from None


def require_model(entry: object) -> None:
    """See that entries are bound to a class of pydantic's.

    Raises:
        TypeError: they are not.
    """
    from pydantic import BaseModel  # noqa: PLC0415 -- few programs have a model of their own

    if not (isinstance(entry, type) and issubclass(entry, BaseModel)):
        settings = "; settings go by name: `settings=…`" if isinstance(entry, Settings | dict) else ""
        raise TypeError(f"`entry` must be a subclass of `pydantic.BaseModel`, not {described(entry)}{settings}")
