"""Which files a run is about, and which settings hold for each."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from awesome_lint.settings import Settings, SettingsError
from awesome_lint.world import discovery
from awesome_lint.world.files import FileError
from awesome_lint.world.settings_files import FoundSettings, SettingsFinder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder of a test."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def touch(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("", encoding="utf-8")


def expand(*paths: str) -> list[str]:
    return [f"error: {each}" if isinstance(each, FileError) else each.as_posix() for each in discovery.expand(paths)]


def test_files_are_taken_as_named_and_once(folder: Path) -> None:
    touch("a.txt", "b.md")
    Path("link.md").symlink_to("b.md")
    assert expand("b.md", "a.txt", "./b.md", "link.md", "missing.md") == ["b.md", "a.txt", "missing.md"]


def test_a_folder_is_its_markdown_files(folder: Path) -> None:
    touch("docs/b.md", "docs/A.MD", "docs/c.markdown", "docs/d.txt", "docs/.x/e.md", "docs/node_modules/f.md")
    assert expand("docs") == ["docs/A.MD", "docs/b.md", "docs/c.markdown"]


def test_a_folder_in_a_repository_is_what_git_does_not_ignore(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "-q")
    touch("tracked.md", "gone.md", "new.md", "ignored.md", "deep/ignored.md", "deep/ümlaut \n.md", ".github/x.md")
    Path(".gitignore").write_text("ignored.md\n", encoding="utf-8")
    git("add", "tracked.md", "gone.md")
    Path("gone.md").unlink()
    # As in a hook of another repository.
    monkeypatch.setenv("GIT_DIR", str(folder / "elsewhere"))
    assert expand(".") == [".github/x.md", "deep/ümlaut \n.md", "new.md", "tracked.md"]
    assert expand("deep") == ["deep/ümlaut \n.md"]


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True)


def test_without_git_a_folder_is_walked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch("docs/b.md")
    monkeypatch.setenv("PATH", str(folder))
    assert expand("docs") == ["docs/b.md"]


def test_a_folder_without_markdown_is_an_error(folder: Path) -> None:
    touch("docs/b.txt")
    assert expand("docs") == ["error: no Markdown file below the folder docs; name a file"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["README.md"], "README.md"),
        (["readme.markdown", "README_zh.md"], "readme.markdown"),
        (["Readme.markdown", "readme.md"], "readme.md"),
    ],
)
def test_the_readme_of_a_folder(folder: Path, names: list[str], expected: str) -> None:
    touch(*names)
    assert discovery.readme(Path()) == Path(expected)


def test_a_folder_without_a_readme(folder: Path) -> None:
    touch("README.txt", "README_zh.md")
    with pytest.raises(FileError, match=r"^no README in this folder; name the file to read$"):
        discovery.readme(Path())


@pytest.mark.parametrize(
    ("name", "patterns", "expected"),
    [
        ("README.md", [], True),
        ("docs/Readme_zh-CN.md", [], True),
        ("list.md", [], False),
        ("list.md", ["list.md"], True),
        ("docs/list.md", ["list.md"], True),
        ("docs/list.md", ["docs/*.md"], True),
        ("docs/a/list.md", ["docs/*.md"], False),
        ("docs/a/list.md", ["docs/**/*.md"], True),
        ("docs/list.md", ["docs/**/*.md"], True),
        ("docs/list.md", ["docs/**"], True),
        ("docs/list.md", ["./docs/lis?.md"], True),
        ("list.mdx", ["list.md"], False),
        ("docs/../list.md", ["/list.md"], True),
        ("a[1].md", ["a[1].md"], True),
    ],
)
def test_which_files_must_be_lists(folder: Path, name: str, patterns: list[str], *, expected: bool) -> None:
    assert discovery.is_list(Path(name), FoundSettings(Settings(lists=patterns), folder)) is expected


def test_the_nearest_file_wins(folder: Path) -> None:
    touch("a/b/c/x.md")
    Path("awesome-lint.toml").write_text("select = ['ORD']", encoding="utf-8")
    Path("a/pyproject.toml").write_text("[tool.awesome-lint]\nselect = ['LNK']", encoding="utf-8")
    Path("a/b/pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")
    finder = SettingsFinder()
    inner, outer = ("a/pyproject.toml", {"select": ["LNK"]}), ("awesome-lint.toml", {"select": ["ORD"]})
    assert finder.near(Path("a/b/c")) == FoundSettings(Settings(select=["LNK"]), folder / "a", inner[0], (inner,))
    assert finder.near(Path()) == FoundSettings(Settings(select=["ORD"]), folder, outer[0], (outer,))


def test_in_one_folder_our_own_files_come_first(folder: Path) -> None:
    Path(".awesome-lint.toml").write_text("select = ['ENT']", encoding="utf-8")
    Path("awesome-lint.toml").write_text("select = ['ORD']", encoding="utf-8")
    Path("pyproject.toml").write_text("[tool.awesome-lint]\nselect = ['LNK']", encoding="utf-8")
    assert SettingsFinder().near(Path()).settings.select == ["ENT"]


def test_without_a_file_the_defaults_hold(folder: Path) -> None:
    assert SettingsFinder().near(Path()) == FoundSettings(Settings(), folder)


def test_isolated_looks_for_no_file(folder: Path) -> None:
    Path("awesome-lint.toml").write_text("select = ['ORD']", encoding="utf-8")
    assert SettingsFinder(isolated=True).near(Path()).settings == Settings()


def test_a_named_file_wins_even_when_isolated(folder: Path) -> None:
    Path("awesome-lint.toml").write_text("select = ['ORD']", encoding="utf-8")
    Path("other.toml").write_text("select = ['LNK']", encoding="utf-8")
    assert SettingsFinder(Path("other.toml"), isolated=True).near(Path()).settings.select == ["LNK"]


def test_a_named_pyproject_must_have_our_table(folder: Path) -> None:
    Path("pyproject.toml").write_text("", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"^pyproject.toml has no table `tool.awesome-lint`$"):
        SettingsFinder(Path("pyproject.toml")).near(Path())


def test_a_named_file_must_exist(folder: Path) -> None:
    with pytest.raises(FileError, match=r"^no such file: nope.toml$"):
        SettingsFinder(Path("nope.toml")).near(Path())


def test_a_file_that_is_not_utf_8(folder: Path) -> None:
    Path("awesome-lint.toml").write_bytes(b"# \xff")
    with pytest.raises(SettingsError, match=r"^awesome-lint.toml: not UTF-8 text \(byte 0xff at line 1\)"):
        SettingsFinder().near(Path())


def test_a_file_is_read_once_a_folder(folder: Path) -> None:
    Path("awesome-lint.toml").write_text("select = ['ORD']", encoding="utf-8")
    finder = SettingsFinder()
    first = finder.near(Path())
    Path("awesome-lint.toml").unlink()
    assert finder.near(Path()) is first
