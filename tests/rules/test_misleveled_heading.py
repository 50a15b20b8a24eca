"""Headings of another level than those beside them."""

from __future__ import annotations

import pytest

from awesome_lint import check, fix
from awesome_lint.diagnostic import Severity
from awesome_lint.settings import Settings

NAMES = ["Axes", "Bolts", "Clamps", "Drills", "Edges"]
CONTENTS = "## Contents\n\n" + "".join(f"- [{name}](#{name.lower()})\n" for name in NAMES) + "\n"


def page(levels: list[int], contents: str = CONTENTS) -> str:
    section = "{0} {1}\n\n- [{1}x](https://{1}.dev/x)\n\n"
    return f"# T\n\n{contents}" + "".join(map(section.format, ("#" * level for level in levels), NAMES))


def rows(text: str, code: str = "DOC032") -> list[int]:
    return [each.location.row for each in check(text) if each.code == code and each.severity.reaches(Severity.WARNING)]


@pytest.mark.parametrize(
    ("levels", "found"),
    [
        ([2, 2, 3, 2, 2], [19]),
        ([3, 3, 2, 3, 3], [19]),
        ([2, 2, 2, 2, 4], [27]),
        ([2, 3, 3, 2, 2], []),
        ([2, 2, 2, 2, 2], []),
    ],
)
def test_the_only_one_of_its_level_among_those_that_are_listed(levels: list[int], found: list[int]) -> None:
    assert rows(page(levels)) == found
    assert rows(page(levels).replace("- [Axes](#axes)\n- [Bolts](#bolts)\n", "")) == []


def test_headings_that_are_listed_as_deep_below_different_ones() -> None:
    contents = CONTENTS.replace("- [C", "  - [C").replace("- [D", "  - [D").replace("- [E", "  - [E")
    assert rows(page([2, 2, 3, 3, 3], contents)) == []
    contents = CONTENTS.replace("- [B", "  - [B").replace("- [C", "  - [C").replace("- [E", "  - [E")
    assert rows(page([2, 3, 3, 2, 2], contents)) == []


def test_the_fix_gives_it_the_level_of_the_others() -> None:
    assert fix(page([2, 2, 3, 2, 2]), Settings(select=["DOC032"]), unsafe=True).text == page([2, 2, 2, 2, 2])


def test_a_second_title_among_sections() -> None:
    assert rows(page([2, 2, 2, 1, 2], "")) == [15]
    assert rows(page([2, 2, 1, 2, 2], "")) == []
    assert rows(page([2, 2, 1, 1, 2], "")) == []
    assert rows(page([2, 2, 2, 2, 1], "")) == [19]
    assert rows(page([2, 2, 2, 2, 1], "").replace("# Edges", "# License")) == []


def test_an_entry_that_stands_in_the_contents_twice() -> None:
    assert rows(page([2] * 5).replace("- [Clamps]", "- [Axes](#axes)\n- [Clamps]"), "DOC004") == [7]


def test_a_text_that_is_not_that_of_its_heading() -> None:
    listed = [*NAMES, "Files"]
    text = page([2] * 5).replace("(#edges)\n", "(#edges)\n- [Files](#files)\n") + "## Files\n\n- [F](https://f.dev/x)\n"
    assert rows(text, "DOC004") == []
    assert rows(text.replace("[Clamps](#", "[Glue](#"), "DOC004") == [5 + listed.index("Clamps")]
    assert rows(text.replace("[Clamps](#", "[Big clamps](#"), "DOC004") == []
