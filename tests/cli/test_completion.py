"""What shells complete, as they ask for it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from forking import program
from places import ROOT

LINES = {
    shell: line.strip()
    for line, shell in re.findall(
        r"^(.*_AWESOME_LINT_COMPLETE=\w+_source.*?)# (bash|zsh|fish)$",
        (ROOT / "README.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    Path("awesome-lint.toml").write_text("rules.no-hype = {words = ['hype']}", encoding="utf-8")


def completed(*words: str, shell: str = "zsh") -> list[str]:
    asked = {"COMP_WORDS": " ".join(["awesome-lint", *words]), "COMP_CWORD": str(len(words))}
    environment = {**os.environ, **asked, "_AWESOME_LINT_COMPLETE": f"{shell}_complete"}
    return subprocess.run(program(), env=environment, capture_output=True, text=True, check=False).stdout.splitlines()


def names(*words: str) -> list[str]:
    """What is completed, without kind and help."""
    return completed(*words)[1::3]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["ch"], ["check"]),
        (["si"], ["site"]),
        (["lo"], ["log"]),
        (["log", "--format", "at"], ["atom"]),
        (["site", "--cur"], ["--curator"]),
        (["se"], ["server"]),
        (["server", "--t"], ["--tcp"]),
        (["check", "--sel"], ["--select"]),
        (["check", "--select", "uns"], ["unsorted-entries"]),
        (["check", "--select", "ORD,uns"], ["ORD,unsorted-entries"]),
        (["check", "--ignore", "ord"], ["ORD001", "ORD002"]),
        (["check", "--extend-select", "no-h"], ["no-hype"]),
        (["check", "--extend-select", "OWN"], ["OWN001"]),
        (["check", "--preset", "s"], ["sindresorhus"]),
        (["check", "--output-format", "sa"], ["sarif"]),
        (["rule", "unsor"], ["unsorted-entries"]),
        (["rule", "nothing-like-it"], []),
    ],
    ids=" ".join,
)
def test_words_are_completed(words: list[str], expected: list[str]) -> None:
    assert names(*words) == expected


def test_rules_come_with_what_they_report() -> None:
    assert completed("rule", "ORD")[:3] == [
        "plain",
        "ORD001",
        "An entry is out of the order that its section keeps.",
    ]


def test_files_are_left_to_the_shell() -> None:
    assert completed("check", "READ", shell="bash") == ["file,READ"]


def test_wrong_settings_do_not_keep_a_shell_from_completing() -> None:
    Path("awesome-lint.toml").write_text("rules.x = {}", encoding="utf-8")
    assert names("rule", "unsor") == ["unsorted-entries"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_line_of_the_readme_is_for_this_command(shell: str) -> None:
    (source,) = re.findall(r"(_AWESOME_LINT_COMPLETE=\w+ awesome-lint)", LINES[shell])
    done = subprocess.run(["sh", "-c", source], capture_output=True, text=True, check=True)
    assert f"_AWESOME_LINT_COMPLETE={shell}_complete" in done.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_bash_completes_a_rule() -> None:
    script = f"""{LINES["bash"]}
    COMP_WORDS=(awesome-lint rule unsor) COMP_CWORD=2
    _awesome_lint_completion awesome-lint unsor rule
    echo "${{COMPREPLY[@]}}" """
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "unsorted-entries\n"
