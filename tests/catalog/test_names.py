"""What entries of lists are called, and what is no part of their names."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from awesome_lint import parse
from entries import at, found, records

TOOLS = ("saw", "axe", "nail", "file", "drill", "rake", "plane", "hammer")

MORE_NAMES = {
    "labels in bold before the links of paragraphs, and addresses below": (
        "**[`Wood Days 2023`]**[The Saw](https://saw.example)\n\n- [code] *https://code.example/saw*\n\n"
        "**[`NAIL`]** [On Nails](https://nails.example)\n\n**[`WOOD 2022`]** [The Axe](https://axe.example)\n\n"
        "- https://code.example/axe\n\n**[`WOOD 2021`]** [The File](https://file.example)\n\n"
        "**[`WOOD 2020`]** [The Rake](https://rake.example)\n",
        [
            ("The Saw", at("saw")),
            ("On Nails", at("nails")),
            ("The Axe", at("axe")),
            ("The File", at("file")),
            ("The Rake", at("rake")),
        ],
    ),
    "venues and years in bold behind titles": (
        "- The Saw (SAW) (**WOOD 2020**) [[paper](https://saw.example)]\n- The Axe (**WOOD 2021**) [[paper](https://axe.example)]\n"
        "- The File (FL) (**Glue Days 2022**) [[paper](https://file.example)]\n",
        [("The Saw", at("saw")), ("The Axe", at("axe")), ("The File", at("file"))],
    ),
    "titles above links in brackets below headings, beside lists": (
        "## Benches\n\nThe Bench [[code](https://bench.example)]\n\nThe Old Bench [[paper](https://old.example)][[code](https://oldcode.example)]\n\n"
        "## Surveys\n\nSaws: A Survey (**WOOD 2020**) [[paper](https://saws.example)]\n\nAxes [[paper](https://axes.example)]\n\n"
        "Nails [[paper](https://nails.example)]\n\n"
        "## Papers\n\n" + "".join(f"- Part {number} [[paper](https://p{number}.example)]\n" for number in range(30)),
        [
            ("The Bench", at("bench")),
            ("The Old Bench", at("old")),
            ("Saws: A Survey", at("saws")),
            ("Axes", at("axes")),
            ("Nails", at("nails")),
        ]
        + [(f"Part {number}", at(f"p{number}")) for number in range(30)],
    ),
}


@pytest.mark.parametrize(("text", "expected"), MORE_NAMES.values(), ids=MORE_NAMES)
def test_more_names(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(f"# Tools\n\n{text}") == expected


def test_brackets_within_a_text_are_part_of_it() -> None:
    text = "# Papers\n\n" + "".join(
        f"- **The {name}.** *Ann {name.title()} (Oxford) et al. WOOD.* [[paper](https://{name}.example)]\n"
        for name in TOOLS
    )
    assert all(each.fields.get("notes") is None for each in records(text).entries)
    assert [each.notes for each in parse(text).entries] == [
        [f"Ann {name.title()} (Oxford) et al. WOOD."] for name in TOOLS
    ]


def test_authors_in_bold_before_titles_are_no_names() -> None:
    papers = (
        ("Smith, A., et al. (2025).", "saw", "A Review of Studies on the Saw: Views From the Bench"),
        ("Young, B. C. (2023).", "axe", "Deciding Fast and Slow Where to Cut With an Axe"),
        ("Smith, A., & Young, B. (2022).", "file", "Trust in Files: Designing for the Hand"),
    )
    text = "".join(
        f"- **{who}** {title}. *Wood Days*, 1. [[link]](https://{name}.example)\n" for who, name, title in papers
    )
    assert found(f"# Papers\n\n{text}") == [(title, at(name)) for _, name, title in papers]


def test_several_linked_names_with_descriptions_are_entries_beside_any_list() -> None:
    lists = "".join(f"- [Tool {number}](https://t{number}.example) - Cuts.\n" for number in range(60))
    lone = "".join(
        f'## Of {name}s\n\nSome text.\n\n🔗 <b><a href="https://{name}.example">{name}</a></b> (⭐ 4K)  - It cuts.\n\n'
        for name in TOOLS
    )
    assert found(f"# Tools\n\n## All\n\n{lists}\n{lone}")[-len(TOOLS) :] == [(name, at(name)) for name in TOOLS]


def test_links_joined_in_many_items_are_entries_of_their_own() -> None:
    joints = (", ", " / ", "; ", ", ", " | ", ", ")
    text = "".join(
        f"- [The {one}](https://{one}.example){joint}[New {one}](https://new{one}.example)\n"
        for one, joint in zip(TOOLS, joints, strict=False)
    )
    catalog = records(
        f"# Tools\n\n{text}- [Rakes](https://rakes.example), [part 2](https://p2.example)\n"
        "- [Nets](https://nets.example), [part 2](https://n2.example)\n"
    )
    pairs = [(f"The {one}", at(one)) for one in TOOLS[:6]]
    assert [(each.name, each.url) for each in catalog.entries if each.entries] == pairs
    nested = [(each.name, each.url) for entry in catalog.entries for each in entry.entries]
    assert nested == [(f"New {one}", at(f"new{one}")) for one in TOOLS[:6]]
    assert [len(each.links) for each in catalog.entries] == [1] * 12 + [2, 2]


@pytest.mark.parametrize(
    "line",
    [
        "- [The {0}](https://{0}.example), [PDF](https://{0}.example/pdf)\n",
        "- [The {0}](https://{0}.example) [@{0}](https://social.example/{0})\n",
        "- [The {0}](https://{0}.example), made by [Ann {0}](https://ann.example/{0})\n",
        "- [The {0}](https://{0}.example) - Cuts, [New {0}](https://new.example/{0})\n",
    ],
)
def test_other_links_beside_names_are_no_entries(line: str) -> None:
    seen = records("# Tools\n\n" + "".join(line.format(name) for name in TOOLS)).entries
    assert [each.name for each in seen] == [f"The {name}" for name in TOOLS]


def test_names_in_bold_that_show_their_asterisks() -> None:
    text = "".join(
        f'* **{name}:**Ann Smith, Bob Young.<br />\n  "The {name} Considered"WOOD 2018.\n  [[paper](https://{name}.example)]\n'
        for name in TOOLS
    )
    seen = records(f"# Papers\n\n{text}").entries
    assert [each.name.rstrip(":") for each in seen] == [*TOOLS]


def test_the_title_of_a_page_does_not_close_it() -> None:
    assert found(
        "# Roadmap\n\n## Tools\n\n- [saw](https://saw.example)\n\n## Parts\n\n- [nut](https://nut.example)\n"
    ) == [("saw", at("saw")), ("nut", at("nut"))]


def test_bare_addresses_between_names_and_descriptions() -> None:
    text = "".join(f"- {name} https://{name}.example/ It cuts {name}s\n" for name in TOOLS[:4])
    more = "".join(f"- {name} https://{name}.example/ For {name}s\n" for name in TOOLS[4:])
    assert found(f"# Tools\n\n## Old\n\n### Audio\n{text}\n### Other\n{more}") == [
        (name, f"{at(name)}/") for name in TOOLS
    ]


def test_asides_in_italics_and_dates_in_bold_before_names() -> None:
    cited = "".join(
        f"{number}. *Luo B, Feng Y, et al*. **The {name} Considered**[C]//Wood Days 2017: 1-9. [[PDF](https://{name}.example)]\n"
        for number, name in enumerate(TOOLS, 1)
    )
    assert found(f"# Papers\n\n{cited}") == [(f"The {name} Considered", at(name)) for name in TOOLS]
    dated = "".join(
        f"* **[2023.0{number}.09]** **[The {name}](https://{name}.example)** ![badge](https://img.example/b.svg)\n"
        for number, name in enumerate(TOOLS, 1)
    )
    assert found(f"# Papers\n\n{dated}") == [(f"The {name}", at(name)) for name in TOOLS]
    new = "".join(
        f"- *(New! 202{number})* **The {name}** [[code](https://{name}.example)]\n"
        for number, name in enumerate(TOOLS[:3])
    )
    assert found(f"# Papers\n\n{new}") == [(f"The {name}", at(name)) for name in TOOLS[:3]]


def test_marks_that_names_end_in_are_no_part_of_them() -> None:
    text = (
        "- **Saw:** cuts [code](https://saw.example)\n- [Axe,](https://axe.example) cuts\n"
        "- [Nail :hammer:](https://nail.example) holds\n"
    )
    assert [each.name for each in records(f"# Tools\n\n{text}").entries] == ["Saw", "Axe", "Nail :hammer:"]


def test_the_first_of_two_links_as_usual_is_the_address_in_every_run() -> None:
    text = "# Papers\n\n" + "".join(
        f"- **The {name}**\n  - [Paper](https://{name}.example/p)\n  - [Dataset](https://{name}.example/d)\n  - [Talk](https://{name}.example/t)\n"
        for name in TOOLS
    )
    program = f"from awesome_lint import parse\nprint([each.url for each in parse({text!r}).entries])"
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in range(4)
    }
    assert said == {f"{[f'{at(name)}/p' for name in TOOLS]}\n"}


def names(lines: list[str]) -> list[str]:
    return [each.name for each in parse("# T\n\n## Some\n\n" + "".join(f"{each}\n" for each in lines)).entries]


ANIMALS = ["Ant", "Bee", "Cat", "Dog", "Eel", "Fox"]


def test_a_venue_in_bold_behind_a_title_is_no_name() -> None:
    lines = [
        f"- Sorting the {each} of Things | **[ICML' 1{at}]** | [`[pdf]`](https://{each}.org)"
        for at, each in enumerate(ANIMALS)
    ]
    assert names(lines) == [f"Sorting the {each} of Things" for each in ANIMALS]


def test_a_title_with_code_and_persons_behind_it_names_the_line() -> None:
    lines = [
        f"- [Sorting the {each} of all Things](https://{each}.org) - [[CODE]](https://{each}.org/y) North, A., Lee, B."
        for each in ANIMALS
    ]
    assert names(lines) == [f"Sorting the {each} of all Things" for each in ANIMALS]


def test_groups_of_one_among_groups_of_several() -> None:
    lines = []
    for each in ANIMALS:
        lines += [f"- {each}", f"  - [patterns](https://{each}.org/x)"]
        lines += (
            [f"  - [{each} Sorter](https://{each}.org/y)", f"  - [{each} Cleaner](https://{each}.org/z)"]
            if each != "Dog"
            else []
        )
    entries = parse("# T\n\n## Some\n\n" + "".join(f"{each}\n" for each in lines)).entries
    assert [(each.name, each.section) for each in entries if "Dog" in each.section] == [("patterns", ["Some", "Dog"])]
    assert not {each.name for each in entries} & {*ANIMALS}


def test_headings_that_are_counted_without_a_mark() -> None:
    text = "".join(
        f"### {at} {each}\n\nLocation: https://{each}.org\n\nAbout: the {each}\n\n"
        for at, each in enumerate(ANIMALS, 1)
    )
    assert [each.name for each in parse(f"# T\n\n{text}").entries] == ANIMALS


def test_titles_behind_addresses_and_bars() -> None:
    lines = [f"{at}. https://{each}.org/paper.pdf | Sorting the {each}" for at, each in enumerate(ANIMALS, 1)]
    assert names(lines) == [f"Sorting the {each}" for each in ANIMALS]


def test_titles_right_behind_a_venue_in_brackets() -> None:
    text = "".join(
        f"(ICML201{at})Sorting the **{each}** of Things [[code]](https://{each}.org/x)\n\n"
        for at, each in enumerate(ANIMALS)
    )
    assert [each.name for each in parse(f"# T\n\n## Some\n\n{text}").entries] == [
        f"Sorting the {each} of Things" for each in ANIMALS
    ]
