"""Words are looked up with the `typos` program, and a program that cannot answer is no silence."""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Event
from time import sleep

import pytest

from awesome_lint import Settings, SpellerError, check, pipeline
from awesome_lint.pipeline import checker, outcomes
from awesome_lint.pipeline.inputs import Input
from awesome_lint.world import speller
from awesome_lint.world.speller import HurriedSpeller, Speller

LIST = "# Toolkits\n\n- [Abacus](https://example.org/abacus) - Counts what users recieve.\n"
SPELLING = Settings(select=["SPL"])


def test_misspelled_words_come_with_their_corrections_in_their_case() -> None:
    assert Speller().misspelled(["recieve", "Teh", "receive", "fine"]) == {"recieve": ["receive"], "Teh": ["The"]}


def test_no_settings_of_the_program_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "typos.toml").write_text('[default.extend-words]\nrecieve = "recieve"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert Speller().misspelled(["recieve"]) == {"recieve": ["receive"]}


def test_a_word_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[set[str]] = []

    def ask(_program: Path | None, words: set[str]) -> dict[str, list[str]]:
        asked.append(words)
        return {"teh": ["the"]}

    monkeypatch.setattr(speller, "_ask", ask)
    one = Speller()
    one.expect(["teh", "tea"])
    assert one.misspelled(["teh", "tea"]) == {"teh": ["the"]}
    assert one.misspelled(["teh", "cup"]) == {"teh": ["the"]}
    assert asked == [{"teh", "tea"}, {"cup"}]


def test_who_is_hurried_is_not_kept_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = Event()

    def ask(_program: Path | None, words: set[str]) -> dict[str, list[str]]:
        assert answers.wait(60)
        return {"teh": ["the"]} if "teh" in words else {}

    monkeypatch.setattr(speller, "_ask", ask)
    slow = Speller()
    one, other = HurriedSpeller(slow), HurriedSpeller(slow)
    assert one.misspelled(["teh", "tea"]) == {}
    assert other.misspelled(["tea", "cup"]) == {}
    assert (one.left, other.left) == ({"teh", "tea"}, {"tea", "cup"})
    assert one.works
    assert one.is_busy
    assert one.are_right() is None
    answers.set()
    while slow.is_busy or other.are_right() is None:
        sleep(0.001)
    assert (one.are_right(), other.are_right()) == (False, True)
    assert one.misspelled(["teh", "tea"]) == {"teh": ["the"]}


def test_a_program_that_fails_is_an_error() -> None:
    with pytest.raises(SpellerError, match=r"^the program \S+ failed: "):
        Speller(Path(sys.executable)).misspelled(["recieve"])


def test_a_missing_program_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speller, "find_program", lambda: None)
    with pytest.raises(SpellerError, match="the program `typos` is missing; install awesome-lint again"):
        Speller().misspelled(["recieve"])


def test_the_program_is_found_where_pip_put_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = speller.find_program()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    found = speller.find_program()
    assert expected is not None
    assert found is not None
    assert found.samefile(expected)


def test_the_library_spells() -> None:
    (found,) = check(LIST, SPELLING)
    assert (found.code, found.location.row, found.message) == (
        "SPL001",
        3,
        "`recieve` is misspelled; did you mean `receive`?",
    )


@pytest.mark.parametrize("fix", [False, True])
def test_without_the_program_the_other_rules_run_and_a_problem_says_so(
    monkeypatch: pytest.MonkeyPatch, *, fix: bool
) -> None:
    broken = Speller(Path("/nowhere/typos"))
    for module in (outcomes, checker, pipeline):
        monkeypatch.setattr(module, "shared_speller", lambda: broken)
    text = LIST + "- [Beacon](https://example.org/beacon) - Sends the the rest.\n"
    each = Input("README.md", text, SPELLING)
    outcome = outcomes.fix_file(each) if fix else outcomes.check_file(each)
    assert [found.code for found in outcome.diagnostics] == ["SPL003"]
    (problem,) = outcome.problems
    assert problem.startswith("README.md: spelling was not checked: the program ")
    with pytest.raises(SpellerError):
        check(text, SPELLING)
    assert check(text, Settings(select=["SPL"], ignore=["SPL001", "SPL005"])) == list(outcome.diagnostics)
