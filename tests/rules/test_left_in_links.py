"""Marks that are left inside of links and behind them, and other slips that one line shows."""

from __future__ import annotations

import pytest

from awesome_lint import check, fix
from awesome_lint.diagnostic import Severity
from awesome_lint.settings import Settings

PAGE = "# Trees\n\nA list of trees.\n\n## Some\n\n{}\n- [Oak](https://oak.dev/x) - Bends in storms.\n"


def rows(text: str, code: str) -> list[int]:
    return [each.location.row for each in check(text, Settings(select=[code]))]


def told(line: str) -> list[str]:
    page = PAGE.format(line)
    return sorted({code for code in CODES if rows(page, code) == [7]})


CODES = ["DOC008", "DOC028", "DOC029", "DOC033", "DOC035", "LNK001", "LNK009", "LNK012", "LNK016", "LNK019"]

LINES = [
    ("- [Elm](https://elm.dev/x)> - Sorts things.", ["DOC008"]),
    ("- [Elm](https://elm.dev/x)[ - Sorts things.", ["DOC008"]),
    ("- [Elm](https://elm.dev/x)[: Sorts things, [see](https://elm.dev/y).", ["DOC008"]),
    ("- [Elm](https://elm.dev/x)>: Sorts things.", ["DOC008"]),
    ("- <[Elm](https://elm.dev/x)> - Sorts things.", []),
    ("- [Elm](https://elm.dev/x)[1] - Sorts things.", []),
    ("- [Elm](https://elm.dev/x)>2 - Sorts things.", []),
    ("- [Elm**](https://elm.dev/x) - Sorts things.", ["DOC008"]),
    ("- [Elm](https://elm.dev/x) - Sorts ~~things.", ["DOC008"]),
    ("- [Elm](https://elm.dev/x) - Sorts things~~", []),
    ("- [**Elm](https://elm.dev/x)** - Sorts things.", ["DOC028"]),
    ("- **[Elm**](https://elm.dev/x) - Sorts things.", ["DOC028"]),
    ("- **[Elm](https://elm.dev/x)** - Sorts things.", []),
    ("- [Elm](https://elm.dev/x) - Sorts things, , and more.", ["DOC033"]),
    ("- [Elm](https://elm.dev/x) - Sorts things,.", ["DOC033"]),
    ("- [Elm](https://elm.dev/x) - Reads a, .net and b.", []),
    ("- [Elm](hppts://elm.dev/x) - Sorts things.", ["LNK001"]),
    ("- [Elm](hptts://elm.dev/x) - Sorts things.", ["LNK001"]),
    ("- [Elm](shttp://elm.dev/x) - Sorts things.", []),
    ("- [Elm](https://wwwgithub.com/elm/elm) - Sorts things.", ["LNK016"]),
    ("- [Elm](https://wwwnc.elm.dev/x) - Sorts things.", []),
    ("- [Elm](https://youtu.be/elmelmelmel?si=x1) - Sorts things.", ["LNK009"]),
    ("- [Elm](https://elm.dev/?si=x1) - Sorts things.", []),
    ("- [Elm](https://www.google.com/url?sa=D&q=https%3A%2F%2Felm.dev%2Fx&usg=1) - Sorts things.", ["LNK012"]),
    ("- [Elm](https://www.google.com/search?q=https://elm.dev/x) - Sorts things.", []),
    (r"- Elm: https://elm.dev/a\_b", ["LNK019"]),
    (r"- <https://elm.dev/a\_b\_c>", ["LNK019"]),
    (r"- [Elm](https://elm.dev/a\_b) - Sorts things.", []),
    ("### Elms##", ["DOC035"]),
    ("### Elms in C#", []),
    ("### Elms ##", []),
    ("###", ["DOC029"]),
]


@pytest.mark.parametrize(("line", "codes"), LINES)
def test_the_line_of_a_slip(line: str, codes: list[str]) -> None:
    assert told(line) == codes


FIXED = [
    ("DOC028", "- [**Elm](https://elm.dev/x)** - Sorts.", "- **[Elm](https://elm.dev/x)** - Sorts."),
    ("DOC028", "- **[Elm**](https://elm.dev/x) - Sorts.", "- **[Elm](https://elm.dev/x)** - Sorts."),
    ("DOC033", "- [Elm](https://elm.dev/x) - Sorts, , not.", "- [Elm](https://elm.dev/x) - Sorts, not."),
    ("LNK012", "- [Elm](https://google.com/url?q=https://elm.dev/x&sa=D)", "- [Elm](https://elm.dev/x)"),
    ("LNK019", r"- <https://elm.dev/a\_b\_c>", "- <https://elm.dev/a_b_c>"),
    ("DOC035", "### Elms##", "### Elms"),
]


@pytest.mark.parametrize(("code", "line", "mended"), FIXED)
def test_what_is_left_is_taken_away(code: str, line: str, mended: str) -> None:
    assert fix(PAGE.format(line), Settings(select=[code]), unsafe=True).text == PAGE.format(mended)


def test_one_video_by_two_links() -> None:
    video = "https://youtu.be/elmelmelmel"
    two = f"- [Ash]({video}) - Sorts things.\n- [Elm]({video}?si=x1) - Bends in storms."
    assert rows(PAGE.format(two), "LNK006") == [8]


@pytest.mark.parametrize(("bullets", "found"), [("*-", [23]), ("-*", [24]), ("*--", [23]), ("--", [])])
def test_another_bullet_in_a_short_section(bullets: str, found: list[int]) -> None:
    others = "".join(f"- [Fir{at}](https://fir.dev/{at}) - Sorts things.\n" for at in range(15))
    lines = "".join(f"{bullet} [Elm](https://elm.dev/{at}) - Bends.\n" for at, bullet in enumerate(bullets))
    assert rows(f"# Trees\n\n## Some\n\n{others}\n## Few\n\n{lines}", "DOC025") == found


def test_two_words_that_are_a_letter_apart_are_not_told_by_a_url() -> None:
    other = "https://oak.dev/content_2016/Oak_in_Context_of_x.pdf"
    assert rows(PAGE.format(f"- [Elm in its Context]({other.replace('Context', 'x')}) - Sorts things."), "SPL005") == []


@pytest.mark.parametrize(
    ("name", "url", "found"),
    [
        ("elm elm", "https://github.com/wood/elm", [7]),
        ("Elm Elm", "https://github.com/wood/elm/", [7]),
        ("Elm Elm", "https://github.com/wood/elmelm", []),
        ("Duran Duran", "https://duran.dev/band", []),
    ],
)
def test_a_name_that_is_that_of_its_repository_twice(name: str, url: str, found: list[int]) -> None:
    assert rows(PAGE.format(f"- [{name}]({url}) - Sorts things."), "SPL003") == found


@pytest.mark.parametrize(("groups", "found"), [(2, 2), (3, 1), (4, 1)])
def test_groups_at_the_level_of_their_entries_are_told_once(groups: int, found: int) -> None:
    entry = "### [Elm {0}{1}](https://elm.dev/{0}{1})\n\nSorts things of the kind {1}.\n\n"
    sections = "".join(
        f"### Kind {'abcd'[at]}\n\n{''.join(entry.format(at, place) for place in range(8))}" for at in range(groups)
    )
    told = [each for each in check(f"# Trees\n\n## Some\n\n{sections}") if each.code == "DOC005"]
    assert len(told) == groups
    assert sum(each.severity is not Severity.INFO for each in told) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("A list of trees.", [13]),
        ("There is no fixed order of items in each category.", []),
        ("Trees, in no particular order.", []),
        ("The order of items is not by age.", [13]),
    ],
)
def test_a_page_that_says_that_it_keeps_no_order(said: str, found: list[int]) -> None:
    names = ["Ash", "Birch", "Cedar", "Elm", "Fir", "Gum", "Holly", "Apple", "Larch", "Maple", "Oak", "Pine"]
    items = "".join(f"- [{name}](https://{name.lower()}.dev/x) - Bends.\n" for name in names)
    told = [each.location.row for each in check(f"# Trees\n\n{said}\n\n## Some\n{items}") if each.code == "ORD001"]
    assert told == found


def test_a_space_at_the_end_of_a_link_to_a_place_in_html() -> None:
    text = '# Trees\n\n<a href="#elms ">Elms</a>, <a href="#elks ">Elks</a>\n\n<h2 id="elms">Elms</h2>\n\nThey bend.\n'
    assert [each.location.column for each in check(text) if each.code == "LNK004"] == [37]
