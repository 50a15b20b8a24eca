"""Lines of fields that are written otherwise than those of the other entries."""

from __future__ import annotations

import pytest

from awesome_lint import Settings, check, fix, parse

NAMES = ["Ant", "Bee", "Cat", "Dog", "Eel", "Fox", "Gnu", "Hen", "Ibis", "Jay"]
BULLETS = "- **Type**: library\n- **License**: MIT\n- Link: [github](https://github.com/x/{})\n"
LINES = "Power: USB  \nLicense: MIT  \nLink: [github](https://github.com/x/{})\n"
BOLD = "**Power:** USB\n\n**License:** MIT\n\n* Source: <https://github.com/x/{}>\n"


def page(fields: str, wrong: str = "", right: str = "") -> str:
    entries = {name: f"### {name}\n\nSays what a {name} does.\n\n{fields.format(name)}\n" for name in NAMES}
    assert wrong in entries["Dog"]
    entries["Dog"] = entries["Dog"].replace(wrong, right, 1)
    return "# Tools\n\n## All\n\n" + "".join(entries.values())


@pytest.mark.parametrize(
    ("fields", "wrong", "right"),
    [
        (BULLETS, "**License**: MIT", "**License** MIT"),
        (BULLETS, "**License**: MIT", "**License**:: MIT"),
        (BULLETS, "**License**: MIT", "**License**; MIT"),
        (BULLETS, "**License**: MIT", "**License**:MIT"),
        (BULLETS, "**License**: MIT", "**License*: MIT"),
        (BULLETS, "**License**: MIT", "License: MIT"),
        (BULLETS, "**License**: MIT", "**License:** MIT"),
        (BULLETS, "**License**: MIT", "**License** : MIT"),
        (BULLETS, "- **License**", "-**License**"),
        (LINES, "License: MIT", "License MIT"),
        (LINES, "License: MIT", "License:MIT"),
        (LINES, "License: MIT", "License：MIT"),
        (BOLD, "**License:** MIT", "**License** MIT"),
        (BOLD, "**License:** MIT", "**License: MIT"),
        (BOLD, "**License:** MIT", "**License:* MIT"),
    ],
)
def test_another_form_is_reported_once_and_mended(fields: str, wrong: str, right: str) -> None:
    text = page(fields, wrong, right)
    assert [each.code for each in check(text, Settings(ignore=["FMT"]))] == ["ENT021"]
    assert fix(text, Settings(select=["ENT021"]), unsafe=True).text == page(fields)


def test_a_field_that_is_not_there_is_missing() -> None:
    text = page(BULLETS, "- **License**: MIT\n", "")
    assert [each.code for each in check(text, Settings(ignore=["FMT"]))] == ["ENT001"]


@pytest.mark.parametrize("fields", [BULLETS, LINES, BOLD])
def test_entries_of_one_form_are_silent(fields: str) -> None:
    assert check(page(fields), Settings(select=["ENT"])) == []


@pytest.mark.parametrize("label", ["**{}**:", "**{}:**", "{}:"])
def test_items_with_recurring_labels_in_bold_below_a_name_in_bold_are_its_fields(label: str) -> None:
    below = f"  - {label.format('Year')} 2020\n  - {label.format('Paper')} https://{{0}}.example\n"
    page = "# Tools\n\n## Hand\n\n" + "".join(f"- **{name}**\n{below.format(name)}" for name in ("saw", "axe", "file"))
    entries = parse(page).entries
    assert [(entry.name, entry.url) for entry in entries] == [
        (name, f"https://{name}.example") for name in ("saw", "axe", "file")
    ]
    assert all([field.name for field in entry.fields] == ["Year", "Paper"] for entry in entries)
