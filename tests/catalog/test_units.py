"""What is one entry: cells, paragraphs that go together, headings below headings, lines without links."""

from __future__ import annotations

import pytest

from awesome_lint import parse
from awesome_lint.settings import SectionSettings, Settings
from entries import at, found, link, read

TOOLS = ("saw", "axe", "nail", "file", "drill", "rake", "plane", "hammer")
TITLES = (
    "Sharpening saws by hand",
    "Wood is all we need",
    "Gluing under pressure",
    "A bench from scratch",
    "Planes: old and new",
    "Joints in theory and practice",
)
LINKED = "".join(f"- [{name}](https://{name}.example) - It cuts.\n" for name in TOOLS)


def test_each_cell_of_a_grid_of_links_is_an_entry() -> None:
    rows = "".join(f"| {link(one)} | {link(two)} |\n" for one, two in zip(TOOLS[:4], TOOLS[4:], strict=True))
    names = [name for pair in zip(TOOLS[:4], TOOLS[4:], strict=True) for name in pair]
    assert found(f"# Tools\n\n| 1..4 | 5..8 |\n|---|---|\n{rows}") == [(name, at(name)) for name in names]


def test_rows_of_columns_with_telling_headers_are_no_grid() -> None:
    rows = "".join(f"| {link(one)} | {link(two)} |\n" for one, two in zip(TOOLS[:4], TOOLS[4:], strict=True))
    assert found(f"# Tools\n\n| Tool | Maker |\n|---|---|\n{rows}") == [(name, at(name)) for name in TOOLS[:4]]


@pytest.mark.parametrize("joint", ["; ", ", ", "<br>", " · "])
def test_rows_that_list_names_behind_a_label_hold_an_entry_each(joint: str) -> None:
    rows = (
        f"| Cutting | {link('saw')}{joint}{link('axe')}{joint}{link('plane')} |\n"
        f"| Joining | {link('nail')}{joint}{link('hammer')} |\n"
        f"| Turning | {link('drill')} |\n"
    )
    entries = read(f"# Tools\n\n| Kind | Tools |\n|---|---|\n{rows}")
    assert [(each.name, each.section[-1]) for each in entries] == [
        ("saw", "Cutting"),
        ("axe", "Cutting"),
        ("plane", "Cutting"),
        ("nail", "Joining"),
        ("hammer", "Joining"),
        ("drill", "Turning"),
    ]


def test_links_that_say_what_they_lead_to_are_no_list_of_names() -> None:
    rows = "".join(f"| {name} | [code]({at(name)}), [docs](https://d{name}.example) |\n" for name in TOOLS)
    assert found(f"# Tools\n\n| Tool | Links |\n|---|---|\n{rows}") == [(name, at(name)) for name in TOOLS]


def test_a_linked_heading_below_a_linked_heading_is_an_entry_of_its_own() -> None:
    text = "".join(f"### {link(name)}\n\nIt cuts.\n\n" for name in TOOLS[:4])
    below = "".join(f"#### {link(name)}\n\nIt cuts wood.\n\n" for name in TOOLS[4:])
    page = f"# Tools\n\n## Wood\n\n{text}{below}### Other tools\n\n#### {link('vise')}\n\nIt holds.\n"
    assert found(page) == [(name, at(name)) for name in (*TOOLS, "vise")]


def test_a_heading_without_the_fields_of_the_others_holds_the_items_that_have_them() -> None:
    alone = "".join(f"## {name}\n\nSite: <{at(name)}>\n\nMaker: Oak\n\n" for name in TOOLS)
    items = "".join(f"- {name}\n\n  Site: <{at(name)}>\n\n  Maker: Ash\n\n" for name in ("vise", "lathe"))
    assert [name for name, _ in found(f"# Tools\n\n{alone}## Benches\n\n{items}")] == [*TOOLS, "vise", "lathe"]


def test_a_paragraph_that_begins_with_a_link_is_an_entry_where_nothing_else_stands() -> None:
    page = f"# Tools\n\n## Wood\n\n{LINKED}\n## Metal\n\n[lathe]({at('lathe')}) turns steel bars.\n"
    assert found(page)[-1] == ("lathe", at("lathe"))
    amid = page.replace("## Metal\n", "## Metal\n\nWe have seen few.\n")
    assert found(amid)[-1] == ("hammer", at("hammer"))


def test_titles_have_their_links_in_the_paragraph_below() -> None:
    page = "# Papers\n\n## Wood\n\n" + "".join(
        f"{title}\n\n[[code]](https://c{n}.example)\n\n" for n, title in enumerate(TITLES)
    )
    assert found(page + "Drying green oak in a barn\n") == [
        *((title, f"https://c{n}.example") for n, title in enumerate(TITLES)),
        ("Drying green oak in a barn", None),
    ]


def test_what_is_said_below_linked_titles_describes_them() -> None:
    page = "# Papers\n\n## Wood\n\n" + "".join(
        f"[{title}](https://c{n}.example)\n\nIt tells of work number {n}.\n\n" for n, title in enumerate(TITLES)
    )
    assert [each.description for each in read(page)] == [f"It tells of work number {n}." for n in range(len(TITLES))]


AUTHORS = {
    "in bold, and the title in the next line": "- **Oak et al. (2019)**  \n  [{title}]({url})\n",
    "in bold, as a label in brackets": "- **[OAK]** <[{title}]({url})> by Tom Oak, 2019.\n",
}


@pytest.mark.parametrize("line", AUTHORS.values(), ids=AUTHORS)
def test_authors_and_labels_in_bold_are_no_names(line: str) -> None:
    page = "".join(line.format(title=title, url=f"https://c{n}.example") for n, title in enumerate(TITLES))
    assert [name for name, _ in found(f"# Papers\n\n{page}")] == [*TITLES]


def test_authors_before_a_linked_title_begin_a_paragraph() -> None:
    page = "".join(
        f"Oak, T., Ash, E., & Elm, K. R. [**{title}**](https://c{n}.example). Wood (2025).\n\n"
        for n, title in enumerate(TITLES)
    )
    assert [name for name, _ in found(f"# Papers\n\n{page}")] == [*TITLES]


def test_a_column_of_authors_names_nothing() -> None:
    rows = "".join(f"| {name} | + | [Oak et al.]({at(name)}) |\n" for name in TOOLS)
    assert found(f"# Tools\n\n| Tool | New | Paper |\n|-|-|-|\n{rows}") == [(name, at(name)) for name in TOOLS]


def test_a_year_in_bold_heads_the_list_below_it() -> None:
    years = [*zip(TITLES, map(str, range(2018, 2024)), strict=True)]
    page = "".join(f"**{year}**\n\n- {title}. [[paper](https://c{year}.example)]\n\n" for title, year in years)
    assert [(each.name, each.section[-1]) for each in read(f"# Papers\n\n## Wood\n\n{page}")] == years


UNLINKED = {
    "authors and a year in brackets": ("- {title} (T. Oak, 2019)\n", "{title}"),
    "authors before the title": ("- Oak, T., & Ash, E. (2019). {title}. Wood 15, 4–5.\n", "{title}"),
    "quotation marks": ('- "{title}" - Oak\n', "{title}"),
}


@pytest.mark.parametrize(("line", "name"), UNLINKED.values(), ids=UNLINKED)
def test_lines_that_cite_are_entries_without_links(line: str, name: str) -> None:
    titles = [title for title in TITLES if ":" not in title]
    page = "".join(line.format(title=title) for title in titles)
    assert [each for each, _ in found(f"# Wood\n\n## Tools\n\n{LINKED}\n## Books\n\n{page}")] == [
        *TOOLS,
        *(name.format(title=title) for title in titles),
    ]


def test_tables_without_links_hold_entries_where_the_header_says_that_they_name() -> None:
    rows = "".join(f"| **old {name}** | {n + 3} | oak |\n" for n, name in enumerate(TOOLS))
    page = f"# Wood\n\n## New\n\n{LINKED}\n## Old\n\n| {{}} | Age | Wood |\n|-|-|-|\n{rows}"
    assert [name for name, _ in found(page.format("Tool"))] == [*TOOLS, *(f"old {name}" for name in TOOLS)]
    assert [name for name, _ in found(page.format("Effect"))] == [*TOOLS]


def test_links_to_the_pages_own_headings_by_its_whole_address_are_contents() -> None:
    titles = ("Wood", "Metal", "Stone")
    contents = "".join(f"- [{title}](https://github.com/oak/tools#{title.lower()})\n" for title in titles)
    sections = "".join(f"## {title}\n\n- [{title} saw](https://{title}.example)\n" for title in titles)
    page = f"# Tools\n\n## Where to begin\n\n{contents}{sections}- [other](https://github.com/ash/list#wood)\n"
    assert [name for name, _ in found(page)] == ["Wood saw", "Metal saw", "Stone saw", "other"]


def test_a_title_ends_before_a_bracket_with_a_link_in_it() -> None:
    page = f"# Books\n\n- Wood at work (as told by [Oak](https://oak.example))\n- [Saws](https://saw.example)\n{LINKED}"
    assert found(page)[0][0] == "Wood at work"


def test_a_colon_is_part_of_titles_beside_others_as_long() -> None:
    page = "".join(f"- {title} [`search`](https://c{n}.example)\n" for n, title in enumerate(TITLES))
    more = "".join(f"- AX{n}: {title} [`search`](https://d{n}.example)\n" for n, title in enumerate(TITLES[:4]))
    assert [name for name, _ in found(f"# Papers\n\n{page}{more}")] == [
        *TITLES,
        *(f"AX{n}: {title}" for n, title in enumerate(TITLES[:4])),
    ]


def test_sentences_below_describe_rather_than_a_few_words() -> None:
    page = "".join(f"- {link(name)}\n  - Tom Oak\n  - It tells how wood of a {name} is cut.\n" for name in TOOLS)
    entries = read(f"# Books\n\n{page}")
    assert [each.description for each in entries] == [f"It tells how wood of a {name} is cut." for name in TOOLS]


LABELS = {
    "a bold date in brackets": "- [**2019WOOD**] {title} [[code]]({url})\n",
    "a long label in brackets": "- [Journal of the Workshops of Oak 2019] {title} [[code]]({url})\n",
    "authors before the link": "- Tom Oak, Eva Ash, Kim Elm and Ann Yew. [{title}]({url}). In Wood, 2019.\n",
}


@pytest.mark.parametrize("line", LABELS.values(), ids=LABELS)
def test_labels_before_titles_are_no_part_of_them(line: str) -> None:
    page = "".join(line.format(title=title, url=f"https://c{n}.example") for n, title in enumerate(TITLES))
    nested = "".join(f"  {each}\n" for each in page.splitlines())
    assert [name for name, _ in found(f"# Papers\n\n{page}\n## More\n\n- Old\n{nested}")] == [*TITLES, *TITLES]


def test_bold_names_without_links_are_entries_beside_bold_linked_ones() -> None:
    linked = "".join(f"- [**{name}**]({at(name)}): It cuts.\n" for name in TOOLS)
    page = (
        f"# Tools\n\n## Wood\n\n{linked}\n## Metal\n\n- **anvil**: It stays.\n- [**vise**]({at('vise')}): It holds.\n"
    )
    assert [name for name, _ in found(page)] == [*TOOLS, "anvil", "vise"]


def test_rows_that_are_still_empty_are_no_entries() -> None:
    rows = (
        "| saw | [Paper](https://saw.example) |\n| axe | [Paper](https://axe.example) |\n|  | Paper |\n|  | Paper |\n"
    )
    assert found(f"# Tools\n\n| Name | Paper |\n|-|-|\n{rows}") == [("saw", at("saw")), ("axe", at("axe"))]


LONGEST = f"# Tools\n\nSee:\n\n- {link('site')}\n\n## How to contribute\n\nSend us yours.\n\n### Projects\n\n{LINKED}"


def test_the_longest_list_of_a_page_is_read_below_a_title_that_closes() -> None:
    assert [name for name, _ in found(LONGEST)][-len(TOOLS) :] == [*TOOLS]


def test_a_section_that_is_left_out_stays_so_with_all_below_it() -> None:
    settings = Settings(sections=SectionSettings(exclude=["how to *"]))
    assert [each.name for each in parse(LONGEST, settings=settings).entries] == ["site"]


def test_dated_news_are_no_entries() -> None:
    news = "".join(f"- [**May 2024**] We added {day} tools to the list\n" for day in range(2, 7))
    assert [name for name, _ in found(f"# Tools\n\n## The year so far\n\n{news}\n## Wood\n\n{LINKED}")] == [*TOOLS]


def test_a_label_may_hold_html() -> None:
    page = "".join(
        f"- <font color=red>{2018 + n}</font> - {title} [[paper](https://c{n}.example)]\n"
        for n, title in enumerate(TITLES)
    )
    assert [name for name, _ in found(f"# Papers\n\n**All that we have read.**\n\n{page}")] == [*TITLES]


def test_what_is_folded_stands_once_on_a_page_of_entries_without_links() -> None:
    folded = "".join(
        f'<details>\n<summary><a href="{at(name)}"><b>{name}</b></a></summary>\n\n- Site: <https://s{name}.example>\n\n</details>\n\n'
        for name in TOOLS[:2]
    )
    terms = "".join(f"- **term {n}** - a word for something that is told here\n" for n in range(12))
    entries = read(f"# Tools\n\n## Wood\n\n{folded}## Terms\n\n{terms}")
    assert [len(each.links) for each in entries] == [2, 2, *([0] * 12)]


def test_a_heading_that_an_anchor_above_it_makes_html_is_read() -> None:
    page = f'# Tools\n\n## Contents\n\n- [Wood](#w)\n\n<a name="w" />\n## Wood\n\n{LINKED}'
    assert [name for name, _ in found(page)] == [*TOOLS]
    assert parse(page).entries[0].section == ["Wood"]
