"""Records of paragraphs, each of which begins with a label in bold."""

from __future__ import annotations

from entries import read

NAMES = ("saw", "axe", "nail", "file", "drill", "rake")


def record(name: str, methods: str = " `cut`, `grind`") -> str:
    return (
        f"**Title:** [The {name} of all trades](https://{name}.example/x)\n\n"
        f"**Authors:** A. North, B. South\n\n"
        f"**Description:** Compares each {name} with others.\nAll of them are sharp.\n\n"
        f"**Methods:**{methods}\n\n"
    )


def page(between: str = "---\n\n", first: str = " `cut`, `grind`") -> str:
    records = between.join(record(name, first if name == NAMES[0] else " `cut`, `grind`") for name in NAMES)
    form = "**Title:**\n\n**Authors:**\n\n**Description:**\n\n**Methods:**\n\n"
    return f"# Trades\n\n## How to add one\n\n{form}## Some\n\n{records}"


def test_a_record_is_one_entry_with_its_labels_as_fields() -> None:
    for between in ("---\n\n", ""):
        entries = read(page(between))
        assert [each.name for each in entries] == [f"The {name} of all trades" for name in NAMES]
        assert [each.url for each in entries] == [f"https://{name}.example/x" for name in NAMES]
        assert {tuple(field.name for field in each.fields) for each in entries} == {
            ("Authors", "Description", "Methods")
        }
        assert entries[0].description == "Compares each saw with others. All of them are sharp."
        assert entries[0].fields[-1].values == ["cut", "grind"]


def test_a_list_below_an_empty_label_holds_its_values() -> None:
    first, second, *_ = read(page(first="\n- cutting\n- [grinding](https://grind.example)"))
    assert first.fields[-1].values == ["cutting", "grinding"]
    assert [link.field for link in first.links] == [None, "Methods"]
    assert first.span.end < second.span.start


def test_labels_that_do_not_recur_make_no_record() -> None:
    text = "".join(f"**Note:** See [the {name}](https://{name}.example/x).\n\n" for name in NAMES)
    assert all(not each.fields for each in read(f"# Trades\n\n## Some\n\n{text}"))


def test_a_place_above_a_title_is_no_part_of_it() -> None:
    papers = [
        f"**The {name} of all trades**  \n*A. North*  \nSawing 2024 [[paper](https://{name}.example/x)]\n"
        for name in NAMES
    ]
    text = "\n".join([f'<a name="first"></a>\n{papers[0]}', *papers[1:]])
    assert [each.url for each in read(f"# Trades\n\n## Some\n\n{text}")] == [
        f"https://{name}.example/x" for name in NAMES
    ]


def test_what_is_said_behind_an_address_that_follows_a_colon() -> None:
    rests = [" (sharp)", " - Cuts wood.", " Cuts wood.", "", "; https://www.example.org/", " - Cuts: wood"]
    lines = (f"- {name}: https://{name}.example/x{rest}\n" for name, rest in zip(NAMES, rests, strict=True))
    entries = read(f"# Trades\n\n## Some\n\n{''.join(lines)}")
    assert [each.name for each in entries] == [*NAMES]
    assert [each.description for each in entries] == ["(sharp)", "Cuts wood.", "Cuts wood.", None, None, "Cuts: wood"]


def test_persons_below_a_title_in_its_link_are_no_part_of_it() -> None:
    lines = (f"- [**The {name}** (2024) <br /> *A. North, B. South*](https://{name}.example/x)\n" for name in NAMES)
    assert [each.name for each in read(f"# Trades\n\n## Some\n\n{''.join(lines)}")] == [
        f"The {name} (2024)" for name in NAMES
    ]


def test_titles_with_links_below_them_stand_in_groups() -> None:
    paper = '  - **"The {0} of all trades"**, Sawing, 2024\n    - A. North, B. South\n    - [[Paper]](https://{0}.example/x)\n'
    groups = "".join(
        f"- {mark}Tools of kind {at}{mark}\n{''.join(map(paper.format, NAMES[at : at + 3]))}"
        for at, mark in ((0, "***"), (3, ""))
    )
    entries = read(f"# Trades\n\n## Some\n\nThese are sharp.\n\n{groups}")
    assert [each.url for each in entries] == [f"https://{name}.example/x" for name in NAMES]
