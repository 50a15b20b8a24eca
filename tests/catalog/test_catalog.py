"""The catalog of heading entries: what is one, what it says, and where exactly that stands."""

from __future__ import annotations

import json
import re
from functools import partial

import pytest

from awesome_lint import catalog
from awesome_lint.catalog.records import Catalog, Style
from awesome_lint.source import Source
from awesome_lint.syntax import tree
from places import SHARED
from timing import seconds

FORMS = {
    "bullets": "* Kind: `sensor`\n* Page: [here](https://example.org/{0})\n",
    "bold names": "- **Kind**: `sensor`\n- **Page**: [here](https://example.org/{0})\n",
    "bold names with their colon": "+ **Kind:** `sensor`\n+ **Page:** [here](https://example.org/{0})\n",
    "names in emphasis": "- _Kind_: `sensor`\n- _Page_: [here](https://example.org/{0})\n",
    "names in code": "- `Kind`: `sensor`\n- `Page`: [here](https://example.org/{0})\n",
    "loose bullets": "- Kind: `sensor`\n\n- Page: [here](https://example.org/{0})\n",
    "a numbered list": "1. Kind: `sensor`\n2. Page: [here](https://example.org/{0})\n",
    "paragraphs": "Kind: `sensor`\n\nPage: [here](https://example.org/{0})\n",
    "bold paragraphs": "**Kind:** `sensor`\n\n**Page:** [here](https://example.org/{0})\n",
    "lines broken by spaces": "Kind: `sensor`  \nPage: [here](https://example.org/{0})\n",
    "lines broken by backslashes": "Kind: `sensor`\\\nPage: [here](https://example.org/{0})\n",
    "lines broken by tags": "Kind: `sensor`<br>\nPage: [here](https://example.org/{0})\n",
    "lines": "Kind: `sensor`\nPage: [here](https://example.org/{0})\n",
    "nested bullets": "* Kind:\n  * `sensor`\n* Page:\n  * [here](https://example.org/{0})\n",
    "a list below each name": "**Kind:**\n\n* `sensor`\n\n**Page:**\n\n* [here](https://example.org/{0})\n",
}


def read(text: str) -> Catalog:
    source = Source(text)
    return catalog.read(source, tree.parse(source))


def page_of(body: str, names: str = "bme280 scd41 tsl2591", level: int = 3) -> str:
    entries = "\n".join(f"{'#' * level} {name}\n\n{body.format(name)}" for name in names.split())
    return f"# Things\n\n## Sensors\n\n{entries}"


@pytest.mark.parametrize("body", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("level", [3, 4, 5])
def test_entries_are_read_in_every_form(body: str, level: int) -> None:
    found = read(page_of(body, level=level))
    assert [each.name for each in found.entries] == ["bme280", "scd41", "tsl2591"]
    for each in found.entries:
        assert each.style is Style.HEADING
        assert each.section == ["Sensors"]
        assert each.url == f"https://example.org/{each.name}"
        assert [(field.name, field.values) for field in each.fields] == [("Kind", ["sensor"]), ("Page", ["here"])]
        assert each.fields["Page"].links[0].field == "Page"
        assert each.description is None


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings_do_not_matter(ending: str) -> None:
    text = page_of(FORMS["bullets"])
    entries = read(text.replace("\n", ending)).entries
    assert [each.name for each in entries] == ["bme280", "scd41", "tsl2591"]
    for each in entries:
        assert text.replace("\n", ending)[each.span.start : each.span.end].endswith(")")


def test_a_page_of_one_entry_is_a_list() -> None:
    (entry,) = read(page_of(FORMS["bullets"], "bme280")).entries
    assert (entry.name, entry.section, entry.fields["Kind"].values) == ("bme280", ["Sensors"], ["sensor"])


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("`en`, `de` and `fr`", ["en", "de", "fr"]),
        ("Windows, Linux, macOS", ["Windows", "Linux", "macOS"]),
        ("视频，图书、课程", ["视频", "图书", "课程"]),
        ("It is small, and it is fast.", ["It is small, and it is fast."]),
        ("C (gcc, clang), Rust", ["C (gcc, clang)", "Rust"]),
        ("1,200 samples", ["1,200 samples"]),
        ("AT&amp;T", ["AT&T"]),
        ("<https://example.org/a>, https://example.org/b", ["https://example.org/a", "https://example.org/b"]),
    ],
)
def test_a_field_has_one_value_or_several(written: str, values: list[str]) -> None:
    text = page_of(f"* Kind: {written}\n* Bus: I2C\n")
    for entry in read(text).entries:
        assert entry.fields["Kind"].values == values


def test_parametrized_fields_are_fields_of_their_own() -> None:
    body = (
        "* Utilities for Training & Inference: \n  * Mixed precision\n  * Batches\n* Utilities for Serving:\n  * TLS\n"
    )
    entry = read(page_of(body)).entries[0]
    assert [(field.name, field.values) for field in entry.fields] == [
        ("Utilities for Training & Inference", ["Mixed precision", "Batches"]),
        ("Utilities for Serving", ["TLS"]),
    ]


@pytest.mark.parametrize("body", ["Measures the air.\n\n{}\n", "{}\n\nMeasures the air.\n"], ids=["before", "after"])
@pytest.mark.parametrize("form", ["bullets", "lines broken by backslashes"])
def test_a_description_is_what_is_no_field(body: str, form: str) -> None:
    text = page_of(body.format(FORMS[form].replace("{0}", "{{0}}")).replace("{{0}}", "{0}"))
    for each in read(text).entries:
        assert each.description == "Measures the air."
        assert each.description_span is not None
        assert text[each.description_span.start : each.description_span.end] == "Measures the air."


def test_a_line_of_prose_is_no_field_because_a_colon_stands_in_it() -> None:
    body = "* Kind: gas\n* Bus: I2C\n\nGood to know: it warms up slowly.\n"
    text = page_of(body) + "\n### ccs811\n\n* Kind: gas\n* Bus: I2C\n\nBeware: it drifts.\n"
    assert read(text).entries[-1].description == "Beware: it drifts."


def test_headings_below_an_entry_are_part_of_it() -> None:
    text = page_of("* Kind: gas\n* Bus: I2C\n\n#### Building\n\n- Build system: CMake\n\nSee below.\n")
    entry = read(text).entries[0]
    assert entry.fields["Build system"].values == ["CMake"]
    assert text[entry.span.start : entry.span.end].endswith("See below.")


def test_headings_that_group_entries_are_sections() -> None:
    body = "* Kind: gas\n* Bus: I2C\n"
    text = f"# T\n\n## Air\n\n### a\n\n{body}\n### b\n\n{body}\n"
    text += f"## Rare\n\n### Lasers\n\n#### c\n\n{body}\n#### d\n\n{body}"
    found = read(text)
    assert [(each.name, each.section) for each in found.entries] == [
        ("a", ["Air"]),
        ("b", ["Air"]),
        ("c", ["Rare", "Lasers"]),
        ("d", ["Rare", "Lasers"]),
    ]
    air, rare = found.sections
    assert [entry.name for entry in air.entries] == ["a", "b"]
    assert [section.title for section in rare.walk()] == ["Rare", "Lasers"]
    assert rare.sections[0].slug == "lasers"


def test_headings_that_are_links_are_entries_without_fields() -> None:
    text = "# T\n\n" + "".join(f"## [{x}](https://example.org/{x})\n\nWhat {x} is for.\n\n" for x in "abc")
    found = read(text + "## License\n\n[CC0](https://example.org/cc0)\n")
    assert [(each.name, each.url, each.description) for each in found.entries] == [
        (x, f"https://example.org/{x}", f"What {x} is for.") for x in "abc"
    ]


def test_headings_below_linked_ones_are_fields_if_they_recur() -> None:
    body = "What {x} is for.\n\n<details>\n\n### Kind\n\nbird, tame\n\n### Links\n\n"
    body += "- [Docs](https://example.org/{x}/docs)\n- [X](https://x.com/{x})\n\n</details>\n\n"
    text = "# T\n\n## Adding\n\n- Read our [guide](https://example.org).\n\n"
    text += "".join(f"## [{x}](https://example.org/{x})\n\n{body.format(x=x)}" for x in "abcde")
    found = read(text + "## [f](https://example.org/f)\n\n### Kind\n\n### History\n\nOld.\n")
    *first, last = [each for each in found.entries if each.style is Style.HEADING]
    assert [(each.name, each.url, each.description) for each in first] == [
        (x, f"https://example.org/{x}", f"What {x} is for.") for x in "abcde"
    ]
    assert [(one.name, one.values, len(one.links)) for one in first[0].fields] == [
        ("Kind", ["bird", "tame"], 0),
        ("Links", ["Docs", "X"], 2),
    ]
    assert text[first[0].fields["Links"].span.start :].startswith("### Links\n\n- [Docs]")
    assert (last.name, [(one.name, one.values) for one in last.fields]) == ("f", [("Kind", [])])


def test_headings_below_sections_are_sections_though_they_recur() -> None:
    body = "### Books\n\n- [{x}](https://example.org/{x}) - A book.\n\n"
    body += "### Courses\n\n- [c{x}](https://example.org/c{x}) - A course.\n\n"
    found = read("# T\n\n" + "".join(f"## {x}\n\n{body.format(x=x)}" for x in ("Ada", "Bash", "Cobol", "Dart")))
    assert {each.style for each in found.entries} == {Style.BULLET}
    assert found.entries[0].section == ["Ada", "Books"]


def test_an_entry_is_one_without_a_field_among_those_that_have_some() -> None:
    text = page_of(FORMS["bullets"], "a b c d e") + "\n### f\n\nNothing is known.\n"
    assert [each.name for each in read(text).entries] == list("abcdef")


@pytest.mark.parametrize(
    "part",
    [
        "## Contents\n\n- [Sensors](#sensors)\n- Kind: see below\n",
        "## License\n\nLicense: CC0\n",
        "## Contributing\n\n* Type: pull request\n* Link: [how](CONTRIBUTING.md)\n",
        "## Legend\n\n* **Kind**: `sensor` or `display`\n* **Page**: where it is described\n",
        "## Legend\n\n### Kind\n\n* Sensor: measures\n* Display: shows\n\n### Bus\n\n* I2C: slow\n* SPI: fast\n",
    ],
    ids=["contents", "license", "contributing", "legend", "legend with headings"],
)
def test_what_is_about_the_page_is_no_entry(part: str) -> None:
    entries = page_of(FORMS["bullets"]).removeprefix("# Things\n")
    assert [each.name for each in read(f"# Things\n\n{part}{entries}").entries] == ["bme280", "scd41", "tsl2591"]
    assert [each.name for each in read(f"# Things\n{entries}\n{part}").entries] == ["bme280", "scd41", "tsl2591"]


LEGENDS = {
    "nested bullets": "* **Kind**: this says what it is:\n\n  * Sensor: measures\n  * Display: shows\n",
    "nested bullets with brackets": "* Kind:\n  * Sensor (it measures)\n  * Display (it shows)\n",
    "nested bullets in bold": "* Kind:\n  * **Sensor** is what measures\n  * **Display:** is what shows\n",
    "nested bullets in code": "* Kind:\n  * `Sensor` is what measures\n  * `Display` is what shows\n",
    "code": "- **Kind**: one of `Sensor` and `Display`\n",
    "code behind a dash": "- `Kind` – one of `Sensor` and `Display`\n",
    "words behind a dash": "- **Kind** - Sensor, Display\n",
    "a paragraph": "Kind: `Sensor`, `Display`.\n",
    "a title and bullets": "**Kind**\n\n- Sensor: measures\n- Display: shows\n",
    "a heading and bullets": "### Kind\n\n- Sensor – measures\n- Display – shows\n",
    "a table of values": "| Kind | Meaning |\n| --- | --- |\n| Sensor | measures |\n| Display | shows |\n",
    "a table of fields": "| Field | Values |\n| --- | --- |\n| Kind | `Sensor`, `Display` |\n| Page | a link |\n",
}


@pytest.mark.parametrize("legend", LEGENDS.values(), ids=LEGENDS)
@pytest.mark.parametrize("title", ["Legend", "Meta List Info", "Glossary"])
def test_the_legend_documents_vocabularies(legend: str, title: str) -> None:
    found = read(f"{page_of(FORMS['bullets'])}\n## {title}\n\n{legend}")
    assert found.legend == {"Kind": ["Sensor", "Display"]}
    assert len(found.entries) == 3


def test_the_legend_can_stand_under_any_title_if_it_names_a_field() -> None:
    text = page_of(FORMS["bullets"])
    assert read(f"{text}\n## What the words mean\n\n* Kind:\n  * Sensor\n  * Display\n").legend == {
        "Kind": ["Sensor", "Display"]
    }
    assert read(f"{text}\n## Ways to help\n\n* Money:\n  * Donate\n  * Buy\n").legend == {}


def test_title_and_description_are_those_of_the_page() -> None:
    found = read("# Sensors\n\n*What measures* things.\n\n" + page_of(FORMS["bullets"]).partition("\n\n")[2])
    assert (found.title, found.description) == ("Sensors", "What measures things.")


def test_reading_is_linear() -> None:
    times = []
    for number in (250, 2000):
        text = page_of(FORMS["bullets"], " ".join(f"x{index}" for index in range(number)))
        source = Source(text)
        document = tree.parse(source)
        assert len(catalog.read(source, document).entries) == number
        times.append(seconds(partial(catalog.read, source, document)))
    assert times[1] < times[0] * 24, "eight times the entries take about eight times as long"


def without_comment(value: str) -> str:
    return re.sub(r" \(.*\)$", "", value)


def test_the_gold_list_of_heading_entries_is_read_as_people_read_it() -> None:
    folder = SHARED / "gold" / "opensourcegames-headings"
    if not folder.is_dir():
        pytest.skip("the gold lists are not on this machine")
    found = {each.name: each for each in read((folder / "README.md").read_text(encoding="utf-8")).entries}
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    wrong = [
        (each["name"], name)
        for each in gold
        for name, values in each["fields"].items()
        if each["name"] not in found or [*map(without_comment, found[each["name"]].fields[name].values)] != values
    ]
    assert len(wrong) <= len(gold) // 100, wrong


def test_fields_may_stand_in_a_table_below_the_heading() -> None:
    rows = "| Type | `lidar` |\n|---|---|\n| Link | [site](https://{0}.org) |\n"
    page = read("# L\n\n" + "".join(f"## {name}\n\n{rows.format(name.lower())}\n" for name in ("Alpha", "Beta")))
    assert [(entry.name, entry.url, entry.style) for entry in page.entries] == [
        ("Alpha", "https://alpha.org", "heading"),
        ("Beta", "https://beta.org", "heading"),
    ]
    assert [(field.name, field.values) for field in page.entries[0].fields] == [("Type", ["lidar"]), ("Link", ["site"])]


def test_fields_may_stand_on_one_line_between_bars() -> None:
    page = read(
        "# L\n\n## Alpha\n\n**Type:** `camera` | **Link:** [site](https://a.org)\n\n## Beta\n\nType: `lidar` · Link: https://b.org\n"
    )
    assert [[(field.name, field.values) for field in entry.fields] for entry in page.entries] == [
        [("Type", ["camera"]), ("Link", ["site"])],
        [("Type", ["lidar"]), ("Link", ["https://b.org"])],
    ]
