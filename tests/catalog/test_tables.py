"""Tables, and what a reader of the page takes for the entries in them."""

from __future__ import annotations

import pytest

from entries import at, found, records

TOOLS = ("saw", "axe", "nail", "file", "drill", "rake", "plane", "hammer")


TABLES_SHOWN_AS_TEXT = {
    "a delimiter row that is too short": "| Term | Meaning | See |\n|---|---|\n",
    "a delimiter row with empty cells": "| Term | Meaning | See |\n|---|---|   |\n",
    "none": "| Term | Meaning | See |\n",
}


@pytest.mark.parametrize("header", TABLES_SHOWN_AS_TEXT.values(), ids=TABLES_SHOWN_AS_TEXT)
def test_tables_that_show_as_text_are_read(header: str) -> None:
    rows = "".join(
        f"| [{name}](https://{name}.example) | It cuts the {name}. | `a` \\| b |\n" for name in ("saw", "axe", "nail")
    )
    entries = records(f"# Tools\n\n{header}{rows}\n| [file](https://file.example) | It files the file. | c |\n").entries
    assert [(each.name, each.url) for each in entries] == [(name, at(name)) for name in ("saw", "axe", "nail", "file")]
    assert [each.description for each in entries] == [f"It cuts the {name}." for name in ("saw", "axe", "nail")] + [
        "It files the file."
    ]
    assert [field.values for field in entries[0].fields] == [["It cuts the saw."], ["a | b"]]


def test_lines_with_bars_are_no_table() -> None:
    assert records("# Tools\n\n| saw | axe |\n\n|x| and |y| are lengths\n").entries == []


def test_tables_of_one_header_are_named_by_the_same_column() -> None:
    one = "".join(f"| {name} | It cuts the {name} in two parts |\n" for name in TOOLS)
    other = "| Git | Git keeps all of the old versions of it |\n| GitHub | It hosts code |\n| API | How one talks |\n"
    entries = records(
        "".join(f"# {title}\n\n| Term | In words |\n|-|-|\n{rows}\n" for title, rows in (("S", one), ("G", other)))
    ).entries
    assert [each.name for each in entries] == [*TOOLS, "Git", "GitHub", "API"]


def test_tables_of_one_header_are_linked_together() -> None:
    header = "| Date | Where | Paper |\n|-|-|-|\n"
    linked = "".join(f"| 2020 | WOOD | [The {name}](https://{name}.example) |\n" for name in TOOLS)
    bare = "| 2021 | WOOD | [The glue](https://glue.example) |\n" + "".join(
        f"| 2021 | NAIL | Of {name}s |\n" for name in ("nut", "bolt", "nail")
    )
    seen = found(f"# Papers\n\n## Tools\n\n{header}{linked}\n## Parts\n\n{header}{bare}\n")
    assert seen[-4:] == [("The glue", at("glue")), ("Of nuts", None), ("Of bolts", None), ("Of nails", None)]


def test_rows_without_a_name_go_on_with_the_row_above() -> None:
    rows = "".join(
        f"|[{name}](https://{name}.example)|wire|T: {at_}C|\n||| H: {at_}% |\n"
        for at_, name in enumerate(("saw", "axe", "nail"))
    )
    assert found(f"# Tools\n\n|Model|By|Range|\n|-|-|-|\n{rows}") == [
        (name, at(name)) for name in ("saw", "axe", "nail")
    ]


def test_the_only_column_that_says_something_describes() -> None:
    rows = "".join(
        f"| **{name.title()}** | [{name}.example](https://{name}.example) | Cuts any {name} |\n" for name in TOOLS
    )
    seen = records(f"# Outils\n\n| Outil | Lien | Atout |\n|-|-|-|\n{rows}").entries
    assert [each.description for each in seen] == [f"Cuts any {name}" for name in TOOLS]


def test_a_column_that_says_it_describes_names_where_no_other_does() -> None:
    tools = ("saw", "axe", "vise")
    rows = "".join(f'| {name} of steel | [[Link]]({at(name)}){{:target="_blank"}} |\n' for name in tools)
    text = f"# T\n\n## Tools\n\n| Description | Picture |\n| --- | --- |\n{rows}"
    assert found(text) == [(f"{name} of steel", at(name)) for name in tools]


def test_what_several_links_say_alike_names_no_row() -> None:
    rows = "".join(
        f"| {number} May | {name.title()} Days | June {number} | [{('Send', name)[number % 2]}]({at(name)}) |\n"
        for number, name in enumerate(TOOLS, 1)
    )
    seen = found(f"# Fairs\n\n| Closes | Fair | When | Where |\n| - | - | - | - |\n{rows}")
    assert seen == [(f"{name.title()} Days", at(name)) for name in TOOLS]


def test_links_below_a_header_for_addresses_name_rows_that_are_described() -> None:
    rows = "".join(f"| Coupe tout {name} | [{name}]({at(name)}) |\n" for name in TOOLS)
    assert found(f"# Outils\n\n| Description | Lien |\n| - | - |\n{rows}") == [(name, at(name)) for name in TOOLS]


def test_rows_with_links_to_nowhere_are_still_empty() -> None:
    papers = "".join(f"| 201{number} | A study of {name} | [link]({at(name)}) |\n" for number, name in enumerate(TOOLS))
    page = f"# 論文\n\n| 年份 | 標題 | 連結 |\n| - | - | - |\n{papers}" + "|      |      | [link]() |\n" * 8
    assert found(page) == [(f"A study of {name}", at(name)) for name in TOOLS]


@pytest.mark.parametrize("note", ["", "Sorts things {at}", "Sorts {at}" * 2])
def test_addresses_name_rows_where_nothing_but_notes_could(note: str) -> None:
    rows = [
        f"<tr><td>{at}</td><td><a href='https://elm{at}.dev'>https://elm{at}.dev</a><br></td><td>{note.format(at=at)}</td></tr>"
        for at in range(1, 7)
    ]
    text = "<table>\n<tr><th>No</th><th>Site</th><th>Notes</th></tr>\n" + "\n".join(rows) + "\n</table>\n"
    urls = [f"https://elm{at}.dev" for at in range(1, 7)]
    assert found(f"# T\n\n## Some\n\n{text}") == [*zip(urls, urls, strict=True)]
