"""Settings for single files and sections."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from awesome_lint import Settings, check, fix
from awesome_lint.settings import Override, SettingsError, loading
from awesome_lint.world.settings_files import SettingsFinder
from commandline import ran, run
from places import ROOT

SETTINGS = """\
ignore = ["FMT"]
order.by = "name"

[[overrides]]
files = ["docs/*.md"]
ignore = ["VOC"]
order.direction = "descending"

[[overrides]]
files = ["docs/b.md"]
extend-select = ["long-description"]
descriptions.max-length = 6
severity.ORD = "warning"

[[overrides]]
files = ["docs/*.md"]
in-sections = ["new*"]
ignore = ["ORD", "broken-anchor"]

[[overrides]]
in-sections = ["OLD"]
ignore = ["ORD"]
"""
UNSORTED = "- [B](https://b.org) - Does b.\n- [A](https://a.org) - Does a.\n- [C](https://c.org) - Does c.\n"
PAGE = f"# L\n\n## News\n\n{UNSORTED}\n### Below\n\n{UNSORTED}\n## Old\n\n{UNSORTED}\n## Other\n\n{UNSORTED}"
DECLARED = "order.by = 'name'\n"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("docs").mkdir()
    Path("awesome-lint.toml").write_text(SETTINGS, encoding="utf-8")
    for name in ("README.md", "docs/a.md", "docs/b.md"):
        Path(name).write_text(PAGE, encoding="utf-8")


def settings_of(name: str) -> Settings:
    return SettingsFinder().of_file(Path(name)).settings


def test_a_file_that_no_pattern_fits_has_the_settings_for_all() -> None:
    settings = settings_of("README.md")
    assert (settings.ignore, settings.order.by, settings.order.direction) == (["FMT"], "name", "ascending")
    assert [each.in_sections for each in settings.overrides] == [["OLD"]]


def test_what_an_override_ignores_is_added_and_tables_are_merged() -> None:
    settings = settings_of("docs/a.md")
    assert (settings.ignore, settings.order.by, settings.order.direction) == (["FMT", "VOC"], "name", "descending")
    assert settings.extend_select == []


def test_a_later_override_lies_above() -> None:
    settings = settings_of("docs/b.md")
    assert (settings.order.direction, settings.descriptions.max_length) == ("descending", 6)
    assert settings.extend_select == ["long-description"]


def test_findings_are_those_of_the_settings_of_each_file() -> None:
    status, stdout, _ = ran("check", "--output-format", "json", "README.md", "docs")
    codes: dict[str, set[tuple[str, str]]] = {}
    for each in json.loads(stdout):
        codes.setdefault(each["filename"], set()).add((each["code"], each["severity"]))
    assert status == 1
    assert ("ORD001", "error") in codes["docs/a.md"]
    assert {("ORD001", "warning"), ("ENT016", "warning")} <= codes["docs/b.md"]
    assert "ENT016" not in {code for code, _ in codes["README.md"]}


@pytest.mark.parametrize(
    ("override", "rows"),
    [
        ({"files": ["*.md"]}, [5, 11, 17, 23]),
        ({"in_sections": ["news"]}, [17, 23]),
        ({"in_sections": ["Below", "ot*"]}, [5, 17]),
        ({"in_sections": ["Other"]}, [5, 11, 17]),
        ({"in_sections": ["gone"]}, [5, 11, 17, 23]),
    ],
)
def test_rules_say_nothing_in_a_section_and_below_it(override: dict[str, list[str]], rows: list[int]) -> None:
    declared = loading.load(DECLARED, "a.toml")
    assert declared is not None
    overrides = [Override(**override, settings={"ignore": ["ORD"]})]
    settings = Settings(select=["ORD", "SUP"], order=declared.order, overrides=overrides)
    assert [each.location.row for each in check(PAGE, settings)] == rows
    assert len(fix(PAGE, settings).applied) == len(rows)


@pytest.mark.parametrize(
    ("override", "rows"),
    [
        ({"order": {"by": "name"}}, {5: "error", 11: "error"}),
        ({"order": {"by": "name"}, "severity": {"ORD": "warning"}}, {5: "warning", 11: "warning"}),
        ({"order": {"by": "name", "direction": "descending"}}, {7: "error", 13: "error"}),
        (
            {"extend-select": ["long-description"], "descriptions": {"max-length": 3}},
            dict.fromkeys([*range(5, 8), *range(11, 14)], "warning"),
        ),
    ],
)
def test_other_settings_hold_in_a_section_and_below_it(override: dict[str, Any], rows: dict[int, str]) -> None:
    declared = loading.load("order.by = 'none'", "a.toml")
    assert declared is not None
    settings = replace(declared, ignore=["DOC", "LNK"], overrides=[Override(in_sections=["news"], settings=override)])
    found = check(PAGE, settings)
    assert {each.location.row: each.severity for each in found} == rows
    fixed = fix(PAGE, settings)
    after = PAGE.index("## Old")
    assert fixed.text[-len(PAGE[after:]) :] == PAGE[after:]


def test_a_comment_is_of_use_if_it_silences_something_under_the_settings_of_a_section() -> None:
    declared = loading.load("order.by = 'none'", "a.toml")
    assert declared is not None
    settings = replace(declared, ignore=["DOC", "LNK"])
    comment = "<!-- awesome-lint-disable ORD001 -->\n\n"
    assert [each.code for each in check(comment + PAGE, settings)] == ["SUP001"]
    override = Override(in_sections=["news"], settings={"order": {"by": "name"}})
    assert check(comment + PAGE, replace(settings, overrides=[override])) == []


def test_a_table_in_an_override_leaves_what_it_does_not_set() -> None:
    settings = loading.load(
        """
        ignore = ["LNK"]
        fields.Type = {values = ["a"]}
        order.by = "name"
        order.direction = "descending"
        [[overrides]]
        in-sections = ["News"]
        ignore = ["VOC"]
        order.direction = "ascending"
        fields.Type = {required = true}
        """,
        "a.toml",
    )
    assert settings is not None
    inside = loading.within(settings, settings.overrides[0])
    assert (inside.order.by, inside.order.direction) == ("name", "ascending")
    assert (inside.fields["Type"].values, inside.fields["Type"].required) == (["a"], True)
    assert (inside.ignore, inside.overrides) == (["LNK", "VOC"], [])


def test_the_layout_of_a_section_is_left_alone() -> None:
    Path("awesome-lint.toml").write_text("[[overrides]]\nin-sections = ['News']\nignore = ['FMT']\n", encoding="utf-8")
    page = "# L\n\n## News\n\nText. \n\n## Rest\n\nText. \n"
    Path("README.md").write_text(page, encoding="utf-8")
    assert ran("format")[0] == 0
    assert Path("README.md").read_text(encoding="utf-8") == page.replace("Text. \n", "Text.\n").replace(
        "Text.\n", "Text. \n", 1
    )


def test_the_command_line_lies_above() -> None:
    status, stdout, _ = ran("check", "--select", "VOC,ORD", "--ignore", "ORD", "docs/a.md")
    assert (status, stdout) == (0, "")


def test_standard_input_is_treated_like_the_file_of_its_name() -> None:
    done = run("check", "-", "--stdin-filename", "docs/b.md", "--output-format", "concise", stdin=PAGE)
    assert "ENT016" in done.stdout


def test_config_shows_the_override() -> None:
    status, stdout, _ = ran("config", "docs/b.md")
    assert status == 0
    lines = {line.split()[0]: line for line in stdout.splitlines()}
    assert lines["order.direction"].endswith("awesome-lint.toml: overrides[0]")
    assert lines["descriptions.max-length"].endswith("awesome-lint.toml: overrides[1]")
    assert lines["order.by"].endswith("awesome-lint.toml")
    assert '{"files": ["docs/*.md"], "ignore": ["VOC"]' in ran("config")[1]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("overrides = 1", "`overrides` must be a list of tables, `[[overrides]]`"),
        ("[[overrides]]\nignore = []", "`overrides[0]` must have `files` or `in-sections`"),
        ("[[overrides]]\nfiles = 'a'", '`overrides[0].files` must be a list, not `"a"`; write `["a"]`'),
        ("[[overrides]]\nfile = ['a']", "`overrides[0]` must have `files` or `in-sections`"),
        (
            "[[overrides]]\nin-sections = ['a']\nfields.Type.vocabulary = 'none'",
            "`overrides[0].fields.Type.vocabulary`: no vocabulary is called `none`; known are `spdx`",
        ),
        (
            "[[overrides]]\nfiles = ['a']\nin-section = ['a']",
            "unknown key `overrides[0].in-section`; did you mean `overrides[0].in-sections`?",
        ),
        (
            "[[overrides]]\nfiles = ['a']\nordr.by = 'name'",
            "unknown key `overrides[0].ordr`; did you mean `overrides[0].order`?",
        ),
        ("[[overrides]]\nfiles = ['a']\norder.by = 1", "`overrides[0].order.by` must be `name` or `none`, not `1`"),
        (
            "[[overrides]]\nfiles = ['a']\nlists = ['a']",
            "`overrides[0].lists` cannot be set for single files; set it for all",
        ),
    ],
)
def test_a_wrong_override_is_a_settings_error(text: str, reason: str) -> None:
    with pytest.raises(SettingsError) as error:
        loading.load(text, "a.toml")
    assert str(error.value) == f"a.toml: {reason}"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ignore = ['ORD9']", "`overrides[0].ignore`: no rule is called `ORD9`; did you mean `ORD002`?"),
        ("severity.ORDX = 'error'", "`overrides[0].severity`: no rule is called `ORDX`"),
        ("preset = 'defalt'", "`overrides[0].preset`: no preset is called `defalt`; did you mean `default`?"),
    ],
)
def test_what_an_override_names_must_be_there_even_if_no_file_fits(text: str, reason: str) -> None:
    Path("awesome-lint.toml").write_text(f"[[overrides]]\nfiles = ['nowhere/*']\n{text}\n", encoding="utf-8")
    status, _, stderr = ran("check")
    assert status == 2
    assert stderr.startswith(f"error: awesome-lint.toml: {reason}")


def test_values_of_fields_are_validated_over_the_settings_below() -> None:
    text = "vocabularies.v = ['a']\n[[overrides]]\nfiles = ['README.md']\nfields.Type.vocabulary = 'w'\n"
    Path("awesome-lint.toml").write_text(text, encoding="utf-8")
    assert ran("check")[2].startswith("error: awesome-lint.toml: `fields.Type.vocabulary`: no vocabulary is called `w`")
    Path("awesome-lint.toml").write_text(text.replace("'w'", "'v'"), encoding="utf-8")
    assert settings_of("README.md").fields["Type"].vocabulary == "v"


def test_the_schema_knows_overrides() -> None:
    schema = json.loads((ROOT / "src" / "awesome_lint" / "settings" / "schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(tomllib.loads(SETTINGS), schema)
    for wrong in ("files = ['a']\nlists = ['b']", "files = ['a']\norder.by = 'url'"):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(tomllib.loads(f"[[overrides]]\n{wrong}"), schema)
