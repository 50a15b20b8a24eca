"""A folder that a command fills with files of its own: nobody else's are overwritten, and old ones of its own go.

A file in the folder names all that were written; where it is missing, the folder has to be empty.

May not: decide what is written.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from awesome_lint.world import files
from awesome_lint.world.files import FileError

_MANIFEST = ".site-files"


def fill(folder: Path, contents: Iterable[tuple[str, bytes]]) -> int:
    """Write files, named by their paths below a folder, and remove those of the last time; the number of files.

    Raises:
        FileError: the folder holds files of somebody else, or something cannot be written.
    """
    before = _before(folder)
    written: list[str] = []
    for name, content in contents:
        path = _inside(folder, name)
        if not (files.is_file(path) and files.read(path) == content):
            files.make_folder(path.parent)
            files.write_new(path, [content])
        written.append(name)
    for name in sorted(before - {*written}):
        with suppress(OSError):
            _inside(folder, name).unlink()
    files.write_new(folder / _MANIFEST, [f"{name}\n".encode() for name in sorted(written)])
    return len(written)


def _before(folder: Path) -> set[str]:
    """The files that were written the last time."""
    if not files.exists(folder):
        return set()
    manifest = folder / _MANIFEST
    if files.is_file(manifest):
        return set(files.read(manifest).decode(errors="replace").splitlines())
    if files.listed(folder):
        raise FileError(f"{folder} holds files that this command did not write; name another folder, or an empty one")
    return set()


def _inside(folder: Path, name: str) -> Path:
    path = folder / name
    if ".." in Path(name).parts or Path(name).is_absolute():
        raise FileError(f"{folder / _MANIFEST} names a file outside of its folder: {name}")
    files.require_inside(path)
    return path
