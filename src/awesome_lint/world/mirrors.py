"""Bare repositories, as `git clone --mirror` makes them: the files of the commit at their HEAD.

May not: read Markdown, write, fetch.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from awesome_lint.text.patterns import late_pattern
from awesome_lint.world import discovery, files, git, witness
from awesome_lint.world.files import FileError, Folder

_AT_ONCE = 64
_SIZE_AT_ONCE = 10_000_000
"""So many files, of so many bytes together, are asked of git at once."""
_LISTED = late_pattern(rb"100\d{3} blob ([0-9a-f]+) +(?:(\d+)|BAD)\t(.+)", re.DOTALL)
"""How git tells of a regular file in a commit, and of its size, if it has the content."""
_HEAD = late_pattern(rb"[0-9a-f]+ blob (\d+)\n")


@dataclass(frozen=True)
class Mirror:
    """The commit that a bare repository is at: the names and sizes of its files' contents by their paths."""

    path: Path
    commit: str
    when: datetime
    files: dict[str, tuple[str, int]]

    @property
    def lists(self) -> list[str]:
        """The paths of its Markdown files, in order."""
        return sorted(name for name in self.files if discovery.is_markdown(name))

    @cached_property
    def names(self) -> frozenset[str]:
        """The paths of its files and folders."""
        folders = {above for name in self.files for above in _above(name)}
        return frozenset({*self.files, *folders})

    def content(self, path: Path) -> bytes | None:
        """What a file, by its path below that of the mirror, holds; None where there is none.

        Raises:
            FileError: git does not know.
        """
        name = Path(os.path.relpath(path, self.path)).as_posix()
        found = next(self.contents([name])) if name in self.files else None
        if isinstance(found, FileError):
            raise found
        return found

    def contents(self, names: Sequence[str]) -> Iterator[bytes | FileError]:
        """What files of it hold, in order, with errors for what git does not have.

        Raises:
            FileError: git does not know.
        """
        for some in self._batches(names):
            asked = "".join(f"{self.files[name][0]}\n" for name in some).encode()
            said, at = _ask(self.path, "cat-file", "--batch", given=asked, most=None), 0
            for name in some:
                head = _HEAD.match(said, at)
                if head is None:
                    yield FileError(f"cannot read {self.path}:{name}: git does not have its content")
                    at = said.index(b"\n", at) + 1
                    continue
                yield said[head.end() : head.end() + int(head[1])]
                at = head.end() + int(head[1]) + 1

    def _batches(self, names: Sequence[str]) -> Iterator[list[str]]:
        """The names in batches of not too many, nor, but for a single one, too large files."""
        batch: list[str] = []
        size = 0
        for name in names:
            size += self.files[name][1]
            if batch and (len(batch) == _AT_ONCE or size > _SIZE_AT_ONCE):
                yield batch
                batch, size = [], self.files[name][1]
            batch.append(name)
        if batch:
            yield batch


class MirrorFolder(Folder):
    """What a rule may ask of the world around a page in a mirror: the files of the commit."""

    def __init__(self, path: Path, top: Path, names: frozenset[str]) -> None:
        super().__init__(path)
        self._at, self._names = Path(os.path.relpath(path, top)).as_posix(), names

    @property
    def in_repository(self) -> bool:
        """A mirror is one."""
        return True

    def exists(self, path: str) -> bool:
        """Whether a file or folder exists; a leading `/` stands for the top of the repository."""
        full = path.lstrip("/") if path.startswith("/") else posixpath.join(self._at, path)
        is_there = posixpath.normpath(full) in self._names
        witness.asked(path, is_there)
        return is_there


def is_mirror(folder: Path) -> bool:
    """Whether a folder is a bare repository."""
    return files.is_file(folder / "HEAD") and all((folder / name).is_dir() for name in ("objects", "refs"))


def opened(folder: Path) -> Mirror:
    """The commit that a bare repository is at.

    Raises:
        FileError: git does not know.
    """
    commit, _, when = _ask(folder, "log", "-1", "--format=%H %cI", "HEAD", "--").strip().partition(b" ")
    listed = _ask(folder, "ls-tree", "-r", "-l", "-z", "--full-tree", commit.decode())
    found = {}
    for line in listed.split(b"\0"):
        match = _LISTED.fullmatch(line)
        if match is not None:
            found[os.fsdecode(match[3])] = (match[1].decode(), int(match[2] or 0))
    return Mirror(folder, commit.decode(), git.moment(when.decode()).astimezone(UTC), found)


def _above(name: str) -> Iterator[str]:
    """The folders that a file is in, and the top."""
    while name:
        name = posixpath.dirname(name)
        yield name or "."


def _ask(folder: Path, *arguments: str, **given: Any) -> bytes:
    try:
        done = git.run(folder, "--git-dir=.", *arguments, **given)
    except OSError as error:
        raise FileError(f"cannot read {folder}: git cannot be run: {error}") from None
    if done.returncode:
        reason = " ".join(done.stderr.decode(errors="replace").split())
        raise FileError(f"cannot read {folder}: git says: {reason}")
    return done.stdout
