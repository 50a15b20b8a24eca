"""A lock on a folder that is ours to fill: one run has it at a time, and loses it when it ends, however that is."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from awesome_lint.world import files
from awesome_lint.world.files import FileError

_TAKEN = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


@contextmanager
def held(folder: Path, name: str) -> Iterator[None]:
    """Hold the lock of a folder, which is made; a file of that name stays there. A disk may have no locks: then go on.

    Raises:
        FileError: another run has it, or the file cannot be made.
    """
    files.make_folder(folder)
    path = files.below(folder, name)
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o666)
    except OSError as error:
        raise FileError(f"cannot write {path}: {(error.strerror or str(error)).lower()}") from None
    try:
        try:
            _lock(file)
        except OSError as error:
            if error.errno in _TAKEN:
                raise FileError(f"another run is filling {folder}; wait until it has ended") from None
        yield
    finally:
        os.close(file)


def _lock(file: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
