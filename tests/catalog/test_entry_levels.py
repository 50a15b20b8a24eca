"""Entries whose heading stands at another level than those of the others."""

from __future__ import annotations

import pytest

from awesome_lint import Settings, check, fix, parse

NAMES = ["Ant", "Bee", "Cat", "Dog", "Eel", "Fox", "Gnu", "Hen"]


def page(levels: dict[str, int] | None = None) -> str:
    entries = [
        f"{'#' * (levels or {}).get(name, 3)} {name}\n\n- Type: library\n- Licence: MIT\n- Link: https://{name}.org\n\n"
        for name in NAMES
    ]
    return f"# Tools\n\n## First\n\n{''.join(entries[:4])}## Second\n\n{''.join(entries[4:])}"


def found(text: str) -> list[str]:
    return [f"{each.code} {each.message}" for each in check(text, Settings(ignore=["FMT"]))]


@pytest.mark.parametrize("level", [1, 2, 4, 5, 6])
@pytest.mark.parametrize("name", ["Bee", "Dog", "Fox"])
def test_a_heading_of_another_level_is_reported_once_and_mended(name: str, level: int) -> None:
    text = page({name: level})
    assert found(text) == [f"ENT020 this entry is a heading of level {level}; the others are of level 3"]
    assert fix(text, Settings(select=["ENT020"]), unsafe=True).text == page()


@pytest.mark.parametrize("levels", [{"Bee": 2}, {"Fox": 4}, {"Dog": 1}])
def test_an_entry_at_another_level_is_read_like_the_others(levels: dict[str, int]) -> None:
    entries = parse(page(levels)).entries
    assert [each.name for each in entries] == NAMES
    assert [each.section for each in entries] == [["First"]] * 4 + [["Second"]] * 4
    assert all(len(each.fields) == 3 for each in entries)


def test_parts_of_an_entry_are_no_entries_of_their_own() -> None:
    text = page().replace(
        "- Link: https://Bee.org\n", "- Link: https://Bee.org\n\n#### More\n\n- Age: 3\n- Sound: buzz\n"
    )
    assert found(text) == []
    assert [each.name for each in parse(text).entries] == NAMES


def test_headings_that_cite_are_entries() -> None:
    """A venue and its year behind a title tell of a paper, whatever stands below it."""
    headings = "".join(
        f"### A Study of Wood in {number} Old Houses, KDD, 201{number}\n\n- What it says of wood.\n- And of nails.\n\n"
        for number in range(6)
    )
    found = parse(f"# Reading\n\n## Wood\n\n{headings}").entries
    assert [each.name for each in found] == [f"A Study of Wood in {number} Old Houses" for number in range(6)]


def test_headings_are_terms_where_the_texts_below_begin_with_them() -> None:
    names = ("WoodNet", "Sawdust-10", "PLANKS", "GreenOak", "Nail Set", "Chips", "Bark Images", "RingCount", "Knots")
    told = "".join(f"#### {name}\n\n{name} holds pictures of what falls from the bench.\n\n" for name in names[:-1])
    page = f"# Data\n\n## Pictures\n\n{told}#### {names[-1]}\n"
    assert [entry.name for entry in parse(page).entries] == [*names]
    others = "".join(f"#### {name}\n\nThere are pictures of what falls from the bench.\n\n" for name in names)
    assert not parse(f"# Data\n\n## Pictures\n\n{others}").entries


def test_a_number_right_before_a_word_and_a_colon_is_no_part_of_a_title() -> None:
    page = "# Papers\n\n" + "".join(
        f"###### {at}.Saw{'' if at % 2 else ':'} A Tool of Kind {at}\n\nPaper: https://example.org/{at}\n\n"
        for at in range(1, 7)
    )
    names = [entry.name for entry in parse(page).entries]
    assert names == [f"Saw{'' if at % 2 else ':'} A Tool of Kind {at}" for at in range(1, 7)]


def test_titles_in_quotation_marks_are_entries_also_without_a_space_behind_the_hashes() -> None:
    titles = ("《锯木学》", "《木板与钉子》", "《A Saw of One's Own》", "《刨子》（修订版）", "《油与漆》", "《门》")
    page = "# 书\n\n" + "".join(f"##{title}\n4星\n\n看过一半。\n\n" for title in titles)
    assert [entry.name for entry in parse(page).entries] == [*titles]


def test_a_header_without_rows_below_a_heading_is_a_line_of_links() -> None:
    talks = ("Cutting by hand and why", "Nails without a hammer", "What the saw saw", "Glue or screws")
    page = "# Talks\n\n" + "".join(
        f"## {talk}\n\n[video](https://v.example/{at})|\n---- |\n\nFor beginners.\n\n- [Saw Days](https://d{at}.example)\n\n"
        for at, talk in enumerate(talks)
    )
    assert [(entry.name, entry.url) for entry in parse(page).entries] == [
        (talk, f"https://v.example/{at}") for at, talk in enumerate(talks)
    ]


def test_some_linked_headings_with_a_text_are_entries_beside_sections() -> None:
    linked = "".join(f"## [{name}](https://{name}.example)\n\nCuts what is cut.\n\n" for name in ("saw", "axe", "file"))
    sections = "".join(
        f"## For {name}\n\n" + "".join(f"- [{name} {at}](https://{name}{at}.example)\n" for at in range(4)) + "\n"
        for name in ("boards", "beams", "logs", "sticks")
    )
    names = [entry.name for entry in parse(f"# Tools\n\n{linked}{sections}").entries]
    assert names[:4] == ["saw", "axe", "file", "boards 0"]
    assert len(names) == 19


def test_many_sentences_with_code_below_them_are_entries() -> None:
    recipe = "#### {0} boards that are made of {1}\n\n```sh\n{0} {1}\n```\n\n"
    recipes = [(verb, wood) for verb in ("Saw", "Plane", "Glue") for wood in ("oak", "elm", "ash", "fir", "yew")]
    page = "".join(recipe.format(*each) for each in recipes)
    names = [entry.name for entry in parse(f"# Commands\n\n### At work\n\n{page}").entries]
    assert names == [f"{verb} boards that are made of {wood}" for verb, wood in recipes]
    few = "".join(recipe.format(*each) for each in recipes[:6])
    assert parse(f"# Commands\n\n### At work\n\n{few}").entries == []


def test_headings_without_a_link_among_such_with_one_head_what_is_below_them() -> None:
    def linked(level: int, name: str) -> str:
        return f"{'#' * level} [{name}](https://{name}.org/x)\n\nSorts the things of {name}.\n\n"

    entries = "".join(linked(2, name) for name in NAMES)
    lists = "## Sorters\n\n- [Ibis](https://ibis.org/x) - Sorts.\n- [Jay](https://jay.org/x) - Sorts.\n\n"
    text = f"# Tools\n\n{entries}{lists}## Old ones\n\n{linked(3, 'Kea')}"
    sections = {each.name: each.section for each in parse(text).entries}
    assert {name: sections[name] for name in ("Ibis", "Jay")} == {"Ibis": ["Sorters"], "Jay": ["Sorters"]}
    assert "Sorters" not in sections
    assert "Old ones" not in sections


def test_a_heading_of_a_field_at_the_level_of_the_entries() -> None:
    def entry(name: str, hashes: str) -> str:
        return f"## [{name}](https://{name}.org/x)\n\nSorts.\n\n### About\n\nIt sorts.\n\n{hashes} Links\n\n- [Code](https://{name}.org/y)\n\n"

    text = "# Tools\n\n" + "".join(entry(name, "##" if name == "Dog" else "###") for name in NAMES)
    entries = parse(text).entries
    assert [each.name for each in entries] == NAMES
    assert [each.name for each in entries[3].fields] == ["About", "Links"]
