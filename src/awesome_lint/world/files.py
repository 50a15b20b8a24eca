"""Reading and writing single files, so that no accident loses a byte.

May not: know Markdown, decide what is written.
"""

from __future__ import annotations

import errno
import os
import signal
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.world import witness

MAX_SIZE = 50_000_000
"""The most bytes that a file may have, if nobody says otherwise."""
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


class FileError(AwesomeLintError):
    """A file cannot be read or written; the message is a sentence that names the file."""


class Folder:
    """What a rule may ask of the world around a page: the `Files` of `rule.Context`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def exists(self, path: str) -> bool:
        """Whether a file or folder exists; a leading `/` stands for the top of the repository."""
        full = self._top / path.lstrip("/") if path.startswith("/") else self.path / path
        is_there = exists(full)
        witness.asked(str(full.absolute()), is_there)
        return is_there

    @property
    def in_repository(self) -> bool:
        """Whether the folder lies in a repository."""
        return top(self.path) is not None

    @cached_property
    def _top(self) -> Path:
        return top(self.path) or self.path.absolute()


def top(folder: Path) -> Path | None:
    """The top of the repository that a folder is in, if it is in one."""
    here = folder.absolute()
    for each in (here, *here.parents):
        mark = each / ".git"
        is_there = os.path.lexists(mark)
        witness.asked(str(mark), is_there)
        if is_there:
            return each
    return None


def require_inside(path: Path) -> None:
    """See that no symbolic link leads from a repository to something outside of it.

    Raises:
        FileError: one does.
    """
    if _leads_out(path):
        raise FileError(f"{path} is a symbolic link that leads out of the repository")


def require_regular(path: Path) -> None:
    """See that there is a regular file, and that no link leads from a repository to it.

    Raises:
        FileError: there is something else, or nothing.
    """
    require_inside(path)
    if not is_file(path):
        raise FileError(f"cannot read {path}: it is not a regular file")


def below(folder: Path, name: str) -> Path:
    """The path of a file by its name below a folder that is ours to fill: no link may stand on the way to it.

    Raises:
        FileError: the name leads out of the folder, or a link stands there.
    """
    path = folder / name
    if "\0" in name or ".." in Path(name).parts or Path(name).is_absolute():
        raise FileError(f"{name!r} leads out of the folder {folder}, so nothing was changed")
    try:
        real = os.path.realpath(path)
    except OSError as error:
        raise _failed("read", path, error) from None
    if real != os.path.join(os.path.realpath(folder), *Path(name).parts):  # noqa: PTH118 -- what `realpath` gives is text
        raise FileError(f"{path} is, or lies behind, a symbolic link, so nothing was changed")
    return path


def _leads_out(path: Path) -> bool:
    full = Path(os.path.abspath(path))  # noqa: PTH100 -- resolves `..` and leaves symlinks alone
    real = Path(os.path.realpath(full))
    if real == full:
        return False
    repository = top(full.parent)
    return repository is not None and not real.is_relative_to(os.path.realpath(repository))


def is_folder(path: Path) -> bool:
    """Whether there is a folder of that name.

    Raises:
        FileError: that cannot be told.
    """
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise _failed("read", path, error) from None


def is_file(path: Path) -> bool:
    """Whether there is a regular file of that name that can be seen from here."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def exists(path: Path) -> bool:
    """Whether there is anything of that name that can be seen from here."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def stamp(path: Path) -> tuple[int, int] | None:
    """What changes when a file is written, as far as that can be told without reading it; None where there is none."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size


def listed(folder: Path) -> list[Path]:
    """What a folder holds.

    Raises:
        FileError: it cannot be listed.
    """
    try:
        return [*folder.iterdir()]
    except OSError as error:
        raise _failed("read", folder, error) from None


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where there is none.

    Raises:
        FileError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _failed("write", folder, error) from None


def read(path: Path, most: int = MAX_SIZE) -> bytes:
    """The bytes of a regular file of no more than `most` bytes.

    Raises:
        FileError: it does not exist, is something else, is larger, lies outside of the repository of a link, or cannot
            be read.
    """
    require_inside(path)
    try:
        with os.fdopen(os.open(path, _READING), "rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            if stat.S_ISDIR(mode):
                raise IsADirectoryError
            if not stat.S_ISREG(mode):
                raise FileError(f"cannot read {path}: it is not a regular file")
            content = file.read(most + 1)
    except FileNotFoundError:
        raise missing(path) from None
    except OSError as error:
        raise _failed("read", path, error) from None
    if len(content) > most:
        raise too_large(str(path), most)
    witness.read(os.path.abspath(path), content)  # noqa: PTH100 -- a link may come to lead elsewhere
    return content


def too_large(name: str, most: int) -> FileError:
    """The error for a file, or for standard input, of more than `most` bytes."""
    return FileError(f"cannot read {name}: it is larger than {most / 1_000_000:g} MB")


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
    witness.doubt()
    try:
        target = path.resolve(strict=True)
        _require(target, old, path)
        if not os.access(target, os.W_OK):
            raise FileError(f"cannot write {path}: it is read-only; make it writable first")
        with _signals_held():
            if not (_may_be_replaced(target) and _replace(target, [new], before=lambda: _require(target, old, path))):
                _overwrite(target, old, new, path)
    except OSError as error:
        raise _failed("write", path, error) from None


def _require(target: Path, old: bytes, path: Path) -> None:
    """See that a file still holds what was read, up to this very moment."""
    before = target.stat()
    if target.read_bytes() != old or _stamp(target.stat()) != _stamp(before):
        raise FileError(f"{path} changed while it was checked, so nothing was written; run again")


def _stamp(status: os.stat_result) -> tuple[int, ...]:
    return status.st_ino, status.st_size, status.st_mtime_ns


def write_new(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file that holds results of ours, piece by piece: all of it, or nothing.

    Raises:
        FileError: it cannot be written; what was there before is still there.
    """
    witness.doubt()
    require_inside(path)
    try:
        target = Path(os.path.realpath(path))
        is_new = not os.path.lexists(target)
        if not is_new and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        if (is_new or (is_file(target) and _may_be_replaced(target))) and _replace(target, pieces):
            return
        with target.open("wb") as file:
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


def _replace(target: Path, pieces: Iterable[bytes], before: Callable[[], None] = lambda: None) -> bool:
    """Write beside the file and swap, unless `before` raises; False where the folder takes no new file."""
    beside = target.with_name(f".awesome-lint-{os.getpid()}.tmp")
    is_new = not target.exists()
    try:
        file = _new(beside, 0o666 if is_new else 0o600)
    except OSError:
        return False
    try:
        with file:
            _write(file, pieces)
        if not is_new:
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        before()
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return True


def _overwrite(target: Path, old: bytes, new: bytes, path: Path) -> None:
    """Write into the file itself; what goes wrong half-way is put back.

    Nothing can be put back by a process that is killed: until all is written, a copy keeps the old bytes.
    """
    with target.open("r+b") as file:
        copy = _copied(target, old)
        try:
            _require(target, old, path)
            try:
                _write(file, [new])
            except BaseException:
                file.seek(0)
                _write(file, [old])
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


def _new(path: Path, mode: int = 0o600) -> BinaryIO:
    """A file that does not exist yet, by default for nobody else to read."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode), "wb")


def _create(path: Path, data: bytes) -> None:
    """Write a file that does not exist yet; if that fails, it does not exist afterwards."""
    file = _new(path)
    try:
        with file:
            _write(file, [data])
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


def _write(file: BinaryIO, pieces: Iterable[bytes]) -> None:
    file.writelines(pieces)
    file.truncate()
    file.flush()
    os.fsync(file.fileno())
