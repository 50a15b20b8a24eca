"""What stands alike elsewhere on the page tells what a line, a row or a heading is."""

from __future__ import annotations

import pytest

from entries import at, found, read

TOOLS = ("saw", "axe", "nail", "file", "drill", "rake")
MAKERS = ("Northmill", "Southworks", "Easttools", "Westshop")


def test_headings_above_titles_that_end_in_the_same_link_are_sections() -> None:
    parts = "".join(
        f"## {maker}\n\n"
        + "".join(
            f"- 2026.0{month}, How {maker[:4]} {TOOLS[month]}s Cut, [website](https://{maker}.example/{month})\n"
            for month in (5, 4, 3, 1)
        )
        + "\n"
        for maker in MAKERS
    )
    assert found(f"# Makers\n\n{parts}") == [
        (f"How {maker[:4]} {TOOLS[month]}s Cut", f"https://{maker}.example/{month}")
        for maker in MAKERS
        for month in (5, 4, 3, 1)
    ]


HEADERS = (
    "Judul playlist | Link playlist",
    "Título de la pieza | Enlace a la pieza",
    "Название пьесы | Ссылка на пьесу",
)


@pytest.mark.parametrize("header", HEADERS)
def test_headers_may_say_what_they_name_and_lead_to(header: str) -> None:
    rows = "".join(
        f"| The {name} | [{at(name)}]({at(name)}) | [Person {number}](https://people.example/{number}) | a |\n"
        for number, name in enumerate(TOOLS)
    )
    assert found(f"# Songs\n\n| {header} | Oleh | Info |\n|---|---|---|---|\n{rows}") == [
        (f"The {name}", at(name)) for name in TOOLS
    ]


def test_one_row_below_the_header_of_longer_tables_is_an_entry() -> None:
    header = "| Title | Status | Notes |\n|---|---|---|\n"
    rows = "".join(f"| [On the {name}]({name}.pdf) | read | |\n" for name in TOOLS)
    alone = "".join(f"# {name.title()}s\n\n{header}| [More on {name}s](b/{name}.pdf) | new | |\n\n" for name in TOOLS)
    assert [each.name for each in read(f"# Papers\n\n## All\n\n{header}{rows}\n{alone}")] == [
        *(f"On the {name}" for name in TOOLS),
        *(f"More on {name}s" for name in TOOLS),
    ]


def test_a_row_that_says_what_its_columns_are_is_a_template() -> None:
    header = "| Title | Address | By |\n|---|---|---|\n"
    template = "| Title | [Address](address) | Your name, if you like |\n"
    rows = "".join(f"| The {name} | [{at(name)}]({at(name)}) | me |\n" for name in TOOLS)
    page = f"# Songs\n\n## How to add\n\n{header}{template}\n## Loud\n\n{header}{rows}"
    assert found(page) == [(f"The {name}", at(name)) for name in TOOLS]


@pytest.mark.parametrize("label", ["**(WOOD'1@)**:", "**WOOD 201@:**", "**WOOD 201@**:", "[**WOOD**]", "[**SAW**]"])
def test_labels_in_bold_before_titles(label: str) -> None:
    papers = "".join(
        f"- {label.replace('@', str(number))} A {name}: What It Cuts [`PDF`]({at(name)})\n"
        for number, name in enumerate(TOOLS)
    )
    assert found(f"# Papers\n\n{papers}") == [(f"A {name}: What It Cuts", at(name)) for name in TOOLS]


def test_a_name_in_bold_brackets_stays_a_name() -> None:
    text = "".join(f"- [**{name}**] - It cuts. [Site]({at(name)})\n" for name in TOOLS)
    assert [each.name for each in read(f"# Tools\n\n{text}")] == [*TOOLS]


def test_plain_lines_above_lists_are_titles_of_groups() -> None:
    groups = "".join(
        f"Fairs about the {name}\n- [{name} Days]({at(name)})\n- [{name} Week]({at(name)}/week)\n\n"
        for name in TOOLS[:3]
    )
    sections = [each.section for each in read(f"# Survey\n\n## Fairs\n{groups}")]
    assert sections == [["Fairs", f"Fairs about the {name}"] for name in TOOLS[:3] for _ in range(2)]


def test_a_title_without_a_link_amid_others_of_its_form() -> None:
    paper = "**How a {0} Is Made and Why**\nAda North, Bo South\n[WOOD 2020]({1})\n\n"
    papers = "".join(paper.format(name, at(name)) for name in TOOLS)
    unlinked = "**What a Hammer Hears When It Falls**\nAda North, Bo South\n[WOOD 2021]\n\n"
    assert [each.name for each in read(f"# Papers\n\n{papers}{unlinked}")] == [
        *(f"How a {name} Is Made and Why" for name in TOOLS),
        "What a Hammer Hears When It Falls",
    ]


def test_persons_one_of_whom_has_nothing_nested_are_entries_and_no_groups() -> None:
    person = (
        "- **{0} North** - makes the {0}\n  - plays it at night\n  - [{0} channel]({1}/tv)\n  - [{0} photos]({1})\n"
    )
    persons = "".join(person.format(name.title(), at(name)) for name in TOOLS)
    text = f"# Members\n\n{persons}- **Ida West** - helped with all of it\n"
    assert [each.name for each in read(text)] == [*(f"{name.title()} North" for name in TOOLS), "Ida West"]


def test_nested_items_of_the_form_of_their_parent_are_no_fields_of_it() -> None:
    text = "".join(f"- The {name} set: {at(name)}\n" for name in TOOLS)
    nested = "".join(f"  - {name.title()}: {at(name)}/more\n" for name in TOOLS[:3])
    assert [each.name for each in read(f"# Data\n\n{text}- All of the group: {at('group')}\n{nested}")] == [
        *(f"The {name} set" for name in TOOLS),
        "All of the group",
        *(name.title() for name in TOOLS[:3]),
    ]


VENUES = (
    ", arXiv, 2020,",
    " ,arxiv 2022,",
    "，submitted WOOD in 2021 ,",
    ",WOOD Industry 2023,",
    " , WoodDays 2021 Workshop GLUE ,",
    " [Code] [[Page]]",
)


@pytest.mark.parametrize("venue", VENUES)
def test_titles_end_where_venues_begin_however_they_are_set_off(venue: str) -> None:
    usual = "".join(f"- How the {name} Cuts, WOOD 2020, [[paper]]({at(name)})\n" for name in TOOLS)
    odd = f"- What a Hammer Hears When It Falls{venue} [[paper]]({at('hammer')})\n"
    names = [each.name for each in read(f"# Papers\n\n{usual}{odd}")]
    assert names == [*(f"How the {name} Cuts" for name in TOOLS), "What a Hammer Hears When It Falls"]


def test_a_list_in_html_stands_open_below_a_title_that_closes() -> None:
    items = "".join(f'<li><a href="{at(name)}"> {name.title()} </a></li>\n' for name in TOOLS)
    text = "# Tools\n\nAll of them.\n\n# Contributing\n\nPlease do.\n\n## The Tools\n\n"
    folded = f"<details>\n<summary>\n<strong> By hand</strong>\n</summary>\n<ul>\n{items}</ul>\n</details>\n"
    assert found(f"{text}{folded}") == [(name.title(), at(name)) for name in TOOLS]


def test_headings_beside_others_with_a_field_need_none_if_a_text_is_below() -> None:
    idea = "### The {0}\nBuild a {0} of your own.\n- Make it cut.\n- Make it last.\n\n{1}"
    goals = "Goals:\n- Sell it.\n- Lend it.\n\n"
    ideas = "".join(idea.format(name, goals if number % 3 else "") for number, name in enumerate(TOOLS))
    assert [each.name for each in read(f"# Ideas\n\n## Projects\n\n{ideas}")] == [f"The {name}" for name in TOOLS]


def test_a_section_on_licensing_may_hold_entries() -> None:
    tools = "".join(f"- [{name}]({at(name)}) by the {name} people\n" for name in TOOLS)
    makers = "".join(f"- [{name} seller]({at(name)}/sale) sells by weight\n" for name in TOOLS[:3])
    text = f"# Fonts\n\n## Tools\n\n{tools}\n## Licensing\n\nhttps://types.example/\n\n### Odd sellers\n\n{makers}"
    assert [each.name for each in read(text)][len(TOOLS) :] == [f"{name} seller" for name in TOOLS[:3]]


def test_attributes_of_headings_are_no_part_of_names_and_sections() -> None:
    entry = "#### {0} {{#{1}}}\n\n**Made of:** iron\n\n**Link:** {2}\n\n"
    text = "".join(entry.format(name.title(), name, at(name)) for name in TOOLS)
    entries = read(f"# Tools\n\n## By hand {{#hand .wide}}\n\n{text}")
    assert [(each.name, each.section) for each in entries] == [(name.title(), ["By hand"]) for name in TOOLS]


def test_a_season_is_no_venue() -> None:
    entry = "### A Course on the {0}, Fall 202{1}\n\n- **By:** the {0} school\n- **Video:** {2}\n\n"
    text = "".join(entry.format(name, number, at(name)) for number, name in enumerate(TOOLS))
    assert [each.name for each in read(f"# Courses\n\n## All\n\n{text}")] == [
        f"A Course on the {name}, Fall 202{number}" for number, name in enumerate(TOOLS)
    ]


APPENDED = "".join(f"- [{name} server](https://forge.example/{name}/s) - Serves {name}s.\n" for name in TOOLS)
OWN = "".join(f"- [{name}](https://forge.example/me/list/{name}) - Where to ask.\n" for name in TOOLS)


@pytest.mark.parametrize(("title", "items", "count"), [("License", APPENDED, 6), ("Contributing", OWN, 0)])
def test_entries_appended_below_the_last_title_of_a_page_are_entries(title: str, items: str, count: int) -> None:
    tools = "".join(f"- [{name}]({at(name)}) - It cuts.\n" for name in TOOLS)
    text = f"# Tools\n\n## By hand\n\n{tools}\n## {title}\n\nMIT.\n\n---\n\nLike it?\n\n{items}"
    assert len(read(text)) == len(TOOLS) + count


def test_italics_before_links_that_are_titles_are_labels() -> None:
    text = "".join(
        f"*  *What a {name} is for*  [How the {name} Cuts]({at(name)}) [202{year}]\n" for year, name in enumerate(TOOLS)
    )
    assert found(f"# Papers\n\n## Saws\n\n{text}") == [(f"How the {name} Cuts", at(name)) for name in TOOLS]


def test_names_in_italics_before_links_that_say_what_they_lead_to_stay_names() -> None:
    text = "".join(f"- *The {name}* [homepage]({at(name)}) [code]({at(name)}/code)\n" for name in TOOLS)
    assert found(f"# Tools\n\n## Saws\n\n{text}") == [(f"The {name}", at(name)) for name in TOOLS]


@pytest.mark.parametrize("title", ["Inclusion Criteria", "What We Do", "Our Mission", "Goals", "How to Join"])
def test_terms_in_bold_below_a_title_about_the_page_are_no_entries(title: str) -> None:
    terms = "".join(f"- **Good {name}s:** it cuts what others do not.\n" for name in TOOLS)
    tools = "".join(f"- **[{name}]({at(name)})** - It cuts.\n" for name in TOOLS)
    assert [each.name for each in read(f"# Tools\n\n## {title}\n\n{terms}\n## Saws\n\n{tools}")] == [*TOOLS]


def test_a_link_off_the_page_in_a_contents_list_is_no_entry() -> None:
    contents = "".join(f"- [{name} tools](#{name})\n" for name in TOOLS[:4])
    parts = "".join(f"# {name}\n\n- [{name} tool]({at(name)})\n\n" for name in TOOLS[:4])
    page = f"> All of them.\n\n{contents}- [Where all came from](https://forge.example/old)\n\n{parts}"
    assert [each.name for each in read(page)] == [f"{name} tool" for name in TOOLS[:4]]


def test_unlinked_items_below_a_question_are_its_answer() -> None:
    rows = "".join(f"| {name.title()} | It cuts the {name}. |\n" for name in TOOLS)
    answer = "- Strong boards\n- Good light\n- Time\n- Patience\n"
    text = f"# Tools\n\n## All\n\n| Name | Description |\n|---|---|\n{rows}\n## What do they need?\n\n{answer}"
    assert [each.name for each in read(text)] == [name.title() for name in TOOLS]


def test_a_description_that_ends_in_since_when_is_no_citation() -> None:
    text = (
        f"- [Saw]({at('saw')}): Blunt, but long. Not made since 2019.\n  `bent` `rusty` `cheap` `loud` `large` `old`\n"
    )
    assert [each.description for each in read(f"# Tools\n\n{text}")] == ["Blunt, but long. Not made since 2019."]


def test_marks_of_conflicts_are_no_titles() -> None:
    lists = [f"- [{name}]({at(name)})\n- [{name} two]({at(name)}/2)\n" for name in TOOLS[:2]]
    text = f"# Tools\n\n## All\n\n<<<<<<< Updated upstream\n{lists[0]}\n>>>>>>> Stashed changes\n\n======= \n{lists[1]}"
    assert {tuple(each.section) for each in read(text)} == {("All",)}
