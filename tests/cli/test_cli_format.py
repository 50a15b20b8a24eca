"""`awesome-lint format`: every option and every exit status."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

import commandline

TIDY = "# Animals\n\n* [Bee](https://example.org/bee)\n* [Cat](https://example.org/cat)\n"
PAGE = TIDY.replace("Animals\n", "Animals \n")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder whose README has a space too many."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    Path("README.md").write_text(PAGE, encoding="utf-8")


run = partial(commandline.run, "format")


def readme() -> str:
    return Path("README.md").read_text(encoding="utf-8")


def test_the_readme_is_put_in_order() -> None:
    done = run()
    assert readme() == TIDY
    assert done.stdout == ""
    assert done.stderr == "1 file reformatted\n"
    assert done.exit_code == 0


def test_formatting_twice_is_formatting_once() -> None:
    run()
    done = run()
    assert readme() == TIDY
    assert done.stderr == "1 file left unchanged\n"


def test_check_tells_which_files_would_change() -> None:
    Path("tidy.md").write_text(TIDY, encoding="utf-8")
    done = run("--check", ".")
    assert done.stdout == "would reformat README.md\n"
    assert done.stderr == "1 file would be reformatted, 1 file already formatted\n"
    assert done.exit_code == 1
    assert readme() == PAGE


def test_check_of_tidy_files() -> None:
    Path("README.md").write_text(TIDY, encoding="utf-8")
    done = run("--check")
    assert done.stdout == ""
    assert done.stderr == "1 file already formatted\n"
    assert done.exit_code == 0


@pytest.mark.parametrize("options", [["--diff"], ["--diff", "--check"]])
def test_diff_shows_what_would_change(options: list[str]) -> None:
    done = run(*options)
    assert done.stdout.startswith("--- README.md\n+++ README.md\n@@ -1,4 +1,4 @@\n-# Animals \n+# Animals\n \n")
    assert done.exit_code == 1
    assert readme() == PAGE


def test_standard_input_goes_to_standard_output() -> None:
    done = run("-", stdin=PAGE.replace("\n", "\r\n").encode())
    assert done.stdout_bytes == TIDY.replace("\n", "\r\n").encode()
    assert done.stderr == "1 file reformatted\n"
    assert done.exit_code == 0


def test_standard_input_may_have_a_name() -> None:
    done = run("-", "--diff", "--stdin-filename", "list.md", stdin=PAGE)
    assert done.stdout.startswith("--- list.md\n")


def test_only_the_layout_changes() -> None:
    page = PAGE.replace("https://example.org/bee", "hhttps://example.org/bee")
    assert run("-", stdin=page).stdout == page.replace(" \n", "\n")


def test_settings_are_heeded() -> None:
    Path("awesome-lint.toml").write_text("ignore = ['FMT001']", encoding="utf-8")
    assert run("-", stdin=PAGE).stdout == PAGE
    assert run("-", "--isolated", stdin=PAGE).stdout == TIDY
    Path("other.toml").write_text("", encoding="utf-8")
    assert run("-", "--config", "other.toml", stdin=PAGE).stdout == TIDY


def test_suppressed_layout_is_left_alone() -> None:
    page = PAGE.replace("Animals ", "Animals <!-- awesome-lint-disable-line FMT001 --> ")
    assert run("-", stdin=page).stdout == page


def test_what_is_refused_is_left_alone() -> None:
    done = run("-", stdin=PAGE + "\0\n")
    assert done.stdout == PAGE + "\0\n"
    assert done.stderr.startswith("error: -: nothing was changed: line 5 contains a NUL character; remove it first\n")
    assert done.exit_code == 2


def test_what_cannot_be_read_stops_no_other_file() -> None:
    Path("latin.md").write_bytes(b"caf\xe9 \n")
    done = run("latin.md", "README.md")
    assert done.stderr.splitlines() == [
        "error: latin.md: not UTF-8 text (byte 0xe9 at line 1); convert it to UTF-8 first",
        "1 file reformatted",
    ]
    assert Path("latin.md").read_bytes() == b"caf\xe9 \n"
    assert readme() == TIDY
    assert done.exit_code == 2


def test_the_cache_option_and_colours_are_accepted() -> None:
    assert "\x1b[31m-# Animals" in run("--no-cache", "--diff", "--color").stdout
    assert "\x1b[" not in run("--no-cache", "--diff", "--no-color").stdout
