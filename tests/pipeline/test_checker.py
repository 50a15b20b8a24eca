"""Checking a list again after an edit says what checking its text alone says."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint import Checker, Settings, SpellerError, check, rules
from awesome_lint.pipeline import checker
from awesome_lint.pipeline.inputs import Input
from generated import COMPOSITIONS, EDITS, FILES, RELAXED, Edit, edited, likely_edit
from places import CORPUS, lists, needs_lists
from thoroughness import some, tries

UNSPELLED = Settings(ignore=["SPL001"])
EVERY_RULE = Settings(extend_select=["ALL"])
LIST = """\
# Tools

## Contents

- [One](#one)
- [Two](#two)

## One

- [Abacus](https://example.org/abacus) - Counts.
- [Beacon](https://example.org/beacon) - Shines.
- [Comet](https://example.org/comet) - Flies by.
- [Drift][drift] - Moves on.

## Two

- [Ember](https://example.org/ember) - Glows.
- [Fable](https://example.org/fable) - Tells a story.

[drift]: https://example.org/drift
"""

ENTRIES = st.tuples(st.sampled_from("abcdefgh"), st.sampled_from(["", ".", "!"]), st.sampled_from("-*")).map(
    lambda x: f"{x[2]} [{x[0]}](https://example.org/{x[0]}) - Is {x[0]}{x[1]}\n"
)
SECTIONS = st.lists(ENTRIES, min_size=1, max_size=6).map(lambda entries: "\n## Part\n\n" + "".join(entries))
PAGES = st.lists(SECTIONS, min_size=1, max_size=4).map(lambda sections: "# Tools\n" + "".join(sections))


@RELAXED
@given(PAGES | st.lists(st.one_of(PAGES, FILES, COMPOSITIONS), max_size=4).map("\n\n".join), EDITS)
def test_a_checker_says_what_a_check_says_after_any_edits(text: str, edits: list[Edit]) -> None:
    checking = Checker(EVERY_RULE)
    assert checking.check(text) == check(text, EVERY_RULE)
    for edit in edits:
        text = edited(text, edit)
        assert checking.check(text) == check(text, EVERY_RULE)


@needs_lists
@pytest.mark.parametrize("path", some(lists(CORPUS), 5), ids=lambda path: path.stem)
def test_a_checker_says_what_a_check_says_after_edits_of_a_real_list(path: Path) -> None:
    dice = random.Random(path.stem)
    text = path.read_bytes().decode()
    checking = Checker(EVERY_RULE)
    checking.check(text)
    for _ in range(tries(2, 20)):
        text = edited(text, likely_edit(dice, text))
        assert checking.check(text) == check(text, EVERY_RULE)


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("Tells a", "Tells a a", ["SPL003"]),
        ("https://example.org/comet", "htps://example.org/comet", ["LNK001"]),
        ("## Two", "## Three", ["DOC004"]),
        ("[drift]: https", "[adrift]: https", ["LNK007", "LNK008"]),
    ],
)
def test_what_an_edit_breaks_is_said_and_no_longer_once_it_is_undone(old: str, new: str, codes: list[str]) -> None:
    checking = Checker(UNSPELLED)
    assert checking.check(LIST) == []
    assert [each.code for each in checking.check(LIST.replace(old, new))] == codes
    assert checking.check(LIST) == []


def test_with_a_path_rules_ask_about_other_files(tmp_path: Path) -> None:
    text = "# Tools\n\n- [Abacus](docs/abacus.md) - Counts.\n"
    checking = Checker(Settings(select=["LNK005"]), path=tmp_path / "README.md")
    assert [each.code for each in checking.check(text)] == ["LNK005"]
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "abacus.md").touch()
    assert checking.check(text) == []


def test_a_look_says_what_a_check_says_and_has_the_page() -> None:
    found = Checker(UNSPELLED).look(LIST)
    assert (found.diagnostics, found.problems) == (check(LIST, UNSPELLED), [])
    assert found.page.source.text == LIST


def test_a_look_does_without_a_speller_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> NoReturn:
        raise SpellerError("the program is missing")

    expected = check(LIST, UNSPELLED)
    monkeypatch.setattr(checker, "shared_speller", missing)
    looking = Checker.of(Input("list.md", LIST, Settings()))
    found = looking.look(LIST)
    assert found.problems == ["list.md: spelling was not checked: the program is missing"]
    assert found.diagnostics == expected
    with pytest.raises(SpellerError):
        looking.check(LIST)


def test_a_look_names_a_rule_that_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object, __: object) -> NoReturn:
        raise ValueError("oh")

    load = rules.import_rule
    loaded = {
        each: replace(load(each), check=fail) if each.code == "DOC005" else load(each) for each in rules.all_ids()
    }
    monkeypatch.setattr(rules, "import_rule", loaded.__getitem__)
    (problem,) = Checker.of(Input("list.md", LIST, UNSPELLED)).look(LIST).problems
    assert problem.startswith("list.md: the rule DOC005 failed (ValueError: oh at ")
