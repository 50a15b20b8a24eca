"""Vocabularies: what a list's legend, its settings or its entries say that a field may hold."""

from __future__ import annotations

import pytest

from awesome_lint import engine
from awesome_lint.conventions import vocabulary
from awesome_lint.page import Page
from awesome_lint.settings import Settings

DECLARED = ["Library", "Framework", "System"]


def test_declared_values_are_shown_as_the_entries_write_them() -> None:
    words = vocabulary.declared(DECLARED, ["library", "framework", "library", "library"])
    assert words.values == ("library", "framework", "system")
    assert words.listing == "library, framework, system"
    assert words.declared
    assert not words.is_open


def test_declared_values_keep_their_case_where_the_settings_declare_them() -> None:
    words = vocabulary.declared(DECLARED, ["library"] * 9, keep_case=True)
    assert words.values == ("Library", "Framework", "System")
    assert words.cased("library") == "Library"


def test_a_value_written_otherwise_than_the_others_has_one_right_case() -> None:
    words = vocabulary.declared(["Pretraining", "Finetuning"], ["Finetuning"] * 4 + ["FineTuning", "Pretraining"])
    assert words.cased("FineTuning") == "Finetuning"
    assert words.cased("Pretraining") == "Pretraining"


def test_two_ways_of_writing_leave_both_alone() -> None:
    words = vocabulary.declared(DECLARED, ["library", "Library", "LIBRARY", "framework"])
    assert [words.cased(each) for each in ("library", "Library")] == ["library", "Library"]


def test_a_long_vocabulary_is_cut_in_messages() -> None:
    words = vocabulary.declared([f"value{index}" for index in range(20)], [])
    assert words.listing.endswith("value11 and 8 more")


def test_values_that_are_all_common_make_a_closed_vocabulary() -> None:
    words = vocabulary.learned(["beta"] * 20 + ["mature"] * 20 + ["experimental"], 41)
    assert words is not None
    assert words.values == ("beta", "mature")
    assert not words.is_open
    assert not words.knows("experimental")


@pytest.mark.parametrize(
    ("uses", "times"),
    [
        (["MIT"] * 30 + ["GPL-3.0"] * 9 + ["ISC"] * 2 + ["Zlib"], 42),
        (["beta"] * 10 + ["mature"] * 10 + ["odd"], 21),
        (["beta"] * 30 + ["mature"] * 30 + ["odd"] * 2, 62),
        (["Ada"] * 10 + ["Bo"] * 10 + ["Cy"] * 10 + ["Di"], 10),
    ],
    ids=["some are rare", "few uses", "a stranger twice", "many values in few entries"],
)
def test_a_vocabulary_stays_open_without_firm_evidence(uses: list[str], times: int) -> None:
    words = vocabulary.learned(uses, times)
    assert words is not None
    assert words.is_open


def test_values_of_all_kinds_make_no_vocabulary() -> None:
    assert vocabulary.learned([f"value{index}" for index in range(30)], 30) is None
    assert vocabulary.learned(["a", "a"], 2) is None


def test_a_value_that_stands_nowhere_else_can_be_a_slip_of_a_common_one() -> None:
    words = vocabulary.learned(["detection", "detection", "tracking", "tracking", "detecton"], 5)
    assert words is not None
    assert words.meant_by("detecton") == "detection"


@pytest.mark.parametrize("value", ["Cython", "Pythons"])
def test_what_begins_otherwise_or_is_a_plural_is_no_slip_of_a_learned_value(value: str) -> None:
    words = vocabulary.learned(["Python"] * 8 + [value], 9)
    assert words is not None
    assert words.meant_by(value) is None


def test_what_stands_twice_is_no_slip() -> None:
    words = vocabulary.learned(["segmentation"] * 20 + ["segmentatoin"] * 2, 22)
    assert words is not None
    assert words.knows("segmentatoin")


def test_the_text_of_links_can_be_a_slip_of_the_usual_one() -> None:
    entries = "".join(
        f"### Tool {at}\n\n* Link: [{name}](https://example.org/{at})\n\n"
        for at, name in enumerate(["github"] * 12 + ["homepage", "githb"])
    )
    found = engine.check(Page.read(f"# Tools\n\n{entries}", Settings(select=["VOC"])))
    assert [each.message for each in found] == ["link `githb` is in no other entry; did you mean `github`?"]


def test_a_frequent_value_shows_slips_though_most_values_stand_once() -> None:
    words = vocabulary.learned([*["Twitter"] * 6, *(f"Site {index}" for index in range(8)), "Twiter"], 15)
    assert words is not None
    assert (words.is_open, words.meant_by("Twiter"), words.meant_by("Site 3")) == (True, "Twitter", None)
    assert words.cased("twitter") == "Twitter"
