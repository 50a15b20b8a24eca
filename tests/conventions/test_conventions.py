"""Conventions: which fields entries carry, how often, in which order, with which values."""

from __future__ import annotations

import pytest

from awesome_lint import engine
from awesome_lint.conventions.schema import Schema, split_name
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.page import Page
from awesome_lint.settings import FieldSettings, Settings

NAMES = [f"Entry {letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]


def page_of(bodies: list[str]) -> str:
    return "# T\n\n## All\n\n" + "\n".join(f"### {x}\n\n{body}" for x, body in zip(NAMES, bodies, strict=False))


def fields(**values: str) -> str:
    return "".join(f"* {name.replace('_', ' ')}: {value}\n" for name, value in values.items())


def schema_of(bodies: list[str], settings: Settings | None = None) -> Schema:
    page = Page.read(page_of(bodies), settings or Settings())
    assert len(page.catalog.entries) == len(bodies)
    return page.conventions.schema_of(page.catalog.entries[0])


def found_in(bodies: list[str], family: str = "ENT", settings: Settings | None = None) -> list[tuple[str, str | None]]:
    return [(each.code, each.entry) for each in diagnostics(bodies, family, settings)]


def diagnostics(bodies: list[str], family: str = "ENT", settings: Settings | None = None) -> list[Diagnostic]:
    page = Page.read(page_of(bodies), settings or Settings())
    return [each for each in engine.check(page) if each.code.startswith(family)]


FULL = fields(Type="a", Size="1", Link="<https://example.org>")
LESS = fields(Type="a", Link="<https://example.org>")


@pytest.mark.parametrize(
    ("full", "less", "required"), [(3, 1, False), (4, 1, True), (6, 2, False), (17, 2, False), (18, 2, True)]
)
def test_a_field_that_nearly_all_have_is_required(full: int, less: int, required: bool) -> None:  # noqa: FBT001
    size = schema_of([FULL] * full + [LESS] * less).of("size")
    assert size is not None
    assert (size.required, size.count) == (required, full)


def test_settings_say_whether_a_field_is_required() -> None:
    relaxed = Settings(fields={"size": FieldSettings(required=False)})
    strict = Settings(fields={"Size": FieldSettings(required=True)})
    assert found_in([FULL] * 5 + [LESS], settings=relaxed) == []
    assert found_in([FULL] * 2 + [LESS] * 2, settings=strict) == [("ENT001", "Entry c"), ("ENT001", "Entry d")]


def test_a_required_field_that_nobody_has_is_missing_everywhere() -> None:
    settings = Settings(fields={"Price": FieldSettings(required=True)})
    found = diagnostics([FULL] * 3, settings=settings)
    assert [each.message for each in found] == ["field `Price` is missing; it is required"] * 3


def test_names_of_one_stem_are_one_parametrized_field() -> None:
    schema = schema_of([fields(Type="a", Tools_for_Training="x"), fields(Type="a", Tools_for_Serving="y")])
    convention = schema.of("Tools for Testing")
    assert convention is not None
    assert (convention.name, convention.parametrized, convention.count) == ("Tools for …", True, 2)


def test_names_that_begin_alike_and_are_everywhere_are_fields_of_their_own() -> None:
    schema = schema_of([fields(Type="a", Link_to_data="x", Link_to_paper="y")] * 6)
    assert set(schema.fields) == {"type", "link to data", "link to paper"}


@pytest.mark.parametrize(
    ("name", "stem", "terms"),
    [
        ("Utilities for A & B", "Utilities for", ["A", "B"]),
        ("Utilities for A, B and C/D", "Utilities for", ["A", "B", "C", "D"]),
        ("Type", None, []),
        ("Support of", None, []),
    ],
)
def test_the_terms_of_a_name_are_told_apart(name: str, stem: str | None, terms: list[str]) -> None:
    found, parts = split_name(name)
    assert (found, [each.text for each in parts]) == (stem, terms)
    assert all(name[each.start : each.end] == each.text for each in parts)


def test_the_order_of_fields_is_what_entries_agree_on() -> None:
    other = fields(Size="1", Type="a", Link="<https://example.org>")
    assert schema_of([FULL] * 5 + [other]).order == ("type", "size", "link")
    assert schema_of([FULL] * 3 + [other] * 3).order == ("link",)


def test_one_misplaced_field_is_one_report() -> None:
    last = fields(Size="1", Link="<https://example.org>", Type="a")
    (found,) = diagnostics([FULL] * 5 + [last])
    assert found.message == "field `Type` is out of order; other entries have it before `Size`"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (fields(Type="a", Size="1"), "ENT001"),
        (fields(Type="a", Size="1", Link=""), "ENT006"),
        (fields(Type="a", Size="1", Link="soon"), "ENT008"),
        (FULL + fields(Size="1"), "ENT005"),
        (fields(Type="a", Sise="1", Link="<https://example.org>"), "ENT003"),
        (fields(Type="a", Link="<https://example.org>", Size="1"), "ENT004"),
    ],
)
@pytest.mark.parametrize("count", [5, 12, 25])
def test_one_fault_is_one_report(body: str, code: str, count: int) -> None:
    assert found_in([FULL] * (count - 1) + [body]) == [(code, NAMES[count - 1])]


def test_what_several_entries_repeat_may_be_repeated() -> None:
    twice = FULL + fields(Size="2")
    assert found_in([FULL] * 6 + [twice] * 3) == []
    assert found_in([FULL] * 6 + [twice] * 3 + [FULL + fields(Size="1")]) == [("ENT005", "Entry j")]


def test_links_that_are_fields_may_lead_to_two_places() -> None:
    entries = [f"- [t{at}](https://t{at}.org) - Cuts. [Film](https://f{at}.org)\n" for at in range(20)]
    for second, codes in (("https://g3.org", []), ("https://f3.org", ["ENT005"])):
        text = "".join([*entries[:3], f"{entries[3].rstrip()} [Film]({second})\n", *entries[4:]])
        found = engine.check(Page.read(f"# L\n\n{text}", Settings(select=["ENT005"])))
        assert [each.code for each in found] == codes


def test_what_many_entries_leave_empty_may_be_empty() -> None:
    empty = fields(Type="a", Size="", Link="<https://example.org>")
    assert found_in([FULL] * 6 + [empty] * 3) == []
    assert found_in([FULL] * 6 + [empty]) == [("ENT006", "Entry g")]


def test_a_field_of_its_own_stands_out_only_in_a_list_that_is_closed() -> None:
    odd = FULL + fields(Mood="good")
    assert found_in([FULL] * 11 + [odd]) == [("ENT002", "Entry l")]
    assert found_in([FULL] * 5 + [odd]) == []
    assert found_in([FULL] * 9 + [odd, FULL + fields(Weather="bad"), FULL + fields(Taste="sweet")]) == []


def test_a_legend_in_the_plural_documents_the_field() -> None:
    legend = "\n## Legend\n\n* Types:\n  * a: small\n  * b: large\n"
    bodies = [*[FULL] * 5, fields(Type="c", Size="1", Link="<https://example.org>") + legend]
    (found,) = diagnostics(bodies, "VOC")
    assert found.message == "type `c` is not one of a, b"


@pytest.mark.parametrize("family", ["ENT", "VOC", "ORD"])
def test_lists_of_few_entries_without_a_fault_are_silent(family: str) -> None:
    for count in (1, 2, 3, 4):
        assert found_in([FULL, LESS, FULL, LESS][:count], family) == []
