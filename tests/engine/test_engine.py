"""The engine: which rules run, how much a finding weighs, what is silenced, in which entry it lies."""

from __future__ import annotations

import pytest

from awesome_lint import engine, rules
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.page import Page, World
from awesome_lint.registry import selection
from awesome_lint.registry.selection import UnknownRuleError
from awesome_lint.settings import Settings

UNSORTED = "# Things\n\n## All\n\nIn alphabetical order.\n" + "".join(
    f"\n### {name}\n\n* Type: `library`\n* Link: <https://example.org/{name}>\n"
    for name in ("Beacon", "Abacus", "Drift")
)


def check(text: str, settings: Settings | None = None) -> list[Diagnostic]:
    return engine.check(Page.read(text, settings or Settings()))


def codes(settings: Settings) -> list[str]:
    return [each.code for each in selection.select(settings)]


def test_all_rules_but_those_that_are_off_run_where_nothing_is_selected() -> None:
    off = {"promotional-word", "small-section", "entry-form"}
    chosen = {each.name for each in selection.select(Settings())}
    assert chosen.isdisjoint(off)
    assert len(chosen) > len(rules.all_ids()) / 2
    assert off <= {each.name for each in rules.all_ids()}


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(select=["ORD001"]), ["ORD001"]),
        (Settings(select=["unsorted-entries"]), ["ORD001"]),
        (Settings(select=["ord001"]), ["ORD001"]),
        (Settings(select=["VOC"]), ["VOC001", "VOC002", "VOC003"]),
        (Settings(select=["VOC"], ignore=["VOC002", "miscased-value"]), ["VOC001"]),
        (Settings(select=["ORD"], extend_select=["DOC001", "VOC001"]), ["DOC001", "ORD001", "ORD002", "VOC001"]),
        (Settings(select=["VOC001"], extend_select=["VOC001"], ignore=["VOC"]), []),
    ],
)
def test_codes_names_and_families_select_rules(settings: Settings, expected: list[str]) -> None:
    assert codes(settings) == expected


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("ORD0001", "no rule is called `ORD0001`; did you mean `ORD001`?"),
        ("unsorted-entrys", "no rule is called `unsorted-entrys`; did you mean `unsorted-entries`?"),
        ("", "no rule is called ``; `awesome-lint rule` lists all rules"),
        ("xyzzy", "no rule is called `xyzzy`; `awesome-lint rule` lists all rules"),
    ],
)
@pytest.mark.parametrize("setting", ["select", "extend_select", "ignore", "safe_fixes"])
def test_an_unknown_rule_is_an_error_with_a_suggestion(name: str, sentence: str, setting: str) -> None:
    with pytest.raises(UnknownRuleError) as caught:
        selection.select(Settings(**{setting: [name]}))  # type: ignore[arg-type]
    assert str(caught.value) == sentence


def test_the_severity_of_an_unknown_rule_is_an_error_too() -> None:
    with pytest.raises(UnknownRuleError, match="no rule is called `ORD9`"):
        selection.select(Settings(severity={"ORD9": Severity.WARNING}))


def test_settings_say_how_much_a_rule_weighs() -> None:
    assert [each.severity for each in check(UNSORTED)] == [Severity.ERROR]
    lighter = Settings(severity={"ORD": Severity.WARNING})
    assert [each.severity for each in check(UNSORTED, lighter)] == [Severity.WARNING]


def test_the_narrowest_name_says_how_much_a_rule_weighs() -> None:
    for order in (1, -1):
        severities = [("ORD", Severity.WARNING), ("ORD001", Severity.ERROR)][::order]
        assert [each.severity for each in check(UNSORTED, Settings(severity=dict(severities)))] == [Severity.ERROR]


def test_rules_that_ask_for_files_are_skipped_for_bare_text() -> None:
    text = "# T\n\n- [a](gone.md) - A page.\n- [b](https://example.org/b) - A page.\n"
    assert "LNK005" not in [each.code for each in check(text)]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- awesome-lint-disable-next-line ORD001 -->\n### Beacon",
        "<!-- awesome-lint-disable-next-line unsorted-entries -- it is the best -->\n\n### Beacon",
        "### Beacon <!-- awesome-lint-disable-line ORD001 -->",
        "<!-- awesome-lint-disable ORD001 -->\n\n### Beacon\n\n<!-- awesome-lint-enable ORD001 -->",
    ],
)
def test_a_comment_silences_a_rule(comment: str) -> None:
    assert check(UNSORTED.replace("### Beacon", comment)) == []


def test_a_comment_that_silences_nothing_is_a_finding() -> None:
    text = UNSORTED.replace("### Drift", "### Drift <!-- awesome-lint-disable-line ORD001 -->")
    assert [(each.code, each.location.row) for each in check(text)] == [("ORD001", 7), ("SUP001", 17)]


def test_a_comment_about_a_rule_that_does_not_run_may_be_of_use() -> None:
    text = UNSORTED.replace("### Beacon", "### Beacon <!-- awesome-lint-disable-line ORD001 -->")
    assert check(text, Settings(ignore=["ORD"])) == []


def test_the_fix_that_a_silenced_finding_shares_is_not_offered_to_the_others() -> None:
    names = ("Zebra", "Abacus", "Yak", "Beacon", "Cinder", "Drift", "Ember", "Falcon")
    text = "# T\n\nIn alphabetical order.\n" + "".join(f"\n## {each}\n\n* Type: a\n* Size: 1\n" for each in names)
    both = [each for each in check(text) if each.code == "ORD001"]
    assert [each.entry for each in both] == ["Zebra", "Yak"]
    assert both[0].fix is both[1].fix is not None
    (left,) = check(text.replace("## Yak", "## Yak <!-- awesome-lint-disable-line ORD001 -->"))
    assert (left.entry, left.fix) == ("Zebra", None)


def test_findings_name_the_entry_in_which_they_lie() -> None:
    text = UNSORTED.replace("https://example.org/Drift", "htps://example.org/Drift").replace("## All", "#### All")
    assert [(each.code, each.entry) for each in check(text)] == [
        ("DOC002", None),
        ("ORD001", "Beacon"),
        ("LNK001", "Drift"),
    ]


def test_findings_come_in_order_of_place() -> None:
    text = UNSORTED.replace("https://example.org/Drift", "htps://example.org/Drift").replace("Type: `library`", "Type:")
    found = check(text)
    assert [each.span for each in found] == sorted(each.span for each in found)
    assert found == check(text)


def test_a_page_without_anything_is_read() -> None:
    assert engine.check(Page.read("", Settings(), World(is_list=False))) == []


CHANGES = """# Changes

## Unreleased

- [Zeta](https://example.org/z): added.

## 1.1.0

- [Alpha](https://example.org/a): mended.
- [Alpha](https://example.org/a): mended.
"""


def test_the_bullets_of_a_change_log_are_no_entries_unless_the_page_must_be_a_list() -> None:
    settings = Settings(select=["ENT"])
    assert engine.check(Page.read(CHANGES, settings, World(is_list=False))) == []
    assert [each.code for each in engine.check(Page.read(CHANGES, settings))] == ["ENT007"]
    other = CHANGES.replace("1.1.0", "Tools").replace("Unreleased", "Games")
    assert [each.code for each in engine.check(Page.read(other, settings, World(is_list=False)))] == ["ENT007"]
