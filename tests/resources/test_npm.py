"""Comments of npm's awesome-lint, and the page that compares its rules with ours."""

from __future__ import annotations

import re

import pytest

from awesome_lint import engine, rules
from awesome_lint.page import Page
from awesome_lint.registry import selection
from awesome_lint.resources import npm
from awesome_lint.settings import Settings, presets
from awesome_lint.values.addresses import REPOSITORY
from places import ROOT

PAGE = ROOT / "docs" / "from-npm-awesome-lint.md"
SETTINGS = Settings(extend_select=["DOC019", "DOC012"], ignore=["FMT", "ENT"])
NAMES = {each.name: each for each in rules.all_ids()}


def found(text: str) -> list[tuple[str, int]]:
    return [(each.code, each.location.row) for each in engine.check(Page.read(text, SETTINGS))]


def page(*lines: str) -> str:
    return "# Tools\n\n" + "\n".join(lines) + "\n"


BAD = "- [gcc](https://gcc.example.org/) – Compiles C."


def test_every_rule_of_npm_has_its_line_in_the_table() -> None:
    assert len(npm.rules()) == 14 + 41


@pytest.mark.parametrize("name", sorted(npm.rules()))
def test_our_names_in_the_table_are_those_of_rules(name: str) -> None:
    assert [ours for ours in npm.rules()[name] if ours not in NAMES] == []


def test_the_sindresorhus_preset_has_all_on_that_the_table_names() -> None:
    on = {each.name for each in selection.select(Settings(preset="sindresorhus"))}
    assert {ours for names in npm.rules().values() for ours in names} - on == set()
    assert {*presets.load("sindresorhus").extend_select} <= {ours for names in npm.rules().values() for ours in names}


def test_the_page_has_a_row_for_each_rule_of_npm_that_names_ours() -> None:
    rows = {
        match[1]: re.findall(r"\(\.\./rules/[a-z]{3}\d{3}-([a-z-]+)\.md\)", match[2])
        for match in re.finditer(r"^\| `([a-z-]+)` \| (.*)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert {name: sorted(ours) for name, ours in rows.items()} == {
        name: sorted(ours) for name, ours in npm.rules().items()
    }


def test_disable_silences_our_rules_up_to_enable() -> None:
    text = page(
        BAD, "", "<!--lint disable awesome-list-item-->", "", BAD, "", "<!--lint enable awesome-list-item-->", BAD
    )
    assert [row for code, row in found(text) if code == "DOC019"] == [3, 10]


def test_disable_holds_to_the_end_and_for_the_named_rules_alone() -> None:
    text = page("<!-- lint disable double-link awesome-list-item -->", "", BAD, "", "## License", "", "CC0")
    assert found(text) == [("DOC012", 7)]


def test_a_comment_without_names_speaks_of_all_rules() -> None:
    text = page("<!--lint disable-->", "", BAD, "", "## License", "", "CC0")
    assert found(text) == []


def test_ignore_speaks_of_what_follows() -> None:
    text = page("<!--lint ignore awesome-list-item-->", "", BAD, BAD, "", "## More", "", BAD)
    assert [row for code, row in found(text) if code == "DOC019"] == [10]


def test_ignore_at_the_end_of_the_page_silences_nothing() -> None:
    assert found(page(BAD, "", "<!--lint ignore-->")) == [("DOC019", 3)]


def test_a_comment_that_silences_nothing_is_not_reported() -> None:
    assert found(page("<!--lint disable awesome-list-item remark-lint:double-link-->", "", "Text.")) == [("DOC001", 1)]


def test_a_misspelled_rule_of_npm_is_reported() -> None:
    text = page(BAD.replace("–", "-"), "", "<!--lint disable awesome-list-itm awesome-nothing double-links-->")
    diagnostics = [each for each in engine.check(Page.read(text, SETTINGS)) if each.code == "SUP002"]
    assert [(each.location.row, text[each.span.start : each.span.end], each.message) for each in diagnostics] == [
        (5, "awesome-list-itm", "npm's awesome-lint has no rule `awesome-list-itm`; did you mean `awesome-list-item`?"),
        (
            5,
            "awesome-nothing",
            f"npm's awesome-lint has no rule `awesome-nothing`; {REPOSITORY}/blob/main/docs/from-npm-awesome-lint.md"
            " lists its rules",
        ),
        (5, "double-links", "npm's awesome-lint has no rule `double-links`; did you mean `double-link`?"),
    ]


def test_rules_of_other_plugins_are_no_business_of_ours() -> None:
    text = page(BAD, "", "<!--lint disable no-html maximum-line-length-->")
    assert found(text) == [("DOC019", 3)]


def test_a_rule_without_counterpart_silences_nothing() -> None:
    assert found(page("<!--lint disable awesome-github-->", "", BAD)) == [("DOC019", 5)]
