"""What the lines of a list tell together: which of their words name, and which items are entries."""

from __future__ import annotations

import pytest

from awesome_lint import parse

WRITERS = {
    "Ada North": ("The Long Way Down", "A Short Stay", "Where Rivers End"),
    "Bo South": ("Under the Bridge", "Over the Hill", "All That Glows", "No Time for Tea"),
    "Cy West": ("Nothing but Rain", "Some Other Snow"),
}
BOOKS = [(writer, title) for writer, titles in WRITERS.items() for title in titles]
TITLES = [title for _, title in BOOKS]
TOOLS = ("saw", "axe", "nail", "file", "drill", "rake")


def at(name: str) -> str:
    return f"https://{name.replace(' ', '-')}.example"


def names(text: str) -> list[str]:
    return [each.name for each in parse(f"# List\n\n## All\n\n{text}").entries]


def found(text: str) -> list[tuple[str, str | None]]:
    return [(each.name, each.url) for each in parse(f"# List\n\n## All\n\n{text}").entries]


# authors and other words before or behind titles


def test_what_recurs_in_bold_before_a_dash_is_no_name() -> None:
    assert names("".join(f"- **{writer}** - {title}\n" for writer, title in BOOKS)) == TITLES


def test_what_stands_in_bold_before_a_dash_once_is_a_name() -> None:
    assert names("".join(f"- **{title}** - told by {writer}\n" for writer, title in BOOKS)) == TITLES


@pytest.mark.parametrize(
    "line", ["- **{}**. *{}*. A Publisher, 2001.\n", "**{}** (2001): *{}*, A Town: A Publisher.\n\n"]
)
def test_italics_behind_persons_in_bold_are_titles(line: str) -> None:
    assert names("".join(line.format(writer, title) for writer, title in BOOKS)) == TITLES


def test_bold_titles_before_persons_in_italics_are_names() -> None:
    assert names("".join(f"- **{title}**. *{writer}*. A Publisher, 2001.\n" for writer, title in BOOKS)) == TITLES


def test_titles_end_before_persons() -> None:
    assert names("".join(f"- {title}, {writer}, {at(title)}\n" for writer, title in BOOKS)) == TITLES


def test_places_that_recur_before_a_colon_are_part_of_names() -> None:
    places = [writer.replace(" ", "-") for writer, _ in BOOKS]
    lines = [f"{place}: {title}" for place, (_, title) in zip(places, BOOKS, strict=True)]
    assert names("".join(f"- {line}\n" for line in (*lines, "Dee-East: A Hill", "Dee-East: A Lake"))) == [
        *lines,
        "Dee-East: A Hill",
        "Dee-East: A Lake",
    ]


def test_links_behind_long_texts_and_a_colon_are_names() -> None:
    lines = "".join(
        f"- A tool that cuts or holds wood, kind {n}: [{tool}]({at(tool)})\n" for n, tool in enumerate(TOOLS)
    )
    assert names(lines) == [*TOOLS]


def test_a_quotation_behind_authors_goes_on_over_lines() -> None:
    lines = "".join(f'- North, Ada, et al. "On the use\nof {tool}s: a survey." Journal 1 (2020).\n' for tool in TOOLS)
    assert names(f"{lines}- North, Ada. [Other]({at('other')})\n")[:2] == [
        "On the use of saws: a survey",
        "On the use of axes: a survey",
    ]


def test_hashtags_before_names_are_notes() -> None:
    lines = "".join(f"- [ ] #read [{tool}]({at(tool)})\n- #own {tool} box {at(f'{tool}-box')}\n" for tool in TOOLS)
    entries = parse(f"# List\n\n{lines}").entries
    assert [each.name for each in entries] == [name for tool in TOOLS for name in (tool, f"{tool} box")]
    assert [each.notes for each in entries][:2] == [["#read"], ["#own"]]


def test_what_site_generators_take_for_attributes_is_no_text() -> None:
    lines = "".join(f'- [{tool}]({at(tool)}){{:target="_blank"}} - It cuts.\n' for tool in TOOLS)
    assert {each.description for each in parse(f"# List\n\n{lines}").entries} == {"It cuts."}


def test_titles_behind_addresses_of_videos_are_names() -> None:
    lines = "".join(f"- https://youtu.be/a{number}b{number}c{number} {title}\n" for number, title in enumerate(TITLES))
    assert names(lines) == TITLES


def test_texts_behind_addresses_that_say_something_are_none() -> None:
    lines = "".join(f"- {at(tool)} It cuts\n" for tool in TOOLS)
    assert names(lines) == [at(tool) for tool in TOOLS]


# groups, parts and sections


def test_items_are_entries_where_most_of_their_list_are() -> None:
    usual = "".join(
        f"- {tool} set\n  - [Shop]({at(tool)})\n  - [Manual]({at(f'{tool}-manual')})\n" for tool in TOOLS[:4]
    )
    other = f"- rake set\n  - [First offer]({at('first')})\n  - [Second offer]({at('second')})\n"
    assert names(usual + other) == [f"{tool} set" for tool in (*TOOLS[:4], "rake")]


def test_items_without_a_box_head_tasks() -> None:
    tasks = "".join(
        f"- {writer}\n" + "".join(f"    - [ ] {each}\n" for each in titles) for writer, titles in WRITERS.items()
    )
    assert names(f"## Books\n\n{tasks}- [ ] Alone\n- [x] Quite Alone\n- [ ] Not Alone\n") == [
        *TITLES,
        "Alone",
        "Quite Alone",
        "Not Alone",
    ]


@pytest.mark.parametrize("indent", ["", " "])
def test_addresses_belong_to_the_texts_above_them(indent: str) -> None:
    lines = "".join(f"* {title}\n{indent}* {at(title)}\n" for title in TITLES)
    assert found(lines) == [(title, at(title)) for title in TITLES]


def test_headings_above_lists_are_no_terms() -> None:
    sections = "".join(
        f"## {letter}rt\n\n- One {letter}\n- Two {letter}\n- Three {letter}\n\n" for letter in "ABCDEFGHIJ"
    )
    assert names(sections) == [f"{number} {letter}" for letter in "ABCDEFGHIJ" for number in ("One", "Two", "Three")]


def test_headings_whose_level_holds_several_addresses_each_are_sections() -> None:
    one = "".join(f"### {tool}\n\n- {at(f'my-{tool}')}\n\n" for tool in TOOLS)
    several = "### more\n\n" + "".join(f"- {at(f'more-{tool}')}\n" for tool in TOOLS)
    assert names(one) == [*TOOLS]
    assert names(one + several) == [at(f"my-{tool}") for tool in TOOLS] + [at(f"more-{tool}") for tool in TOOLS]


def test_contents_that_lead_to_other_sites_hold_entries() -> None:
    assert names("## Contents\n\n" + "".join(f"- [{tool}]({at(tool)})\n" for tool in TOOLS)) == [*TOOLS]


def test_entries_below_dates_are_called_what_their_links_say() -> None:
    papers = "".join(
        f"### {number} July 2021\n\n- **Paper:** [{title}]({at(title)})\n- **Domain:** wood\n\n"
        for number, title in enumerate(TITLES, 1)
    )
    assert found(papers) == [(title, at(title)) for title in TITLES]


def test_paragraphs_of_fields_belong_to_the_bold_title_above() -> None:
    papers = "".join(f"**{n}. {title}**\n\nLink: {at(title)}\n\nCode:\n\n" for n, title in enumerate(TITLES, 1))
    assert found(papers) == [(title, at(title)) for title in TITLES]


def test_lines_that_are_entries_each_count_each() -> None:
    listed = "".join(f"- [{tool}]({at(tool)})\n" for tool in TOOLS)
    lines = "".join(f"{at(f'new-{tool}')} - It is new.\n" for tool in TOOLS)
    assert names(f"## Old\n\n{listed}\n## New\n\n{lines}") == [*TOOLS, *(at(f"new-{tool}") for tool in TOOLS)]


def test_sections_of_described_names_on_a_page_of_lists_hold_entries() -> None:
    listed = "".join(f"- [{tool}]({at(tool)}) - It cuts.\n" for tool in TOOLS)
    users = "".join(f"- **{name}** - Builds houses.\n" for name in ("Acme", "Bolt", "Crane"))
    assert names(f"## Tools\n\n{listed}\n## Used by\n\n{users}") == [*TOOLS, "Acme", "Bolt", "Crane"]


def test_figures_and_numbered_rules_beside_lists_are_no_entries() -> None:
    listed = "".join(f"- [{tool}]({at(tool)}) - It cuts.\n" for tool in TOOLS)
    figures = "".join(f"- {tool.title()}: 1{number} %\n" for number, tool in enumerate(TOOLS))
    assert names(f"## Tools\n\n{listed}\n## Shares\n\n{figures}") == [*TOOLS]


def test_titles_of_admonitions_name_what_they_hold() -> None:
    notes = "".join(f'!!! tip "[{tool}]({at(tool)})"\n\n' for tool in TOOLS)
    assert found(notes) == [(tool, at(tool)) for tool in TOOLS]


@pytest.mark.parametrize("end", ["\n", "\n\n"])
def test_titles_below_lines_of_authors_are_names(end: str) -> None:
    papers = "".join(f"- Ada North, Bo S. South:{end}  {title}.\n\n  [[paper]({at(title)})]\n\n" for title in TITLES)
    assert found(papers) == [(title, at(title)) for title in TITLES]


def test_linked_headings_that_recur_are_no_entries() -> None:
    names_above = "".join(f"### {tool}\n\n##### [Home]({at(tool)})\n\nIt cuts wood.\n\n" for tool in TOOLS)
    linked = "".join(f"### [{title}]({at(title)})\n\nIt is told here.\n\n" for title in TITLES)
    assert "Home" not in names(linked + names_above)


def test_headings_that_their_first_address_spells_are_entries() -> None:
    items = "".join(
        f"### Old {tool.title()}\n\nThis [box](https://box.example/old-{tool}) cuts wood.\n\n" for tool in TOOLS
    )
    assert found(items) == [(f"Old {tool.title()}", f"https://box.example/old-{tool}") for tool in TOOLS]


def test_the_column_that_names_the_rows_of_some_tables_names_those_of_others() -> None:
    usual = "".join(
        f"## {tool}\n\n| Plugin | Kind |\n|---|---|\n| {tool} one | x |\n| {tool} two | y |\n| {tool} six | z |\n\n"
        for tool in TOOLS
    )
    other = "## more\n\n| Advice | Plugin | Kind |\n|---|---|---|\n| Must have | glue | z |\n"
    assert names(usual + other)[-2:] == ["rake six", "glue"]
    assert names(f"## Some\n\n{other}") == []


def test_venues_and_years_before_some_titles_are_no_part_of_them() -> None:
    papers = "".join(f"- conf201{n}, {title} [[pdf]]({at(title)})\n" for n, title in enumerate(TITLES[:4]))
    others = "".join(f"- {title} [[pdf]]({at(title)})\n" for title in TITLES[4:])
    assert names(papers + others) == TITLES


def test_tasks_without_a_link_are_entries_where_most_entries_are_tasks() -> None:
    linked = "".join(f"- [ ] [{tool}]({at(tool)})\n" for tool in TOOLS)
    assert names(f"{linked}\n## More\n\n- [ ] On the Use of Tools by hand, all of it\n- [x] Ropes\n")[-2:] == [
        "On the Use of Tools by hand, all of it",
        "Ropes",
    ]


def test_titles_in_quotation_marks_are_entries_beside_linked_ones() -> None:
    lines = "".join(f"- 《{title}》, [shop]({at(title)})\n" for title in TITLES[:5])
    assert names(f"{lines}\n## More\n\n- 《{TITLES[5]}》, it is good\n- 《{TITLES[6]}》, so is this\n") == TITLES[:7]


def test_items_of_html_lists_without_a_link_are_called_all_that_they_say() -> None:
    items = "".join(f'<li><a href="{at(tool)}">{tool}</a></li>\n' for tool in TOOLS[:3])
    assert names(f"<ol>\n{items}<li>Rope: the Long One</li>\n</ol>\n") == [*TOOLS[:3], "Rope: the Long One"]


def test_lines_of_labels_and_links_are_entries() -> None:
    lines = "".join(f"{tool.title()}: [{tool}/manual]({at(tool)})<br>\n" for tool in TOOLS)
    assert names(lines) == [tool.title() for tool in TOOLS]


def test_what_is_said_below_bold_names_with_links_describes_them() -> None:
    paragraphs = "".join(
        f"**{tool}** (shop: [{tool} shop]({at(tool)})) by Ada North\n\nThis cuts {tool}-like things out of wood.\n\n"
        for tool in TOOLS
    )
    listed = "".join(f"- [{title}]({at(title)})\n" for title in TITLES)
    entries = parse(f"# List\n\n## Tools\n\n{paragraphs}\n## Books\n\n{listed}").entries
    assert [each.name for each in entries] == [*TOOLS, *TITLES]
    assert entries[0].description == "This cuts saw-like things out of wood."


def test_lines_of_very_many_dates_are_read() -> None:
    dates = ": ".join(str(2000 + number % 20) for number in range(2_000))
    lines = "".join(f"- 19{number}0: {dates}: {title} [pdf]({at(title)})\n" for number, title in enumerate(TITLES))
    assert [url for _, url in found(lines)] == [at(title) for title in TITLES]


# names without links, and what stands around them


def test_titles_end_before_the_year_and_the_venue_behind_it() -> None:
    assert names("".join(f"- [{number}] {title}, 2021, SAW\n" for number, title in enumerate(TITLES))) == TITLES
    assert names("".join(f"- [{number}] {title}, 1964\n" for number, title in enumerate(TITLES))) == TITLES


def test_a_comma_within_a_title_does_not_end_it_before_the_year() -> None:
    titles = [f"A {tool}-like, hand-made thing" for tool in TOOLS]
    assert names("".join(f"- {title}, 2005\n" for title in (*titles, *TITLES))) == [*titles, *TITLES]


def test_titles_in_citations_whose_first_author_has_the_family_name_first_are_names() -> None:
    lines = "".join(f'- North, Ada, Bo South, and Cy West. "{title}." A Journal 3, 2021.\n' for title in TITLES)
    assert names(lines) == TITLES


def test_purposes_in_small_letters_before_a_colon_are_no_names() -> None:
    lines = "".join(f"- to {tool} wood: [{tool.title()}]({at(tool)})\n" for tool in TOOLS)
    assert names(lines) == [tool.title() for tool in TOOLS]


# headings


def test_headings_whose_first_address_spells_them_are_entries() -> None:
    kinds = ("Python", "Rust", "Java")
    kits = [f"{tool}-kit" for tool in (*TOOLS, "plane", "chisel", "clamp")]
    below = [
        f"- [{kinds[number % 3]}]({at(kit)})\n- [Its maker {number}](https://{number}.example)\n"
        for number, kit in enumerate(kits)
    ]
    page = "".join(f"## {kit}\n\nIt cuts.\n\n{items}\n" for kit, items in zip(kits, below, strict=True))
    assert [(each.name, each.url) for each in parse(f"# Tools\n\n{page}").entries] == [(kit, at(kit)) for kit in kits]


def test_what_sections_in_two_languages_share_is_no_field() -> None:
    papers = [[f"{title}: A Study of {tool}s" for tool in TOOLS[:2]] for title in TITLES[:4]]
    parts = [
        "".join(f"{at_}. **{title}.** SAW, 2021. [{link}]({at(title)})\n\n" for at_, title in enumerate(titles, 1))
        for link in ("paper", "Aufsatz")
        for titles in papers
    ]
    page = "".join(f"## Part {number}\n\n{part}" for number, part in enumerate(parts))
    assert [each.name for each in parse(f"# List\n\n{page}").entries] == [*[one for each in papers for one in each] * 2]


def test_the_number_of_a_heading_may_stand_right_before_it() -> None:
    headings = "".join(f"### {number}.{title}\n\nPaper: {at(title)}\n\n" for number, title in enumerate(TITLES, 1))
    assert [each.name for each in parse(f"# List\n\n{headings}").entries] == TITLES


# what describes


def test_a_quote_below_a_paragraph_that_cites_describes_it() -> None:
    lines = "".join(
        f'**[{number}]** North A, South B, et al. "**{title}**." A Journal, 2016:2-8. [[pdf]]({at(title)})\n\n'
        f"> It tells how {title.lower()} was found by those who looked for it.\n\n"
        for number, title in enumerate(TITLES)
    )
    entries = parse(f"# List\n\n## All\n\n{lines}").entries
    assert [each.name for each in entries] == TITLES
    assert entries[0].description == "It tells how the long way down was found by those who looked for it."


def test_what_closes_around_a_name_does_not_begin_its_description() -> None:
    lines = "".join(
        f"* <[{title}]({at(title)})>, by Ada North, 2018.\n  * It tells {what}.\n"
        for title, what in zip(
            TITLES, ("how it was made by hand", "why", "all of it", "more of the same"), strict=False
        )
    )
    entries = parse(f"# List\n\n## All\n\n{lines}").entries
    assert [each.description for each in entries][:2] == ["It tells how it was made by hand.", "It tells why."]
    assert entries[0].notes[:1] == ["by Ada North, 2018."]


# the page


def test_links_to_translations_below_the_title_close_nothing_else() -> None:
    top = "# Tools\n\n[Korean](./README.md) | [English](./README-en.md) | [Chinese](./README-zh.md)\n\n"
    lists = "".join(f"## {title}\n\n- [{title} it]({at(title)})\n\n" for title in TITLES)
    assert [each.name for each in parse(top + lists).entries] == [f"{title} it" for title in TITLES]


def test_a_column_called_id_may_name() -> None:
    rows = "".join(f"|[@{tool}]({at(tool)})|A Firm|It cuts wood as no other does|\n" for tool in TOOLS)
    assert names(f"|ID|Firm|About|\n|--|--|--|\n{rows}") == [f"@{tool}" for tool in TOOLS]


def test_names_alone_and_names_with_a_text_may_stand_in_one_list() -> None:
    linked = "".join(f"- [{title}]({at(title)}) - A book.\n" for title in TITLES)
    others = "- Hammer - it is heavy\n- Anvil - it is cold\n- Tongs\n"
    assert names(f"{linked}\n## More\n\n{others}")[len(TITLES) :] == ["Hammer", "Anvil", "Tongs"]


def test_links_to_readmes_in_folders_are_entries() -> None:
    lists = "".join(
        f"## {title}\n\n- [{tool}](/{tool}/README.md)\n\n" for title, tool in zip(TITLES, TOOLS, strict=False)
    )
    assert [each.name for each in parse(f"# Tools\n\n{lists}").entries] == [*TOOLS]


def test_a_rule_ends_the_contents() -> None:
    contents = "".join(f"- [{title}](#{title.lower().replace(' ', '-')})\n" for title in TITLES[:3])
    first = "".join(f"- [{tool}]({at(tool)})\n" for tool in TOOLS)
    lists = "".join(f"## {title}\n\n- [{title} it]({at(title)})\n\n" for title in TITLES[:3])
    page = f"# Tools\n\n#### Contents\n\n{contents}\n---\n\n{first}\n{lists}"
    assert [each.name for each in parse(page).entries] == [*TOOLS, *(f"{title} it" for title in TITLES[:3])]


def test_titles_of_papers_name_rows_rather_than_their_nets() -> None:
    rows = "".join(
        f"| {number} | {tool}Net | [{title}]({at(title)}) | 7 |\n"
        for number, (tool, title) in enumerate(zip(TOOLS, TITLES, strict=False))
    )
    assert names(f"| Index | Net Name | Papers Title | Rating |\n|--|--|--|--|\n{rows}") == TITLES[:6]


def test_headings_in_html_are_entries_if_they_have_the_same_fields() -> None:
    below = "\n\nIt cuts.\n\n* Made: 1990\n* [{0} site](https://{0}.example)\n* Tags: wood, metal\n\n----\n\n"
    headings = "".join(f'<h3 id="{tool}">{tool}</h3>{below.format(tool)}' for tool in TOOLS)
    page = f'<h3 align="center">Tools</h3>\n\n## Made: all of them\n\n{headings}'
    assert [(each.name, each.url) for each in parse(page).entries] == [
        (tool, f"https://{tool}.example") for tool in TOOLS
    ]


def test_descriptions_do_not_begin_with_a_comma() -> None:
    lines = "".join(f"- [{tool}]({at(tool)})，木工工具 {number}\n" for number, tool in enumerate(TOOLS))
    assert [each.description for each in parse(f"# L\n\n## All\n\n{lines}").entries][:2] == ["木工工具 0", "木工工具 1"]


def test_code_in_bold_with_a_text_behind_it_is_a_name() -> None:
    lines = "".join(f"1. **`{tool} -a`: It cuts wood.**\n   - See the [manual]({at(tool)}).\n" for tool in TOOLS)
    assert names(lines) == [f"{tool} -a" for tool in TOOLS]
