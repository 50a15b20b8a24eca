"""A folder of tables, each a folder of part files; a part has a file of the same name in every table.

A part counts once it is in the table that is written last: what others hold of a part that is not there was left
behind by a run that was ended, and goes. A file in the folder says that it is ours, and of which version.

May not: know what the tables say.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from awesome_lint.values.slotted import immutable
from awesome_lint.world import files, locks
from awesome_lint.world.files import FileError

_MARK, _LOCK = "fleet.json", "fleet.lock"
_ENDING = ".parquet"


@immutable
class Parts:
    """The parts in a folder, of tables of which the last is written last."""

    folder: Path
    tables: Sequence[str]

    @contextmanager
    def alone(self) -> Iterator[None]:
        """See that no other run changes the parts meanwhile.

        Raises:
            FileError: one does, or the folder holds something else.
        """
        if self._holds_others() and not files.is_file(self.folder / _MARK):
            raise self._foreign()
        with locks.held(self.folder, _LOCK):
            yield

    def begin(self, version: int) -> None:
        """Make the folder ours, if it is new, and remove what an earlier run did not complete.

        Raises:
            FileError: it holds something else, or tables of another version; or it cannot be written.
        """
        mark = files.below(self.folder, _MARK)
        if self._holds_others() and not files.is_file(mark):
            raise self._foreign()
        files.make_folder(self.folder)
        if files.is_file(mark):
            self.require(version)
        else:
            files.write_new(mark, [json.dumps({"version": version}).encode() + b"\n"])
        complete = {*self.names(self.tables[-1])}
        for table in self.tables[:-1]:
            for name in self.names(table):
                if name not in complete:
                    self.remove(table, name)

    def _holds_others(self) -> bool:
        return files.exists(self.folder) and any(path.name != _LOCK for path in files.listed(self.folder))

    def _foreign(self) -> FileError:
        return FileError(f"{self.folder} holds files that this command did not write; name another folder")

    def require(self, version: int) -> None:
        """See that the folder holds tables of a version.

        Raises:
            FileError: it does not.
        """
        try:
            found = json.loads(files.read(self.folder / _MARK))["version"]
        except (FileError, ValueError, KeyError, TypeError, RecursionError):
            raise FileError(f"{self.folder} has no tables; make them with `awesome-lint fleet`") from None
        if found != version:
            raise FileError(f"the tables in {self.folder} are those of another version of awesome-lint; make new ones")

    def names(self, table: str) -> list[str]:
        """The parts of a table.

        Raises:
            FileError: they cannot be listed, or a link stands where they should be.
        """
        folder = files.below(self.folder, table)
        if not files.exists(folder):
            return []
        return sorted(each.stem for each in files.listed(folder) if each.suffix == _ENDING)

    def path(self, table: str, name: str) -> Path:
        """The file of a part.

        Raises:
            FileError: a link stands where it should be.
        """
        return files.below(self.folder, f"{table}/{name}{_ENDING}")

    def read(self, table: str, name: str) -> bytes:
        """What a part of a table holds.

        Raises:
            FileError: it cannot be read.
        """
        path = self.path(table, name)
        try:
            return path.read_bytes()
        except OSError as error:
            raise _failed("read", path, error) from None

    def write(self, table: str, name: str, content: bytes) -> None:
        """Write a part of a table: all of it, or nothing.

        Raises:
            FileError: it cannot be written.
        """
        path = self.path(table, name)
        files.make_folder(path.parent)
        files.write_new(path, [content])

    def remove(self, table: str, name: str) -> None:
        """Remove a part of a table.

        Raises:
            FileError: it cannot be removed.
        """
        path = self.path(table, name)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise _failed("remove", path, error) from None


def _failed(what: str, path: Path, error: OSError) -> FileError:
    return FileError(f"cannot {what} {path}: {(error.strerror or str(error)).lower()}")
