"""Which files a command looks at, and which settings its line gives: `--exclude`, `--show-files`, `--config`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from awesome_lint.world import settings_files
from commandline import ran
from places import FIXTURES

TOOLKITS = (FIXTURES / "toolkits.md").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("README.md", "docs/a.md", "docs/de/a.md", "vendor/x/b.md"):
        write(name, "# A page\n")


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def shown(*arguments: str, command: str = "check") -> list[str]:
    status, stdout, _ = ran(command, "--show-files", *arguments)
    assert status == 0
    return stdout.splitlines()


def codes(*arguments: str) -> set[str]:
    _, stdout, _ = ran("check", "--output-format", "json", *arguments)
    return {each["code"] for each in json.loads(stdout)}


# Files


@pytest.mark.parametrize("command", ["check", "format"])
def test_files_are_shown_and_not_looked_at(command: str) -> None:
    assert shown(command=command) == ["README.md"]
    assert shown(".", command=command) == ["README.md", "docs/a.md", "docs/de/a.md", "vendor/x/b.md"]


@pytest.mark.parametrize(
    ("patterns", "left"),
    [
        (["vendor"], ["README.md", "docs/a.md", "docs/de/a.md"]),
        (["vendor/", "./docs/*.md"], ["README.md", "docs/de/a.md"]),
        (["docs/**"], ["README.md", "vendor/x/b.md"]),
        (["a.md"], ["README.md", "vendor/x/b.md"]),
        (["d?"], ["README.md", "docs/a.md", "vendor/x/b.md"]),
        (["d*"], ["README.md", "vendor/x/b.md"]),
        (["docs/de"], ["README.md", "docs/a.md", "vendor/x/b.md"]),
        ([""], ["README.md", "docs/a.md", "docs/de/a.md", "vendor/x/b.md"]),
    ],
)
def test_what_a_pattern_fits_is_left_out(patterns: list[str], left: list[str]) -> None:
    assert shown(".", *(f"--exclude={each}" for each in patterns)) == left
    write("awesome-lint.toml", f"exclude = {json.dumps(patterns)}\n")
    assert shown(".") == left


def test_options_exclude_besides_settings() -> None:
    write("awesome-lint.toml", 'exclude = ["vendor"]\n')
    assert shown(".", "--exclude", "docs") == ["README.md"]


def test_patterns_are_of_the_folder_that_they_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    write("docs/awesome-lint.toml", 'exclude = ["de/*"]\n')
    assert shown("docs") == ["docs/a.md"]
    monkeypatch.chdir("docs")
    assert shown(".") == ["a.md"]


def test_a_file_that_is_named_is_left_out_only_by_force() -> None:
    write("awesome-lint.toml", 'exclude = ["vendor"]\n')
    assert shown("vendor/x/b.md") == ["vendor/x/b.md"]
    assert shown("vendor/x/b.md", "README.md", "--force-exclude") == ["README.md"]
    status, stdout, stderr = ran("check", "--force-exclude", "vendor/x/b.md")
    assert (status, stdout) == (0, "")
    assert "nothing is left: 1 Markdown file excluded\n" in stderr


def test_a_run_that_excludes_all_that_it_finds_is_an_error() -> None:
    write("awesome-lint.toml", 'exclude = ["*.md"]\n')
    status, _, stderr = ran("check", ".")
    assert status == 2
    assert "error: nothing is left: 4 Markdown files excluded\n" in stderr


# Settings


def test_settings_of_the_command_line_win_over_files() -> None:
    write("README.md", TOOLKITS)
    write("awesome-lint.toml", 'ignore = ["LNK"]\n[[overrides]]\nfiles = ["README.md"]\nseverity.VOC = "info"\n')
    assert "LNK001" not in codes()
    assert {"LNK001", "FMT001"} & codes("--config", 'ignore = ["FMT"]') == {"LNK001"}
    _, stdout, _ = ran(
        "check", "--config", 'severity.VOC="warning"', "--output-format", "concise", "--fail-on", "warning"
    )
    assert "VOC001" in stdout


def test_several_lie_over_one_another_and_over_a_file() -> None:
    write("README.md", TOOLKITS)
    write("other.toml", 'ignore = ["LNK"]\n')
    several = ("--config", "other.toml", "--config", 'severity.VOC = "info"', "--config", 'extend-select = ["DOC011"]')
    assert {"LNK001", "DOC011"} & codes(*several) == {"DOC011"}
    _, stdout, _ = ran("config", *several)
    sources = {line.split()[0]: line.split()[-1] for line in stdout.splitlines()}
    assert (sources["ignore"], sources["severity.VOC"], sources["preset"]) == ("other.toml", "--config", "default")


def test_they_hold_where_no_files_are_looked_for() -> None:
    write("README.md", TOOLKITS)
    write("awesome-lint.toml", 'ignore = ["VOC"]\n')
    assert {"VOC001", "LNK001"} & codes("--isolated", "--config", 'ignore = ["LNK"]') == {"VOC001"}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["ingore = []"], "unknown key `ingore`; did you mean `ignore`?"),
        (["ignore = [LNK]"], "is not valid TOML: invalid value"),
        (["order.by = name"], """; text needs quotation marks: --config 'order.by = "name"'"""),
        (["order.by = 'size'"], "`order.by` must be `name` or `none`"),
        (["extend = 'a.toml'"], "`extend` goes in a settings file"),
        (["a.toml", "b.toml"], "at most one file can be given"),
        (["ignore = ['LNK0001']"], "error: --config: `ignore`: no rule is called `LNK0001`"),
        (["missing.toml"], "no such file: missing.toml"),
    ],
)
def test_what_is_wrong_with_them_is_said(given: list[str], said: str) -> None:
    status, _, stderr = ran("check", *(f"--config={each}" for each in given))
    assert status == 2
    assert said in stderr


def test_a_file_may_have_an_equals_sign_in_its_name() -> None:
    write("README.md", TOOLKITS)
    write("a=b.toml", 'ignore = ["LNK"]\n')
    assert "LNK001" not in codes("--config", "a=b.toml")


def test_the_users_own_settings_hold_where_no_others_do() -> None:
    write("README.md", TOOLKITS)
    own = settings_files.user_folder() / "awesome-lint.toml"
    write(str(own), 'ignore = ["LNK"]\nlists = ["docs/*.md"]\nexclude = ["vendor"]\n')
    assert "LNK001" not in codes()
    assert "LNK001" in codes("--isolated")
    assert "DOC001" in codes("docs/a.md")
    assert "vendor/x/b.md" not in shown(".")
    write("awesome-lint.toml", 'ignore = ["FMT"]\n')
    assert "LNK001" in codes()


# Rules


def test_all_stands_for_every_rule() -> None:
    write("README.md", TOOLKITS)
    assert "DOC011" not in codes("--select", "DOC")
    assert "DOC011" in codes("--select", "ALL")
    assert {"DOC011", "LNK001"} & codes("--select", "all", "--ignore", "LNK") == {"DOC011"}
    write("awesome-lint.toml", 'select = ["ALL"]\nignore = ["DOC011"]\n')
    assert {"DOC009", "DOC011"} & codes() == {"DOC009"}


def test_no_rule_is_called_all() -> None:
    write("awesome-lint.toml", "[rules.all]\nwords = ['x']\n")
    status, _, stderr = ran("check")
    assert status == 2
    assert "the rule `all` must have a different name: every rule is already called ALL" in stderr


def test_rules_are_ignored_by_file() -> None:
    write("README.md", TOOLKITS)
    write("docs/a.md", TOOLKITS)
    write("awesome-lint.toml", 'ignore = ["FMT"]\n[per-file-ignores]\n"docs/*.md" = ["LNK"]\n"*.md" = ["VOC001"]\n')
    assert {"LNK001", "VOC001", "FMT001"} & codes("README.md") == {"LNK001"}
    assert {"LNK001", "VOC001", "VOC002", "FMT001"} & codes("docs/a.md") == {"VOC002"}
    write("awesome-lint.toml", '[per-file-ignores]\n"docs/*.md" = ["LNK0001"]\n')
    _, _, stderr = ran("check")
    assert "awesome-lint.toml: `per-file-ignores.docs/*.md`: no rule is called `LNK0001`" in stderr
