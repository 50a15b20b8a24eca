"""What a list consists of, in five styles."""

from __future__ import annotations

import pytest

from awesome_lint import Settings
from awesome_lint.page import Page
from awesome_lint.pipeline import outlining
from awesome_lint.pipeline.outlining import Fold, Symbol
from styles import BULLETS, EVERY, HEADINGS, NESTED


def read(text: str) -> Page:
    return Page.read(text, Settings())


def test_sections_hold_their_entries() -> None:
    counting, shining = [each for each in outlining.outline(read(BULLETS)) if each.symbols]
    assert [each.name for each in counting.symbols] == ["Abacus", "Beacon", "Comet", "Drift"]
    assert (shining.name, shining.detail) == ("Shining", "4 entries")
    assert BULLETS[slice(*shining.name_span)] == "Shining"


@pytest.mark.parametrize("name", EVERY)
def test_every_entry_is_there_once_and_within_what_holds_it(name: str) -> None:
    page = read(EVERY[name])
    every = [each for top in outlining.outline(page) for each in top.walk()]
    assert sorted(each.name for each in every if not each.is_section) == sorted(
        each.name for each in page.catalog.entries
    )

    def check(symbol: Symbol) -> None:
        assert symbol.span.start <= symbol.name_span.start <= symbol.name_span.end <= symbol.span.end
        for each in symbol.symbols:
            assert symbol.span.start <= each.span.start <= each.span.end <= symbol.span.end
            check(each)

    for top in outlining.outline(page):
        check(top)


def test_what_there_is_to_say_of_sections() -> None:
    assert [each.text for each in outlining.summaries(read(BULLETS))] == ["4 entries", "4 entries"]
    (only,) = outlining.summaries(read(HEADINGS))
    assert (only.count, only.astray, HEADINGS[slice(*only.title_span)]) == (6, 0, "The Toolkits")
    lines = [f"- [{name}](https://example.org/{name}) - Is a letter.\n" for name in "abcdefghijkl"]
    text = "# Letters\n\nIn alphabetical order.\n\n## All\n\n{}"
    for letters, said in ((lines, "in"), ([*lines[1:], lines[0]], "1 out of")):
        (only,) = outlining.summaries(read(text.format("".join(letters))))
        assert only.text == f"12 entries, {said} alphabetical order"


def test_what_can_be_folded() -> None:
    lines = NESTED.splitlines()
    folds = outlining.folds(read(NESTED))
    assert Fold(lines.index("<!-- a comment"), lines.index("of two lines -->"), is_comment=True) in folds
    assert Fold(lines.index("```sh"), lines.index("```")) in folds
    assert Fold(2, len(lines) - 1) in folds
