"""`awesome-lint check --fix` and `--diff`."""

from __future__ import annotations

from pathlib import Path

import pytest

from animals import BROKEN, FIXED, NAMES, PAGE, UNSORTED, begin, run, text_of, write


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(tmp_path, monkeypatch)


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
