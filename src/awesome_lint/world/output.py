"""A folder that a command fills with files of its own: nobody else's are overwritten, and old ones of its own go.

A file in the folder names all that were written, each with a hash of what it held; where it is missing, the folder has
to be empty. It may have come with a clone: so nothing is written or removed behind a link, and only what is still as it
was written goes.

May not: decide what is written.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from awesome_lint.text.patterns import late_pattern
from awesome_lint.world import files
from awesome_lint.world.files import FileError

_MANIFEST = ".site-files"
_LINE = late_pattern(r"(?P<hash>[0-9a-f]{64})  (?P<name>.+)")


def fill(folder: Path, contents: Iterable[tuple[str, bytes]]) -> int:
    """Write files, named by their paths below a folder, and remove those of the last time; the number of files.

    Raises:
        FileError: the folder holds files of somebody else, or something cannot be written.
    """
    manifest = files.below(folder, _MANIFEST)
    before = _before(folder, manifest)
    written: dict[str, str] = {}
    try:
        for name, content in contents:
            written[name] = _write(files.below(folder, name), content, is_ours=name in before)
    except BaseException:
        if written:  # the next run is to know them
            _note(manifest, {**before, **written})
        raise
    for name in sorted(before.keys() - written.keys()):
        with suppress(OSError):
            if _hash_of(path := files.below(folder, name)) == before[name]:
                path.unlink()
    _note(manifest, written)
    return len(written)


def _write(path: Path, content: bytes, *, is_ours: bool) -> str:
    """Write a file if it holds something else; the hash of what it holds then."""
    digest = _hash(content)
    if not is_ours and files.exists(path):
        raise _foreign(path)
    if _hash_of(path) != digest:
        files.make_folder(path.parent)
        files.write_new(path, [content])
    return digest


def _note(manifest: Path, written: dict[str, str]) -> None:
    files.write_new(manifest, [f"{digest}  {name}\n".encode() for name, digest in sorted(written.items())])


def _before(folder: Path, manifest: Path) -> dict[str, str]:
    """The files that were written the last time, and the hashes of what they held."""
    if not files.exists(folder):
        return {}
    if files.is_file(manifest):
        lines = files.read(manifest).decode(errors="replace").splitlines()
        return {match["name"]: match["hash"] for match in map(_LINE.fullmatch, lines) if match}
    if files.listed(folder):
        raise _foreign(folder)
    return {}


def _foreign(path: Path) -> FileError:
    what = "holds files that" if files.is_folder(path) else "is a file that"
    return FileError(f"{path} {what} this command did not write; name another folder, or an empty one")


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()


def _hash_of(path: Path) -> str | None:
    """The hash of what a file holds; None where there is none."""
    return _hash(files.read(path)) if files.is_file(path) else None
