"""A folder of tables, each a folder of part files; a part has a file of the same name in every table.

A part counts once it is in the table that is written last: what others hold of a part that is not there was left
behind by a run that was ended, and goes. A file in the folder says that it is ours, and of which version.

May not: know what the tables say.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from awesome_lint.values.slotted import immutable
from awesome_lint.world import files
from awesome_lint.world.files import FileError

_MARK = "fleet.json"
_ENDING = ".parquet"


@immutable
class Parts:
    """The parts in a folder, of tables of which the last is written last."""

    folder: Path
    tables: Sequence[str]

    def begin(self, version: int) -> None:
        """Make the folder ours, if it is new, and remove what an earlier run did not complete.

        Raises:
            FileError: it holds something else, or tables of another version; or it cannot be written.
        """
        if files.exists(self.folder) and files.listed(self.folder) and not files.is_file(self.folder / _MARK):
            raise FileError(f"{self.folder} holds files that this command did not write; name another folder")
        files.make_folder(self.folder)
        if files.is_file(self.folder / _MARK):
            self.require(version)
        else:
            files.write_new(self.folder / _MARK, [json.dumps({"version": version}).encode() + b"\n"])
        complete = {*self.names(self.tables[-1])}
        for table in self.tables[:-1]:
            for name in self.names(table):
                if name not in complete:
                    self.remove(table, name)

    def require(self, version: int) -> None:
        """See that the folder holds tables of a version.

        Raises:
            FileError: it does not.
        """
        try:
            found = json.loads(files.read(self.folder / _MARK))["version"]
        except (FileError, ValueError, KeyError, TypeError):
            raise FileError(f"{self.folder} has no tables; make them with `awesome-lint fleet`") from None
        if found != version:
            raise FileError(f"the tables in {self.folder} are those of another version of awesome-lint; make new ones")

    def names(self, table: str) -> list[str]:
        """The parts of a table."""
        if not files.exists(self.folder / table):
            return []
        return sorted(each.stem for each in files.listed(self.folder / table) if each.suffix == _ENDING)

    def path(self, table: str, name: str) -> Path:
        """The file of a part."""
        return self.folder / table / f"{name}{_ENDING}"

    def read(self, table: str, name: str) -> bytes:
        """What a part of a table holds.

        Raises:
            FileError: it cannot be read.
        """
        try:
            return self.path(table, name).read_bytes()
        except OSError as error:
            raise self._failed("read", table, name, error) from None

    def write(self, table: str, name: str, content: bytes) -> None:
        """Write a part of a table: all of it, or nothing.

        Raises:
            FileError: it cannot be written.
        """
        files.make_folder(self.folder / table)
        files.write_new(self.path(table, name), [content])

    def remove(self, table: str, name: str) -> None:
        """Remove a part of a table.

        Raises:
            FileError: it cannot be removed.
        """
        try:
            self.path(table, name).unlink(missing_ok=True)
        except OSError as error:
            raise self._failed("remove", table, name, error) from None

    def _failed(self, what: str, table: str, name: str, error: OSError) -> FileError:
        return FileError(f"cannot {what} {self.path(table, name)}: {(error.strerror or str(error)).lower()}")
