"""Titles in bold with what is told below them, and what heads, describes or ends the things of a list."""

from __future__ import annotations

import pytest

from entries import at, found, names, read

TOOLS = ("saw", "axe", "nail", "file", "rake", "plane")


def told(tool: str, *blocks: str) -> str:
    """A title in bold, what is told of it, and its address in a paragraph below that."""
    return "\n\n".join([f"**The {tool}**", f"Once the {tool} was new.", *blocks, f"Access: {at(tool)}", "***\n\n"])


def test_titles_in_bold_have_their_addresses_below_what_is_told_of_them() -> None:
    parts = ("- one part that moves\n- one that does not", "```\nmake tool\n```")
    entries = read("# Tools\n\n## Cutting\n\n" + "".join(told(tool, *parts) for tool in TOOLS))
    assert [(each.name, each.url) for each in entries] == [(f"The {tool}", at(tool)) for tool in TOOLS]
    assert entries[0].description == "Once the saw was new. one part that moves one that does not"
    assert entries[0].body == ["make tool"]


def test_an_address_in_bold_is_no_title() -> None:
    bold = f"**The drill**\n\n**Access: {at('drill')}**\n\nIt is quick.\n"
    assert found("# Tools\n\n## Cutting\n\n" + "".join(map(told, TOOLS)) + bold)[-1] == ("The drill", at("drill"))


def test_a_title_in_bold_may_lack_the_address_that_others_have() -> None:
    bare = "**Glue**\nIt holds everything together.\n"
    assert names("# Tools\n\n## Cutting\n\n" + "".join(map(told, TOOLS)) + bare)[-1] == "Glue"


def test_a_list_of_addresses_right_below_a_title_in_bold_holds_entries() -> None:
    lists = f"**Other lists**\n\n- {at('one')}\n- {at('two')}\n"
    seen = found("# Tools\n\n## Cutting\n\n" + "".join(map(told, TOOLS)) + lists)
    assert seen[-2:] == [(at("one"), at("one")), (at("two"), at("two"))]


def test_a_line_above_a_title_in_bold_leads_to_it() -> None:
    titled = "".join(f"**The {tool}**  \n<{at(tool)}>  \nIt cuts.\n\n" for tool in TOOLS)
    led = f"For walls of wood:  \n**The drill**  \n<{at('drill')}>  \nIt turns.\n"
    entry = read(f"# Tools\n\n## Cutting\n\n{titled}{led}")[-1]
    assert (entry.name, entry.url, entry.description) == ("The drill", at("drill"), "It turns.")
    assert entry.notes == ["For walls of wood"]


def test_a_title_in_bold_heads_a_list_below_a_text() -> None:
    lists = (f"- [{tool}]({at(tool)}) - It cuts.\n" for tool in TOOLS)
    page = f"# Tools\n\n**Kinds**\n\n- short ones\n- long ones\n\n**All of them**\n\nOldest first.\n\n{''.join(lists)}"
    assert [(each.name, each.section) for each in read(page)] == [(tool, ["All of them"]) for tool in TOOLS]


@pytest.mark.parametrize("marker", ["-", "1."])
def test_a_quote_below_what_is_only_cited_describes_it(marker: str) -> None:
    cited = (f"{marker} **On the {tool}**. *Ada North*. WOOD 2019. [[pdf]({at(tool)})]\n" for tool in TOOLS)
    quoted = (f"{line} > It tells how the {tool} was made.\n\n" for line, tool in zip(cited, TOOLS, strict=True))
    entries = read("# Papers\n\n## Tools\n\n" + "".join(quoted))
    assert [each.description for each in entries] == [f"It tells how the {tool} was made." for tool in TOOLS]


def test_a_quote_below_several_citations_describes_none() -> None:
    cited = "".join(f"- [On the {tool}]({at(tool)}) Ada North, WOOD 2019\n" for tool in TOOLS)
    entries = read(f"# Papers\n\n## Tools\n\n{cited}\n> Papers on glue follow here.\n")
    assert entries[-1].description == "Ada North, WOOD 2019"


@pytest.mark.parametrize(
    ("begin", "name"),
    [
        ("**Saws** in Saws: ", "Saws in Saws"),
        ("**The Power** of Two Saws ", "The Power of Two Saws"),
        ("**Wood** and What Is Made of It", "Wood and What Is Made of It"),
        ("**Saw**: Cutting in Two ", "Saw"),
        ("**Saw** cuts in two ", "Saw"),
    ],
)
def test_a_small_word_leads_from_the_first_words_of_a_title_in_bold_to_the_others(begin: str, name: str) -> None:
    assert names(f"# Papers\n\n## Tools\n\n- {begin}[[notes]({at('notes')})]\n- [Axe]({at('axe')})\n")[0] == name


def test_plain_names_below_a_header_for_addresses_name_the_rows() -> None:
    rows = "".join(f"| {tool.title()} | It cuts the {tool} | [Go!]({at(tool)}) |\n" for tool in TOOLS)
    expected = [(tool.title(), at(tool)) for tool in TOOLS]
    assert found(f"# Tools\n\n| URL | Description | Link |\n|-|-|-|\n{rows}") == expected


def test_hosts_below_a_header_for_addresses_name_no_rows() -> None:
    rows = "".join(f"| {tool}.example | {tool.title()} | [Go!]({at(tool)}) |\n" for tool in TOOLS)
    assert names(f"# Tools\n\n| URL | Tool | Link |\n|-|-|-|\n{rows}") == [tool.title() for tool in TOOLS]


BARE = "- saw\n- axe\n- nail\n- (plane)\n"


def test_a_colon_before_small_letters_ends_names_as_short_as_the_others() -> None:
    lines = "- file: makes it flat\n- (rake): for leaves\n- drill: turns\n"
    entries = read(f"# Tools\n\n## Cutting\n\n{BARE}{lines}")
    assert [each.name for each in entries] == ["saw", "axe", "nail", "plane", "file", "rake", "drill"]
    assert [each.description for each in entries[-3:]] == ["makes it flat", "for leaves", "turns"]


def test_a_colon_before_capitals_is_part_of_titles() -> None:
    titles = ["Saw II: Cutting Again", "Axe: The Return", "Nail: Hit on the Head"]
    assert names(f"# Games\n\n## Old\n\n{BARE}" + "".join(f"- {title}\n" for title in titles))[-3:] == titles


def test_items_with_links_in_remarks_below_them_are_entries_where_lists_of_names_are() -> None:
    remarks = [f"  - 始めた訳は[こちら]({at(tool)})にある。\n" for tool in TOOLS[:2]] + [""] * 4
    linked = "".join(f"- {tool}の本([感想]({at(tool)}))\n{below}" for tool, below in zip(TOOLS, remarks, strict=True))
    left = f"- 長い本 第 4 版\n- 短い本(小本)\n  - 半分読んだ。[こちら]({at('half')})に記す。\n- 皆の本\n"
    assert names(f"# 本\n\n## 済\n\n{linked}\n## 中断\n\n{left}")[-3:] == ["長い本 第 4 版", "短い本(小本)", "皆の本"]
    contents = "- 長い本 第 4 版\n  - [一章](#one)\n- 皆の本\n  - [二章](#two)\n"
    assert names(f"# 本\n\n## 済\n\n{linked}\n## 中断\n\n{contents}")[-1] == "planeの本"
