"""`awesome-lint check`: every option and every exit status."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

import commandline
from awesome_lint.report import Format

FIXED = """\
# Animals

## Bee

* Kind: `insect`
* Link: [home](https://example.org/bee)

## Cat

* Kind: `mammal`
* Link: [home](https://example.org/cat)

## Dog

* Kind: `mammal`
* Link: [home](https://example.org/dog)
"""
PAGE = FIXED.replace("https://example.org/bee", "hhttps://example.org/bee").replace("cat)\n", "cat) \n")
CONCISE = """\
README.md:6:16: error LNK001 [*] `hhttps` is not a URL scheme; did you mean `https`?
README.md: 1 layout finding; `awesome-lint format` mends it
"""
LAYOUT = "README.md:11:40: warning FMT001 [*] trailing white space\n"
FOUND = "1 error, 1 warning (2 fixable with --fix, 1 more with --show layout)"
BROKEN = "\n[gone](#gone)\n"
"""A fault without a fix."""
NAMES = ["Ant", "Bee", "Cat", "Dog", "Eel", "Fox", "Hen", "Gnu", "Ibex", "Jay"]
UNSORTED = "# Animals\n" + "".join(f"\n## {name}\n\n* Kind: `animal`\n* Age: {name}\n" for name in NAMES)
"""A list in an order that nothing but the list itself declares."""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder whose README has an error and a warning, both with a safe fix."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    write("README.md", PAGE)


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8", newline="")


def text_of(name: str = "README.md") -> str:
    return Path(name).read_bytes().decode()


run = partial(commandline.run, "check")


# Paths


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


# Fixing


def test_fix_writes_the_file_and_reports_what_is_left() -> None:
    write("README.md", PAGE + BROKEN)
    done = run("--fix", "--output-format=concise")
    assert text_of() == FIXED + BROKEN
    assert done.stdout.startswith("README.md:18:8: error LNK004 ")
    assert done.stderr == "checked 3 entries in 1 list (3 headings): fixed 2 (1 of layout), 1 error left\n"
    assert done.exit_code == 1


def test_after_fix_a_second_run_changes_nothing() -> None:
    assert run("--fix").stderr == "checked 3 entries in 1 list (3 headings): fixed 2 (1 of layout), no problems left\n"
    before = Path("README.md").stat().st_mtime_ns
    done = run("--fix")
    assert done.stderr == "checked 3 entries in 1 list (3 headings): fixed 0, no problems left\n"
    assert done.exit_code == 0
    assert Path("README.md").stat().st_mtime_ns == before


def test_unsafe_fixes_must_be_asked_for() -> None:
    write("README.md", UNSORTED)
    done = run("--select=ORD")
    assert done.stderr == "checked 10 entries in 1 list (10 headings): 1 error (1 fixable with --fix --unsafe-fixes)\n"
    done = run("--fix", "--select=ORD")
    assert text_of() == UNSORTED
    scope = "checked 10 entries in 1 list (10 headings)"
    assert done.stderr == f"{scope}: fixed 0, 1 error left (1 fixable with --fix --unsafe-fixes)\n"
    assert done.exit_code == 1
    done = run("--fix", "--unsafe-fixes", "--select=ORD")
    assert done.stderr == "checked 10 entries in 1 list (10 headings): fixed 1, no problems left\n"
    assert [line[3:] for line in text_of().splitlines() if line.startswith("## ")] == sorted(NAMES)
    assert done.exit_code == 0


def test_settings_promote_unsafe_fixes() -> None:
    write("README.md", UNSORTED)
    write("awesome-lint.toml", "safe-fixes = ['ORD001']")
    done = run("--select=ORD", "--output-format=concise")
    assert ": error ORD001 [*] " in done.stdout
    assert done.stderr == "checked 10 entries in 1 list (10 headings): 1 error (1 fixable with --fix)\n"
    assert run("--fix", "--select=ORD").exit_code == 0
    assert text_of() != UNSORTED


def test_unsafe_fixes_alone_are_counted_and_marked() -> None:
    write("README.md", UNSORTED.replace("`animal`", "`animal` ", 1))
    safe = run("--output-format=concise", "--show=layout")
    unsafe = run("--output-format=concise", "--show=layout", "--unsafe-fixes")
    assert safe.stderr.endswith(" 1 error, 1 warning (1 fixable with --fix, 1 more with --unsafe-fixes)\n")
    assert unsafe.stderr.endswith(" 1 error, 1 warning (2 fixable with --fix --unsafe-fixes)\n")
    assert unsafe.stdout == safe.stdout.replace("ORD001 ", "ORD001 [*] ")
    assert text_of() != FIXED


def test_fix_says_what_it_fixed() -> None:
    write("README.md", PAGE + BROKEN)
    done = run("--fix", "--show-fixes", "--output-format=concise")
    said, _, left = done.stdout.partition("\n\n")
    assert said.splitlines() == [
        "README.md:6:16: fixed LNK001 `hhttps` is not a URL scheme; did you mean `https`?",
        "README.md: fixed 1 layout finding",
    ]
    assert left.startswith("README.md:18:8: error LNK004 ")
    assert run("--fix", "--show-fixes", "--select=LNK001").stdout == ""
    write("README.md", PAGE)
    done = run("--fix", "--show-fixes", "--show=layout")
    assert done.stdout.splitlines()[1] == "README.md:11:40: fixed FMT001 trailing white space"


@pytest.mark.parametrize("options", [["--show-fixes"], ["--show-fixes", "--fix", "--output-format=json"]])
def test_fixes_are_shown_to_people_where_some_are_made(options: list[str]) -> None:
    done = run(*options)
    assert "--show-fixes goes with --fix and a format for people." in done.stderr
    assert done.exit_code == 2


def test_diff_shows_what_fix_would_do_and_writes_nothing() -> None:
    for options in (["--diff"], ["--diff", "--fix"]):
        done = run(*options)
        assert done.stdout == (
            "--- README.md\n+++ README.md\n"
            "@@ -3,12 +3,12 @@\n ## Bee\n \n * Kind: `insect`\n"
            "-* Link: [home](hhttps://example.org/bee)\n+* Link: [home](https://example.org/bee)\n"
            " \n ## Cat\n \n * Kind: `mammal`\n"
            "-* Link: [home](https://example.org/cat) \n+* Link: [home](https://example.org/cat)\n"
            " \n ## Dog\n \n"
        )
        assert done.stderr == "checked 3 entries in 1 list (3 headings): would fix 2 (1 of layout), no problems left\n"
        assert done.exit_code == 1
        assert text_of() == PAGE


def test_diff_of_a_clean_list_is_empty() -> None:
    write("README.md", FIXED)
    done = run("--diff")
    assert done.stdout == ""
    assert done.exit_code == 0


def test_diff_of_standard_input() -> None:
    assert run("-", "--diff", "--fix", stdin=PAGE).stdout.startswith("--- -\n+++ -\n@@ -3,12 +3,12 @@\n")


def test_a_refused_fix_writes_nothing() -> None:
    write("README.md", PAGE + "\n\0\n")
    done = run("--fix")
    assert done.stderr.startswith(
        "error: README.md: nothing was changed: line 18 contains a NUL character; remove it first\n"
    )
    assert text_of() == PAGE + "\n\0\n"
    assert done.exit_code == 2


def test_a_file_that_changes_meanwhile_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    from awesome_lint.pipeline import inputs, outcomes  # noqa: PLC0415

    original = outcomes.fix_file

    def fix_and_edit(each: inputs.Input, *, unsafe: bool) -> outcomes.Outcome:
        write("README.md", "edited")
        return original(each, unsafe=unsafe)

    monkeypatch.setattr(outcomes, "fix_file", fix_and_edit)
    done = run("--fix")
    assert done.stderr.startswith("error: README.md changed while it was checked, so nothing was written; run again\n")
    assert text_of() == "edited"
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


# Output


def test_layout_is_one_line_a_file_unless_somebody_asks_for_it() -> None:
    write("docs/list.md", PAGE.replace("insect`\n", "insect` \n"))
    for style, line in (
        ("text", "docs/list.md: 2 layout findings; `awesome-lint format` mends them\n"),
        ("concise", "docs/list.md: 2 layout findings; `awesome-lint format` mends them\n"),
        ("grouped", "  2 layout findings; `awesome-lint format` mends them\n"),
    ):
        done = run("docs/list.md", "--output-format", style)
        assert done.stdout.count(line) == 1
        assert "FMT001" not in done.stdout
        assert done.stderr.endswith("(3 fixable with --fix, 2 more with --show layout)\n")
        for asked in (["--show=layout"], ["--select=FMT"], ["--extend-select=trailing-space"]):
            assert run("docs/list.md", "--output-format", style, *asked).stdout.count("warning FMT001 [*]") == 2
    run("format", "docs/list.md")
    assert [each["code"] for each in json.loads(run("--output-format=json").stdout)] == ["LNK001", "FMT001"]


def test_what_format_does_not_mend_is_spelled_out(monkeypatch: pytest.MonkeyPatch) -> None:
    from awesome_lint.pipeline import inputs, outcomes  # noqa: PLC0415

    original = outcomes.check_file

    def unfixable(each: inputs.Input) -> outcomes.Outcome:
        done = original(each)
        return replace(done, diagnostics=[replace(one, fix=None) for one in done.diagnostics])

    monkeypatch.setattr(outcomes, "check_file", unfixable)
    assert run("--output-format=concise").stdout.splitlines()[1] == LAYOUT.replace("[*] ", "").rstrip()


def test_errors_come_before_warnings_and_these_before_infos() -> None:
    write("README.md", "# L\n\n### Deep\n\n- [a](https://a.org) - Uses Javascript.\n- [b](hhttps://b.org) - Bends.\n")
    done = run("--output-format=concise", "--show=info", "--show=layout")
    assert [line.split()[1:3] for line in done.stdout.splitlines()] == [
        ["error", "LNK001"],
        ["warning", "SPL002"],
        ["info", "DOC002"],
    ]
    assert run("--output-format=concise", "--show=info,layout").stdout == done.stdout
    assert run("--output-format=concise", "--show=error").stdout.count("\n") == 1
    assert "'layuot' is not one of" in run("--show=info,layuot").stderr
    rows = [each["location"]["row"] for each in json.loads(run("--show=info", "--output-format=json").stdout)]
    assert rows == sorted(rows)


def test_text_is_the_default_format() -> None:
    done = run("--select=LNK")
    assert done.stdout == run("--select=LNK", "--output-format=text").stdout
    assert done.stdout.splitlines()[1] == " --> README.md:6:16"


def test_json_is_one_array_whatever_was_read() -> None:
    write("docs/list.md", PAGE)
    found = json.loads(run("README.md", "docs/list.md", "--output-format=json").stdout)
    assert [(each["filename"], each["code"], each["entry"]) for each in found] == [
        ("README.md", "LNK001", "Bee"),
        ("README.md", "FMT001", None),
        ("docs/list.md", "LNK001", "Bee"),
        ("docs/list.md", "FMT001", None),
    ]
    assert run("nope.md", "--output-format=json").stdout == "[]\n"


def test_github_annotates() -> None:
    assert run("--output-format=github").stdout.splitlines()[0] == (
        "::error file=README.md,line=6,col=16,endLine=6,endColumn=22,title=LNK001 (misspelled-scheme)::"
        "`hhttps` is not a URL scheme; did you mean `https`?"
    )


@pytest.mark.parametrize("style", [*Format])
def test_every_format_has_the_summary_on_standard_error(style: Format) -> None:
    done = run("--output-format", style, "--show=layout")
    assert done.stderr == "checked 3 entries in 1 list (3 headings): 1 error, 1 warning (2 fixable with --fix)\n"
    assert done.exit_code == 1


def test_the_report_can_go_to_a_file_too() -> None:
    done = run("--output-format=concise", "--output-file", "out.txt", "--color")
    assert "\x1b[" in done.stdout
    assert done.stdout == run("--output-format=concise", "--color").stdout
    assert done.stderr.startswith("checked 3 entries")
    assert text_of("out.txt") == CONCISE


def test_beside_a_report_for_programs_the_terminal_shows_text() -> None:
    done = run("--output-format=sarif", "-o", "out.sarif")
    assert done.stdout == run().stdout
    assert len(json.loads(text_of("out.sarif"))["runs"][0]["results"]) == 2


def test_quiet_leaves_out_the_summary_and_what_a_file_holds() -> None:
    done = run("--quiet", "--output-format=concise")
    assert (done.stdout, done.stderr, done.exit_code) == (CONCISE, "", 1)
    done = run("-q", "--output-format=concise", "-o", "out.txt")
    assert (done.stdout, done.stderr, done.exit_code) == ("", "", 1)
    assert text_of("out.txt") == CONCISE
    assert run("-q", "nope.md").stderr == "error: no such file: nope.md\n"


def test_a_file_for_the_report_that_cannot_be_written() -> None:
    done = run("-o", "none/out.txt")
    assert done.stderr.startswith("error: cannot write none/out.txt: no such file or directory\n")
    assert done.exit_code == 2


def test_fixing_standard_input_with_the_report_in_a_file() -> None:
    done = run("-", "--fix", "--output-format=concise", "-o", "out.txt", stdin=PAGE + BROKEN)
    assert done.stdout == FIXED + BROKEN
    assert text_of("out.txt").startswith("-:18:8: error LNK004 ")


def test_the_summary_says_how_entries_were_read_and_what_was_not() -> None:
    table = "| Name | Kind |\n| --- | --- |\n| [c](https://c.org) | x |\n| [d](https://d.org) | y |\n"
    page = f"# L\n\n- [a](https://a.org) - A.\n-[b](https://b.org) - B.\n\n{table}"
    done = run("-", "--select", "ENT010", stdin=page)
    read = "checked 3 entries in 1 list (1 bullet, 2 table rows; 1 entry-like line not read)"
    assert done.stderr == f"{read}: 1 error (1 fixable with --fix)\n"
    assert run("-", "--select", "ENT010", "--statistics", stdin=page).stdout.splitlines() == [
        "1  ENT010 [*] unread-entry",
        "",
        "1  bullet",
        "2  table rows",
        "1  entry-like line not read",
        "",
        "-: entry-like line not read: line 4",
    ]
    fixed = run("-", "--select", "ENT010", "--fix", stdin=page)
    assert fixed.stderr == "checked 4 entries in 1 list (2 bullets, 2 table rows): fixed 1, no problems left\n"


def test_statistics_replace_the_findings() -> None:
    done = run("--statistics")
    assert done.stdout == "1  FMT001 [*] trailing-space\n1  LNK001 [*] misspelled-scheme\n\n3  headings\n"
    assert done.stderr.startswith("checked 3 entries")
    assert done.exit_code == 1


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("--diff", "--statistics cannot be used with --diff."),
        ("--output-format=json", "--statistics cannot be used with --output-format json."),
    ],
)
def test_statistics_are_for_people(option: str, message: str) -> None:
    done = run("--statistics", option)
    assert message in done.stderr
    assert done.exit_code == 2


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["--select=FMT"], 0),
        (["--select=FMT", "--fail-on=error"], 0),
        (["--select=FMT", "--fail-on=warning"], 1),
        (["--select=LNK", "--fail-on=warning"], 1),
        (["--select=LNK", "--exit-zero"], 0),
        (["--diff", "--exit-zero"], 0),
        (["nope.md", "--exit-zero"], 2),
        (["--no-such-option"], 2),
        (["--output-format=xml"], 2),
    ],
)
def test_the_exit_status(options: list[str], status: int) -> None:
    assert run(*options).exit_code == status


@pytest.mark.parametrize(
    ("option", "environment", "is_colored"),
    [
        ([], {}, False),
        (["--color"], {}, True),
        (["--color"], {"NO_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--no-color"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colours_are_as_asked(
    monkeypatch: pytest.MonkeyPatch, option: list[str], environment: dict[str, str], *, is_colored: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run(*option).stdout) is is_colored
    assert ("\x1b[" in run(*option, "nope.md").stderr) is is_colored
    assert ("\x1b[" in run("--diff", *option).stdout) is is_colored
