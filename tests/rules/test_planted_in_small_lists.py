"""Faults that were planted in small lists and not found at first, beside what is like them and no fault."""

from __future__ import annotations

import pytest

from awesome_lint import check
from awesome_lint.diagnostic import Severity

ENTRIES = "- [Ada](https://ada.dev/x) - Sorts things of some kind.\n- [Bob](https://bob.dev/x) - Keeps other things.\n"


def found(text: str, code: str) -> list[tuple[int, str]]:
    return [
        (each.location.row, each.message)
        for each in check(text)
        if each.code == code and each.severity.reaches(Severity.WARNING)
    ]


def page(*titles: str, contents: str = "") -> str:
    return f"# Tools\n\n{contents}" + "".join(f"## {title}\n\n{ENTRIES}\n" for title in titles)


@pytest.mark.parametrize(("heading", "word"), [("Table Table of Contents", "Table"), ("Other Other Tools", "Other")])
def test_a_word_twice_in_a_heading(heading: str, word: str) -> None:
    assert found(page("Some", heading), "SPL003") == [(8, f"`{word}` is repeated; remove one")]


@pytest.mark.parametrize(
    ("name", "url", "is_told"),
    [
        ("Hex Hex to ASCII", "https://ada.dev/hex-to-ascii.html", True),
        ("A Gentle Gentle Introduction to Trees", "https://ada.dev/x.html", True),
        ("Tiny Tiny RSS", "https://tt-rss.org/", False),
        ("Duran Duran", "https://duranduran.com/", False),
        ("Duran Duran", "https://music.dev/duran/songs", False),
    ],
)
def test_a_word_twice_in_a_name(name: str, url: str, *, is_told: bool) -> None:
    assert bool(found(f"# T\n\n## Some\n\n{ENTRIES}- [{name}]({url}) - Turns.\n", "SPL003")) is is_told


CONTENTS = "## Contents\n\n- [Guides](#guides)\n- [Books](#books)\n- [Games](#games)\n- [People](#people)\n\n"


def test_contents_that_forget_a_section_of_prose() -> None:
    text = f"# T\n\n{CONTENTS}## Guides\n\n{ENTRIES}\n## Survey\n\nSome words.\n\n"
    text += "".join(f"## {title}\n\n{ENTRIES}\n" for title in ("Books", "Games", "People"))
    assert found(text, "DOC004") == [(15, "the heading `Survey` is missing from the contents; list it after `Guides`")]
    assert found(text.replace("## Contents", "## In short"), "DOC004") == []


def test_contents_that_name_one_of_few_sections_otherwise() -> None:
    text = page("Guides", "Books", "Games", "People", contents=CONTENTS.replace("[Books]", "[Various Things]"))
    message = "`Various Things` leads to the heading `Books`; the others have the text of their headings"
    assert found(text, "DOC004") == [(6, message)]


@pytest.mark.parametrize("heading", ["🛠️ Games", "Games"])
def test_a_contents_entry_without_its_mark(heading: str) -> None:
    text = page("Guides", "Books", heading, "People", contents=CONTENTS.replace("(#games)", "(games)"))
    wanted = "#%EF%B8%8F-games" if heading != "Games" else "#games"
    assert found(text, "LNK004") == [
        (7, f"`games` is taken for a file; expected `{wanted}`, which leads to the heading")
    ]


def test_a_contents_entry_without_its_mark_and_with_a_number() -> None:
    listed = "- [A](#a)\n  - [Tools](#tools)\n- [B](#b)\n  - [Tools](tools-1)\n- [C](#c)\n\n"
    text = (
        f"# T\n\n{listed}" + "".join(f"## {each}\n\n### Tools\n\n{ENTRIES}\n" for each in "AB") + f"## C\n\n{ENTRIES}"
    )
    assert [row for row, _ in found(text, "LNK004")] == [6]


def test_a_contents_entry_without_its_mark_in_another_script() -> None:
    contents = CONTENTS.replace("[Games](#games)", "[Игры](%D0%B8%D0%B3%D1%80%D1%8B)")
    assert [row for row, _ in found(page("Guides", "Books", "Игры", "People", contents=contents), "LNK004")] == [7]


def test_a_file_named_like_a_heading_in_capitals_is_one() -> None:
    contents = CONTENTS.replace("[People](#people)", "[License](#license)")
    text = page("Guides", "Books", "Games", contents=contents) + "## License\n\nSee [LICENSE](LICENSE).\n"
    assert found(text, "LNK004") == []


def test_an_underscore_before_a_word_of_a_sentence() -> None:
    text = f"# T\n\n## Some\n\n{ENTRIES}- [Cy](https://cy.dev/x) - Keeps the _sexy things of those who want them.\n"
    assert found(text, "DOC008") == []
    assert found(text + "\nSome are sexy.\n", "DOC008") == [(7, "`_` is not closed; expected another one")]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("Keeps things (Azure, Gears,etc.) for those who want them", "no space follows the comma"),
        ("Runs the code of Mud-Pie,which is the kind that we want", "no space follows the comma"),
        ("It has been shown at the Tool Village , 2024", "there is a space before the comma"),
        ("Runs code in the Lambda.It offers the kind that all of us want", "no space follows the period"),
        ("Runs programs in many languages.The Web site is useful for all", "no space follows the period"),
    ],
)
def test_spaces_beside_marks(said: str, message: str) -> None:
    text = f"# T\n\n## Some\n\n{ENTRIES}- [Cy](https://cy.dev/x) - {said}.\n"
    assert found(text, "SPL006") == [(7, message)]


def test_a_start_page_beside_the_page_of_its_author() -> None:
    text = f"# T\n\n## Some\n\n{ENTRIES}- [Cy](https://github.com/) by [Dan](https://github.com/dan) - Turns.\n"
    assert [row for row, _ in found(text, "LNK013")] == [7]
    assert found(text.replace("[Cy]", "[GitHub]"), "LNK013") == []


def test_small_tables_with_exchanged_or_empty_cells() -> None:
    rows = [f"| [{name}](https://{name}.dev/x) | Sorts {name} |" for name in ("ada", "bob", "cy", "dan", "eve")]
    head = "# T\n\n| Name | Use |\n| --- | --- |\n"
    exchanged = [*rows[:2], "| Sorts cy | [cy](https://cy.dev/x) |"]
    assert [row for row, _ in found(head + "\n".join(exchanged) + "\n", "DOC022")] == [7]
    empty = [*rows[:3], "| | Sorts dan |", rows[4]]
    assert [row for row, _ in found(head + "\n".join(empty) + "\n", "DOC022")] == [8]
    assert found(head + "\n".join(empty[1:]) + "\n", "DOC022") == []


def test_two_small_headings_among_many_and_a_mark_behind_a_short_word() -> None:
    titles = [f"Tools {each}" for each in "ABCDEFGHIJKLMNOPQRSTUVW"]
    text = page(*titles, "tools that last", "games")
    assert [row for row, _ in found(text, "DOC035")] == [118, 123]
    assert [row for row, _ in found(page("Guides", "ORM.", "Games", "2021"), "DOC035")] == [8]
    assert found(page("Guides", "Plants Inc.", "Games", "People"), "DOC035") == []


def test_a_section_of_prose_that_is_linked_and_too_deep() -> None:
    text = page("Guides", "Books", "Games", contents=CONTENTS) + "#### People\n\nSome words.\n"
    assert [row for row, _ in found(text, "DOC002")] == [25]
    assert found(text.replace("- [People](#people)\n", ""), "DOC002") == []


NAMED = [f"- [Tool {each}](https://tools.dev/{each}) (kept by {each} only) - Sorts {each}.\n" for each in "abcdefgh"]


@pytest.mark.parametrize(
    "line",
    [
        "- [Tool x] (kept by x only) - Sorts x.\n",
        "- [Tool x] - [paper](https://tools.dev/paper)\n",
    ],
)
def test_names_in_brackets_alone(line: str) -> None:
    text = f"# T\n\n## Some\n\n{''.join(NAMED)}{line}"
    message = "the name shows as `[Tool x]`; expected a URL in `()` right after it, as in the others"
    assert found(text, "LNK020") == [(13, message)]
    below = text.replace(" only) - Sorts", " only)\n  - Sorts")  # bullets below are none of the list
    assert [message for _, message in found(below, "LNK020")] == [message]


def test_labels_and_addresses_behind_brackets_are_no_names() -> None:
    text = f"# T\n\n## Some\n\n{''.join(NAMED)}- [Tool x] (https://tools.dev/x) - Sorts x.\n- [Book] Trees\n"
    assert found(text, "LNK020") == []


def test_contents_that_forget_two_of_many_sections() -> None:
    titles = [
        f"{each} tools" for each in ("Ash", "Birch", "Cedar", "Elm", "Fir", "Larch", "Maple", "Oak", "Pine", "Yew")
    ]
    listed = "".join(f"- [{each}](#{each.lower().replace(' ', '-')})\n" for each in titles if each[0] not in "CL")
    text = page(*titles, contents=f"## Contents\n\n{listed}\n")
    assert len(found(text, "DOC004")) == 2
    assert found(text.replace("## Contents", "## In short"), "DOC004") == []


def test_a_small_first_letter_that_the_contents_have_large() -> None:
    contents = CONTENTS.replace("Games", "Snarks").replace("games", "snarks")
    message = "the heading begins with a small letter, unlike the others; expected `Snarks`"
    assert found(page("Guides", "Books", "snarks", "People", contents=contents), "DOC035") == [(20, message)]
    assert found(page("Guides", "Books", "snarks", "People"), "DOC035") == []


@pytest.mark.parametrize(
    ("opening", "closing", "count", "what"),
    [
        ("```", "```", 1, "code block holds"),
        ("<!-- hidden", "-->", 2, "comment hides"),
        ("<!-- hidden", "-->", 1, None),
    ],
)
def test_blocks_that_a_later_one_closes_by_chance(opening: str, closing: str, count: int, what: str | None) -> None:
    listed = CONTENTS if count == 2 else CONTENTS.replace("- [Games](#games)\n", "")
    text = page("Guides", contents=listed) + f"{opening}\n\n## Books\n\n## Games\n\n{closing}\n\n## People\n\n{ENTRIES}"
    row = text[: text.index(opening)].count("\n") + 1
    message = f"{what} the heading `Books`, to which the page links; expected its end above the heading"
    assert found(text, "DOC026") == ([(row, message)] if what else [])


def test_small_names_of_three_headings_that_are_entries_are_only_counted() -> None:
    names = [f"Tool {each}" for each in range(40)]
    small = ["tools", "books", "games"]

    def headed(*these: str) -> list[Severity]:
        text = "# T\n\n" + "".join(f"## {each}\n\n- Link: <https://elm.dev/{each}>\n- Kind: saw\n\n" for each in these)
        return [each.severity for each in check(text) if each.code == "DOC035"]

    assert headed(*names, *small) == [Severity.INFO] * 3
    assert headed(*names, *small[:2]) == [Severity.WARNING] * 2
