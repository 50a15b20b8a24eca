"""The library's functions, and what the command line asks of the pipeline."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import awesome_lint
from awesome_lint import (
    FileError,
    RefusedError,
    Settings,
    UnknownRuleError,
    check,
    fix,
    format_text,
    load,
    parse,
)
from awesome_lint.pipeline import inputs, outcomes
from awesome_lint.pipeline.inputs import Input, Selection
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.settings import SettingsError
from awesome_lint.source import BOM
from awesome_lint.world.settings_files import SettingsFinder

PAGE = """\
# Animals

## Bee

* Kind: `insect`
* Link: [home](hhttps://example.org/bee)

## Cat

* Kind: `mammal`
* Link: [about](missing.md)
"""
FIXED = PAGE.replace("hhttps", "https")
TOO_DEEP = "> " * 150 + "deep\n"


def codes(found: list[awesome_lint.Diagnostic]) -> list[tuple[str, int]]:
    return [(each.code, each.location.row) for each in found]


def test_check_of_bare_text_asks_about_no_files() -> None:
    assert codes(check(PAGE)) == [("LNK001", 6)]


def test_check_with_a_path_looks_for_the_files_that_are_linked(tmp_path: Path) -> None:
    assert codes(check(PAGE, path=tmp_path / "README.md")) == [("LNK001", 6), ("LNK005", 11)]
    (tmp_path / "missing.md").touch()
    assert codes(check(PAGE, path=str(tmp_path / "README.md"))) == [("LNK001", 6)]


def test_check_heeds_settings() -> None:
    assert check(PAGE, Settings(ignore=["LNK"])) == []
    with pytest.raises(UnknownRuleError, match=r"^no rule is called `LNX001`; did you mean `LNK001`\?$"):
        check(PAGE, Settings(select=["LNX001"]))


def test_only_what_must_be_a_list_is_blamed_for_being_none(tmp_path: Path) -> None:
    prose = "# Notes\n\nNothing but prose.\n"
    assert codes(check(prose)) == [("DOC001", 1)]
    assert codes(check(prose, path=tmp_path / "README.md")) == [("DOC001", 1)]
    assert check(prose, path=tmp_path / "notes.md") == []
    assert codes(check(prose, Settings(lists=["notes.md"]), path=tmp_path / "notes.md")) == [("DOC001", 1)]


def test_fix_applies_what_is_safe() -> None:
    result = fix(PAGE)
    assert result.text == FIXED
    assert codes(result.applied) == [("LNK001", 6)]
    assert result.remaining == []
    assert result.refused == []


def test_format_text_mends_the_layout_and_nothing_else() -> None:
    assert format_text(PAGE.replace("\n\n* Kind: `mammal`", "\n* Kind: `mammal` \n\n")) == PAGE.replace(
        "mammal`\n", "mammal`\n\n"
    )


def test_format_text_heeds_ignored_rules() -> None:
    text = PAGE.replace("# Animals", "# Animals ")
    assert format_text(text) == PAGE
    assert format_text(text, Settings(ignore=["FMT001"])) == text
    assert format_text(text, Settings(select=["ORD"])) == PAGE


@pytest.mark.parametrize("text", [PAGE + "\0 \n", TOO_DEEP + "text \n"])
def test_format_text_raises_where_it_refuses(text: str) -> None:
    with pytest.raises(RefusedError):
        format_text(text)


def test_load_reads_a_file_like_parse(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_bytes((BOM + PAGE).encode())
    assert load(path) == load(str(path)) == parse(BOM + PAGE)
    assert [each.name for each in load(path).entries] == ["Bee", "Cat"]


def test_load_raises_one_error_for_all_that_is_wrong_with_a_file(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"^no such file: .*list.md$"):
        load(tmp_path / "list.md")
    (tmp_path / "list.md").write_bytes(b"\xff\xfea\0")
    with pytest.raises(FileError, match=r"list.md: not UTF-8 text \(UTF-16 at line 1\); convert it to UTF-8 first$"):
        load(tmp_path / "list.md")


def test_the_selection_of_a_run_is_over_that_of_the_settings() -> None:
    settings = Settings(select=["ORD"], extend_select=["ENT"], ignore=["ENT001"], lists=["a.md"])
    assert Selection().over(settings) == settings
    assert Selection(select=["LNK"]).over(settings) == Settings(select=["LNK"], lists=["a.md"])
    assert Selection(ignore=["ORD001"]).over(settings).ignore == ["ENT001", "ORD001"]
    assert Selection(extend_select=["LNK"]).over(settings).extend_select == ["ENT", "LNK"]


@pytest.mark.parametrize(
    ("selection", "message"),
    [
        (Selection(select=["ORD", "LNX001"]), "--select: no rule is called `LNX001`; did you mean `LNK001`?"),
        (
            Selection(extend_select=["zzz"]),
            "--extend-select: no rule is called `zzz`; `awesome-lint rule` lists all rules",
        ),
        (Selection(select=["ORD"], ignore=["ORD"]), "--ignore excludes all selected rules; ignore fewer"),
    ],
)
def test_a_selection_of_nothing_is_an_error(selection: Selection, message: str) -> None:
    with pytest.raises(UnknownRuleError) as error:
        selection.verify(Settings())
    assert str(error.value) == message


def test_an_unknown_rule_in_a_settings_file_is_named_with_its_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(PAGE, encoding="utf-8")
    Path("pyproject.toml").write_text("[tool.awesome-lint]\nsafe-fixes = ['LNX001']\n", encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        inputs.open_file(Path("a.md"), SettingsFinder())
    assert str(error.value) == (
        "pyproject.toml: `tool.awesome-lint.safe-fixes`: no rule is called `LNX001`; did you mean `LNK001`?"
    )


def test_standard_input_is_a_list_unless_its_name_says_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    finder = SettingsFinder()
    bare = inputs.open_stdin(b"text", None, finder)
    assert (bare.name, bare.is_list, bare.folder, bare.path) == ("-", True, None, None)
    named = inputs.open_stdin(b"text", "docs/notes.md", finder)
    assert (named.name, named.is_list, named.path) == ("docs/notes.md", False, None)
    assert named.folder is not None
    assert inputs.open_stdin(b"text", "docs/README.md", finder).is_list


@pytest.mark.parametrize("run", [outcomes.check_file, outcomes.fix_file, outcomes.format_file])
def test_what_was_not_read_is_said(run: Callable[[Input], Outcome]) -> None:
    outcome = run(Input("a.md", TOO_DEEP, Settings()))
    assert outcome.problems == ["a.md: line 1 is nested too deeply to be read, so its content was left out"]
    assert not outcome.changed


def test_a_refused_fix_is_a_problem_and_changes_nothing() -> None:
    outcome = outcomes.fix_file(Input("a.md", PAGE + "\0\n", Settings()))
    assert outcome.problems == ["a.md: nothing was changed: line 12 contains a NUL character; remove it first"]
    assert not outcome.changed


def test_saving_keeps_what_no_fix_touches(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes((BOM + PAGE.replace("\n", "\r\n")).encode())
    outcome = outcomes.fix_file(inputs.open_file(path, SettingsFinder(isolated=True)))
    assert outcome.coverage.entries == 2
    outcomes.save(outcome)
    assert path.read_bytes() == (BOM + FIXED.replace("\n", "\r\n")).encode()


def test_every_public_name_is_there_and_no_other() -> None:
    assert {name for name in awesome_lint.__all__ if not hasattr(awesome_lint, name)} == set()
    assert dir(awesome_lint) == awesome_lint.__all__
    with pytest.raises(AttributeError, match=r"^module 'awesome_lint' has no attribute 'chek'$"):
        awesome_lint.chek  # type: ignore[attr-defined]  # noqa: B018


HEAVY = {"click", "markdown_it", "pydantic", "pydantic_core"}


@pytest.mark.parametrize(
    ("program", "imported"),
    [
        ("import awesome_lint", set()),
        ("from awesome_lint import Severity, Settings, FileError", set()),
        ("from awesome_lint import check; check('# x')", {"markdown_it"}),
        ("from awesome_lint import parse; parse('# x')", {"markdown_it"}),
    ],
)
def test_only_what_is_used_is_imported(program: str, imported: set[str]) -> None:
    program = f"{program}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert HEAVY & {*done.stdout.split()} == imported
