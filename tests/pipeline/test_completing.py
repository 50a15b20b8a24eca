"""What may be written at a place, in lists of five styles."""

from __future__ import annotations

import pytest

from awesome_lint import Settings
from awesome_lint.page import Page
from awesome_lint.pipeline import completing
from awesome_lint.pipeline.completing import Choice
from styles import BULLETS, FOREIGN, HEADINGS, NESTED, TABLE

CURSOR = "‸"


def choices(text: str) -> list[Choice]:
    """What may be written at the cursor."""
    offset = text.index(CURSOR)
    return completing.complete(Page.read(text.replace(CURSOR, ""), Settings()), offset)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (HEADINGS.replace("* Type: `system`", f"* Type: `s{CURSOR}`"), ["library", "framework", "system"]),
        (HEADINGS.replace("* Type: `system`", f"* Type: {CURSOR}"), ["library", "framework", "system"]),
        (HEADINGS.replace("* Type: `system`", f"* {CURSOR}"), ["Type"]),
        (HEADINGS.replace("* Type: `system`", f"* Ty{CURSOR}"), ["Type"]),
        (TABLE.replace("| demos | Rome", f"| {CURSOR} | Rome"), ["demos", "talks"]),
        (TABLE + f"| [Hinge](https://example.org/hinge) | ta{CURSOR}", ["demos", "talks"]),
        (BULLETS.replace("(#shining)", f"(#sh{CURSOR})", 1), ["#tools-", "#counting-", "#shining"]),
        (BULLETS.replace("for a while", f"on a gith{CURSOR}"), ["GitHub"]),
        (BULLETS.replace("for a while", f"on a HuggingFa{CURSOR}"), ["Hugging Face"]),
        (BULLETS.replace("for a while", f"on a {CURSOR}"), []),
        (BULLETS.replace("a while.", f"a while. <!-- toc{CURSOR}"), []),
        (
            BULLETS.replace("a while.", f"a while. <!-- {CURSOR}"),
            [f"awesome-lint-{each}" for each in ("disable-line", "disable-next-line", "disable", "enable")],
        ),
        (
            BULLETS.replace("a while.", f"a while. <!-- awesome-lint-dis{CURSOR}"),
            [f"awesome-lint-{each}" for each in ("disable-line", "disable-next-line", "disable")],
        ),
    ],
)
def test_what_others_have_there(text: str, labels: list[str]) -> None:
    assert [each.label for each in choices(text)] == labels


def test_what_was_typed_is_replaced() -> None:
    (only,) = choices(HEADINGS.replace("* Type: `system`", f"* Ty{CURSOR}"))
    assert only.place.end - only.place.start == 2
    assert (only.text, only.snippet) == ("Type: ``", "Type: `${1|library,framework,system|}`")


def test_rules_in_comments_by_code_and_name() -> None:
    found = choices(BULLETS.replace("a while.", f"a while. <!-- awesome-lint-disable-line ORD001, mis{CURSOR}"))
    assert {"ORD001", "misspelled-word"} <= {each.label for each in found}
    assert next(each for each in found if each.label == "ORD001").detail == (
        "unsorted-entries: An entry is out of the order that its section keeps."
    )


@pytest.mark.parametrize(
    ("text", "snippet"),
    [
        (
            BULLETS.replace("Counts sand.\n", f"Counts sand.\n- {CURSOR}\n"),
            "[${1:Name}](${2:https://}) - ${3:Description}.",
        ),
        (
            HEADINGS + f"\n#### {CURSOR}",
            "${1:Name}\n\n* Type: `${2|library,framework,system|}`\n* Link: [site](${3:https://})",
        ),
        (FOREIGN.replace("* [余", f"* {CURSOR}\r\n* [余"), "[${1:Name}](${2:https://})：${3:Description}。"),
        (
            BULLETS.replace("\n- ", "\n1. ").replace("Counts sand.\n", f"Counts sand.\n9. {CURSOR}\n"),
            "[${1:Name}](${2:https://}) - ${3:Description}.",
        ),
        (NESTED.replace("- Ships", f"  - {CURSOR}\n- Ships"), "[${1:Name}](${2:https://}) – ${3:Description}"),
    ],
)
def test_an_entry_as_the_list_writes_it(text: str, snippet: str) -> None:
    (only,) = choices(text)
    assert (only.label, only.snippet) == ("new entry", snippet)


BOLD = "".join(f"**[{name}](https://example.org/{name})** - Is {name}.\n\n" for name in ("Abacus", "Beacon", "Comet"))


@pytest.mark.parametrize(
    "text",
    [
        f"# Tools\n\n## Counting\n\n{BOLD * 3}* {CURSOR}",
        "",
        CURSOR,
        f"# {CURSOR}",
        f"- {CURSOR}",
        f"|{CURSOR}",
        f"a\n\n| a |\n| - |\n| {CURSOR}",
    ],
)
def test_where_nothing_is_known_there_is_nothing(text: str) -> None:
    text = text if CURSOR in text else text + CURSOR
    assert choices(text) == []
