"""Titles that are no headings, taglines, and what belongs to a title: which section and which entry they make."""

from __future__ import annotations

import pytest

from awesome_lint import parse

NAMES = ("Big Saw", "Jack Plane", "Felling Axe", "Old Rasp", "Gluon")


def names(text: str) -> list[str]:
    return [each.name for each in parse(text).entries]


def sections(text: str) -> dict[str, list[str]]:
    return {each.name: each.section for each in parse(text).entries}


def tools(*found: str) -> str:
    return "".join(f"- [{each}](https://{each.lower()}.example) - Works wood.\n" for each in found)


def test_titles_in_bold_or_italics_or_before_a_colon_group_the_lists_below_them() -> None:
    text = (
        f"# T\n\n## Hand\n\n**Cutting:**\n\n{tools('Saw')}\n*Holding*\n\n{tools('Vise')}\nGluing:\n\n{tools('Clamp')}"
    )
    assert sections(text) == {"Saw": ["Hand", "Cutting"], "Vise": ["Hand", "Holding"], "Clamp": ["Hand", "Gluing"]}


def test_a_remark_in_italics_is_no_title_and_one_in_small_letters_ends_a_group() -> None:
    text = f"# T\n\n## Hand\n\n*Tools that need no power.*\n\n{tools('Saw')}"
    assert sections(text) == {"Saw": ["Hand"]}
    text = f"# T\n\n## Hand\n\nCutting:\n\n{tools('Saw')}\nand also:\n\n{tools('Vise')}"
    assert sections(text) == {"Saw": ["Hand", "Cutting"], "Vise": ["Hand"]}


def test_a_title_in_bold_groups_lines_that_end_in_their_links() -> None:
    paper = "- [2023/01] **{}.** *A. Yew.* [[paper](https://{}.example)] [[code](https://{}.example/c)]\n"
    text = "# P\n\n## Wood\n\n**By hand**\n"
    text += "".join(paper.format(each, each.lower(), each.lower()) for each in ("Saws", "Planes"))
    text += "\n**By power**\n" + "".join(
        paper.format(each, each.lower(), each.lower()) for each in ("Lathes", "Drills")
    )
    assert {each.rstrip("."): section for each, section in sections(text).items()} == {
        "Saws": ["Wood", "By hand"],
        "Planes": ["Wood", "By hand"],
        "Lathes": ["Wood", "By power"],
        "Drills": ["Wood", "By power"],
    }


def test_the_one_heading_below_each_name_is_its_tagline() -> None:
    entry = '### {0}\n<img src="https://{1}.example/i.png" alt="{0}">\n\n#### Works wood well\n\n'
    entry += "[Visit](https://{1}.example)\n\n{0} cuts. It also planes.\n\n"
    text = "# T\n\n## Tools\n\n" + "".join(
        entry.format(each, each.lower()) for each in ("Saw", "Vise", "Axe", "Jig", "File")
    )
    found = parse(text).entries
    assert [(each.name, each.url, each.section) for each in found] == [
        (each, f"https://{each.lower()}.example", ["Tools"]) for each in ("Saw", "Vise", "Axe", "Jig", "File")
    ]
    assert found[0].description == "Works wood well Saw cuts. It also planes."


def test_an_address_below_a_title_in_bold_belongs_to_it() -> None:
    text = "# P\n\n" + "".join(
        f"**How {each} Cut**\n\n[https://{each.lower()}.example](https://{each.lower()}.example)\n\n"
        for each in ("Saws", "Axes", "Planes", "Files", "Drills")
    )
    assert [(each.name, each.url) for each in parse(text).entries] == [
        (f"How {each} Cut", f"https://{each.lower()}.example") for each in ("Saws", "Axes", "Planes", "Files", "Drills")
    ]


def test_a_title_with_a_remark_in_brackets_has_the_list_below_it_as_its_fields() -> None:
    text = "# D\n\n" + "".join(
        f"**{each}** ({each} of oak) 🚧\n\n- Summary: Cuts, saws, planes.\n"
        f"{'- Post: [On it](https://post.example)' if each == 'Saw' else '- Note: none'}\n"
        f"- Link: [Home](https://{each.lower()}.example)\n\n"
        for each in ("Saw", "Axe", "Vise", "File", "Drill")
    )
    found = parse(text).entries
    assert [(each.name, each.url) for each in found] == [
        (each, f"https://{each.lower()}.example") for each in ("Saw", "Axe", "Vise", "File", "Drill")
    ]
    assert {each.description for each in found} == {"Cuts, saws, planes."}


def test_addresses_that_spell_the_heading_above_are_those_of_an_entry() -> None:
    text = "# M\n\n## Models\n\n" + "".join(
        f"### {each}\n\nhttps://papers.example/{each.lower()}\n\nhttps://forge.example/{each.lower()}/code\n\n"
        f"https://{each.lower()}.example\n\n"
        for each in ("Oakling", "Ashling", "Elmling", "Yewling")
    )
    assert names(text) == ["Oakling", "Ashling", "Elmling", "Yewling"]
    text = text.replace("ling", "").replace("Oak", "Saws").replace("oak", "a").replace("ash", "b").replace("elm", "c")
    assert names(text)[:1] == ["https://papers.example/a"], (
        "addresses below a heading that they do not spell are entries"
    )


def test_links_of_recurring_texts_below_headings_are_their_addresses() -> None:
    text = "# A\n\n" + "".join(
        f"### {each} sort\n[Java](https://x.example/{each}.java) [Go](https://x.example/{each}.go)\n\n"
        for each in ("Bubble", "Quick", "Heap", "Merge")
    )
    assert names(text) == ["Bubble sort", "Quick sort", "Heap sort", "Merge sort"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["CAST", "IORGait", "[LAMB](https://lamb.example) by A. Yew", "SAFLo"], ["CAST", "IORGait", "LAMB", "SAFLo"]),
        (["Works with Linux only.", "[LAMB](https://lamb.example)", "Needs a saw, and time."], ["LAMB"]),
        (["license: free", "[paper](https://lamb.example)", "code: none"], ["paper"]),
    ],
)
def test_names_without_links_stand_beside_one_with_a_link(lines: list[str], expected: list[str]) -> None:
    assert names("# T\n\n## Tools\n\n" + "".join(f"- {each}\n" for each in lines)) == expected


def test_a_capitalized_name_of_many_words_needs_no_link_beside_linked_ones() -> None:
    text = f"# T\n\n## Tools\n\n{tools('Saw', 'Vise')}- The Dairy Industry Good Animal Database\n"
    text += "- The tools that all of us should buy are in the shed.\n"
    assert names(text) == ["Saw", "Vise", "The Dairy Industry Good Animal Database"]


def test_commands_in_a_section_called_news_are_entries() -> None:
    section = (
        "## {}\n\n- `curl {}.example` - Tells more.\n- `nc {}.example 79`\n- [{}](https://{}.example) - Tells all.\n\n"
    )
    text = "# C\n\n" + "".join(section.format(each, *[each.lower()] * 4) for each in ("Weather", "News", "Games"))
    assert len(names(text)) == 9


def test_names_in_bold_below_names_in_bold_are_the_entries() -> None:
    text = "# P\n\n## Venues\n\n" + "".join(
        f"- **{venue} 2022**\n\n  - **On {venue} Saws**\n    - Cuts well.\n  - **{venue}: A Survey**\n\n"
        for venue in ("Oak", "Ash", "Elm", "Yew")
    )
    found = sections(text)
    assert list(found)[:2] == ["On Oak Saws", "Oak: A Survey"]
    assert len(found) == 8
    assert found["On Elm Saws"] == ["Venues", "Elm 2022"]


def test_lists_of_the_same_labels_below_linked_titles_are_parts_of_these() -> None:
    text = "# S\n\n## Media\n\n" + "".join(
        f"[**{each}**](https://{each.lower()}.example)\n  * Needs:\n    * A disk\n\n"
        f"  * Description:\n    * {each} plays.\n\n"
        f"  * Official Apps:\n    * iOS - https://apps.example/{each.lower()}\n"
        f"    * Android - https://play.example/{each.lower()}\n"
        "--------------------\n"
        for each in ("Plexo", "Embo", "Kodo", "Vlco", "Subso")
    )
    found = parse(text).entries
    assert [each.name for each in found] == ["Plexo", "Embo", "Kodo", "Vlco", "Subso"]
    assert found[0].description == "Plexo plays."
    assert [each.url for each in found[0].links][1:] == ["https://apps.example/plexo", "https://play.example/plexo"]


def test_a_heading_may_end_in_links_that_say_what_they_lead_to() -> None:
    text = "# D\n\n## Packages\n\n" + "".join(
        f"### {each} - [GitHub](https://forge.example/{each}), [Docs](https://{each.lower()}.example)\n\n"
        f"Plans trials.\n\n* Full: `{each}.full()`\n* Half: `{each}.half()`\n\n"
        for each in ("Doepy", "dexpy", "Lhspy")
    )
    assert [(each.name, each.url) for each in parse(text).entries] == [
        (each, f"https://forge.example/{each}") for each in ("Doepy", "dexpy", "Lhspy")
    ]


def test_a_title_that_is_bold_but_for_a_space_groups_a_list() -> None:
    text = f"# F\n\n**Makers:**\n\n{tools('Saw')}\n** Faces of note:**\n\n{tools('Vise')}"
    assert sections(text) == {"Saw": ["Makers"], "Vise": ["Faces of note"]}


def test_a_title_in_bold_html_groups_a_list() -> None:
    text = f"# F\n\n## Makers\n\n<B>`By hand`</B>\n{tools('Saw')}\n<b>By power</b>\n\n{tools('Lathe')}"
    assert sections(text) == {"Saw": ["Makers", "By hand"], "Lathe": ["Makers", "By power"]}


def test_an_item_may_hold_a_paragraph_of_html() -> None:
    text = "# D\n\n## Sets\n\n" + "".join(
        f'- <p><a href="https://{each.lower()}.example">{each}</a> holds pages.</p>\n'
        "  <details>\n    <summary>More</summary>\n  </details>\n"
        for each in ("Docs", "Tables", "Scans")
    )
    assert [(each.name, each.description) for each in parse(text).entries] == [
        (each, "holds pages.") for each in ("Docs", "Tables", "Scans")
    ]


def test_several_headings_without_a_space_are_read_as_they_are_meant() -> None:
    text = "# T\n\n" + "".join(f"##{each}\n{tools(each)}\n" for each in ("Saws", "Axes", "Files"))
    assert sections(text) == {"Saws": ["Saws"], "Axes": ["Axes"], "Files": ["Files"]}


def test_a_line_or_two_that_begin_with_hashes_are_no_headings() -> None:
    text = f"# T\n\n## Hand\n\n{tools('Saw')}\n##Power\n\n{tools('Lathe')}"
    assert sections(text) == {"Saw": ["Hand"], "Lathe": ["Hand"]}


def test_terms_without_an_address_stand_among_terms_with_one() -> None:
    words = ("Adze", "Bevel", "Clamp", "Dowel", "Easel", "Ferrule", "Gouge", "Hinge", "Inlay", "Jig")
    source = " See [1](https://{}.example)."
    texts = [
        f"## {word}\n\nIt is what one finds in a workshop.{source.format(word.lower()) if at % 3 else ''}\n"
        for at, word in enumerate(words)
    ]
    assert names("# Words\n\n" + "\n".join(texts)) == [*words]


@pytest.mark.parametrize(
    "form",
    [
        "{name} - {said} [Website]({url})",
        "**{name}** (2021) [[code]({url})]",
        "{name}: {url}",
        "ICLR 202{at}: [{name}]({url})",
        "(2021.0{at}) **{name}** [[paper]({url})]",
        "{name} - {said}",
    ],
)
def test_the_headings_of_entries_are_named_as_lines_are(form: str) -> None:
    page = "# Tools\n\n## Hand\n\n"
    for at, name in enumerate(NAMES):
        url = f"https://tool{at}.example/all"
        heading = form.format(name=name, said="cuts boards", url=url, at=at)
        page += f"### {heading}\n\nIt is kept in the workshop.\n\n- **Price**: {at} coins\n\n"
    entries = parse(page).entries
    assert [each.name for each in entries] == [*NAMES]
    assert all((each.url is not None) == ("{url}" in form) for each in entries)
    assert all((each.description or "").startswith("cuts boards") == ("{said}" in form) for each in entries)


SAID = ("shop", "boards", "all of the wood", "iron", "glue in winter")


@pytest.mark.parametrize("end", ["", ". ICLR 2019."])
@pytest.mark.parametrize("below", ["", "> It is tried on old boards.\n\n", "It is tried on old boards.\n\n"])
@pytest.mark.parametrize(
    "addresses",
    [
        "[paper]({0}) [code](https://github.com/wood/{1})",
        "[![x](https://badges.example/a.svg)]({0})",
        '<a href="{0}"><img alt="paper" src="https://badges.example/a.svg"></a>',
    ],
)
def test_addresses_below_bold_titles_are_theirs(end: str, below: str, addresses: str) -> None:
    lines = [(f"{name} for the {what}: a study", at) for at, (name, what) in enumerate(zip(NAMES, SAID, strict=True))]
    page = "# Papers\n\n## Wood\n\n" + "".join(
        f"**{title}**{end}\n\n{addresses.format(f'https://arxiv.org/abs/{at}', at)}\n\n{below}" for title, at in lines
    )
    expected = [(title, f"https://arxiv.org/abs/{at}") for title, at in lines]
    assert [(each.name, each.url) for each in parse(page).entries] == expected


@pytest.mark.parametrize("line", ["[[paper]({0})] {1}", "[[ICLR 2019]({0})] **{1}**", "[{1}]({0}) - All of it."])
def test_addresses_below_paragraphs_that_are_entries_are_no_entries(line: str) -> None:
    page = "# Papers\n\n## Wood\n\n" + "".join(
        f"{line.format(f'https://arxiv.org/abs/{at}', name)}\n\n[slides](https://s.example/{at})\n\n"
        for at, name in enumerate(NAMES)
    )
    assert [each.name for each in parse(page).entries] == [*NAMES]


def test_addresses_below_a_paragraph_of_several_entries_are_not_those_of_each() -> None:
    lines = "".join(f"[{name}](https://tool{at}.example) - Cuts.  \n" for at, name in enumerate(NAMES))
    entries = parse(f"# Tools\n\n## Hand\n\n{lines}\n[more](https://more.example)\n").entries
    assert [each.name for each in entries][: len(NAMES)] == [*NAMES]
    assert not any(link.url == "https://more.example" for each in entries[: len(NAMES)] for link in each.links)


def test_titles_end_as_an_enumeration_before_a_year_and_its_month() -> None:
    ends = ("Saws", "Saws, Planes and Files", "Then Sand the Board: Notes, Trends and Beyond")
    page = "# Papers\n\n" + "".join(
        f"- A Survey of {end}, 202{at}.03 [[paper](https://arxiv.org/abs/{at})]\n" for at, end in enumerate(ends)
    )
    assert [entry.name for entry in parse(page).entries] == [f"A Survey of {end}" for end in ends]
