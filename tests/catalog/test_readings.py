"""Lists of many kinds, and what a reader of the page takes for their entries."""

from __future__ import annotations

import pytest

from entries import at, found, records

NAMES = {
    "a language in brackets and a bracketed link behind the name": (
        "- Lathe (Rust) [[link](https://lathe.example)]\n- plane [[link](https://plane.example)]\n",
        [("Lathe", at("lathe")), ("plane", at("plane"))],
    ),
    "titles of papers with colons, some without a link": (
        "* Saws: A Survey (WOOD 2020)\n* Glue Considered (WOOD 2021) [Source code](https://glue.example)\n"
        "* Nails (WOOD 2022) [Source code](https://nails.example)\n",
        [("Saws: A Survey", None), ("Glue Considered", at("glue")), ("Nails", at("nails"))],
    ),
    "a dash ends titles that have colons": (
        "- Saws: Past and Present — Wood Days, 2020 [[Video](https://saws.example)]\n"
        "- Glue — Wood Days, 2021 [[Video](https://glue.example)]\n",
        [("Saws: Past and Present", at("saws")), ("Glue", at("glue"))],
    ),
    "a bare address behind the name": (
        "- Saw https://saw.example\n- Big Axe https://axe.example\n",
        [("Saw", at("saw")), ("Big Axe", at("axe"))],
    ),
    "a link that says what it leads to before the name": (
        "- [[arXiv](https://saws.example)] Saws: A Survey\n- [[arXiv](https://glue.example)] Glue Considered\n"
        "- [[arXiv](https://nails.example)] Nails\n",
        [("Saws: A Survey", at("saws")), ("Glue Considered", at("glue")), ("Nails", at("nails"))],
    ),
    "labels before the name, and links in a paragraph below": (
        "".join(
            f"- **`Hand`** **`{venue}`** {name}: A Study\n\n  [![Paper](https://b.example)](https://{name}.example)\n\n"
            for venue, name in (("WOOD", "saw"), ("WOOD", "axe"), ("GLUE", "nail"))
        ),
        [("saw: A Study", at("saw")), ("axe: A Study", at("axe")), ("nail: A Study", at("nail"))],
    ),
    "names in bold before a text, and links in a paragraph below": (
        "".join(f"- **{name}** cuts\n\n  [Home](https://{name}.example)\n\n" for name in ("saw", "axe", "nail")),
        [("saw", at("saw")), ("axe", at("axe")), ("nail", at("nail"))],
    ),
    "dates before the link": (
        "- 01-May-2024 - 03-May-2024: [WoodConf](https://wood.example) in Oslo\n"
        "- 07-Jun-2024 - 08-Jun-2024: [SawDays](https://saw.example) in Turin\n",
        [("WoodConf", at("wood")), ("SawDays", at("saw"))],
    ),
    "venues before the link": (
        "- WOOD 2020, [On Saws](https://saw.example)\n- WOOD 2020, [On Axes](https://axe.example)\n"
        "- GLUE 2021, [On Glue](https://glue.example)\n",
        [("On Saws", at("saw")), ("On Axes", at("axe")), ("On Glue", at("glue"))],
    ),
    "the address in a bullet below the name": (
        "".join(f"* {name}:\n  * Home: https://{name}.example\n  * Note: A tool.\n" for name in ("saw", "axe")),
        [("saw", at("saw")), ("axe", at("axe"))],
    ),
    "owner and repository in two links": (
        "- [wood](https://forge.example/wood)/[saw](https://forge.example/wood/saw) - Cuts.\n"
        "- [wood](https://forge.example/wood) / [axe](https://forge.example/wood/axe) - Splits.\n",
        [("wood/saw", "https://forge.example/wood/saw"), ("wood/axe", "https://forge.example/wood/axe")],
    ),
    "groups two levels deep": (
        "- Hand\n  - Cutting\n    - [Saw](https://saw.example) - Cuts.\n"
        "- Power\n  - [Drill](https://drill.example) - Drills.\n",
        [("Saw", at("saw")), ("Drill", at("drill"))],
    ),
    "a group below an entry": (
        "- [Saw](https://saw.example) - Cuts.\n  - Blades\n    - [Fine](https://fine.example) - For joints.\n"
        "- [Axe](https://axe.example) - Splits.\n",
        [("Saw", at("saw")), ("Fine", at("fine")), ("Axe", at("axe"))],
    ),
    "entries folded within an item": (
        "- [Saw](https://saw.example) - Cuts.\n  - <details><summary>More:</summary>\n\n"
        "    - [Fine](https://fine.example) - For joints.\n\n    </details>\n- [Axe](https://axe.example) - Splits.\n",
        [("Saw", at("saw")), ("Fine", at("fine")), ("Axe", at("axe"))],
    ),
    "bold titles amid citations": (
        "".join(
            f'[{index}] Smith, A. "**On {name}**." Wood {index}. [[pdf]](https://{name}.example)\n\n'
            for index, name in enumerate(("saws", "axes", "glue", "nails", "wood"))
        ),
        [(f"On {name}", at(name)) for name in ("saws", "axes", "glue", "nails", "wood")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), NAMES.values(), ids=NAMES)
def test_names(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(f"# Shop\n\n## Tools\n\n{text}") == expected


HEADINGS = {
    "a description and a bare address as bullets": (
        "".join(f"### {name}\n- What {name} does.\n- https://{name}.example\n\n" for name in ("saw", "axe", "glue")),
        [(name, at(name)) for name in ("saw", "axe", "glue")],
    ),
    "an anchor before the link, a way to the top behind it": (
        "".join(
            f'## <a name="{name}"></a>[{name}](https://{name}.example) <sup>[top](#shop)</sup>\n\nA tool.\n\n'
            for name in ("saw", "axe", "glue")
        ),
        [(name, at(name)) for name in ("saw", "axe", "glue")],
    ),
    "the link at the end": (
        "".join(f"### {name} [🔗](https://{name}.example)\n\nA tool.\n\n" for name in ("saw", "axe", "glue")),
        [(name, at(name)) for name in ("saw", "axe", "glue")],
    ),
    "sections that begin with a line of links": (
        "".join(
            f"### {name}\n\n**[to the top](#shop)**\n\n_See also: [Glue](#glue)_\n\n"
            f"- [A {name}](https://a{name}.example) - One.\n- [B {name}](https://b{name}.example) - Two.\n\n"
            for name in ("Saw", "Glue")
        ),
        [(f"{kind} {name}", at(f"{kind.lower()}{name}")) for name in ("Saw", "Glue") for kind in "AB"],
    ),
    "a section of terms and a group": (
        "## Work\n\n- [Saw](https://saw.example) - Cuts.\n\n## Wood\n\n- Grain: Its lines.\n- Knot: A branch.\n"
        "- Shops:\n  - [Oak](https://oak.example)\n  - [Ash](https://ash.example)\n",
        [("Saw", at("saw")), ("Oak", at("oak")), ("Ash", at("ash"))],
    ),
}


@pytest.mark.parametrize(("text", "expected"), HEADINGS.values(), ids=HEADINGS)
def test_headings_are_entries_or_sections(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(name, url.lower() if url else url) for name, url in found(f"# Shop\n\n{text}")] == [
        (name, url.lower() if url else url) for name, url in expected
    ]


def test_one_row_of_a_table_below_each_heading_holds_fields() -> None:
    text = "".join(
        f"### [{name}](https://{name}.example)\n\n> About {name}.\n\n"
        f"| Weight | Length | Hands |\n|--|--|--|\n| {weight} kg | 1 m | 2 |\n\n"
        for weight, name in enumerate(("saw", "axe", "glue"), 1)
    )
    first = records(f"# Shop\n\n{text}").entries[0]
    assert first.description == "About saw."
    assert [(each.name, each.values) for each in first.fields] == [
        ("Weight", ["1 kg"]),
        ("Length", ["1 m"]),
        ("Hands", ["2"]),
    ]


TABLES = {
    "a column of bare addresses": (
        "| Tool | Version | Link |\n|--|--|--|\n"
        "| Saw | v1 | https://saw.example |\n| Axe | v2 | https://axe.example |\n",
        [("Saw", at("saw")), ("Axe", at("axe"))],
    ),
    "links that all say the same": (
        "| Tool | Kind | Link |\n|--|--|--|\n| **Saw** | hand | [Shop](https://saw.example) |\n"
        "| **Axe** | hand | [Shop](https://axe.example) |\n",
        [("Saw", at("saw")), ("Axe", at("axe"))],
    ),
    "headers in a script without spaces": (
        "| 道具 | 用途 |\n|--|--|\n"
        "| [のこぎり](https://saw.example) | 切る |\n| [おの](https://axe.example) | 割る |\n",
        [("のこぎり", at("saw")), ("おの", at("axe"))],
    ),
    "numbers first": (
        "| # | Tool | Paper |\n|--|--|--|\n| 1 | Saw | [arXiv:2401.00001](https://saw.example) |\n"
        "| 2 | Axe | [arXiv:2401.00002](https://axe.example) |\n",
        [("Saw", at("saw")), ("Axe", at("axe"))],
    ),
    "an anchor before the link": (
        '| No | Tool |\n|--|--|\n| 1 | <a id="s"></a>[Saw](https://saw.example)<br>Cuts |\n'
        '| 2 | <a id="a"></a>[Axe](https://axe.example)<br>Splits |\n',
        [("Saw", at("saw")), ("Axe", at("axe"))],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TABLES.values(), ids=TABLES)
def test_the_column_that_names(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(f"# Shop\n\n## Tools\n\n{text}") == expected


def test_rows_of_one_cell_are_titles() -> None:
    rows = "| **Hand** |\n| Saw | https://saw.example |\n| Axe | https://axe.example |\n"
    rows += "| **Power** |\n| Drill | https://d.example |\n"
    seen = records(f"# Shop\n\n## Tools\n\n| Tool | Link |\n|--|--|\n{rows}").entries
    assert [(each.name, each.section[-1]) for each in seen] == [("Saw", "Hand"), ("Axe", "Hand"), ("Drill", "Power")]


def test_a_table_in_html_goes_on_behind_a_blank_line() -> None:
    rows = "".join(
        f'<tr><td><a href="https://{name}.example"><b>{name}</b></a><br/>One.\n\nTwo.</td></tr>'
        for name in ("saw", "axe")
    )
    assert found(f"# Shop\n\n<table><tbody>{rows}</tbody></table>\n") == [("saw", at("saw")), ("axe", at("axe"))]


UNLINKED = {
    "bold names in paragraphs": ("\n\n".join(f"**Task {n}** - Build number {n} of them." for n in "ABCDEFGHI"), 9),
    "commands": ("\n".join(f"* `cut --number {n}`" for n in "ABCDEFGHI"), 9),
    "terms": ("\n".join(f"- Term {n}: what number {n} means here" for n in "ABCDEFGHI"), 9),
    "rows": ("| Term | 译文 |\n|--|--|\n" + "\n".join(f"| term {n} | 词 {n} |" for n in "ABCDEFGHI"), 9),
    "labels that recur": ("\n\nExample:\n\n".join(f"- line 1: saw {n}\n- line 2: axe {n}" for n in "ABCDEFGHI"), 0),
}


@pytest.mark.parametrize(("text", "count"), UNLINKED.values(), ids=UNLINKED)
def test_a_page_may_be_made_of_entries_without_links(text: str, count: int) -> None:
    assert len(records(f"# Shop\n\n## Work\n\n{text}\n").entries) == count


def test_lists_without_links_beside_entries_with_links_are_no_entries() -> None:
    linked = "".join(f"- [Tool {n}](https://{n}.example) - Cuts.\n" for n in "ABCDEFGHIJ")
    rules = "".join(f"- Rule {n}: keep it short\n" for n in "ABCDEFGHI")
    assert len(records(f"# Shop\n\n## Tools\n\n{linked}\n## Rules\n\n{rules}").entries) == 10


CLOSED = {
    "news": "## News\n\n- [2024/05/02] Our saw ([Saw](https://news.example)) was shown at a fair!\n",
    "contributing, in Portuguese": "## Como contribuir\n\n- [Guia](https://guide.example)\n",
    "how to use it": "## How to use and contribute\n\n- Search it.\n- Ask [Ann](https://ann.example) if in doubt.\n",
    "using it": "## Using this list\n\n- Search for a word, or ask [Ann](https://ann.example).\n",
    "other languages": "## Other languages\n\n- [Deutsch](https://de.example)\n- [Suomi](https://fi.example)\n",
    "translations of the page": "## Read it in\n\n- [de](README.de.md)\n- [fi](README.fi.md)\n",
    "people": "## Maintainers & contributors\n\n- [@ann](https://ann.example)\n",
}


@pytest.mark.parametrize("text", CLOSED.values(), ids=CLOSED)
def test_what_is_about_the_page_is_no_entry(text: str) -> None:
    tools = "## Tools\n\n- [Saw](https://saw.example) - Cuts.\n- [Axe](https://axe.example) - Splits.\n"
    assert found(f"# Shop\n\n{text}\n{tools}") == [("Saw", at("saw")), ("Axe", at("axe"))]


def test_the_only_list_is_read_though_its_heading_is_about_the_page() -> None:
    rows = "".join(f"| [{name}](https://{name}.example) | Cuts |\n" for name in ("saw", "axe", "glue"))
    assert len(found(f"# Shop\n\n## Contributing\n\nWrite to us.\n\n| Tool | What |\n|--|--|\n{rows}")) == 3


def test_html_headings_are_sections() -> None:
    text = (
        "## Contents\n\n- [Saws](#saws)\n\n"
        "<details><summary><h2>Saws</h2></summary>\n\n- [Saw](https://saw.example) Cuts\n\n"
        "</details>\n\n## License\n\nCC0\n\n<h2>Axes</h2>\n\n- [Axe](https://axe.example) Splits\n"
    )
    assert [(each.name, each.section) for each in records(f"# Shop\n\n{text}").entries] == [
        ("Saw", ["Saws"]),
        ("Axe", ["Axes"]),
    ]


def test_a_quote_below_an_item_describes_it() -> None:
    text = "".join(f"- [{name}](https://{name}.example)\n> About {name}.\n\n" for name in ("saw", "axe"))
    assert [each.description for each in records(f"# Shop\n\n## Tools\n\n{text}").entries] == [
        "About saw.",
        "About axe.",
    ]


def test_a_link_that_ends_descriptions_is_taken_off_where_a_mark_is_missing_too() -> None:
    lines = [f"- [t{at}](https://t{at}.example) - Cuts wood. [Homepage](https://h{at}.example).\n" for at in range(20)]
    lines[7] = lines[7].replace("wood. ", "wood ")
    assert {each.description for each in records("# L\n\n" + "".join(lines)).entries} == {"Cuts wood.", "Cuts wood"}


def test_addresses_and_fields_are_no_part_of_a_description() -> None:
    text = "".join(
        f"- **{name}**  \n  https://{name}.example  \n  About {name}.  \n  [Shop](https://s{name}.example) • "
        f"[Film](https://f{name}.example)\n"
        for name in ("saw", "axe", "glue", "nail")
    )
    seen = records(f"# Shop\n\n## Tools\n\n{text}").entries
    assert [each.description for each in seen] == [f"About {name}." for name in ("saw", "axe", "glue", "nail")]
    assert {field.name for each in seen for field in each.fields} == {"Shop", "Film"}


def test_a_list_of_the_addresses_of_the_own_sections_is_contents() -> None:
    page = "https://forge.example/ann/wood"
    text = "# W\n\n## Overview\n\n" + "".join(
        f"* [{each}]({page}#{each.lower()})\n" for each in ("Saws", "Axes", "Files")
    )
    text += "".join(
        f"\n## {each}\n\n* [{each} 1](https://{each.lower()}.example)\n" for each in ("Saws", "Axes", "Files")
    )
    assert [each.name for each in records(text).entries] == ["Saws 1", "Axes 1", "Files 1"]


def test_files_below_languages_are_the_page_in_these() -> None:
    text = "# W\n\n## Saws\n\n- [Saw](https://saw.example)\n\n## In Other Languages\n\n" + "".join(
        f"- {name}\n  - [Wood](/wood-{code}.md)\n" for name, code in (("Greek", "el"), ("Dutch", "nl"), ("Czech", "cs"))
    )
    assert [each.name for each in records(text).entries] == ["Saw"]
    other = text.replace("In Other Languages", "Sets").replace("/wood-", "https://wood.example/a-").replace(".md", "")
    assert len(records(other).entries) > 1


TOOLS = ("saw", "axe", "nail", "file", "drill", "rake", "plane", "hammer")


def test_items_below_a_title_with_generic_links_are_its_parts() -> None:
    papers = (("Saws: Ten Years After", "Code"), ("Glue Considered", "Talk"), ("Axes", "Code"), ("Nails", "Code"))
    text = "# Papers\n\n## 2018\n\n" + "".join(
        f"- {title}\n  - Ann Smith\n  - [Paper](https://{title.split()[0].rstrip(':').lower()}.example)\n  - [{other}](https://{other}{len(title)}.example)\n"
        for title, other in papers
    )
    assert found(text) == [(title, at(title.split()[0].rstrip(":").lower())) for title, _ in papers]


def test_a_list_below_a_name_in_bold_and_its_address_describes_it() -> None:
    text = "# Tools\n\n## Hand\n\n### Small\n\n" + "".join(
        f"**The {name}**: [{name}.example](https://{name}.example/home)\n- It cuts {name}s.\n- Made of steel.\n\n"
        for name in ("saw", "axe", "nail", "file", "drill")
    )
    seen = records(text).entries
    assert [(each.name, each.section) for each in seen] == [
        (f"The {name}", ["Hand", "Small"]) for name in ("saw", "axe", "nail", "file", "drill")
    ]
    assert seen[0].description == "It cuts saws."


def test_dates_before_the_links_of_paragraphs_are_no_names() -> None:
    text = (
        "# Posts\n\n"
        + "".join(
            f"{date}[The {name}](https://{name}.example) - by Ann\n\n"
            for date, name in (
                ("_2024_ ", "saw"),
                ("2023 ![](a.png) ", "axe"),
                ("_2024_ ![](a.png) ", "nail"),
                ("", "file"),
                ("2021 ", "drill"),
            )
        )
        + "[The rake](https://rake.example)\n"
    )
    assert found(text) == [(f"The {name}", at(name)) for name in ("saw", "axe", "nail", "file", "drill", "rake")]


def test_a_dozen_headings_with_a_paragraph_each_are_terms() -> None:
    terms = (
        "value",
        "call",
        "body",
        "name",
        "loop",
        "type",
        "module",
        "object",
        "stack",
        "frame",
        "queue",
        "graph",
        "tree",
    )
    text = "## Words\n\n" + "".join(
        f"##### {term}\nWhat a {term} is to those who write programs.\n\n" for term in terms
    )
    assert [each.name for each in records(text).entries] == [*terms]
    assert (
        records(
            text.replace("##### call\n", "##### call\n\n```\ncall()\n```\n\n").replace(
                "##### body\n", "##### body\n\n- one\n\n"
            )
        ).entries
        == []
    )
