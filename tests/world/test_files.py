"""Reading and writing: nothing is lost, whatever happens."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from awesome_lint.world import files
from awesome_lint.world.files import FileError, Folder

OLD, NEW = b"old\r\n", b"new text\r\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "README.md"
    path.write_bytes(OLD)
    return path


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_file_is_read_as_bytes(page: Path) -> None:
    assert files.read(page) == OLD


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("REDME.md", "no such file: {0}/REDME.md; did you mean {0}/README.md?"),
        ("readme", "no such file: {0}/readme; did you mean {0}/README.md?"),
        ("zzz", "no such file: {0}/zzz"),
        ("none/README.md", "no such file: {0}/none/README.md; the folder {0}/none does not exist"),
        (".", "cannot read {0}: it is a folder; name a file in it"),
    ],
)
def test_a_file_that_cannot_be_read(page: Path, name: str, message: str) -> None:
    with pytest.raises(FileError) as error:
        files.read(page.parent / name)
    assert str(error.value) == message.format(page.parent)


def test_saving_replaces_the_bytes_and_leaves_nothing_behind(page: Path) -> None:
    files.save(page, OLD, NEW)
    assert page.read_bytes() == NEW
    assert names(page.parent) == ["README.md"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755])
def test_saving_keeps_the_mode(page: Path, mode: int) -> None:
    page.chmod(mode)
    files.save(page, OLD, NEW)
    assert stat.S_IMODE(page.stat().st_mode) == mode


def test_saving_follows_a_symlink(page: Path) -> None:
    link = page.with_name("link.md")
    link.symlink_to("README.md")
    files.save(link, OLD, NEW)
    assert link.is_symlink()
    assert page.read_bytes() == NEW


def test_saving_keeps_a_hard_link(page: Path) -> None:
    other = page.with_name("other.md")
    os.link(page, other)
    files.save(page, OLD, NEW)
    assert other.read_bytes() == NEW
    assert other.samefile(page)


def test_a_shorter_text_leaves_no_rest_of_a_longer_one(page: Path) -> None:
    os.link(page, page.with_name("other.md"))
    files.save(page, OLD, b"x")
    assert page.read_bytes() == b"x"


def test_saving_in_a_folder_that_takes_no_new_files(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_file = os.open

    def refuse(path: Path, flags: int, *args: int) -> int:
        if path.parent == page.parent and flags & os.O_CREAT:
            raise PermissionError(13, "Permission denied")
        return open_file(path, flags, *args)

    monkeypatch.setattr(os, "open", refuse)
    before = page.stat().st_ino
    files.save(page, OLD, NEW)
    assert page.read_bytes() == NEW
    assert page.stat().st_ino == before


def test_a_file_that_changed_is_left_alone(page: Path) -> None:
    page.write_bytes(b"edited meanwhile")
    with pytest.raises(FileError, match=r"README.md changed while it was checked, so nothing was written; run again$"):
        files.save(page, OLD, NEW)
    assert page.read_bytes() == b"edited meanwhile"


def test_a_read_only_file_is_left_alone(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page.chmod(0o444)
    # The superuser may write anything.
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    with pytest.raises(FileError, match=r"^cannot write .*README.md: it is read-only; make it writable first$"):
        files.save(page, OLD, NEW)
    assert page.read_bytes() == OLD


@pytest.mark.parametrize("linked", [False, True])
def test_when_writing_fails_half_way_the_old_bytes_are_there(
    page: Path, monkeypatch: pytest.MonkeyPatch, *, linked: bool
) -> None:
    if linked:
        os.link(page, page.with_name("other.md"))
    before = names(page.parent)
    calls = []

    def fail_once(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == (2 if linked else 1):  # a file of two names is copied first
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail_once)
    with pytest.raises(FileError, match=r"^cannot write .*README.md: no space left on device$"):
        files.save(page, OLD, NEW)
    assert page.read_bytes() == OLD
    assert names(page.parent) == before


KILLED = """
import os, signal, sys
from pathlib import Path
from awesome_lint.world import files

def half(file, pieces):
    data = b"".join(pieces)
    file.write(data[: len(data) // 2])
    file.flush()
    os.kill(os.getpid(), getattr(signal, sys.argv[2]))
    write(file, [data[len(data) // 2 :]])

write, files._write = files._write, half
files.save(Path(sys.argv[1]), sys.argv[3].encode(), sys.argv[4].encode())
"""
"""Saves a file and gets a signal in the middle of it."""


@pytest.mark.parametrize("linked", [False, True])
def test_what_is_appended_while_the_new_file_is_written_is_not_lost(
    page: Path, monkeypatch: pytest.MonkeyPatch, *, linked: bool
) -> None:
    if linked:
        os.link(page, page.with_name("other.md"))
    before = names(page.parent)
    sync = os.fsync

    def append(descriptor: int) -> None:
        sync(descriptor)
        with page.open("ab") as file:
            file.write(b"more")

    monkeypatch.setattr(os, "fsync", append)
    with pytest.raises(FileError, match="changed while it was checked"):
        files.save(page, OLD, NEW)
    assert page.read_bytes() == OLD + b"more"
    assert names(page.parent) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
@pytest.mark.parametrize(
    ("name", "linked", "expected"),
    [("SIGKILL", False, "old"), ("SIGTERM", False, "new text"), ("SIGTERM", True, "new text")],
)
def test_a_signal_in_the_middle_of_the_write_leaves_the_old_file_or_the_new_one(
    page: Path, name: str, expected: str, *, linked: bool
) -> None:
    page.write_text("old", encoding="utf-8")
    if linked:
        os.link(page, page.with_name("other.md"))
    done = subprocess.run([sys.executable, "-c", KILLED, str(page), name, "old", "new text"], check=False)
    assert done.returncode == -getattr(signal, name)
    assert page.read_text(encoding="utf-8") == expected
    assert name == "SIGKILL" or all(each.suffix == ".md" for each in page.parent.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
def test_a_process_that_is_killed_while_it_writes_into_a_file_leaves_a_copy_of_the_old_one(page: Path) -> None:
    os.link(page, page.with_name("other.md"))
    command = [sys.executable, "-c", KILLED, str(page), "SIGKILL", OLD.decode(), "new text"]
    done = subprocess.run(command, check=False)
    assert done.returncode == -signal.SIGKILL
    assert OLD in [each.read_bytes() for each in page.parent.iterdir()]


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk that has no space left, with a page."""
    folder = tmp_path / "full"
    folder.mkdir()
    mount = shutil.which("mount")
    command = [mount or "", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)]
    if not hasattr(os, "geteuid") or os.geteuid() or not mount or subprocess.run(command, check=False).returncode:
        pytest.skip("only root can make a small disk")
    try:
        (folder / "README.md").write_bytes(OLD)
        with suppress(OSError), (folder / "rest").open("wb", buffering=0) as file:
            while file.write(b"x" * 512):
                pass
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("linked", [False, True])
def test_a_full_disk_leaves_the_old_file(full_disk: Path, *, linked: bool) -> None:
    page = full_disk / "README.md"
    if linked:
        os.link(page, full_disk / "other.md")
    before = names(full_disk)
    with pytest.raises(FileError, match=r"^cannot write .*README.md: no space left on device$"):
        files.save(page, OLD, NEW * 4000)
    assert page.read_bytes() == OLD
    assert names(full_disk) == before


def test_results_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"^cannot write .*none/out.json: no such file or directory$"):
        files.write_new(tmp_path / "none" / "out.json", [b"[]"])


def test_results_are_there_as_a_whole_or_not_at_all(page: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    for path in (page, page.with_name("out.json")):
        with pytest.raises(KeyboardInterrupt):
            files.write_new(path, pieces())
    assert page.read_bytes() == OLD
    assert names(page.parent) == ["README.md"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other modes")
def test_results_keep_the_mode_of_a_file_and_get_the_usual_one(page: Path) -> None:
    page.chmod(0o600)
    new = page.with_name("out.json")
    before = os.umask(0o022)
    try:
        for path in (page, new):
            files.write_new(path, [b"a", b"b"])
    finally:
        os.umask(before)
    assert [stat.S_IMODE(each.stat().st_mode) for each in (page, new)] == [0o600, 0o644]
    assert page.read_bytes() == new.read_bytes() == b"ab"


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights there")
def test_results_go_where_a_link_leads_and_into_what_is_no_file(page: Path, tmp_path: Path) -> None:
    link = page.with_name("link.json")
    link.symlink_to(page)
    files.write_new(link, [NEW])
    assert link.is_symlink()
    assert page.read_bytes() == NEW
    files.write_new(Path(os.devnull), [NEW])


@pytest.fixture(params=["pipe", "device", "large"])
def odd(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    """A file that is not read, and why."""
    path = tmp_path / "odd.md"
    if request.param == "large":
        path.write_bytes(b"x" * 1001)
        return path, "it is larger than 0.001 MB"
    if os.name == "nt":
        pytest.skip("Windows has no such files")
    if request.param == "device":
        return Path("/dev/zero"), "it is not a regular file"
    os.mkfifo(path)
    return path, "it is not a regular file"


def test_an_odd_file_is_one_sentence(odd: tuple[Path, str]) -> None:
    path, reason = odd
    with pytest.raises(FileError) as error:
        files.read(path, 1000)
    assert str(error.value) == f"cannot read {path}: {reason}"


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights there")
def test_a_link_out_of_a_repository_is_neither_read_nor_written(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    (clone / ".git").mkdir(parents=True)
    (clone / "inside.md").symlink_to("README.md")
    (clone / "outside.md").symlink_to("../secret.md")
    (clone / "absolute.md").symlink_to(tmp_path / "secret.md")
    (tmp_path / "free.md").symlink_to("secret.md")
    (clone / "folder").symlink_to(tmp_path)
    (clone / "README.md").write_bytes(OLD)
    (tmp_path / "secret.md").write_bytes(OLD)
    assert files.read(clone / "inside.md") == files.read(tmp_path / "free.md") == OLD
    for name in ("outside.md", "absolute.md", "folder/secret.md", "folder/new.md"):
        with pytest.raises(FileError, match=f"{name} is a symbolic link that leads out of the repository"):
            files.read(clone / name)
        with pytest.raises(FileError, match=f"{name} is a symbolic link that leads out of the repository"):
            files.write_new(clone / name, [NEW])
    assert (tmp_path / "secret.md").read_bytes() == OLD
    assert not (tmp_path / "new.md").exists()


@pytest.mark.parametrize(
    ("path", "exists"),
    [
        ("README.md", True),
        ("docs", True),
        ("docs/a.md", True),
        ("./docs/../README.md", True),
        ("nothing.md", False),
        ("/README.md", True),
        ("/a.md", False),
        ("x" * 5000, False),
        ("nul\0byte", False),
    ],
)
def test_a_folder_knows_what_exists(page: Path, path: str, *, exists: bool) -> None:
    docs = page.parent / "docs"
    docs.mkdir()
    (docs / "a.md").touch()
    assert Folder(page.parent).exists(path) is exists


def test_a_leading_slash_is_the_top_of_the_repository(page: Path) -> None:
    (page.parent / ".git").mkdir()
    docs = page.parent / "docs"
    docs.mkdir()
    assert Folder(docs).exists("/README.md")
    assert not Folder(docs).exists("README.md")
