"""A change is judged by the settings and suppressions that there were before it."""

from __future__ import annotations

import os
import subprocess
from functools import partial
from pathlib import Path

import pytest

import commandline

HEAD = "# Tools\n\n"
FINE = "- [A](https://a.org) - One.\n- [B](https://b.org) - Two.\n"
WRONG = "- [C](htps://c.org) - Three.{}\n"
SILENT = " <!-- awesome-lint-disable-line -->"
RANGE = ("<!-- awesome-lint-disable LNK001 -->\n\n", "\n<!-- awesome-lint-enable LNK001 -->\n\n")
IN_CI = {"CI": "true"}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    folder = tmp_path / "list"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git("init", "--quiet", "--initial-branch=main")


def git(*arguments: str) -> None:
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.example", *arguments], check=True)


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def commit(name: str, text: str) -> None:
    write(name, text)
    git("add", "--all")
    git("commit", "--quiet", "--message", "change")


run = partial(commandline.run, "check", "--select=LNK001,SUP", "--output-format=concise")


def propose(name: str, text: str) -> None:
    """A list, and a change that adds a wrong entry and another file."""
    commit("README.md", HEAD + FINE)
    write("README.md", HEAD + FINE + WRONG.format(""))
    write(name, text)


@pytest.mark.parametrize("name", [".awesome-lint.toml", "awesome-lint.toml", "pyproject.toml"])
def test_settings_that_a_change_brings_are_not_heeded_in_ci(name: str) -> None:
    table = "[tool.awesome-lint]\n" if name == "pyproject.toml" else ""
    propose(name, f"{table}severity.LNK001 = 'warning'\n")
    assert run("--since", "HEAD").exit_code == 0
    assert run("--since", "HEAD", "--base-settings").exit_code == 1
    assert run("--since", "HEAD", "--own-settings", **IN_CI).exit_code == 0
    done = run("--since", "HEAD", **IN_CI)
    assert done.exit_code == 1
    assert "using the settings of HEAD; --own-settings uses those of the change\n" in done.stderr


def test_settings_that_a_change_edits_or_removes_are_those_from_before() -> None:
    commit(".awesome-lint.toml", "extend = 'conf/base.toml'\n")
    commit("conf/base.toml", "severity.LNK001 = 'warning'\n")
    propose("conf/base.toml", "ignore = ['SUP']\n")
    assert run("--since", "HEAD").exit_code == 1
    assert run("--since", "HEAD", **IN_CI).exit_code == 0
    for path in (Path(".awesome-lint.toml"), Path("conf/base.toml")):
        path.unlink()
    Path("conf").rmdir()
    assert run("--since", "HEAD").exit_code == 1
    assert run("--since", "HEAD", **IN_CI).exit_code == 0


def test_named_settings_are_those_from_before() -> None:
    commit("lint.toml", "")
    propose("lint.toml", "severity.LNK001 = 'warning'\n")
    assert run("--since", "HEAD", "--config", "lint.toml").exit_code == 0
    assert run("--since", "HEAD", "--config", "lint.toml", **IN_CI).exit_code == 1
    propose("new.toml", "")
    done = run("--since", "HEAD", "--config", "new.toml", **IN_CI)
    assert done.exit_code == 2
    assert done.stderr.startswith("error: no such file before the change: new.toml\n")


def test_settings_that_were_a_link_are_not_followed() -> None:
    write("other.toml", "")
    Path(".awesome-lint.toml").symlink_to("other.toml")
    propose("x", "")
    done = run("--since", "HEAD", **IN_CI)
    assert done.exit_code == 2
    assert ".awesome-lint.toml is not a regular file in `HEAD`" in done.stderr


def test_without_other_settings_nothing_is_said_of_them() -> None:
    commit(".awesome-lint.toml", "")
    propose("x", "")
    assert "settings" not in run("--since", "HEAD", **IN_CI).stderr


def test_what_is_staged_is_judged_by_head() -> None:
    propose(".awesome-lint.toml", "severity.LNK001 = 'warning'\n")
    git("add", "--all")
    assert run("--staged").exit_code == 0
    assert run("--staged", "--base-settings").exit_code == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (FINE, FINE + WRONG.format(SILENT)),
        (FINE, f"<!-- awesome-lint-disable -->\n\n{FINE}{WRONG.format('')}"),
        (FINE, f"{FINE}\n<!-- awesome-lint-disable-next-line LNK001 -- why -->\n\n{WRONG.format('')}"),
        (FINE, f"<!--lint disable-->\n\n{FINE}{WRONG.format('')}"),
        (FINE.replace("\n", f"{SILENT}\n", 1), FINE.replace("\n", f"{SILENT}\n", 1) + WRONG.format(SILENT)),
        (
            FINE.join(RANGE),
            RANGE[0] + FINE + WRONG.format("") + RANGE[1].replace("awesome-lint-enable LNK001", "the end"),
        ),
        (FINE.join(RANGE) + "Text.\n", RANGE[0] + FINE + "\nText.\n\n" + WRONG.format("")),
    ],
    ids=["line", "range", "next line", "npm", "one more", "end spoilt", "end gone"],
)
def test_comments_that_a_change_brings_silence_nothing_in_ci(before: str, after: str) -> None:
    commit("README.md", HEAD + before)
    write("README.md", HEAD + after)
    assert run("--since", "HEAD", "--select", "LNK001").exit_code == 0
    done = run("--since", "HEAD", "--select", "LNK001", **IN_CI)
    row = (HEAD + after).partition("htps")[0].count("\n") + 1
    assert done.stdout == f"README.md:{row}:7: error LNK001 [*] `htps` is not a URL scheme; did you mean `https`?\n"
    assert done.exit_code == 1


def test_comments_from_before_still_silence() -> None:
    commit("README.md", HEAD + WRONG.format(SILENT) + RANGE[0] + FINE + RANGE[1])
    write("README.md", HEAD + WRONG.format(SILENT).replace("Three", "Four") + RANGE[0] + FINE + RANGE[1])
    done = run("--since", "HEAD", "--select", "LNK001", **IN_CI)
    assert (done.exit_code, done.stdout) == (0, "")


def test_the_report_shows_the_page_as_it_is() -> None:
    commit("README.md", HEAD + FINE)
    write("README.md", HEAD + FINE + WRONG.format(SILENT))
    done = run("--since", "HEAD", "--output-format", "text", **IN_CI)
    assert WRONG.format(SILENT).strip() in done.stdout


def test_links_are_asked_by_the_settings_from_before(tmp_path: Path) -> None:
    commit("README.md", HEAD + FINE)
    write("README.md", HEAD + FINE + "- [C](https://c.org) - Three.\n")
    write(".awesome-lint.toml", "links.exclude = ['https://c.org*']\n")
    command = ["links", "--offline", "--cache-file", str(tmp_path / "links.db"), "--since", "HEAD"]
    assert "no links to check" in commandline.run(*command).stderr
    done = commandline.run(*command, **IN_CI)
    assert "1 link: 1 without an answer" in done.stderr
    assert "using the settings of HEAD" in done.stderr
