"""Which fields of a list become filters, and which of their values these offer."""

from __future__ import annotations

from sitemaking import facets_of, made


def filters(*head: str, rows: list[list[str]]) -> dict[str, list[tuple[str, int]]]:
    """The filters of a list that is a table under a heading."""
    lines = [" | ".join(head), " | ".join("---" for _ in head), *map(" | ".join, rows)]
    table = "\n".join(f"| {line} |" for line in lines)
    return facets_of(made(f"# Engines\n\n## All\n\n{table}\n")["all.html"])


def named(number: int) -> str:
    return f"[Engine {number}](https://example.org/{number})"


def test_a_section_counts_what_stands_below_it() -> None:
    text = "# Boats\n\n## Sailing\n\n- [A](https://example.org/a)\n\n### Old\n\n- [B](https://example.org/b)\n"
    found = facets_of(made(f"{text}\n## Rowing\n\n- [C](https://example.org/c)\n")["all.html"])
    assert found["Section"] == [("Sailing", 2), ("Sailing / Old", 1), ("Rowing", 1)]


def test_one_section_is_no_filter() -> None:
    assert filters("Name", "Use", rows=[[named(each), f"use {each}"] for each in range(9)]) == {}


def test_fields_are_filters_vocabularies_first_and_numbers_in_ranges() -> None:
    rows = [
        [named(number), "MIT" if number % 3 else "GPL-3.0", str(number * 37), str(2000 + number % 4)]
        for number in range(1, 31)
    ]
    found = filters("Name", "Licence", "Stars", "Year", rows=rows)
    assert [*found] == ["Licence", "Year", "Stars"]
    assert found["Licence"] == [("MIT", 20), ("GPL-3.0", 10)]
    assert [label for label, _ in found["Year"]] == ["2003", "2002", "2001", "2000"]
    assert sum(count for _, count in found["Stars"]) == len(rows)
    assert found["Stars"][0][0].startswith("under ")


def test_the_number_of_a_row_is_no_filter() -> None:
    rows = [[f"{number}.", named(number), "MIT" if number % 3 else "GPL-3.0"] for number in range(1, 31)]
    assert [*filters("No", "Name", "Licence", rows=rows)] == ["Licence"]
    assert [*filters("No", "Name", "Licence", rows=rows[::-1])] == ["Licence"]


def test_a_mark_for_no_value_is_none() -> None:
    rows = [[named(number), "--" if number % 3 else ("MIT", "GPL-3.0")[number % 2]] for number in range(1, 41)]
    assert filters("Name", "Licence", rows=rows) == {"Licence": [("GPL-3.0", 7), ("MIT", 6)]}


def test_of_many_values_only_those_that_recur_are_offered() -> None:
    rows = [[named(number), f"Author {number % 14 if number < 42 else number}"] for number in range(45)]
    found = filters("Name", "Author", rows=rows)["Author"]
    assert len(found) == 14
    assert {count for _, count in found} == {3}
