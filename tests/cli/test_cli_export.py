"""`awesome-lint export` and `awesome-lint rule`: every option and every exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from awesome_lint import rules
from awesome_lint.registry import pages
from commandline import run

PAGE = "# Animals\n\n## Bee\n\n* Kind: `insect`\n\n## Cat\n\n* Kind: `mammal`\n"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    Path("README.md").write_text(PAGE, encoding="utf-8")


def test_the_readme_is_exported() -> None:
    done = run("export")
    page = json.loads(done.stdout)
    assert page["path"] == "README.md"
    assert [each["name"] for each in page["entries"]] == ["Bee", "Cat"]
    assert done.stderr == "exported 2 entries (2 headings)\n"
    assert done.exit_code == 0


def test_a_file_is_exported_to_a_file() -> None:
    done = run("export", "README.md", "--format", "json", "-o", "out.json")
    assert done.stdout == ""
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["title"] == "Animals"


@pytest.mark.parametrize(
    ("style", "start"),
    [
        ("json", '{\n  "version": 1,'),
        ("jsonl", '{"path": "README.md",'),
        ("yaml", "version: 1\n"),
        ("csv", "name,url,"),
    ],
)
def test_every_format_goes_to_a_file_or_to_standard_output(style: str, start: str) -> None:
    shown = run("export", "--format", style)
    assert shown.stdout_bytes.decode().startswith(start)
    done = run("export", "--format", style, "-o", "out")
    assert (done.stdout, done.stderr, done.exit_code) == ("", shown.stderr, 0)
    assert Path("out").read_bytes() == shown.stdout_bytes


def test_the_list_itself_is_not_written_over() -> None:
    done = run("export", "README.md", "-o", "./README.md")
    assert done.stderr == "error: README.md is the list itself; name another file to write to\n"
    assert Path("README.md").read_text(encoding="utf-8") == PAGE
    assert done.exit_code == 2


def test_a_file_that_cannot_be_written_is_an_error() -> None:
    done = run("export", "--format", "csv", "-o", "none/out.csv")
    assert done.stderr == "error: cannot write none/out.csv: no such file or directory\n"
    assert done.exit_code == 2


def test_what_could_not_be_read_is_said() -> None:
    done = run("export", "-", "--format", "jsonl", stdin="- [a](https://a.org)\n- [b](https://b.org\n")
    assert done.stderr.endswith("; 1 entry-like line not read)\n-: entry-like line not read: line 2\n")


def test_a_terminal_is_shown_nothing_that_harms_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("awesome_lint.cli.console.is_terminal", lambda _: True)
    done = run("export", "-", "--format", "csv", stdin="- [a\u202e](https://a.org)\n")
    assert done.stdout.splitlines()[1].startswith("a\\u202e,https://a.org,")
    assert "\r" not in done.stdout_bytes.decode()


def test_standard_input_is_exported() -> None:
    assert json.loads(run("export", "-", stdin=PAGE).stdout)["path"] == "-"
    assert json.loads(run("export", "-", "--stdin-filename", "a.md", stdin=PAGE).stdout)["path"] == "a.md"


def test_a_page_without_entries_does_not_pass_silently() -> None:
    done = run("export", "-", stdin="# Notes\n")
    assert json.loads(done.stdout)["entries"] == []
    assert done.stderr == "exported no entries: none were recognized\n"
    assert done.exit_code == 1


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("REDME.md", "error: no such file: REDME.md; did you mean README.md?\n"),
        (".", "error: . is a folder; name a file in it\n"),
    ],
)
def test_what_cannot_be_exported(path: str, message: str) -> None:
    done = run("export", path)
    assert done.stderr == message
    assert done.stdout == ""
    assert done.exit_code == 2


def test_what_is_nested_too_deeply_is_said() -> None:
    done = run("export", "-", stdin=PAGE + "\n" + "> " * 150 + "deep\n")
    assert len(json.loads(done.stdout)["entries"]) == 2
    assert done.stderr.startswith("error: -: line 11 is nested too deeply to be read, so its content was left out\n")
    assert done.exit_code == 2


def test_all_rules_are_listed() -> None:
    done = run("rule")
    assert [line.split()[:2] for line in done.stdout.splitlines()] == [
        [each.code, each.name] for each in rules.all_ids()
    ]
    summary = pages.page(next(each for each in rules.all_ids() if each.code == "LNK001")).summary
    assert next(line for line in done.stdout.splitlines() if line.startswith("LNK001")).endswith(
        f" safe fix    {summary}"
    )
    assert done.exit_code == 0


def test_a_family_is_listed() -> None:
    codes = [line.split()[0] for line in run("rule", "fmt").stdout.splitlines()]
    assert codes == [each.code for each in rules.all_ids() if each.code.startswith("FMT")]


@pytest.mark.parametrize("name", ["LNK001", "lnk001", "misspelled-scheme"])
def test_a_rule_is_explained_by_its_page(name: str) -> None:
    assert run("rule", name).stdout.startswith("# misspelled-scheme (LNK001)\n")


def test_an_unknown_rule_is_an_error() -> None:
    done = run("rule", "mispelled-scheme")
    assert done.stderr == "error: no rule is called `mispelled-scheme`; did you mean `misspelled-scheme`?\n"
    assert done.exit_code == 2


def test_colours_of_the_list_are_as_asked() -> None:
    assert "\x1b[1mLNK001\x1b[0m" in run("rule", "--color").stdout
    assert "\x1b[" not in run("rule").stdout
