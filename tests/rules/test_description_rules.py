"""How entries are described: what is reported of lists that are otherwise alike, and what is not."""

from __future__ import annotations

import pytest

from awesome_lint import check, engine, rules
from awesome_lint.editing import fixer
from awesome_lint.page import Page
from awesome_lint.registry import selection
from awesome_lint.settings import DescriptionSettings, Settings

CHOSEN = [each for each in rules.all_ids() if "ENT011" <= each.code <= "ENT018"]
USUAL = [f"- [Tool {name}](https://{name}.org) - Counts {name} things." for name in "abcdefghijklmnopqrst"]


def codes(*lines: str, usual: list[str] = USUAL, settings: Settings | None = None) -> list[str]:
    """What is said of lines that stand between twenty others."""
    text = "\n".join(["## Tools", "", *usual[:10], *lines, *usual[10:], ""])
    selected = [each for each in CHOSEN if each.code not in ("ENT015", "ENT017")]
    return [each.code for each in engine.check(Page.read(text, settings or Settings()), selected)]


def fixed(line: str, usual: list[str] = USUAL) -> str:
    text = "\n".join(["## Tools", "", *usual[:10], line, *usual[10:], ""])
    result = fixer.fix(text, Settings(), unsafe=True, selected=CHOSEN)
    assert result.refused == []
    return result.text.split("\n")[12]


@pytest.mark.parametrize(
    ("line", "code", "right"),
    [
        ("- [X](https://x.org) – Does it.", "ENT012", "- [X](https://x.org) - Does it."),
        ("- [X](https://x.org) — Does it.", "ENT012", "- [X](https://x.org) - Does it."),
        ("- [X](https://x.org) -- Does it.", "ENT012", "- [X](https://x.org) - Does it."),
        ("- [X](https://x.org): Does it.", "ENT012", "- [X](https://x.org) - Does it."),
        ("- [X](https://x.org)-Does it.", "ENT012", "- [X](https://x.org) - Does it."),
        ("- [X](https://x.org) -Does it.", "ENT012", "- [X](https://x.org) - Does it."),
        ("- [X](https://x.org)- Does it.", "ENT012", "- [X](https://x.org) - Does it."),
        ("- [X](https://x.org) --Does it.", "ENT012", "- [X](https://x.org) - Does it."),
        ("- [X](https://x.org) Does it.", "ENT012", "- [X](https://x.org) - Does it."),
        ("- [X](https://x.org) <!-- 12 --> – Does it.", "ENT012", "- [X](https://x.org) <!-- 12 --> - Does it."),
        ("- [X](https://x.org) ⭐ — Does it.", "ENT012", "- [X](https://x.org) ⭐ - Does it."),
        ("- [X](https://x.org) - Does it", "ENT011", "- [X](https://x.org) - Does it."),
        ("- [X](https://x.org) - Does it..", "ENT011", "- [X](https://x.org) - Does it."),
        ("- [X](https://x.org) - Does it。", "ENT011", "- [X](https://x.org) - Does it."),
        (
            "- [X](https://x.org) - Does [this](https://y.org)",
            "ENT011",
            "- [X](https://x.org) - Does [this](https://y.org).",
        ),
        ("- [X](https://x.org) - Does **this**", "ENT011", "- [X](https://x.org) - Does **this**."),
        ("- [X](https://x.org) - Runs `this`", "ENT011", "- [X](https://x.org) - Runs `this`."),
        ("- [X](https://x.org) - Does it :rocket:", "ENT011", "- [X](https://x.org) - Does it. :rocket:"),
        (
            "- [X](https://x.org) - Does it ([site](https://y.org))",
            "ENT011",
            "- [X](https://x.org) - Does it. ([site](https://y.org))",
        ),
        ("- [X](https://x.org) - does it.", "ENT014", "- [X](https://x.org) - Does it."),
    ],
)
def test_what_one_entry_does_differently_is_reported_once_and_mended(line: str, code: str, right: str) -> None:
    assert codes(line) == [code]
    assert fixed(line) == right


@pytest.mark.parametrize(
    "line",
    [
        "- [X](https://x.org) -  Does it.",
        "- [X](https://x.org) and [Y](https://y.org) - Do it.",
        "- [X](https://x.org) by some people - Does it.",
        "- [X](https://x.org) API.",
        "- Ships: A History ([site](https://x.org)) - Tells of ships.",
        "- [X](https://x.org)\n  Does it.",
        "- [X](https://x.org) - Does it!",
        "- [X](https://x.org) - Does it, as follows:",
        "- [X](https://x.org) - Does it. (Beta)",
        "- [X](https://x.org) - Does it. [Site](https://y.org)",
        "- [X](https://x.org) - Does it ([like this](https://y.org)).",
        "- [X](https://x.org) - [Lille](https://l.org) - [Paris](https://p.org)",
        "- [X](https://x.org) - iOS app.",
        "- [X](https://x.org) - macOS app.",
        "- [xtool](https://x.org) - xtool does it.",
        "- [X](https://x.org) - curl for people.",
        "- [X](https://x.org) - libx wrapper.",
        "- [X](https://x.org) - by someone.",
        "- [X](https://x.org), [a guide](https://g.org)",
        "- [X](https://x.org) - Does it, etc...",
        "- [X](https://x.org) - Does it.  \n  And that.",
    ],
)
def test_what_is_written_so_for_a_reason_is_not_reported(line: str) -> None:
    assert codes(line) == []


def test_an_entry_with_neither_link_nor_description_is_one_finding() -> None:
    page = Page.read("\n".join(["## Tools", "", *USUAL, "- Tool X", ""]), Settings())
    found = engine.check(page, [each for each in rules.all_ids() if each.code.startswith("ENT")])
    assert [each.code for each in found] == ["ENT008"]


def test_a_description_without_separator_is_not_also_of_the_wrong_case() -> None:
    assert codes("- [X](https://x.org) does it.") == []


def test_a_description_goes_on_behind_a_second_link() -> None:
    usual = [line.replace(" - ", " ") for line in USUAL]
    assert codes("- [X](https://x.org) / [Y](https://y.org) native parts.", usual=usual) == []


def test_entries_without_a_separator_do_not_hide_which_mark_the_others_have() -> None:
    usual = [line.replace(" - ", " ") for line in USUAL[:7]] + USUAL[7:]
    assert codes("- [X](https://x.org) – Does it.", usual=usual) == ["ENT012"]
    assert codes("- [X](https://x.org) Does it.", usual=usual) == []


def test_a_mark_where_others_have_none_may_be_part_of_the_text() -> None:
    usual = [line.replace(" - ", " ") for line in USUAL]
    assert codes("- [X](https://x.org) - Does it.", usual=usual) == []


def test_a_phrase_needs_no_period_and_a_paragraph_may_have_one() -> None:
    usual = [line.removesuffix(".") for line in USUAL]
    assert codes("- [X](https://x.org) - Does it.", usual=usual) == ["ENT011"]
    assert codes(f"- [X](https://x.org) - Does {'very ' * 50} much.", usual=usual) == []
    assert codes("- [X](https://x.org) - Does it. And that.", usual=usual) == []
    assert codes("- [X](https://x.org) - By Foo Inc.", usual=usual) == []


def test_tags_behind_the_mark_are_looked_through() -> None:
    usual = [f"{line} `MIT` `Go`" for line in USUAL]
    line = "- [X](https://x.org) - Does it `MIT` `Go`"
    assert codes(line, usual=usual) == ["ENT011"]
    assert fixed(line, usual) == "- [X](https://x.org) - Does it. `MIT` `Go`"


def test_a_full_stop_in_another_script_belongs_to_that_script() -> None:
    usual = [line.replace("Counts", "数").replace("things.", "东西。") for line in USUAL]
    assert codes("- [X](https://x.org) - 做事", usual=usual) == ["ENT011"]
    assert codes("- [X](https://x.org) - Counts things.", usual=usual) == []


def test_many_descriptions_cut_by_a_program_are_no_slips() -> None:
    assert codes(*[f"- [X {at}](https://x{at}.org) - Does it in.." for at in range(3)]) == []


def test_descriptions_in_table_cells_are_looked_at_too() -> None:
    rows = [f"| [Tool {name}](https://{name}.org) | Counts {name} things |" for name in "abcdefghijklmnopqrst"]
    head = ["## Tools", "", "| Name | Description |", "| --- | --- |"]
    page = Page.read("\n".join([*head, *rows, "| [X](https://x.org) | does things. |", ""]), Settings())
    assert [each.code for each in engine.check(page, CHOSEN)] == ["ENT014", "ENT011"]


def test_a_lost_bullet_is_put_back_with_its_indentation() -> None:
    text = "\n".join(
        ["* [A](https://a.org)", "  * [B](https://b.org) - Does B.", "    [C](https://c.org) - Does C.", ""]
    )
    result = fixer.fix(text, Settings(), unsafe=True, selected=selection.matching("ENT010"))
    assert result.text.split("\n")[1:3] == ["  * [B](https://b.org) - Does B.", "  * [C](https://c.org) - Does C."]


def test_settings_turn_conventions_off_and_pin_them() -> None:
    lines = ["- [X](https://x.org)", "- [Y](https://y.org) - Does\n  it."]
    assert codes(*lines) == ["ENT013", "ENT018"]
    lenient = Settings(descriptions=DescriptionSettings(required=False, one_line=False))
    assert codes(*lines, settings=lenient) == []
    pinned = DescriptionSettings(separator=": ", final_mark="none", opening_case="lower", max_length=10)
    found = codes(usual=[*USUAL[:1], "- [Y](https://y.org): it counts"], settings=Settings(descriptions=pinned))
    assert found == ["ENT012", "ENT014", "ENT016", "ENT011"]


def test_a_pointer_to_another_list_is_no_description_without_final_mark() -> None:
    entries = "".join(f"- [n{n}](https://n{n}.org): 描述。\n" for n in range(20))
    found = engine.check(
        Page.read(f"# L\n\n{entries}- MySQL：[awesome-mysql](https://m.org) 系列\n", Settings(select=["ENT011"]))
    )
    assert found == []


@pytest.mark.parametrize(
    "text", ["TODO", "TODO: say more.", "Lorem ipsum dolor sit amet.", "Description.", "Your description here."]
)
def test_what_stands_in_for_a_description_is_told(text: str) -> None:
    lines = "".join(f"- [{name}](https://{name}.org) - Does {name}.\n" for name in ("ant", "bee", "cat"))
    page = f"# Tools\n\n{lines}- [dog](https://dog.org) - {text}\n"
    assert [each.location.row for each in check(page, Settings(select=["ENT022"]))] == [6]


@pytest.mark.parametrize(
    "text",
    [
        "Todo lists.",
        "todo:cast is a podcast.",
        "Description logic reasoner.",
        "A summary of maps.",
        "TBD-based mapper.",
        "Lorem ipsum generator.",
    ],
)
def test_what_describes_stands_in_for_nothing(text: str) -> None:
    page = f"# Tools\n\n- [ant](https://ant.org) - Does.\n- [dog](https://dog.org) - {text}\n"
    assert check(page, Settings(select=["ENT022"])) == []
