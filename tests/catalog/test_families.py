"""Parametrized fields: `Utilities for Training & Inference` as the field `Utilities` for two terms."""

from __future__ import annotations

import csv
import io
import json

import pytest

from awesome_lint import export, parse
from awesome_lint.catalog.records import Catalog
from awesome_lint.export import Format
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.outcomes import read_file
from awesome_lint.settings import Settings

LEGEND = "\n## Legend\n\n* **Stages**: when a kit is of use\n  * Training\n  * Serving\n"


def page(*names: str, legend: str = LEGEND) -> str:
    """A list of kits, each with a field of the name."""
    kits = (f"### Kit {at}\n\n* Type: `library`\n* {name}: tool {at}, other {at}\n" for at, name in enumerate(names))
    return "# Kits\n\n" + "\n".join(kits) + legend


DOCUMENTED = page(
    "Utilities for Training", "Utilities for Serving", "Utilities for Training & Serving", "Utilities for training"
)


def said(catalog: Catalog) -> list[tuple[str | None, list[str], str | None]]:
    fields = [entry.fields[1] for entry in catalog.entries]
    return [(each.field, each.terms, each.vocabulary) for each in fields]


def test_a_field_of_documented_terms_says_which_they_are() -> None:
    found = parse(DOCUMENTED)
    assert found.entries[2].fields[1].name == "Utilities for Training & Serving"
    assert said(found) == [
        ("Utilities", ["Training"], "Stages"),
        ("Utilities", ["Serving"], "Stages"),
        ("Utilities", ["Training", "Serving"], "Stages"),
        ("Utilities", ["Training"], "Stages"),
    ]
    assert (found.entries[0].fields["Type"].field, found.entries[0].fields["Type"].terms) == (None, [])


def test_terms_may_be_learned() -> None:
    names = ["Utilities for Training", "Utilities for Serving", "Utilities for Training and Serving"] * 3
    assert said(parse(page(*names, legend="")))[2] == ("Utilities", ["Training", "Serving"], None)


@pytest.mark.parametrize("name", ["Utilities for build and use", "Size on disk", "Date of birth"])
def test_a_name_of_other_words_has_no_terms(name: str) -> None:
    found = parse(page(*["Utilities for Training", "Utilities for Serving"] * 3, name, legend=""))
    assert said(found)[-1] == (None, [], None)


def test_fields_are_selected_by_their_terms() -> None:
    found = parse(DOCUMENTED)
    of_serving = found.select("Utilities", term="Serving")
    assert [(entry.name, field.values) for entry, field in of_serving] == [
        ("Kit 1", ["tool 1", "other 1"]),
        ("Kit 2", ["tool 2", "other 2"]),
    ]
    assert len(found.select("Utilities")) == 4
    assert len(found.select("Utilities", term="serving")) == 2
    assert [entry.name for entry, _ in found.select("Utilities for Training & Serving")] == ["Kit 2"]
    assert len(found.select("Type")) == 4
    assert found.select("Type", term="Serving") == []
    assert [each.values for each in found.entries[2].fields.select("Utilities", "Training")] == [["tool 2", "other 2"]]


def exported(style: Format) -> str:
    reading = read_file(Input("README.md", DOCUMENTED, Settings()))
    return "".join(export.pieces(reading.catalog, reading.source, "README.md", style))


def test_json_says_so_beside_the_name() -> None:
    kind, utilities = json.loads(exported(Format.JSON))["entries"][2]["fields"]
    assert utilities["name"] == "Utilities for Training & Serving"
    assert (utilities["field"], utilities["terms"]) == ("Utilities", ["Training", "Serving"])
    assert utilities["vocabulary"] == "Stages"
    assert "terms" not in kind


def test_csv_has_a_column_for_each_term() -> None:
    header, *rows = csv.reader(io.StringIO(exported(Format.CSV), newline=""))
    assert header[7:11] == ["Type", "Utilities for Training", "Utilities for Serving", "links"]
    assert [row[8:10] for row in rows] == [
        ["tool 0; other 0", ""],
        ["", "tool 1; other 1"],
        ["tool 2; other 2", "tool 2; other 2"],
        ["tool 3; other 3", ""],
    ]


def test_what_is_dumped_can_be_read_back() -> None:
    found = parse(DOCUMENTED)
    assert Catalog.model_validate(found.model_dump()) == found
    assert {"terms", "vocabulary", "field"} <= {*Catalog.model_json_schema()["$defs"]["Field"]["properties"]}
