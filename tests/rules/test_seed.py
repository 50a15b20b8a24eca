"""A list of toolkits with the errors that people make, from the findings to the repaired page."""

from __future__ import annotations

import difflib
import re
from functools import cache, lru_cache
from itertools import combinations, pairwise
from pathlib import Path
from random import Random

import pytest

from awesome_lint import engine
from awesome_lint.catalog.records import Catalog, Entry
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.editing import fixer
from awesome_lint.editing.fixer import FixResult, Judge
from awesome_lint.page import Page
from awesome_lint.registry import selection
from awesome_lint.settings import Settings
from places import FIXTURES, SHARED

FIXTURE = FIXTURES / "toolkits.md"
SEED = SHARED / "seed" / "toolkits.md"
SETTINGS = Settings()
NO_LAYOUT = selection.select(Settings(ignore=["FMT"]))
ORDER = selection.select(Settings(select=["ORD"]))

TYPES = "library, framework, system, compiler"
FINDINGS = {
    FIXTURE: [
        (4, 1, "DOC002", "heading level 3 follows level 1; expected level 2", None),
        (35, 18, "LNK001", "`htps` is not a URL scheme; did you mean `https`?", "https"),
        (60, 31, "VOC003", "`Utilities for …` term `FineTuning` is written `Finetuning` elsewhere", "Finetuning"),
        (66, 10, "VOC002", f"type `libary` is not one of {TYPES}; did you mean `library`?", "library"),
        (159, 10, "VOC001", f"type `cluster` is not one of {TYPES}", None),
    ],
    SEED: [
        (4, 1, "DOC002", "heading level 3 follows level 1; expected level 2", None),
        (36, 31, "VOC003", "`Utilities for …` term `FineTuning` is written `Finetuning` elsewhere", "Finetuning"),
        (102, 18, "LNK001", "`hhttps` is not a URL scheme; did you mean `https`?", "https"),
        (104, 15, "SPL002", "`Langchain` is written `LangChain`", "LangChain"),
        (137, 10, "VOC002", f"type `framwork` is not one of {TYPES}; did you mean `framework`?", "framework"),
        (161, 6, "SPL002", "`Pytorch` is written `PyTorch`", "PyTorch"),
        (169, 6, "SPL002", "`Pytorch` is written `PyTorch`", "PyTorch"),
        (171, 10, "VOC001", f"type `function` is not one of {TYPES}", None),
    ],
}
ENTRIES = {FIXTURE: 23, SEED: 22}
LAYOUT = {FIXTURE: {"FMT001", "FMT002", "FMT004", "FMT005"}, SEED: {"FMT001", "FMT002", "FMT004", "FMT005"}}

seed_or_skip = pytest.mark.skipif(not SEED.is_file(), reason="the seed page is not on this machine")
pages = pytest.mark.parametrize("path", [FIXTURE, pytest.param(SEED, marks=seed_or_skip)], ids=["fixture", "seed"])


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def fixed_text_of(path: Path) -> str:
    return fixer.fix(text_of(path), SETTINGS).text


@lru_cache(maxsize=4)
def page_of(text: str) -> Page:
    return Page.read(text, SETTINGS)


def catalog_of(text: str) -> Catalog:
    return page_of(text).catalog


def unsorted(text: str) -> list[Diagnostic]:
    return engine.check(page_of(text), ORDER)


def put_in_order(text: str) -> FixResult:
    return fixer.apply(text, Judge(lambda each, _: page_of(each), lambda page: engine.check(page, ORDER)))


def swapped(text: str, one: Entry, other: Entry) -> str:
    first, second = sorted((one.span, other.span))
    return "".join(
        (
            text[: first.start],
            text[second.start : second.end],
            text[first.end : second.start],
            text[first.start : first.end],
            text[second.end :],
        )
    )


@pages
def test_exactly_its_errors_are_found(path: Path) -> None:
    found = engine.check(Page.read(text_of(path), SETTINGS), NO_LAYOUT)
    assert [
        (*each.location, each.code, each.message, each.fix.edits[0].text if each.fix else None) for each in found
    ] == FINDINGS[path]
    for each in found:
        applicability = "unsafe" if each.code.startswith("SPL") else "safe"
        assert each.fix is None or (each.fix.applicability == applicability and len(each.fix.edits) == 1)


@pages
def test_layout_is_found_beside(path: Path) -> None:
    assert {
        each.code for each in engine.check(Page.read(text_of(path), SETTINGS)) if each.code.startswith("FMT")
    } == LAYOUT[path]


@pages
def test_fixing_leaves_only_what_has_no_safe_fix(path: Path) -> None:
    result = fixer.fix(text_of(path), SETTINGS)
    assert result.refused == []
    unsafe = [code for _, _, code, *_ in FINDINGS[path] if code.startswith("SPL")]
    assert sorted(each.code for each in result.remaining) == sorted(["DOC002", "VOC001", *unsafe])


@pages
def test_a_second_run_changes_nothing(path: Path) -> None:
    result = fixer.fix(fixed_text_of(path), SETTINGS)
    assert (result.text, result.applied) == (fixed_text_of(path), [])


@pages
def test_fixing_changes_three_words_and_white_space(path: Path) -> None:
    before, after = text_of(path), fixed_text_of(path)
    old, new = (re.findall(r"\w+|[^\w\s]", each) for each in (before, after))
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    changed = [word for tag, _, _, *place in matcher.get_opcodes() if tag != "equal" for word in new[slice(*place)]]
    assert changed == [text for _, _, code, _, text in FINDINGS[path] if text and not code.startswith("SPL")]


@pages
def test_every_entry_is_read_with_every_type_link_and_utility(path: Path) -> None:
    text = text_of(path)
    entries = catalog_of(text).entries
    listed, _, _ = text.partition("### Meta List Info")
    assert [each.name for each in entries] == re.findall(r"^#### (.*)$", listed, re.MULTILINE)
    assert len(entries) == ENTRIES[path]
    assert [each.fields["Type"].values for each in entries] == [
        [value] for value in re.findall(r"^\* Type: `(.*)`", listed, re.MULTILINE)
    ]
    assert [(each.fields["Link"].values[0], each.url) for each in entries] == re.findall(
        r"^\* Link: \[(.*)\]\((.*)\)", listed, re.MULTILINE
    )
    utilities = [field for each in entries for field in each.fields if field.name.startswith("Utilities")]
    assert [field.name for field in utilities] == re.findall(r"^\* (Utilities for .*):", listed, re.MULTILINE)
    assert [value for field in utilities for value in field.values] == [
        value.strip() for value in re.findall(r"^  \* (.*)$", listed, re.MULTILINE)
    ]


@pages
def test_the_legend_is_read(path: Path) -> None:
    assert catalog_of(text_of(path)).legend == {
        "Type": ["Library", "Framework", "System", "Compiler"],
        "Stages": ["Pretraining", "Finetuning", "Inference", "Application"],
    }


@pages
def test_swapping_two_neighbours_is_one_report_and_its_fix_restores_the_page(path: Path) -> None:
    text = fixed_text_of(path)
    entries = catalog_of(text).entries
    for one, other in pairwise(entries):
        mixed = swapped(text, one, other)
        (found,) = unsorted(mixed)
        assert found.entry in (one.name, other.name)
        assert found.message.startswith(f"`{found.entry}` is out of alphabetical order; move it ")
        result = put_in_order(mixed)
        assert (result.text, result.refused) == (text, [])


@pages
def test_a_report_names_the_two_entries_between_which_one_belongs(path: Path) -> None:
    text = fixed_text_of(path)
    entries = catalog_of(text).entries
    moved = text[: entries[9].span.start] + "#### Bzz\n\n* Type: `library`\n\n" + text[entries[9].span.start :]
    (found,) = unsorted(moved)
    after = max((each.name for each in entries if each.name.lower() < "bzz"), key=str.lower)
    before = min((each.name for each in entries if each.name.lower() > "bzz"), key=str.lower)
    assert found.message == f"`Bzz` is out of alphabetical order; move it between `{after}` and `{before}`"


@pages
def test_swapping_any_two_is_at_most_two_reports(path: Path) -> None:
    text = fixed_text_of(path)
    pairs = list(combinations(catalog_of(text).entries, 2))
    for one, other in Random(2).sample(pairs, 25):
        mixed = swapped(text, one, other)
        assert 1 <= len(unsorted(mixed)) <= 2
        assert put_in_order(mixed).text == text


@pages
def test_case_does_not_count_in_the_order(path: Path) -> None:
    text = fixed_text_of(path)
    first = catalog_of(text).entries[0]
    assert unsorted(text) == []
    mixed = text[: first.span.start] + "#### zebra\n\n* Type: `library`\n\n" + text[first.span.start :]
    (found,) = unsorted(mixed)
    assert found.message == f"`zebra` is out of alphabetical order; move it after `{catalog_of(text).entries[-1].name}`"


@pages
def test_a_name_in_small_letters_put_first_is_found_astray(path: Path) -> None:
    text = fixed_text_of(path)
    first = catalog_of(text).entries[0]
    mixed = text[: first.span.start] + "#### alpaca\n\n* Type: `library`\n\n" + text[first.span.start :]
    found = unsorted(mixed)
    assert [each.entry for each in found] == ["alpaca"]


@pages
def test_an_entry_ends_at_its_last_line_that_is_not_blank(path: Path) -> None:
    text = text_of(path)
    for each in catalog_of(text).entries:
        cut = text[each.span.start : each.span.end]
        assert cut.startswith(f"#### {each.name}\n")
        assert cut == cut.rstrip()
        assert "\n#" not in cut
