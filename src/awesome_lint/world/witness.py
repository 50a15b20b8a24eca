"""Notes of what a run reads and writes, by which `replay` can tell whether the run would say the same again.

Every module that asks the file system or writes to a stream notes that here, if there is a witness.

May not: ask anything itself.
"""

from __future__ import annotations

from awesome_lint.world import caches

_MOST_SAID = 4_000_000
"""A run that says more characters is not kept."""


class Witness:
    """The notes of one run, with digests of files. `is_sure` is false once it depended on what no note holds."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {}
        self.existing: dict[str, bool] = {}
        self.folders: set[str] = set()
        self.trees: dict[str, list[str]] = {}
        self.said: list[tuple[bool, str]] = []
        self.said_length = 0
        self.is_sure = True


_present: list[Witness] = []


def call() -> Witness:
    """Let a new witness see what follows."""
    _present.append(Witness())
    return _present[-1]


def leave(seen: Witness) -> None:
    """Let one witness see nothing of what follows."""
    _present.remove(seen)


def dismiss() -> None:
    """Let nobody see what follows."""
    _present.clear()


def read(path: str, content: bytes) -> None:
    """Note what a file holds."""
    digest = caches.digest(content) if _present else ""
    for each in _present:
        each.files[path] = digest


def asked(path: str, exists: bool) -> None:  # noqa: FBT001 -- it is what there is to say
    """Note whether a file or folder is there."""
    for each in _present:
        each.existing[path] = exists


def chose(folder: str) -> None:
    """Note that a README was chosen among the files of a folder."""
    for each in _present:
        each.folders.add(folder)


def expanded(folder: str, names: list[str]) -> None:
    """Note which files a folder stands for."""
    for each in _present:
        each.trees[folder] = names


def said(text: str, *, to_stderr: bool) -> None:
    """Note what was written to a stream."""
    for each in _present:
        each.said_length += len(text)
        if each.said_length > _MOST_SAID:
            each.is_sure = False
            each.said.clear()
        else:
            each.said.append((to_stderr, text))


def doubt() -> None:
    """Note that the run depends on something else."""
    for each in _present:
        each.is_sure = False


def add(seen: Witness) -> None:
    """Note what another witness saw, in a process that works for this one."""
    for each in _present:
        each.files |= seen.files
        each.existing |= seen.existing
        each.folders |= seen.folders
        each.trees |= seen.trees
        each.is_sure &= seen.is_sure
