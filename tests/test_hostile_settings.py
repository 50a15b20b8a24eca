"""Settings that come with a change take little time and end in a sentence, whatever they hold."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from awesome_lint import engine
from awesome_lint.editing import fixer
from awesome_lint.page import Page
from awesome_lint.settings import Settings, SettingsError, loading
from awesome_lint.text import patterns
from awesome_lint.text.patterns import SlowPatternError
from awesome_lint.world.settings_files import SettingsFinder

SLOW = "# Tools\n\n- [A](https://a.org) - " + "a" * 80 + "b.\n"
DOMAINS = "|".join(rf"site{number}\\.org" for number in range(80))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("select = " + "[" * 100_000, "x.toml is nested too deeply"),
        ("select = " + "[" * 250 + "]" * 250, "x.toml is nested too deeply"),
        ("fields = " + "{a = " * 100_000, "x.toml is nested too deeply"),
        (".".join(["a"] * 200_000) + " = 1", "x.toml is nested too deeply"),
        (" . ".join(['"a"'] * 200_000) + " = 1", "x.toml is nested too deeply"),
        ("[" + ".".join(["'a'"] * 200_000) + "]", "x.toml is nested too deeply"),
        (
            "[[overrides]]\nin-sections = ['A']\nselect = ['LNK']\n" * 1_000,
            "x.toml: at most 100 of `overrides` may have `in-sections`",
        ),
        (
            "[rules.own]\nmessage = 'a'\npattern = '" + "(" * 2_400 + "a" + ")" * 2_400 + "'",
            "x.toml: `rules.own.pattern` is not a regular expression: it is nested too deeply",
        ),
        (
            "links.allow = [" + "'*z', " * 20_000 + "]",
            "x.toml: `links.allow` may hold 1,000 values, not 20,000",
        ),
        (
            "".join(f"fields.f{number}.required = true\n" for number in range(6_000)),
            "x.toml: `fields` may hold 100 values, not 6,000",
        ),
        (
            "vocabularies.v = [" + "'a', " * 20_000 + "]",
            "x.toml: `vocabularies.v` may hold 10,000 values, not 20,000",
        ),
        (
            "[[overrides]]\nfiles = ['a']\nlinks.exclude = [" + "'a', " * 2_000 + "]",
            "x.toml: `overrides[0].links.exclude` may hold 1,000 values, not 2,000",
        ),
        (f"links.stale-after = {'9' * 5_000}", "x.toml holds a number that is too large"),
        (f"links.stale-after = 0x{'f' * 5_000}", "x.toml holds a number that is too large"),
        (
            f"descriptions.separator = '{'x' * 6_000}'",
            "x.toml: the texts of a setting may have 5,000 characters, and no more",
        ),
        (f"{'x' * 6_000} = 1", "x.toml: the texts of a setting may have 5,000 characters, and no more"),
    ],
    ids=[
        *("arrays", "nested arrays", "tables", "dotted keys", "quoted keys", "headers", "overrides", "groups"),
        *("globs", "fields", "vocabulary", "globs of an override"),
        *("number", "hexadecimal number", "separator", "key"),
    ],
)
def test_nesting_and_repetition_have_bounds(text: str, said: str) -> None:
    started = time.process_time()
    with pytest.raises(SettingsError) as raised:
        loading.load(text, "x.toml")
    assert str(raised.value) == said
    assert time.process_time() - started < 5


def test_a_pattern_may_name_many_domains() -> None:
    settings = loading.load(f'[rules.own]\nmessage = "no"\nin = "url"\npattern = "{DOMAINS}"\n', "x.toml")
    assert settings is not None


def test_files_that_extend_one_another_have_an_end(tmp_path: Path) -> None:
    for number in range(2_000):
        (tmp_path / f"{number}.toml").write_text(f"extend = '{number + 1}.toml'\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"20\.toml: `extend`: more than 20 files extend one another"):
        SettingsFinder(tmp_path / "0.toml").near(tmp_path)


def test_a_name_that_is_none_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text('extend = "a\\u0000.toml"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"x\.toml: `extend` contains a NUL character"):
        SettingsFinder(tmp_path / "x.toml").near(tmp_path)


def slow_rules(count: int) -> Settings:
    text = "\n".join(f"[rules.own-{number}]\nmessage = 'a'\npattern = '(a|aa)+$'\n" for number in range(count))
    settings = loading.load(text, "x.toml")
    assert settings is not None
    return settings


@pytest.mark.parametrize("is_fixed", [False, True], ids=["check", "fix"])
def test_all_patterns_of_a_page_have_one_allowance(monkeypatch: pytest.MonkeyPatch, *, is_fixed: bool) -> None:
    monkeypatch.setattr(patterns, "MAX_SECONDS", 0.2)
    monkeypatch.setattr(patterns, "MAX_SECONDS_TOGETHER", 1.0)
    settings = slow_rules(40)
    told: dict[str, str] = {}

    def tell(code: str, error: Exception) -> None:
        assert isinstance(error, SlowPatternError)
        told.setdefault(code, str(error))

    started = time.process_time()
    if is_fixed:
        fixer.fix(SLOW.replace("\n\n", "\n\n\n"), settings, unsafe=True, on_crash=tell)
    else:
        engine.check(Page.read(SLOW, settings), on_crash=tell)
    assert time.process_time() - started < patterns.MAX_SECONDS_TOGETHER + 3
    first, *_, last = told.values()
    assert len(told) == 40
    assert "takes more than 0.2 second" in first
    assert "was not run" in last
