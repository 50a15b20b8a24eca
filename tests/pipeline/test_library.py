"""The library as its users meet it: what it takes, what it says of mistakes, and how it is typed."""

from __future__ import annotations

import ast
import gc
import io
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import BaseModel

import awesome_lint
from awesome_lint import (
    AwesomeLintError,
    Checker,
    DescriptionSettings,
    Diagnostic,
    LinkSettings,
    OrderSettings,
    Override,
    SectionSettings,
    Settings,
    check,
    fix,
    format_text,
    load,
    parse,
)
from places import ROOT

PAGE = """\
# Animals

## Insects

- [Ant](hhttps://example.org/ant) - Six legs.
- [Bee](https://example.org/bee) - Honey.
- [Cicada](https://example.org/cicada) - Song.
"""
SOURCE = ROOT / "src" / "awesome_lint"
WRONG: object = None
"""What no type checker would let pass."""


class Animal(BaseModel):
    name: str
    url: str


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "README.md"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_every_function_takes_text_or_a_path_like_object(page: Path) -> None:
    codes = [each.code for each in check(PAGE)]
    assert "LNK001" in codes
    assert [each.code for each in check(page)] == codes
    assert [each.code for each in Checker().check(page)] == codes
    assert fix(page).text == fix(PAGE).text == PAGE.replace("hhttps", "https")
    assert format_text(page) == PAGE
    assert parse(page) == load(page) == load(str(page)) == parse(PAGE)
    assert parse(page, Animal).models == load(page, Animal).models
    assert page.read_text(encoding="utf-8") == PAGE


def test_rules_ask_about_files_beside_a_file_that_is_given(page: Path) -> None:
    page.write_text("# Animals\n\nSee [ants](ants.md).\n\n" + PAGE.partition("\n\n")[2], encoding="utf-8")
    only = Settings(select=["missing-file"])
    assert [each.code for each in check(page, only)] == ["LNK005"]
    assert check(page.read_text(encoding="utf-8"), only) == []
    assert [each.code for each in fix(page, only).remaining] == ["LNK005"]
    (page.parent / "other").mkdir()
    (page.parent / "other" / "ants.md").touch()
    assert check(page, only, path=page.parent / "other" / "README.md") == []


@pytest.mark.parametrize(
    "settings",
    [
        Settings(ignore=["LNK", "ENT"]),
        {"ignore": ["LNK", "ENT"]},
        Settings(extend_select=["LNK"], overrides=[Override(in_sections=["Insects"], settings={"ignore": ["LNK"]})]),
    ],
)
def test_settings_are_values_or_tables(settings: Settings | dict[str, object]) -> None:
    assert "LNK001" not in [each.code for each in check(PAGE, settings)]
    assert fix(PAGE, settings).text == PAGE
    assert "LNK001" not in [each.code for each in Checker(settings).check(PAGE)]


def test_tables_within_settings_may_be_tables() -> None:
    found = check(PAGE, Settings(descriptions=DescriptionSettings(max_length=5), extend_select=["long-description"]))
    assert found == check(PAGE, {"descriptions": {"max-length": 5}, "extend-select": ["long-description"]})
    assert "ENT016" in [each.code for each in found]


def test_settings_say_how_a_list_is_read(page: Path) -> None:
    settings = Settings(sections=SectionSettings(exclude=["Insects"]))
    assert parse(PAGE, settings=settings).entries == load(page, settings=settings).entries == []


def test_settings_are_loaded_from_a_file_or_found_for_a_list(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    file = tmp_path / "awesome-lint.toml"
    file.write_text('ignore = ["ORD"]\n[[overrides]]\nfiles = ["docs/*.md"]\nignore = ["LNK"]\n', encoding="utf-8")
    assert Settings.load(file).ignore == Settings.load(str(file)).ignore == ["ORD"]
    assert Settings.near(tmp_path / "README.md").ignore == ["ORD"]
    assert Settings.near(tmp_path / "docs" / "birds.md").ignore == ["ORD", "LNK"]


def test_diagnostics_are_dumped_and_read_again() -> None:
    found = check(PAGE)
    assert [Diagnostic.model_validate(each.model_dump()) for each in found] == found
    dumped = next(each.model_dump(mode="json") for each in found if each.code == "LNK001")
    assert dumped["location"] == [5, 9]
    assert dumped["fix"]["edits"] == [[31, 37, "https"]]
    assert set(Diagnostic.model_json_schema()["properties"]) == set(dumped)


MISTAKES: dict[str, tuple[Callable[..., object], str]] = {
    "bytes": (lambda: check(PAGE.encode()), "`.decode()` makes text of it"),  # type: ignore[arg-type]
    "lines": (lambda: check(PAGE.splitlines()), '`"\\n".join(…)` makes text of lines'),  # type: ignore[arg-type]
    "nothing": (lambda: parse(WRONG), "must be a str or a path-like object, not NoneType"),  # type: ignore[call-overload]
    "a file that is open": (lambda: parse(io.StringIO()), "its `.read()` gives the text"),  # type: ignore[call-overload]
    "a name as text": (lambda: check("docs/list.md"), "`Path('docs/list.md')` reads the file"),
    "text as a name": (lambda: load(PAGE), "`parse(text)` reads a text"),
    "what fix gave": (lambda: check(fix(PAGE)), "its `.text` is what is asked for"),  # type: ignore[arg-type]
    "a number as path": (lambda: check(PAGE, path=1), "`path` must be a str"),  # type: ignore[arg-type]
    "a file that is missing": (lambda: load("missing.md"), "no such file: missing.md"),
    "a folder": (lambda: load("."), "it is a folder; name a file in it"),
    "a name as settings": (lambda: check(PAGE, "x.toml"), "`Settings.load(path)` reads a file"),  # type: ignore[arg-type]
    "text as settings": (lambda: Checker(PAGE), "`settings` must be `Settings`, a table"),  # type: ignore[arg-type]
    "a slip in a key": (lambda: check(PAGE, {"ingore": []}), "unknown key `ingore`; did you mean `ignore`?"),
    "a slip in a name": (
        lambda: Settings(ingore=["LNK"]),  # type: ignore[call-arg]
        "Settings has no `ingore`; did you mean `ignore`?",
    ),
    "a key as Python has it": (lambda: check(PAGE, {"extend_select": []}), "did you mean `extend-select`?"),
    "a word for a list": (lambda: fix(PAGE, Settings(ignore="LNK")), 'write `["LNK"]`'),  # type: ignore[arg-type]
    "a word for a table": (
        lambda: check(PAGE, Settings(order="name")),  # type: ignore[arg-type]
        "`order` must be a table",
    ),
    "a value that is none": (
        lambda: parse(PAGE, settings=Settings(order=OrderSettings(by="Name"))),  # type: ignore[arg-type]
        '`order.by` must be `name` or `none`, not `"Name"`',
    ),
    "a severity that is none": (
        lambda: check(PAGE, {"severity": {"LNK": "warnin"}}),
        "`severity.LNK` must be `error`, `warning` or `info`",
    ),
    "a status that is none": (
        lambda: check(PAGE, Settings(links=LinkSettings(accept={"example.org": ["403"]}))),  # type: ignore[list-item]
        "`links.accept.example.org[0]` must be a valid integer",
    ),
    "a rule that is none": (lambda: check(PAGE, Settings(ignore=["LNK0001"])), "did you mean `LNK001`?"),
    "a preset that is none": (lambda: check(PAGE, Settings(preset="npm")), "known are `default`, `sindresorhus`"),
    "a settings file that is none": (lambda: Settings.load(ROOT / "README.md"), "is not valid TOML"),
    "settings that are no file": (lambda: Settings.load({}), "`path` must be a str"),  # type: ignore[arg-type]
    "an entry for its class": (
        lambda: parse(PAGE, Animal(name="Ant", url="")),  # type: ignore[call-overload]
        "give the class itself",
    ),
    "a class that is no model": (
        lambda: parse(PAGE, dict),  # type: ignore[type-var]
        "must be a subclass of `pydantic.BaseModel`, not the class dict",
    ),
    "settings for the model": (
        lambda: parse(PAGE, Settings()),  # type: ignore[call-overload]
        "settings go by name: `settings=…`",
    ),
    "a field that is none": (
        lambda: parse("## Ant\n\n- Type: `x`\n- Link: <https://a.org>\n").entries[0].fields["Tpye"],
        "no field is called `Tpye`; did you mean `Type`?",
    ),
}


@pytest.mark.parametrize(("wrong", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_gets_a_sentence_that_says_what_to_do(
    wrong: Callable[..., object], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises((AwesomeLintError, TypeError, ValueError, KeyError), match=re.escape(said)):
        wrong()


def test_all_settings_classes_are_exported() -> None:
    settings = ast.parse((SOURCE / "settings" / "__init__.py").read_text(encoding="utf-8"))
    public = {each.name for each in settings.body if isinstance(each, ast.ClassDef) and not each.name.startswith("_")}
    assert public <= {*awesome_lint.__all__}


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """The whole program of docs/library.md."""
    text = (ROOT / "docs" / "library.md").read_text(encoding="utf-8").partition("## A whole program")[2]
    path = tmp_path / "program.py"
    path.write_text(text.partition("```python\n")[2].partition("```")[0], encoding="utf-8")
    return path


def test_a_program_of_sixty_lines_is_clean_in_mypy_strict(program: Path) -> None:
    assert len(program.read_text(encoding="utf-8").splitlines()) >= 60
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--cache-dir=.mypy_cache", program.name]
    done = subprocess.run(command, cwd=program.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.skipif(shutil.which("pyright") is None, reason="pyright is not installed")
def test_a_program_of_sixty_lines_is_clean_in_pyright_strict(program: Path) -> None:
    (program.parent / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}', encoding="utf-8")
    command = ["pyright", "--pythonpath", sys.executable]
    done = subprocess.run(command, cwd=program.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("function", [parse, check, fix, format_text])
def test_no_garbage_is_looked_for_while_a_list_is_read(function: Callable[[str], object]) -> None:
    text = "# Tools\n\n" + "".join(f"- [saw {each}](https://saw.example/{each}) - Cuts.\n" for each in range(300))
    function(text)  # whatever is imported then
    seen: list[str] = []

    def note(phase: str, info: dict[str, int]) -> None:
        seen.append(phase)

    usual = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    gc.collect()
    gc.callbacks.append(note)
    try:
        function(text)
    finally:
        gc.callbacks.remove(note)
        gc.set_threshold(*usual)
    assert len(seen) <= 2 * 3  # at the very end, once for each generation
    assert gc.isenabled()
