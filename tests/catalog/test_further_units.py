"""What is one entry, and what it is called, on pages that only a few lists look like."""

from __future__ import annotations

import pytest

from awesome_lint import parse
from entries import at, found, names, read

TOOLS = ("saw", "axe", "nail", "file", "drill", "rake", "plane", "hammer")
LINKED = "".join(f"- [{name}](https://{name}.example) - It cuts.\n" for name in TOOLS)


def descriptions(text: str) -> list[str | None]:
    return [each.description for each in read(text)]


ALL = [(name, at(name)) for name in TOOLS]


# HTML


@pytest.mark.parametrize("tag", ["p", "div", "center"])
def test_the_lines_of_html_paragraphs_are_entries(tag: str) -> None:
    rows = "".join(f'&nbsp;&nbsp; <a href="{at(name)}"><b>{name}</b></a> - it cuts.<br>\n' for name in TOOLS)
    entries = read(f"# Tools\n\n## All\n\n<{tag}>\n{rows}</{tag}>\n")
    assert [(each.name, each.url) for each in entries] == ALL
    assert {each.description for each in entries} == {"it cuts."}


def test_paragraphs_of_html_in_tables_are_none() -> None:
    rows = "".join(f'<tr><td><p><a href="{at(name)}">{name}</a></p></td><td>It cuts.</td></tr>\n' for name in TOOLS)
    assert found(f"# Tools\n\n<table>\n{rows}</table>\n") == ALL


def test_items_without_a_link_beside_linked_ones_in_html_are_entries() -> None:
    items = "".join(f'<li><a href="{at(name)}">{name}</a></li>\n' for name in TOOLS[:2])
    assert names(f"# Tools\n\n<ol>\n<li>awl</li>\n{items}</ol>\n") == ["awl", "saw", "axe"]


# signs, marks and labels before names


def test_a_mark_that_leads_to_the_legend_is_no_name() -> None:
    rows = "".join(f"- [🪚](#icons) [{name}]({at(name)}) - It cuts.\n" for name in TOOLS)
    assert found(f"# Tools\n\n## All\n\n{rows}\n## Icons\n\n- 🪚 is for wood\n") == ALL


def test_a_sign_that_is_a_link_leads_to_what_stands_behind_it() -> None:
    heads = "".join(f"### [#]({at(name)}) The {name}\n\nIt cuts.\n\n" for name in TOOLS)
    assert found(f"# Tools\n\n{heads}") == [(f"The {name}", at(name)) for name in TOOLS]


def test_a_label_in_brackets_before_a_bare_address_is_no_name() -> None:
    rows = "".join(f"- {label}{at(name)}\n" for name, label in zip(TOOLS, ("", "(steel) ") * 4, strict=True))
    assert names(f"# Tools\n\n{rows}") == [at(name) for name in TOOLS]


def test_the_linked_title_of_a_paper_is_its_name_behind_an_acronym() -> None:
    rows = "".join(f"- {name.upper()}: [On the {name} and its use](https://arxiv.org/abs/{name})\n" for name in TOOLS)
    assert names(f"# Papers\n\n{rows}") == [f"On the {name} and its use" for name in TOOLS]
    others = rows.replace("https://arxiv.org/abs/", "https://tools.example/").replace("[On", "[on")
    assert names(f"# Tools\n\n{others}") == [name.upper() for name in TOOLS], "elsewhere the link describes"


def test_authors_in_other_scripts_are_known_by_their_initials() -> None:
    rows = "".join(f"- А.Б. Столяров - [Книга о {name}](https://{name}.example)\n" for name in TOOLS)
    assert names(f"# Книги\n\n{rows}") == [f"Книга о {name}" for name in TOOLS]


# lines that a list, or their length, tells apart


def test_the_titles_of_a_list_end_at_the_dash_that_all_have() -> None:
    titles = "".join(f"- How to use the {name} at home [paper]({at(name)})\n" for name in TOOLS)
    terms = "".join(f"- {name} - a thing that cuts wood and metal [wiki]({at(name)}/wiki)\n" for name in TOOLS[:3])
    text = f"# Tools\n\n## Papers\n\n{titles}\n## Terms\n\n{terms}"
    assert names(text)[-3:] == ["saw", "axe", "nail"]


def test_a_text_too_long_for_a_title_ends_at_its_dash() -> None:
    words = "a tool that cuts wood and metal " * 5
    rows = "".join(f"- {name} — {words}{at(name)}\n" for name in TOOLS)
    titles = "".join(f"- How to use the {name} at home {at(name)}/home\n" for name in TOOLS)
    assert names(f"# Tools\n\n## A\n\n{titles}\n## B\n\n{rows}")[-8:] == [*TOOLS]


def test_lines_of_links_may_have_an_empty_one_and_a_label_among_them() -> None:
    lines = "".join(f"[{name}]({at(name)})</br>\n" for name in TOOLS)
    text = f"# Tools\n\n## A\n\n{lines}Also: [awl]({at('awl')})</br>\n[](https://)</br>\n"
    assert names(text)[:8] == [*TOOLS]
    assert read(text)[8].url == at("awl")


# lists below something


def test_a_line_without_a_link_among_lines_of_names_and_addresses_is_left_out() -> None:
    lines = "".join(f"Tool {at} for wood: https://tool{at}.example/all\n" for at in range(6))
    page = parse(f"Taken from an old page.\n\nHand tools\n\n{lines}Those of the state\n\nAll are free\n{lines}")
    assert [each.name for each in page.entries] == [f"Tool {at} for wood" for at in range(6)] * 2


def test_an_address_nested_below_a_name_in_bold_is_its_own() -> None:
    rows = "".join(f"- **{name}**\n  - [{at(name)}]({at(name)})\n" for name in TOOLS)
    assert found(f"# Tools\n\n{rows}") == ALL


def test_what_is_nested_below_a_bold_group_is_not() -> None:
    rows = "".join(f"- **{name}s**\n  - [{name}]({at(name)})\n" for name in TOOLS)
    assert found(f"# Tools\n\n{rows}") == ALL
    assert read(f"# Tools\n\n{rows}")[0].section == ["saws"]


def test_names_with_their_addresses_below_bold_titles_are_entries() -> None:
    rows = "".join(f"- {name} {at(name)}\n" for name in TOOLS[:4])
    more = "".join(f"- {name} {at(name)}\n" for name in TOOLS[4:])
    assert found(f"# Tools\n\n**Hard**\n{rows}\n**Soft**\n\n{more}") == ALL


def test_a_list_without_links_below_an_entry_tells_of_it() -> None:
    rows = "".join(f"**[{name}]({at(name)})** - It cuts.\n- Of steel\n- With a handle\n\n" for name in TOOLS)
    assert found(f"# Tools\n\n{rows}") == ALL


def test_bullets_indented_too_little_below_a_number_tell_of_it() -> None:
    rows = "".join(f"1. [{name}]({at(name)})\n - It cuts wood.\n - It is of steel.\n" for name in TOOLS)
    assert found(f"# Tools\n\n{rows}") == ALL


def test_groups_of_names_behind_labels_are_read_without_links() -> None:
    hard = "".join(f"    - {name} : The {name} of the smith\n" for name in TOOLS[:4])
    soft = "".join(f"    - {name} : The {name} of the joiner\n" for name in TOOLS[4:])
    assert names(f"# Tools\n\n- hard\n{hard}- soft\n{soft}") == [*TOOLS]


def test_lists_of_names_alone_are_entries_beside_sections_of_linked_ones() -> None:
    text = f"# Tools\n\n## Old\n\n{LINKED}\n## New\n\n- Awl\n- Chisel\n- Gouge\n"
    assert names(text) == [*TOOLS, "Awl", "Chisel", "Gouge"]
    prose = text.replace("- Chisel", "- Mail us whenever you would like to have a tool in here.")
    assert names(prose) == [*TOOLS]


def test_questions_are_names_where_a_list_is_made_of_them() -> None:
    rows = "".join(f"- [ ] What would you do with a {name}, and who taught you that?\n" for name in TOOLS)
    assert len(names(f"# Questions\n\n{rows}")) == len(TOOLS)


# tables


def test_tables_in_list_items_are_read() -> None:
    rows = "".join(f"   | [{name}]({at(name)}) | It cuts. |\n" for name in TOOLS[:4])
    more = "".join(f"   | [{name}]({at(name)}) | It cuts. |\n" for name in TOOLS[4:])
    head = "   | Tool | Use |\n   | --- | --- |\n"
    text = f"# Tools\n\n1. Hard\n\n{head}{rows}\n2. Soft\n\n{head}{more}"
    assert found(text) == ALL
    assert [each.section[-1] for each in read(text)] == ["Hard"] * 4 + ["Soft"] * 4


def test_columns_that_stand_side_by_side_are_tables_of_their_own() -> None:
    rows = "".join(
        f"| {one} | [{one}]({at(one)}) | {two} | [{two}]({at(two)}) |\n"
        for one, two in zip(TOOLS[:4], TOOLS[4:], strict=True)
    )
    assert sorted(found(f"# Tools\n\n| Name | Link | Name | Link |\n|---|---|---|---|\n{rows}")) == sorted(ALL)


def test_a_table_without_links_is_read_beside_those_of_its_header() -> None:
    head = "| Werkzeug | Maker |\n| --- | --- |\n"
    rows = "".join(f"| [{name}]({at(name)}) | Ann |\n" for name in TOOLS)
    text = f"# Tools\n\n## New\n\n{head}{rows}\n## Old\n\n{head}| awl | Bob |\n| adze | Cid |\n"
    assert names(text) == [*TOOLS, "awl", "adze"]


# headings


def test_a_link_whose_text_recurs_below_headings_is_their_address() -> None:
    heads = "".join(f"### The {name}\n\nIt cuts well.  \n[Hardware Store]({at(name)})\n\n" for name in TOOLS)
    assert found(f"# Tools\n\n## All\n\n{heads}") == [(f"The {name}", at(name)) for name in TOOLS]


def test_a_glossary_may_be_short_and_its_terms_have_no_address() -> None:
    terms = "".join(
        f"## {name.title()}\n\nIt cuts wood.\n\nSee [this]({at(name)}) or that.\n\n" for name in reversed(TOOLS)
    )
    assert found(f"# Glossary of tools\n\n{terms}") == [(name.title(), None) for name in reversed(TOOLS)]
    assert not names(f"# How we work\n\n{terms}")


def test_long_titles_with_nothing_below_them_are_entries() -> None:
    heads = "".join(f"#### How a {name} is made and used\n" for name in TOOLS)
    assert names(f"# Reading\n\n## Papers\n\n{heads}") == [f"How a {name} is made and used" for name in TOOLS]


def test_a_section_is_titled_by_its_image() -> None:
    text = f"# Tools\n\n## ![FR](fr.png)\n\n{LINKED}"
    assert read(text)[0].section == ["FR"]


# the page


def test_entries_above_the_first_section_are_kept_if_they_are_like_the_rest() -> None:
    rest = "".join(f"[{name}]({at(name)})\n\n" for name in (*TOOLS, "awl", "adze"))
    first = f"[gouge]({at('gouge')})\n\n[bevel]({at('bevel')})\n\n"
    assert names(f"# Tools\n\n{first}## All\n\n{rest}")[:2] == ["gouge", "bevel"]
    other = "- [English](https://site.example/en)\n- [Deutsch](https://site.example/de)\n\n"
    assert names(f"# Tools\n\n{other}## All\n\n{LINKED}{rest}")[:1] == ["saw"]


def test_notes_of_bare_addresses_are_entries() -> None:
    rows = "".join(f"{at(name)}\n\n" for name in TOOLS)
    assert len(names(f"# Links\n\n## Tools\n\n{rows}## Notes\n\n{at('note')}\n\n{at('other')}\n")) == len(TOOLS) + 2


# descriptions


def test_a_description_below_the_line_goes_on_to_the_end() -> None:
    rows = "".join(f"- [{name}]({at(name)})\n  - It cuts.\n  - It is of steel.\n" for name in TOOLS)
    assert {*descriptions(f"# Tools\n\n{rows}")} == {"It cuts. It is of steel."}


def test_a_description_on_the_line_is_all() -> None:
    rows = "".join(f"- [{name}]({at(name)}) - It cuts.\n  - It is of steel.\n" for name in TOOLS)
    assert {*descriptions(f"# Tools\n\n{rows}")} == {"It cuts."}


def test_a_labelled_link_below_is_no_description() -> None:
    rows = "".join(f"- [{name}]({at(name)})\n  - It cuts.\n  - Seen: [here]({at(name)}/{name})\n" for name in TOOLS)
    assert {*descriptions(f"# Tools\n\n{rows}")} == {"It cuts."}


def test_titles_without_links_are_entries_where_the_linked_ones_are_titles_too() -> None:
    linked = "".join(f"- How the {name} was made in the old days ([notes]({at(name)}))\n" for name in TOOLS)
    bare = "- How wood was cut in the old days\n- Who made the first of all saws\n- What a bench was like in Rome\n"
    assert len(names(f"# Books\n\n## 2021\n\n{linked}\n## 2020\n\n{bare}")) == len(TOOLS) + 3


# what was meant to be nested, labels, and whole pages


def test_a_list_below_a_number_that_goes_on_belongs_to_it() -> None:
    lines = "".join(
        f"{at}. {name}\n- Paper: *On the {name}*, https://papers.example/{name}\n- Code: https://{name}.example\n\n"
        for at, name in enumerate(TOOLS, 1)
    )
    assert found(f"# Tools\n\n{lines}") == [(name, f"https://papers.example/{name}") for name in TOOLS]


def test_what_recurs_below_an_address_is_no_group_of_entries() -> None:
    lines = "".join(
        f"- **{name}**\n  - [{at(name)}]({at(name)})\n  - **Endpoints:**\n"
        f"    - `GET` [{at(name)}/v1]({at(name)}/v1) - lists all\n"
        for name in TOOLS
    )
    assert found(f"# APIs\n\n## All\n\n{lines}") == ALL


def test_a_link_that_is_a_label_in_brackets_is_no_name() -> None:
    lines = "".join(f"- Sawing the {name} at night and in the sun [[Net{name}]]({at(name)})\n" for name in TOOLS)
    assert names(f"# Papers\n\n{lines}") == [f"Sawing the {name} at night and in the sun" for name in TOOLS]


def test_titles_stand_behind_persons_with_initials_behind_their_names() -> None:
    lines = "".join(f"- North A, South B D, et al. The use of a {name}[J]. [[paper]]({at(name)})\n" for name in TOOLS)
    assert names(f"# Papers\n\n{lines}") == [f"The use of a {name}" for name in TOOLS]


def test_a_title_in_a_cell_ends_at_its_venue() -> None:
    rows = "".join(f"| {name}: how to cut with one [(CVPR 22)]({at(name)}) | |\n" for name in TOOLS)
    text = f"# Papers\n\n| Paper | Notes |\n| --- | --- |\n{rows}"
    assert found(text) == [(f"{name}: how to cut with one", at(name)) for name in TOOLS]


def test_a_grid_may_have_a_broken_cell() -> None:
    pairs = zip(TOOLS[::2], TOOLS[1::2], strict=True)
    rows = "".join(f"| [{one}]({at(one)}) | [{two}]({at(two)}) |\n" for one, two in pairs)
    assert names(f"# Tools\n\n| 1 | 2 |\n| --- | --- |\n{rows}| [last one][] | |\n") == list(TOOLS)


def test_addresses_below_a_citation_belong_to_it() -> None:
    lines = "".join(
        f"**The use of a {name}.** Ada North, Bo South. ICLR 2013.\n\n- [[paper]({at(name)})]\n- It cuts wood.\n\n"
        for name in TOOLS
    )
    assert found(f"# Papers\n\n## Saws\n\n{lines}") == [(f"The use of a {name}", at(name)) for name in TOOLS]


def test_a_closing_title_above_nearly_all_that_is_listed_closes_nothing() -> None:
    few = "- [Data](https://data.example) - It holds much.\n"
    assert len(names(f"# Saws\n\n## Datasets\n\n{few}\n## Related Works\n\n{LINKED}")) == len(TOOLS) + 1


def test_a_title_above_all_sections_of_a_page_closes_none_of_those_with_links() -> None:
    tasks = "- [ ] Sort them\n- [ ] Read [this](https://this.example)\n- [ ] Write more\n- [ ] Rest\n"
    page = f"# Tools\n\n# To do\n\n## Soon\n\n{tasks}\n## Cutting\n\n{LINKED}\n## Others\n\n- [Glue](https://glue.example)\n"
    assert names(page) == [*TOOLS, "Glue"]


@pytest.mark.parametrize("title", ["Contributing and License", "Thanks & Sponsors", "License / Contributors", "说明"])
def test_a_title_about_the_page_may_name_several_things(title: str) -> None:
    below = "- Ask [the guide](https://guide.example) first\n- [The terms](https://terms.example)\n- Be kind\n"
    assert names(f"# Tools\n\n## Saws\n\n{LINKED}\n## {title}\n\n{below}") == [*TOOLS]


@pytest.mark.parametrize(
    "url", ["CONTRIBUTING.md", "./.github/contributing.md#how", "/LICENSE", "docs/code-of-conduct.md"]
)
def test_what_leads_to_a_file_about_the_page_is_no_entry(url: str) -> None:
    assert names(f"# Tools\n\n## Saws\n\n{LINKED}\n## More\n\n- [How to take part]({url})\n") == [*TOOLS]


def test_a_guide_of_another_project_is_an_entry() -> None:
    guide = "- [How others take part](https://github.com/saw/axe/blob/main/CONTRIBUTING.md)\n"
    assert names(f"# Tools\n\n## Saws\n\n{LINKED}{guide}")[-1] == "How others take part"


def test_a_list_of_titles_closes_no_section_below_its_own() -> None:
    page = f"## Songs\n\n- One\n- Two\n- Three\n\n### One\n\n{LINKED}\n### Two\n\n{LINKED}\n### Three\n\n{LINKED}"
    assert len(names(page)) == 3 * len(TOOLS)


def test_several_labels_in_code_before_links_are_no_names() -> None:
    lines = "".join(f"- `For wood`- `By hand` [{name}]({at(name)}), from a shed\n" for name in TOOLS)
    assert found(f"# Tools\n\n{lines}") == ALL


def test_a_venue_in_bold_above_a_list_of_papers_is_a_group_however_few_they_are() -> None:
    venues = ("TMI'23", "Patterns'23", "AAAI 2020")
    groups = "".join(
        f"**{venue}**\n- The use of a {name} [[paper]({at(name)})] [[code]]\n\n"
        for venue, name in zip(venues, TOOLS, strict=False)
    )
    assert [(each.name, each.section) for each in read(f"# Papers\n\n## Saws\n\n{groups}")] == [
        (f"The use of a {name}", ["Saws", venue]) for venue, name in zip(venues, TOOLS, strict=False)
    ]


def test_groups_may_hold_one_entry_each_if_it_is_described() -> None:
    groups = "".join(f"- For {name}s\n  - [{name}]({at(name)}) - It cuts.\n" for name in TOOLS)
    assert found(f"# Tools\n\n{groups}") == ALL
    bare = "".join(f"- {name}\n  - [{name}.example]({at(name)})\n" for name in TOOLS)
    assert found(f"# Tools\n\n{bare}") == ALL
