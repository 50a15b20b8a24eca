"""Settings: what a TOML text makes of them, and the sentences that say what is wrong with it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from awesome_lint.diagnostic import Severity
from awesome_lint.settings import DescriptionSettings, FieldSettings, OrderSettings, Settings, SettingsError, loading
from places import FIXTURES

EVERYTHING = (FIXTURES / "settings.toml").read_text(encoding="utf-8")


def test_every_setting_is_read() -> None:
    assert loading.load(EVERYTHING, "awesome-lint.toml") == Settings(
        select=["ORD", "LNK"],
        extend_select=["fmt001"],
        ignore=["broken-anchor"],
        safe_fixes=["ORD001"],
        lists=["docs/*.md"],
        severity={"ORD001": Severity.WARNING},
        order=OrderSettings(by="name", direction="descending", case_sensitive=True),
        descriptions=DescriptionSettings(
            separator=" - ", final_mark="none", opening_case="upper", max_length=250, one_line=True
        ),
        fields={"Type": FieldSettings(values=["library", "system"], required=True)},
    )


def test_an_empty_file_sets_nothing() -> None:
    assert loading.load("", ".awesome-lint.toml") == Settings()


@pytest.mark.parametrize("text", ["", "[tool.ruff]\nselect = []\n", "tool = 1\n"])
def test_a_pyproject_without_our_table_is_none_of_our_files(text: str) -> None:
    assert loading.load(text, "some/pyproject.toml") is None


def test_a_pyproject_keeps_settings_in_a_table() -> None:
    assert loading.load('[tool.awesome-lint]\nselect = ["ORD"]\n', "pyproject.toml") == Settings(select=["ORD"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("slect = []", "x.toml: unknown key `slect`; did you mean `select`?"),
        ("extend_select = []", "x.toml: unknown key `extend_select`; did you mean `extend-select`?"),
        ("max-length = -1", "x.toml: unknown key `max-length`; did you mean `descriptions.max-length`?"),
        ("order.directon = 'ascending'", "x.toml: unknown key `order.directon`; did you mean `order.direction`?"),
        ("fields.Type.vlues = []", "x.toml: unknown key `fields.Type.vlues`; did you mean `fields.Type.values`?"),
        ("order.zzz = 1", "x.toml: unknown key `order.zzz`; known are `by`, `field`, `direction`, `case-sensitive`"),
        ("select = 'ORD'", 'x.toml: `select` must be a list, not `"ORD"`; write `["ORD"]`'),
        ("select = [1]", "x.toml: `select[0]` must be a string, not `1`"),
        ("order = []", "x.toml: `order` must be a table, not a list; its keys stand below `[order]`"),
        ("severity = 3", "x.toml: `severity` must be a table, not `3`; its keys stand below `[severity]`"),
        ("severity.ORD = 'eror'", 'x.toml: `severity.ORD` must be `error`, `warning` or `info`, not `"eror"`'),
        ("order.by = 'stars'", 'x.toml: `order.by` must be `name` or `none`, not `"stars"`'),
        ("order.case-sensitive = 'yes'", 'x.toml: `order.case-sensitive` must be true or false, not `"yes"`'),
        ("order.case-sensitive = 1", "x.toml: `order.case-sensitive` must be true or false, not `1`"),
        ("descriptions.max-length = -1", "x.toml: `descriptions.max-length` must be 0 or more, not `-1`"),
        ("links.stale-after = -3", "x.toml: `links.stale-after` must be 0 or more, not `-3`"),
        ("links.accept.'a.org' = [40]", "x.toml: `links.accept.a.org[0]` must be from 100 to 599, not `40`"),
        (
            "[[overrides]]\nfiles = ['a']\nsections.min-entries = -1",
            "x.toml: `overrides[0].sections.min-entries` must be 0 or more, not `-1`",
        ),
        ("select = {}", "x.toml: `select` must be a list, not a table"),
        ("select = ", "x.toml is not valid TOML: invalid value (at end of document)"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(text: str, message: str) -> None:
    with pytest.raises(SettingsError) as error:
        loading.load(text, "x.toml")
    assert str(error.value) == message


def test_keys_of_a_pyproject_are_named_in_full() -> None:
    with pytest.raises(SettingsError) as error:
        loading.load("[tool.awesome-lint]\nslect = []\n", "a/pyproject.toml")
    assert str(error.value) == (
        "a/pyproject.toml: unknown key `tool.awesome-lint.slect`; did you mean `tool.awesome-lint.select`?"
    )


def test_a_pyproject_whose_table_is_none() -> None:
    with pytest.raises(SettingsError, match=r"^pyproject.toml: `tool.awesome-lint` must be a table$"):
        loading.load("[tool]\nawesome-lint = 3\n", "pyproject.toml")


def test_settings_need_no_pydantic_until_a_file_is_read() -> None:
    program = (
        "import sys; from awesome_lint.settings import loading, Settings; Settings(); print('pydantic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_a_vocabulary_stands_for_its_values() -> None:
    settings = loading.load(
        '[vocabularies]\nstage = ["alpha", "beta"]\n'
        '[fields.Stage]\nvocabulary = "stage"\n[fields.License]\nvocabulary = "spdx"\n',
        "awesome-lint.toml",
    )
    assert settings is not None
    assert settings.values_of(settings.fields["Stage"]) == ["alpha", "beta"]
    licenses = settings.values_of(settings.fields["License"]) or []
    assert {"MIT", "Apache-2.0", "GPL-3.0-only"} <= set(licenses)


def test_a_vocabulary_that_nobody_defines_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(
        SettingsError, match=r"fields\.License\.vocabulary`: no vocabulary is called `spdxx`; known are `spdx`"
    ):
        loading.load('[fields.License]\nvocabulary = "spdxx"\n', "awesome-lint.toml")
