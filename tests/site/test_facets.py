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


def test_what_links_are_called_is_no_value() -> None:
    rows = [[named(number), f"[PDF](https://example.org/{number}.pdf)"] for number in range(20)]
    rows[:2] = [[named(number), f"[Page](https://example.org/page/{number})"] for number in range(2)]
    assert filters("Name", "Read", rows=rows) == {}
    licences = [("MIT", "GPL-3.0", "Apache-2.0")[number % 3] for number in range(30)]
    rows = [[named(number), f"[{each}](https://example.org/{number}/LICENSE)"] for number, each in enumerate(licences)]
    assert filters("Name", "Licence", rows=rows)["Licence"] == [("Apache-2.0", 10), ("GPL-3.0", 10), ("MIT", 10)]


def test_badges_are_values_if_they_show_the_same_for_several_entries() -> None:
    version = "![v{0}](https://img.example.org/v{0})"
    lines = [f"- [A{at}](https://example.org/{at}) - Runs. {version.format(2 + at % 2)}\n" for at in range(20)]
    assert facets_of(made("# L\n\n" + "".join(lines))["all.html"]) == {"badges": [("v2", 10), ("v3", 10)]}
    dated = [f"{line[:-1]} ![Last commit](https://img.example.org/commit/{at})\n" for at, line in enumerate(lines)]
    assert facets_of(made("# L\n\n" + "".join(dated))["all.html"]) == {}


def test_a_comma_within_a_number_divides_no_values() -> None:
    rows = [[named(number), f"$1{number % 2},000 USD"] for number in range(20)]
    assert filters("Name", "Fee", rows=rows)["Fee"] == [("$10,000 USD", 10), ("$11,000 USD", 10)]


def test_numbers_may_be_written_by_their_scale() -> None:
    rows = [[named(number), f"{number + 1}{'KMB'[number % 3]}"] for number in range(30)]
    found = filters("Name", "Size", rows=rows)["Size"]
    assert sum(count for _, count in found) == len(rows)
    assert len(found) <= 5
    rows = [[named(number), f"{number % 3 + 1}m"] for number in range(30)]  # meters, no millions
    assert filters("Name", "Size", rows=rows)["Size"] == [("1m", 10), ("2m", 10), ("3m", 10)]


def test_one_value_that_recurs_among_others_is_no_filter() -> None:
    notes = ["?"] * 5 + ["264 likes", "461 likes", "82 views", "86 views"]
    lines = (f"- [A{at}](https://example.org/{at}) [{note}] - Runs.\n" for at, note in enumerate(notes))
    assert facets_of(made("# L\n\n" + "".join(lines))["all.html"]) == {}
    found = filters("Name", "Free", rows=[[named(at), "no" if at else "yes"] for at in range(9)])
    assert found["Free"] == [("no", 8), ("yes", 1)]


def test_numbers_of_stars_are_a_filter_of_their_own() -> None:
    lines = [
        f"- [A{at}](https://example.org/{at}) - Runs. `★ {at * at}` `{'MIT' if at % 2 else 'ISC'}`\n"
        for at in range(20)
    ]
    found = facets_of(made("# L\n\n" + "".join(lines))["all.html"])
    assert found["tags"] == [("ISC", 10), ("MIT", 10)]
    assert sum(count for _, count in found["Stars"]) == 20


def test_sections_below_the_contents_stand_by_themselves() -> None:
    entry = "- [{0}](https://example.org/{0})\n"
    text = (
        f"# L\n\n## Table of Contents\n\n### One\n\n{entry.format('a')}\n### Two\n\n{entry.format('b')}\n## Three\n\n"
    )
    found = facets_of(made(text + entry.format("c"))["all.html"])
    assert found["Section"] == [("One", 1), ("Two", 1), ("Three", 1)]


def test_dates_may_have_slashes() -> None:
    rows = [[named(number), f"{2022 + number % 2}/{number % 12 + 1:02}"] for number in range(30)]
    assert filters("Name", "Date", rows=rows)["Date"] == [("2023", 15), ("2022", 15)]


def test_a_rate_is_one_value() -> None:
    rows = [[named(number), ("2 m/s", "100 GB/month", "2D/3D")[number % 3]] for number in range(30)]
    assert filters("Name", "What", rows=rows)["What"] == [("100 GB/month", 10), ("2 m/s", 10), ("2D", 10), ("3D", 10)]


def test_values_are_the_same_in_any_case() -> None:
    rows = [[named(number), ("PHP", "php", "Go")[number % 3]] for number in range(31)]
    assert filters("Name", "Tags", rows=rows)["Tags"] == [("PHP", 21), ("Go", 10)]


def test_ranges_of_one_number_are_that_number() -> None:
    rows = [[named(number), str(number % 8 if number < 16 else number % 3)] for number in range(60)]
    labels = [label for label, _ in filters("Name", "Stars", rows=rows)["Stars"]]
    assert labels[0] == "0"
    assert "1–1" not in labels
    rows = [[named(number), str(1 + number * 3 % 8)] for number in range(60)]
    assert filters("Name", "Stars", rows=rows)["Stars"][0][0] == "1"


def test_identifiers_are_no_numbers() -> None:
    rows = [[named(number), f"{2001 + number}.{10_000 + 7 * number}"] for number in range(30)]
    assert filters("Name", "arXiv", rows=rows) == {}
