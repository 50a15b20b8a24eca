"""What was found in blocks is known of those that are still there, and is looked for in new ones alone."""

from __future__ import annotations

from awesome_lint.syntax.findings import Findings

ODD = "odd"


class Asked:
    """Finds the odd ones among the digits of a block, and remembers which blocks it was asked about."""

    def __init__(self) -> None:
        self.blocks: list[str] = []

    def odd(self, block: str) -> list[str]:
        self.blocks.append(block)
        return [each for each in block if int(each) % 2]


def test_only_new_blocks_are_looked_at() -> None:
    asked, findings = Asked(), Findings[str]()
    for blocks, expected, new in (
        (["12", "34", "88"], ["1", "3"], ["12", "34", "88"]),
        (["12", "34", "86"], ["1", "3"], ["86"]),
        (["12", "5", "86"], ["1", "5"], ["5"]),
        (["7", "12", "5", "86"], ["7", "1", "5"], ["7"]),
        (["12", "86"], ["1"], []),
    ):
        findings = findings.taken_over({*blocks})
        assert [*findings.together(blocks, asked.odd, ODD)] == expected
        assert [*findings.together(blocks, asked.odd, ODD)] == expected
        assert findings.of_all(blocks, asked.odd, ODD) == [[one for one in each if int(one) % 2] for each in blocks]
        assert sorted(asked.blocks) == sorted(new)
        asked.blocks.clear()


def test_who_does_not_ask_about_each_page_hears_of_all_blocks() -> None:
    asked, findings = Asked(), Findings[str]()
    assert [*findings.together(["12"], asked.odd, ODD)] == ["1"]
    findings = findings.taken_over({"12", "3"}).taken_over({"12", "3", "4"})
    assert [*findings.together(["12", "3", "4"], asked.odd, ODD)] == ["1", "3"]


def test_what_was_found_in_a_block_that_became_another_is_known_for_one_page() -> None:
    asked, findings = Asked(), Findings[str]()
    findings.together(["12", "3"], asked.odd, ODD)
    findings = findings.taken_over({"12", "35"}, "3")
    assert findings.known("3", ODD) == ["3"]
    assert [*findings.together(["12", "35"], asked.odd, ODD)] == ["1", "3", "5"]
    assert findings.taken_over({"12", "35"}).known("3", ODD) is None
