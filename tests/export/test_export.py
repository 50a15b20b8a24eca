"""Export: the JSON that other people's programs read."""

from __future__ import annotations

import json
from typing import Any

import pytest

from awesome_lint import export
from awesome_lint.catalog.records import Catalog, Entry, Field, Fields, Link, Style
from awesome_lint.export import Format
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.outcomes import read_file
from awesome_lint.settings import Settings
from awesome_lint.source import Source, Span
from awesome_lint.syntax.nodes import LinkKind
from places import SHARED

PAGE = """\
# Animals

All that move.

## Insects

### Bee

* Kind: `social`
* Link: [home](https://example.org/bee?a=1&amp;b=2)

### Moth

* Kind: `solitary`
* Link: [home](https://example.org/moth)
"""
SEED = SHARED / "seed" / "toolkits.md"


def exported(text: str, name: str = "README.md") -> Any:
    return json.loads(written(text, Format.JSON, name))


def written(text: str, style: Format, name: str = "README.md") -> str:
    reading = read_file(Input(name, text, Settings()))
    return text_of(reading.catalog, reading.source, style, name)


def text_of(catalog: Catalog, source: Source, style: Format, name: str = "-") -> str:
    return "".join(export.pieces(catalog, source, name, style))


def test_a_page_is_one_object() -> None:
    page = exported(PAGE)
    assert [*page] == ["version", "path", "title", "description", "entries", "legend"]
    assert page["version"] == 1
    assert page["path"] == "README.md"
    assert page["title"] == "Animals"
    assert page["description"] == "All that move."
    assert page["legend"] == {}


def test_an_entry_has_its_places_fields_and_links() -> None:
    bee = exported(PAGE)["entries"][0]
    link = {"text": "home", "url": "https://example.org/bee?a=1&b=2", "field": "Link"}
    assert bee == {
        "name": "Bee",
        "url": "https://example.org/bee?a=1&b=2",
        "description": None,
        "section": ["Insects"],
        "style": "heading",
        "links": [link],
        "fields": [
            {"name": "Kind", "values": ["social"], "links": [], "location": {"row": 9, "column": 3}},
            {"name": "Link", "values": ["home"], "links": [link], "location": {"row": 10, "column": 3}},
        ],
        "images": [],
        "notes": [],
        "body": [],
        "location": {"row": 7, "column": 1},
        "end_location": {"row": 10, "column": 52},
    }


def entry(name: str, start: int, **parts: Any) -> Entry:
    span = Span(start, start + len(name))
    return Entry(name, None, None, [], Style.BULLET, span, span, **parts)


def test_nested_entries_stand_once_and_point_to_their_parent() -> None:
    inner = entry("c", 4)
    outer = entry("b", 2, entries=[inner])
    catalog = Catalog(None, None, Span(0, 5), entries=[entry("a", 0), outer, inner])
    page = json.loads(text_of(catalog, Source("a b c"), Format.JSON))
    assert [(each["name"], each.get("parent")) for each in page["entries"]] == [("a", None), ("b", None), ("c", 1)]
    assert "parent" not in page["entries"][0]


def test_the_field_of_a_table_stands_in_its_cell() -> None:
    link = Link("x", "u", None, LinkKind.INLINE, Span(4, 5), Span(4, 5), "Kind")
    field = Field("Kind", ["x"], [link], Span(5, 6), Span(0, 4), [Span(5, 6)])
    row = entry("b", 7, fields=Fields([field]))
    catalog = Catalog(None, None, Span(0, 8), entries=[row])
    page = json.loads(text_of(catalog, Source("Kind\nx b"), Format.JSON))
    assert page["entries"][0]["fields"][0]["location"] == {"row": 2, "column": 1}


def test_text_stays_readable_and_harmless() -> None:
    assert '"title": "动物\\u001b"' in written(PAGE.replace("Animals", "动物\x1b"), Format.JSON)


@pytest.mark.skipif(not SEED.exists(), reason="the seed page is not here")
def test_the_seed_page_has_22_entries_and_a_legend() -> None:
    page = exported(SEED.read_text(encoding="utf-8"))
    assert len(page["entries"]) == 22
    assert page["entries"][0]["location"] == {"row": 14, "column": 1}
    assert page["entries"][0]["end_location"] == {"row": 20, "column": 14}
    assert page["entries"][0]["fields"][0]["location"] == {"row": 16, "column": 3}
    assert page["legend"] == {
        "Type": ["Library", "Framework", "System", "Compiler"],
        "Stages": ["Pretraining", "Finetuning", "Inference", "Application"],
    }
