"""A folder that a command fills with its own files."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
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
    (tmp_path / "site" / ".site-files").write_text(f"{'0' * 64}  ../kept\n", encoding="utf-8")
    with pytest.raises(FileError, match="leads out of the folder"):
        output.fill(tmp_path / "site", [("a.html", b"")])
    assert (tmp_path / "kept").exists()


@pytest.mark.parametrize("name", ["index.html", "sections/a.html", ".site-files"])
def test_nothing_is_written_behind_a_link(tmp_path: Path, name: str) -> None:
    (tmp_path / "kept").mkdir()
    for each in (tmp_path / "kept" / "a.html", tmp_path / "kept" / "file"):
        each.write_text("kept", encoding="utf-8")
    site = tmp_path / "site"
    site.mkdir()
    target = tmp_path / "kept" if "/" in name else tmp_path / "kept" / "file"
    (site / name.partition("/")[0]).symlink_to(target)
    if name != ".site-files":
        known = "".join(f"{'0' * 64}  {each}\n" for each in ("index.html", "sections/a.html"))
        (site / ".site-files").write_text(known, encoding="utf-8")
    with pytest.raises(FileError, match="is, or lies behind, a symbolic link"):
        output.fill(site, [("index.html", b"1"), ("sections/a.html", b"2")])
    assert [each.read_text(encoding="utf-8") for each in (tmp_path / "kept").iterdir()] == ["kept", "kept"]


def test_nothing_is_removed_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(b"kept")
    site = tmp_path / "site"
    site.mkdir()
    (site / "up").symlink_to("..")
    (site / ".site-files").write_text(f"{sha256(b'kept').hexdigest()}  up/kept\n", encoding="utf-8")
    with pytest.raises(FileError, match="is, or lies behind, a symbolic link"):
        output.fill(site, [("a.html", b"")])
    assert (tmp_path / "kept").exists()


def test_a_file_that_is_listed_as_ours_and_is_not_stays(tmp_path: Path) -> None:
    output.fill(tmp_path, [("a.html", b"1"), ("b.html", b"2")])
    (tmp_path / "b.html").write_text("changed", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("kept", encoding="utf-8")
    manifest = tmp_path / ".site-files"
    manifest.write_text(f"{manifest.read_text(encoding='utf-8')}{'0' * 64}  notes.txt\n", encoding="utf-8")
    output.fill(tmp_path, [("a.html", b"1")])
    assert names(tmp_path) == [".site-files", "a.html", "b.html", "notes.txt"]


def test_a_file_of_somebody_else_is_not_overwritten(tmp_path: Path) -> None:
    output.fill(tmp_path, [("a.html", b"1")])
    (tmp_path / "b.html").write_text("kept", encoding="utf-8")
    with pytest.raises(FileError, match=r"b\.html is a file that this command did not write"):
        output.fill(tmp_path, [("a.html", b"1"), ("b.html", b"2")])
    assert (tmp_path / "b.html").read_text(encoding="utf-8") == "kept"


def test_what_a_run_wrote_that_was_ended_is_known_to_the_next(tmp_path: Path) -> None:
    def ended() -> Iterator[tuple[str, bytes]]:
        yield "a.html", b"1"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        output.fill(tmp_path, ended())
    assert output.fill(tmp_path, [("a.html", b"2")]) == 1
