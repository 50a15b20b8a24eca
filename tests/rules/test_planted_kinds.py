"""Faults that were planted in lists of all styles and not found at first."""

from __future__ import annotations

import pytest

from awesome_lint import check, fix
from awesome_lint.diagnostic import Severity
from awesome_lint.settings import Settings
from usual import NAMES, USUAL


def rows(text: str, code: str) -> list[int]:
    return [each.location.row for each in check(text) if each.code == code and each.severity.reaches(Severity.WARNING)]


@pytest.mark.parametrize(("others", "found"), [(20, [25]), (22, [25, 26]), (34, [25, 26, 27])])
def test_as_many_as_one_in_twelve_of_a_small_list_are_told_one_by_one(others: int, found: list[int]) -> None:
    odd = "".join(f"- [Elm{at}](https://elm.dev/{at}) - Sorts things of some kind\n" for at in range(len(found)))
    more = "".join(f"- [Fir{at}](https://fir.dev/{at}) - Sorts things of some kind.\n" for at in range(20, others))
    assert rows("# T\n\n## Some\n\n" + "".join(USUAL) + odd + more, "ENT011") == found


def test_the_only_entry_of_a_section_without_a_description() -> None:
    text = "# T\n\n## Some\n\n" + "".join(USUAL) + "\n## Other\n\n- [Elm]({})\n"
    assert rows(text.format("https://elm.dev/x"), "ENT013") == [28]
    assert rows(text.format("other.md"), "ENT013") == []
    assert rows(text.format("https://elm.dev/x") + "- [Fir](https://fir.dev/x)\n", "ENT013") == []


def test_a_mark_behind_an_entry_with_its_date_in_front() -> None:
    lines = [f"- {at + 1} May: [{name}](https://{name.lower()}.dev/x) in Rome\n" for at, name in enumerate(NAMES)]
    lines[9] = lines[9].replace("Rome", "Rome.")
    assert rows("# T\n\n## Some\n\n" + "".join(lines), "ENT011") == [14]


def test_a_small_letter_on_a_line_below_further_links() -> None:
    line = "- [{0}](https://{1}.dev/x) [code](https://{1}.dev/c)\n\n  {2} things of some kind.\n\n"
    lines = [line.format(name, name.lower(), "Sorts") for name in NAMES]
    lines[9] = lines[9].replace("Sorts", "Bends").replace("Bends", "bends")
    assert rows("# T\n\n## Some\n\n" + "".join(lines), "ENT014") == [5 + 9 * 4 + 2]


def test_names_that_share_no_more_than_where_they_are_from() -> None:
    text = (
        "# T\n\n- [Elm voices [Sawmill]](https://sawmill.com/elm)\n- [Fir songs [Sawmill]](https://sawmill.com/elm)\n"
    )
    assert rows(text, "LNK006") == [4]


def test_a_numbered_section_out_of_order() -> None:
    titles = [f"{at}. {name}" for at, name in enumerate(NAMES[:14], 1)]
    titles.insert(2, titles.pop(10))
    sections = "".join(f"## {title}\n\n- [Elm{at}](https://elm.dev/{at})\n\n" for at, title in enumerate(titles))
    assert len(rows(f"# T\n\n{sections}", "ORD002")) == 1


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("collecttion", "collection"), ("lagnuage", "language"), ("mannagement", "management"), ("dataabse", "database")],
)
def test_a_slip_in_a_usual_word(wrong: str, right: str) -> None:
    text = f"# T\n\n- [Elm](https://elm.dev/x) - Sorts the {wrong} of all the trees that are there.\n"
    assert rows(text, "SPL001") == [3]
    assert f"the {right} of" in fix(text, Settings(select=["SPL001"]), unsafe=True).text


@pytest.mark.parametrize("word", ["lecturers", "favourite", "constrains", "stimulation", "modelling", "challengers"])
def test_another_word_that_is_near_to_a_usual_one(word: str) -> None:
    assert rows(f"# T\n\n- [Elm](https://elm.dev/x) - Sorts the {word} of all the trees.\n", "SPL001") == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("editor editor", [3]),
        ("simple simple", [3]),
        ("very very", []),
        ("Duran Duran", []),
        ("log log", []),
        ("anti anti", []),
    ],
)
def test_a_word_of_any_kind_that_stands_twice(words: str, found: list[int]) -> None:
    assert rows(f"# T\n\n- [Elm](https://elm.dev/x) - This is a {words} for all of the trees.\n", "SPL003") == found


def test_a_verb_that_stands_twice() -> None:
    line = "- [Elm](https://elm.dev/x) - {} is is a thing that sorts all of the trees.\n"
    assert rows("# T\n\n" + line.format("The tree"), "SPL003") == [3]
    assert rows("# T\n\n" + line.format("What it"), "SPL003") == []


@pytest.mark.parametrize(("marks", "found"), [("###", []), ("####", [13]), ("##", [])])
def test_the_only_heading_that_skips_a_level(marks: str, found: list[int]) -> None:
    lower = "### {0}\n\n- [{0}](https://{0}.dev/x)\n\n"
    first = f"# T\n\n## Some\n\n{lower.format('elm')}## Other\n\n"
    above = first.count("\n") + 1
    text = f"{first}{marks} Fir\n\n- [Fir](https://fir.dev/x)\n\n" + "".join(map(lower.format, ("oak", "ash", "yew")))
    assert rows(text, "DOC002") == [above for _ in found]
    more = "## Some\n\n#### One\n\n#### Two\n\n## Two\n\n#### Six\n\n"
    assert rows(text.replace("## Some\n\n", more), "DOC002") == []


@pytest.mark.parametrize(
    ("between", "found"),
    [(". ", [25]), (".- ", [25]), ("- ", [25]), (" (html)* ", [25]), (", ", []), (": ", [])],
)
def test_two_entries_on_one_line(between: str, found: list[int]) -> None:
    line = f"- [Elm](https://elm.dev/x) - Sorts all things{between}[Fir](https://fir.dev/x) - Bends them.\n"
    assert rows("# T\n\n## Some\n\n" + "".join(USUAL) + line, "ENT018") == found


def test_a_sentence_that_begins_with_a_link() -> None:
    line = "- [Elm](https://elm.dev/x) - Sorts things. [{}](https://fir.dev/x) - {}.\n"
    text = "# T\n\n## Some\n\n" + "".join(USUAL)
    assert rows(text + line.format("Website", "Shows all"), "ENT018") == []
    assert rows(text + line.format("Fir", "the old one"), "ENT018") == []


@pytest.mark.parametrize(
    ("line", "others"),
    [("- ![Elm](https://elm.dev/x) - Sorts things.", 1), ("- Elm (https://elm.dev/x) - Sorts things.", 4)],
)
def test_a_broken_link_in_a_list_of_few(line: str, others: int) -> None:
    text = f"# T\n\n## Some\n\n{''.join(USUAL[:others])}{line}\n"
    assert rows(text, "ENT010") == [5 + others]


LONE: list[tuple[str, list[int]]] = [
    ("- Elm (https://elm.dev/x)", [21]),
    ("- Elm: https://elm.dev/x", [21]),
    ("- **Elm**: https://elm.dev/x", [21]),
    ("- Elm <https://elm.dev/x>", [21]),
    ("- Elm [https://elm.dev/x]", [21]),
    ("- Elm [https://elm.dev/x] - Sorts things.", [21]),
    ("- Elm and its trees: https://oak.dev/x Sorts things.", [21]),
    ("- ![Elm](https://elm.dev/x)", [21]),
    ("- `[Elm](https://elm.dev/x)`", [21]),
    ("[Elm](https://elm.dev/x)", [21]),
    ("[Elm](https://elm.dev/x) - Sorts things.", [21]),
    ("- Website: https://elm.dev/x", []),
    ("- Or use the search on the website: <https://elm.dev/x>", []),
    ("- Search among trees, https://elm.dev/x", []),
    ("- ![Elm](https://elm.dev/x.png)", []),
    ("[Elm](https://elm.dev/x) sorts things, as we know.", []),
]


@pytest.mark.parametrize(("line", "found"), LONE)
def test_a_line_whose_own_list_does_not_tell_that_it_is_broken(line: str, found: list[int]) -> None:
    usual = "".join(f"- [Tree {at}](https://trees.dev/{at}) - Bends the {at} of them.\n" for at in range(14))
    text = f"# T\n\n## Some\n\n{usual}\n## Other\n{line}\n"
    assert rows(text, "ENT010") == found
    few = f"# T\n\n## Some\n\n{usual[: usual.index('- [Tree 9]')]}\n## Other\n\n{line}\n"
    assert rows(few, "ENT010") == []
    twice = text + "".join(f"\n## {title}\n\n{line}\n" for title in ("One", "Two"))
    assert rows(twice, "ENT010") == []


@pytest.mark.parametrize(("above", "found"), [("is here.", [19]), ("is here. Paper:", []), ("is here, and", [])])
def test_a_line_that_goes_on_with_an_entry(above: str, found: list[int]) -> None:
    usual = "".join(f"- [Tree {at}](https://trees.dev/{at}) - Bends the {at} of them.\n" for at in range(13))
    text = f"# T\n\n## Some\n\n{usual}- [Fir](https://fir.dev/x), which {above}\n[Elm](https://elm.dev/x)\n"
    assert rows(text, "ENT010") == found


@pytest.mark.parametrize(
    "link",
    [
        "[Elm (a tree) https://elm.dev/x)",
        "(Elm (a tree))(https://elm.dev/x)",
        "(Elm (a tree))[https://elm.dev/x]",
        "［Elm (a tree)］(https://elm.dev/x)",
        "［【Elm】 a tree］(https://elm.dev/x)",
        "[https://elm.dev/x](Elm the (a tree))",
    ],
)
def test_a_broken_link_whose_name_holds_brackets(link: str) -> None:
    assert rows(f"# T\n\n## Some\n\n{''.join(USUAL)}- {link} - Sorts things.\n", "ENT010") == [5 + len(USUAL)]


@pytest.mark.parametrize(
    ("url", "found"), [("trees/elm", [3]), ("樹木の話！", [3]), ("elm.dev/x", []), ("docs/elm.md", []), ("#elm", [])]
)
def test_a_url_as_the_text_of_a_link_that_has_none(url: str, found: list[int]) -> None:
    assert rows(f"# T\n\n- [https://elm.dev/trees](<{url}>) - Sorts things.\n", "LNK017") == found


def test_the_first_of_a_list_without_its_bullet() -> None:
    text = f"# T\n\n## Some\n\n[Elm](https://elm.dev/x) - Sorts things.\n{''.join(USUAL[:2])}"
    assert rows(text, "ENT010") == [5]
    assert rows(text.replace("things.\n", "things.\n\n"), "ENT010") == []
    assert "\n- [Elm](" in fix(text, Settings(select=["ENT010"]), unsafe=True).text
