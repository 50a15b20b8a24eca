"""`awesome-lint config`, `extend` in settings files, and the JSON Schema of the settings."""

from __future__ import annotations

import importlib.util
import json
import tomllib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import commandline
from awesome_lint.registry import selection
from awesome_lint.settings import Settings, SettingsError, loading, presets
from awesome_lint.values.addresses import REPOSITORY
from awesome_lint.world.settings_files import SettingsFinder
from places import FIXTURES, ROOT

SCHEMA = ROOT / "src" / "awesome_lint" / "settings" / "schema.json"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


run = partial(commandline.run, "config")


def shown(*arguments: str) -> dict[str, tuple[str, str]]:
    """Value and source of each key."""
    rows = (line.split("  ", 1) for line in run(*arguments).stdout.splitlines())
    return {name: (value.strip().rpartition("  ")[0].strip(), value.rpartition("  ")[2]) for name, value in rows}


# Where settings come from


def test_without_a_file_all_is_default() -> None:
    done = run()
    assert {source for _, source in shown().values()} == {"default"}
    assert shown()["order.by"] == ("not set", "default")
    assert shown()["order.direction"] == ('"ascending"', "default")
    assert done.stderr.startswith("no settings file: ")
    assert done.exit_code == 0


def test_each_setting_names_the_file_that_it_comes_from() -> None:
    write("base.toml", 'ignore = ["FMT"]\nlists = ["a.md"]\n[order]\nby = "name"\n[fields.Type]\nrequired = true\n')
    write("list/.awesome-lint.toml", 'extend = "../base.toml"\nignore = []\n[order]\ndirection = "descending"\n')
    found = shown("list/README.md")
    assert found["ignore"] == ("[]", "list/.awesome-lint.toml")
    assert found["lists"] == ('["a.md"]', "base.toml")
    assert found["order.by"] == ('"name"', "base.toml")
    assert found["order.direction"] == ('"descending"', "list/.awesome-lint.toml")
    assert found["fields.Type.required"] == ("true", "base.toml")
    assert run("list").stderr.startswith("list/.awesome-lint.toml over base.toml: ")


def test_what_a_preset_sets_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    write("awesome-lint.toml", 'preset = "sindresorhus"\n')
    preset = loading.load('companions = ["x"]\n', "sindresorhus.toml")
    monkeypatch.setattr(presets, "load", lambda name: preset if name == "sindresorhus" else Settings())
    assert shown()["companions"] == ('["x"]', "preset sindresorhus")
    assert shown()["preset"] == ('"sindresorhus"', "awesome-lint.toml")


def test_hostile_settings_do_not_reach_the_terminal() -> None:
    write("awesome-lint.toml", 'lists = ["\\u001b[31m"]\n[vocabularies]\n"a\\u001b" = []\n')
    assert "\x1b" not in run("--no-color").stdout


def test_settings_that_cannot_be_read() -> None:
    write("awesome-lint.toml", 'ingore = ["FMT"]\n')
    done = run()
    assert done.stderr == "error: awesome-lint.toml: unknown key `ingore`; did you mean `ignore`?\n"
    assert done.exit_code == 2
    assert run("--isolated").exit_code == 0


# What was learned

LEARNED = """\
# Birds

## Legend

- Size: `small`, `large`

## List

### Auk

- Size: `small`
- Home: `sea`

### Bustard

- Size: `large`
- Home: `grass`

### Crane

- Size: `large`
- Home: `water`

### Dodo

- Size: `large`
- Home: `island`

### Egret

- Size: `small`
- Home: `water`
"""


def test_what_was_learned_from_a_list_is_told_where_nothing_is_set() -> None:
    write("README.md", LEARNED)
    found = shown("README.md")
    assert found["vocabularies.Size"] == ('["small", "large"]', "learned: the list documents it")
    assert found["fields.Size.values"] == ('["small", "large"]', "learned: the list documents its values")
    assert found["fields.Home.required"] == ("true", "learned: all 5 headings have it")
    assert not [source for _, source in shown().values() if source != "default"]


def test_settings_win_over_what_was_learned() -> None:
    write("README.md", LEARNED)
    write("awesome-lint.toml", '[order]\nby = "none"\n[fields.Home]\nrequired = false\n')
    found = shown("README.md")
    assert found["order.by"] == ('"none"', "awesome-lint.toml")
    assert found["fields.Home.required"] == ("false", "awesome-lint.toml")
    assert found["vocabularies.Size"][1].startswith("learned: ")


def test_what_a_list_is_called_does_not_reach_the_terminal() -> None:
    write("README.md", LEARNED.replace("Home", "Ho\u202eme"))
    assert "\u202e" not in run("README.md").stdout


# extend


def settings() -> Settings:
    return SettingsFinder().near(Path()).settings


def test_tables_are_merged_and_the_rest_is_replaced() -> None:
    write("a.toml", 'ignore = ["FMT"]\nselect = ["ORD"]\nvocabularies = {k = ["a"], l = ["b"]}\n')
    write("b.toml", 'extend = "a.toml"\nignore = ["LNK"]\nvocabularies = {l = ["c"]}\nfields.F.vocabulary = "k"\n')
    write("awesome-lint.toml", 'extend = "b.toml"\n')
    found = settings()
    assert (found.ignore, found.select) == (["LNK"], ["ORD"])
    assert found.vocabularies == {"k": ["a"], "l": ["c"]}


def test_a_default_that_is_set_wins_over_what_it_extends() -> None:
    write("a.toml", "[descriptions]\nmax-length = 10\n")
    write("awesome-lint.toml", 'extend = "a.toml"\n[descriptions]\nmax-length = 0\n')
    assert settings().descriptions.max_length == 0


def test_a_pyproject_can_extend_and_be_extended() -> None:
    write("a/pyproject.toml", '[tool.awesome-lint]\nignore = ["FMT"]\n')
    write("pyproject.toml", '[tool.awesome-lint]\nextend = "a/pyproject.toml"\n')
    assert settings().ignore == ["FMT"]


def test_patterns_are_those_of_the_file_that_is_nearest() -> None:
    write("a/base.toml", 'lists = ["docs/*.md"]\n')
    write("awesome-lint.toml", 'extend = "a/base.toml"\n')
    found = SettingsFinder().near(Path())
    assert (found.root, found.file) == (Path.cwd(), "awesome-lint.toml")


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {"awesome-lint.toml": 'extend = "b.toml"', "b.toml": 'extend = "./awesome-lint.toml"'},
            "b.toml: `extend` is circular: awesome-lint.toml → b.toml → awesome-lint.toml",
        ),
        (
            {".awesome-lint.toml": 'extend = ".awesome-lint.toml"'},
            ".awesome-lint.toml: `extend` is circular: .awesome-lint.toml → .awesome-lint",
        ),
        (
            {"awesome-lint.toml": 'extend = "bse.toml"', "base.toml": ""},
            "awesome-lint.toml: `extend`: no such file: bse.toml; did you mean base.toml?",
        ),
        (
            {"awesome-lint.toml": 'extend = "pyproject.toml"', "pyproject.toml": ""},
            "awesome-lint.toml: `extend`: pyproject.toml has no table `tool.awesome-lint`",
        ),
        (
            {"pyproject.toml": '[tool.awesome-lint]\nextend = "b.toml"', "b.toml": "selct = []"},
            "pyproject.toml: `tool.awesome-lint.extend`: b.toml is not a usable settings file; ",
        ),
        ({"awesome-lint.toml": "extend = 1"}, "awesome-lint.toml: `extend` must be a string, not `1`"),
        (
            {"awesome-lint.toml": 'extend = "b.toml"', "b.toml": "["},
            "awesome-lint.toml: `extend`: b.toml is not a usable settings file",
        ),
        (
            {"awesome-lint.toml": 'extend = "b.ini"', "b.ini": ""},
            "awesome-lint.toml: `extend` must name a TOML file in ",
        ),
        ({"awesome-lint.toml": 'extend = "/etc/b.toml"'}, "awesome-lint.toml: `extend` must name a TOML file in "),
        ({"awesome-lint.toml": 'extend = "../../b.toml"'}, "awesome-lint.toml: `extend` must name a TOML file in "),
        ({"awesome-lint.toml": 'extend = "a.toml"', "a.toml/b": ""}, "awesome-lint.toml: `extend`: cannot read a.toml"),
    ],
)
def test_what_can_be_wrong_with_extend(files: dict[str, str], message: str) -> None:
    for name, text in files.items():
        write(name, text)
    with pytest.raises(SettingsError) as caught:
        settings()
    assert str(caught.value).startswith(message)


# Schema


@pytest.fixture(scope="module")
def schema() -> Any:
    return json.loads(SCHEMA.read_text(encoding="utf-8"))


def test_the_schema_is_up_to_date() -> None:
    """If this fails: `python .ci/write_settings_schema.py`."""
    spec = importlib.util.spec_from_file_location("write_settings_schema", ROOT / ".ci" / "write_settings_schema.py")
    assert spec is not None
    assert spec.loader is not None
    writer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(writer)
    assert SCHEMA.read_text(encoding="utf-8") == writer.schema()


def test_the_command_writes_the_schema(schema: Any) -> None:
    assert json.loads(run("--schema").stdout) == schema


def test_the_schema_is_one_and_takes_what_we_take(schema: Any) -> None:
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    for path in (FIXTURES / "settings.toml", *(ROOT / "rules/presets").glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        assert [*validator.iter_errors(tomllib.loads(text))] == []


@pytest.mark.parametrize(
    "text",
    [
        'ingore = ["A"]',
        "select = 1",
        "preset = 'npm'",
        "[order]\nby = 'size'",
        "[severity]\nA = 'fatal'",
        "[fields.A]\nx = 1",
        "[descriptions]\nmax-length = -1",
    ],
)
def test_the_schema_refuses_what_we_refuse(schema: Any, text: str) -> None:
    assert [*jsonschema.Draft7Validator(schema).iter_errors(tomllib.loads(text))] != []
    with pytest.raises(SettingsError):
        selection.select(loading.load(text, "awesome-lint.toml") or Settings())


def test_the_schema_enumerates_what_editors_complete(schema: Any) -> None:
    names = schema["definitions"]["Rule"]["anyOf"][0]["enum"]
    assert {"ALL", "LNK", "LNK001", "misspelled-scheme"} <= {*names}
    assert [*schema["properties"]["severity"]["properties"]] == names
    assert schema["properties"]["preset"]["enum"] == [*presets.NAMES]
    for name in ("select", "extend-select", "ignore", "safe-fixes"):
        assert schema["properties"][name]["items"] == {"$ref": "#/definitions/Rule"}
    assert jsonschema.Draft7Validator(schema).is_valid({"ignore": ["abc001", "rule-of-a-plugin"]})


def test_the_schema_says_nothing_beside_references_which_draft_07_would_not_read(schema: Any) -> None:
    def tables(part: Any) -> Iterator[dict[str, Any]]:
        if isinstance(part, dict):
            yield part
        for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            yield from tables(each)

    assert [each for each in tables(schema) if "$ref" in each and len(each) > 1] == []
    assert schema["$id"] == f"{REPOSITORY}/raw/main/{SCHEMA.relative_to(ROOT).as_posix()}"


def test_every_setting_has_a_description(schema: Any) -> None:
    tables = [schema, *schema["definitions"].values()]
    missing = [
        name for table in tables for name, each in table.get("properties", {}).items() if not each.get("description")
    ]
    assert missing == []
