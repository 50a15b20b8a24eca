"""Changes that somebody asks for one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesome_lint import Settings, check, fix, format_text
from awesome_lint.pipeline import mending
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.mending import Change
from places import CORPUS, lists, needs_lists

LIST = """\
# Tools

## Counting


- [Abacus](htps://example.org/abacus) - Counts.
- [Beacon](htps://example.org/beacon) - Shines shines of of.

    code of of

## More
- [Comet](https://example.org/comet) - Flies.
"""


def given(text: str) -> Input:
    return Input("list.md", text, Settings())


def changed(text: str, change: Change) -> str:
    for start, end, new in reversed(change.hunks):
        text = text[:start] + new + text[end:]
    return text


def test_one_fix_leaves_the_others() -> None:
    first, second = [each for each in check(LIST) if each.code == "LNK001"]
    assert changed(LIST, mending.fix_one(given(LIST), first)) == LIST.replace("htps", "https", 1)
    only_second = mending.fix_one(given(LIST), second)
    assert changed(LIST, only_second) == LIST.replace("htps://example.org/b", "https://example.org/b")
    assert only_second.refused == []


def test_all_fixes_and_the_format_are_those_of_the_library() -> None:
    assert changed(LIST, mending.fix_all(given(LIST))) == fix(LIST).text
    assert changed(LIST, mending.format_all(given(LIST))) == format_text(LIST)


def test_a_line_that_can_hold_no_comment_is_not_silenced() -> None:
    blank = next(each for each in check(LIST) if each.code == "FMT004")
    change = mending.silence(given(LIST), blank)
    assert ([*change.hunks], change.refused) == ([], ["list.md: no comment can stand there that would silence it"])


def test_a_rule_is_silenced_on_the_page_once() -> None:
    one, other = (next(each for each in check(LIST) if each.code == code) for code in ("LNK001", "SPL003"))
    once = changed(LIST, mending.silence(given(LIST), one, everywhere=True))
    assert once == f"<!-- awesome-lint-disable LNK001 -->\n\n{LIST}"
    twice = changed(once, mending.silence(given(once), other, everywhere=True))
    assert twice == f"<!-- awesome-lint-disable LNK001 SPL003 -->\n\n{LIST}"
    assert {"LNK001", "SPL003"}.isdisjoint(each.code for each in check(twice))


@needs_lists
@pytest.mark.parametrize("path", lists(CORPUS)[::12], ids=lambda path: path.stem)
def test_the_blocks_of_each_line_of_a_real_list_are_formatted_alone(path: Path) -> None:
    text = path.read_bytes().decode()
    whole = mending.format_all(given(text))
    lines = text[: whole.hunks[0].start].count("\n") if whole.hunks else 0
    part = mending.format_lines(given(text), lines, lines)
    assert {*part.hunks} <= {*whole.hunks}
