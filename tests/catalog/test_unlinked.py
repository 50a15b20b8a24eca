"""Entries without links: beside others that have one, and what looks like them but tells, counts or explains."""

from __future__ import annotations

import pytest

from awesome_lint import parse

LINKED = "".join(f"- [Tool {number}](https://tool{number}.example) - Cuts wood.\n" for number in range(8))
FIRST = "- [Saw](https://saw.example)\n- [Axe](https://axe.example)\n"
PAPERS = (
    "Learning to saw with little data",
    "Boards: a survey of all that was cut",
    "Deep planes for rough wood",
    "Nails are all you need to hold",
    "Gluing at scale in small rooms",
    "Robust rasps and where to find them",
)


def below(text: str) -> list[str]:
    """The names of the entries in a section of its own behind one with links."""
    entries = parse(f"# List\n\n## Linked\n\n{LINKED}\n## Others\n\n{text}\n").entries
    return [each.name for each in entries if each.section == ["Others"]]


@pytest.mark.parametrize(
    "lines",
    [
        ["Hand Saw", "Axe"],
        ["Hand Saw (for thin boards only, since it bends)", "Axe (made by those who made the first one there)"],
        ["Where do the shavings go?", "Who oils the hinges of the door?"],
        ["A plane that nobody in the town has used since the fire", "An axe which was found below the old bridge"],
    ],
)
def test_what_a_list_of_its_own_holds_are_entries(lines: list[str]) -> None:
    found = below("".join(f"- {line}\n" for line in lines))
    assert [line.partition(" (")[0] for line in lines] == found


def test_one_item_is_an_entry() -> None:
    assert below("- Great Big Saw\n") == ["Great Big Saw"]


@pytest.mark.parametrize(
    "text",
    [
        "- Coming soon\n",
        "- TBA\n",
        "- [Add your tool here!]\n",
        "- TODO: find some\n",
        "1. Oil the saw\n2. Cut the board\n3. Sweep the floor\n",
        "- Star this page to hear of changes.\n- Look at the contents to find a tool.\n",
        "- 📚: a book about tools\n- 🌐: a site about tools\n",
        "- :key: - one must pay for it\n- :leaf: - grown in a wood\n",
        "- Saws: 13 tools in 4 sections\n- Axes: 4 tools in 1 section\n",
        "- **2023.09.02** The saws are sharp again.\n- **2023.09.01** We opened the shop.\n",
        "They are sorted by weight.\n\n- heavy ones that two must lift\n- light ones that a child can lift\n",
    ],
)
def test_what_tells_explains_or_counts_is_no_entry(text: str) -> None:
    assert below(text) == []


def test_lists_of_texts_are_entries_only_where_most_are_in_lists() -> None:
    rows = "".join(f"| [Tool {number}](https://tool{number}.example) | wood |\n" for number in range(8))
    table = f"# List\n\n## Linked\n\n| Name | For |\n| - | - |\n{rows}\n## Others\n\n"
    told = "- It must cut well with either hand\n- It must not rust in the rain\n"
    assert len(parse(table + told).entries) == 8
    assert len(parse(f"{table}- Saw\n- Axe\n").entries) == 10


def test_items_beside_linked_ones_are_entries() -> None:
    text = (
        "- [Saw](https://saw.example)\n- [Axe](https://axe.example)\n- A plane which I once saw used by an old joiner\n"
    )
    assert below(text) == ["Saw", "Axe", "A plane which I once saw used by an old joiner"]


def test_remarks_beside_linked_items_are_none() -> None:
    text = f"{FIRST}- Example:\n- Both of them are sharp.\n"
    assert below(text) == ["Saw", "Axe"]


def test_titles_with_a_colon_are_no_labels_beside_such() -> None:
    first = "".join(f"- [{title}](https://paper{at}.example)\n" for at, title in enumerate(PAPERS))
    assert len(below(f"{first}- Hinges: what they hold and why\n")) == len(PAPERS) + 1


def test_exercises_are_entries() -> None:
    page = (
        "# 木工百本\n\n## 板\n\n1. 板を二つに切りましょう。\n1. ABCで[釘](https://nail.example)を打ちましょう。\n"
        "1. 古い板を紙で磨きましょう。\n1. 長い板を短くしましょう。\n\n## 釘\n\n1. 釘を数えてください。\n"
        "1. 曲がった釘を真っすぐにしましょう。\n1. 釘を箱に入れましょう。\n"
        "\n## 油\n\n1. 油を確認しましょう。\n1. 蝶番に油をさしましょう。\n"
    )
    assert len(parse(page).entries) == 9


@pytest.mark.parametrize("title", ["Repository Structure", "Getting Started", "🚀 Project layout"])
def test_what_tells_of_the_repository_is_no_entry(title: str) -> None:
    told = "- `guides/` - Papers to begin with, and how to read them\n- `notes/` - What is worth more than a line\n"
    page = parse(f"# List\n\n## {title}\n\n{told}\n## Linked\n\n{LINKED}\n")
    assert len(page.entries) == 8


def test_sentences_beside_titles_are_goals() -> None:
    first = "".join(f"- [{title}](https://paper{at}.example)\n" for at, title in enumerate(PAPERS))
    goals = "- A new way to hold boards without any nails.\n- Boards for whoever may need some of them.\n"
    page = f"# List\n\n## Papers\n\n{first}\n## To come\n\n"
    assert len(parse(page + goals).entries) == len(PAPERS)
    assert len(parse(page + goals.replace(".\n", "\n")).entries) == len(PAPERS) + 2


def test_a_dash_ends_names_as_short_as_the_others() -> None:
    text = "- [Saw](https://saw.example)\n- Axe\n- Old Plane\n- Rasp\n- Big Nail - holds what the glue does not hold\n"
    assert below(text) == ["Saw", "Axe", "Old Plane", "Rasp", "Big Nail"]


def test_code_behind_names_is_a_tag() -> None:
    more = "".join(f"{at}. A song of {at} hours `band`\n" for at in range(7, 12))
    page = parse("# Songs\n\n" + "".join(f"{at}. {title} `band`\n" for at, title in enumerate(PAPERS, 1)) + more)
    assert [each.name for each in page.entries][:6] == list(PAPERS)


def test_labels_above_titles_are_groups() -> None:
    alone = "".join(f"- {title}\n" for title in PAPERS) + "- Oil and the end of rust\n- Handles for every hand\n"
    nested = "- **Sharp ones**:\n  - Whetstones for impatient people\n  - Edges that last a life\n"
    entries = parse(f"# Papers\n\n## All\n\n{alone}\n## By kind\n\n{nested}").entries
    assert [(each.section[-1], each.name) for each in entries][-2:] == [
        ("Sharp ones", "Whetstones for impatient people"),
        ("Sharp ones", "Edges that last a life"),
    ]


@pytest.mark.parametrize("end", ["\n\n", "  \n"])
def test_paragraphs_and_lines_that_cite_are_entries(end: str) -> None:
    lines = "".join(
        f"{title}. ICLR1{at}{end}" for at, title in enumerate((*PAPERS, *(f"On {each}" for each in PAPERS)))
    )
    assert [each.name for each in parse(f"# Papers\n\n## All\n\n{lines}\n").entries][:6] == list(PAPERS)


def test_a_short_page_without_any_link_is_made_of_its_bold_titles() -> None:
    lines = [f"- **{title}** The authors try it on old boards.\n" for title in PAPERS[:5]]
    text = f"# Papers\n\n## Wood\n\n{''.join(lines[:2])}\n## Glue\n\n{''.join(lines[2:])}"
    assert [each.name for each in parse(text).entries] == [*PAPERS[:5]]


@pytest.mark.parametrize(
    "line", ["More to come!", "... and many more", "Coming soon (see my [plan](https://p.example))"]
)
def test_what_says_that_the_list_goes_on_is_no_entry(line: str) -> None:
    assert below(f"{FIRST}- {line}\n") == ["Saw", "Axe"]
    assert below(f"{FIRST}- [More Saws](https://more.example)\n") == ["Saw", "Axe", "More Saws"]
