"""`awesome-lint check`: what is read, and which rules run."""

from __future__ import annotations

from pathlib import Path

import pytest

import commandline
from animals import BROKEN, CONCISE, FIXED, FOUND, PAGE, begin, run, text_of, write


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(tmp_path, monkeypatch)


def test_without_a_path_the_readme_is_checked() -> None:
    done = run("--output-format", "concise")
    assert done.stdout == CONCISE
    assert done.stderr == f"checked 3 entries in 1 list (3 headings): {FOUND}\n"
    assert done.exit_code == 1


def test_without_a_path_and_without_a_readme() -> None:
    Path("README.md").unlink()
    done = run()
    assert done.stderr == "error: no README in this folder; name the file to read\n"
    assert done.stdout == ""
    assert done.exit_code == 2


def test_without_a_path_the_lists_of_the_settings_are_checked_too() -> None:
    write("docs/list.md", PAGE)
    write("docs/prose.md", "# Prose\n")
    write("awesome-lint.toml", "lists = ['docs/l*.md']")
    write("README.md", "# Notes\n\nNothing but prose.\n")
    done = run("--output-format=concise")
    assert done.stdout == CONCISE.replace("README.md", "docs/list.md")
    assert done.stderr.startswith("checked 3 entries in 1 list (3 headings) and 1 other file: ")
    Path("README.md").unlink()
    assert run("--output-format=concise").stdout == CONCISE.replace("README.md", "docs/list.md")
    write("awesome-lint.toml", "lists = ['none.md']")
    assert run().stderr == "error: no README in this folder; name the file to read\n"


def test_one_list_is_meant_where_one_is_asked_for() -> None:
    Path("README.md").unlink()
    write("list.md", FIXED)
    write("awesome-lint.toml", "lists = ['list.md', 'other.md']")
    assert commandline.run("export", "--format=csv").stdout.count("\n") == 4
    write("other.md", FIXED)
    done = commandline.run("export")
    assert done.stderr == "error: the settings name several lists; say which one is meant: list.md, other.md\n"
    write("README.md", "# Notes\n")
    assert commandline.run("export").stderr == done.stderr
    write("awesome-lint.toml", "lists = ['README.md', 'other.md']")
    assert commandline.run("export").stderr.startswith("exported no entries")


def test_a_clean_list() -> None:
    write("README.md", FIXED)
    done = run()
    assert done.stdout == ""
    assert done.stderr == "checked 3 entries in 1 list (3 headings): no problems\n"
    assert done.exit_code == 0


def test_a_folder_is_checked_file_by_file() -> None:
    write("docs/list.md", FIXED)
    write("docs/notes.md", "# Notes\n\nNothing but prose.\n")
    done = run(".", "--output-format=concise")
    assert done.stdout == CONCISE
    scope = "checked 6 entries in 2 lists (6 headings) and 1 other file"
    assert done.stderr == f"{scope}: {FOUND}\n"


def test_files_without_entries_do_not_pass_silently() -> None:
    write("notes.md", "# Notes\n\nNothing but prose.\n")
    done = run("notes.md")
    assert done.stderr == "checked 1 file without any entry: no problems\n"
    assert done.exit_code == 0


def test_a_readme_without_entries_is_an_error() -> None:
    write("README.md", "# Notes\n\nNothing but prose.\n")
    done = run("--output-format=concise")
    assert done.stdout.startswith("README.md:1:1: error DOC001 ")
    assert done.stderr == "checked 0 entries in 1 list: 1 error\n"
    assert done.exit_code == 1


def test_what_cannot_be_read_stops_no_other_file() -> None:
    write("good.md", FIXED)
    Path("latin.md").write_bytes("# Café\n".encode("latin-1"))
    done = run("REDME.md", "latin.md", "good.md")
    assert done.stderr.splitlines() == [
        "error: no such file: REDME.md; did you mean README.md?",
        "error: latin.md: not UTF-8 text (byte 0xe9 at line 1); convert it to UTF-8 first",
        "checked 3 entries in 1 list (3 headings): no problems",
    ]
    assert done.exit_code == 2


def test_an_empty_folder_is_an_error() -> None:
    Path("docs").mkdir()
    done = run("docs")
    assert done.stderr == "error: no Markdown file below the folder docs; name a file\n"
    assert done.exit_code == 2


def test_control_characters_of_names_do_not_reach_the_terminal() -> None:
    done = run("a\x1b[31m.md")
    assert done.stderr == "error: no such file: a\\x1b[31m.md\n"


# Standard input


def test_standard_input_is_taken_for_a_list() -> None:
    done = run("-", "--output-format=concise", stdin=PAGE)
    assert done.stdout == CONCISE.replace("README.md", "-")
    assert done.exit_code == 1
    assert run("-", "--output-format=concise", stdin="# Notes\n").stdout.startswith("-:1:1: error DOC001 ")


def test_standard_input_may_have_a_name() -> None:
    write("docs/awesome-lint.toml", "ignore = ['FMT']")
    done = run("-", "--stdin-filename", "docs/README.md", "--output-format=concise", stdin=PAGE)
    assert done.stdout == CONCISE.splitlines(keepends=True)[0].replace("README.md", "docs/README.md")
    assert run("-", "--stdin-filename", "docs/notes.md", stdin="# Notes\n").exit_code == 0


def test_a_name_for_standard_input_goes_with_it() -> None:
    done = run("--stdin-filename", "README.md")
    assert "--stdin-filename requires the path -." in done.stderr
    assert done.exit_code == 2


def test_fixing_standard_input_writes_the_text_to_standard_output() -> None:
    done = run("-", "--fix", "--output-format=concise", stdin=PAGE + BROKEN)
    assert done.stdout == FIXED + BROKEN
    assert done.stderr.endswith("\nchecked 3 entries in 1 list (3 headings): fixed 2 (1 of layout), 1 error left\n")
    assert done.stderr.startswith("-:18:8: error LNK004 ")
    assert done.exit_code == 1
    assert text_of() == PAGE


def test_fixing_clean_standard_input_hands_it_through_byte_by_byte() -> None:
    data = ("\ufeff" + FIXED.replace("\n", "\r\n")).encode()
    done = run("-", "--fix", stdin=data)
    assert done.stdout_bytes == data
    assert done.exit_code == 0


def test_standard_input_that_is_not_utf_8_gives_no_output() -> None:
    done = run("-", "--fix", stdin=b"\xff")
    assert done.stdout_bytes == b""
    assert done.stderr == "error: -: not UTF-8 text (byte 0xff at line 1); convert it to UTF-8 first\n"
    assert done.exit_code == 2


# Selecting


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ([], ["LNK001", "FMT001"]),
        (["--select", "LNK"], ["LNK001"]),
        (["--select", "lnk001, trailing-space"], ["LNK001", "FMT001"]),
        (["--select", "ORD", "--select", "FMT"], ["FMT001"]),
        (["--ignore", "misspelled-scheme"], ["FMT001"]),
        (["--select", "ORD", "--extend-select", "FMT001"], ["FMT001"]),
        (["--select", "LNK,FMT", "--ignore", "FMT001"], ["LNK001"]),
    ],
)
def test_rules_are_selected(options: list[str], codes: list[str]) -> None:
    done = run("--output-format=concise", "--show=layout", *options)
    assert [line.split()[2] for line in done.stdout.splitlines()] == codes


@pytest.mark.parametrize("option", ["--select", "--ignore", "--extend-select"])
def test_an_unknown_rule_is_an_error(option: str) -> None:
    done = run(option, "LNX001")
    assert done.stderr == f"error: {option}: no rule is called `LNX001`; did you mean `LNK001`?\n"
    assert done.stdout == ""
    assert done.exit_code == 2


def test_a_selection_of_nothing_is_an_error() -> None:
    done = run("--select=LNK", "--ignore=LNK")
    assert done.stderr == "error: --ignore excludes all selected rules; ignore fewer\n"
    assert done.exit_code == 2


# Settings


def test_the_nearest_settings_hold() -> None:
    write("pyproject.toml", "[tool.awesome-lint]\nignore = ['FMT']\n")
    write("docs/awesome-lint.toml", "ignore = ['LNK']\n")
    write("docs/list.md", PAGE)
    done = run("README.md", "docs/list.md", "--output-format=concise", "--show=layout")
    assert [line[: line.index(" [")] for line in done.stdout.splitlines()] == [
        "README.md:6:16: error LNK001",
        "docs/list.md:11:40: warning FMT001",
    ]


def test_isolated_ignores_settings_files() -> None:
    write("awesome-lint.toml", "slect = []")
    assert run("--isolated", "--output-format=concise").stdout == CONCISE


def test_a_named_settings_file_is_used() -> None:
    write("awesome-lint.toml", "slect = []")
    write("other.toml", "ignore = ['LNK']")
    for options in ([], ["--isolated"]):
        assert run("--config", "other.toml", "--output-format=concise", *options).stdout == CONCISE.partition("\n")[2]


def test_misspelt_settings_are_one_error_and_stop_only_their_files() -> None:
    write("docs/awesome-lint.toml", "slect = []")
    write("docs/a.md", FIXED)
    write("docs/b.md", FIXED)
    write("README.md", FIXED)
    done = run("docs/a.md", "docs/b.md", "README.md")
    assert done.stderr.splitlines() == [
        "error: docs/awesome-lint.toml: unknown key `slect`; did you mean `select`?",
        "checked 3 entries in 1 list (3 headings): no problems",
    ]
    assert done.exit_code == 2


def test_a_settings_file_that_does_not_exist() -> None:
    write("awesome-lint.toml", "")
    done = run("--config", "awesome-lnt.toml")
    assert done.stderr == "error: no such file: awesome-lnt.toml; did you mean awesome-lint.toml?\n"
    assert done.exit_code == 2


def test_no_cache_is_accepted() -> None:
    assert run("--no-cache", "--output-format=concise").stdout == CONCISE
