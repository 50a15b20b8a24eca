"""A folder that a command fills with its own files."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesome_lint.world import output
from awesome_lint.world.files import FileError


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_files_are_written_and_those_of_the_last_time_removed(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "site"
    assert output.fill(folder, [("a.html", b"1"), ("sub/b.html", b"2")]) == 2
    assert output.fill(folder, [("a.html", b"3")]) == 1
    assert names(folder) == [".site-files", "a.html"]
    assert (folder / "a.html").read_bytes() == b"3"


def test_files_of_somebody_else_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("kept", encoding="utf-8")
    with pytest.raises(FileError, match="holds files that this command did not write"):
        output.fill(tmp_path, [("index.html", b"")])
    assert names(tmp_path) == ["mine.txt"]


def test_a_file_that_somebody_put_beside_ours_stays(tmp_path: Path) -> None:
    output.fill(tmp_path, [("a.html", b"1")])
    (tmp_path / "CNAME").write_text("example.org", encoding="utf-8")
    output.fill(tmp_path, [("b.html", b"1")])
    assert names(tmp_path) == [".site-files", "CNAME", "b.html"]


def test_nothing_outside_of_the_folder_is_removed(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("", encoding="utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / ".site-files").write_text("../kept\n", encoding="utf-8")
    with pytest.raises(FileError, match="outside of its folder"):
        output.fill(tmp_path / "site", [("a.html", b"")])
    assert (tmp_path / "kept").exists()
