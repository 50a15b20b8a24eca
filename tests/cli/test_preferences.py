"""What settings prefer of a run: `output-format`, `fail-on`, `fix`, `baseline`; and what they may not bring about."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from awesome_lint.report import Format
from commandline import ran, run
from places import FIXTURES, ROOT

TOOLKITS = (FIXTURES / "toolkits.md").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    here = tmp_path / "repository"
    here.mkdir()
    monkeypatch.chdir(here)
    (here / "README.md").write_text(TOOLKITS, encoding="utf-8")
    return here


def settings(text: str) -> None:
    Path("awesome-lint.toml").write_text(text, encoding="utf-8")


def codes(*arguments: str) -> set[str]:
    _, stdout, _ = ran("check", "--output-format", "json", *arguments)
    return {each["code"] for each in json.loads(stdout)}


def git(*arguments: str) -> None:
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *arguments], check=True, capture_output=True)


def is_fixed() -> bool:
    return Path("README.md").read_text(encoding="utf-8") != TOOLKITS


def test_the_format_is_that_of_the_settings_if_no_option_says_otherwise() -> None:
    settings('output-format = "concise"\n')
    assert ran("check")[1].startswith("README.md:")
    assert ran("check", "--output-format", "json")[1].startswith("[")
    assert ran("check", "--isolated")[1] != ran("check")[1]
    assert ran("check", "--config", 'output-format = "json"')[1].startswith("[")


def test_every_format_may_be_preferred_and_no_other() -> None:
    schema = json.loads((ROOT / "src" / "awesome_lint" / "settings" / "schema.json").read_text(encoding="utf-8"))
    assert schema["properties"]["output-format"]["enum"] == [*Format]
    settings('output-format = "jason"\n')
    status, _, stderr = ran("check")
    assert status == 2
    assert "awesome-lint.toml: no `output-format` is called `jason`; did you mean `json`?" in stderr


def test_statistics_are_shown_whatever_format_is_preferred() -> None:
    settings('output-format = "json"\n')
    assert ran("check", "--statistics")[0] == 1


def test_the_status_is_that_of_the_settings() -> None:
    Path("README.md").write_text(
        "# Birds\n\n- [Auk](https://example.org/auk)  \n- [Bee](https://example.org/b)\n", "utf-8"
    )
    settings('select = ["FMT001"]\n')
    assert ran("check")[0] == 0
    settings('select = ["FMT001"]\nfail-on = "warning"\n')
    assert ran("check")[0] == 1
    assert ran("check", "--fail-on", "error")[0] == 0


# Fixing


def test_fixes_are_applied_where_the_settings_say_so() -> None:
    settings("fix = true\n")
    assert ran("check", "--no-fix")[0] == 1
    assert not is_fixed()
    assert "fixed" in ran("check")[2]
    assert is_fixed()


@pytest.mark.parametrize("option", ["--diff", "--add-suppressions --diff"])
def test_who_asks_for_something_else_gets_that(option: str) -> None:
    settings("fix = true\n")
    assert ran("check", *option.split())[0] != 2
    assert not is_fixed()


def test_nothing_is_fixed_in_ci_which_would_hide_what_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    settings("fix = true\n")
    monkeypatch.setenv("CI", "true")
    assert ran("check")[0] == 1
    assert not is_fixed()
    ran("check", "--fix")
    assert is_fixed()


def test_standard_input_is_checked_and_not_fixed() -> None:
    settings("fix = true\n")
    done = run("check", "-", "--output-format", "concise", stdin=TOOLKITS)
    assert done.stdout.startswith("-:")


def test_a_change_is_not_fixed_unasked() -> None:
    settings("fix = true\n")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    Path("README.md").write_text(TOOLKITS.replace("`library`", "`libary`", 1), encoding="utf-8")
    before = Path("README.md").read_bytes()
    assert ran("check", "--since", "HEAD")[0] == 1
    assert Path("README.md").read_bytes() == before


# Baselines


def test_a_baseline_is_written_and_heeded() -> None:
    settings('baseline = "known.jsonl"\n')
    status, _, stderr = ran("check")
    assert status == 2
    assert "no such file: known.jsonl; create it with --write-baseline" in stderr
    assert ran("check", "--write-baseline")[0] == 0
    assert codes() == set()
    assert "VOC001" in codes("--isolated")
    assert "VOC001" in codes("--config", 'baseline = ""')


def test_its_path_is_of_the_folder_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    settings('baseline = "known.jsonl"\n')
    Path("docs").mkdir()
    Path("docs/README.md").write_text(TOOLKITS, encoding="utf-8")
    monkeypatch.chdir("docs")
    ran("check", "--write-baseline")
    assert Path("../known.jsonl").is_file()
    assert codes() == set()


def test_the_command_line_may_name_any_file(tmp_path: Path) -> None:
    other = tmp_path / "elsewhere.txt"
    assert ran("check", "--write-baseline", "--config", f'baseline = "{other}"')[0] == 0
    assert other.is_file()


@pytest.mark.parametrize(
    "name", ["../known.jsonl", "/known.jsonl", ".git/known.jsonl", "known.txt", "hook", "link.jsonl", "out/known.jsonl"]
)
def test_settings_write_no_file_that_is_no_baseline_of_their_tree(name: str, folder: Path, tmp_path: Path) -> None:
    git("init", "-q")
    (tmp_path / "out").mkdir()
    Path("link.jsonl").symlink_to(tmp_path / "target.jsonl")
    Path("out").symlink_to(tmp_path / "out")
    settings(f'baseline = "{name}"\n')
    before = {*tmp_path.rglob("*")}
    for options in ([], ["--write-baseline"], ["--fix"]):
        status, _, stderr = ran("check", *options)
        assert status == 2
        assert f"`baseline` must name a `.jsonl` file in the repository, not `{name}`" in stderr
    assert {*tmp_path.rglob("*")} == before
    assert not is_fixed()


def test_a_file_that_is_no_baseline_is_not_written_over() -> None:
    Path("data.jsonl").write_text('{"mine": 1}\n', encoding="utf-8")
    settings('baseline = "data.jsonl"\n')
    for options in ([], ["--write-baseline"], ["--fix"]):
        assert ran("check", *options)[0] == 2
    assert Path("data.jsonl").read_text(encoding="utf-8") == '{"mine": 1}\n'


def test_a_change_is_judged_without_a_baseline_that_it_could_write() -> None:
    settings('baseline = "known.jsonl"\n')
    git("init", "-q")
    ran("check", "--write-baseline")
    git("add", ".")
    git("commit", "-qm", "one")
    Path("README.md").write_text(TOOLKITS.replace("`library`", "`libary`", 1), encoding="utf-8")
    ran("check", "--write-baseline")
    assert "VOC002" in codes("--since", "HEAD")


@pytest.mark.parametrize("key", ["fix = true", 'output-format = "json"', 'baseline = "a.jsonl"', 'fail-on = "info"'])
def test_they_are_no_matter_of_single_files(key: str) -> None:
    settings(f'[[overrides]]\nfiles = ["*.md"]\n{key}\n')
    status, _, stderr = ran("check")
    assert status == 2
    assert "cannot be set for single files" in stderr
