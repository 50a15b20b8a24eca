"""The rule book: every rule has a page, and every example on it says what the rule does."""

from __future__ import annotations

import posixpath
import re
import tomllib
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from pydantic import TypeAdapter

from awesome_lint import catalog, engine, rules
from awesome_lint.catalog.changes import State
from awesome_lint.diagnostic import Diagnostic, baseline
from awesome_lint.diagnostic.fingerprint import sift
from awesome_lint.editing import fixer
from awesome_lint.links.answers import Answer
from awesome_lint.page import Page, World
from awesome_lint.registry import pages
from awesome_lint.registry.pages import Example, RulePage
from awesome_lint.rules import RuleId
from awesome_lint.settings import Settings, loading
from awesome_lint.source import Source
from awesome_lint.syntax import tree
from awesome_lint.world.speller import Speller
from places import ROOT

RULE_BOOK = ROOT / "rules"
HEADINGS = ["What it does", "Why", "Examples", "Settings", "Fix"]
OPTIONAL = {"Settings", "Fix"}
SPELLER = Speller()
ENDINGS = ("\r\n", "\r")
TOO_LONG = {"DOC031"}
"""The rules whose bad examples are longer than a page of the rule book may be."""
MESSAGE = re.compile(r"[a-z0-9`“\[].*[^.\s]\Z")


class FakeFiles:
    """The files that an example states; the folders they lie in exist too."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        self.paths = [posixpath.normpath(path) for path in paths]

    in_repository = True

    def exists(self, path: str) -> bool:
        path = posixpath.normpath(path)
        return path == "." or any(each == path or each.startswith(f"{path}/") for each in self.paths)


class FakeAnswers:
    """The answers that an example states."""

    def __init__(self, stated: str) -> None:
        tables = tomllib.loads(stated)
        self.today: date = tables.pop("today", date.max)
        self.answers = TypeAdapter(dict[str, Answer]).validate_python(tables)

    def get(self, url: str) -> Answer | None:
        return self.answers.get(url)


def answers_of(example: Example) -> FakeAnswers | None:
    return FakeAnswers(example.answers) if example.answers else None


def settings_of(example: Example) -> Settings:
    return loading.load(example.settings, "awesome-lint.toml") or Settings()


def state_of(text: str) -> State:
    source = Source(text)
    return State(source, catalog.read(source, tree.parse(source)))


@cache
def findings(identity: RuleId, example: Example) -> list[Diagnostic]:
    """What all rules together say of an example, as far as it is the page's rule that says it."""
    speller = SPELLER if rules.import_rule(identity).needs else None
    before = None if example.before is None else state_of(example.before)
    files, answers = FakeFiles(example.files), answers_of(example)
    page = Page.read(example.text, settings_of(example), World(files, speller=speller, before=before, answers=answers))
    if example.baseline:
        known = [each.finding for each in baseline.load(example.baseline, "baseline")]
        page = replace(page, world=replace(page.world, gone=sift(page.source, engine.check(page), known).gone))
    return [each for each in engine.check(page, rules.all_ids()) if each.code == identity.code]


def read_page(identity: RuleId) -> RulePage | None:
    try:
        return pages.page(identity)
    except pages.PageError:
        return None  # reported by the test of that page


def examples(kind: str) -> list[object]:
    return [
        pytest.param(identity, example, id=f"{identity.code}:{example.row}")
        for identity in rules.all_ids()
        for example in getattr(read_page(identity), "examples", ())
        if example.kind == kind
    ]


def fixed_pairs() -> list[object]:
    pairs: list[object] = []
    for identity in rules.all_ids():
        page, bad = read_page(identity), None
        for example in page.examples if page else ():
            if example.kind == "fixed":
                pairs.append(pytest.param(identity, bad, example, id=f"{identity.code}:{example.row}"))
            elif example.kind == "bad":
                bad = example
    return pairs


@pytest.mark.parametrize("identity", rules.all_ids(), ids=lambda each: each.code)
def test_a_page_has_the_fixed_headings_in_order(identity: RuleId) -> None:
    page = pages.page(identity)
    assert page.title == f"{identity.name} ({identity.code})"
    assert page.summary.endswith(".")
    assert list(page.sections) == [each for each in HEADINGS if each not in OPTIONAL or each in page.sections]
    assert all(page.sections.values()), "a section is empty"


@pytest.mark.parametrize("identity", rules.all_ids(), ids=lambda each: each.code)
def test_a_page_shows_what_is_bad_and_what_is_good(identity: RuleId) -> None:
    kinds = [example.kind for example in pages.page(identity).examples]
    assert "bad" in kinds or identity.code in TOO_LONG
    assert "good" in kinds
    assert all(before == "bad" for before, kind in zip(["", *kinds], kinds, strict=False) if kind == "fixed"), (
        "a fixed example stands right below its bad one"
    )


@pytest.mark.parametrize("identity", rules.all_ids(), ids=lambda each: each.code)
def test_a_page_says_under_fix_how_safe_the_fix_is_and_shows_it(identity: RuleId) -> None:
    page = pages.page(identity)
    has_example = any(example.kind == "fixed" for example in page.examples)
    assert has_example == ("Fix" in page.sections)
    assert bool(page.fixable) == has_example


def test_every_page_belongs_to_a_rule() -> None:
    written = {path.stem for path in RULE_BOOK.glob("*.md")} - {"README"}
    assert written == {pages.stem(identity) for identity in rules.all_ids()}


@pytest.mark.parametrize(("identity", "example"), examples("bad"))
def test_a_bad_example_reports_exactly_what_the_page_says(identity: RuleId, example: Example) -> None:
    assert example.expected, "a bad example states below it what is reported"
    found = findings(identity, example)
    assert [(each.location.row, each.message) for each in found] == [tuple(each) for each in example.expected]
    for each in found:
        assert MESSAGE.match(each.message), "messages follow one grammar"
        assert each.fix is None or each.fix.title, "a fix completes the sentence 'the fix is to …'"


@pytest.mark.parametrize(("identity", "example"), examples("good"))
def test_a_good_example_reports_nothing(identity: RuleId, example: Example) -> None:
    assert findings(identity, example) == []


@pytest.mark.parametrize(("identity", "example"), [*examples("bad"), *examples("good")])
def test_line_endings_of_other_systems_make_no_difference(identity: RuleId, example: Example) -> None:
    known = [(each.location, each.message) for each in findings(identity, replace(example, before=None))]
    for ending in ENDINGS:
        other = replace(example, text=example.text.replace("\n", ending), before=None)
        assert [(each.location, each.message) for each in findings(identity, other)] == known, repr(ending)


@pytest.mark.parametrize(("identity", "bad", "fixed"), fixed_pairs())
def test_fixes_keep_line_endings_of_other_systems(identity: RuleId, bad: Example, fixed: Example) -> None:
    for ending in ENDINGS:
        changed = (replace(each, text=each.text.replace("\n", ending)) for each in (bad, fixed))
        test_a_fixed_example_is_what_the_fix_makes_of_the_bad_one(identity, *changed)


@pytest.mark.parametrize(("identity", "bad", "fixed"), fixed_pairs())
def test_a_fixed_example_is_what_the_fix_makes_of_the_bad_one(identity: RuleId, bad: Example, fixed: Example) -> None:
    unsafe = "unsafe" in pages.page(identity).sections["Fix"].lower()
    settings, files, answers = settings_of(bad), FakeFiles(bad.files), answers_of(bad)
    selected = [identity]
    result = fixer.fix(
        bad.text, settings, World(files, speller=SPELLER, answers=answers), unsafe=unsafe, selected=selected
    )
    assert result.refused == []
    assert result.text == fixed.text
    assert findings(identity, fixed) == []


def test_the_table_of_rules_is_up_to_date() -> None:
    """If this fails: `python .ci/write_rule_table.py`."""
    assert (RULE_BOOK / "README.md").read_text(encoding="utf-8") == pages.table()
