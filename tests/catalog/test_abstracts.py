"""Descriptions that stand apart from the line of the name."""

from __future__ import annotations

import pytest

from awesome_lint import parse

TOOLS = ("saw", "axe", "nail", "file")


def described(text: str) -> list[tuple[str, str | None]]:
    return [(each.name, each.description) for each in parse(text).entries]


EACH = {
    "in brackets": ("- [{0}](https://{0}.example) (Cuts every {0} that is rusty)\n", "Cuts every {0} that is rusty"),
    "in italics behind links": (
        "- **{0}** [[paper](https://{0}.example)] *the {0} learns its own size*\n",
        "the {0} learns its own size",
    ),
    "in an item below, with a citation on the line": (
        "- [The {0}](https://{0}.example), by Ann Smith and Bob Young, 2019.\n  - The first {0} that can be folded.\n",
        "The first {0} that can be folded.",
    ),
    "below a heading, with a citation above": (
        "### [The {0}](https://{0}.example)\n\nWOOD 2016; Saw Workshop 2017\n\n1. uses an old {0} as a file\n\n",
        "uses an old {0} as a file",
    ),
    "in a field of any name": (
        "### {0}\n\n- **Was es tut**: Wirft jeden {0} aus der Werkstatt.\n- **Beispiel**: `{0} -x`\n\n",
        "Wirft jeden {0} aus der Werkstatt.",
    ),
    "in a field whose name says so": (
        "### {0}\n\n简介: 开源{0}\n\n网址: [https://{0}.example](https://{0}.example)\n\n",
        "开源{0}",
    ),
    "in folded text": (
        '<details>\n<summary><a href="https://{0}.example"><b>{0}</b></a></summary>\n<p>\n\n'
        "> A show about the {0} and those who made it.\n\n</p>\n</details>\n",
        "A show about the {0} and those who made it.",
    ),
}


@pytest.mark.parametrize(("line", "said"), EACH.values(), ids=EACH)
def test_what_is_said_elsewhere_describes_an_entry(line: str, said: str) -> None:
    text = "# Tools\n\n## Hand\n\n" + "".join(line.format(name) for name in TOOLS)
    found = [description for _, description in described(text)]
    assert found == [said.format(name) for name in TOOLS]


def test_the_citation_becomes_a_note() -> None:
    line = EACH["in an item below, with a citation on the line"][0]
    entries = parse("# Tools\n\n" + "".join(line.format(name) for name in TOOLS)).entries
    assert [each.notes for each in entries] == [["by Ann Smith and Bob Young, 2019."]] * len(TOOLS)
    assert all(each.description_span is None for each in entries)


NO_DESCRIPTIONS = {
    "authors": "Ann Smith and Bob van Young",
    "a venue": "WOOD 2020",
    "an address": "see https://saw.example/code for the old code",
    "emoji written as words": ":page_facing_up: :free:",
}


@pytest.mark.parametrize("remark", NO_DESCRIPTIONS.values(), ids=NO_DESCRIPTIONS)
def test_what_says_nothing_about_an_entry_is_no_description(remark: str) -> None:
    text = "# Tools\n\n" + "".join(f"- [{name}](https://{name}.example) ({remark})\n" for name in TOOLS)
    assert [description for _, description in described(text)] == [None] * len(TOOLS)


def test_what_recurs_is_no_description() -> None:
    text = "# Tools\n\n" + "".join(f"- [{name}](https://{name}.example) (free of any charge)\n" for name in TOOLS)
    assert [description for _, description in described(text)] == [None] * len(TOOLS)


def test_a_description_on_the_line_stays() -> None:
    text = "# Tools\n\n" + "".join(
        f"- [{name}](https://{name}.example) - Cuts.\n  - Made of steel from {name}ville.\n" for name in TOOLS
    )
    assert [description for _, description in described(text)] == ["Cuts."] * len(TOOLS)
