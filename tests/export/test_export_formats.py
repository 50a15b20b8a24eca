"""Export to jsonl, yaml and csv: the same entries in every format, whatever their text holds."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint import export
from awesome_lint.catalog.records import Catalog, Entry, Field, Fields, Link, Style
from awesome_lint.export import Format
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.outcomes import read_file
from awesome_lint.settings import Settings
from awesome_lint.source import Source, Span
from awesome_lint.syntax.nodes import LinkKind
from awesome_lint.text.jsontext import dumps

PAGE = """\
# Editors

All that edit.

## Legend

- Kind: `modal`, `modeless`

## Terminal

- [Kakoune](https://kakoune.org/) - Modal editor.
  - [kak-lsp](https://github.com/kak-lsp/kak-lsp) - Language servers.
- [Vim](https://www.vim.org/) - Modal, "classic".

## Graphical

| Name | Description | Kind |
| --- | --- | --- |
| [Zed](https://zed.dev/) | For pairs | `modal`, `modeless` |
| [Lapce](https://lapce.dev/) | In Rust | `modal` |
"""


def pieces(text: str, style: Format) -> list[str]:
    reading = read_file(Input("README.md", text, Settings()))
    return list(export.pieces(reading.catalog, reading.source, "README.md", style))


def written(text: str, style: Format) -> str:
    return "".join(pieces(text, style))


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def table(text: str) -> list[dict[str, str]]:
    header, *rows = rows_of(written(text, Format.CSV))
    assert len(set(header)) == len(header)
    return [dict(zip(header, row, strict=True)) for row in rows]


def of_fields(*fields: tuple[str, list[str]], name: str = "a", description: str | None = None) -> Catalog:
    """A catalog of one entry with fields."""
    here = Span(0, 1)
    found = Fields([Field(each, values, [], here, here, [here] * len(values)) for each, values in fields])
    entry = Entry(name, None, description, [], Style.BULLET, here, here, fields=found)
    return Catalog(None, None, here, entries=[entry])


def cells(catalog: Catalog) -> list[list[str]]:
    return rows_of("".join(export.pieces(catalog, Source("a"), "-", Format.CSV)))


# json


def test_json_in_pieces_is_json_at_once() -> None:
    text = written(PAGE, Format.JSON)
    assert text == dumps(json.loads(text))
    empty = written("# Nothing\n", Format.JSON)
    assert json.loads(empty)["entries"] == []
    assert empty == dumps(json.loads(empty))


@pytest.mark.parametrize("style", [each for each in Format if not each.is_binary])
def test_every_format_gives_its_text_entry_by_entry(style: Format) -> None:
    entries = len(json.loads(written(PAGE, Format.JSON))["entries"])
    longest = max(map(len, pieces(PAGE * 50, style)))
    assert len(pieces(PAGE, style)) >= entries == 5
    assert longest < 2 * max(map(len, pieces(PAGE, style))) + 100


# jsonl


def test_jsonl_has_an_entry_a_line_with_its_path() -> None:
    lines = [json.loads(line) for line in written(PAGE, Format.JSONL).splitlines()]
    entries = json.loads(written(PAGE, Format.JSON))["entries"]
    assert lines == [{"path": "README.md", **each} for each in entries]
    assert [*lines[0]][:3] == ["path", "name", "url"]
    assert [(each["name"], each.get("parent")) for each in lines][:3] == [
        ("Kakoune", None),
        ("kak-lsp", 0),
        ("Vim", None),
    ]


def test_a_line_of_jsonl_holds_no_line_separator() -> None:
    (line,) = written("# L\n\n- [a\u2028b](https://a.org) - c\u0085d.\n", Format.JSONL).splitlines()
    assert json.loads(line)["url"] == "https://a.org"
    assert written("# Nothing\n", Format.JSONL) == ""


# yaml


def test_yaml_is_what_json_is() -> None:
    text = written(PAGE, Format.YAML)
    assert yaml.safe_load(text) == json.loads(written(PAGE, Format.JSON))
    assert text.startswith('version: 1\npath: "README.md"\ntitle: "Editors"\ndescription: "All that edit."\nentries:\n')
    assert '\n  - name: "Vim"\n    url: "https://www.vim.org/"\n' in text
    assert '\n    section:\n      - "Terminal"\n' in text
    assert text.endswith('legend:\n  "Kind":\n    - "modal"\n    - "modeless"\n')


def test_yaml_of_a_page_without_entries() -> None:
    assert written("", Format.YAML) == (
        'version: 1\npath: "README.md"\ntitle: null\ndescription: null\nentries: []\nlegend: {}\n'
    )


@pytest.mark.parametrize(
    "word", ["yes", "no", "null", "~", "2024-01-01", "1e3", "0x1f", "- a", "a: b", "#", "&a", "!x"]
)
def test_yaml_keeps_a_word_a_word(word: str) -> None:
    page = f"# L\n\n- [`{word}`](https://a.org) - `{word}` is one.\n"
    (entry,) = yaml.safe_load(written(page, Format.YAML))["entries"]
    assert entry["name"] == word
    assert yaml.safe_load(yaml_of(of_fields((word, [word]))))["entries"][0]["fields"][0]["name"] == word


def yaml_of(catalog: Catalog) -> str:
    return "".join(export.pieces(catalog, Source("a"), "-", Format.YAML))


@given(
    st.text(), st.lists(st.text()), st.dictionaries(st.text(min_size=1, max_size=60), st.lists(st.text()), max_size=3)
)
def test_any_text_comes_back_from_yaml(text: str, values: list[str], legend: dict[str, list[str]]) -> None:
    catalog = of_fields((text, values), name=text, description=text)
    catalog.legend = legend
    page = yaml.safe_load(yaml_of(catalog))
    (entry,) = page["entries"]
    assert (entry["name"], entry["description"]) == (text, text)
    assert entry["fields"][0]["values"] == values
    assert page["legend"] == legend


# csv


def test_csv_has_a_row_for_each_entry_and_a_column_for_each_field() -> None:
    rows = table(PAGE)
    assert [*rows[0]] == [
        *("name", "url", "description", "section", "style", "parent", "row"),
        *("Description (field)", "Kind", "links", "images", "notes", "body"),
    ]
    assert [row["name"] for row in rows] == ["Kakoune", "kak-lsp", "Vim", "Zed", "Lapce"]
    assert rows[1] == {
        "name": "kak-lsp",
        "url": "https://github.com/kak-lsp/kak-lsp",
        "description": "Language servers.",
        "section": "Terminal",
        "style": "bullet",
        "parent": "0",
        "row": "12",
        "Description (field)": "",
        "Kind": "",
        "links": "",
        "images": "",
        "notes": "",
        "body": "",
    }
    assert rows[2]["description"] == 'Modal, "classic".'
    assert (rows[3]["Kind"], rows[3]["style"], rows[3]["row"]) == ("modal; modeless", "table", "19")


def test_csv_joins_sections_values_and_links() -> None:
    here = Span(0, 1)
    urls = ("https://a.org", "https://b.org", "https://c.org", "https://d.org")
    catalog = of_fields(("Kind", ["a", "b"]), ("Tag", [urls[1]]), ("Kind", ["d"]))
    (entry,) = catalog.entries
    entry.section, entry.url = ["One", "Two"], urls[0]
    entry.links = [Link("x", url, None, LinkKind.INLINE, here, here) for url in urls]
    header, row = cells(catalog)
    assert header[7:] == ["Kind", "Tag", "links", "images", "notes", "body"]
    assert row[:7] == ["a", "https://a.org", "", "One > Two", "bullet", "", "1"]
    assert row[7:] == ["a; b; d", "https://b.org", "https://c.org; https://d.org", "", "", ""]


def test_csv_joins_what_remains_of_an_entry() -> None:
    page = "# L\n\n- 🐍 [a](https://a.org) - D. ![x](x.png) ![y](y.png)\n  - By hand.\n\n      make\n"
    (row,) = table(page)
    assert (row["notes"], row["images"], row["body"]) == ("🐍; By hand.", "x.png; y.png", "make")


def test_csv_is_that_of_rfc_4180_and_has_no_byte_order_mark() -> None:
    text = "".join(export.pieces(of_fields(("K", ['say "a, b"'])), Source("a"), "-", Format.CSV))
    assert text.split("\r\n") == [
        "name,url,description,section,style,parent,row,K,links,images,notes,body",
        'a,,,,bullet,,1,"say ""a, b""",,,,',
        "",
    ]


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t=", "\r=", "\n@", " =", "\x1b=", "\x00+", "＝", "＋", "－", "＠"]
)
def test_no_cell_begins_a_formula(start: str) -> None:
    formula = f'{start}HYPERLINK("https://a.org")'
    shown = formula.strip().lstrip("\x1b\x00")
    header, row = cells(of_fields((formula, [formula]), name=formula, description=formula))
    assert header[7] == f"'{shown}"
    assert [row[0], row[2], row[7]] == [f"'{shown}"] * 3


@pytest.mark.parametrize("gap", [";", "; ", ';"', '; ""'])
@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝"])
def test_no_part_behind_a_semicolon_begins_a_formula(gap: str, start: str) -> None:
    """Where the list separator of a system is the semicolon, a spreadsheet divides cells there, whatever the quotes."""
    page = of_fields(("K", ["a", f"{start}1"]), name=f"a{gap}{start}1", description=f"b{gap}{start}1")
    text = "".join(export.pieces(page, Source("a"), "-", Format.CSV))
    assert not any(re.match(r'[\s"]*[=+@＝-]', part) for part in text.split(";")[1:])


def test_a_number_stays_a_number() -> None:
    assert cells(of_fields(("Stars", ["12"]), description="3 = 1 + 2"))[1][2:8] == [
        "3 = 1 + 2",
        "",
        "bullet",
        "",
        "1",
        "12",
    ]


@given(st.lists(st.tuples(st.text(), st.lists(st.text())), max_size=4), st.text())
def test_a_row_is_one_line_of_as_many_cells_as_the_header(fields: list[tuple[str, list[str]]], text: str) -> None:
    catalog = of_fields(*fields, name=text, description=text)
    lines = "".join(export.pieces(catalog, Source("a"), "-", Format.CSV)).split("\r\n")
    assert len(lines) == 3
    assert all("\n" not in line and "\r" not in line for line in lines)
    header, row = cells(catalog)
    assert len(header) == len(row)
    assert not any(cell[:1] in tuple("=+-@\t") for cell in every([header, row]) if cell)


def every(rows: list[list[str]]) -> Iterator[Any]:
    for row in rows:
        yield from row
