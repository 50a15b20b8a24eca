"""The records: plain dataclasses with pydantic's interface."""

from __future__ import annotations

import json
import subprocess
import sys

import pydantic
import pytest

from awesome_lint import catalog
from awesome_lint.catalog.records import Catalog, Entry, Field, Fields, Link, Section
from awesome_lint.source import Source, Span
from awesome_lint.syntax import tree

TEXT = """\
# Sensors

What measures things.

## Air

### BME280

- Kind: `weather`
- Page: [here](https://example.org/bme280 "The page")
- Kind: `pressure`

### SCD41

- Kind: `gas`
- Page: <https://example.org/scd41>
"""


@pytest.fixture
def sensors() -> Catalog:
    source = Source(TEXT)
    return catalog.read(source, tree.parse(source))


def test_a_dumped_catalog_is_plain_data(sensors: Catalog) -> None:
    dumped = sensors.model_dump()
    assert dumped["title"] == "Sensors"
    assert dumped["sections"][0]["entries"][0]["name"] == "BME280"
    assert dumped["entries"][0]["fields"][0]["values"] == ["weather"]
    assert dumped["entries"][0]["links"][0] == {
        "text": "here",
        "url": "https://example.org/bme280",
        "title": "The page",
        "kind": "inline",
        "span": tuple(sensors.entries[0].links[0].span),
        "url_span": tuple(sensors.entries[0].links[0].url_span),
        "field": "Page",
    }


def test_options_are_those_of_pydantic(sensors: Catalog) -> None:
    assert sensors.entries[1].model_dump(include={"name", "style"}, mode="json") == {
        "name": "SCD41",
        "style": "heading",
    }
    assert json.loads(sensors.entries[1].model_dump_json(include={"section"})) == {"section": ["Air"]}


@pytest.mark.parametrize("record", [Catalog, Section, Entry, Field, Link])
def test_every_record_has_a_schema(record: type[Catalog]) -> None:
    schema = record.model_json_schema()
    assert schema.get("type") == "object" or "$ref" in schema
    json.dumps(schema)


def test_the_schema_of_a_catalog_names_its_parts() -> None:
    schema = Catalog.model_json_schema()
    assert {"Entry", "Field", "Link", "Section"} <= set(schema["$defs"])
    assert schema["properties"]["legend"]["additionalProperties"]["items"] == {"type": "string"}


def test_what_is_dumped_can_be_read_back(sensors: Catalog) -> None:
    assert Catalog.model_validate(sensors.model_dump()) == sensors
    assert Catalog.model_validate(json.loads(sensors.model_dump_json())) == sensors
    entry = Entry.model_validate(sensors.entries[0].model_dump())
    assert isinstance(entry.fields, Fields)
    assert isinstance(entry.span, Span)


def test_data_of_another_shape_are_refused() -> None:
    with pytest.raises(pydantic.ValidationError):
        Entry.model_validate({"name": 3})


def test_fields_are_found_by_name_and_by_place(sensors: Catalog) -> None:
    fields = sensors.entries[0].fields
    assert fields["Kind"].values == ["weather"]
    assert fields[2].values == ["pressure"]
    assert [each.name for each in fields[:2]] == ["Kind", "Page"]
    assert fields.__contains__("Page")
    assert not fields.__contains__("Size")
    assert fields[0] in fields
    assert fields.get("Size") is None
    with pytest.raises(KeyError, match="Size"):
        fields["Size"]


def test_reading_records_imports_no_pydantic() -> None:
    program = f"""
import sys
from awesome_lint import catalog
from awesome_lint.source import Source
from awesome_lint.syntax import tree
source = Source({TEXT!r})
assert catalog.read(source, tree.parse(source)).entries
print("pydantic" in sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
