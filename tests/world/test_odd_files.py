"""What cannot be read or written is one sentence, and everything else goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import commandline
from awesome_lint.world import files, git
from awesome_lint.world.files import FileError
from commandline import ran

PAGE = "# Things\n\n- [A](hhttps://a.org) - One.\n"
FIXED = PAGE.replace("hhttps", "https")
LONG = f"{'x' * 300}.md"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has other files")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    Path("list.md").write_text(PAGE, encoding="utf-8")
    return folder


def pipe(name: str = "pipe.md") -> None:
    os.mkfifo(name)


@pytest.mark.parametrize("command", ["check", "format", "links --offline", "check --watch"])
def test_odd_files_are_a_sentence_each_and_the_others_go_on(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from awesome_lint.cli import watching  # noqa: PLC0415

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(watching, "_wait", end)
    pipe()
    Path("large.md").write_text("x" * 2000, encoding="utf-8")
    odd = ["pipe.md", "/dev/zero", LONG, "large.md"]
    status, _, error = ran(*command.split(), "--max-file-size", "0.001", *odd, "list.md")
    assert status == 2
    errors = [line for line in error.splitlines() if line.startswith("error: ")]
    assert errors == [
        "error: cannot read pipe.md: it is not a regular file",
        "error: cannot read /dev/zero: it is not a regular file",
        f"error: cannot read {LONG}: file name too long",
        "error: cannot read large.md: it is larger than 0.001 MB",
    ]
    assert "1 entry in 1 list" in error or "1 file" in error


@pytest.mark.parametrize("odd", ["pipe.md", "/dev/zero", LONG])
@pytest.mark.parametrize(
    "command", ["export", "add A https://a.org", "check list.md --baseline", "check list.md --config"]
)
def test_no_command_fails_over_an_odd_file(command: str, odd: str) -> None:
    pipe()
    status, _, error = ran(*command.split(), odd)
    assert status == 2
    assert error.count("error: ") == 1
    assert "bug" not in error


def test_settings_for_a_name_that_is_too_long_are_a_sentence() -> None:
    assert ran("config", LONG) == (2, "", f"error: cannot read {LONG}: file name too long\n")


def test_standard_input_has_the_same_limit() -> None:
    done = commandline.run("check", "--max-file-size", "0.001", "-", stdin="x" * 1001)
    assert (done.exit_code, done.stderr) == (2, "error: cannot read -: it is larger than 0.001 MB\n")


@pytest.mark.parametrize("in_git", [False, True])
def test_a_folder_that_cannot_be_read_is_said(in_git: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    Path("shut").mkdir()
    said = b"warning: could not open directory 'shut/': Permission denied\n"
    listed = subprocess.CompletedProcess([], 0, b"list.md\0", said)
    scan = os.scandir

    def refuse(path: str) -> object:
        if os.fspath(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    with monkeypatch.context() as patch:
        if in_git:
            patch.setattr(git, "run", lambda *_: listed)
        else:
            patch.setattr(os, "scandir", refuse)
        status, out, error = ran("check", ".")
    assert status == 2
    assert "LNK001" in out
    assert error.startswith("error: cannot read the folder shut, so nothing below it was checked\nchecked 1 entry")


def test_folders_may_be_deep(monkeypatch: pytest.MonkeyPatch) -> None:
    deep = 1_200  # more than calls may be nested; one name at a time, since the whole path is too long for some systems
    for _ in range(deep):
        Path("a").mkdir()
        monkeypatch.chdir("a")
    Path("list.md").write_text("# L\n\n- [A](htps://a.org) - One.\n", encoding="utf-8")
    for _ in range(deep):
        monkeypatch.chdir("..")
    try:
        status, out, _ = ran("check", ".")
    finally:  # `shutil.rmtree` recurses, too
        for _ in range(deep):
            monkeypatch.chdir("a")
        Path("list.md").unlink()
        for _ in range(deep):
            monkeypatch.chdir("..")
            Path("a").rmdir()
    assert status == 1
    assert out.count("LNK001") == 2


def test_a_folder_without_a_readme_that_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert ran("check") == (2, "", "error: cannot read .: permission denied\n")


@pytest.mark.parametrize(
    ("command", "summary"),
    [
        ("check --fix", "fixed 0, 1 error left\n"),
        ("check --add-suppressions", "silenced 0, 1 error left"),
        ("format", "1 file left unchanged"),
    ],
)
def test_a_write_that_fails_is_not_followed_by_success(
    command: str, summary: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = PAGE if command != "format" else f"{PAGE}\n\n\n"
    Path("list.md").write_text(page, encoding="utf-8")

    def fail(path: Path, *_: object) -> None:
        raise FileError(f"cannot write {path}: no space left on device")

    monkeypatch.setattr(files, "save", fail)
    status, _, error = ran(*command.split(), "list.md")
    assert status == 2
    assert error.startswith("error: cannot write list.md: no space left on device\n")
    assert summary in error
    assert Path("list.md").read_text(encoding="utf-8") == page


def test_an_export_that_fails_leaves_the_old_file() -> None:
    out = Path("out.json")
    out.write_text("old", encoding="utf-8")
    code = (
        "import os, signal, sys\nfrom awesome_lint import export\nfrom awesome_lint.cli import main\n"
        "def half(*_):\n    yield 'half'\n    os.kill(os.getpid(), signal.SIGTERM)\n    yield 'rest'\n"
        "export.pieces = half\nmain()\n"
    )
    done = subprocess.run([sys.executable, "-c", code, "export", "list.md", "-o", "out.json"], check=False)
    assert done.returncode not in (0, 1, 2)
    assert out.read_text(encoding="utf-8") == "old"
    assert sorted(each.name for each in Path().iterdir()) == ["list.md", "out.json"]


def test_a_link_out_of_the_repository_is_neither_read_nor_written(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text(PAGE.replace("Things", "Secret"), encoding="utf-8")
    before = secret.read_bytes()
    subprocess.run(["git", "init", "--quiet"], check=True)
    Path("README.md").symlink_to(secret)
    for command in ("check --fix", "format", "links --offline", "export"):
        for path in ([], ["README.md"], ["."]):
            if command == "export" and path == ["."]:
                continue
            status, out, error = ran(*command.split(), *path)
            assert status == 2
            assert "error: README.md is a symbolic link that leads out of the repository\n" in error
            assert "Secret" not in out + error
    assert secret.read_bytes() == before
    assert Path("list.md").read_text(encoding="utf-8") == FIXED


def test_without_a_repository_a_link_is_followed_where_it_is_named_alone(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text(PAGE, encoding="utf-8")
    Path("README.md").symlink_to(secret)
    Path("inside.markdown").symlink_to("list.md")
    status, out, error = ran("check", ".")
    assert (status, out.count("LNK001")) == (2, 1)
    assert "error: README.md is a symbolic link that leads out of the folder .\n" in error
    assert ran("check") == (2, "", "error: README.md is a symbolic link that leads out of the folder .\n")
    assert ran("check", "README.md")[0] == 1


@pytest.mark.parametrize(
    "settings",
    [
        "extend = '../secret.toml'",
        "extend = 'link.toml'",
        "extend = '/proc/self/environ'",
        "extend = 'pipe.toml'",
        "extend = 'inside.toml'",
        None,
    ],
)
def test_settings_show_nothing_of_other_files(settings: str | None, tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet"], check=True)
    secret = tmp_path / "secret.toml"
    secret.write_text("select = 'hunter2'\nhunter2 = 1\n", encoding="utf-8")
    Path("inside.toml").write_bytes(secret.read_bytes())
    Path("link.toml").symlink_to(secret)
    pipe("pipe.toml")
    if settings is None:
        Path(".awesome-lint.toml").symlink_to(secret)
    else:
        Path(".awesome-lint.toml").write_text(settings, encoding="utf-8")
    status, out, error = ran("check", "list.md")
    assert status == 2
    assert error.startswith("error: .awesome-lint.toml")
    assert error.count("\n") == 1
    assert "hunter2" not in out + error


def test_settings_of_the_user_can_be_extended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    own = tmp_path / "config" / "awesome-lint" / "base.toml"
    own.parent.mkdir(parents=True)
    own.write_text("ignore = ['LNK001']\n", encoding="utf-8")
    Path(".awesome-lint.toml").write_text(f"extend = '{own}'\n", encoding="utf-8")
    assert ran("check", "list.md")[0] == 0
