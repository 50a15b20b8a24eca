"""What is known of a list that somebody edits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from time import sleep
from typing import NoReturn

import pytest

from awesome_lint import Settings, SpellerError, check, rules
from awesome_lint.pipeline import checker
from awesome_lint.pipeline.opened import OpenList, SupersededError
from awesome_lint.world import speller

LIST = "# Tools\n\n- [Abacus](htps://example.org/abacus) - Counts.\n- [Beacon](https://example.org/beacon) - Shines.\n"
UNSPELLED = 'ignore = ["SPL001"]\n'


def opened(folder: Path) -> OpenList:
    (folder / ".awesome-lint.toml").write_text(UNSPELLED, encoding="utf-8")
    return OpenList("README.md", folder / "README.md")


def test_it_says_what_a_check_says(tmp_path: Path) -> None:
    each = opened(tmp_path)
    for text in (LIST, LIST.replace("htps", "https"), LIST, ""):
        assert each.look(text).diagnostics == check(text, Settings(ignore=["SPL001"]), path=tmp_path / "README.md")
        assert each.read(text).source.text == text


def test_settings_that_change_hold_at_once(tmp_path: Path) -> None:
    each = opened(tmp_path)
    assert [found.code for found in each.look(LIST).diagnostics] == ["LNK001"]
    (tmp_path / ".awesome-lint.toml").write_text('ignore = ["SPL001", "LNK001"]\n', encoding="utf-8")
    assert each.look(LIST).diagnostics == []
    (tmp_path / ".awesome-lint.toml").write_text('select = ["nothing"]\n', encoding="utf-8")
    found = each.look(LIST)
    assert found.diagnostics == []
    assert "`nothing`" in found.problems[0]
    (tmp_path / ".awesome-lint.toml").write_text('exclude = ["*.md"]\n', encoding="utf-8")
    assert each.is_excluded


def test_a_check_that_nobody_wants_is_given_up(tmp_path: Path) -> None:
    each = opened(tmp_path)
    each.read(LIST)

    def asked(times: int) -> Callable[[], bool]:
        left = iter(range(times))
        return lambda: next(left, None) is not None

    for times in (0, 1, 5):
        with pytest.raises(SupersededError):
            each.look(LIST, asked(times))
    assert [found.code for found in each.look(LIST).diagnostics] == ["LNK001"]


def test_who_types_hears_of_spelling_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = Event()
    ask = speller._ask

    def ask_slowly(program: Path | None, words: set[str]) -> object:
        assert answers.wait(60)
        return ask(program, words)

    each = OpenList("README.md", tmp_path / "README.md")
    assert each.look(LIST).is_open is False
    monkeypatch.setattr(speller, "_ask", ask_slowly)
    for new, expected in (("Counts teapotful", []), ("Counts waht", ["SPL001"])):
        text = LIST.replace("htps", "https").replace("Counts", new)
        answers.clear()
        found = each.look(text, is_hurried=True)
        assert (found.is_open, found.diagnostics, each.is_waiting) == (True, [], True)
        assert each.look(text, is_hurried=True).is_open
        answers.set()
        while each.is_waiting:
            sleep(0.001)
        found = each.look(text, is_hurried=True)
        assert (found.is_open, [one.code for one in found.diagnostics]) == (False, expected)
        assert found.diagnostics == each.look(text).diagnostics == check(text, path=tmp_path / "README.md")


def test_who_waits_hears_of_spelling_at_once(tmp_path: Path) -> None:
    each = OpenList("README.md", tmp_path / "README.md")
    each.look(LIST)
    text = LIST.replace("htps", "https").replace("Counts", "Counts waht and teh")
    each.look(text, is_hurried=True)
    found = each.look(text)
    assert (found.is_open, [one.code for one in found.diagnostics]) == (False, ["SPL001", "SPL001"])


def test_neither_a_speller_that_fails_nor_a_rule_that_raises_ends_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> NoReturn:
        raise SpellerError("the program is missing")

    def fail(_: object, __: object) -> NoReturn:
        raise ValueError("oh")

    load = rules.import_rule
    loaded = {
        each: replace(load(each), check=fail) if each.code == "LNK001" else load(each) for each in rules.all_ids()
    }
    monkeypatch.setattr(checker, "shared_speller", missing)
    monkeypatch.setattr(rules, "import_rule", loaded.__getitem__)
    each = OpenList("README.md", tmp_path / "README.md")
    for text in (LIST, LIST.replace("Counts.", "Counts counts of of.")):
        found = each.look(text)
        assert [one.code for one in found.diagnostics] == (["SPL003"] if "of of" in text else [])
        crashed, unspelled = found.problems
        assert "the rule LNK001 failed (ValueError: oh at " in crashed
        assert unspelled == "README.md: spelling was not checked: the program is missing"
