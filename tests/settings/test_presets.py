"""Presets: what lies below a list's own settings, and which rules run by it."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import commandline
from awesome_lint import check, rules
from awesome_lint.diagnostic import Severity
from awesome_lint.registry import selection
from awesome_lint.settings import OrderSettings, Settings, SettingsError, presets
from places import ROOT

FOLDER = ROOT / "rules" / "presets"
OFF = presets.load("default").ignore


def codes(settings: Settings) -> set[str]:
    return {each.code for each in selection.select(settings)}


def test_the_default_is_read_as_toml_is() -> None:
    table = tomllib.loads((FOLDER / "default.toml").read_text(encoding="utf-8"))
    assert table == {"ignore": OFF}
    assert presets.load("default") == Settings(ignore=OFF)


@pytest.fixture
def preset(monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A preset that turns one rule on, another off, and sets things."""
    mine = Settings(
        extend_select=[OFF[0]],
        ignore=["LNK004"],
        severity={"ORD001": Severity.WARNING, "DOC002": Severity.ERROR},
        lists=["docs/*.md"],
        order=OrderSettings(by="name"),
    )
    default = presets.load("default")
    monkeypatch.setattr(presets, "load", lambda name: mine if name == "mine" else default)
    selection.on_by_preset.cache_clear()
    return mine


def test_the_presets_are_the_files_of_the_rule_book() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(presets.NAMES)


@pytest.mark.parametrize("name", presets.NAMES)
def test_a_preset_names_rules_that_exist_by_their_names(name: str) -> None:
    loaded = presets.load(name)
    for each in [*loaded.select, *loaded.extend_select, *loaded.ignore, *loaded.severity]:
        assert [identity.name for identity in selection.matching(each)] == [each]


def test_the_default_preset_says_nothing_but_what_is_off() -> None:
    assert presets.load("default") == Settings(ignore=OFF)
    assert {each.name for each in rules.all_ids()} - {each.name for each in selection.select(Settings())} == {*OFF}
    assert codes(Settings(preset="default")) == codes(Settings())


def test_the_sindresorhus_preset_adds_to_the_default() -> None:
    assert codes(Settings(preset="sindresorhus")) > codes(Settings())


def test_a_rule_that_is_off_runs_where_its_name_or_code_is_selected() -> None:
    (off,) = selection.matching(OFF[0])
    assert codes(Settings(select=[off.code])) == codes(Settings(select=[off.name.upper()])) == {off.code}
    assert codes(Settings(extend_select=[off.code])) == codes(Settings()) | {off.code}
    assert off.code not in codes(Settings(extend_select=[off.code], ignore=[off.code]))


def test_a_family_stands_for_those_of_its_rules_that_are_on() -> None:
    families = {off.code[:3] for name in OFF for off in selection.matching(name)}
    for family in families:
        on = {code for code in codes(Settings()) if code.startswith(family)}
        assert codes(Settings(select=[family])) == on
        assert codes(Settings(extend_select=[family])) == codes(Settings())


def test_a_family_of_which_nothing_is_on_stands_for_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presets, "load", lambda _: Settings(ignore=["FMT"]))
    selection.on_by_preset.cache_clear()
    fmt = {each.code for each in rules.all_ids() if each.code.startswith("FMT")}
    assert codes(Settings(select=["FMT"])) == fmt
    selection.on_by_preset.cache_clear()


def test_the_selection_of_the_settings_lies_on_that_of_the_preset(preset: Settings) -> None:
    (off,) = selection.matching(OFF[0])
    by_preset = codes(Settings(preset="mine"))
    assert off.code in by_preset
    assert "LNK004" not in by_preset
    assert codes(Settings(preset="mine", ignore=[off.code])) == by_preset - {off.code}
    assert codes(Settings(preset="mine", extend_select=["LNK004"])) == by_preset | {"LNK004"}
    assert off.code in codes(Settings(preset="mine", select=[off.code[:3]]))


def test_what_is_set_wins_over_what_the_preset_sets(preset: Settings) -> None:
    own = Settings(
        preset="mine", severity={"DOC002": Severity.WARNING}, order=OrderSettings(direction="descending"), ignore=["A"]
    )
    merged = presets.under(own)
    assert merged.severity == {"ORD001": Severity.WARNING, "DOC002": Severity.WARNING}
    assert merged.order == OrderSettings(by="name", direction="descending")
    assert merged.lists == ["docs/*.md"]
    assert (merged.ignore, merged.extend_select) == (["A"], [])


def test_settings_without_a_preset_are_used_as_they_are() -> None:
    settings = Settings(lists=["x.md"])
    assert presets.under(settings) is settings


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("sindresorhsu", "no preset is called `sindresorhsu`; did you mean `sindresorhus`?"),
        ("x/../default", "no preset is called `x/../default`; did you mean `default`?"),
        ("zzz", "no preset is called `zzz`; known are `default`, `sindresorhus`"),
    ],
)
def test_a_preset_that_does_not_exist_is_an_error_with_a_suggestion(name: str, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        check("# List\n", Settings(preset=name))
    assert str(caught.value) == message


def run(*arguments: str) -> tuple[int, str]:
    result = commandline.run("check", *arguments, "--output-format", "concise")
    return result.exit_code, result.output


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "README.md"
    path.write_text("# Tools\n\n- [a](https://a.org)\n\n## License\n\nMIT\n", encoding="utf-8")
    return path


def test_the_command_line_takes_a_preset(page: Path) -> None:
    assert "DOC012" not in run("README.md")[1]
    assert "DOC012" in run("README.md", "--preset", "sindresorhus")[1]
    assert "DOC012" not in run("README.md", "--preset", "sindresorhus", "--ignore", "DOC012")[1]
    status, output = run("README.md", "--preset", "sindre")
    assert (status, output) == (2, "error: --preset: no preset is called `sindre`; did you mean `sindresorhus`?\n")


def test_a_settings_file_names_a_preset_and_the_command_line_wins(page: Path) -> None:
    page.with_name("awesome-lint.toml").write_text('preset = "sindresorhus"\n', encoding="utf-8")
    assert "DOC012" in run("README.md")[1]
    assert "DOC012" not in run("README.md", "--preset", "default")[1]
    page.with_name("awesome-lint.toml").write_text('preset = "sindre"\n', encoding="utf-8")
    message = "error: awesome-lint.toml: `preset`: no preset is called `sindre`; did you mean `sindresorhus`?\n"
    assert run("README.md") == (2, message)


def test_the_list_of_rules_says_which_are_off() -> None:
    lines = {line[:6]: line.split() for line in commandline.run("rule").output.splitlines()}
    off = {identity.code for name in OFF for identity in selection.matching(name)}
    assert {code for code, words in lines.items() if words[2] == "off"} == off


def test_the_default_preset_is_read_without_pydantic() -> None:
    code = "import sys; from awesome_lint.registry.selection import Settings, select; select(Settings())"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; print('pydantic' in sys.modules)"], capture_output=True, check=True
    )
    assert done.stdout.split() == [b"False"]
