"""What `awesome-lint check` writes, and its exit status."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from animals import BROKEN, CONCISE, FIXED, LAYOUT, PAGE, begin, run, text_of, write
from awesome_lint.report import Format


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(tmp_path, monkeypatch)


def test_layout_is_one_line_a_file_unless_somebody_asks_for_it() -> None:
    write("docs/list.md", PAGE.replace("insect`\n", "insect` \n"))
    for style, line in (
        ("text", "docs/list.md: 2 layout findings; `awesome-lint format` fixes them\n"),
        ("concise", "docs/list.md: 2 layout findings; `awesome-lint format` fixes them\n"),
        ("grouped", "  2 layout findings; `awesome-lint format` fixes them\n"),
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
