"""Which files a run is about.

May not: read Markdown, write.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from awesome_lint.text.patterns import late_pattern
from awesome_lint.world import files, witness
from awesome_lint.world.files import FileError
from awesome_lint.world.settings_files import FoundSettings, fits_file

STDIN = "-"
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
_NOT_LISTED = late_pattern(rb"^warning: could not open directory '(.*)/': ", re.MULTILINE)
"""How git says that it cannot look into a folder."""


def is_readme(name: str) -> bool:
    """Whether a file of that name is a README."""
    return Path(name).name.casefold().startswith("readme")


def is_list(path: Path, found: FoundSettings) -> bool:
    """Whether a file must be a list: what the settings declare to be one, or a README where they declare nothing."""
    if not found.settings.lists:
        return is_readme(path.name)
    return fits_file(path, found.settings.lists, found.root)


def readme(folder: Path) -> Path:
    """The README of a folder.

    Raises:
        FileError: there is none, or it is a link that leads elsewhere.
    """
    found = [
        each
        for each in files.listed(folder)
        if each.stem.casefold() == "readme" and each.suffix.casefold() in _MARKDOWN and files.is_file(each)
    ]
    witness.chose(str(folder.absolute()))
    if not found:
        raise FileError("no README in this folder; name the file to read")
    chosen = _inside(min(found, key=lambda each: (_MARKDOWN.index(each.suffix.casefold()), each.name)), folder)
    if isinstance(chosen, FileError):
        raise chosen
    return chosen


def unnamed(folder: Path, found: FoundSettings) -> list[Path | FileError]:
    """What is read where nobody names a file: the README of a folder, and the lists below it that the settings name.

    Raises:
        FileError: there is neither, or the README is a link that leads elsewhere.
    """
    lists: list[Path | FileError] = []
    if found.settings.lists:
        below = expand([str(folder)])
        lists = [
            each for each in below if isinstance(each, FileError) or fits_file(each, found.settings.lists, found.root)
        ]
    try:
        own = readme(folder)
    except FileError:
        if not any(isinstance(listing, Path) for listing in lists):
            raise
        return lists
    return [own, *(listing for listing in lists if listing != own)]


def expand(paths: Sequence[str]) -> Iterator[Path | FileError]:
    """The files that paths stand for, each once; an error in the place of a path without any."""
    seen: set[str] = set()
    for name in paths:
        for each in _of_path(Path(name)):
            if isinstance(each, FileError):
                yield each
                continue
            real = os.path.realpath(each)
            if real not in seen:
                seen.add(real)
                yield each


def _of_path(path: Path) -> Sequence[Path | FileError]:
    try:
        is_folder = files.is_folder(path)
    except FileError as error:
        return [error]
    if not is_folder:
        return [path]
    found = _below(path)
    witness.expanded(str(path), [str(each) for each in found])
    return found


def _below(folder: Path) -> Sequence[Path | FileError]:
    errors: list[FileError] = []
    names = _tracked(folder, errors)
    found = [folder / name for name in names if is_markdown(name)] if names is not None else _walk(folder, errors)
    own = [_inside(each, folder) for each in sorted(found) if files.is_file(each)]
    return [*errors, *own] or [FileError(f"no Markdown file below the folder {folder}; name a file")]


def _inside(path: Path, folder: Path) -> Path | FileError:
    """A file that was found in a folder and not named, or the error that it is a link that leads out of that."""
    repository = files.top(folder)
    if Path(os.path.realpath(path)).is_relative_to(os.path.realpath(repository or folder)):
        return path
    tree = "the repository" if repository is not None else f"the folder {folder}"
    return FileError(f"{path} is a symbolic link that leads out of {tree}")


def is_markdown(name: str) -> bool:
    """Whether a file of that name is Markdown."""
    return name.casefold().endswith(_MARKDOWN)


def _tracked(folder: Path, errors: list[FileError]) -> list[str] | None:
    """What git does not ignore below a folder, with errors for what cannot be read; None where git has no say."""
    from awesome_lint.world import git  # noqa: PLC0415 -- most runs name their files

    try:
        done = git.run(folder, "ls-files", "-z", "-co", "--exclude-standard", "--")
    except OSError:
        return None
    if done.returncode:
        return None
    errors += [_unlisted(Path(os.fsdecode(name))) for name in _NOT_LISTED.findall(done.stderr)]
    return [os.fsdecode(name) for name in done.stdout.split(b"\0") if name]


def _walk(folder: Path, errors: list[FileError]) -> list[Path]:
    """The Markdown files below a folder, however deep: `os.walk` recurses before Python 3.12."""
    found: list[Path] = []
    left = [folder]
    while left:
        here = left.pop()
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        left += (
                            [] if entry.name.startswith(".") or entry.name == "node_modules" else [here / entry.name]
                        )
                    elif is_markdown(entry.name):
                        found.append(here / entry.name)
        except OSError:
            errors.append(_unlisted(here))
    return found


def _unlisted(folder: Path) -> FileError:
    return FileError(f"cannot read the folder {folder}, so nothing below it was checked")
