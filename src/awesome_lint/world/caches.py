"""What is kept from one run to the next: in the user's cache folder, under a seal of this machine.

A cache is data of this machine. A repository may hold a folder that looks like ours, so a folder inside the
repository that is worked in is used only if git keeps nothing of it and no symbolic link leads to it; what does
not bear the seal, made with a key that never leaves the cache folder, is not read; and only files of ours are
deleted. Nothing here may cost time to import.

May not: know what is kept.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable, Iterator

try:
    from _blake2 import blake2b  # that of `hashlib`, which brings in OpenSSL as well
except ImportError:
    from hashlib import blake2b

_NAME = "awesome-lint"
_RESULTS = "results"
_KEY = "key"
_KEY_LENGTH = 32
_MARK = b"awesome-lint 1 "
"""How each file begins; to be changed with what the rest of it means."""
_DIGITS = frozenset("0123456789abcdef")
_LENGTH = 20
"""Of a digest, in bytes."""
_FANNED = 2
"""By so many digits of their names entries are put in folders: none holds many, however many lists there are."""
_MOST_BYTES = 16_000_000
_MOST_OF_ALL = 2_000_000_000
_DAY = 86_400
_OLDEST = 30 * _DAY
_PRUNED = "pruned"
"""The file whose time says when entries were last pruned."""
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)


def release() -> str | None:
    """What tells one installation of the programs that decide about a check from another.

    None for the source that somebody works on, whose version does not say what it does.
    """
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    if not os.path.isdir(os.path.join(here, "_rule_book")):
        return None
    with open(os.path.join(here, "__init__.py"), "rb") as file:
        own = digest(file.read())  # it has the version
    # The folder of packages changes whenever one is installed, upgraded or removed.
    stamps = [_stamp(os.path.dirname(here)), _stamp(os.path.join(os.path.dirname(sys.executable), "typos"))]
    return "\0".join([own, sys.version, here, *stamps])


def _stamp(path: str) -> str:
    try:
        status = os.stat(path)
    except OSError:
        return ""
    return f"{status.st_size} {status.st_mtime_ns}"


def folder() -> str | None:
    """The folder of our caches, which may not be there yet; None where it cannot be trusted."""
    if sys.platform == "linux":  # what platformdirs says, which takes longer to import than a whole answer takes
        base = os.environ.get("XDG_CACHE_HOME", "").strip()
        path = os.path.join(base if os.path.isabs(base) else os.path.expanduser("~/.cache"), _NAME)
    else:
        from platformdirs import user_cache_dir  # noqa: PLC0415

        path = user_cache_dir(_NAME, appauthor=False)
    return path if os.path.isabs(path) and is_trusted(path) else None


def is_trusted(path: str, *, is_sealed: bool = False) -> bool:
    """Whether a file or folder is of this machine, and did not come with what is worked on.

    Where git does not say what did, only a file whose every part `is_sealed` is.
    """
    tree = _tree()
    full = os.path.abspath(path)
    if tree is None or not (_is_below(full, tree) or _is_below(os.path.realpath(full), tree)):
        return True
    is_linked = os.path.realpath(full) != os.path.join(os.path.realpath(tree), os.path.relpath(full, tree))
    has_git = os.path.lexists(os.path.join(tree, ".git"))
    return not is_linked and (_is_untracked(full, tree) if has_git else is_sealed)


def _tree() -> str | None:
    """The repository that is worked in; without one the current folder, unless that is the user's own or above it."""
    here = at = os.getcwd()
    while not os.path.lexists(os.path.join(at, ".git")):
        above = os.path.dirname(at)
        if above == at:
            return None if _is_below(os.path.expanduser("~"), here) else here
        at = above
    return at


def _is_below(path: str, above: str) -> bool:
    return path == above or path.startswith(above.rstrip(os.sep) + os.sep)


def _is_untracked(path: str, tree: str) -> bool:
    from pathlib import Path  # noqa: PLC0415 -- hardly anybody has caches in a repository

    from awesome_lint.world import git  # noqa: PLC0415

    try:
        # What SQLite writes beside its file is named like the file.
        names = [path, *(f"{path}-{each}" for each in ("journal", "wal", "shm"))]
        done = git.run(Path(tree), "ls-files", "-z", "--", *names)
    except OSError:
        return False
    return done.returncode == 0 and not done.stdout


def digest(content: bytes) -> str:
    """What tells one content from another."""
    return blake2b(content, digest_size=_LENGTH).hexdigest()


def seal(content: bytes) -> str | None:
    """The seal of this machine on some content; None where there is no key."""
    sealing = sealer()
    return None if sealing is None else sealing(content)


def sealer() -> Callable[[bytes], str] | None:
    """What makes the seal of this machine on any content, for who needs many; None where there is no key."""
    found = _key()
    return None if found is None else lambda content: blake2b(content, digest_size=_LENGTH, key=found).hexdigest()


def _key() -> bytes | None:
    """The key of this machine, which is made when it is first wanted."""
    at = folder()
    if at is None:
        return None
    path = os.path.join(at, _KEY)
    found = _content(path, _KEY_LENGTH)
    if found is None:
        try:
            os.makedirs(at, mode=0o700, exist_ok=True)
            _make_key(path)
        except OSError:
            return None
        found = _content(path, _KEY_LENGTH)
    return found if found is not None and len(found) == _KEY_LENGTH else None


def _make_key(path: str) -> None:
    """Write a key, unless another run is quicker."""
    beside = _written_beside(path, os.urandom(_KEY_LENGTH))
    try:
        os.link(beside, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(beside)


def read(name: str) -> bytes | None:
    """What was kept under a name, if that bears the seal."""
    at = folder()
    if at is None:
        return None
    path = _path(at, name)
    head, _, content = (_content(path, _MOST_BYTES) or b"").partition(b"\n")
    if head != _head(name, content):
        return None
    if _age(path) > _DAY:  # what is used stays
        os.utime(path)
    return content


def write(name: str, content: bytes) -> None:
    """Keep something under a name; without a word where that fails."""
    at = folder()
    head = _head(name, content)
    if at is None or head is None:
        return
    path = _path(at, name)
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        _prune(os.path.join(at, _RESULTS))
        os.replace(_written_beside(path, head + b"\n" + content), path)
    except OSError:
        return


def _path(at: str, name: str) -> str:
    return os.path.join(at, _RESULTS, name[:_FANNED], name)


def _age(path: str) -> float:
    """How many seconds ago a file was written; as many as there are where there is none."""
    try:
        return time.time() - os.lstat(path).st_mtime
    except OSError:
        return float("inf")


def _head(name: str, content: bytes) -> bytes | None:
    found = seal(name.encode() + b"\0" + content)
    return None if found is None else _MARK + found.encode()


def _content(path: str, most: int) -> bytes | None:
    """The bytes of a plain file of ours; None where there is none."""
    try:
        file = os.open(path, os.O_RDONLY | _NO_LINK | _NO_WAIT | _BINARY)
    except OSError:
        return None
    with open(file, "rb") as opened:
        status = os.fstat(file)
        is_ours = not hasattr(os, "geteuid") or status.st_uid == os.geteuid()
        return opened.read(most) if stat.S_ISREG(status.st_mode) and status.st_size <= most and is_ours else None


def _written_beside(path: str, content: bytes) -> str:
    beside = f"{path}.{os.getpid()}"
    file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _NO_LINK | _BINARY, 0o600)
    with open(file, "wb") as opened:
        opened.write(content)
    return beside


def _prune(at: str) -> None:
    """Once a day, delete entries that nobody has used for long, and the oldest where they are too much.

    What is no entry of ours stays.
    """
    mark = os.path.join(at, _PRUNED)
    if _age(mark) < _DAY:
        return
    os.close(os.open(mark, os.O_WRONLY | os.O_CREAT | _NO_LINK, 0o600))
    os.utime(mark)
    found = sorted(_entries(at))
    total = sum(size for _, size, _ in found)
    for moment, size, path in found:
        if time.time() - moment < _OLDEST and total <= _MOST_OF_ALL:
            return
        total -= size
        if (_content(path, _MOST_BYTES) or b"").startswith(_MARK):
            os.unlink(path)


def _entries(at: str) -> Iterator[tuple[float, int, str]]:
    """The times, sizes and paths of what is named as an entry is, or as one that was not completed."""
    with os.scandir(at) as found:
        for each in found:
            if each.is_dir(follow_symlinks=False):
                if len(each.name) == _FANNED:
                    yield from _entries(each.path)
            elif _is_digest(each.name.partition(".")[0]):
                status = each.stat(follow_symlinks=False)
                yield status.st_mtime, status.st_size, each.path


def _is_digest(name: str) -> bool:
    return len(name) == 2 * _LENGTH and _DIGITS.issuperset(name)
