"""Comments that silence rules, of findings and of the fixes that they share."""

from __future__ import annotations

import pytest

from awesome_lint import engine
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.page import Page, World, suppression
from awesome_lint.page.suppression import Suppression
from awesome_lint.settings import Settings
from awesome_lint.source import Source
from awesome_lint.syntax.tree import parse

BAD = "[x](hhttps://example.org)"
SELECTED = Settings(select=["LNK", "SUP"])


def check(text: str, settings: Settings = SELECTED) -> list[Diagnostic]:
    return engine.check(Page.read(text, settings, World(is_list=False)))


def found(text: str, settings: Settings = SELECTED) -> list[tuple[int, str]]:
    return [(each.location.row, each.code) for each in check(text, settings)]


def suppressions(text: str) -> list[Suppression]:
    source = Source(text)
    return suppression.find(source, parse(source))


def test_without_a_comment_the_finding_stands() -> None:
    assert found(f"{BAD}\n") == [(1, "LNK001")]


@pytest.mark.parametrize("name", ["LNK001", "lnk001", "misspelled-scheme", "MISSPELLED-SCHEME", ""])
def test_a_comment_on_the_line_silences_it(name: str) -> None:
    assert found(f"- {BAD} <!-- awesome-lint-disable-line {name} -- as told -->\n- {BAD}\n") == [(2, "LNK001")]


def test_a_comment_silences_the_next_line_that_is_not_blank() -> None:
    assert found(f"<!-- awesome-lint-disable-next-line LNK001 -->\n\n{BAD}\n{BAD}\n") == [(4, "LNK001")]


def test_a_comment_silences_up_to_the_one_that_enables_again() -> None:
    text = f"{BAD}\n\n<!-- awesome-lint-disable LNK001 -->\n\n{BAD}\n\n<!-- awesome-lint-enable LNK001 -->\n\n{BAD}\n"
    assert found(text) == [(1, "LNK001"), (9, "LNK001")]


def test_a_comment_silences_up_to_the_end_where_none_enables_again() -> None:
    assert found(f"<!-- awesome-lint-disable -->\n\n{BAD}\n\n{BAD}\n") == []


def test_several_rules_may_be_named() -> None:
    text = f"{BAD} [y](#nowhere) <!-- awesome-lint-disable-line LNK001, broken-anchor -->\n"
    assert found(text) == []
    assert [each.rule for each in suppressions(text)] == ["LNK001", "broken-anchor"]


def test_only_the_named_rules_are_silenced() -> None:
    assert found(f"{BAD} [y](#nowhere) <!-- awesome-lint-disable-line LNK004 -->\n") == [(1, "LNK001")]


def test_enabling_without_rules_ends_all() -> None:
    text = f"<!-- awesome-lint-disable LNK001 LNK004 -->\n\n{BAD} [y](#no)\n\n<!-- awesome-lint-enable -->\n\n{BAD}\n"
    assert found(text) == [(7, "LNK001")]


def test_a_comment_in_code_is_no_comment() -> None:
    assert found(f"`<!-- awesome-lint-disable-line -->` {BAD}\n") == [(1, "LNK001")]
    assert suppressions("```\n<!-- awesome-lint-disable -->\n```\n") == []


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_the_place_of_a_suppression_is_the_name_in_the_comment(ending: str) -> None:
    text = (
        f"\ufefftext{ending}{ending}<!-- awesome-lint-disable-next-line{ending}  LNK001 -- why -->{ending}{BAD}{ending}"
    )
    (one,) = suppressions(text)
    assert Source(text).cut(one.span) == "LNK001"
    assert one.first == 4


def test_one_of_no_use_is_reported_and_one_of_use_is_not() -> None:
    text = f"{BAD} <!-- awesome-lint-disable-line LNK001, LNK004 -->\n"
    (unused,) = check(text)
    assert (unused.code, unused.message) == ("SUP001", "suppression of `LNK004` silences nothing; remove it")
    assert (unused.location.column, unused.end_location.column) == (text.index("LNK004") + 1, text.index("LNK004") + 7)


def test_one_of_a_rule_that_did_not_run_may_be_of_use() -> None:
    text = f"{BAD} <!-- awesome-lint-disable-line LNK004 -->\n"
    assert found(text, Settings(select=["LNK001", "SUP"])) == [(1, "LNK001")]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("awesome-lint-disable-lines LNK001", "awesome-lint-disable-line"),
        ("awesome-lint: disable", "awesome-lint-disable"),
        ("awesome-lint disable-line LNK001", "awesome-lint-disable-line"),
        ("awesome-lint-disable-nextline", "awesome-lint-disable-next-line"),
        ("awesome-lint-enabled", "awesome-lint-enable"),
        ("awsome-lint-disable-line LNK001", "awesome-lint-disable-line"),
        ("awesome_linter_disable_line LNK001", "awesome-lint-disable-line"),
        ("Awesome-Lint-Disable LNK001", "awesome-lint-disable"),
        ("lint disabel double-link", "lint disable"),
    ],
)
def test_a_mistyped_comment_is_reported_with_the_right_spelling(said: str, meant: str) -> None:
    silent, told = sorted(check(f"{BAD} <!-- {said} -->\n"), key=lambda each: each.code)
    assert (silent.code, told.code) == ("LNK001", "SUP002")
    assert told.message == f"this comment silences nothing; did you mean `<!-- {meant} … -->`?"
    assert Source(f"{BAD} <!-- {said} -->\n").cut(told.span) == f"<!-- {said} -->"


@pytest.mark.parametrize("reason", ["LNK001: because", "LNK001 - because", "LNK001 (because)"])
def test_a_comment_that_says_too_much_is_reported(reason: str) -> None:
    told = check(f"{BAD} <!-- awesome-lint-disable-line {reason} -->\n")[-1]
    expected = "expected `<!-- awesome-lint-disable-line RULE, RULE -- reason -->`"
    assert (told.code, told.message) == ("SUP002", f"this comment silences nothing; {expected}")


@pytest.mark.parametrize(
    "comment",
    [
        "awesome-lint checks this list",
        "Awesome lint is enabled for this file",
        "awesome-list: disable nothing",
        "markdownlint-disable",
        "lint-staged: enable",
        "eslint-disable-line",
        "prettier-ignore",
    ],
)
def test_other_comments_are_left_alone(comment: str) -> None:
    assert found(f"{BAD} <!-- {comment} -->\n") == [(1, "LNK001")]


@pytest.mark.parametrize(("name", "meant"), [("LNK01", "LNK001"), ("lnk1", "LNK001"), ("LNK02", "LNK002")])
def test_a_part_of_a_code_is_no_name(name: str, meant: str) -> None:
    told = check(f"{BAD} <!-- awesome-lint-disable-line {name} -->\n")[-1]
    assert (told.code, told.message) == ("SUP002", f"no rule is called `{name}`; did you mean `{meant}`?")


def test_a_family_silences_all_its_rules() -> None:
    assert found(f"{BAD} [y](#no) <!-- awesome-lint-disable-line LNK -->\n") == []
    assert found(f"<!-- awesome-lint-disable lnk -->\n\n{BAD} [y](#no)\n") == []


def test_an_unknown_rule_is_reported_with_the_name_that_may_be_meant() -> None:
    (one,) = check("text <!-- awesome-lint-disable-line mispelled-scheme -->\n")
    assert (one.code, one.message) == (
        "SUP002",
        "no rule is called `mispelled-scheme`; did you mean `misspelled-scheme`?",
    )
