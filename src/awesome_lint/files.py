"""Reading and writing single files, so that no accident loses a byte.

May not: know Markdown, decide what is written.
"""

from __future__ import annotations

import os
import signal
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from awesome_lint import witness


class FileError(Exception):
    """A file cannot be read or written; the message is a sentence that names it."""


class Folder:
    """What a rule may ask of the world around a page: the `Files` of `rule.Context`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def exists(self, path: str) -> bool:
        """Whether a file or folder exists; a leading `/` stands for the top of the repository."""
        full = self._top / path.lstrip("/") if path.startswith("/") else self.path / path
        try:
            is_there = full.exists()
        except (OSError, ValueError):
            return False
        witness.asked(str(full.absolute()), is_there)
        return is_there

    @cached_property
    def _top(self) -> Path:
        here = self.path.absolute()
        for each in (here, *here.parents):
            mark = each / ".git"
            is_there = mark.exists()
            witness.asked(str(mark), is_there)
            if is_there:
                return each
        return here


def read(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        FileError: it does not exist or cannot be read.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise missing(path) from None
    except OSError as error:
        raise _failed("read", path, error) from None
    witness.read(os.path.abspath(path), content)  # noqa: PTH100 -- a link may come to lead elsewhere
    return content


def missing(path: Path) -> FileError:
    """The error for a file that does not exist, with the nearest name in its folder."""
    try:
        names = sorted(each.name for each in path.parent.iterdir())
    except OSError:
        return FileError(f"no such file: {path}; the folder {path.parent} does not exist")
    folded = {name.casefold(): name for name in names}
    import difflib  # noqa: PLC0415 -- only for an error

    close = difflib.get_close_matches(path.name.casefold(), folded, 1)
    return FileError(f"no such file: {path}" + (f"; did you mean {path.with_name(folded[close[0]])}?" if close else ""))


def save(path: Path, old: bytes, new: bytes) -> None:
    """Put `new` in the place of `old`, keeping mode, owner, symlinks and hard links.

    Raises:
        FileError: the file does not hold `old` any more, or it cannot be written; it is then as it was.
    """
    if read(path) != old:
        raise FileError(f"{path} changed while it was checked, so nothing was written; run again")
    try:
        target = path.resolve(strict=True)
        if not os.access(target, os.W_OK):
            raise FileError(f"cannot write {path}: it is read-only; make it writable first")
        if not (_may_be_replaced(target) and _replace(target, new)):
            _overwrite(target, old, new)
    except OSError as error:
        raise _failed("write", path, error) from None


def write_new(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file that holds results of ours, piece by piece.

    Raises:
        FileError: it cannot be written.
    """
    try:
        with path.open("wb") as file:
            file.writelines(pieces)
    except OSError as error:
        raise _failed("write", path, error) from None


def _failed(what: str, path: Path, error: OSError) -> FileError:
    if isinstance(error, IsADirectoryError):
        return FileError(f"cannot {what} {path}: it is a folder; name a file in it")
    return FileError(f"cannot {what} {path}: {(error.strerror or str(error)).lower()}")


def _may_be_replaced(target: Path) -> bool:
    """Whether a new file may take the name: no other name leads to the old one, and it is ours."""
    status = target.stat()
    return status.st_nlink == 1 and (not hasattr(os, "geteuid") or status.st_uid == os.geteuid())


def _replace(target: Path, new: bytes) -> bool:
    """Write beside the file and swap; False where the folder takes no new file."""
    beside = target.with_name(f".awesome-lint-{os.getpid()}.tmp")
    try:
        file = _new(beside)
    except OSError:
        return False
    try:
        with file:
            _write(file, new)
        beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return True


def _overwrite(target: Path, old: bytes, new: bytes) -> None:
    """Write into the file itself; what goes wrong half-way is put back.

    Nothing can be put back by a process that is killed: until all is written, a copy keeps the old bytes.
    """
    with _signals_held(), target.open("r+b") as file:
        copy = _copied(target, old)
        try:
            _write(file, new)
        except BaseException:
            file.seek(0)
            _write(file, old)
            raise
        finally:
            copy.unlink(missing_ok=True)


def _copied(target: Path, old: bytes) -> Path:
    """A new file with the old bytes: beside the file, or among the temporary files where its folder takes none."""
    import tempfile  # noqa: PLC0415 -- it takes long to import, and hardly any run needs it

    for folder in (target.parent, Path(tempfile.gettempdir())):
        copy = folder / f".{target.name}.awesome-lint-{os.getpid()}.old"
        try:
            _create(copy, old)
        except OSError as error:
            failure = error
        else:
            return copy
    raise failure


def _new(path: Path) -> BinaryIO:
    """A file that does not exist yet, for nobody else to read."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "wb")


def _create(path: Path, data: bytes) -> None:
    """Write a file that does not exist yet; if that fails, it does not exist afterwards."""
    file = _new(path)
    try:
        with file:
            _write(file, data)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


@contextmanager
def _signals_held() -> Iterator[None]:
    """Let signals that would end the run wait, where the system can."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _write(file: BinaryIO, data: bytes) -> None:
    file.write(data)
    file.truncate()
    file.flush()
    os.fsync(file.fileno())
