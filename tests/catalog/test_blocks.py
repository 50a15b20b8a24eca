"""Lists, tables, paragraphs and HTML: what is an entry, what is a part of one, what is neither."""

from __future__ import annotations

import pytest

from awesome_lint import catalog
from awesome_lint.catalog.records import Catalog, Entry, Style
from awesome_lint.settings import SectionSettings, Settings
from awesome_lint.source import Source
from awesome_lint.syntax.tree import parse


def read(text: str, settings: Settings | None = None) -> Catalog:
    source = Source(text)
    return catalog.read(source, parse(source), settings)


def names(text: str, settings: Settings | None = None) -> list[str]:
    return [entry.name for entry in read(text, settings).entries]


def fields(entry: Entry) -> dict[str, list[str]]:
    return {field.name: field.values for field in entry.fields}


# bullets


def test_nested_entries_follow_their_parent_and_know_it() -> None:
    page = read("# L\n\n- [php](https://p.org)\n  - [school](https://s.org) - Lessons.\n- [go](https://g.org)\n")
    assert [entry.name for entry in page.entries] == ["php", "school", "go"]
    assert [entry.name for entry in page.entries[0].entries] == ["school"]


def test_category_bullets_head_entries_and_are_none() -> None:
    page = read("# L\n\n## Tools\n\n- Editors\n  - [vi](https://v.org)\n- Shells\n  - [sh](https://s.org)\n")
    assert [(entry.name, entry.section) for entry in page.entries] == [
        ("vi", ["Tools", "Editors"]),
        ("sh", ["Tools", "Shells"]),
    ]


TAGGED = """\
## Part {0}

[[tag {0}](https://tags.org/{0}), [other](https://tags.org/other)]

- Trees [[tree](https://tags.org/tree)]
  - [oak {0}](https://oak.org/{0}) - Grows.
  - [elm {0}](https://elm.org/{0}) - Falls.

"""
PARTS = """\
[[{0}](https://{0}.org)]

- Year: 2020
- Authors: A. North
- Code: [here](https://{0}.org/code)

"""


def test_links_in_brackets_above_a_list_are_no_entry() -> None:
    page = "# L\n\n" + "".join(map(TAGGED.format, range(6)))
    named = [name for at in range(6) for name in ("Trees", f"oak {at}", f"elm {at}")]
    assert names(page) == named
    assert names(page.replace("]\n\n-", "]\n-")) == named


def test_entries_below_an_item_that_is_none_are_read() -> None:
    page = """\
## Plants

- [oak](https://oak.org) [[tree](https://tags.org/oak)] - Grows.
- [elm](https://elm.org) [[tree](https://tags.org/elm)]
- [fir](https://fir.org) - Stands.
- Herbs [[herb](https://tags.org/herb)]

## Animals

- Birds [[bird](https://tags.org/bird)]
  - Owls [[owl](https://tags.org/owl)]
    - [barn](https://barn.org) - Hoots.
  - Gulls [[gull](https://tags.org/gull)]
    - [tern](https://tern.org) - Dives.
"""
    assert [(entry.name, entry.section) for entry in read(page).entries[4:]] == [
        ("barn", ["Animals", "Birds", "Owls"]),
        ("tern", ["Animals", "Birds", "Gulls"]),
    ]


def test_links_in_brackets_above_their_parts_are_an_entry() -> None:
    trees = ["oak", "elm", "ash", "fir", "yew", "bay"]
    assert names("# L\n\n## All\n\n" + "".join(map(PARTS.format, trees))) == trees


def test_a_contents_list_holds_no_entries() -> None:
    contents = "- [Tools](#tools)\n  - [Editors](./#editors)\n- [Shells](README.md#shells)\n"
    assert names(f"# L\n\n{contents}\n## Tools\n\n- [vi](https://v.org)\n") == ["vi"]


def test_sections_about_the_page_hold_no_entries() -> None:
    about = ["Contributing", "License", "Sponsors", "Our Sponsors", "Related Lists", "Code of Conduct", "许可证"]
    sections = "".join(f"## {title}\n\n- [x](https://x.org) - Text.\n\n" for title in about)
    assert names(f"# L\n\n## Tools\n\n- [vi](https://v.org)\n\n{sections}") == ["vi"]


def test_links_that_recur_below_entries_are_parts_of_them() -> None:
    items = "".join(
        f"- [CS {n}](https://cs{n}.org)\n  - [Videos](https://v{n}.org)\n  - [Notes](https://n{n}.org)\n"
        for n in range(5)
    )
    page = read(f"# L\n\n{items}")
    assert [entry.name for entry in page.entries] == [f"CS {n}" for n in range(5)]
    assert fields(page.entries[0]) == {"Videos": ["https://v0.org"], "Notes": ["https://n0.org"]}


def test_what_stands_behind_a_colon_below_an_entry_is_a_field_of_it() -> None:
    papers = "".join(
        f"- [{x}](https://example.org/{x})\n  - Some Author\n  - Keyword: reward\n  - Code: [official](https://c.org/{x})\n"
        for x in "abcd"
    )
    page = read(f"# L\n\n{papers}  - Dataset: [DROP](https://example.org/drop)\n")
    assert [each.name for each in page.entries] == list("abcd")
    assert fields(page.entries[3]) == {"Keyword": ["reward"], "Code": ["official"]}


def test_a_link_that_is_called_like_others_but_for_a_slip_is_a_field_too() -> None:
    items = "".join(f"- [{x}](https://e.org/{x}) - Is {x}. ([Source Code](https://c.org/{x}))\n" for x in "abcdef")
    items = items.replace("Source Code", "Souce Code", 1)
    assert [field.name for field in read(f"# L\n\n{items}").entries[0].fields] == ["Souce Code"]


def test_tags_and_links_become_fields_where_the_list_is_consistent() -> None:
    items = "".join(f"- [s{n}](https://s{n}.org) - Serves. ([Demo](https://d{n}.org)) `MIT` `Go`\n" for n in range(4))
    page = read(f"# L\n\n{items}- [odd](https://odd.org) - Serves. ([Elsewhere](https://e.org))\n")
    assert fields(page.entries[0]) == {"Demo": ["https://d0.org"], "tags": ["MIT", "Go"]}
    assert fields(page.entries[4]) == {}
    assert [link.field for link in page.entries[0].links] == [None, "Demo"]


def test_named_brackets_behind_names_are_fields() -> None:
    items = "".join(f"- [p{n}](https://p{n}.org) _(label: easy {n})_ <br> Text.\n" for n in range(4))
    assert fields(read(f"# L\n\n{items}").entries[2]) == {"label": ["easy 2"]}


def test_a_short_entry_without_link_among_linked_ones_is_an_entry() -> None:
    page = read(
        "# L\n\n- [a](https://a.org) - A.\n- b - B.\n- Voxels\n"
        "- NOTE: read this first, please.\n- [c](https://c.org)\n- [d](https://d.org)\n- [e](https://e.org)\n"
    )
    assert [(entry.name, entry.url) for entry in page.entries] == [
        ("a", "https://a.org"),
        ("b", None),
        ("Voxels", None),
        ("c", "https://c.org"),
        ("d", "https://d.org"),
        ("e", "https://e.org"),
    ]


def test_what_stands_above_the_sections_is_none_where_they_hold_the_list() -> None:
    items = "".join(f"- [s{n}](https://s{n}.org)\n" for n in range(12))
    assert len(names(f"# L\n\n- [Deutsch](README-de.md)\n- [中文](README-zh.md)\n\n## S\n\n{items}")) == 12


def test_a_title_with_a_colon_ends_at_the_bar() -> None:
    line = "- Anomalies: A Survey | **[arXiv 19]** | [pdf](https://example.org/a)\n"
    assert names(f"# L\n\n{line}") == ["Anomalies: A Survey"]


# tables


def test_a_table_names_the_fields_of_its_entries() -> None:
    page = read(
        "# L\n\n## APIs\n\n| API | Description | Auth |\n|---|:--|---|\n"
        "| [Cats](https://c.org) | Facts \\| photos | `apiKey` |\n| [Dogs](https://d.org) | Breeds | |\n"
    )
    cats, dogs = page.entries
    assert (cats.name, cats.url, cats.description, cats.style) == (
        "Cats",
        "https://c.org",
        "Facts | photos",
        Style.TABLE,
    )
    assert fields(cats) == {"Description": ["Facts | photos"], "Auth": ["apiKey"]}
    assert fields(dogs) == {"Description": ["Breeds"], "Auth": []}
    assert (cats.section, dogs.name) == (["APIs"], "Dogs")


def test_name_and_link_may_stand_in_different_columns() -> None:
    page = read(
        "# L\n\n| # | Title | Rating |\n|---|---|---|\n"
        "| 1 | Emma | [4.0](https://r.org/1) |\n| 2 | Ida | [3.9](https://r.org/2) |\n"
    )
    assert [(entry.name, entry.url) for entry in page.entries] == [
        ("Emma", "https://r.org/1"),
        ("Ida", "https://r.org/2"),
    ]


def test_a_first_row_below_an_empty_header_is_the_header() -> None:
    page = read("# L\n\n| | |\n|---|---|\n| Tool | Licence |\n| [a](https://a.org) | MIT |\n")
    assert [(entry.name, fields(entry)) for entry in page.entries] == [("a", {"Licence": ["MIT"]})]


TABLE = """\
# Models

| Language Model | Checkpoints | Description | Licence |
| --- | --- | --- | --- |
| T5 | [T5 and Flan](https://example.org/t5) | Reads, writes and sums up | Apache 2.0 |
| UL2 | [UL2, large](https://example.org/ul2) | Mixes tasks, all at once | MIT |
| Bloom | [Bloom](https://example.org/bloom) | Speaks 46 languages | ![](https://example.org/b.svg) |
"""


def test_a_table_is_read_by_its_header() -> None:
    entries = read(TABLE).entries
    assert [each.name for each in entries] == ["T5", "UL2", "Bloom"]
    assert entries[0].description == "Reads, writes and sums up"
    assert fields(entries[0])["Description"] == ["Reads, writes and sums up"]
    assert fields(entries[1])["Checkpoints"] == ["UL2, large"]
    assert fields(entries[2])["Licence"] == ["https://example.org/b.svg"]
    assert entries[0].links[0].field == "Checkpoints"


def test_an_icon_without_header_is_no_description() -> None:
    rows = "".join(f"| ✅ | [{x}](https://example.org/{x}) | Does {x} |\n" for x in "abc")
    entries = read(f"# L\n\n|  | Name | Description |\n|---|---|---|\n{rows}").entries
    assert [each.description for each in entries] == ["Does a", "Does b", "Does c"]


def test_titles_of_papers_are_names_where_only_links_to_them_follow() -> None:
    page = read(
        "# L\n\n## Papers\n\n- Some nets for things, A. Author, 2019. [[pdf]](https://p.org/1)\n"
        "- Other nets for stuff. B. Author, 2020. [[pdf]](https://p.org/2) [[code]](https://p.org/3)\n"
        "- More nets (CVPR 2021) [pdf](https://p.org/4)\n- Most nets [paper](https://p.org/5)\n"
    )
    assert [(each.name, each.url) for each in page.entries] == [
        ("Some nets for things", "https://p.org/1"),
        ("Other nets for stuff", "https://p.org/2"),
        ("More nets", "https://p.org/4"),
        ("Most nets", "https://p.org/5"),
    ]
    assert page.entries[0].description == "A. Author, 2019."


def test_sentences_that_end_in_a_link_are_no_entries() -> None:
    assert names("# L\n\n## How\n\n- First, read all of this. Then its [code](https://a.org) too.\n- Ask us.\n") == []


@pytest.mark.parametrize("header", ["Tool | Author", "Paper | Code", "Course | Year"])
def test_sections_with_tables_of_two_columns_are_no_entries(header: str) -> None:
    rows = "| [{0}1](https://a.org/{0}1) | x |\n| [{0}2](https://a.org/{0}2) | y |\n"
    sections = [f"## {title}\n\n| {header} |\n|---|---|\n{rows.format(title)}\n" for title in "AB"]
    assert names(f"# L\n\n{''.join(sections)}") == ["A1", "A2", "B1", "B2"]


def test_rows_of_one_name_that_lead_elsewhere_are_entries() -> None:
    rows = "".join(f"| [Bee](https://bee.org/{number}) | {number} |\n" for number in range(5))
    assert [entry.url for entry in read(f"| Name | Release |\n| --- | --- |\n{rows}").entries] == [
        f"https://bee.org/{number}" for number in range(5)
    ]


def test_a_row_that_repeats_the_header_is_no_entry() -> None:
    ant, bee = "| [Ant](https://ant.org) | tool |\n", "| [Bee](https://bee.org) | web |\n"
    assert names(f"| Name | Type |\n| --- | --- |\n{ant}| Name | Type |\n{bee}") == ["Ant", "Bee"]


def test_a_table_of_links_within_the_page_holds_no_entries() -> None:
    rows = "".join(f"| [{x}](#{x}) | [{x}2](#{x}2) |\n" for x in "abc")
    assert names(f"# L\n\n| Open | Closed |\n|---|---|\n{rows}") == []


def test_a_table_without_links_holds_no_entries() -> None:
    assert names("# L\n\n| Method | Score |\n|---|---|\n| A | 1 |\n| B | 2 |\n") == []


def test_a_name_cell_may_hold_number_bold_and_description() -> None:
    page = read(
        "# L\n\n| **Paper** | **Links** |\n|---|---|\n"
        "| 1) **One** - about one. | [Paper](https://p.org), [Tweet](https://t.org) |\n"
    )
    (entry,) = page.entries
    assert (entry.name, entry.description, entry.url) == ("One", "about one.", "https://p.org")


# paragraphs and HTML


def test_quotes_and_paragraphs_that_look_alike_are_entries() -> None:
    items = "".join(f"> **[p{n}](https://p{n}.org)** <kbd>MIT</kbd><br>Text {n}.\n\n" for n in range(5))
    page = read(f"# L\n\n## S\n\n{items}")
    assert [(entry.name, entry.description) for entry in page.entries] == [(f"p{n}", f"Text {n}.") for n in range(5)]


def test_a_bold_title_has_the_list_below_it_as_its_fields() -> None:
    items = "".join(f"**Paper {n}**\n\n- intro: About {n}\n- code: <https://c{n}.org>\n\n" for n in range(5))
    page = read(f"# L\n\n## S\n\n{items}")
    assert [(entry.name, entry.url) for entry in page.entries] == [
        (f"Paper {n}", f"https://c{n}.org") for n in range(5)
    ]
    assert fields(page.entries[1]) == {"intro": ["About 1"], "code": ["https://c1.org"]}


def test_lines_below_a_bold_name_are_its_fields() -> None:
    items = "".join(f"**Name {n}**\\\nTopics: CSS, UX\\\nhttps://n{n}.org\n\n" for n in range(5))
    entry = read(f"# L\n\n## S\n\n{items}").entries[3]
    assert (entry.name, entry.url, fields(entry)) == ("Name 3", "https://n3.org", {"Topics": ["CSS", "UX"]})


def test_a_bold_title_above_entries_is_none() -> None:
    items = "".join(f"**Group {n}**\n\n- [a{n}](https://a{n}.org)\n- [b{n}](https://b{n}.org)\n\n" for n in range(5))
    assert names(f"# L\n\n## S\n\n{items}") == [name for n in range(5) for name in (f"a{n}", f"b{n}")]


def test_html_lists_and_summaries_hold_entries() -> None:
    page = read(
        "# L\n\n<ul>\n<li><a href='https://a.org'>a</a> - About &amp; a.</li>\n</ul>\n\n"
        "<details><summary><b><a href='https://b.org'>b</a></b> - About b.</summary>\n\n- [GitHub](https://g.org)\n\n</details>\n"
    )
    assert [(entry.name, entry.url, entry.description) for entry in page.entries][:2] == [
        ("a", "https://a.org", "About & a."),
        ("b", "https://b.org", "About b."),
    ]


def test_summaries_and_html_headings_without_link_are_sections() -> None:
    page = read(
        "# L\n\n<details>\n<summary><strong>Web</strong> <kbd>2</kbd></summary>\n\n- [a](https://a.org)\n\n</details>\n\n"
        "<h3>Mail</h3>\n\n- [b](https://b.org)\n"
    )
    assert [(entry.name, entry.section) for entry in page.entries] == [("a", ["Web"]), ("b", ["Mail"])]


def test_the_header_of_an_html_table_may_be_no_row() -> None:
    row = '<tr><td><a href="https://{0}.org">{0}</a></td><td>MIT</td></tr>\n'
    page = read(f"# L\n\n<table>\n<th>Name</th><th>Licence</th>\n{row.format('a')}{row.format('b')}</table>\n")
    assert [(each.name, fields(each)) for each in page.entries] == [
        ("a", {"Licence": ["MIT"]}),
        ("b", {"Licence": ["MIT"]}),
    ]


def test_a_link_in_double_brackets_is_the_field_that_one_in_single_brackets_is() -> None:
    lines = "".join(f"- **{x}** [[code]](https://c.org/{x}) [[pdf](https://p.org/{x})]\n" for x in "abcdefgh")
    page = read(f"# L\n\n{lines}")
    assert len(page.entries) == len("abcdefgh")
    assert all({each.name for each in entry.fields} <= {"code", "pdf"} for entry in page.entries)
    assert all(link.field != "[code]" for entry in page.entries for link in entry.links)


def test_html_tables_hold_entries() -> None:
    rows = "".join(
        f"<tr>\n<td><a href='https://t{n}.org'>t{n}</a></td>\n<td>About <b>{n}</b>.</td>\n</tr>\n" for n in range(3)
    )
    page = read(f"# L\n\n<table>\n{rows}</table>\n")
    assert [(entry.name, entry.url, entry.description) for entry in page.entries] == [
        (f"t{n}", f"https://t{n}.org", f"About {n}.") for n in range(3)
    ]


def test_generated_regions_are_known() -> None:
    text = "# L\n\n<!-- BEGIN LIST -->\n\n- [a](https://a.org)\n\n<!-- END LIST -->\n\n- [b](https://b.org)\n"
    page = read(text)
    assert [text[span.start : span.end] for span in page.generated] == [
        "<!-- BEGIN LIST -->\n\n- [a](https://a.org)\n\n<!-- END LIST -->"
    ]


# settings

CLOSED = (
    "# L\n\n## Tools\n\n- [a](https://a.org)\n\n### Sub\n\n- [b](https://b.org)\n\n## License\n\n- [c](https://c.org)\n"
)


def test_sections_can_be_left_out_with_all_below_them() -> None:
    settings = Settings(sections=SectionSettings(exclude=["tool*"]))
    assert names(CLOSED, settings) == []


def test_sections_that_sound_like_none_can_be_read() -> None:
    settings = Settings(sections=SectionSettings(include=["License"]))
    assert names(CLOSED, settings) == ["a", "b", "c"]


def test_only_the_styles_that_are_asked_for_are_read() -> None:
    text = "# L\n\n- [a](https://a.org)\n\n| Name | Text |\n|---|---|\n| [b](https://b.org) | B |\n"
    assert names(text) == ["a", "b"]
    assert names(text, Settings(entries=[Style.TABLE])) == ["b"]


def test_an_entry_that_is_a_line_of_a_paragraph_holds_its_name_and_all_behind_it() -> None:
    lines = [
        "[Ant](https://ant.org) - Digs tunnels.",
        "[Bee](https://bee.org) - Makes honey.",
        "**[Cat](https://cat.org)** - Sleeps well.",
        "[Dog](https://dog.org) - Barks loudly.",
        "2001 [Eel](https://eel.org)",
    ]
    text = "# Animals\n\n" + "\n".join(lines)
    assert [text[slice(*entry.span)] for entry in read(text).entries] == lines


@pytest.mark.parametrize("alone", ["\x0c", "\x0b", " \x0c\t", "\u00a0"])
def test_a_paragraph_that_shows_nothing_is_no_entry_and_no_obstacle(alone: str) -> None:
    for text in (f"~[]()\n\n{alone}", f"{alone}\n\n- [Saw](https://saw.example)\n\n{alone}\n"):
        assert {each.name for each in read(text).entries} <= {"Saw"}
