"""Entries as a pydantic model of the user's own."""

from __future__ import annotations

from typing import Annotated, Literal

import pytest
from pydantic import AliasChoices, AnyUrl, BaseModel, ConfigDict, Field, HttpUrl, field_validator, model_validator

from awesome_lint import Diagnostic, parse

PAGE = """\
# Animals

## Insects

### Bee

* Kind: `social`
* Home Page: [home](https://example.org/bee), [wiki](https://example.org/wiki)
* Colours: `yellow`, `black`
* Legs: 6

### Moth

* Kind: `solitary`
* Home Page: none
* Colours: `grey`
* Legs: six
"""


def places(found: list[Diagnostic]) -> list[tuple[int, int, str]]:
    return [(*each.location, each.message) for each in found]


def test_without_a_model_there_is_a_plain_catalog() -> None:
    assert [each.name for each in parse(PAGE).entries] == ["Bee", "Moth"]


def test_fields_are_bound_by_name_and_alias() -> None:
    class Animal(BaseModel):
        name: str
        section: list[str]
        kind: str
        home_page: str
        shades: list[str] = Field(alias="Colours")
        legs: str = Field(validation_alias=AliasChoices("Feet", "Legs"))

    catalog = parse(PAGE, entry=Animal)
    assert catalog.diagnostics == []
    assert catalog.models[0].model_dump() == {
        "name": "Bee",
        "section": ["Insects"],
        "kind": "social",
        "home_page": "home, wiki",
        "shades": ["yellow", "black"],
        "legs": "6",
    }
    assert [each.name for each in catalog.entries] == ["Bee", "Moth"]


def test_an_error_stands_at_the_line_of_its_field() -> None:
    class Animal(BaseModel):
        kind: Literal["social"]
        legs: int

    catalog = parse(PAGE, entry=Animal)
    assert [each.legs for each in catalog.models] == [6]
    assert places(catalog.diagnostics) == [
        (14, 10, "`Kind` is not valid: input should be 'social'"),
        (17, 9, "`Legs` is not valid: input should be a valid integer, unable to parse string as an integer"),
    ]
    (first, _) = catalog.diagnostics
    assert (first.code, first.name, first.severity, first.entry) == ("ENT009", "invalid-entry", "error", "Moth")


def test_an_error_in_a_list_stands_at_its_value() -> None:
    class Animal(BaseModel):
        colours: list[Literal["yellow", "grey"]]

    assert places(parse(PAGE, entry=Animal).diagnostics) == [
        (9, 23, "`Colours` is not valid: input should be 'yellow' or 'grey'")
    ]


def test_a_missing_field_is_reported_at_the_name_of_the_entry() -> None:
    class Animal(BaseModel):
        wings: int

    assert places(parse(PAGE, entry=Animal).diagnostics) == [
        (5, 5, "field `wings` is missing; `Animal` requires it"),
        (12, 5, "field `wings` is missing; `Animal` requires it"),
    ]


def test_urls_are_where_links_lead() -> None:
    class Animal(BaseModel):
        home_page: HttpUrl | None = None
        pages: Annotated[list[AnyUrl], Field(alias="Home Page")]

    catalog = parse(PAGE, entry=Animal)
    assert str(catalog.models[0].home_page) == "https://example.org/bee"
    assert [*map(str, catalog.models[0].pages)] == ["https://example.org/bee", "https://example.org/wiki"]
    assert [each.location.row for each in catalog.diagnostics] == [15, 15]


def test_a_message_that_starts_with_an_acronym_keeps_it() -> None:
    class Animal(BaseModel):
        home_page: HttpUrl

    page = PAGE.replace("https://example.org/bee", "ftp://example.org/bee")
    message = parse(page, entry=Animal).diagnostics[0].message
    assert message == "`Home Page` is not valid: URL scheme should be 'http' or 'https'"


def test_the_section_of_a_scalar_is_the_nearest_title() -> None:
    class Animal(BaseModel):
        section: str

    assert [each.section for each in parse(PAGE, entry=Animal).models] == ["Insects", "Insects"]


def test_a_validator_of_the_field_and_of_the_whole_entry_speak_plainly() -> None:
    class Animal(BaseModel):
        name: str
        legs: str

        @field_validator("legs")
        @classmethod
        def is_a_number(cls, value: str) -> str:
            if not value.isdigit():
                raise ValueError("Write digits.")
            return value

        @model_validator(mode="after")
        def is_no_bee(self) -> Animal:
            assert self.name != "Bee", "bees are full"
            return self

    assert places(parse(PAGE, entry=Animal).diagnostics) == [
        (5, 5, "entry is not valid: bees are full"),
        (17, 9, "`Legs` is not valid: write digits"),
    ]


def test_a_strict_model_sees_all_fields() -> None:
    class Animal(BaseModel):
        model_config = ConfigDict(extra="forbid")
        kind: str
        colours: list[str]

    assert places(parse(PAGE, entry=Animal).diagnostics)[:2] == [
        (8, 3, "field `Home Page` is unknown to `Animal`"),
        (10, 3, "field `Legs` is unknown to `Animal`"),
    ]


def test_an_open_model_keeps_all_fields() -> None:
    class Animal(BaseModel):
        model_config = ConfigDict(extra="allow")

    assert parse(PAGE, entry=Animal).models[0].model_extra == {
        "Kind": "social",
        "Home Page": "home, wiki",
        "Colours": "yellow, black",
        "Legs": "6",
    }


@pytest.mark.parametrize("dump", ["model_dump", "model_dump_json"])
def test_a_typed_catalog_can_be_dumped(dump: str) -> None:
    class Animal(BaseModel):
        kind: str

    dumped = getattr(parse(PAGE, entry=Animal), dump)()
    assert "solitary" in str(dumped["models"] if isinstance(dumped, dict) else dumped.partition('"models"')[2])
